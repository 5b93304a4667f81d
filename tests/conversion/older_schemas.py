"""Random schemas of drafts 4 to 2019-09, with what upgrades stumble over, and random instances for them.

Valid by construction, and ending on every instance: a reference leads to a later definition only, but for those below
`properties` and `items`, which lead anywhere.
"""

from random import Random
from typing import Any, NamedTuple

URIS = {
    "4": "http://json-schema.org/draft-04/schema#",
    "6": "http://json-schema.org/draft-06/schema#",
    "7": "http://json-schema.org/draft-07/schema#",
    "2019-09": "https://json-schema.org/draft/2019-09/schema",
}
NAMES = ("a", "b", "c/d", "e~f", "g%", "h i", "é", "$ref", "items")
TEXTS = ("", "a", "ab", "2024-02-29", "a.example", "-a.example", "::1", "bm8=", "null", "{")
NUMBERS = (0, 1, 2, -1, 1.5, 0.5, 3, 1.0)
TYPES = ("null", "boolean", "integer", "number", "string", "array", "object")
FORMATS = ("date", "hostname", "ipv6", "uuid", "uri-reference", "time", "own")
ANCHORS = ("n", "n/x", "1n", "n:x", "n.y")
NEWER = (
    "const",
    "contains",
    "propertyNames",
    "if",
    "then",
    "$id",
    "$anchor",
    "dependentSchemas",
    "prefixItems",
    "maxContains",
)


class Place(NamedTuple):
    """Where a subschema is being written: how deep it may nest, what it may refer to, and whether below its root."""

    depth: int
    first: int
    moved: bool = False

    def in_place(self) -> "Place":
        return self._replace(depth=self.depth - 1)

    def below(self) -> "Place":
        return Place(self.depth - 1, 0, moved=True)


class OlderSchemas:
    """Writes schemas of one draft."""

    def __init__(self, draft: str, random: Random) -> None:
        self.random = random
        self.draft = {"2019-09": 2019}.get(draft) or int(draft)
        self.uri = URIS[draft]
        self.identifier = "id" if draft == "4" else "$id"
        self.count = 0
        self.container = ""
        self.anchors: dict[int, str] = {}

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def document(self) -> dict[str, Any]:
        """Write one schema."""
        random = self.random
        self.count = random.randrange(1, 4)
        self.container = random.choice(("definitions", "definitions", "$defs"))
        if self.draft == 2019 or self.container == "definitions":  # else no anchor is seen
            names = [random.choice(ANCHORS if self.draft < 2019 else ANCHORS[3:]) for _ in range(self.count)]
            self.anchors = {number: f"{name}{number}" for number, name in enumerate(names) if self.chance(0.4)}
        definitions = {f"d{number}": self.definition(number) for number in range(self.count)}
        root = self.schema(Place(3, 0))
        if self.anchors and self.draft < 2019:  # which a reference at the root would hide
            root.pop("$ref", None)
        identifier: dict[str, Any] = (
            {} if "$ref" in root and self.draft < 2019 else {self.identifier: "http://x.example/root"}
        )
        if self.draft == 2019 and self.chance(0.4):
            identifier["$recursiveAnchor"] = self.chance(0.8)
        return {"$schema": self.uri, **identifier, **root, self.container: definitions}

    def definition(self, number: int) -> dict[str, Any]:
        schema = self.schema(Place(2, number + 1))
        if number in self.anchors:
            if self.draft < 2019:  # which a reference beside it would hide
                schema.pop("$ref", None)
            name = self.anchors[number]
            schema |= {"$anchor": name} if self.draft == 2019 else {self.identifier: "#" + name}
        return schema

    def schema(self, place: Place) -> dict[str, Any]:
        """Write a subschema: some keywords, and what its draft does not know or see."""
        if place.depth <= 0:
            return self.leaf()
        writers = self.random.choices(
            (self.numbers, self.array, self.array, self.object, self.object, self.applied, self.applied, self.leaf),
            k=self.random.choice((1, 1, 2)),
        )
        found: dict[str, Any] = {}
        for write in writers:
            found |= write(place) if write != self.leaf else self.leaf()
        if self.chance(0.3):
            found |= self.reference(place)
        if self.chance(0.3):
            found |= self.unknown(place)
        return found

    def leaf(self) -> dict[str, Any]:
        random = self.random
        choices = [
            {"type": random.choice(TYPES)},
            {"enum": random.sample([None, True, 0, 1, "a", [], {}, [1]], k=3)},
            {"format": random.choice(FORMATS)},
            {"minLength": random.randrange(3)},
            {"required": random.sample(NAMES, k=1)},
            {"not": {"type": random.choice(TYPES)}},
        ]
        return random.choice(choices)

    def numbers(self, _: Place) -> dict[str, Any]:
        side = self.random.choice(("inimum", "aximum"))
        bound, exclusive = "m" + side, "exclusiveM" + side
        number = self.random.choice(NUMBERS)
        if self.draft > 4:
            return {self.random.choice((bound, exclusive)): number}
        return {bound: number, exclusive: self.chance(0.6)} if self.chance(0.7) else {bound: number}

    def array(self, place: Place) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if self.chance(0.8):
            several = [self.schema(place.below()) for _ in range(self.random.randrange(1, 3))]
            found["items"] = several if self.chance(0.7) else several[0]
        if self.chance(0.6):
            found["additionalItems"] = self.random.choice((True, False, self.schema(place.below())))
        if self.draft > 4 and self.chance(0.3):
            found["contains"] = self.leaf()
        if self.draft == 2019 and self.chance(0.3):
            found["unevaluatedItems"] = self.random.choice((False, self.leaf()))
        return found

    def object(self, place: Place) -> dict[str, Any]:
        random = self.random
        names = random.sample(NAMES, k=2)
        found: dict[str, Any] = {"properties": {name: self.schema(place.below()) for name in names}}
        if self.chance(0.4):
            both = [[random.choice(NAMES)], self.schema(place.in_place())]
            found["dependencies"] = {name: random.choice(both) for name in random.sample(NAMES, k=2)}
        if self.chance(0.2):
            found["additionalProperties"] = random.choice((False, self.leaf()))
        if self.draft == 2019 and self.chance(0.3):
            found["unevaluatedProperties"] = False
        return found

    def applied(self, place: Place) -> dict[str, Any]:
        keyword = self.random.choice(("allOf", "anyOf", "oneOf", "not"))
        inner = [self.schema(place.in_place()) for _ in range(2)]
        found = {keyword: inner[0] if keyword == "not" else inner}
        if self.draft > 6 and self.chance(0.3):
            found |= {"if": self.leaf(), "then": self.schema(place.in_place()), "else": self.leaf()}
        return found

    def reference(self, place: Place) -> dict[str, Any]:
        """Write a reference to a definition, by a pointer or an anchor, or into what the root may have beside it."""
        if self.draft == 2019 and place.moved and self.chance(0.5):
            return {"$recursiveRef": "#"}
        if place.first >= self.count:
            return {}
        number = self.random.randrange(place.first, self.count)
        if number in self.anchors and self.chance(0.6):
            return {"$ref": f"#{self.anchors[number]}"}
        return {"$ref": f"#/DEFINITIONS/d{number}"}

    def unknown(self, place: Place) -> dict[str, Any]:
        """Write what a later draft would look at."""
        since = {"$id": 6, "const": 6, "contains": 6, "propertyNames": 6, "if": 7, "then": 7, "prefixItems": 2020}
        names = [name for name in NEWER if since.get(name, 2019) > self.draft]
        values = {"const": 0, "$id": "u:x", "$anchor": "z", "prefixItems": [False], "maxContains": 0}
        chosen = self.random.choice(names or ["x-own"])
        value = values.get(chosen, {"b": False} if chosen == "dependentSchemas" else self.schema(place.in_place()))
        return {chosen: value} | ({"examples": 5} if self.draft == 4 else {}) | {"$comment": "c"}


def older_schema(draft: str, random: Random) -> dict[str, Any]:
    """Write one schema of a draft."""
    writer = OlderSchemas(draft, random)
    found: dict[str, Any] = _with_container(writer.document(), writer)
    return found


def _with_container(value: Any, writer: OlderSchemas) -> Any:
    """Put the name of what holds the definitions into references."""
    if isinstance(value, dict):
        return {name: _with_container(member, writer) for name, member in value.items()}
    if isinstance(value, list):
        return [_with_container(item, writer) for item in value]
    return value.replace("#/DEFINITIONS", f"#/{writer.container}") if isinstance(value, str) else value


def instance(random: Random, depth: int = 3) -> Any:
    """Write one instance."""
    kind = random.choice(
        ("null", "number", "text", "array", "object", "object", "array") if depth else ("number", "text")
    )
    if kind == "array":
        return [instance(random, depth - 1) for _ in range(random.randrange(4))]
    if kind == "object":
        return {name: instance(random, depth - 1) for name in random.sample(NAMES, k=random.randrange(4))}
    return {"null": random.choice((None, True)), "number": random.choice(NUMBERS), "text": random.choice(TEXTS)}[kind]
