"""Survey schema documents that refer to each other: their subschemas, and where references lead.

A subschema is what the Validator takes for one: also what only a reference makes one. It has the dialect of its
resource, and a document without `$schema` that of what refers to it.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from cio_schemas.exceptions import CompileError
from cio_schemas.schema.dialects import OFFICIAL
from cio_schemas.schema.drafts import canonical
from cio_schemas.schema.pointer import json_pointer, steps_of, tokens_of
from cio_schemas.schema.ref_resolution import Index
from cio_schemas.schema.resources import Location
from cio_schemas.schema.uris import resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cio_schemas.rules.changes import Path
    from cio_schemas.schema.dialects import Dialect, Retrieve

REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
IN_PLACE = ("allOf", "anyOf", "oneOf", "if", "then", "else")
"""What applies subschemas to the same array, and passes on what they evaluate of it."""
_SAFE = "/~!$&'()*+,;=:@"  # in a fragment besides letters and digits (RFC 3986, section 3.5)


class SchemaText(NamedTuple):
    """A schema document in JSON.

    Attributes:
        text: As it is written.
        root: As it was parsed.
        uri: Where it was found: the base URI, unless an `$id` gives another.
        retrieve: From a URI to another document, None if it is not known; to the `root` of another source, if it is
            one.
    """

    text: str
    root: Any
    uri: str
    retrieve: Retrieve


class Origin(NamedTuple):
    """Where a value is: in which source, by number, and the steps to it."""

    source: int
    path: Path


class Led(NamedTuple):
    """Where a reference leads.

    Attributes:
        resource: The root of the schema resource, if that is in a source.
        target: What it leads to, if that is in a source.
        anchor: The anchor that it names; empty for a JSON Pointer.
        is_dynamic: Whether the dynamic scope decides.
        inherits: Whether it is a document in no source that has the dialect of what refers to it.
        recurses: Whether it is one of 2019-09 in no source that has a `$recursiveAnchor`.
    """

    resource: Origin
    target: Origin | None
    anchor: str
    is_dynamic: bool
    inherits: bool
    recurses: bool


class SurveyedSchema(NamedTuple):
    """A subschema that is an object.

    Attributes:
        origin: Where it is.
        schema: Its keywords.
        dialect: That of its resource.
        location: Where it is, by the base URI.
        is_root: Whether it is the root of a schema resource.
        inner: The subschemas that it applies to the same array, and what its references lead to.
    """

    origin: Origin
    schema: dict[str, Any]
    dialect: Dialect
    location: Location
    is_root: bool
    inner: tuple[int, ...]

    @property
    def is_lone(self) -> bool:
        """Whether its `$ref` hides all its siblings."""
        return self.dialect.is_lone(self.schema)


class Survey(NamedTuple):
    """The subschemas and references of some sources.

    Attributes:
        parts: The subschemas of each source, by path.
        references: Where its references lead, by the path of the keyword.
        drafts: The URI of the dialect that its root has.
        problems: Why a source can't be read as a schema, by number.
        others: The subschemas in no source that references lead to.
    """

    parts: list[dict[Path, SurveyedSchema]]
    references: list[dict[Path, Led]]
    drafts: list[str]
    problems: dict[int, CompileError]
    others: list[SurveyedSchema]


class View(NamedTuple):
    """What is seen from one source.

    Attributes:
        parts: The subschemas, here and in what references lead to.
        references: Where references of sources lead.
        dialects: The URI of the dialect of each source's root.
        unresolved: The errors of references that lead nowhere.
    """

    parts: list[SurveyedSchema]
    references: dict[Origin, Led]
    dialects: dict[int, str]
    unresolved: list[CompileError]


NOWHERE = Origin(-1, ())


def survey(sources: Sequence[SchemaText], default: str) -> Survey:
    """Look at documents that may refer to each other.

    Those that declare an older draft come first, so that a document without `$schema` has the oldest draft of those
    that refer to it.

    Args:
        sources: The documents.
        default: The URI of the dialect of those without `$schema` that nothing refers to.
    """
    origins = origins_in([source.root for source in sources])
    found = Survey([{} for _ in sources], [{} for _ in sources], [default] * len(sources), {}, [])
    together = Walk(sources, origins, default)
    views: list[tuple[int, View]] = []
    for number in sorted(range(len(sources)), key=lambda number: _declared_draft(sources[number].root)):
        if number in together.view.dialects:
            continue
        try:
            together.enter(number)
        except CompileError:  # it may have the same $id as another source
            try:
                views.append((number, Walk(sources, origins, default).enter(number)))
            except CompileError as error:
                found.problems[number] = error
    for number, view in views:
        _merge(found, view, number.__eq__)
    for view in (together.view, *(view for _, view in views)):
        _merge(found, view, lambda _: True)
    return found


def _declared_draft(root: Any) -> int:
    declared = root.get("$schema") if isinstance(root, dict) else None
    uri = canonical(declared) if isinstance(declared, str) else ""
    return next((dialect.draft for dialect in OFFICIAL.values() if dialect.uri == uri), 2**31 if uri == "" else 2**30)


def _merge(found: Survey, view: View, wanted: Callable[[int], bool]) -> None:
    for part in view.parts:
        if part.origin == NOWHERE:
            found.others.append(part)
        elif wanted(part.origin.source):
            found.parts[part.origin.source].setdefault(part.origin.path, part)
    for origin, led in view.references.items():
        if wanted(origin.source):
            found.references[origin.source].setdefault(origin.path, led)
    for number, uri in view.dialects.items():
        if wanted(number):
            found.drafts[number] = uri


def origins_in(roots: Sequence[Any], first: int = 0) -> dict[int, Origin]:
    """Return where each object of some documents is, by its identity.

    Args:
        roots: The documents.
        first: The number of the first.
    """
    return {
        id(value): Origin(number, path) for number, root in enumerate(roots, first) for path, value in _objects(root)
    }


def _objects(root: Any) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield each object of a document with its path."""
    stack: list[tuple[Path, Any]] = [((), root)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, dict):
            yield path, value
            stack += [((*path, name), member) for name, member in value.items()]
        elif isinstance(value, list):
            stack += [((*path, number), item) for number, item in enumerate(value)]


class Walk:
    """Enters sources into an index, and notes what is there.

    Args:
        sources: All sources.
        origins: Where each object of the sources is; their `retrieve` may add to it.
        default: The URI of the dialect of documents without `$schema` that nothing refers to.

    Attributes:
        view: What was seen.
    """

    def __init__(self, sources: Sequence[SchemaText], origins: dict[int, Origin], default: str) -> None:
        self.view = View([], {}, {}, [])
        self._sources, self._origins = sources, origins
        self._index = Index(self._retrieve, dialect=default)
        self._source = 0  # the one whose references are being followed
        self._retrieved: dict[int, int] = {}  # by the identity of a document: for which source
        self._done: set[Location] = set()
        self._hiding: list[SurveyedSchema] = []  # subschemas that may hide others

    def _retrieve(self, uri: str) -> Any:
        found = self._sources[self._source].retrieve(uri)
        self._retrieved.setdefault(id(found), self._source)
        return found

    def enter(self, number: int) -> View:
        """Survey one source, and what its references lead to.

        Args:
            number: Of the source.

        Raises:
            CompileError: It can't be read as a schema, or another schema has its URI.
        """
        source, self._source = self._sources[number], number
        root = self._index.add(source.uri, source.root)
        if self._index[root] is not source.root:
            raise CompileError(f"another schema is {root.base!r} already")
        while self._look():
            pass
        return self.view

    def _look(self) -> bool:
        """Look at each subschema that is new; if none is, have the index enter what is hidden."""
        new = [(location, schema) for location, schema in self._index if location not in self._done]
        parts = []
        for location, schema in new:
            self._done.add(location)
            origin = self._origins.get(id(schema), NOWHERE)
            root = self._index[self._index.resource(location).root]
            is_source = 0 <= origin.source < len(self._sources)
            self._source = origin.source if is_source else self._retrieved.get(id(root), self._source)
            parts.append(_subschema(self._index, location, schema, self._origins, self.view))
        self.view.parts.extend(parts)
        self._hiding += parts
        if not new and self._hiding:
            for part in self._hiding:
                _enter_hidden(self._index, part)
            self._hiding = []
            return True
        return bool(new)


def _subschema(
    index: Index, location: Location, schema: dict[str, Any], origins: dict[int, Origin], view: View
) -> SurveyedSchema:
    origin = origins.get(id(schema), NOWHERE)
    resource = index.resource(location)
    is_root = location == resource.root
    if is_root and origin.path == ():
        view.dialects.setdefault(origin.source, resource.dialect.uri)
    inner = []
    for keyword in REFERENCES:
        reference = schema.get(keyword)
        if not isinstance(reference, str) or not resource.dialect.knows(keyword):
            continue
        try:
            led, target = _lead(index, location, keyword, reference, origins)
        except CompileError as error:
            view.unresolved.append(type(error)(error.message, error.location or str(location.child(keyword))))
            continue
        inner.append(id(target))
        if origin != NOWHERE:
            view.references[Origin(origin.source, (*origin.path, keyword))] = led
    for keyword in () if resource.dialect.is_lone(schema) else IN_PLACE:
        if resource.dialect.knows(keyword) and keyword in schema:
            value = schema[keyword]
            inner += [id(each) for each in (value if isinstance(value, list) else [value])]
    return SurveyedSchema(origin, schema, resource.dialect, location, is_root, tuple(inner))


def _lead(
    index: Index, location: Location, keyword: str, reference: str, origins: dict[int, Origin]
) -> tuple[Led, Any]:
    """Find where a reference leads, and what is there."""
    resolved = index.resolve(location.base, reference, keyword)
    uri, fragment = resolve(location.base, reference)
    content = index[index.resource(Location(uri, "")).root]
    resource = origins.get(id(content), NOWHERE)
    target: Origin | None = None
    is_pointer = not fragment or fragment.startswith("/")
    if resource != NOWHERE and is_pointer:
        target = Origin(resource.source, (*resource.path, *steps_of(content, tokens_of(fragment))))
    elif isinstance(index[resolved.location], dict):
        target = origins.get(id(index[resolved.location]))
    outside = content if resource == NOWHERE and isinstance(content, dict) else {"$schema": ""}
    is_dynamic, inherits = resolved.dynamic_anchor is not None, "$schema" not in outside
    led = Led(resource, target, "" if is_pointer else fragment, is_dynamic, inherits, is_recursive(outside))
    return led, index[resolved.location]


def _enter_hidden(index: Index, part: SurveyedSchema) -> None:
    """Have the index enter what a newer draft will look at though this one does not: definitions that are hidden."""
    if part.origin == NOWHERE or part.dialect.draft >= 2019:
        return
    for keyword in ("$defs", "definitions") if part.is_lone else ("$defs",):
        members = part.schema.get(keyword)
        for name in members if isinstance(members, dict) else ():
            _enter(index, part, (keyword, name))


def _enter(index: Index, part: SurveyedSchema, steps: Path) -> None:
    pointer = part.location.pointer + json_pointer(steps)
    with suppress(CompileError):
        index.resolve(part.location.base, "#" + quote(pointer, safe=_SAFE))


def is_recursive(schema: dict[str, Any]) -> bool:
    """Return whether a `$recursiveRef` of 2019-09 may lead to a subschema from elsewhere."""
    return schema.get("$recursiveAnchor") is True
