"""What there is in some schema documents that refer to each other: the subschemas, and where references lead.

A subschema is what the Validator takes for one: also what only a reference makes one. It has the dialect of its
resource, and a document without `$schema` that of what refers to it.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from cio_schemas.exceptions import CompileError
from cio_schemas.schema.pointer import json_pointer, steps_of, tokens_of
from cio_schemas.schema.references import resolve
from cio_schemas.schema.resources import Index, Location

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cio_schemas.rules.changes import Path
    from cio_schemas.schema.dialects import Dialect, Retrieve

REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
IN_PLACE = ("allOf", "anyOf", "oneOf", "if", "then", "else")
"""What applies subschemas to the same array, and passes on what they evaluate of it."""
_SAFE = "/~!$&'()*+,;=:@"  # in a fragment beside letters and digits (RFC 3986, section 3.5)


class SchemaText(NamedTuple):
    """A schema document in JSON.

    Attributes:
        text: As it is written.
        root: As it was parsed.
        uri: Where it was found: the base URI, unless an `$id` gives another.
        retrieve: From a URI to another document, None where it is not known; to the `root` of another source, if it is
            one.
    """

    text: str
    root: Any
    uri: str
    retrieve: Retrieve


class Origin(NamedTuple):
    """Where a value stands: in which source, by number, and the steps to it."""

    source: int
    path: Path


class Led(NamedTuple):
    """Where a reference leads.

    Attributes:
        resource: The root of the schema resource, where that is in a source.
        target: What it leads to, where that is in a source.
        anchor: The anchor that it names; empty for a JSON Pointer.
        is_dynamic: Whether the dynamic scope decides.
        inherits: Whether it is a document in no source that has the dialect of what refers to it.
    """

    resource: Origin
    target: Origin | None
    anchor: str
    is_dynamic: bool
    inherits: bool


class SurveyedSchema(NamedTuple):
    """A subschema that is an object.

    Attributes:
        origin: Where it stands.
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
        """Whether its `$ref` hides all that stands beside it."""
        return self.dialect.is_lone(self.schema)


class Survey(NamedTuple):
    """What there is in some sources.

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

    Args:
        sources: The documents.
        default: The URI of the dialect of those without `$schema` that nothing refers to.
    """
    origins = origins_in([source.root for source in sources])
    drafts = [default] * len(sources)
    problems: dict[int, CompileError] = {}
    views: list[View] = []
    for _ in range(len(sources) + 1):
        views, problems = [], {}
        for number, source in enumerate(sources):
            try:
                views.append(seen(number, source, origins, drafts[number]))
            except CompileError as error:
                problems[number] = error
                views.append(View([], {}, {}, []))
        inherited = [_inherited(number, views, default) for number in range(len(sources))]
        if inherited == drafts:
            break
        drafts = inherited
    found = Survey([{} for _ in sources], [{} for _ in sources], drafts, problems, [])
    for number, view in enumerate(views):
        found.drafts[number] = view.dialects.get(number, drafts[number])
        _merge(found, view, number.__eq__)
    for view in views:
        _merge(found, view, lambda _: True)
    return found


def _merge(found: Survey, view: View, wanted: Callable[[int], bool]) -> None:
    for part in view.parts:
        if part.origin == NOWHERE:
            found.others.append(part)
        elif wanted(part.origin.source):
            found.parts[part.origin.source].setdefault(part.origin.path, part)
    for origin, led in view.references.items():
        if wanted(origin.source):
            found.references[origin.source].setdefault(origin.path, led)


def _inherited(number: int, views: Sequence[View], default: str) -> str:
    """Return the dialect that others see a source in: their own, where it declares none."""
    seen = (view.dialects[number] for other, view in enumerate(views) if other != number and number in view.dialects)
    return next((uri for uri in seen if uri != default), default)


def origins_in(roots: Sequence[Any], first: int = 0) -> dict[int, Origin]:
    """Return where each object of some documents stands, by its identity.

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


def seen(number: int, source: SchemaText, origins: dict[int, Origin], dialect: str) -> View:
    """Look at what there is from one source on.

    Args:
        number: Of the source.
        source: It.
        origins: Where each object of the sources stands; `retrieve` of the source may add to it.
        dialect: The URI of its dialect, unless it says so itself.

    Raises:
        CompileError: It can't be read as a schema.
    """
    index = Index(source.retrieve, dialect=dialect)
    index.add(source.uri, source.root)
    view = View([], {}, {}, [])
    done: set[Location] = set()
    while new := [(location, schema) for location, schema in index if location not in done]:
        for location, schema in new:
            done.add(location)
            view.parts.append(_subschema(index, location, schema, origins, view))
        if len(done) == sum(1 for _ in index):
            _enter_hidden(index, view, number)
    return view


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
    inherits = resource == NOWHERE and isinstance(content, dict) and "$schema" not in content
    led = Led(resource, target, "" if is_pointer else fragment, resolved.dynamic_anchor is not None, inherits)
    return led, index[resolved.location]


def _enter_hidden(index: Index, view: View, source: int) -> None:
    """Have the index enter what a newer draft will look at though this one does not: definitions that are hidden."""
    for part in list(view.parts):
        if part.origin.source != source or part.dialect.draft >= 2019:
            continue
        for keyword in ("$defs", "definitions") if part.is_lone else ("$defs",):
            members = part.schema.get(keyword)
            for name in members if isinstance(members, dict) else ():
                _enter(index, part, (keyword, name))


def _enter(index: Index, part: SurveyedSchema, steps: Path) -> None:
    pointer = part.location.pointer + json_pointer(steps)
    with suppress(CompileError):
        index.resolve(part.location.base, "#" + quote(pointer, safe=_SAFE))
