"""Which mutants of the bundled schemas do the fixed fixtures notice?"""

import copy
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import cio_schemas
from cio_schemas.fixtures.lists import invalid_fixtures, valid_fixtures
from cio_schemas.strategies import faults

from .report import Section, Table, Target

QUESTION = "Mutants of the bundled schemas that the fixed fixtures notice"
NAMES = ("event", "customer")
VALID = 100
LONG = 20
BEYOND_FLOAT = 2**53

Schema = dict[str, Any]
LOWER = ("minLength", "minimum", "exclusiveMinimum", "minItems", "minProperties", "minContains")
UPPER = ("maxLength", "maximum", "exclusiveMaximum", "maxItems", "maxProperties", "maxContains")
WIDER = {"integer": ["number"]}
"""What `type` is loosened to; other types are allowed null beside them."""

ASSERTIONS = (*LOWER, *UPPER, "type", "enum", "const", "pattern", "format", "multipleOf", "uniqueItems")


class Mutant(NamedTuple):
    """A schema with one thing changed."""

    name: str
    schema: Schema


def measure(_: Any = None) -> Section:
    """Count the mutants of each bundled schema, and those noticed."""
    rows, targets, notes = [], [], []
    for name in NAMES:
        schema = cio_schemas.SCHEMAS[name]
        invalid = [each.instance for each in invalid_fixtures(name)]
        valid = valid_fixtures(name, VALID)
        redundant = {each.schema_location.partition("#")[2] for each in faults(name) if each.status == "redundant"}
        looser = [each for each in _mutants(schema, _looser) if each.name.split(" ")[0] not in redundant]
        stricter = list(_mutants(schema, _stricter))
        for kind, mutants, fixtures, verdict in (
            ("looser, by invalid fixtures", looser, invalid, True),
            ("stricter, by 100 valid fixtures", stricter, valid, False),
        ):
            survivors = [each.name for each in mutants if not _notices(each, fixtures, verdict)]
            rows.append((f"{name}: {kind}", len(mutants), len(mutants) - len(survivors)))
            targets.append(Target(f"{name}: {kind}, %", 100 * (1 - len(survivors) / len(mutants)), at_least=100))
            notes += [f"{name}, {kind}: survived {survivor}" for survivor in survivors]
        notes += [f"{name}: left out as nothing can break it: {place}" for place in sorted(redundant)]
    return Section(QUESTION, [Table("Mutants", ("schema", "mutants", "noticed"), rows)], targets, notes)


def _notices(mutant: Mutant, fixtures: list[Any], verdict: bool) -> bool:
    """Return whether the mutant gives a verdict on some fixture that the schema doesn't."""
    is_valid = cio_schemas.Validator(mutant.schema).is_valid
    return any(is_valid(fixture) is verdict for fixture in fixtures)


def _mutants(schema: Schema, of: Callable[[Schema], Iterator[tuple[str, Schema]]]) -> Iterator[Mutant]:
    """Yield the schema with each of its subschemas changed in each way there is."""
    for pointer, steps in list(_places(schema)):
        for label, changed in of(_at(schema, steps)):
            mutant = copy.deepcopy(schema)
            mutant.pop("$id", None)
            target = _at(mutant, steps)
            target.clear()
            target.update(changed)
            if not steps:
                target.pop("$id", None)
            yield Mutant(f"{pointer}/{label}", mutant)


def _places(schema: Schema, steps: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "".join("/" + step for step in steps), steps
    here = _at(schema, steps)
    for keyword in ("$defs", "properties"):
        for name in here.get(keyword, ()):
            yield from _places(schema, (*steps, keyword, name))
    if isinstance(here.get("items"), dict):
        yield from _places(schema, (*steps, "items"))


def _at(schema: Schema, steps: tuple[str, ...]) -> Schema:
    for step in steps:
        schema = schema[step]
    return schema


def _looser(schema: Schema) -> Iterator[tuple[str, Schema]]:
    for keyword in ASSERTIONS:
        if keyword in schema:
            yield f"{keyword} removed", {name: value for name, value in schema.items() if name != keyword}
    for keyword, step in (*((each, -1) for each in LOWER), *((each, 1) for each in UPPER)):
        if keyword in schema:
            yield f"{keyword} loosened", schema | {keyword: schema[keyword] + step}
    for name in schema.get("required", ()):
        yield f"required {name} removed", schema | {"required": [each for each in schema["required"] if each != name]}
    if "type" in schema:
        wider = WIDER.get(schema["type"], [schema["type"], "null"])
        yield "type loosened", schema | {"type": wider}
    if "enum" in schema and all(isinstance(each, str) for each in schema["enum"]):
        upper = [each.swapcase() for each in schema["enum"]]
        yield "enum in any case", schema | {"enum": [*schema["enum"], *upper]}


def _stricter(schema: Schema) -> Iterator[tuple[str, Schema]]:
    for keyword, step in (*((each, 1) for each in LOWER), *((each, -1) for each in UPPER)):
        if keyword in schema:
            yield f"{keyword} tightened", schema | {keyword: schema[keyword] + step}
    for member in schema.get("enum", ()):
        yield f"enum without {member}", schema | {"enum": [each for each in schema["enum"] if each != member]}
    for name in schema.get("properties", ()):
        if name not in schema.get("required", ()):
            yield f"{name} required", schema | {"required": [*schema.get("required", ()), name]}
            yield f"{name} forbidden", schema | {"properties": schema["properties"] | {name: False}}
    kind = schema.get("type")
    if kind == "string" and not {"maxLength", "enum", "format", "pattern"} & set(schema):
        yield "not empty", schema | {"minLength": 1}
        yield f"at most {LONG}", schema | {"maxLength": LONG}
        yield "ASCII only", schema | {"pattern": "^[\\u0000-\\u007f]*$"}
        yield "BMP only", schema | {"pattern": "^[\\u0000-\\uffff]*$"}
    if kind == "integer":
        yield "within floats", schema | {"minimum": -BEYOND_FLOAT, "maximum": BEYOND_FLOAT}
        yield "not negative", schema | {"minimum": 0}
        yield "not zero", schema | {"not": {"const": 0}}
    if kind == "array":
        yield "not empty", schema | {"minItems": 1}
        yield "empty", schema | {"maxItems": 0}
        yield "at most one", schema | {"maxItems": 1}
    if kind == "object" and not schema.get("required"):
        yield "not empty", schema | {"minProperties": 1}
    if kind == "object" and schema.get("properties"):
        yield "closed", schema | {"additionalProperties": False}
    if kind == "boolean":
        yield "true", schema | {"const": True}
        yield "false", schema | {"const": False}
