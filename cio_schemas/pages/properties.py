"""What a schema says, as a page: title, description, the table of properties, and the schema itself."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.failures.messages import show
from cio_schemas.schema.drafts import DRAFT_2020_12
from cio_schemas.schema.ref_resolution import Index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.schema.dialects import Retrieve
    from cio_schemas.schema.resources import Location, Schema

MAX_ROWS: Final = 1_000
"""How many properties a page lists; a schema that shares subschemas may have many more."""

_SHOWN: Final = (
    *("const", "enum", "format", "pattern", "default", "examples"),
    *("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength"),
    *("minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "contentEncoding", "deprecated"),
    *("readOnly", "writeOnly", "x-message"),
)
"""The keywords that are listed as constraints, in this order."""


class Row(NamedTuple):
    """One property of a schema.

    Attributes:
        name: The path to it: `context.page.url`; `[]` stands for the items of an array.
        depth: How many properties hold it.
        type: Its JSON types, separated by commas; "any" where all are allowed.
        required: True if the object that holds it needs it.
        when: Under which condition this holds, such as `type is "person"`; empty if it always does.
        constraints: Its other assertions, as keywords with their values.
        description: What the schema says about it.
    """

    name: str
    depth: int
    type: str
    required: bool
    when: str
    constraints: str
    description: str


class SchemaPage(NamedTuple):
    """What is shown of a schema.

    Attributes:
        name: The name by which the schema was requested.
        title: Its title, or its name.
        description: Its description.
        tags: What it belongs to.
        whole: What applies to a value as a whole, besides its properties.
        rows: Its properties, each followed by those within it.
        more: True if there are more of them than `MAX_ROWS`.
        schema: The schema.
    """

    name: str
    title: str
    description: str
    tags: tuple[str, ...]
    whole: list[str]
    rows: list[Row]
    more: bool
    schema: Schema


def schema_page(
    name: str, schema: Schema, retrieve: Retrieve, tags: tuple[str, ...] = (), *, dialect: str = DRAFT_2020_12
) -> SchemaPage:
    """Return the page of a schema.

    Args:
        name: What it is called.
        schema: The schema.
        retrieve: Returns the document at a URI, None if it is not known.
        tags: What it belongs to.
        dialect: The URI of its dialect if it has no `$schema`.

    Raises:
        CompileError: A reference leads nowhere.
    """
    index = Index(retrieve, dialect=dialect)
    reader, root = _Reader(index), index.add("", schema)
    rows = [*islice(reader.rows(root, "", 0, ()), MAX_ROWS + 1)]
    more = len(rows) > MAX_ROWS
    return SchemaPage(
        name, *_heading(name, schema), tags, reader.whole(root), rows[:MAX_ROWS], more=more, schema=schema
    )


def _heading(name: str, schema: Schema) -> tuple[str, str]:
    contents = schema if isinstance(schema, dict) else {}
    return str(contents.get("title", name)), str(contents.get("description", ""))


class _Part(NamedTuple):
    """A schema object that applies to the same instance, and the condition under which it does."""

    schema: dict[str, Any]
    location: Location
    when: str


class _Reader(NamedTuple):
    subschemas: Index

    def whole(self, location: Location) -> list[str]:
        """Return the constraints of a value as a whole, each with the condition under which it holds."""
        found = [
            (part.when, _constraint(keyword, part.schema[keyword]))
            for part in self.parts(location)
            for keyword in _SHOWN
            if keyword in part.schema
        ]
        return [f"{text}, where {when}" if when else text for when, text in dict.fromkeys(found)]

    def rows(self, location: Location, prefix: str, depth: int, above: tuple[Location, ...]) -> Iterator[Row]:
        """Yield the properties of an object, and of what is within them."""
        parts = list(self.parts(location))
        known = {(name, part.when) for part in parts for name in part.schema.get("required", ())}
        inside = (*above, *(part.location for part in parts))
        told: set[tuple[str, str]] = set()
        for part in parts:
            for name, steps in _members(part.schema):
                if (name, part.when) in told:
                    continue
                told.add((name, part.when))
                child = self.subschemas.child(part.location, *steps)
                path = f"{prefix}.{name}" if prefix else name
                yield self.row(child, path, depth, part.when, required=bool({(name, part.when), (name, "")} & known))
                if not {each.location for each in self.parts(child)} & set(inside):  # else it has been listed above
                    yield from self.within(child, path, depth + 1, inside)

    def within(self, location: Location, path: str, depth: int, above: tuple[Location, ...]) -> Iterator[Row]:
        """Yield the properties of a property's value: of an object, or of the items of an array."""
        yield from self.rows(location, path, depth, above)
        for part in self.parts(location):
            if isinstance(part.schema.get("items"), dict):
                items = self.subschemas.child(part.location, "items")
                if not {each.location for each in self.parts(items)} & set(above):
                    yield from self.within(items, f"{path}[]", depth, (*above, part.location))
                return

    def row(self, location: Location, path: str, depth: int, when: str, *, required: bool) -> Row:
        """Return the row of one property."""
        parts = [part.schema for part in self.parts(location) if not part.when]
        constraints = [_constraint(keyword, part[keyword]) for keyword in _SHOWN for part in parts if keyword in part]
        texts = (part["description"] for part in parts if isinstance(part.get("description"), str))
        return Row(
            path, depth, self.types(location), required, when, "; ".join(dict.fromkeys(constraints)), next(texts, "")
        )

    def types(self, location: Location) -> str:
        """Return the types of a value, and of the items of an array."""
        if self.subschemas[location] is False:
            return "nothing"
        for part in self.parts(location):
            declared = part.schema.get("type")
            names = [declared] if isinstance(declared, str) else declared or [*map(_type_of, _listed(part.schema))]
            if not names:
                continue
            items = part.schema.get("items")
            of = f" of {self.types(self.subschemas.child(part.location, 'items'))}" if isinstance(items, dict) else ""
            return ", ".join(dict.fromkeys(f"array{of}" if name == "array" else name for name in names))
        return "any"

    def parts(self, location: Location, when: str = "", seen: tuple[Location, ...] = ()) -> Iterator[_Part]:
        """Yield a schema object and all that apply with it: references, `allOf`, `then` and `else`."""
        schema = self.subschemas[location]
        if location in seen or not isinstance(schema, dict):
            return
        seen = (*seen, location)
        yield _Part(schema, location, when)
        if isinstance(schema.get("$ref"), str):
            yield from self.parts(self.subschemas.resolve(location.base, schema["$ref"]).location, when, seen)
        for position, _ in enumerate(schema.get("allOf", ())):
            yield from self.parts(self.subschemas.child(location, "allOf", position), when, seen)
        if "if" in schema:
            for keyword in ("then", "else"):
                if isinstance(schema.get(keyword), dict):
                    told = self.condition(self.subschemas.child(location, "if"), holds=keyword == "then")
                    label = " and ".join(filter(None, (when, told)))
                    yield from self.parts(self.subschemas.child(location, keyword), label, seen)

    def condition(self, location: Location, *, holds: bool) -> str:
        """Say when an `if` holds, or does not: by the values of its members, or by the title of what it refers to."""
        schema: Any = self.subschemas[location]
        while isinstance(schema, dict) and isinstance(schema.get("$ref"), str) and "title" not in schema:
            location = self.subschemas.resolve(location.base, schema["$ref"]).location
            schema = self.subschemas[location]
        if isinstance(schema, dict) and isinstance(schema.get("title"), str):
            return f'it {"is" if holds else "is not"} "{schema["title"]}"'
        return _condition(schema, holds=holds)


def _members(schema: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in schema.get("properties", ()):
        yield name, ("properties", name)
    for pattern in schema.get("patternProperties", ()):
        yield f"/{pattern}/", ("patternProperties", pattern)


def _condition(schema: Any, *, holds: bool) -> str:
    """Return when an `if` holds or fails, if it tests values of members; otherwise, that it does."""
    members = schema.get("properties", {}) if isinstance(schema, dict) else {}
    needed = schema.get("required", ()) if isinstance(schema, dict) else ()
    verb = "is" if holds else "is not"
    said = [
        f"{name} {verb} {' or '.join(map(show, values))}"
        for name, member in members.items()
        if (values := _listed(member))
    ]
    said += [f"{name} is {'there' if holds else 'missing'}" for name in needed if name not in members]
    return (" and " if holds else " or ").join(said) or f"`if` {'holds' if holds else 'does not hold'}"


def _listed(schema: Any) -> list[Any]:
    """Return the values that `enum` or `const` allows; none if neither is there."""
    if not isinstance(schema, dict):
        return []
    values: list[Any] = schema.get("enum", [schema["const"]] if "const" in schema else [])
    return values


def _constraint(keyword: str, value: Any) -> str:
    if keyword == "enum":
        return f"one of {', '.join(map(show, value))}" if value else "nothing (`enum` is empty)"
    if keyword == "x-message":
        return f'message "{value}"'
    return f"{keyword} {value if keyword in ('format', 'pattern', 'contentEncoding') else show(value)}"


def _type_of(value: Any) -> str:
    for name, python_type in (("boolean", bool), ("string", str), ("integer", int), ("object", dict), ("array", list)):
        if isinstance(value, python_type):
            return name
    return "null" if value is None else "number"
