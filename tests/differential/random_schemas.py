"""Random 2020-12 schemas over all keywords: valid by construction, small, and ending on every instance."""

from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

Schema = dict[str, Any] | bool

BASE = "https://example.test/"
NAMES = ("a", "b", "ab", "foo", "x y", "é", "$ref", "")
MANY_NAMES = (*NAMES, *(f"p{number}" for number in range(20)))
PATTERNS = ("^a", "b$", "o", "^[a-c]+$", "^..$", "")
TYPES = ("null", "boolean", "integer", "number", "string", "array", "object")
NUMBERS = (0, 1, -1, 2, 3, 1.0, 1.5, -0.5, 0.3, 10, 1e300, 2**53, 2**53 + 1, -(2**53) - 1, float(2**53), 10**20)
STEPS = (1, 2, 3, 0.5, 1.5, 0.1, 0.01, 0.3, 2.0, 10**17)
CONSTANTS = (
    *(None, True, False, 0, 1, 1.0, 0.0, 2, 2**53 + 1, float(2**53), "", "a", "ab", "1", [], {}),
    *([0], [False], [1], [1.0], [True], [[1]], [[True]], [None, "a"]),
    *({"a": 0}, {"a": False}, {"a": 1.0}, {"a": [True]}, {"b": {"a": 1}}, {"a": 1, "b": 2}),
)
FORMATS = {  # one value that has the format and some that do not, where nobody disputes it
    "date-time": ("2024-02-29T12:00:00Z", "2023-02-29T12:00:00Z", "2024-02-29"),
    "date": ("2024-02-29", "2023-02-29", "today"),
    "time": ("12:00:00Z", "25:00:00Z", "12:00"),
    "duration": ("P1DT2H", "1D", "P"),
    "email": ("a@example.com", "a@", "@"),
    "hostname": ("www.example.com", "-a.example", "a b"),
    "ipv4": ("127.0.0.1", "256.0.0.1", "1.2.3"),
    "ipv6": ("::1", "::1::", "1"),
    "uri": ("https://example.com/a?b#c", "//example.com", "a b"),
    "uri-reference": ("/a", "\\a", "a b"),
    "uuid": ("2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2eb8aa08", ""),
    "json-pointer": ("/a/0", "a", "/~"),
    "regex": ("^a+$", "(", "["),
    "unheard-of": ("a", "b", ""),
}
# Keywords that assert nothing: annotations, and assertions without the partner that they need.
SAID = {
    "title": "a",
    "description": "b",
    "$comment": "c",
    "default": 1,
    "examples": [1],
    "deprecated": True,
    "readOnly": True,
    "writeOnly": True,
    "contentEncoding": "base64",
    "contentMediaType": "application/json",
    "contentSchema": {"type": "null"},
    "then": False,
    "else": False,
    "minContains": 2,
    "x-unheard-of": {"type": "null"},
}


class Place(NamedTuple):
    """Where a subschema is being written.

    Attributes:
        resource: the name of the schema resource it belongs to.
        definition: the number of the definition it belongs to, -1 in the root.
        depth: how many levels of subschemas may still follow.
        moved: whether the instance location is below the one the definition was applied to; references from there
            always end.
    """

    resource: str
    definition: int
    depth: int
    moved: bool

    def in_place(self) -> "Place":
        return self._replace(depth=self.depth - 1)

    def below(self) -> "Place":
        return self._replace(depth=self.depth - 1, moved=True)


class Definition(NamedTuple):
    """A target of references: what identifies it, apart from its place in $defs."""

    embedded: bool
    anchor: bool
    dynamic: bool


class Writer:
    """Writes one document; holds the source of randomness and what its references may point to."""

    def __init__(self, random: Random) -> None:
        self.random = random
        shares = (0.9, 0.4, 0.9) if random.random() < 0.2 else (0.3, 0.4, 0.4)  # some are all about dynamic scopes
        self.definitions = [
            Definition(*(random.random() < share for share in shares)) for _ in range(random.randrange(4))
        ]
        self.dynamic_root = random.random() < 0.4

    def document(self) -> dict[str, Any]:
        schema = self.object_schema(Place("root", -1, 3, moved=False))
        if self.dynamic_root:
            schema["$dynamicAnchor"] = "node"
        schema["x-schemas"] = {"s": self.leaf()}
        definitions = {f"d{number}": self.definition(number) for number in range(len(self.definitions))}
        whole = {"$id": f"{BASE}root", **({"$defs": definitions} if definitions else {}), **schema}
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **whole} if self.chance(0.3) else whole

    def definition(self, number: int) -> Schema:
        about = self.definitions[number]
        identifiers = {
            "$id": f"r{number}" if about.embedded else None,
            "$anchor": f"a{number}" if about.anchor else None,
            "$dynamicAnchor": ("node" if about.embedded else f"n{number}") if about.dynamic else None,
            "$defs": {"inner": {"$anchor": "inner"} | self.assertion()} if about.embedded else None,
        }
        place = Place(f"r{number}" if about.embedded else "root", number, 2, moved=False)
        return {name: value for name, value in identifiers.items() if value} | self.object_schema(place)

    def schema(self, place: Place) -> Schema:
        if place.depth <= 0 or self.chance(0.1):
            return self.leaf()
        return self.object_schema(place)

    def leaf(self) -> Schema:
        if self.chance(0.3):
            return self.chance(0.6)
        return self.assertion()

    def assertion(self) -> dict[str, Any]:
        return self.random.choice(ASSERTIONS)(self, Place("root", -1, 0, moved=False))

    def object_schema(self, place: Place) -> dict[str, Any]:
        """Some keywords of one instance type together, so that they meet, and some that apply to any."""
        kinds: dict[str, Any] = {}
        for write in self.random.choices(self.random.choice(FAMILIES), k=self.random.choice((1, 2, 3))):
            kinds |= write(self, place)
        for write in self.random.choices(IN_PLACE, k=self.random.choice((0, 0, 1, 1, 2))):
            kinds |= write(self, place)
        return kinds

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def pick(self, values: Any, least: int = 0, most: int = 3) -> list[Any]:
        return self.random.sample(values, k=self.random.randint(least, most))

    def count(self) -> int | float:
        number = self.random.choice((0, 1, 1, 2, 2, 3))
        return float(number) if self.chance(0.1) else number

    def schemas(self, place: Place, least: int = 1) -> list[Schema]:
        return [self.schema(place) for _ in range(self.random.randint(least, 3))]

    def members(self, names: Any, place: Place) -> dict[str, Schema]:
        return {name: self.schema(place) for name in self.pick(names, 1)}

    def references(self, place: Place) -> list[str]:
        """What a subschema here may refer to: later definitions, and below the first instance location anything."""
        same = "" if place.resource == "root" else "root"
        found = [f"{same}#/x-schemas/s"]  # a schema under a keyword that nobody knows is one when referred to
        found += [f"{same}#"] if place.moved else []
        for number, about in enumerate(self.definitions):
            if place.moved or number > place.definition:
                resource = f"r{number}" if about.embedded else same
                found.append(f"{same}#/$defs/d{number}")
                found += [f"r{number}", f"{BASE}r{number}", f"r{number}#inner"] if about.embedded else []
                found += [f"{resource}#a{number}"] if about.anchor else []
                found += [f"{resource}#{'node' if about.embedded else f'n{number}'}"] if about.dynamic else []
        return found

    def dynamic_references(self, place: Place) -> list[str]:
        if not place.moved:
            return []
        resources = ["root"] * self.dynamic_root
        resources += [f"r{number}" for number, about in enumerate(self.definitions) if about.embedded and about.dynamic]
        return ["#node" if resource == place.resource else f"{resource}#node" for resource in resources]


Write = Callable[[Writer, Place], dict[str, Any]]


def one_of(name: str, values: tuple[Any, ...]) -> Write:
    return lambda writer, _: {name: writer.random.choice(values)}


def count(name: str) -> Write:
    return lambda writer, _: {name: writer.count()}


def child(name: str) -> Write:
    return lambda writer, place: {name: writer.schema(place.below())}


def children(name: str, names: tuple[str, ...]) -> Write:
    return lambda writer, place: {name: writer.members(names, place.below())}


def branches(name: str) -> Write:
    return lambda writer, place: {name: writer.schemas(place.in_place())}


def type_of(writer: Writer, _: Place) -> dict[str, Any]:
    return {"type": writer.random.choice(TYPES) if writer.chance(0.7) else writer.pick(TYPES, 1)}


def enumeration(writer: Writer, _: Place) -> dict[str, Any]:
    return {"enum": writer.pick(CONSTANTS, 1, 6)}


def large_enumeration(writer: Writer, _: Place) -> dict[str, Any]:
    return {"enum": writer.pick(CONSTANTS + MANY_NAMES, 10, 30)}


def wide(writer: Writer, place: Place) -> dict[str, Any]:
    names = writer.pick(MANY_NAMES, 8, 20)
    return {
        "properties": {name: writer.leaf() if writer.chance(0.9) else writer.schema(place.below()) for name in names}
    }


def tagged(writer: Writer, place: Place) -> dict[str, Any]:
    """A union whose branches a property tells apart, more or less."""
    tag, constants = writer.random.choice(NAMES), writer.pick(CONSTANTS, 2, 4)
    variants = [
        {"properties": {tag: {"const": value} if writer.chance(0.7) else {"enum": [value, *writer.pick(CONSTANTS)]}}}
        | ({"required": [tag]} if writer.chance(0.8) else {})
        | (writer.random.choice(OBJECT)(writer, place.in_place()) if writer.chance(0.5) else {})
        for value in constants
    ]
    return {writer.random.choice(("oneOf", "anyOf")): variants}


def required(writer: Writer, _: Place) -> dict[str, Any]:
    return {"required": writer.pick(NAMES)}


def dependent_required(writer: Writer, _: Place) -> dict[str, Any]:
    return {"dependentRequired": {name: writer.pick(NAMES) for name in writer.pick(NAMES, 1, 2)}}


def dependent_schemas(writer: Writer, place: Place) -> dict[str, Any]:
    return {"dependentSchemas": writer.members(NAMES, place.in_place())}


def dependencies(writer: Writer, place: Place) -> dict[str, Any]:
    either = (lambda: writer.schema(place.in_place()), lambda: writer.pick(NAMES))
    return {"dependencies": {name: writer.random.choice(either)() for name in writer.pick(NAMES, 1, 2)}}


def contains(writer: Writer, place: Place) -> dict[str, Any]:
    bounds = {name: writer.count() for name in ("minContains", "maxContains") if writer.chance(0.4)}
    return {"contains": writer.schema(place.below()), **bounds}


def prefix_items(writer: Writer, place: Place) -> dict[str, Any]:
    return {"prefixItems": writer.schemas(place.below())}


def negation(writer: Writer, place: Place) -> dict[str, Any]:
    return {"not": writer.schema(place.in_place())}


def condition(writer: Writer, place: Place) -> dict[str, Any]:
    return {name: writer.schema(place.in_place()) for name in ("if", "then", "else") if writer.chance(0.8)}


def reference(writer: Writer, place: Place) -> dict[str, Any]:
    targets = writer.references(place)
    return {"$ref": writer.random.choice(targets)} if targets else {}


def dynamic_reference(writer: Writer, place: Place) -> dict[str, Any]:
    # Without a $dynamicAnchor of the same name there, it is a plain $ref.
    static = [target for target in writer.references(place) if not target.endswith("#node")]
    targets = writer.dynamic_references(place) * 3 or static
    return {"$dynamicRef": writer.random.choice(targets)} if targets else {}


def left_over(writer: Writer, place: Place) -> dict[str, Any]:
    """`unevaluated*` beside an applicator in place, whose subschemas evaluate some of the same."""
    inner = place.in_place()
    keyword, family = writer.random.choice((("unevaluatedProperties", OBJECT), ("unevaluatedItems", ARRAY)))

    def some() -> dict[str, Any]:
        return {
            name: value for write in writer.random.choices(family, k=2) for name, value in write(writer, inner).items()
        }

    applicator: dict[str, Any] = {
        "allOf": lambda: {"allOf": [some(), some()]},
        "anyOf": lambda: {"anyOf": [some(), some()]},
        "oneOf": lambda: {"oneOf": [some(), some()]},
        "not": lambda: {"not": {"not": some()}},
        "if": lambda: {"if": some(), "then": some(), "else": some()},
        "dependentSchemas": lambda: {"dependentSchemas": {name: some() for name in writer.pick(NAMES, 1, 2)}},
        "$ref": lambda: reference(writer, place),
        "$dynamicRef": lambda: dynamic_reference(writer, place),
        "contains": lambda: contains(writer, place),
    }
    rest = False if writer.chance(0.7) else writer.schema(place.below())
    return applicator[writer.random.choice(list(applicator))]() | some() | {keyword: rest}


def exclusive(writer: Writer, _: Place) -> dict[str, Any]:
    """A oneOf of plain assertions, of which often two hold."""
    return {"oneOf": [writer.assertion() for _ in range(writer.random.randint(2, 4))]}


def formatted(writer: Writer, _: Place) -> dict[str, Any]:
    return {"format": writer.random.choice(list(FORMATS))}


def said(writer: Writer, _: Place) -> dict[str, Any]:
    name = writer.random.choice(list(SAID))
    return {name: SAID[name]}


NUMBER: tuple[Write, ...] = (
    *(one_of(name, NUMBERS) for name in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")),
    one_of("multipleOf", STEPS),
)
STRING: tuple[Write, ...] = (count("minLength"), count("maxLength"), one_of("pattern", PATTERNS), formatted)
ARRAY: tuple[Write, ...] = (
    *(count("minItems"), count("maxItems"), one_of("uniqueItems", (True, True, False))),
    *(child("items"), prefix_items, contains, child("unevaluatedItems")),
)
OBJECT: tuple[Write, ...] = (
    *(children("properties", NAMES), wide, children("properties", NAMES), children("patternProperties", PATTERNS)),
    *(child("additionalProperties"), child("unevaluatedProperties"), child("propertyNames")),
    *(required, dependent_required, dependent_schemas, dependencies, count("minProperties"), count("maxProperties")),
)
VALUE: tuple[Write, ...] = (type_of, type_of, one_of("const", CONSTANTS), enumeration, large_enumeration)
IN_PLACE: tuple[Write, ...] = (
    *(branches("allOf"), branches("anyOf"), branches("oneOf"), negation, condition, tagged, exclusive, left_over),
    *(reference, reference, dynamic_reference, type_of, said),
)
FAMILIES = (NUMBER, STRING, ARRAY, ARRAY, OBJECT, OBJECT, VALUE)
ASSERTIONS = (*NUMBER, *STRING, *VALUE, type_of, required, count("minProperties"), count("maxItems"))


def random_schema(random: Random) -> dict[str, Any]:
    """Write one schema."""
    return Writer(random).document()
