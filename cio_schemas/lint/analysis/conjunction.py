"""Conjunctions: the subschemas that apply to the same instance location as a given one."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.lint.analysis.members import mapping, steps_of_item, steps_of_member
from cio_schemas.lint.document import as_read
from cio_schemas.schema.keywords import KEYWORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.document import Document, SchemaNode
    from cio_schemas.rules.changes import Path
    from cio_schemas.schema.dialects import Dialect
    from cio_schemas.schema.resources import Location


MAX_CONJUNCTS: Final = 64  # of one subschema that are looked at together


class Conjunct(NamedTuple):
    """A schema object that applies to the same instance as another.

    Attributes:
        schema: Its keywords.
        node: Its node in the document; None if it is in another document.
        branch: 0 for the subschema itself, else the number of the `allOf` branch or reference that leads to it.
        location: Its absolute location.
        dialect: The dialect of its resource.
    """

    schema: dict[str, Any]
    node: SchemaNode | None
    branch: int
    location: Location | None
    dialect: Dialect

    @property
    def path(self) -> Path | None:
        """Its location in the document; None if it is in another one."""
        return self.node.path if self.node else None


def together(document: Document, start: Conjunct) -> list[Conjunct]:
    """Collect what always applies together with a schema object of any document, as `Conjunctions.of` does.

    Args:
        document: Whose references are followed.
        start: The schema object, of branch 0.
    """
    found = [start]
    if "allOf" not in start.schema and "$ref" not in start.schema:
        return found
    seen = {id(start.schema)}
    number = 0
    for each in found:
        for child in _in_place(document, each):
            if len(found) >= MAX_CONJUNCTS:
                return found
            if id(child.schema) not in seen:
                seen.add(id(child.schema))
                number += each.branch == 0
                found.append(child._replace(branch=each.branch or number))
    return found


def elsewhere(document: Document, schema: dict[str, Any], location: Location | None) -> list[Conjunct]:
    """Collect conjuncts of a schema object that is looked at without its place in the document.

    Args:
        document: Whose references are followed.
        schema: The schema object.
        location: One with its base URI.
    """
    return together(document, _of_another(document, schema, location))


def of_place(document: Document, schema: dict[str, Any], location: Location | None) -> Conjunct:
    """Return a schema object as a conjunct of branch 0.

    Args:
        document: One that it is in, or that refers to it.
        schema: The schema object.
        location: Where it is; or another place with its base URI.
    """
    node = document.by_location.get(location) if location else None
    return of_node(node) if node and node.written is schema else _of_another(document, schema, location)


def _of_another(document: Document, schema: dict[str, Any], location: Location | None) -> Conjunct:
    dialect = document.dialect_at(location)
    return Conjunct(as_read(schema, dialect), None, 0, location, dialect)


def of_node(node: SchemaNode) -> Conjunct:
    """Return a subschema of the document as a conjunct of branch 0.

    Args:
        node: The subschema.
    """
    return Conjunct(node.schema, node, 0, node.location, node.dialect)


def _in_place(document: Document, each: Conjunct) -> Iterator[Conjunct]:
    """Yield what applies directly with a schema object."""
    yield from within(document, each, "allOf")
    reference = each.schema.get("$ref")
    if isinstance(reference, str) and document.index and each.location:
        target = document.lead(each.location, reference)
        schema = document.index[target] if target is not None else None
        if target is not None and isinstance(schema, dict):
            node = document.by_location.get(target)
            yield of_node(node) if node else _of_another(document, schema, target)


def within(document: Document, each: Conjunct, *keywords: str) -> Iterator[Conjunct]:
    """Yield the schema objects that some keywords of another hold.

    Args:
        document: The document.
        each: The other one.
        keywords: Keywords whose subschemas apply to the same instance location.
    """
    if all(keyword not in each.schema for keyword in keywords):
        return
    if each.node:
        for child in each.node.held:
            if child.keyword in keywords:
                yield of_node(child)
        return
    for keyword in keywords:
        for steps, child in _held(each.schema, keyword):
            if isinstance(child, dict):
                yield _of_another(document, child, document.below(each.location, keyword, *steps))


def named(document: Document, each: Conjunct) -> Iterator[tuple[str, Conjunct]]:
    """Yield the properties that a schema object describes, each with the schema object for it.

    Args:
        document: The document.
        each: The schema object.
    """
    if each.node:
        yield from ((str(child.path[-1]), of_node(child)) for child in each.node.held if child.keyword == "properties")
        return
    for name, child in mapping(each.schema, "properties").items():
        if isinstance(child, dict):
            yield name, _of_another(document, child, document.below(each.location, "properties", name))


def _held(schema: dict[str, Any], keyword: str) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    value = schema.get(keyword)
    if isinstance(value, list):
        yield from (((number,), child) for number, child in enumerate(value))
    elif isinstance(value, dict) and KEYWORDS[keyword].shape == "schema map":
        yield from (((name,), child) for name, child in value.items())
    else:
        yield (), value


def possibly(document: Document, found: list[Conjunct]) -> Iterator[Conjunct]:
    """Yield schema objects that apply together, and those that apply with them only sometimes: their branches.

    Args:
        document: The document.
        found: Schema objects that apply together.
    """
    pending = list(found)
    seen = {id(each.schema) for each in found}
    for each in pending:
        yield each
        for branch in within(document, each, *_SOMETIMES):
            new = [other for other in together(document, branch) if id(other.schema) not in seen]
            if len(pending) < MAX_CONJUNCTS:
                seen |= {id(other.schema) for other in new}
                pending += new


_SOMETIMES: Final = ("anyOf", "oneOf", "if", "then", "else", "dependentSchemas", "dependencies")


MAX_UP: Final = 16  # levels to climb in search of what else applies to the same instance location
_MAX_REFERRERS: Final = 8
_FEW: Final = 1
_MAX_CONTEXTS: Final = 1_000  # schema objects for one instance location


def _child(schema: dict[str, Any], steps: Path) -> Any:
    """Return the subschemas of a schema object for the property or item that steps in another one lead to."""
    if steps[0] == "properties":
        properties = schema.get("properties")
        named = properties.get(steps[1]) if isinstance(properties, dict) else None
        return schema.get("additionalProperties") if named is None else named
    return schema.get("items") if steps[0] in ("items", "contains", "prefixItems") else None


_PARTS: Final = frozenset({"properties", "items", "prefixItems", "contains"})


def steps_alike(each: Conjunct, part: SchemaNode) -> list[Path]:
    """Return the steps to what a schema object says of the property or the items that a subschema is for.

    Args:
        each: The schema object.
        part: The subschema, of another schema object that applies to the same instance.
    """
    assert part.parent is not None
    keyword, *place = part.path[len(part.parent.path) :]
    if keyword == "properties":
        return steps_of_member(each.schema, str(place[0]))
    if place:
        return steps_of_item(each.schema, int(place[0]), each.dialect)
    return [("items",)] * ("prefixItems" not in each.schema and "items" in each.schema)


def _at(schema: Any, steps: Path) -> Any:
    for step in steps:
        schema = schema[step]
    return schema


def is_alone(node: SchemaNode, keyword: str) -> bool:
    """Return whether no other keyword next to one decides what is valid.

    Args:
        node: The subschema that has it.
        keyword: The keyword.
    """
    others = (KEYWORDS.get(name) for name in node.schema if name != keyword)
    return not any(other and other.decides for other in others)


class Conjunctions:
    """What applies together with the subschemas of a document, each found once.

    Args:
        document: The document.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[Path, list[Conjunct]] = {}
        self._sure: dict[Path, list[Conjunct]] = {}

    def of(self, node: SchemaNode) -> list[Conjunct]:
        """Collect what always applies together with a subschema: itself, its allOf, what it refers to.

        Args:
            node: A subschema of the document.

        Returns:
            It and the others, each once, at most MAX_CONJUNCTS; dynamic references are left out.
        """
        found = self._known.get(node.path)
        if found is None:
            found = self._known[node.path] = together(self._document, of_node(node))
        return found

    def around(self, node: SchemaNode) -> list[Conjunct]:
        """Collect what applies together with a subschema and with those around it at the same instance location.

        Args:
            node: A subschema of the document.
        """
        holders = [node, *islice(node.around(), MAX_UP)]
        return list({id(each.schema): each for holder in holders for each in self.of(holder)}.values())

    def surely(self, node: SchemaNode, levels: int = MAX_UP) -> list[Conjunct]:
        """Collect what applies to the same instance location wherever a subschema does: as `contexts`, but no more.

        Args:
            node: A subschema of the document.
            levels: How far up to look.
        """
        found = self._sure.get(node.path)
        if found is None:
            found = self._sure[node.path] = self._surely(node, levels)
        return found

    def _surely(self, node: SchemaNode, levels: int) -> list[Conjunct]:
        found = {id(each.schema): each for each in self.around(node)}
        *_, top = (node, *node.around())
        above = self.surely(top.parent, levels - 1) if top.parent and levels and top.keyword in _PARTS else ()
        for each in above:
            for steps in steps_alike(each, top):
                schema = _at(each.schema, steps)
                if isinstance(schema, dict) and id(schema) not in found and len(found) < MAX_CONJUNCTS:
                    others = elsewhere(self._document, schema, self._document.below(each.location, *steps))
                    found.update((id(other.schema), other) for other in others)
        return list(found.values())

    def contexts(self, node: SchemaNode, levels: int = MAX_UP) -> list[Conjunct]:
        """Collect the other subschemas of the document for the same instance location.

        Args:
            node: A subschema of the document.
            levels: How far up to look.

        Returns:
            What applies together with it and with the subschemas around it at the same location; and where those
            describe a property or an item, what others that apply with their parent say of the same property or item.
        """
        holders = [node, *islice(node.around(), MAX_UP)]
        found = [each for holder in holders for each in self.of(holder)]
        top = holders[-1]
        if top.parent is None or not levels or KEYWORDS[top.keyword].in_place:
            return found
        steps = top.path[len(top.parent.path) :]
        seen = {id(each.schema) for each in found}
        for each in self.with_referrers(top.parent, levels - 1):
            schema = _child(each.schema, steps)
            if isinstance(schema, dict) and id(schema) not in seen and len(found) < _MAX_CONTEXTS:
                others = elsewhere(self._document, schema, self._document.below(each.location, *steps))
                found += [other for other in others if id(other.schema) not in seen]
                seen.update(id(other.schema) for other in others)
        return found

    def with_referrers(self, node: SchemaNode, levels: int = 1) -> list[Conjunct]:
        """Collect as `contexts` does, and also around the references that lead to the subschema or to one around it.

        Args:
            node: A subschema of the document.
            levels: How far up to look.
        """
        found = self.contexts(node, levels)
        for holder in (node, *islice(node.around(), MAX_UP)):
            referrers = self._document.referrers.get(holder.path, ())
            if levels and 0 < len(referrers) <= _MAX_REFERRERS and len(found) < MAX_CONJUNCTS:
                found += [each for referrer in referrers for each in self.contexts(referrer, min(levels - 1, _FEW))]
        return found
