"""Pairs of random schemas: no instance of a small universe may contradict a proof, and few pairs are left unknown."""

import json
import random
from collections.abc import Callable
from itertools import combinations, product
from typing import Any

import pytest

from cio_schemas import Validator, compare
from cio_schemas.compatibility import Proof, Unknown, Witness

SCALARS: list[Any] = [None, True, False, 0, 1, 2, 3, -1, 0.5, 1.5, 1.0, "", "a", "b", "ab", "abc", "é", "2020-01-01"]
INNER: list[Any] = [None, 0, 1, 1.5, "", "a", "ab", [], [1], {}, {"a": 1}]
NAMES = ["a", "b", "ab", "x1", ""]
TYPES = ["null", "boolean", "integer", "number", "string", "array", "object"]
PATTERNS = ["^a", "b$", "^[ab]+$", "^a$", "^.$", "1", "^(a|b)$", "[^a]"]

UNIVERSE = [
    *SCALARS,
    *(list(items) for size in range(3) for items in product(INNER, repeat=size)),
    *(list(items) for items in product(INNER[:5], repeat=3)),
    *(
        dict(zip(names, values, strict=True))
        for size in range(3)
        for names in combinations(NAMES, size)
        for values in product(INNER[:6] if size > 1 else INNER, repeat=size)
    ),
]
PAIRS = 60
"""So many pairs a seed."""


class RandomSchemas:
    """Makes random schemas of a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def schema(self, depth: int) -> Any:
        """Return a schema."""
        pick = self.random.choice
        if depth <= 0 or self.random.random() < 0.12:
            return pick([True, False, {"type": pick(TYPES)}, {"const": pick(SCALARS)}])
        found: dict[str, Any] = {}
        for _ in range(self.random.randint(1, 3)):
            found |= pick(KEYWORDS)(self, depth - 1)
        return found

    def several(self, depth: int, low: int = 1, high: int = 3) -> list[Any]:
        """Return some schemas."""
        return [self.schema(depth) for _ in range(self.random.randint(low, high))]

    def related(self, schema: Any) -> Any:
        """Return a schema that has much in common with another."""
        if not isinstance(schema, dict):
            return self.schema(1)
        changed = json.loads(json.dumps(schema))
        inner = [name for name in ("not", "items", "contains", "if", "additionalProperties") if name in changed]
        match self.random.randrange(6):
            case 0:
                return changed | self.random.choice(KEYWORDS)(self, 1)
            case 1 if len(changed) > 1:
                del changed[self.random.choice(sorted(changed))]
            case 2:
                return {"anyOf": [changed, self.schema(1)]}
            case 3:
                return {"not": {"not": changed}}
            case 4 if inner:
                changed[inner[0]] = self.related(changed[inner[0]])
            case _:
                return {"allOf": [changed, self.schema(1)]}
        return changed


def _whole(keyword: str, low: int, high: int) -> Callable[[RandomSchemas, int], dict[str, Any]]:
    return lambda of, _: {keyword: of.random.randint(low, high)}


def _one(keyword: str) -> Callable[[RandomSchemas, int], dict[str, Any]]:
    return lambda of, depth: {keyword: of.schema(depth)}


def _list(keyword: str) -> Callable[[RandomSchemas, int], dict[str, Any]]:
    return lambda of, depth: {keyword: of.several(depth)}


KEYWORDS: list[Callable[[RandomSchemas, int], dict[str, Any]]] = [
    lambda of, _: {"type": of.random.sample(TYPES, of.random.randint(1, 2))},
    lambda of, _: {"enum": of.random.sample(UNIVERSE[:60], 3)},
    lambda of, _: {"const": of.random.choice(UNIVERSE[:90])},
    *(_whole(name, -1, 3) for name in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")),
    lambda of, _: {"multipleOf": of.random.choice([1, 2, 0.5, 3])},
    *(
        _whole(name, 0, 3)
        for name in ("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties")
    ),
    lambda of, _: {"pattern": of.random.choice(PATTERNS)},
    lambda of, _: {"format": of.random.choice(["date", "ipv4", "uuid", "email"])},
    lambda _, __: {"uniqueItems": True},
    *map(_one, ("items", "additionalProperties", "propertyNames", "not", "contains", "unevaluatedItems")),
    *map(_list, ("prefixItems", "allOf", "anyOf", "oneOf")),
    lambda of, depth: {"contains": of.schema(depth), "minContains": of.random.randint(0, 2), "maxContains": 2},
    lambda of, depth: {"properties": {name: of.schema(depth) for name in of.random.sample(NAMES, 2)}},
    lambda of, depth: {"patternProperties": {of.random.choice(PATTERNS): of.schema(depth)}},
    lambda of, _: {"required": of.random.sample(NAMES, of.random.randint(1, 2))},
    lambda of, _: {"dependentRequired": {of.random.choice(NAMES): of.random.sample(NAMES, 1)}},
    lambda of, depth: {"dependentSchemas": {of.random.choice(NAMES): of.schema(depth)}},
    lambda of, depth: {"if": of.schema(depth), "then": of.schema(depth), "else": of.schema(depth)},
    lambda _, __: {"unevaluatedProperties": False},
]


def pairs(seed: int) -> list[tuple[Any, Any]]:
    """Return pairs of schemas, of which most have much in common."""
    of = RandomSchemas(seed)
    found = []
    for number in range(PAIRS):
        one = of.schema(of.random.randint(1, 3))
        found.append((one, of.related(one) if number % 4 else of.schema(2)))
    return found


@pytest.mark.parametrize("seed", [*range(3), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 40))])
def test_no_instance_is_against_a_proof(seed: int) -> None:
    unknown = 0
    for old, new in pairs(seed):
        one, two = Validator(old), Validator(new)
        for verdict, accepting, refusing in zip(compare(one, two), (one, two), (two, one), strict=True):
            if isinstance(verdict, Witness):
                assert accepting.is_valid(verdict.instance)
                assert not refusing.is_valid(verdict.instance)
                continue
            unknown += isinstance(verdict, Unknown)
            if isinstance(verdict, Proof):
                against = [each for each in UNIVERSE if accepting.is_valid(each) and not refusing.is_valid(each)]
                assert against == [], (accepting.schema, refusing.schema)
    assert unknown <= PAIRS // 20
