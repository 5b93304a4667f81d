"""Schemas written to break a compiler: text that could become code, sizes, depths, and numbers out of all proportion.

Each is judged right in every way there is, or refused with one error that has a name.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from urllib.parse import quote

import jsonschema
import pytest

import cio_schemas
from cio_schemas import CompileError, DepthError, UnresolvableReferenceError
from cio_schemas.schema.pointer import escape
from tests.compiler.three_ways import Ways, verdict
from tests.reference import places, reference

# -- text --

# fmt: off
TEXTS = [
    "", " ", "'", '"', '"""', "'''", "\\", "\\'", "\\\n", "#", "\n", "\r\n", "\t", "\0", "a\0b", "\x7f", "\x85",
    "\ud800", "\udfff\ud800", "\u202egnirts\u202c", "\u2028", "\u2029", "\ufeff", "é", "\U0001d4b3", "ﬁ",
    "{", "}", "{v}", "{{}}", "{0.__class__}", "%s", "%(v)s", "$v",
    "__import__('os')", "'); raise SystemExit('", "\nraise SystemExit\n", "a/b", "a~b", "~0", "%2F", "#/", "0", "-1",
    "class", "None", "True", "print", "__class__", "__proto__", "constructor", "type", "len", "v", "v_name",
    "errors", "path", "schema_path", "is_integer", "is_valid", "collect", "is_", "SITES",
    "equal(", "formats.check(", "re.compile(", "x" * 1000,
]
# fmt: on


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_text_never_becomes_code(text: str) -> None:
    for schema, valid, invalid in schemas_with(text):
        ways = Ways(schema)
        assert ways.verdict(valid) is True
        assert ways.verdict(invalid) is False
        theirs = places(reference(schema).iter_errors(invalid))
        assert places(ways.validator.iter_errors(invalid)) == theirs


def schemas_with(text: str) -> Iterator[tuple[Any, Any, Any]]:
    """Schemas with a text at each place that takes one, with a valid and an invalid instance each."""
    other = text + "x"
    integer = {"type": "integer"}
    yield {"const": text}, text, other
    yield {"enum": [text, "b", "c", 1]}, text, other
    yield {"const": {text: [text]}}, {text: [text]}, {text: [other]}
    yield (
        {
            "properties": {text: integer},
            "required": [text],
            "additionalProperties": False,
            "minProperties": 1,
        },
        {text: 1},
        {text: "s", other: 1},
    )
    yield {"properties": {**dict.fromkeys(map(str, range(100, 130)), True), text: integer}}, {text: 1}, {text: "s"}
    yield {"dependentRequired": {text: [other]}}, {text: 1, other: 1}, {text: 1}
    yield {"dependentSchemas": {text: {"required": [other]}}}, {text: 1, other: 1}, {text: 1}
    yield {"allOf": [{"properties": {text: True}}], "unevaluatedProperties": False}, {text: 1}, {text: 1, other: 1}
    yield {"oneOf": [tagged(text, "a"), tagged(text, "b")]}, {text: "a"}, {text: "c"}
    yield {"oneOf": [tagged("kind", text), tagged("kind", other)]}, {"kind": text}, {"kind": other + "x"}
    yield {"$comment": text, "title": text, "default": text, text: {text: text}, "type": "integer"}, 1, "s"
    yield {"$id": "http://example.com/" + quote(text, errors="replace"), "type": "integer"}, 1, "s"
    if text.isprintable() or text.isascii():  # half a surrogate pair has no URI
        yield {"$ref": "#/$defs/" + quote(escape(text)), "$defs": {text: integer}}, 1, "s"


def tagged(name: str, value: str) -> Any:
    return {"type": "object", "required": [name], "properties": {name: {"const": value}}}


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_patterns_never_become_code(text: str) -> None:
    pattern = "^" + "".join("\\" + each if each in r"^$\.*+?()[]{}|/" else each for each in text) + "$"

    assert verdict({"pattern": pattern}, text) is True
    assert verdict({"pattern": pattern}, text + "x") is False
    assert verdict({"patternProperties": {pattern: {"type": "integer"}}}, {text: 1, text + "x": "s"}) is True
    assert verdict({"patternProperties": {pattern: {"type": "integer"}}}, {text: "s"}) is False


LOOK_ALIKES = [
    # A name in Python's code has only letters of ASCII, digits and underscores: "a2", "a-2" and "a_2" become the same.
    (["a2", "a-2", "a 2", "a_2", "A2"], "a"),
    (["a", "a_2", "a-2", "a_3"], "a_2"),
    (["é", "è", "-", ""], "x"),
]


@pytest.mark.parametrize(("names", "inner"), LOOK_ALIKES)
def test_names_that_look_alike_are_kept_apart(names: list[str], inner: str) -> None:
    member = {"type": "object", "properties": {inner: {"properties": {inner: {"type": "integer"}}}}}
    called = {"not": {"not": {"properties": {inner: {"type": "integer"}}}}}
    schema = {
        "properties": {name: {**member, "required": [f"last of {name}"]} for name in names},
        "patternProperties": {f"^call {name}$": {**called, "maxProperties": i} for i, name in enumerate(names, 1)},
    }
    ways = Ways(schema)

    for name in names:
        assert ways.verdict({name: {inner: {inner: 1}, f"last of {name}": 1}}) is True
        assert ways.verdict({name: {inner: {inner: "s"}, f"last of {name}": 1}}) is False
        assert ways.verdict({name: {inner: {inner: 1}}}) is False
    for i, name in enumerate(names, 1):
        full = {str(n): n for n in range(i)}
        assert ways.verdict({f"call {name}": full}) is True
        assert ways.verdict({f"call {name}": {**full, "more": 1}}) is False
        assert ways.verdict({f"call {name}": {inner: "s"}}) is False


# -- sizes --

MOST = 10_000
MANY = 2_000
BRANCHES = 1_000


def many(count: int, **also: Any) -> dict[str, Any]:
    """So many integers, each with a bound of its own."""
    return {f"p{i}": {"type": "integer", "maximum": i, **also} for i in range(count)}


LARGE = {
    "properties": ({"properties": many(MOST)}, {"p5": 5}, {"p5": 6}),
    "closed": ({"properties": many(MANY), "additionalProperties": False}, {"p5": 5}, {"q": 5}),
    "required": ({"required": list(many(MANY))}, many(MANY), many(MANY - 1)),
    "dependentRequired": ({"dependentRequired": {name: ["a"] for name in many(MANY)}}, {"p5": 1, "a": 1}, {"p5": 1}),
    "definitions": (
        {"$defs": many(MANY), "properties": {name: {"$ref": f"#/$defs/{name}"} for name in many(MANY)}},
        {"p5": 5},
        {"p5": 6},
    ),
    "patternProperties": (
        {"patternProperties": {f"^{n}$": s for n, s in many(BRANCHES).items()}},
        {"p5": 5},
        {"p5": 6},
    ),
    "prefixItems": ({"prefixItems": list(many(MANY).values())}, [0, 1, 2], [0, 1, 3]),
    "enum of strings": ({"enum": list(many(MOST))}, "p5", "q"),
    "enum of numbers": ({"enum": list(range(MOST))}, 5.0, True),
    "enum of objects": ({"enum": [{"a": i} for i in range(MOST)]}, {"a": 5}, {"a": True}),
    "allOf": ({"allOf": [{"maximum": i} for i in range(BRANCHES)]}, 0, 1),
    "anyOf": ({"anyOf": [{"const": [i]} for i in range(BRANCHES)]}, [999], [1000]),
    "oneOf": ({"oneOf": [{"const": [i]} for i in range(BRANCHES)]}, [999], [1000]),
    "oneOf, overlapping": ({"oneOf": [{"minimum": i} for i in range(BRANCHES)]}, 0, 1),
    "oneOf by tag": ({"oneOf": [tagged("kind", str(i)) for i in range(BRANCHES)]}, {"kind": "9"}, {"kind": "x"}),
    "type, often": ({"allOf": [{"type": ["integer", "null"]}] * BRANCHES}, None, "x"),
}


@pytest.mark.parametrize("name", LARGE)
def test_large(name: str) -> None:
    schema, valid, invalid = LARGE[name]
    ways = Ways(schema)

    assert ways.verdict(valid) is True
    assert ways.verdict(invalid) is False


def test_many_ways_to_one_subschema() -> None:
    # Six levels, each with two ways to the next, and so 64 to what evaluates the property.
    definitions = {f"d{i}": {"allOf": [{"$ref": f"#/$defs/d{i + 1}"}] * 2} for i in range(6)}
    inmost = {"d6": {"properties": {"a": True}}}
    schema = {"$ref": "#/$defs/d0", "unevaluatedProperties": False, "$defs": definitions | inmost}

    assert verdict(schema, {"a": 1}) is True
    assert verdict(schema, {"b": 1}) is False


# -- depths --


def nested(depth: int, around: Any, inmost: Any) -> Any:
    for _ in range(depth):
        inmost = around(inmost)
    return inmost


AROUND = {
    "items": lambda inner: {"items": inner},
    "contains": lambda inner: {"contains": inner},
    "properties": lambda inner: {"properties": {"a": inner}},
    "additionalProperties": lambda inner: {"additionalProperties": inner},
    "propertyNames": lambda inner: {"propertyNames": inner},
    "dependentSchemas": lambda inner: {"dependentSchemas": {"a": inner}},
    "not": lambda inner: {"not": inner},
    "allOf": lambda inner: {"allOf": [inner]},
    "anyOf": lambda inner: {"anyOf": [inner, {"type": "null"}]},
    "oneOf": lambda inner: {"oneOf": [inner, {"type": "null"}]},
    "if": lambda inner: {"if": inner, "else": False},
    "unevaluatedProperties": lambda inner: {"allOf": [inner], "unevaluatedProperties": False},
    "unevaluatedItems": lambda inner: {"anyOf": [inner], "unevaluatedItems": False},
}


def compiled(schema: Any) -> cio_schemas.Validator | None:
    """The schema's validator, or None if it is refused by an error with a name."""
    try:
        return cio_schemas.Validator(schema)
    except (CompileError, DepthError):
        return None


@pytest.mark.parametrize("keyword", AROUND)
@pytest.mark.parametrize("depth", [30, 200, 2_000])
def test_a_deep_schema_is_right_or_refused(keyword: str, depth: int) -> None:
    schema = nested(depth, AROUND[keyword], {"type": "integer"})
    shallow = nested(8, AROUND[keyword], {"type": "integer"})  # means the same: an even depth, beyond all instances
    plain = jsonschema.Draft202012Validator(shallow)
    validator = compiled(schema)
    if validator is None:
        assert depth > 30
        return

    for instance in (1, "s", [], {}, {"a": 1}):
        valid = plain.is_valid(instance)
        assert validator.is_valid(instance) is valid
        assert (not list(validator.iter_errors(instance))) is valid


@pytest.mark.parametrize("depth", [200, 2_000, 5_000])
def test_a_long_chain_of_references_is_right_or_refused(depth: int) -> None:
    chain = {f"d{i}": {"$ref": f"#/$defs/d{i + 1}"} for i in range(depth)}
    schema = {"$ref": "#/$defs/d0", "$defs": chain | {f"d{depth}": {"type": "integer"}}}
    validator = compiled(schema)
    if validator is None:
        assert depth > 200
        return

    assert validator.is_valid(1) is True
    assert [error.validator for error in validator.iter_errors("s")] == ["type"]


@pytest.mark.parametrize("depth", [1, 50, 90])
def test_a_constant_may_be_deep(depth: int) -> None:
    value = nested(depth, lambda inner: [inner], 1)

    for schema in ({"const": value}, {"enum": [value, {"a": value}]}):
        assert verdict(schema, value) is True
        assert verdict(schema, [value]) is False


@pytest.mark.parametrize("depth", [150, 2_000])
def test_a_constant_may_be_too_deep(depth: int) -> None:
    value = nested(depth, lambda inner: [inner], 1)

    for schema in ({"const": value}, {"enum": [value]}):
        with pytest.raises(CompileError, match="nests more than 100 arrays and objects"):
            cio_schemas.Validator(schema)


def test_a_schema_that_contains_itself_is_refused() -> None:
    schema: dict[str, Any] = {}
    schema["properties"] = {"a": schema}
    array: list[Any] = [True]
    array.append({"allOf": array})

    for endless in (schema, {"allOf": array}, {"const": array}):
        for compiled in (cio_schemas.Validator, cio_schemas.validator, cio_schemas.Validator.check_schema):
            with pytest.raises(DepthError, match="the schema is nested without end"):
                compiled(endless)


def test_a_schema_may_use_one_object_twice() -> None:
    shared = {"type": "integer"}

    assert verdict({"properties": {"a": shared, "b": shared}, "items": shared}, {"a": 1, "b": "s"}) is False


# -- branches that share branches, twice as many at each level --

SHARED = {  # what is around, and whether it refuses what is refused inside
    "$ref": (lambda inner: {**inner, "allOf": [inner]}, True),
    "allOf": (lambda inner: {"allOf": [inner, inner]}, True),
    "anyOf": (lambda inner: {"anyOf": [inner, inner]}, True),
    "oneOf": (lambda inner: {"oneOf": [inner, {"not": inner}]}, False),
    "if": (lambda inner: {"if": inner, "then": inner}, False),
    "dependentSchemas": (lambda inner: {"dependentSchemas": {"a": inner, "b": inner}}, False),
}


def shared(keyword: str, levels: int) -> Any:
    around, _ = SHARED[keyword]
    schemas = {f"d{level}": around({"$ref": f"#/$defs/d{level + 1}"}) for level in range(levels)}
    return {"$ref": "#/$defs/d0", "$defs": {**schemas, f"d{levels}": {"type": "object", "minProperties": 1}}}


@pytest.mark.parametrize("keyword", SHARED)
def test_branches_that_share_branches(keyword: str) -> None:
    _, refuses = SHARED[keyword]

    for levels in (1, 8):
        assert verdict(shared(keyword, levels), {"a": 1, "b": 1}) is True
        assert verdict(shared(keyword, levels), {}) is not refuses


@pytest.mark.parametrize("keyword", SHARED)
def test_too_many_shared_branches_are_refused(keyword: str) -> None:
    with pytest.raises(CompileError, match=r": its branches share branches: [0-9,]+ of them would see each instance$"):
        cio_schemas.Validator(shared(keyword, 40))


# -- numbers --

HUGE = 10**5_000
NUMBERS = [
    ({"maxLength": HUGE, "maxItems": HUGE, "maxProperties": HUGE}, ["s", [1], {"a": 1}], []),
    ({"minLength": HUGE, "minItems": HUGE, "minProperties": HUGE}, [1], ["s", [1], {"a": 1}]),
    ({"contains": True, "minContains": HUGE}, ["s"], [[1]]),
    ({"contains": True, "maxContains": HUGE}, ["s", [1]], [[]]),
    ({"maxLength": 1e300, "minLength": 1.0}, ["s"], [""]),
    ({"maxLength": Decimal("1e999999999999"), "minItems": Decimal("1e999999999999")}, ["s"], [[1]]),
    ({"minimum": HUGE}, [HUGE, HUGE + 1, Decimal("1e5000")], [HUGE - 1, 1, 1e308, Decimal(1)]),
    ({"exclusiveMaximum": -HUGE}, [-HUGE - 1], [-HUGE, 0, -1e308]),
    ({"multipleOf": HUGE}, [HUGE, 0, HUGE * 7], [HUGE + 1, 1, 0.5]),
    ({"multipleOf": 5e-324}, [1, 0.1, HUGE], []),
    ({"const": HUGE}, [HUGE, Decimal("1e5000")], [HUGE + 1, 1e308]),
    ({"enum": [HUGE, -HUGE, 1, 2]}, [HUGE, -HUGE, 1.0], [HUGE + 1, 3, True]),
    ({"const": Decimal("0.5")}, [0.5, Decimal("0.50")], [1, "0.5"]),
    ({"const": Decimal("1e999999999999")}, [Decimal("10e999999999998")], [1, 1e308, HUGE]),
    ({"minimum": Decimal("-1e999999999999")}, [0, -HUGE, -1e308], []),
    ({"enum": [Decimal("0.1"), Decimal("1.0"), Decimal("2e3")]}, [1, 2000.0, Decimal("0.1")], [0.2, True]),
    ({"multipleOf": Decimal("0.01")}, [19.99, 1, Decimal("1e999999")], [0.001]),
    ({"type": "integer"}, [HUGE, Decimal("1e999999999999"), 1e308], [Decimal("1e-999999999999")]),
]


@pytest.mark.parametrize("schema_and_instances", NUMBERS, ids=range(len(NUMBERS)))
def test_numbers_out_of_proportion(schema_and_instances: tuple[Any, list[Any], list[Any]]) -> None:
    schema, valid, invalid = schema_and_instances
    ways = Ways(schema)

    assert [ways.verdict(instance) for instance in valid] == [True] * len(valid)
    assert [ways.verdict(instance) for instance in invalid] == [False] * len(invalid)


TOO_LONG = [
    ({"multipleOf": Decimal("1e999999999999")}, "^#/multipleOf: .* has more than 5,000 digits$"),
    ({"multipleOf": Decimal("1e-999999999999")}, "^#/multipleOf: .* has more than 5,000 digits$"),
    ({"multipleOf": Decimal("1" * 300_000)}, "^#/multipleOf: 1{40}... has more than 5,000 digits$"),
    ({"multipleOf": 10**300_000}, "an integer of some 298,973 digits is longer than"),
    ({"maximum": 10**300_000}, "an integer of some 298,973 digits is longer than"),
    ({"enum": [{"a": -(10**300_000)}]}, "an integer of some 298,973 digits is longer than"),
]


@pytest.mark.parametrize(("schema", "message"), TOO_LONG)
def test_numbers_that_are_too_long_are_refused(schema: Any, message: str) -> None:
    with pytest.raises(CompileError, match=message):
        cio_schemas.Validator(schema)


def test_infinity_is_no_limit() -> None:
    with pytest.raises(jsonschema.SchemaError):
        cio_schemas.Validator(json.loads('{"maximum": 1e400}'))


# -- what isn't JSON --

NOT_JSON = [
    ({"const": float("nan")}, CompileError),
    ({"enum": [1, float("inf")]}, CompileError),
    ({"const": {"a": {1, 2}}}, CompileError),
    ({"const": b"bytes"}, CompileError),
    ({1: True}, CompileError),
    ({"properties": {None: {}}}, CompileError),
    ({"const": {1: 2}}, CompileError),
    ({"minimum": float("nan")}, jsonschema.SchemaError),
    ({"required": ("a", "b")}, jsonschema.SchemaError),
    ({"properties": 1}, jsonschema.SchemaError),
    ({"type": b"string"}, jsonschema.SchemaError),
    ((), jsonschema.SchemaError),
    (None, jsonschema.SchemaError),
    ("event", jsonschema.SchemaError),
    (1, jsonschema.SchemaError),
    ({"$id": "http://["}, jsonschema.SchemaError),
    ({"$ref": "http://["}, jsonschema.SchemaError),
    ({"$ref": "http://[v1.x]/"}, UnresolvableReferenceError),
    ({"$ref": "#/allOf/" + "9" * 5000, "allOf": [True]}, UnresolvableReferenceError),
]


@pytest.mark.parametrize(("schema", "error"), NOT_JSON)
def test_what_is_no_schema_has_one_named_error(schema: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        cio_schemas.Validator(schema)


def test_tuples_are_arrays_where_values_are_compared() -> None:
    for schema in ({"const": (1, 2)}, {"enum": [(1, 2)]}, {"const": [1, 2]}):
        for instance in ([1, 2], (1, 2)):
            assert verdict(schema, instance) is True
            assert jsonschema.Draft202012Validator(schema).is_valid(instance) is True
        assert verdict(schema, [1, 3]) is False
