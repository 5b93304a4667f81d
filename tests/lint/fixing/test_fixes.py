"""Fixes: the text before and after, to the byte; and that no verdict changes."""

import json
from random import Random

import pytest

import cio_schemas
from cio_schemas.lint import RULES, Linter
from cio_schemas.lint.files import of_text
from cio_schemas.lint.fixing.apply_edits import apply
from cio_schemas.lint.fixing.edits_of_changes import edits
from cio_schemas.lint.fixing.passes import fix_file
from cio_schemas.lint.fixing.verify import compare
from cio_schemas.lint.linter import lint_file
from cio_schemas.lint.workspace import Workspace
from cio_schemas.rules.changes import Insert, Member, Precede, Splice
from tests.differential.peers import without_static_nodes
from tests.differential.random_instances import random_instance
from tests.differential.random_schemas import random_schema
from tests.reference import reference

EVERY = Linter(RULES, lambda _: True)
STYLE = frozenset({"JS408"})  # reorders what the other cases are to leave in place


def fixed(text, *, unsafe=False, unwanted=STYLE):
    return fix_file(of_text(text), EVERY, Workspace(), unsafe=unsafe, unwanted=unwanted).file.batch.text(0)


@pytest.mark.parametrize(
    "text",
    [
        '{\n  "type" : "string",\t"minLength":1.0 }\r\n\r\n',
        # A reference leads to what would move or go.
        '{"allOf": [{"type": "string"}], "properties": {"a": {"$ref": "#/allOf/0"}}}',
        '{"anyOf": [{"minLength": 1}, {"minLength": 1}, {"type": "null"}], "items": {"$ref": "#/anyOf/2"}}',
        '{"allOf": [{"$anchor": "a", "type": "string"}], "items": {"$ref": "#a"}}',
        # Keywords would meet, or depend on each other.
        '{"minLength": 3, "allOf": [{"minLength": 2, "maxLength": 4}]}',
        '{"additionalProperties": false, "properties": {"b": true}, "allOf": [{"patternProperties": {"a": true}}]}',
        '{"items": {"type": "null"}, "anyOf": [{"prefixItems": [true, true]}]}',
        # Something sees what is evaluated.
        '{"unevaluatedProperties": false, "allOf": [{"properties": {"a": true}}]}',
        '{"unevaluatedItems": false, "contains": {"type": "string"}, "minContains": 0}',
        '{"unevaluatedProperties": false, "not": {"not": {"properties": {"a": true}}}}',
        # A text that has a fault of its own is not touched.
        '{"enum": [1], "enum": [2]}',
    ],
)
def test_nothing_may_change(text):
    assert fixed(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"minLength": 0, "type": "string"}', '{"type": "string"}'),
        ('{"type": "string", "minLength": 0}', '{"type": "string"}'),
        ('{"minLength": 0}', "{}"),
        ('{ "required" : [ ] ,\n  "minLength" : 0 , "maxLength" : 1.50 }', '{ "maxLength" : 1.50 }'),
        ('{"enum": [1, 2.0, 2, 1.0, 3]}', '{"enum": [1, 2.0, 3]}'),
        ('{"enum": [\n  1,\n  1\n]}', '{"const": 1}'),
        ('{"enum": [1e2]}', '{"const": 1e2}'),
        ('{"enum": ["\\u00e9"]}', '{"const": "\\u00e9"}'),
        ('{"type": [ "string" ]}', '{"type": "string"}'),
        ('{"title": "\\t\\u0020 A \\\\n\\n"}', '{"title": "A \\\\n"}'),
        ('{"minimum": 3, "maximum": 3.0, "type": "number"}', '{"const": 3}'),
        (
            '{\n  "allOf": [\n    {\n      "type": "object",\n      "required": [\n        "a"\n      ]\n    }\n  ]\n}',
            '{\n  "type": "object",\n  "required": [\n    "a"\n  ]\n}',
        ),
        # Two branches may be a grouping that is meant.
        (
            '{"allOf": [{"allOf": [{"minLength": 1}, {"pattern": "a"}]}, true]}',
            '{"allOf": [{"minLength": 1}, {"pattern": "a"}]}',
        ),
        ('{"not": {"not": {"type": "string"}}}', '{"type": "string"}'),
        # What is said twice is said once.
        ('{"type": "string", "allOf": [{"type": "string", "minLength": 1}]}', '{"type": "string", "minLength": 1}'),
        ('{"minLength": 1.0, "allOf": [{"minLength": 1}], "type": "string"}', '{"minLength": 1.0, "type": "string"}'),
    ],
)
def test_what_changes_and_what_stays(before, after):
    assert fixed(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '{"definitions": {"a/b": {"type": "null"}}, "items": {"$ref": "#/definitions/a~1b"}}',
            '{"$defs": {"a/b": {"type": "null"}}, "items": {"$ref": "#/$defs/a~1b"}}',
        ),
        (
            '{"items": [{"type": "null"}], "additionalItems": false}',
            '{"prefixItems": [{"type": "null"}], "items": false}',
        ),
        (
            '{"dependencies": {"a": ["b"], "c": {"type": "object"}}}',
            '{"dependentRequired": {"a": ["b"]}, "dependentSchemas": {"c": {"type": "object"}}}',
        ),
        (
            '{"type": "number", "minimum": 1.0, "exclusiveMinimum": true}',
            '{"type": "number", "exclusiveMinimum": 1.0}',
        ),
        (
            '{"$ref": "#/$defs/zip_code", "$defs": {"Street": {"type": "null"}, "zip_code": {"type": "null"}}}',
            '{"$ref": "#/$defs/ZipCode", "$defs": {"Street": {"type": "null"}, "ZipCode": {"type": "null"}}}',
        ),
        (
            '{"$ref": "#/$defs/zipCode", "$defs": {"a-b": {}, "c-d": {}, "zipCode": {"type": "null"}}}',
            '{"$ref": "#/$defs/zip-code", "$defs": {"a-b": {}, "c-d": {}, "zip-code": {"type": "null"}}}',
        ),
        # `prefixItems` is taken
        ('{"items": [{"type": "null"}], "prefixItems": [{}]}', '{"items": [{"type": "null"}], "prefixItems": [{}]}'),
    ],
)
def test_unsafe_fixes(before, after):
    wanted = {"JS203", "JS407"}
    unwanted = frozenset(rule.code for rule in RULES) - wanted
    assert fixed(before, unsafe=True, unwanted=unwanted) == after


def test_places_that_are_asked_for_grow_with_the_findings_not_with_their_square():
    def asked(count):
        text = json.dumps({"$defs": {f"d{number}": {"enum": [number, number]} for number in range(count)}})
        fixes = [(Splice(("$defs", f"d{number}")),) for number in range(count)]
        targets = []
        file = of_text(text)
        edits(text, file.root, fixes, lambda found: targets.extend(found) or file.batch.locate(0, found))
        return len(targets)

    assert asked(200) <= 2 * asked(100) + 10


@pytest.mark.parametrize(
    ("gone", "after"),
    [
        ("ab", '{"c": 3, "d": 4}'),
        ("bc", '{"a": 1, "d": 4}'),
        ("cd", '{"a": 1, "b": 2}'),
        ("ac", '{"b": 2, "d": 4}'),
        ("bd", '{"a": 1, "c": 3}'),
        ("abc", '{"d": 4}'),
        ("bcd", '{"a": 1}'),
        ("abcd", "{}"),
    ],
)
def test_members_that_go_take_their_commas_along(gone, after):
    text = '{"a": 1, "b": 2, "c": 3, "d": 4}'
    file = of_text(text)
    (found,) = edits(
        text, file.root, [[Splice((name,)) for name in gone]], lambda targets: file.batch.locate(0, targets)
    )
    assert apply(text, found) == after


def test_what_can_not_be_read_is_left_alone():
    file = of_text("{")
    assert fix_file(file, EVERY, Workspace()) == (file, 0)


def test_the_edits_of_a_finding_say_what_the_fix_does():
    text = '{"type": "string", "enum": ["a", "a"]}'
    (finding,) = [each for each in lint_file(of_text(text), EVERY, Workspace()) if each.code == "JS305"]
    ((span, new),) = finding.fix
    assert text[: span.start] + new + text[span.end :] == '{"type": "string", "enum": ["a"]}'


def test_verify_tells_a_difference():
    before, after = (Workspace().document(of_text(text)) for text in ('{"maxLength": 3}', '{"maxLength": 4}'))
    verdict = compare(before, after)
    assert verdict.difference is not None
    (instance,) = verdict.difference
    assert len(instance) == 4


def test_verify_finds_nothing_where_nothing_is():
    before, after = (Workspace().document(of_text(text)) for text in ('{"enum": [1, 1]}', '{"const": 1}'))
    verdict = compare(before, after)
    assert verdict.difference is None
    assert verdict.proven


TWISTS = (
    lambda schema: {"not": {"not": schema}},
    lambda schema: {"allOf": [schema]},
    lambda schema: {"anyOf": [schema]},
    lambda schema: {"type": "integer", "allOf": [schema, True]},
    lambda schema: {"allOf": [{"allOf": [schema, {"minLength": 1}]}, {"maxLength": 3}]},
    lambda schema: {"anyOf": [{"anyOf": [schema, {"type": "null"}]}, {"required": ["a"]}]},
    lambda schema: {"anyOf": [schema, {}]},
    lambda schema: {"if": schema, "then": {}},
    lambda schema: {"contains": schema, "minContains": 0},
)
REDUNDANT = (
    lambda _: {"type": "number", "minimum": 1, "maximum": 1.0},
    lambda _: {"type": "integer", "minimum": 0.5, "exclusiveMinimum": 0, "maximum": 2.5},
    lambda _: {"minLength": 1, "allOf": [{"minLength": 2}]},
    lambda _: {"required": ["a", "b"], "dependentRequired": {"a": ["b", "c"], "c": []}},
    lambda _: {"properties": {"a": True}, "additionalProperties": True, "title": " a "},
)


def twisted(random, schema, chance, *, root=True):
    """A schema some of whose subschemas are said in a longer way."""
    if not isinstance(schema, dict):
        return schema
    held = {
        name: {key: twisted(random, each, chance, root=False) for key, each in value.items()}
        for name, value in schema.items()
        if name in ("properties", "$defs", "patternProperties") and isinstance(value, dict)
    }
    whole = {**schema, **held}
    if root or random.random() >= chance or "$defs" in schema:
        return whole
    # What has a name of its own may be referred to, and has to stay.
    return random.choice(TWISTS if '"$' in json.dumps(schema) else TWISTS + REDUNDANT)(whole)


def check(seed, instances):
    """Apply every safe fix to a random schema; no verdict may change, ours or jsonschema's."""
    random = Random(seed)
    schema = twisted(random, random_schema(random), random.choice((0, 0.3)))
    text = json.dumps(schema, indent=random.choice((None, 2)))
    unwanted = STYLE if seed % 10 else frozenset[str]()
    file, mended = fix_file(of_text(text), EVERY, Workspace(), unwanted=unwanted)
    if not mended:
        return 0
    pairs = [[cio_schemas.Validator(each).is_valid for each in (schema, file.root)]]
    plain = [without_static_nodes(each) for each in (schema, file.root)]
    pairs.append([reference(each, format_checker=cio_schemas.FORMAT_CHECKER).is_valid for each in plain])
    for _ in range(instances):
        instance = random_instance(random, schema)
        for one, two in pairs:
            assert one(instance) is two(instance), (seed, instance, schema, file.root)
    return mended


def test_no_safe_fix_changes_a_verdict():
    assert sum(check(seed, 5) for seed in range(60)) > 100


def check_unsafe(seed):
    """Apply every fix to a random schema: what comes out is a schema too, and nothing is left to fix."""
    schema = random_schema(Random(seed))
    file, mended = fix_file(of_text(json.dumps(schema)), EVERY, Workspace(), unsafe=True)
    cio_schemas.Validator(schema)
    cio_schemas.Validator(file.root)
    assert fix_file(file, EVERY, Workspace(), unsafe=True).mended == 0
    return mended


def test_unsafe_fixes_leave_a_schema():
    assert sum(map(check_unsafe, range(30))) > 250


@pytest.mark.slow
def test_unsafe_fixes_leave_a_schema_of_many():
    assert sum(map(check_unsafe, range(2_000))) > 20_000


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, 10_000, 1_000))
def test_no_safe_fix_changes_a_verdict_of_many(start):
    assert sum(check(seed, 20) for seed in range(start, start + 1_000)) > 1_000


NEW = (Member("b", 2), Member("c", [3]))
PUT = [
    ('{"a": 1}', Precede(("a",), NEW), '{"b": 2, "c": [3], "a": 1}'),
    ('{\n  "z": 0,\n  "a": 1\n}', Precede(("a",), NEW), '{\n  "z": 0,\n  "b": 2,\n  "c": [3],\n  "a": 1\n}'),
    ('{"x": {"a": 1}}', Precede(("x", "a"), NEW[:1]), '{"x": {"b": 2, "a": 1}}'),
    ('{"a": 1}', Insert((), NEW), '{"b": 2, "c": [3], "a": 1}'),
    ('{\n  "a": 1\n}', Insert((), NEW), '{\n  "b": 2,\n  "c": [3],\n  "a": 1\n}'),
    ("{}", Insert((), NEW), '{"b": 2, "c": [3]}'),
]


@pytest.mark.parametrize(("text", "change", "after"), PUT)
def test_members_are_put_as_those_around_them_are_written(text, change, after):
    file = of_text(text)
    (found,) = edits(text, file.root, [[change]], lambda targets: file.batch.locate(0, targets))
    assert apply(text, found) == after
