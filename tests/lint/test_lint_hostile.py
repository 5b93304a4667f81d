"""Nothing that can be written into a schema file crashes the linter, or keeps it busy."""

import json
import sys
from collections import Counter
from random import Random

import pytest

from cio_schemas.lint import RULES, Document, Linter
from cio_schemas.lint.analysis.context import Analysis
from cio_schemas.lint.analysis.judging import MAX_JUDGED
from cio_schemas.lint.files import of_text
from cio_schemas.lint.fixing.passes import fix_file
from cio_schemas.lint.linter import lint_file
from cio_schemas.lint.workspace import Workspace
from cio_schemas.schema.keywords import KEYWORDS
from tests.differential.random_schemas import random_schema

EVERY = Linter(RULES, lambda _: True)
JUNK = (None, True, False, 0, -1, 1.5, 1e308, 10**400, "", "a", "#", "#/", "#/$defs", "(", "\u0000", "\ud7ff", [], {})
JUNK = (*JUNK, [None], [[]], [{}], {"": {}}, {"a": None}, ["a", "a"], [1, True, 1.0], {"$ref": "#"}, {"type": 3})


def spoilt(random, value):
    """The same schema with some of its values replaced by what does not belong there."""
    if random.random() < 0.08:
        return random.choice(JUNK)
    if isinstance(value, dict):
        kept = {name: spoilt(random, member) for name, member in value.items()}
        return kept | ({random.choice(list(KEYWORDS)): random.choice(JUNK)} if random.random() < 0.3 else {})
    return [spoilt(random, item) for item in value] if isinstance(value, list) else value


def check(seed):
    random = Random(seed)
    schema = spoilt(random, random_schema(random))
    file = of_text(json.dumps(schema))
    lint_file(file, EVERY, Workspace())
    fix_file(file, EVERY, Workspace(), unsafe=True, unwanted=frozenset({"JS408"}))


def test_spoilt_schemas_do_not_crash():
    for seed in range(60):
        check(seed)


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, 20_000, 1_000))
def test_many_spoilt_schemas_do_not_crash(start):
    for seed in range(start, start + 1_000):
        check(seed)


def shared_parts(size):
    """Properties of which each has the same properties again, by references, on both sides."""
    sides = {
        f"{side}{level}": {"properties": {f"p{n}": {"$ref": f"#/$defs/{side}{level + 1}"} for n in range(size)}}
        for side in "ab"
        for level in range(4)
    }
    leaves = {"a4": {"type": "integer", "minimum": 1}, "b4": {"type": "integer", "maximum": 9}}
    return {"allOf": [{"$ref": "#/$defs/a0"}, {"$ref": "#/$defs/b0"}], "$defs": {**sides, **leaves}}


def same_property(levels):
    """A property within a property, of which references say the same in three ways at each level."""
    deep = {"allOf": [{"properties": {"p": {"$ref": "#/$defs/a"}}, "title": str(n)} for n in range(3)]}
    schema = {"enum": ["a", "b"]}
    for _ in range(levels):
        schema = {"properties": {"p": schema}, **deep}
    return {"$defs": {"a": deep}, **schema}


@pytest.mark.parametrize(
    "schema",
    [
        '{"items": ' * 1000 + "{}" + "}" * 1000,
        '{"not": ' * 300 + "{}" + "}" * 300,
        '{"allOf": [' * 200 + "{}" + "]}" * 200,
        '{"oneOf": [{"type": "object"}, ' * 120 + "{}" + "]}" * 120,
        '{"oneOf": [{"type": "null"}, ' * 400 + "{}" + "]}" * 400,
        '{"default": {}, "properties": {"a": ' * 500 + "{}" + "}}" * 500,
        '{"$ref": "#"}',
        '{"properties": {"a": {"$ref": "#"}}, "oneOf": [{"$ref": "#"}, {"properties": {"a": {"$ref": "#"}}}]}',
        json.dumps({"enum": list(range(20_000))}),
        json.dumps({"oneOf": [{"properties": {f"p{n}": {"$ref": "#"}}, "required": [f"p{n}"]} for n in range(200)]}),
        json.dumps({"$defs": {f"d{n}": {"$ref": f"#/$defs/d{n + 1}"} for n in range(700)} | {"d700": {}}}),
        json.dumps({"allOf": [{"enum": [n, n + 1]} for n in range(300)]}),
        json.dumps({"pattern": "(a*)*" * 200}),
        json.dumps({"pattern": "(" * 5000 + ")" * 5000}),
        '{"minimum": -1e308, "maximum": 1e308, "multipleOf": 5e-324, "type": "integer"}',
        '{"const": ' + "9" * 4000 + ', "multipleOf": 1e-300}',
        '{"minLength": 1e300, "oneOf": [{"minLength": 1e300}, {"type": "string"}]}',
        '{"minItems": 1e9, "oneOf": [{"minItems": 1e9}, {"type": "array"}]}',
        json.dumps(same_property(20)),
        json.dumps(shared_parts(40)),
        '{"pattern": "a{100000}", "oneOf": [{"type": "string"}, {"pattern": "(a{1000}){1000}"}]}',
    ],
    ids=range(21),
)
def test_hostile_schemas_end(schema):
    file = of_text(schema)
    fixed = fix_file(file, EVERY, Workspace(), unwanted=frozenset({"JS408"}))
    found = [each.code for each in lint_file(file, EVERY, Workspace())]
    assert (fixed.file is not file) is (fixed.mended > 0)
    assert not fixed.mended or found != [each.code for each in lint_file(fixed.file, EVERY, Workspace())]


class Compared(str):
    """A text that counts how often it is compared with another."""

    __slots__ = ()
    count = 0
    __hash__ = str.__hash__

    def __eq__(self, other):
        Compared.count += 1
        return str.__eq__(self, other)


def unused_definitions(size):
    """Findings that are fixed by removing a member, beside as many references that may lead to one."""
    defs = {f"d{n}": {"type": "integer", "minimum": n} for n in range(size)}
    return {"$defs": defs, "properties": {f"p{n}": {"$ref": f"#/$defs/d{n}"} for n in range(0, size, 2)}}


def redundant_branches(size):
    """The same of items of an array."""
    return {"allOf": [{"type": ["integer"]}] * size, "items": {"$ref": f"#/allOf/{size - 1}"}}


def required_names(size):
    """Names that are required and described."""
    names = [Compared(f"p{n}") for n in range(size)]
    return {"required": names, "properties": {name: {"$ref": "#/$defs/a"} for name in names}, "$defs": {"a": {}}}


def listed_twice(size):
    """Values that two schema objects list."""
    values = [Compared(f"v{n}") for n in range(size)]
    return {"enum": values, "allOf": [{"enum": values[::-1]}]}


GROWING = [(unused_definitions, 200), (redundant_branches, 100), (required_names, 1_000), (listed_twice, 1_000)]


@pytest.mark.parametrize(("schema", "size"), GROWING)
def test_twice_the_schema_takes_about_twice_the_work(schema, size):
    one, two = (work_of(schema(each)) for each in (size, 2 * size))
    assert one < two < 2.3 * one


def work_of(schema):
    """Return how many functions are called, and names compared, to lint a schema."""
    calls, Compared.count = Counter(), 0
    sys.setprofile(lambda _, event, __: calls.update((event,)))
    try:
        lint_file(of_text(json.dumps(schema)), EVERY, Workspace())
    finally:
        sys.setprofile(None)
    EVERY.lint(Document(schema))
    return sum(calls.values()) + Compared.count


@pytest.mark.parametrize("root", [True, False, None, 1, "a", [], [{}], {}])
def test_a_root_of_any_type(root):
    found = EVERY.lint(Document(root))
    assert ("JS102" in {each.rule.code for each in found}) is not isinstance(root, bool | dict)


def test_no_more_is_compiled_than_can_be_afforded():
    schema = {}
    for _ in range(400):
        schema = {"unevaluatedProperties": True, "default": {}, "properties": {"a": schema}}
    document = Document(schema)
    analysis = Analysis(document)
    judged = [analysis.accepts(node) is not None for node in document]
    first = judged.index(False)
    counted = [sum(401 - number for number in range(count)) for count in (first, first + 1)]  # each has all below it
    assert counted[0] <= MAX_JUDGED < counted[1]
    assert not any(judged[first:])
    assert "JS002" in {each.rule.code for each in EVERY.lint(document)}
