"""Random instances near a schema: led by its keywords, with its own constants, and slightly off on purpose."""

from collections.abc import Callable
from random import Random
from typing import Any

from tests.differential.random_schemas import BASE, CONSTANTS, FORMATS, NAMES, NUMBERS, TYPES

EXAMPLES = {"^a": "ab", "b$": "ab", "o": "foo", "^[a-c]+$": "abc", "^..$": "é1", "": "x"}
STRINGS = (*NAMES, *EXAMPLES.values(), "aaa", "😀", "a\n")


class Reader:
    """Draws instances for one document; holds the source of randomness and where the document's names lead."""

    def __init__(self, random: Random, document: Any) -> None:
        self.random = random
        self.targets = dict(targets(document))

    def instance(self, schema: Any, depth: int) -> Any:
        if depth <= 0 or not isinstance(schema, dict) or self.chance(0.08):
            return self.anything(depth)
        leads = [name for name in schema if name in LEADS]
        if leads and self.chance(0.75):
            return LEADS[self.random.choice(leads)](self, schema, depth)
        return self.of_type(schema, depth)

    def of_type(self, schema: dict[str, Any], depth: int) -> Any:
        drawn = {
            "null": lambda: None,
            "boolean": lambda: self.chance(0.5),
            "integer": lambda: self.number(schema),
            "number": lambda: self.number(schema),
            "string": lambda: self.string(schema),
            "array": lambda: self.array(schema, depth),
            "object": lambda: self.object(schema, depth),
        }
        named = schema.get("type", self.implied(schema))
        return drawn[named if isinstance(named, str) else self.random.choice(named)]()

    def implied(self, schema: dict[str, Any]) -> str:
        """The instance type that most of the schema's keywords look at."""
        found = [kind for kind, keywords in KEYWORDS_OF.items() for name in keywords if name in schema]
        return self.random.choice(found or TYPES)

    def anything(self, depth: int) -> Any:
        value = self.random.choice((*CONSTANTS, *NUMBERS, *STRINGS))
        if depth > 0 and self.chance(0.4):
            return [value] if self.chance(0.5) else {self.random.choice(NAMES): value}
        return value

    def number(self, schema: dict[str, Any]) -> Any:
        near = [schema[name] for name in KEYWORDS_OF["number"] if name in schema] or [self.random.choice(NUMBERS)]
        value = self.random.choice(near) * self.random.choice((1, 1, 1, 2, 3, 7))
        value += self.random.choice((0, 0, 0, 1, -1, 0.5, 0.1))
        return round(value, 6) if isinstance(value, float) and abs(value) < 1e6 else value

    def string(self, schema: dict[str, Any]) -> str:
        if "format" in schema and self.chance(0.8):
            return self.random.choice(FORMATS[schema["format"]])
        if "pattern" in schema and self.chance(0.6):
            return EXAMPLES[schema["pattern"]]
        return self.random.choice(STRINGS)

    def array(self, schema: dict[str, Any], depth: int) -> list[Any]:
        tried = [*schema.get("prefixItems", ())][: self.random.randint(1, 3)]
        rest = [schema[name] for name in ("items", "contains", "unevaluatedItems") if name in schema] or [True]
        tried += [self.random.choice(rest) for _ in range(self.random.choice((0, 1, 1, 2, 3)))]
        items = [self.instance(each, depth - 1) for each in tried]
        return items + items[:1] if items and self.chance(0.2) else items

    def object(self, schema: dict[str, Any], depth: int) -> dict[str, Any]:
        known = dict(schema.get("properties", {}))
        known |= {EXAMPLES[pattern]: each for pattern, each in schema.get("patternProperties", {}).items()}
        rest = [schema[name] for name in ("additionalProperties", "unevaluatedProperties") if name in schema] or [True]
        wanted = list(schema.get("required", ())) if self.chance(0.8) else []
        wanted += [name for name in known if self.chance(0.7 if len(known) < 8 else 0.2)]
        wanted += [name for name in schema.get("dependentSchemas", ()) if self.chance(0.5)]
        wanted += [self.random.choice(NAMES) for _ in range(self.random.choice((0, 0, 1, 2)))]
        self.random.shuffle(wanted)
        return {name: self.instance(known.get(name, self.random.choice(rest)), depth - 1) for name in wanted}

    def chance(self, share: float) -> bool:
        return self.random.random() < share


def referred(reader: Reader, schema: dict[str, Any], depth: int) -> Any:
    name = schema.get("$ref", schema.get("$dynamicRef")).removeprefix(BASE)
    return reader.instance(reader.targets.get(name.removeprefix("root"), True), depth - 1)


def branch(name: str) -> Callable[[Reader, dict[str, Any], int], Any]:
    return lambda reader, schema, depth: reader.instance(reader.random.choice(schema[name]), depth)


def conditioned(reader: Reader, schema: dict[str, Any], depth: int) -> Any:
    outcomes = [schema[name] for name in ("if", "then", "else") if name in schema]
    return reader.instance(reader.random.choice(outcomes), depth)


LEADS: dict[str, Callable[[Reader, dict[str, Any], int], Any]] = {
    "const": lambda _reader, schema, _depth: schema["const"],
    "enum": lambda reader, schema, _depth: reader.random.choice(schema["enum"]),
    "$ref": referred,
    "$dynamicRef": referred,
    "allOf": branch("allOf"),
    "anyOf": branch("anyOf"),
    "oneOf": branch("oneOf"),
    "not": lambda reader, schema, depth: reader.instance(schema["not"], depth),
    "if": conditioned,
}
KEYWORDS_OF = {
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "string": ("minLength", "maxLength", "pattern", "format"),
    "array": ("minItems", "maxItems", "uniqueItems", "items", "prefixItems", "contains", "unevaluatedItems"),
    "object": (
        *("properties", "patternProperties", "additionalProperties", "unevaluatedProperties", "propertyNames"),
        *("required", "dependentRequired", "dependentSchemas", "dependencies", "minProperties", "maxProperties"),
    ),
}


def targets(document: dict[str, Any]) -> list[tuple[str, Any]]:
    """References of the document, without the root's name, and what they name when nothing is dynamic."""
    found = [("#", document), ("#node", document), ("#/x-schemas/s", document["x-schemas"]["s"])]
    for name, schema in document.get("$defs", {}).items():
        own = schema.get("$id", "")
        found += [(f"#/$defs/{name}", schema), (own, schema)]
        found += [(f"{own}#{name}", inner) for name, inner in schema.get("$defs", {}).items()]
        found += [(f"{own}#{schema[each]}", schema) for each in ("$anchor", "$dynamicAnchor") if each in schema]
    return found


def random_instance(random: Random, schema: Any) -> Any:
    """Draw one instance near the schema."""
    return Reader(random, schema).instance(schema, depth=4)
