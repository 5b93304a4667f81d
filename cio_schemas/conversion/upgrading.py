"""Schemas of older drafts rewritten for a newer one, by edits: layout and the order of keys stay.

What is done keeps what the Validator says of every instance. Documents that refer to each other are upgraded together,
so that references still meet.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from cio_schemas.conversion.keyworded import URIS, Rewrite, Upgrade
from cio_schemas.conversion.rewriting import RECURSIVE, anchor_name, declaration, encoded, rewrites
from cio_schemas.conversion.survey import Led, Origin, is_recursive, survey
from cio_schemas.diagnostic.printing import counted
from cio_schemas.exceptions import CompileError
from cio_schemas.lint.files import of_text
from cio_schemas.lint.fixing.apply_edits import apply
from cio_schemas.lint.fixing.edits_of_changes import edits
from cio_schemas.rules.changes import Insert, Rename, Replace, Splice
from cio_schemas.runtime import DepthError
from cio_schemas.schema.dialects import OFFICIAL
from cio_schemas.schema.documents import Documents
from cio_schemas.schema.drafts import DRAFT_2020_12
from cio_schemas.schema.pointer import json_pointer
from cio_schemas.schema.uris import scheme_of
from cio_schemas.source.locate import locate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cio_schemas.conversion.survey import SchemaText, Survey, SurveyedSchema
    from cio_schemas.rules.changes import Change, Path
    from cio_schemas.schema.dialects import Retrieve

TARGETS = tuple(name for name in OFFICIAL if name not in ("4", "v1"))
"""The drafts that schemas are upgraded to, by their short names."""

_OFFICIAL = frozenset(dialect.uri for dialect in OFFICIAL.values())
_DRAFTS = {name: dialect.draft for name, dialect in OFFICIAL.items()}


class Upgraded(NamedTuple):
    """What an upgrade makes of a document.

    Attributes:
        text: The new text; the old one if nothing changes.
        root: The document of that text.
        rewrites: The changes and remarks, in the order of the text.
        draft: The short name of the draft that it was written for; empty for a dialect of one's own.
        problem: Why it can't be read as a schema; empty if it can.
    """

    text: str
    root: Any
    rewrites: tuple[Rewrite, ...]
    draft: str
    problem: str = ""


def upgraded(sources: Sequence[SchemaText], to: str = "2020-12", default: str = DRAFT_2020_12) -> list[Upgraded]:
    """Upgrade documents that may refer to each other.

    Args:
        sources: The documents.
        to: The draft, one of `TARGETS`.
        default: The URI of the dialect of those without `$schema` that nothing refers to.

    Returns:
        What becomes of each.
    """
    found = survey(sources, default)
    wrong: dict[int, str] = {number: error.message for number, error in found.problems.items()}
    while True:
        work = _Work(sources, found, _DRAFTS[to], frozenset(wrong))
        results = [work.upgraded(number, wrong.get(number, "")) for number in range(len(sources))]
        more = {number: fault for number, each in enumerate(results) if (fault := work.fault(number, each))}
        if not more:
            return results
        wrong |= more  # these are not changed, nor are references into them


class _Work:
    """What an upgrade of some documents has found out."""

    def __init__(self, sources: Sequence[SchemaText], found: Survey, to: int, wrong: frozenset[int]) -> None:
        self.sources = sources
        self.found = found
        self.to = to
        self.led = _led_into(found)
        self.anchors = self._anchors()
        self.recursive = self._recursive()
        self.left = wrong
        self.planned = self._plan()
        self.renamed = [
            {change.path: change.key for each in several for change in each.changes if isinstance(change, Rename)}
            for several in self.planned
        ]

    def upgraded(self, number: int, problem: str) -> Upgraded:
        """Return the upgrade of a document, or the problem that is known of it."""
        source = self.sources[number]
        draft = next((name for name, each in OFFICIAL.items() if each.uri == self.found.drafts[number]), "")
        if problem:
            return Upgraded(source.text, source.root, (), draft, problem)
        done = self.planned[number]
        removed = {change.path for each in done for change in each.changes if isinstance(change, Splice)}
        done = [each for each in done if not _is_within(each.path, removed)]
        changes = _declared([change for each in done for change in each.changes], source.root)
        references = [each for each in self._references(number) if not _is_within(each.path, removed)]
        text = _edited(source, [*changes, *references]) if changes or references else source.text
        moved = [Rewrite(each.path, "rewritten", f"the reference becomes {each.value}") for each in references]
        shown = done if changes else [*done, *moved]  # besides renamed keywords, whose references always follow
        root = source.root if text == source.text else of_text(text).root
        return Upgraded(text, root, tuple(_integers_once(shown)), draft)

    def fault(self, number: int, result: Upgraded) -> str:
        """Say why a schema that was changed is not valid by its own meta-schema, before or after."""
        source, dialect = self.sources[number], self.found.drafts[number]
        if result.root is source.root:
            return ""
        before = _refused(source.root, source.retrieve, dialect)
        if before:
            return f"it is not a valid schema: {before}"
        after = _refused(result.root, source.retrieve, dialect)
        return f"it would no longer be a valid schema: {after}" if after else ""

    # -- what is done --

    def _plan(self) -> list[list[Rewrite]]:
        """Plan the rewrites of each document; plan again whenever one turns out to be left unchanged."""
        reasons: dict[int, list[Rewrite]] = {}
        evaluating = _evaluating(self.found) if self.to == 2020 else frozenset()
        while True:
            apart = self._recursing_apart() if self.to == 2020 else frozenset()
            planned = [
                reasons.get(number, []) if number in self.left else list(self._rewrites(number, evaluating, apart))
                for number in range(len(self.sources))
            ]
            more = {number: left for number, each in enumerate(planned) if (left := _left(each))}
            if more.keys() <= self.left:
                return planned
            reasons |= more
            self.left |= more.keys()

    def _upgrades(self, part: SurveyedSchema) -> bool:
        is_official = part.dialect.uri in _OFFICIAL
        return is_official and part.dialect.draft < self.to and part.origin.source not in self.left

    def _rewrites(self, number: int, evaluating: frozenset[Origin], apart: frozenset[int]) -> Iterator[Rewrite]:
        parts = self.found.parts[number]
        context = Upgrade(
            self.to,
            lambda path: Origin(number, path) in self.led,
            self.anchors,
            self.recursive,
            dict(self._recursive_references(number)),
            frozenset(origin.path for origin in evaluating if origin.source == number),
            self._keeps_identifier(number),
            number in apart,
        )
        root = parts.get(())
        if root and self._upgrades(root) and "$schema" not in root.schema:
            yield declaration(URIS[self.to])
        for part in parts.values():
            if self._upgrades(part):
                yield from rewrites(part, context)
            elif part.dialect.uri not in _OFFICIAL and "$schema" in part.schema:
                message = f"its meta-schema {part.dialect.uri} is not that of a draft: upgrade the meta-schema instead"
                yield Rewrite((*part.origin.path, "$schema"), "kept", message)
        for path, led in self.found.references[number].items():
            if led.inherits and self._upgrades(parts[path[:-1]]):
                target = parts[path[:-1]].schema[str(path[-1])].partition("#")[0]
                message = f"{target} has no `$schema`, so its draft is that of the schema that refers to it"
                yield Rewrite(path, "kept", message + ": upgrade both in one run")

    def _keeps_identifier(self, number: int) -> bool:
        """Return whether all references resolve as before if the `$id` next to the root's `$ref` takes effect."""
        root = self.found.parts[number].get(())
        if root is None:
            return True
        return all(
            part.schema["$ref"][:1] == "#" or scheme_of(part.schema["$ref"]) != ""
            for part in self.found.parts[number].values()
            if part.location.base == root.location.base and isinstance(part.schema.get("$ref"), str)
        )

    def _anchors(self) -> dict[tuple[str, str], str]:
        """Return the new names of anchors that are renamed."""
        if self.to < 2019:
            return {}
        names: dict[str, list[str]] = {}
        for part in self._parts():
            name = part.dialect.anchor_of(part.schema) if part.dialect.draft < 2019 else part.schema.get("$anchor")
            if isinstance(name, str) and part.dialect.draft < self.to:
                names.setdefault(part.location.base, []).append(name)
        found: dict[tuple[str, str], str] = {}
        for base, several in names.items():
            for name in several:
                new = anchor_name(name, self.to, frozenset(several) | {found.get((base, each), "") for each in several})
                if new != name:
                    found[base, name] = new
        return found

    def _recursive(self) -> str:
        taken = {str(part.schema.get(name)) for part in self._parts() for name in ("$anchor", "$dynamicAnchor")}
        name = RECURSIVE
        while name in taken:
            name += "_"
        return name

    def _recursing_apart(self) -> frozenset[int]:
        """Return the documents that share dynamic recursion with documents that are left unchanged."""
        groups = list(range(len(self.sources)))  # which refer to each other, each by its least number
        staying = set()
        for number, references in enumerate(self.found.references):
            for led in references.values():
                if led.resource.source >= 0:
                    one, other = sorted((groups[number], groups[led.resource.source]))
                    groups = [one if group == other else group for group in groups]
                elif led.recurses:
                    staying.add(number)
        staying |= {number for number, parts in enumerate(self.found.parts) if number in self.left and _recurses(parts)}
        apart = {groups[number] for number in staying}
        return frozenset(number for number, group in enumerate(groups) if group in apart)

    def _parts(self) -> Iterator[SurveyedSchema]:
        for several in self.found.parts:
            yield from several.values()

    def _recursive_references(self, number: int) -> Iterator[tuple[Path, str]]:
        for path, led in self.found.references[number].items():
            if path[-1] == "$recursiveRef":
                uri = self._text(number, path).partition("#")[0]
                is_anchor = led.is_dynamic and led.resource.source >= 0 and led.resource.source not in self.left
                yield path, f"{uri}#{self.recursive}" if is_anchor else f"{uri}#"

    # -- references --

    def _text(self, number: int, path: Path) -> str:
        value = self.found.parts[number][path[:-1]].schema[str(path[-1])]
        assert isinstance(value, str)
        return value

    def _references(self, number: int) -> Iterator[Replace]:
        """Yield the changes of references that lead through what is renamed."""
        for path, led in self.found.references[number].items():
            if path[-1] == "$recursiveRef" and self.to >= 2020:
                continue
            old = self._text(number, path)
            new = self._followed(old, led)
            if self.found.parts[number][path[:-1]].dialect.draft == 4 and number not in self.left:
                new = encoded(new)
            if new != old:
                yield Replace(path, new)

    def _followed(self, reference: str, led: Led) -> str:
        """Return a reference after what it leads through was renamed."""
        uri, _, fragment = reference.partition("#")
        if led.anchor:
            name = self._anchor_at(led)
            return reference if name is None else f"{uri}#{name}"
        if led.target is None or led.resource.source < 0 or led.target.source != led.resource.source:
            return reference
        renamed = self.renamed[led.target.source]
        start, path = len(led.resource.path), led.target.path
        if not any(path[: length + 1] in renamed for length in range(start, len(path))):
            return reference
        tokens = (
            fragment.split("/")[1:] if not _ENCODED_SLASH.search(fragment) else [_token(each) for each in path[start:]]
        )
        new = [
            _token(renamed[path[: start + offset + 1]]) if path[: start + offset + 1] in renamed else token
            for offset, token in enumerate(tokens)
        ]
        return f"{uri}#/{'/'.join(new)}"

    def _anchor_at(self, led: Led) -> str | None:
        if led.resource.source < 0 or led.resource.source in self.left:
            return None
        root = self.found.parts[led.resource.source].get(led.resource.path)
        return None if root is None else self.anchors.get((root.location.base, led.anchor))


def _integers_once(rewrites: Sequence[Rewrite]) -> Iterator[Rewrite]:
    """Say of all `integer` of a document at the first one that 1.0 is one too."""
    count = sum(map(_is_of_integer, rewrites))
    others = f", here and at {counted(count - 1, 'other place')}" if count > 1 else ""
    for each in rewrites:
        if not _is_of_integer(each):
            yield each
        elif count:
            yield each._replace(message=each.message + others)
            count = 0


def _is_of_integer(rewrite: Rewrite) -> bool:
    return rewrite.kind == "kept" and rewrite.path[-1] == "type"


def _left(rewrites: Sequence[Rewrite]) -> list[Rewrite]:
    return [each for each in rewrites if each.kind == "left"]


def _recurses(parts: dict[Path, SurveyedSchema]) -> bool:
    return any(part.dialect.draft == 2019 and is_recursive(part.schema) for part in parts.values())


_ENCODED_SLASH = re.compile("%2f", re.IGNORECASE)


def _token(step: str | int) -> str:
    return quote(str(step).replace("~", "~0").replace("/", "~1"), safe="~!$&'()*+,;=:@")


def _is_within(path: Path, removed: set[Path]) -> bool:
    return any(path[:length] in removed for length in range(len(path)))


def _declared(changes: list[Change], root: Any) -> list[Change]:
    """Replace the members of a root by its new `$schema` if all of them are removed."""
    inserted = next((change for change in changes if isinstance(change, Insert)), None)
    gone = [change for change in changes if isinstance(change, Splice) and len(change.path) == 1 and not change.members]
    if inserted is None or not gone or len(gone) < len(root):
        return changes
    kept = [change for change in changes if change not in (inserted, gone[0])]
    return [*kept, gone[0]._replace(members=inserted.members)]


def _refused(root: Any, retrieve: Retrieve, dialect: str) -> str:
    """Return why its meta-schema refuses a schema; empty if it does not."""
    from jsonschema import SchemaError

    from cio_schemas.validators.compilation import check  # noqa: PLC0415

    try:
        check(root, Documents(retrieve), dialect=dialect)
    except SchemaError as error:
        place = json_pointer(error.absolute_path)
        return f"{place}: {error.message}" if place else str(error.message)
    except (CompileError, DepthError) as error:
        return str(error)
    return ""


def _edited(source: SchemaText, changes: Sequence[Change]) -> str:
    [done] = edits(source.text, source.root, [changes], partial(locate, source.text))
    return apply(source.text, done)


def _led_into(found: Survey) -> frozenset[Origin]:
    """Return every place that references lead to or through."""
    targets = {led.target for several in found.references for led in several.values() if led.target}
    return frozenset(Origin(source, path[:length]) for source, path in targets for length in range(len(path) + 1))


def _evaluating(found: Survey) -> frozenset[Origin]:
    """Return each `contains` of 2019-09 whose items an `unevaluatedItems` would see evaluated in 2020-12."""
    parts = {id(part.schema): part for several in found.parts for part in several.values()}
    parts |= {id(part.schema): part for part in found.others}
    recursive = [key for key, part in parts.items() if is_recursive(part.schema)]
    hit: set[Origin] = set()
    for part in parts.values():
        if not _leaves_items(part):
            continue
        seen: set[int] = set()
        pending = [id(part.schema)]
        while pending:
            key = pending.pop()
            if key in seen or key not in parts:
                continue
            seen.add(key)
            each = parts[key]
            pending += [*each.inner, *(recursive if "$recursiveRef" in each.schema else ())]
            if each.dialect.draft == 2019 and each.origin.source >= 0 and "contains" in each.schema:
                hit.add(Origin(each.origin.source, (*each.origin.path, "contains")))
    return frozenset(hit)


def _leaves_items(part: SurveyedSchema) -> bool:
    """Return whether an `unevaluatedItems` may have items to judge."""
    schema = part.schema
    if part.dialect.draft < 2019 or schema.get("unevaluatedItems", True) is True:
        return False
    items = schema.get("items")
    if part.dialect.draft == 2019 and isinstance(items, list):
        return "additionalItems" not in schema
    return items is None
