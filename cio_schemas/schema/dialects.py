"""Dialects: which keywords a schema resource uses, as its `$schema` and the meta-schema's `$vocabulary` say."""

from __future__ import annotations

from functools import lru_cache

from cio_schemas.exceptions import UnknownDialectError, UnknownDocumentError, UnknownVocabularyError
from cio_schemas.records import NamedTuple
from cio_schemas.schema.drafts import DIALECT_V1, DRAFT_2020_12, URIS, canonical
from cio_schemas.schema.keywords import KEYWORDS, V1, foreign_to
from cio_schemas.schema.suggestions import did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeAlias

Retrieve: TypeAlias = "Callable[[str], Any]"


class Dialect(NamedTuple):
    """The keywords that a schema resource uses (Core, section 8.1.1).

    Attributes:
        uri: The URI of the meta-schema.
        vocabularies: The names of its vocabularies, as in the keyword table.
        asserts_format: Whether `format` is an assertion even without a format checker.
        foreign: The keywords that its draft doesn't have.
        draft: The draft that it is of; see `keywords.DRAFTS`.
    """

    uri: str
    vocabularies: frozenset[str]
    asserts_format: bool
    foreign: frozenset[str]
    draft: int = 2020

    @property
    def identifier(self) -> str:
        """The keyword that identifies a schema resource."""
        return "id" if self.draft == 4 else "$id"

    def knows(self, keyword: str) -> bool:
        """Return whether `keyword` means anything in this dialect."""
        entry = KEYWORDS.get(keyword)
        if entry is None or keyword in self.foreign:
            return False
        return not entry.vocabulary or entry.vocabulary in self.vocabularies

    @property
    def deciding(self) -> frozenset[str]:
        """The keywords that decide what is valid."""
        return _deciding(self)

    def identifier_of(self, schema: Any) -> str | None:
        """Return what identifies a schema as a resource or, before 2019-09, as an anchor; None if nothing does."""
        identifier = schema.get("id" if self.draft == 4 else "$id") if isinstance(schema, dict) else None
        return identifier if isinstance(identifier, str) and not self.is_lone(schema) else None

    def anchor_of(self, schema: Any) -> str | None:
        """Return the anchor in the fragment of an identifier, as before 2019-09 (draft 7, section 8.2.3)."""
        identifier = self.identifier_of(schema) if self.draft < 2019 else None
        fragment = identifier.partition("#")[2] if identifier else ""
        return fragment if fragment and fragment[0] != "/" else None

    def is_lone(self, schema: Any) -> bool:
        """Return whether `$ref` hides its siblings, as it does before 2019-09 (draft 7, section 8.3)."""
        return self.draft < 2019 and isinstance(schema, dict) and isinstance(schema.get("$ref"), str)


@lru_cache(maxsize=64)
def _deciding(dialect: Dialect) -> frozenset[str]:
    return frozenset(name for name in KEYWORDS if dialect.knows(name) and KEYWORDS[name].decides)


_ALL = frozenset(entry.vocabulary for entry in KEYWORDS.values())


def _official(uri: str, draft: int) -> Dialect:
    return Dialect(uri, _ALL, asserts_format=False, foreign=foreign_to(draft), draft=draft)


_DRAFTS = {"4": 4, "6": 6, "7": 7, "2019-09": 2019, "2020-12": 2020, "v1": V1}

OFFICIAL = {name: _official(URIS[name], draft) for name, draft in _DRAFTS.items()}
"""The dialects that the specification defines, by the short names that options take."""

_DIALECTS = {dialect.uri: dialect for dialect in OFFICIAL.values()}
_PUBLISHED = frozenset(_DIALECTS) - {DIALECT_V1}
_VOCABULARIES = {
    "https://json-schema.org/draft/2020-12/vocab/": 2020,
    "https://json-schema.org/draft/2019-09/vocab/": 2019,
}
EVERY_KEYWORD = Dialect("", _ALL, asserts_format=False, foreign=frozenset())
"""No dialect of anyone's: for a walk over schemas whose dialects are not known yet."""


class Dialects:
    """The dialects that are known, by the URI of their meta-schema.

    Args:
        retrieve: A function from a URI to a document, None if it is not known: the meta-schemas of one's own.
        allowed: The URI of the dialect that the caller chose: v1 is known only then.
    """

    def __init__(self, retrieve: Retrieve, allowed: str = DRAFT_2020_12) -> None:
        self._retrieve = retrieve
        self._known = {uri: each for uri, each in _DIALECTS.items() if uri in (allowed, *_PUBLISHED)}

    def of(self, uri: str) -> Dialect:
        """Return the dialect that the meta-schema at `uri` describes.

        Raises:
            UnknownDialectError: It is another draft's, or not known.
            UnknownVocabularyError: It requires a vocabulary that is not implemented.
        """
        uri = canonical(uri)
        if uri not in self._known:
            document = None if _is_reserved(uri) else self._meta_schema(uri)
            if not isinstance(document, dict):
                raise UnknownDialectError(f"$schema {uri!r} {_hint(uri, self._known)}")
            self._known[uri] = self._described(uri, document)
        return self._known[uri]

    def _meta_schema(self, uri: str) -> Any:
        try:
            return self._retrieve(uri)
        except UnknownDocumentError as error:
            raise UnknownDialectError(f"$schema {uri!r}: {error.message}") from error.__cause__

    def _described(self, uri: str, document: dict[str, Any]) -> Dialect:
        declared = document.get("$vocabulary")
        parent = document.get("$schema")
        if not isinstance(declared, dict):
            self._known[uri] = self._known[DRAFT_2020_12]  # what describes itself, directly or not, has all
            return self.of(parent if isinstance(parent, str) else DRAFT_2020_12)
        names: set[str] = {""}
        draft = 2020
        for vocabulary, required in declared.items():
            prefix, _, name = vocabulary.rpartition("/")
            if prefix + "/" in _VOCABULARIES and (name.startswith("format") or name in _ALL):
                draft = _VOCABULARIES[prefix + "/"]
                names.add(name)
            elif required:
                raise UnknownVocabularyError(
                    f"meta-schema {uri!r} requires the unknown vocabulary {vocabulary!r}: "
                    "only one that it sets to false in `$vocabulary` is ignored"
                )
        asserts_format = "format-assertion" in names
        names.update(["format"] if asserts_format or "format-annotation" in names else [])
        return Dialect(uri, frozenset(names), asserts_format, foreign_to(draft), draft)


def _is_reserved(uri: str) -> bool:
    """Return whether a URI belongs to the specification: no document of the caller may define its dialect."""
    return "//json-schema.org/draft" in uri or uri == DIALECT_V1


def _hint(uri: str, known: Iterable[str]) -> str:
    """Return the advice for an unknown dialect."""
    if uri == DIALECT_V1:
        return 'is not published yet: it is read if it is asked for, by dialect="v1" or --dialect v1'
    if "//json-schema.org/draft-03" in uri:
        return "is draft 3, which is not implemented: rewrite the schema for draft 4 or newer"
    names, hint = ", ".join(name for name in OFFICIAL if name != "v1"), did_you_mean(uri, known)
    return f"names no known dialect; choose from the drafts {names}, and meta-schemas of your own{hint}"


def subschemas(schema: dict[str, Any], dialect: Dialect) -> list[tuple[tuple[str | int, ...], Any]]:
    """Return each direct subschema of `schema` with the steps that lead to it."""
    found: list[tuple[tuple[str | int, ...], Any]] = []
    if dialect.is_lone(schema):
        return found
    for keyword, value in schema.items():
        shape = _SHAPES.get(keyword)
        if shape is None or keyword in dialect.foreign:
            continue
        members: Iterable[tuple[str | int, Any]]
        if shape == "schema map":
            members = value.items() if isinstance(value, dict) else ()
        elif isinstance(value, list):  # a schema array, or `items` of 2019-09
            members = enumerate(value)
        else:
            if isinstance(value, _SCHEMA):
                found.append(((keyword,), value))
            continue
        found += [((keyword, step), child) for step, child in members if isinstance(child, _SCHEMA)]
    return found


_SHAPES = {entry.name: entry.shape for entry in KEYWORDS.values() if entry.shape != "value"}
"""Where the values of keywords hold subschemas."""
_SCHEMA = (dict, bool)
