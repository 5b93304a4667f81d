"""Schema resources: which subschemas there are, what identifies them, and what a reference leads to.

`referencing` does the same job for schemas that are walked while they validate. Here the whole walk happens once, when
a schema is compiled, needs the identity of every subschema, and must not cost the 0.1 s that importing `referencing`
takes: so a Registry of the user's is asked for documents, and for nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import unquote, urldefrag, urljoin

from cio_schemas.exceptions import (
    CompileError,
    UnknownDialectError,
    UnknownVocabularyError,
    UnresolvableReferenceError,
)
from cio_schemas.schema.keywords import KEYWORDS, ONLY_2019_09, ONLY_2020_12

Schema: TypeAlias = "dict[str, Any] | bool"
Check: TypeAlias = Callable[[Any, str], None]
Retrieve: TypeAlias = Callable[[str], Any]

DRAFT_2020_12 = "https://json-schema.org/draft/2020-12/schema"
DRAFT_2019_09 = "https://json-schema.org/draft/2019-09/schema"

_INDEX = re.compile("0|[1-9][0-9]{0,9}")

NEAR = 0.7
"""How alike two names must be for one to be meant by the other, on difflib's scale from 0 to 1."""
MAX_NAME = 100
"""How long a name may be to be searched for near ones, which takes time with the square of the length."""

RECURSIVE_ANCHOR = "#recursive"
"""The dynamic anchor that `$recursiveAnchor: true` stands for; no real anchor can have a "#" in its name."""


class Dialect(NamedTuple):
    """The keywords that a schema resource uses (Core, section 8.1.1).

    Attributes:
        uri: the URI of the meta-schema.
        vocabularies: the names of its vocabularies, as in the keyword table.
        asserts_format: whether `format` asserts whatever the caller asked for.
        foreign: the keywords that its draft doesn't have.
    """

    uri: str
    vocabularies: frozenset[str]
    asserts_format: bool
    foreign: frozenset[str]

    def knows(self, keyword: str) -> bool:
        """Whether `keyword` means anything in this dialect."""
        entry = KEYWORDS.get(keyword)
        if entry is None or keyword in self.foreign:
            return False
        return not entry.vocabulary or entry.vocabulary in self.vocabularies


_VOCABULARIES = {
    "https://json-schema.org/draft/2020-12/vocab/": ONLY_2019_09,
    "https://json-schema.org/draft/2019-09/vocab/": ONLY_2020_12,
}
_ALL = frozenset(entry.vocabulary for entry in KEYWORDS.values())
_DIALECTS = {
    DRAFT_2020_12: Dialect(DRAFT_2020_12, _ALL, asserts_format=False, foreign=ONLY_2019_09),
    DRAFT_2019_09: Dialect(DRAFT_2019_09, _ALL, asserts_format=False, foreign=ONLY_2020_12),
}
EVERY_KEYWORD = Dialect("", _ALL, asserts_format=False, foreign=frozenset())
"""No dialect of anyone's: for a walk over schemas whose dialects are not known yet."""


class Location(NamedTuple):
    """The absolute location of a subschema: its resource's URI and the JSON Pointer from that resource's root."""

    base: str
    pointer: str

    def __str__(self) -> str:
        return f"{self.base}#{self.pointer}"

    def child(self, *tokens: str | int) -> Location:
        """The location some steps further down."""
        return Location(self.base, self.pointer + "".join("/" + escape(str(token)) for token in tokens))


class Resource(NamedTuple):
    """One schema resource: all that shares a base URI (Core, section 4.3.5)."""

    root: Location
    dialect: Dialect
    anchors: dict[str, Location]
    dynamic_anchors: dict[str, Location]


class Target(NamedTuple):
    """What a reference leads to; `dynamic_anchor` is the name to look up in the dynamic scope, if it must be."""

    location: Location
    dynamic_anchor: str | None


def escape(token: str) -> str:
    """`token` as a JSON Pointer writes it (RFC 6901, section 3)."""
    return token.replace("~", "~0").replace("/", "~1")


def tokens_of(pointer: str) -> list[str]:
    """The reference tokens of a JSON Pointer (RFC 6901, section 4)."""
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


def subschemas(schema: dict[str, Any], dialect: Dialect) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield each direct subschema of `schema` with the steps that lead to it."""
    for keyword, value in schema.items():
        entry = KEYWORDS.get(keyword)
        if entry is None or entry.shape == "value" or keyword in dialect.foreign:
            continue
        if entry.shape == "schema map":
            children: Iterator[tuple[tuple[str | int, ...], Any]] = (
                ((keyword, name), child) for name, child in (value.items() if isinstance(value, dict) else ())
            )
        elif isinstance(value, list):  # a schema array, or `items` of 2019-09
            children = (((keyword, index), child) for index, child in enumerate(value))
        else:
            children = iter([((keyword,), value)])
        yield from (pair for pair in children if isinstance(pair[1], dict | bool))


class Index:
    """Every subschema that the documents seen so far hold, by location and by reference.

    Args:
        retrieve: a function from a URI to a document; None from it means that the URI is not known. It may be called
            while references are resolved.
        check: raises unless the schema it is given, with its URI, is valid; called for what only a reference leads to.
    """

    def __init__(self, retrieve: Retrieve, check: Check = lambda _schema, _uri: None) -> None:
        self._retrieve = retrieve
        self._check = check
        self._resources: dict[str, Resource] = {}
        self._contents: dict[Location, Schema] = {}
        self._location_of: dict[int, Location] = {}
        self._dialects = dict(_DIALECTS)
        self.references: Counter[str] = Counter()

    def __getitem__(self, location: Location) -> Schema:
        return self._contents[location]

    def child(self, location: Location, *steps: str | int) -> Location:
        """Where the subschema stands that `steps` lead to from `location`: with an `$id`, in its own resource."""
        value: Any = self._contents[location]
        for step in steps:
            value = value[step]
        return self._location_of.get(id(value)) or location.child(*steps)

    def count_references(self, location: Location) -> int:
        """How many `$ref`s spell out `location`; those by an anchor aren't counted."""
        written = str(location)
        return self.references[written] + (0 if location.pointer else self.references[location.base])

    def resource(self, location: Location) -> Resource:
        """The resource that holds `location`."""
        return self._resources[location.base]

    def add(self, uri: str, document: Any) -> Location:
        """Take in `document`, known by `uri` and by its own `$id`, with all it embeds.

        Returns:
            The location of its root.

        Raises:
            UnknownDialectError: a `$schema` names no known meta-schema.
            UnknownVocabularyError: a meta-schema requires an unknown vocabulary.
            UnresolvableReferenceError: the document is neither an object nor a boolean.
            CompileError: two different schemas of it have the same `$id`.
        """
        if not isinstance(document, dict | bool):
            message = f"the document at {uri!r} is no schema: expected an object or a boolean"
            raise UnresolvableReferenceError(message)
        base = uri
        if isinstance(document, dict) and isinstance(document.get("$id"), str):
            base = self._absolute(uri, urldefrag(document["$id"]).url)
        root = Location(base, "")
        if base not in self._resources:
            declared = document.get("$schema") if isinstance(document, dict) else None
            dialect = self.dialect(declared if isinstance(declared, str) else DRAFT_2020_12)
            self._resources[base] = Resource(root, dialect, {}, {})
            self._walk(document, root)
        self._resources.setdefault(uri, self._resources[base])
        return root

    def resolve(self, base: str, reference: str, keyword: str = "$ref") -> Target:
        """Find what `reference` leads to from a resource whose base URI is `base`.

        Raises:
            UnresolvableReferenceError: nothing known is there.
        """
        uri, fragment = urldefrag(reference)
        uri = self._absolute(base, uri)
        resource = self._find(uri, reference)
        fragment = unquote(fragment)
        if keyword == "$recursiveRef":
            known = resource.dynamic_anchors.get(RECURSIVE_ANCHOR)
            return Target(known or resource.root, RECURSIVE_ANCHOR if known else None)
        if not fragment or fragment.startswith("/"):
            return Target(self._walk_to(resource, fragment, reference), None)
        location = resource.anchors.get(fragment)
        if location is None:
            hint = did_you_mean(fragment, resource.anchors)
            raise UnresolvableReferenceError(f"{keyword} {reference!r}: no anchor {fragment!r} in {uri!r}{hint}")
        dynamic = keyword == "$dynamicRef" and resource.dynamic_anchors.get(fragment) == location
        return Target(location, fragment if dynamic else None)

    def _absolute(self, base: str, uri: str) -> str:
        return urljoin(base, uri) if uri and base else uri or base

    def _find(self, uri: str, reference: str) -> Resource:
        if uri not in self._resources:
            document = self._retrieve(uri)
            if document is None:
                hint = did_you_mean(uri, self._resources)
                message = f"$ref {reference!r}: no schema {uri!r} is known, and nothing is fetched{hint}"
                raise UnresolvableReferenceError(message)
            self._check(document, uri)
            self.add(uri, document)
        return self._resources[uri]

    def _walk_to(self, resource: Resource, pointer: str, reference: str) -> Location:
        location = resource.root
        value: Any = self._contents[location]
        for token in tokens_of(pointer):
            try:
                value = value[int(token)] if isinstance(value, list) and _INDEX.fullmatch(token) else value[token]
            except (KeyError, IndexError, TypeError):
                hint = did_you_mean(token, value) if isinstance(value, dict) else ""
                message = f"$ref {reference!r}: there is no {token!r} in {str(location)!r}{hint}"
                raise UnresolvableReferenceError(message) from None
            location = self._location_of.get(id(value), location.child(token))
        if location not in self._contents:  # inside an unknown keyword: a subschema only because something refers to it
            if not isinstance(value, dict | bool):
                raise UnresolvableReferenceError(f"$ref {reference!r} leads to {type(value).__name__}, not to a schema")
            if isinstance(value, dict) and "$id" not in value:  # then its `$schema` has no say (Core, section 8.1.1)
                self._check({**value, "$schema": DRAFT_2020_12}, str(location))
            else:
                self._check(value, str(location))
            self._walk(value, location)
            location = self._location_of.get(id(value), location)
        return location

    def _walk(self, document: Schema, root: Location) -> None:
        """Register `document` and all its subschemas; a stack, since a hostile schema may nest thousands deep."""
        stack: list[tuple[Schema, Location]] = [(document, root)]
        while stack:
            schema, location = stack.pop()
            if isinstance(schema, dict):
                location = self._enter(schema, location)
                self._location_of[id(schema)] = location
                resource = self._resources[location.base]
                self._note_anchors(schema, location, resource)
                stack += [(child, location.child(*steps)) for steps, child in subschemas(schema, resource.dialect)]
            self._contents[location] = schema

    def _enter(self, schema: dict[str, Any], location: Location) -> Location:
        """The location of `schema`, which is the root of a resource of its own where it has an `$id`."""
        identifier = schema.get("$id")
        if location == self._resources[location.base].root or not isinstance(identifier, str) or identifier[:1] == "#":
            return location
        base = self._absolute(location.base, urldefrag(identifier).url)
        root = Location(base, "")
        if self._contents.get(root) is schema:  # met before, inside an unknown keyword
            return root
        if base in self._resources:
            raise CompileError(f"$id {identifier!r} is taken: another schema is {base!r} already", str(location))
        declared = schema.get("$schema")
        dialect = self.dialect(declared) if isinstance(declared, str) else self._resources[location.base].dialect
        self._resources[base] = Resource(root, dialect, {}, {})
        return root

    def _note_anchors(self, schema: dict[str, Any], location: Location, resource: Resource) -> None:
        for keyword in ("$anchor", "$dynamicAnchor"):
            name = schema.get(keyword)
            if isinstance(name, str):
                resource.anchors.setdefault(name, location)
                if keyword == "$dynamicAnchor" and keyword not in resource.dialect.foreign:
                    resource.dynamic_anchors.setdefault(name, location)
        if schema.get("$recursiveAnchor") is True and "$recursiveAnchor" not in resource.dialect.foreign:
            resource.dynamic_anchors.setdefault(RECURSIVE_ANCHOR, location)
        reference = schema.get("$ref")
        if isinstance(reference, str):
            self.references[urljoin(location.base, reference)] += 1

    def dialect(self, uri: str) -> Dialect:
        """The dialect that the meta-schema at `uri` describes.

        Raises:
            UnknownDialectError: it is another draft's, or not known.
            UnknownVocabularyError: it requires a vocabulary that is not implemented.
        """
        uri = uri.removesuffix("#")
        if uri not in self._dialects:
            document = None if _is_other_draft(uri) else self._retrieve(uri)
            if not isinstance(document, dict):
                hint = "" if _is_other_draft(uri) else did_you_mean(uri, self._dialects)
                message = f"$schema {uri!r} names no known dialect; this library implements {DRAFT_2020_12!r}{hint}"
                raise UnknownDialectError(message)
            self._dialects[uri] = self._dialect_of(uri, document)
        return self._dialects[uri]

    def _dialect_of(self, uri: str, document: dict[str, Any]) -> Dialect:
        declared = document.get("$vocabulary")
        if not isinstance(declared, dict):
            self._dialects[uri] = self._dialects[DRAFT_2020_12]  # what describes itself, directly or not, has all
            parent = document.get("$schema")
            return self.dialect(parent if isinstance(parent, str) else DRAFT_2020_12)
        names: set[str] = {""}
        foreign = ONLY_2019_09
        for vocabulary, required in declared.items():
            prefix, _, name = vocabulary.rpartition("/")
            if prefix + "/" in _VOCABULARIES and (name.startswith("format") or name in _ALL):
                foreign = _VOCABULARIES[prefix + "/"]
                names.add(name)
            elif required:
                raise UnknownVocabularyError(f"meta-schema {uri!r} requires the unknown vocabulary {vocabulary!r}")
        asserts_format = "format-assertion" in names
        names.update(["format"] if asserts_format or "format-annotation" in names else [])
        return Dialect(uri, frozenset(names), asserts_format, foreign)


def _is_other_draft(uri: str) -> bool:
    return "//json-schema.org/draft" in uri


def did_you_mean(name: str, known: Any) -> str:
    """A "; did you mean ...?" for the nearest of some `known` names; empty where none is near."""
    if len(name) > MAX_NAME:
        return ""
    names = [each for each in known if isinstance(each, str) and len(each) <= MAX_NAME and _may_be_near(name, each)]
    if not names:
        return ""
    import difflib  # noqa: PLC0415 - only a near miss pays for it

    near = difflib.get_close_matches(name, names, n=1, cutoff=NEAR)
    return f"; did you mean {near[0]!r}?" if near else ""


def _may_be_near(one: str, other: str) -> bool:
    """Whether two names share so many characters that they may be near; far ones are told apart at once."""
    length = NEAR * (len(one) + len(other)) / 2
    if min(len(one), len(other)) < length or sum(map(other.__contains__, one)) < length:
        return False
    return sum(min(one.count(each), other.count(each)) for each in set(one)) >= length
