"""Variants of a schema judge as the whole schema does that is written without the assertion and compiled anew."""

from urllib.parse import quote

import pytest

from cio_schemas.compiler.compiled import compile as compiled
from cio_schemas.schema.pointer import steps_of, tokens_of, value_at
from cio_schemas.schema.ref_resolution import Index
from cio_schemas.schema.sharing import copied
from cio_schemas.strategies.breaking.assertions import assertions
from cio_schemas.strategies.breaking.variants import Dropped, Variants
from cio_schemas.strategies.preparation import subschemas_of
from cio_schemas.strategies.schema_space import space_of
from cio_schemas.validators import Validator
from cio_schemas.validators.options import DEFAULT
from tests.suite.official import groups, remotes


def anew(subschemas, dropped):
    """Compile the documents again, one of them without an assertion."""
    documents = {uri: copied(subschemas.retrieve(uri)) for uri in subschemas.retrieved}
    index = Index(documents.get, dialect=subschemas.dialect)
    root = copied(subschemas.document)
    index.add("", root)
    for uri, document in documents.items():
        index.add(uri, document)
    index.resolve(dropped.location.base, f"#{quote(dropped.location.pointer)}")
    target = index[dropped.location]
    rest = dropped.rest(target)
    if isinstance(target, dict):
        target.clear()
        target.update(rest)
    else:
        whole = index[index.resource(dropped.location).root]
        *steps, last = steps_of(whole, tokens_of(dropped.location.pointer))
        value_at(whole, steps)[last] = rest
    index = Index(documents.get, dialect=subschemas.dialect)
    return compiled(index, index.add("", root), subschemas.formats)


def dropped_of(subschemas):
    """Return what is left out for each assertion of a schema, except where a whole document is false."""
    every = dict.fromkeys(map(Dropped.of, assertions(space_of(subschemas))))
    return [
        each
        for each in every
        if subschemas.index.resource(each.location).root != each.location or each.keyword != "false"
    ]


def verdicts(functions, instances):
    return [functions.is_valid(instance) for instance in instances]


def differences(validator, instances):
    subschemas = subschemas_of(validator, None, DEFAULT)
    variants = Variants(subschemas)
    return [
        each
        for each in dropped_of(subschemas)
        if verdicts(variants.without(each), instances) != verdicts(anew(subschemas, each), instances)
    ]


MANY = {f"p{i}": {"type": "string", "maxLength": 3} for i in range(30)}
TAGGED = [
    {"type": "object", "required": ["t"], "properties": {"t": {"const": tag}, "n": {"type": kind}}}
    for tag, kind in (("a", "null"), ("b", "number"), ("c", "string"), ("d", "array"), ("e", "object"))
]
NAMED = {name: {**branch, "minProperties": 1} for name, branch in zip("abcde", TAGGED, strict=True)}
BRANCHES = [{"$ref": f"#/$defs/{name}"} for name in NAMED]
TAGS = [{"t": "a", "n": None}, {"t": "a", "n": 1}, {"t": "b", "n": 1}, {"t": "f"}, {"n": 1}, {}, [], {"t": 1}]
FEW = {"type": "number", "minimum": 1, "multipleOf": 2, "maximum": 9, "not": {"const": 4}}


def apart(schema, **more):
    """Return a schema that refers twice to one that is so large that it has a function of its own."""
    large = {**schema, "not": {"anyOf": [{"const": f"{i}"} for i in range(8)]}}
    return {"$ref": "#/$defs/large", "properties": {"r": {"$ref": "#/$defs/large"}}, "$defs": {"large": large}} | more


OPEN = apart({"properties": {"a": {"type": "string"}}, "additionalProperties": False}, unevaluatedProperties=False)
UNION = apart(
    {"anyOf": [{"properties": {"a": {"type": "string"}}}, {"properties": {"b": {"minimum": 2}}}]},
    unevaluatedProperties=False,
)
MEMBERS = [{}, {"a": ""}, {"a": 1}, {"b": 2}, {"b": 1}, {"a": "", "b": 2}, {"c": 1}, {"r": {"a": ""}}, {"r": {"b": 1}}]
CLOSED = apart({"items": False, "prefixItems": [{"type": "null"}]}, unevaluatedItems=False)
CONTAINS = apart({"contains": {"type": "null"}}, unevaluatedItems={"type": "string"})
ITEMS = [[], [None], [1], [None, 1], [""], [None, ""]]
NONE = {
    "properties": {
        "a": False,
        "b": {"prefixItems": [True, False]},
        "c": apart({"properties": {"d": {"$ref": "#/no"}}}),
    },
    "$defs": {"large": {"not": {"anyOf": [{"const": i} for i in range(8)]}, "additionalProperties": {"$ref": "#/no"}}},
    "no": False,
}
SELF = {"$ref": "#/$defs/tree"}
TREE = {
    "type": "object",
    "required": ["v"],
    "properties": {"v": {"type": "number"}, "l": SELF, "r": SELF},
    "additionalProperties": False,
}
NODE = {
    "$id": "https://example.com/tree",
    "$dynamicAnchor": "node",
    "type": "object",
    "properties": {"data": {"type": "string"}, "children": {"items": {"$dynamicRef": "#node"}, "maxItems": 2}},
}
STRICT = {
    "$id": "https://example.com/strict",
    "$ref": "tree",
    "$dynamicAnchor": "node",
    "required": ["data"],
    "$defs": {"tree": NODE},
}
DRAFT_4 = {
    "$schema": "http://json-schema.org/draft-04/schema#",
    "minimum": 1,
    "exclusiveMinimum": True,
    "items": [{"type": "integer"}],
    "additionalItems": False,
    "dependencies": {"a": ["b", "c"], "d": {"required": ["e"]}},
}

# what a function is written by, beside the schema object that changes, and instances that tell
SCHEMAS = {
    "many members that are alike": (
        {"properties": MANY, "additionalProperties": False},
        [{"p1": "four"}, {"p29": 1}, {"p1": "four", "p2": "four"}, {"q": 1}],
    ),
    "branches told apart by a string": ({"oneOf": TAGGED}, TAGS),
    "the same by way of references": ({"$defs": NAMED, "oneOf": BRANCHES}, TAGS),
    "the same in an item": (
        {"$defs": NAMED, "items": {"anyOf": BRANCHES, "maxProperties": 2}},
        [*([each] for each in TAGS), [TAGS[0], {"t": "b", "n": 1, "x": 1}]],
    ),
    "branches told apart by their type": (
        {"anyOf": [{"type": "string", "pattern": "^a", "minLength": 2}, {"$ref": "#/$defs/n"}], "$defs": {"n": FEW}},
        ["", "a", "ab", "b", 0, 2, 3, 4, 10, None],
    ),
    "what is evaluated behind a reference": (OPEN, MEMBERS),
    "what a union behind a reference evaluates": (UNION, MEMBERS),
    "whether items are left": (CLOSED, ITEMS),
    "what contains evaluates": (CONTAINS, ITEMS),
    "false by name, by position, by reference": (
        NONE,
        [{}, {"a": 1}, {"b": [1]}, {"b": [1, 2]}, {"c": {}}, {"c": {"d": 1}}, {"c": {"r": {"d": 1}}}],
    ),
    "a definition that refers to itself": (
        {"$defs": {"tree": TREE}, **SELF},
        [
            {"v": 1},
            {"v": 1, "l": {"v": ""}},
            {"v": 1, "l": {}},
            {"v": 1, "l": {"v": 1, "r": {"v": 1, "x": 1}}},
            {"v": 1, "r": 1},
        ],
    ),
    "dynamic references": (
        STRICT,
        [{"data": ""}, {}, *({"data": "", "children": each} for each in ([{}], [{"data": 1}], [{"data": ""}] * 3))],
    ),
    "older spellings": (
        DRAFT_4,
        [0, 1, 2, [1], [1.0], [1, 2], {"a": 1}, {"a": 1, "b": 1}, {"a": 1, "b": 1, "c": 1}, {"d": 1}],
    ),
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_what_a_function_is_written_by(name):
    schema, instances = SCHEMAS[name]

    assert differences(Validator(schema), instances) == []


EVERY = 12


@pytest.mark.parametrize("dialect", ["4", "7", "2019-09", "2020-12"])
@pytest.mark.parametrize("start", [0, *(pytest.param(i, marks=pytest.mark.slow) for i in range(1, EVERY))])
def test_schemas_of_the_official_suite(suite_root, dialect, start):
    registry = remotes(suite_root)
    found = []
    for group in [*groups(suite_root, "required", dialect)][start::EVERY]:
        validator = Validator(group.schema, registry=registry, format_checker=group.format_checker, dialect=dialect)
        found += [(group.description, each) for each in differences(validator, [test["data"] for test in group.tests])]

    assert found == []
