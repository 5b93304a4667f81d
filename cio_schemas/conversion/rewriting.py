"""What becomes of each keyword of a subschema in a newer draft: one function for each, which says what it does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import quote

from cio_schemas.formats import of_draft
from cio_schemas.rules.changes import Insert, Member, Precede, Rename, Replace, Splice, Verbatim
from cio_schemas.schema.dialects import OFFICIAL
from cio_schemas.schema.drafts import canonical
from cio_schemas.schema.keywords import KEYWORDS, foreign_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.conversion.survey import SurveyedSchema
    from cio_schemas.rules.changes import Change, Path

NAMES: Final = {dialect.draft: name for name, dialect in OFFICIAL.items()}
"""The short name of each draft."""
URIS: Final = {dialect.draft: dialect.uri + ("#" if dialect.draft < 2019 else "") for dialect in OFFICIAL.values()}
"""What `$schema` is in each draft, as the draft's own meta-schema writes it."""

RECURSIVE: Final = "recursive"
"""The dynamic anchor that stands for `$recursiveAnchor: true`."""


class Rewrite(NamedTuple):
    """Something that an upgrade does, or has to say, about one place.

    Attributes:
        path: The place: a keyword.
        kind: "removed", "renamed" or "rewritten"; "kept" for what stays though it means something else, "left" for what
            keeps the whole document from being upgraded.
        message: What is done, and why.
        changes: How.
    """

    path: Path
    kind: str
    message: str
    changes: tuple[Change, ...] = ()


class Upgrade(NamedTuple):
    """What is known where a subschema is upgraded.

    Attributes:
        to: The draft that it is upgraded to.
        is_led_into: Whether a reference leads to a place, or to what is in it.
        anchors: New names of anchors, by the base URI and the old name.
        recursive: The dynamic anchor to use for `$recursiveAnchor`.
        recursive_references: The new value of each `$recursiveRef`, by path.
        evaluating: The paths of each `contains` that an `unevaluatedItems` would see.
        keeps_identifier: Whether the `$id` beside the `$ref` of a root changes nothing in 2019-09 and later.
        recurses_apart: Whether a `$recursiveRef` of a document that is not upgraded may lead here.
    """

    to: int
    is_led_into: Callable[[Path], bool]
    anchors: dict[tuple[str, str], str]
    recursive: str
    recursive_references: dict[Path, str]
    evaluating: frozenset[Path]
    keeps_identifier: bool
    recurses_apart: bool


def rewrites(part: SurveyedSchema, upgrade: Upgrade) -> Iterator[Rewrite]:
    """Yield what becomes of the keywords of a subschema.

    Args:
        part: The subschema, of an official draft before the one that it is upgraded to.
        upgrade: What else is known.
    """
    for keyword, value in part.schema.items():
        place = _Place(part, upgrade, keyword, value)
        if part.is_lone and keyword in _HIDDEN and not _stays(place):
            yield place.hidden("`$ref` hides what stands beside it before 2019-09")
            continue
        if not part.is_lone and _is_new(place):
            yield place.hidden(f"draft {place.old} has no `{keyword}`")
            continue
        if not _fits(place):
            yield place.hidden(f"draft {place.new} wants {_SHAPES[keyword][1]} in `{keyword}`, which asserts nothing")
            continue
        for rewrite in _REWRITES.get(keyword, ()):
            if not part.is_lone or rewrite in _BESIDE_REFERENCE:
                yield from rewrite(place)


class _Place(NamedTuple):
    """A keyword of a subschema."""

    part: SurveyedSchema
    upgrade: Upgrade
    keyword: str
    value: Any

    @property
    def path(self) -> Path:
        return (*self.part.origin.path, self.keyword)

    @property
    def schema(self) -> dict[str, Any]:
        return self.part.schema

    @property
    def draft(self) -> int:
        return self.part.dialect.draft

    @property
    def old(self) -> str:
        return NAMES[self.draft]

    @property
    def new(self) -> str:
        return NAMES[self.upgrade.to]

    def beside(self, keyword: str) -> Path:
        return (*self.part.origin.path, keyword)

    def hidden(self, why: str) -> Rewrite:
        """Remove a keyword; or rename it to one that means nothing, where a reference leads into it."""
        if not self.upgrade.is_led_into(self.path):
            return Rewrite(self.path, "removed", f"`{self.keyword}` is removed: {why}", (Splice(self.path),))
        name = f"x-{self.keyword.lstrip('$')}"
        while name in self.schema:
            name = "x-" + name
        message = f"`{self.keyword}` is `{name}` now: {why}, and a reference leads into it"
        return Rewrite(self.path, "renamed", message, (Rename(self.path, name),))


_HIDDEN: Final = frozenset(
    {name for name, each in KEYWORDS.items() if each.decides or each.kind == "identifier" or name == "contentSchema"}
    | {"id"}
) - {"$ref", "$schema"}
_CONTENT: Final = ("contentEncoding", "contentMediaType")


def _stays(place: _Place) -> bool:
    """Whether what `$ref` hides can stay: the `$id` of a document, by which it is known to others."""
    return (
        place.keyword == place.part.dialect.identifier
        and place.path == (place.keyword,)
        and (place.upgrade.keeps_identifier or place.upgrade.to < 2019)
        and isinstance(place.value, str)
        and place.value[:1] != "#"
    )


def _is_new(place: _Place) -> bool:
    """Whether a keyword that the old draft doesn't know would begin to say something."""
    keyword, to = place.keyword, place.upgrade.to
    if keyword not in foreign_to(place.draft) or keyword in foreign_to(to):
        return False
    return keyword in _HIDDEN or (to == 7 and keyword in _CONTENT)


_SHAPES: Final[dict[str, tuple[type | tuple[type, ...], str]]] = {
    "examples": (list, "an array"),
    "readOnly": (bool, "a boolean"),
    "writeOnly": (bool, "a boolean"),
    "deprecated": (bool, "a boolean"),
    "$comment": (str, "a string"),
    "contentEncoding": (str, "a string"),
    "contentMediaType": (str, "a string"),
    "$defs": (dict, "an object"),
}
"""What annotations have to be where a draft knows them."""


def _fits(place: _Place) -> bool:
    if place.keyword not in _SHAPES or place.keyword not in foreign_to(place.draft):
        return True
    return place.keyword in foreign_to(place.upgrade.to) or isinstance(place.value, _SHAPES[place.keyword][0])


# -- one function for each keyword; the table below says which --


def _schema(place: _Place) -> Iterator[Rewrite]:
    named = canonical(place.value) if isinstance(place.value, str) else ""
    if named in (dialect.uri for dialect in OFFICIAL.values() if dialect.draft < place.upgrade.to):
        new = URIS[place.upgrade.to]
        yield Rewrite(place.path, "rewritten", f"`$schema` is {new} now", (Replace(place.path, new),))


def _definitions(place: _Place) -> Iterator[Rewrite]:
    if place.upgrade.to < 2019:
        return
    if "$defs" in place.schema:
        yield Rewrite(place.path, "kept", "`definitions` stays, since `$defs` is there too; references work in both")
    else:
        yield Rewrite(place.path, "renamed", "`definitions` is `$defs` now", (Rename(place.path, "$defs"),))


def _new_definitions(place: _Place) -> Iterator[Rewrite]:
    """Remove from `$defs`, which drafts before 2019-09 don't look into, what is not a schema."""
    if place.draft >= 2019 or place.upgrade.to < 2019:
        return
    for name, value in place.value.items():
        path = (*place.path, name)
        if not isinstance(value, dict | bool) and not place.upgrade.is_led_into(path):
            yield Rewrite(path, "removed", f"`{name}` is removed from `$defs`: it is not a schema", (Splice(path),))


def _identifier(place: _Place) -> Iterator[Rewrite]:
    if place.keyword != place.part.dialect.identifier or place.draft >= 2019 or not isinstance(place.value, str):
        return
    value = encoded(place.value) if place.draft == 4 else place.value
    uri, mark, fragment = value.partition("#")
    renamed: tuple[Change, ...] = (
        Rename(place.path, "$id"),
        *([] if value == place.value else [Replace(place.path, value)]),
    )
    if place.upgrade.to < 2019:
        if place.keyword == "id":
            yield Rewrite(place.path, "renamed", "`id` is `$id` now", renamed)
        return
    members = [Member("$id", uri if fragment else value)] if uri or place.part.is_root else []
    if fragment and fragment[0] != "/":
        name = place.upgrade.anchors.get((place.part.location.base, fragment), fragment)
        members.append(Member("$anchor", name))
    if members == [Member(place.keyword, place.value)]:
        return
    if not members:
        yield place.hidden("a JSON Pointer in it identifies nothing" if mark and fragment else "it identifies nothing")
        return
    if members == [Member("$id", value)]:
        yield Rewrite(place.path, "renamed", "`id` is `$id` now", renamed)
        return
    written = " and ".join(f"`{member.key}: {_shown(member.value)}`" for member in members)
    kind = "renamed" if len(members) == 1 else "rewritten"
    message = f"`{place.keyword}: {_shown(place.value)}` is {written} now"
    yield Rewrite(place.path, kind, message, (Splice(place.path, tuple(members)),))


def encoded(reference: str) -> str:
    """Percent-encode what a URI reference can't hold, which only draft 4 lets pass (RFC 3986, section 2.1)."""
    return quote(reference, safe="%/?#[]@!$&'()*+,;=:~")


def _anchor(place: _Place) -> Iterator[Rewrite]:
    name = place.upgrade.anchors.get((place.part.location.base, place.value))
    if place.draft == 2019 and name is not None and name != place.value:
        message = f"`$anchor: {_shown(place.value)}` is `{_shown(name)}` now: 2020-12 has no such names"
        yield Rewrite(place.path, "renamed", message, (Replace(place.path, name),))


def _recursive_anchor(place: _Place) -> Iterator[Rewrite]:
    if place.draft != 2019:
        return
    if place.value is not True:
        yield Rewrite(place.path, "removed", "`$recursiveAnchor: false` is removed", (Splice(place.path),))
        return
    if place.upgrade.recurses_apart:
        message = "`$recursiveRef` of a schema of 2019-09 that it is used with, and that stays so, leads here"
        yield Rewrite(place.path, "left", message)
        return
    member = Member("$dynamicAnchor", place.upgrade.recursive)
    message = f"`$recursiveAnchor: true` is `$dynamicAnchor: {_shown(member.value)}` now"
    yield Rewrite(place.path, "rewritten", message, (Splice(place.path, (member,)),))


def _recursive_reference(place: _Place) -> Iterator[Rewrite]:
    if place.draft != 2019:
        return
    member = Member("$dynamicRef", place.upgrade.recursive_references.get(place.path, place.value))
    message = f"`$recursiveRef: {_shown(place.value)}` is `$dynamicRef: {_shown(member.value)}` now"
    yield Rewrite(place.path, "rewritten", message, (Splice(place.path, (member,)),))


def _dependencies(place: _Place) -> Iterator[Rewrite]:
    if place.upgrade.to < 2019 or not isinstance(place.value, dict):
        return
    names = {name: value for name, value in place.value.items() if isinstance(value, list)}
    taken = {"dependentRequired", "dependentSchemas"} & place.schema.keys() if place.draft >= 2019 else set()
    if taken:
        beside = " and ".join(f"`{name}`" for name in sorted(taken))
        yield Rewrite(place.path, "kept", f"`dependencies` stays, since {beside} stands beside it")
    elif len(names) in (0, len(place.value)):
        new = "dependentRequired" if names else "dependentSchemas"
        yield Rewrite(place.path, "renamed", f"`dependencies` is `{new}` now", (Rename(place.path, new),))
    else:
        changes: tuple[Change, ...] = (
            Precede(
                place.path, (Member("dependentRequired", {name: Verbatim((*place.path, name)) for name in names}),)
            ),
            Rename(place.path, "dependentSchemas"),
            *(Splice((*place.path, name)) for name in names),
        )
        message = "`dependencies` is `dependentRequired` and `dependentSchemas` now"
        yield Rewrite(place.path, "rewritten", message, changes)


def _items(place: _Place) -> Iterator[Rewrite]:
    if place.upgrade.to >= 2020 and isinstance(place.value, list):
        yield Rewrite(place.path, "renamed", "`items` is `prefixItems` now", (Rename(place.path, "prefixItems"),))


def _additional_items(place: _Place) -> Iterator[Rewrite]:
    if place.upgrade.to < 2020:
        return
    if isinstance(place.schema.get("items"), list):
        yield Rewrite(place.path, "renamed", "`additionalItems` is `items` now", (Rename(place.path, "items"),))
    else:
        yield place.hidden("without an array in `items` it says nothing")


def _exclusive(bound: str) -> Callable[[_Place], Iterator[Rewrite]]:
    def rewrite(place: _Place) -> Iterator[Rewrite]:
        if place.draft > 4:
            return
        name = place.keyword
        if place.value is not True or bound not in place.schema:
            yield Rewrite(place.path, "removed", f"`{name}` is removed: it excludes nothing", (Splice(place.path),))
            return
        member = Member(name, Verbatim(place.beside(bound)))
        changes = (Splice(place.beside(bound)), Splice(place.path, (member,)))
        yield Rewrite(place.path, "rewritten", f"`{name}: true` is the number of `{bound}` now", changes)

    return rewrite


HOSTNAME: Final = (
    "^(?!.{254})[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:[.][A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$"
)
"""What `hostname` is in drafts 4 and 6 (RFC 1123, section 2.1)."""


def _format(place: _Place) -> Iterator[Rewrite]:
    name, to = place.value, place.upgrade.to
    if not isinstance(name, str):
        return
    before, after = of_draft(name, place.draft), of_draft(name, to)
    if before is None and after is not None:
        yield place.hidden(f"draft {place.old} has no format `{name}`")
    elif before != after:
        pattern = Member("pattern", HOSTNAME)
        if "pattern" in place.schema:
            free = next((name for name in ("allOf", "anyOf", "oneOf") if name not in place.schema), "")
            pattern = Member(free, [{"pattern": HOSTNAME}])
            if not free:
                yield Rewrite(place.path, "kept", f"`{name}` has rules of IDNA in draft {place.new}")
                return
        message = (
            f"`format: {name}` is the pattern of draft {place.old}'s host names now: later ones have rules of IDNA"
        )
        yield Rewrite(place.path, "rewritten", message, (Splice(place.path, (pattern,)),))


def _type(place: _Place) -> Iterator[Rewrite]:
    kinds = place.value if isinstance(place.value, list) else [place.value]
    if place.draft == 4 and "integer" in kinds and "number" not in kinds:
        yield Rewrite(place.path, "kept", f"`integer` takes 1.0 too in draft {place.new}, which draft 4 does not")


def _content(place: _Place) -> Iterator[Rewrite]:
    if place.draft != 7 or place.upgrade.to == 7:
        return
    encoding = place.schema.get("contentEncoding")
    asserts = encoding == "base64" if place.keyword == "contentEncoding" else encoding in (None, "base64")
    if asserts and (place.keyword == "contentEncoding" or place.value == "application/json"):
        yield Rewrite(place.path, "left", f"`{place.keyword}` asserts in draft 7 and in no later one")


def _contains(place: _Place) -> Iterator[Rewrite]:
    if place.path in place.upgrade.evaluating:
        yield Rewrite(place.path, "left", "`contains` evaluates items in 2020-12, which `unevaluatedItems` sees")


_REWRITES: Final[dict[str, tuple[Callable[[_Place], Iterator[Rewrite]], ...]]] = {
    "$schema": (_schema,),
    "id": (_identifier,),
    "$id": (_identifier,),
    "$anchor": (_anchor,),
    "$recursiveAnchor": (_recursive_anchor,),
    "$recursiveRef": (_recursive_reference,),
    "definitions": (_definitions,),
    "$defs": (_new_definitions,),
    "dependencies": (_dependencies,),
    "items": (_items,),
    "additionalItems": (_additional_items,),
    "exclusiveMinimum": (_exclusive("minimum"),),
    "exclusiveMaximum": (_exclusive("maximum"),),
    "format": (_format,),
    "type": (_type,),
    "contentEncoding": (_content,),
    "contentMediaType": (_content,),
    "contains": (_contains,),
}


_BESIDE_REFERENCE: Final = (_schema, _definitions, _new_definitions, _identifier)
"""What is done where `$ref` hides all else: definitions stay, since references lead into them."""


def declaration(uri: str) -> Rewrite:
    """Return what gives a root without `$schema` one."""
    return Rewrite((), "rewritten", f"`$schema` is {uri} now", (Insert((), (Member("$schema", uri),)),))


ANCHOR_NAMES: Final = {2019: re.compile("[A-Za-z][-A-Za-z0-9.:_]*"), 2020: re.compile("[A-Za-z_][-A-Za-z0-9._]*")}
"""What anchors may be called in each draft that has `$anchor` (Core, section 8.2.2)."""


def anchor_name(name: str, to: int, taken: frozenset[str]) -> str:
    """Return what an anchor is called in a draft: its own name, where that is one there.

    Args:
        name: Its name.
        to: The draft.
        taken: The names of the other anchors of its resource.
    """
    if ANCHOR_NAMES[to].fullmatch(name):
        return name
    made = re.sub("[^-A-Za-z0-9._]", "_", name)
    made = made if ANCHOR_NAMES[to].fullmatch(made) else "a" + made
    while made in taken:
        made += "_"
    return made


def _shown(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()
