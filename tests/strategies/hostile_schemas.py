"""Schemas that ask much of a generator: each writer blows up one construct, and sometimes several are put together."""

from collections.abc import Callable
from random import Random
from typing import Any

Schema = dict[str, Any]

PATTERNS = (
    "^a",
    "b$",
    "[a-f]{2,}",
    "^[a-z]{1,40}$",
    "\\d+",
    "^(?!x)",
    "(ab|cd|ef)*g",
    "^.{3,9}$",
    "\\p{Lu}",
    "^(?:a|b){5,60}c",
    "^(a|b)\\1",
    "x{2,200}y{2,200}",
    "[^a-z]",
    "^\\w+@\\w+$",
    "(?=.*d)(?=.*e)",
    "^[0-9a-f]{8}-[0-9a-f]{4}$",
    "",
    "$^",
    "^$",
)
NAMES = ("a", "b", "ab", "c", "abc", "x1", "X", "")
LEAVES: tuple[Schema, ...] = (
    {"type": "string"},
    {"type": "integer"},
    {"type": ["null", "boolean"]},
    {"minimum": 3},
    {"multipleOf": 7},
    {"minLength": 2},
    {"enum": [1, "a", None, [], {}]},
    {"const": {"a": 1}},
    {"required": ["a"]},
    {"type": "array", "items": {"type": "integer"}},
    {"maxProperties": 2},
    {"format": "date"},
)


def leaf(random: Random) -> Schema:
    return random.choice(LEAVES)


def several(random: Random, least: int, most: int) -> list[Schema]:
    return [random.choice(SMALL)(random) for _ in range(random.randint(least, most))]


def overlapping_patterns(random: Random) -> Schema:
    patterns = random.sample(PATTERNS, random.randint(3, len(PATTERNS)))
    schema: Schema = {"type": "object", "patternProperties": {each: leaf(random) for each in patterns}}
    schema |= random.choice(({}, {"additionalProperties": False}, {"unevaluatedProperties": leaf(random)}))
    schema |= random.choice(({}, {"minProperties": random.choice((1, 5, 40))}))
    return schema | random.choice(({}, {"propertyNames": {"pattern": random.choice(PATTERNS)}}))


def many_patterns(random: Random) -> Schema:
    patterns = random.choices(PATTERNS, k=random.randint(2, 12))
    bars: list[Schema] = [{"not": {"pattern": each}} for each in random.sample(PATTERNS, 2)]
    return {"type": "string", "allOf": [{"pattern": each} for each in patterns] + bars * random.randint(0, 1)}


def counted_repeats(random: Random) -> Schema:
    parts = [
        f"{random.choice(('[a-z]', '.', 'a', '(ab|c)', '[^b]'))}{{{low},{low + random.randint(0, 900)}}}"
        for low in random.choices((0, 1, 7, 50, 300, 999), k=random.randint(1, 4))
    ]
    pattern = random.choice(("^{}$", "{}", "^({}|x)+$")).format(random.choice(("", "|")).join(parts))
    return {"type": "string", "pattern": pattern, "minLength": random.choice((0, 10, 1000))}


def big_union(random: Random) -> Schema:
    keyword = random.choice(("oneOf", "anyOf"))
    return {keyword: several(random, 8, 60)}


def union_of_objects(random: Random) -> Schema:
    count = random.randint(5, 40)
    branches = [
        {"properties": {name: leaf(random) for name in random.sample(NAMES, 4)}, "required": random.sample(NAMES, 2)}
        for _ in range(count)
    ]
    return {random.choice(("oneOf", "anyOf")): branches, "type": "object"}


def product_of_unions(random: Random) -> Schema:
    keyword = random.choice(("oneOf", "anyOf"))
    return {"allOf": [{keyword: several(random, 2, 9)} for _ in range(random.randint(3, 14))]}


def conditionals(random: Random) -> Schema:
    return {
        "allOf": [
            {
                "if": union_of_objects(random) if random.random() < 0.2 else {"properties": {name: leaf(random)}},
                "then": {"required": [random.choice(NAMES)]},
                "else": {"properties": {name: leaf(random)}},
            }
            for name in random.choices(NAMES, k=random.randint(3, 20))
        ]
    }


def nested(random: Random) -> Schema:
    schema: Any = leaf(random)
    doubling = random.choice(
        (
            lambda inner: {"oneOf": [inner, inner]},
            lambda inner: {"if": inner, "then": {"type": "string"}, "else": inner},
        )
    )
    if random.random() < 0.2:
        for _ in range(random.choice((3, 6, 9))):
            schema = doubling(schema)
        return dict(schema)
    wrap = random.choice(
        (
            lambda inner: {"allOf": [inner]},
            lambda inner: {"anyOf": [inner, {"type": "null"}]},
            lambda inner: {"not": {"not": inner}},
            lambda inner: {"not": inner},
            lambda inner: {"type": "object", "properties": {"a": inner}, "required": ["a"]},
            lambda inner: {"properties": {"a": inner}},
            lambda inner: {"type": "array", "items": inner, "minItems": 1},
            lambda inner: {"contains": inner, "type": "array"},
            lambda inner: {"type": "object", "additionalProperties": inner, "minProperties": 1},
        )
    )
    for _ in range(random.choice((3, 10, 40, 100))):
        schema = wrap(schema)
    return dict(schema)


def chain(random: Random) -> Schema:
    count = random.choice((10, 60, 150))
    refer = random.choice(
        (
            lambda i: {"$ref": f"#/$defs/d{i}"},
            lambda i: {"allOf": [{"$ref": f"#/$defs/d{i}"}, {"$ref": f"#/$defs/d{i}"}]},
            lambda i: {"oneOf": [{"$ref": f"#/$defs/d{i}"}, {"const": i}]},
            lambda i: {"type": "object", "required": ["n"], "properties": {"n": {"$ref": f"#/$defs/d{i}"}}},
        )
    )
    definitions = {f"d{i}": refer(i + 1) for i in range(count)} | {f"d{count}": leaf(random)}
    return {"$ref": "#/$defs/d0", "$defs": definitions}


def huge_bounds(random: Random) -> Schema:
    huge = random.choice((10**3, 10**5, 10**9, 10**30))
    return random.choice(
        (
            {"type": "string", "minLength": huge},
            {"type": "string", "minLength": huge, "pattern": "^(ab)*$"},
            {"type": "string", "maxLength": huge, "format": "uri"},
            {"type": "array", "minItems": huge},
            {"type": "array", "minItems": huge, "uniqueItems": True, "items": {"type": "integer"}},
            {"type": "array", "contains": leaf(random), "minContains": huge},
            {"type": "array", "contains": leaf(random), "maxContains": huge, "minContains": 3, "uniqueItems": True},
            {"type": "object", "minProperties": huge},
            {"type": "object", "minProperties": huge, "maxProperties": huge, "propertyNames": {"maxLength": 2}},
            {"type": "integer", "minimum": huge, "maximum": huge + 1},
            {"type": "array", "maxItems": huge, "prefixItems": [leaf(random)] * 300},
            {"not": {"type": "array", "maxItems": huge}},
            {"not": {"maxLength": huge}},
        )
    )


def tiny_steps(random: Random) -> Schema:
    steps = random.sample((1e-300, 5e-324, 1e-9, 0.1, 0.3, 7e-5, 1e300, 3, 12345678901234567890), 3)
    low, high = random.choice(((-1e308, 1e308), (0, 1), (0.1, 0.2), (1e16, 1e17), (-1, 1e308), (-1e-300, 1e-300)))
    barred = {"not": {"multipleOf": random.choice(steps)}} if random.random() < 0.4 else {}
    multiples = [{"multipleOf": step} for step in steps[: random.randint(1, 3)]]
    return {"type": "number", "allOf": multiples, "minimum": low, "exclusiveMaximum": high, **barred}


def dynamic(random: Random) -> Schema:
    def resource(number: int) -> Schema:
        inner: Schema = {"$id": f"r{number}", "$dynamicAnchor": "node", **leaf(random)}
        refer = {"$dynamicRef": "#node"}
        place = random.choice(
            (
                {"properties": {"a": refer, "b": refer}},
                {"items": refer},
                {"additionalProperties": {"anyOf": [refer, {"type": "null"}]}},
                {"contains": refer},
                {"properties": {"n": {"$ref": f"r{(number + 1) % 5}"}}},
            )
        )
        return inner | place

    return {
        "$id": "https://example.com/root",
        "$dynamicAnchor": "node",
        "$defs": {f"r{number}": resource(number) for number in range(5)},
        "properties": {"a": {"$ref": f"r{random.randrange(5)}"}, "b": {"$dynamicRef": "#node"}},
        "required": random.choice(([], ["a"], ["a", "b"])),
    }


def unevaluated(random: Random) -> Schema:
    left = random.choice((False, leaf(random)))
    parts: list[Schema] = [
        {
            "if": {"properties": {"a": {"const": 1}}},
            "then": {"properties": {"b": leaf(random)}},
            "else": {"required": ["c"]},
        },
        {"anyOf": [{"properties": {name: leaf(random)}} for name in NAMES]},
        {"oneOf": [{"required": [name], "properties": {name: True}} for name in NAMES[:4]]},
        {"patternProperties": {each: leaf(random) for each in PATTERNS[:4]}},
        {"dependentSchemas": {"a": {"properties": {"ab": True}}}},
        {"prefixItems": [leaf(random)] * 3},
        {"contains": leaf(random)},
        {"anyOf": [{"contains": leaf(random)}, {"prefixItems": [True]}]},
        {"not": {"unevaluatedProperties": False}},
        {"allOf": [{"unevaluatedItems": leaf(random)}, {"unevaluatedProperties": leaf(random)}]},
    ]
    chosen = random.sample(parts, random.randint(2, 7))
    return {"allOf": chosen, random.choice(("unevaluatedProperties", "unevaluatedItems")): left}


def negations(random: Random) -> Schema:
    return {"not": random.choice((overlapping_patterns, big_union, conditionals, unevaluated, contained))(random)}


def contained(random: Random) -> Schema:
    return {
        "type": "array",
        "uniqueItems": random.random() < 0.7,
        "allOf": [
            {"contains": leaf(random), "minContains": random.randint(0, 6), "maxContains": random.randint(2, 9)}
            for _ in range(random.randint(1, 6))
        ],
        "items": random.choice((True, {"enum": list(range(9))}, {"type": ["integer", "string"]})),
        "minItems": random.choice((0, 4, 12)),
        "maxItems": random.choice((3, 12, 40)),
    }


def wide(random: Random) -> Schema:
    count = random.choice((50, 400))
    return {
        "type": "object",
        "properties": {f"p{i}": leaf(random) for i in range(count)},
        "required": [f"p{i}" for i in range(0, count, random.randint(1, 9))],
        "dependentRequired": {f"p{i}": [f"p{i + 1}"] for i in range(count - 1)},
        "minProperties": random.choice((0, count // 2, count + 3)),
    }


def dependents(random: Random) -> Schema:
    return {
        "type": "object",
        "dependentSchemas": {f"p{i}": {"required": [f"p{(i * 3 + 1) % 25}"], **leaf(random)} for i in range(25)},
        "minProperties": random.choice((0, 1, 7)),
    }


SMALL: tuple[Callable[[Random], Schema], ...] = (leaf, leaf, leaf, tiny_steps, contained, many_patterns)
WRITERS: tuple[Callable[[Random], Schema], ...] = (
    *(
        overlapping_patterns,
        many_patterns,
        counted_repeats,
        big_union,
        union_of_objects,
        product_of_unions,
        conditionals,
    ),
    *(nested, chain, huge_bounds, tiny_steps, dynamic, unevaluated, negations, contained, wide, dependents),
)


def without_ids(schema: Any) -> Any:
    """The same for where it is put among others, so that no two schemas have one `$id`."""
    return {name: value for name, value in schema.items() if name not in ("$id", "$schema")}


def hostile_schema(random: Random) -> Schema:
    """Write one schema: of one construct, or of two of which one is in the other."""
    schema = random.choice(WRITERS)(random)
    if random.random() < 0.25 and "$defs" not in schema:
        other = random.choice(WRITERS)(random)
        if "$defs" not in other:
            schema = random.choice(
                (
                    {"allOf": [without_ids(schema), without_ids(other)]},
                    {"oneOf": [without_ids(schema), without_ids(other)]},
                    {"type": "object", "properties": {"a": schema, "b": other}, "required": ["a"]},
                    {"not": {"allOf": [without_ids(schema), without_ids(other)]}},
                )
            )
    return schema
