"""The rewrites of each keyword for a newer draft: one function for each, which also reports what it does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from cio_schemas.conversion.keyworded import URIS, Keyworded, Rewrite, Upgrade
from cio_schemas.conversion.unseen_keywords import HIDDEN, SHAPES, fits, is_new, stays
from cio_schemas.formats import of_draft
from cio_schemas.rules.changes import Insert, Member, Precede, Rename, Replace, Splice, Verbatim
from cio_schemas.schema.dialects import OFFICIAL
from cio_schemas.schema.drafts import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.conversion.survey import SurveyedSchema
    from cio_schemas.rules.changes import Change

RECURSIVE: Final = "recursive"
"""The dynamic anchor that stands for `$recursiveAnchor: true`."""


def rewrites(part: SurveyedSchema, upgrade: Upgrade) -> Iterator[Rewrite]:
    """Yield what becomes of the keywords of a subschema.

    Args:
        part: The subschema, of an official draft before the one that it is upgraded to.
        upgrade: What else is known.
    """
    for keyword, value in part.schema.items():
        place = Keyworded(part, upgrade, keyword, value)
        if part.is_lone and keyword in HIDDEN and not stays(place):
            yield place.hidden("before 2019-09, `$ref` hides its siblings")
            continue
        if not part.is_lone and is_new(place):
            yield place.hidden(f"draft {place.old} has no `{keyword}`")
            continue
        if not fits(place):
            yield place.hidden(f"draft {place.new} requires {SHAPES[keyword][1]} there, and it asserts nothing")
            continue
        for rewrite in _REWRITES.get(keyword, ()):
            if not part.is_lone or rewrite in _BESIDE_REFERENCE:
                yield from rewrite(place)


# -- one function for each keyword; the table below says which --


def _schema(place: Keyworded) -> Iterator[Rewrite]:
    named = canonical(place.value) if isinstance(place.value, str) else ""
    if named in (dialect.uri for dialect in OFFICIAL.values() if dialect.draft < place.upgrade.to):
        new = URIS[place.upgrade.to]
        yield Rewrite(place.path, "rewritten", f"`$schema` becomes {new}", (Replace(place.path, new),))


def _definitions(place: Keyworded) -> Iterator[Rewrite]:
    if place.upgrade.to < 2019:
        return
    if "$defs" in place.schema:
        yield Rewrite(place.path, "kept", "`definitions` stays, since there is a `$defs` too; references to both work")
    else:
        yield Rewrite(place.path, "renamed", "`definitions` becomes `$defs`", (Rename(place.path, "$defs"),))


def _new_definitions(place: Keyworded) -> Iterator[Rewrite]:
    """Remove from `$defs`, which drafts before 2019-09 don't look into, what is not a schema."""
    if place.draft >= 2019 or place.upgrade.to < 2019:
        return
    for name, value in place.value.items():
        path = (*place.path, name)
        if not isinstance(value, dict | bool) and not place.upgrade.is_led_into(path):
            yield Rewrite(path, "removed", f"`{name}` is removed from `$defs`, as it is not a schema", (Splice(path),))


def _identifier(place: Keyworded) -> Iterator[Rewrite]:
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
            yield Rewrite(place.path, "renamed", "`id` becomes `$id`", renamed)
        return
    members = [Member("$id", uri if fragment else value)] if uri else []
    if fragment and fragment[0] != "/":
        name = place.upgrade.anchors.get((place.part.location.base, fragment), fragment)
        members.append(Member("$anchor", name))
    if members == [Member(place.keyword, place.value)]:
        return
    if not members:
        yield place.hidden(f"{'a JSON Pointer' if mark and fragment else 'it'} does not identify a schema")
        return
    if members == [Member("$id", value)]:
        yield Rewrite(place.path, "renamed", "`id` becomes `$id`", renamed)
        return
    written = " and ".join(f"`{member.key}: {_shown(member.value)}`" for member in members)
    kind = "renamed" if len(members) == 1 else "rewritten"
    message = f"`{place.keyword}: {_shown(place.value)}` becomes {written}"
    yield Rewrite(place.path, kind, message, (Splice(place.path, tuple(members)),))


def encoded(reference: str) -> str:
    """Percent-encode what a URI reference can't hold, which only draft 4 lets pass (RFC 3986, section 2.1)."""
    return quote(reference, safe="%/?#[]@!$&'()*+,;=:~")


def _anchor(place: Keyworded) -> Iterator[Rewrite]:
    name = place.upgrade.anchors.get((place.part.location.base, place.value))
    if place.draft == 2019 and name is not None and name != place.value:
        message = f"`$anchor: {_shown(place.value)}` becomes `{_shown(name)}`: 2020-12 does not allow the old name"
        yield Rewrite(place.path, "renamed", message, (Replace(place.path, name),))


def _recursive_anchor(place: Keyworded) -> Iterator[Rewrite]:
    if place.draft != 2019:
        return
    if place.value is not True:
        yield Rewrite(place.path, "removed", "`$recursiveAnchor: false` is removed", (Splice(place.path),))
        return
    if place.upgrade.recurses_apart:
        message = "a `$recursiveRef` in a schema that stays in 2019-09 leads here"
        yield Rewrite(place.path, "left", message)
        return
    member = Member("$dynamicAnchor", place.upgrade.recursive)
    message = f"`$recursiveAnchor: true` becomes `$dynamicAnchor: {_shown(member.value)}`"
    yield Rewrite(place.path, "rewritten", message, (Splice(place.path, (member,)),))


def _recursive_reference(place: Keyworded) -> Iterator[Rewrite]:
    if place.draft != 2019:
        return
    member = Member("$dynamicRef", place.upgrade.recursive_references.get(place.path, place.value))
    message = f"`$recursiveRef: {_shown(place.value)}` becomes `$dynamicRef: {_shown(member.value)}`"
    yield Rewrite(place.path, "rewritten", message, (Splice(place.path, (member,)),))


def _dependencies(place: Keyworded) -> Iterator[Rewrite]:
    if place.upgrade.to < 2019 or not isinstance(place.value, dict):
        return
    names = {name: value for name, value in place.value.items() if isinstance(value, list)}
    taken = {"dependentRequired", "dependentSchemas"} & place.schema.keys() if place.draft >= 2019 else set()
    if taken:
        beside = " and ".join(f"`{name}`" for name in sorted(taken))
        yield Rewrite(place.path, "kept", f"`dependencies` stays, since there is already {beside}")
    elif len(names) in (0, len(place.value)):
        new = "dependentRequired" if names else "dependentSchemas"
        yield Rewrite(place.path, "renamed", f"`dependencies` becomes `{new}`", (Rename(place.path, new),))
    else:
        changes: tuple[Change, ...] = (
            Precede(
                place.path, (Member("dependentRequired", {name: Verbatim((*place.path, name)) for name in names}),)
            ),
            Rename(place.path, "dependentSchemas"),
            *(Splice((*place.path, name)) for name in names),
        )
        message = "`dependencies` becomes `dependentRequired` and `dependentSchemas`"
        yield Rewrite(place.path, "rewritten", message, changes)


def _items(place: Keyworded) -> Iterator[Rewrite]:
    if place.upgrade.to >= 2020 and isinstance(place.value, list):
        yield Rewrite(place.path, "renamed", "`items` becomes `prefixItems`", (Rename(place.path, "prefixItems"),))


def _additional_items(place: Keyworded) -> Iterator[Rewrite]:
    if place.upgrade.to < 2020:
        return
    if isinstance(place.schema.get("items"), list):
        yield Rewrite(place.path, "renamed", "`additionalItems` becomes `items`", (Rename(place.path, "items"),))
    else:
        yield place.hidden("it has no effect unless `items` is an array")


def _exclusive(bound: str) -> Callable[[Keyworded], Iterator[Rewrite]]:
    def rewrite(place: Keyworded) -> Iterator[Rewrite]:
        if place.draft > 4:
            return
        name = place.keyword
        if place.value is not True or bound not in place.schema:
            yield Rewrite(place.path, "removed", f"`{name}` is removed: it excludes nothing", (Splice(place.path),))
            return
        member = Member(name, Verbatim(place.beside(bound)))
        changes = (Splice(place.beside(bound)), Splice(place.path, (member,)))
        yield Rewrite(place.path, "rewritten", f"`{name}: true` takes the number of `{bound}`", changes)

    return rewrite


HOSTNAME: Final = (
    "^(?!.{254})[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:[.][A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$"
)
"""What `hostname` is in drafts 4 and 6 (RFC 1123, section 2.1)."""


def _format(place: Keyworded) -> Iterator[Rewrite]:
    name, to = place.value, place.upgrade.to
    before, after = of_draft(name, place.draft), of_draft(name, to)
    if before is None and after is not None:
        yield place.hidden(f"draft {place.old} has no format `{name}`")
    elif before != after:
        pattern = Member("pattern", HOSTNAME)
        if "pattern" in place.schema:
            free = next((name for name in ("allOf", "anyOf", "oneOf") if name not in place.schema), "")
            pattern = Member(free, [{"pattern": HOSTNAME}])
            if not free:
                yield Rewrite(place.path, "kept", f"`{name}` follows the rules of IDNA in draft {place.new}")
                return
        message = f"`format: {name}` becomes the pattern of draft {place.old}'s host names: later drafts add IDNA"
        yield Rewrite(place.path, "rewritten", message, (Splice(place.path, (pattern,)),))


def _type(place: Keyworded) -> Iterator[Rewrite]:
    kinds = place.value if isinstance(place.value, list) else [place.value]
    if place.draft == 4 and "integer" in kinds and "number" not in kinds:
        yield Rewrite(place.path, "kept", f"`integer` accepts 1.0 in draft {place.new}, but not in draft 4")


def _content(place: Keyworded) -> Iterator[Rewrite]:
    if place.draft != 7 or place.upgrade.to == 7:
        return
    encoding = place.schema.get("contentEncoding")
    asserts = encoding == "base64" if place.keyword == "contentEncoding" else encoding in (None, "base64")
    if asserts and (place.keyword == "contentEncoding" or place.value == "application/json"):
        yield Rewrite(place.path, "left", f"`{place.keyword}` is an assertion in draft 7, and in no later draft")


def _contains(place: Keyworded) -> Iterator[Rewrite]:
    if place.path in place.upgrade.evaluating:
        yield Rewrite(
            place.path,
            "left",
            "`contains` evaluates items in 2020-12, so `unevaluatedItems` would change",
        )


_REWRITES: Final[dict[str, tuple[Callable[[Keyworded], Iterator[Rewrite]], ...]]] = {
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
"""The rewrites next to a `$ref` that hides its siblings: definitions stay, since references lead into them."""


def declaration(uri: str) -> Rewrite:
    """Return the rewrite that adds `$schema` to a root."""
    return Rewrite((), "rewritten", f"`$schema` becomes {uri}", (Insert((), (Member("$schema", uri),)),))


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
