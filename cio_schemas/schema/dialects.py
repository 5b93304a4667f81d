"""Dialects: which keywords a schema resource uses, as its `$schema` and the meta-schema's `$vocabulary` say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeAlias

from cio_schemas.exceptions import UnknownDialectError, UnknownDocumentError, UnknownVocabularyError
from cio_schemas.schema.keywords import KEYWORDS, ONLY_2019_09, ONLY_2020_12
from cio_schemas.schema.near import did_you_mean

Retrieve: TypeAlias = Callable[[str], Any]

DRAFT_2020_12 = "https://json-schema.org/draft/2020-12/schema"
DRAFT_2019_09 = "https://json-schema.org/draft/2019-09/schema"


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


class Dialects:
    """The dialects that are known, by the URI of their meta-schema.

    Args:
        retrieve: a function from a URI to a document, None where it is not known: the meta-schemas of one's own.
    """

    def __init__(self, retrieve: Retrieve) -> None:
        self._retrieve = retrieve
        self._known = dict(_DIALECTS)

    def of(self, uri: str) -> Dialect:
        """Return the dialect that the meta-schema at `uri` describes.

        Raises:
            UnknownDialectError: it is another draft's, or not known.
            UnknownVocabularyError: it requires a vocabulary that is not implemented.
        """
        uri = uri.removesuffix("#")
        if uri not in self._known:
            document = None if _is_other_draft(uri) else self._meta_schema(uri)
            if not isinstance(document, dict):
                hint = "" if _is_other_draft(uri) else did_you_mean(uri, self._known)
                message = f"$schema {uri!r} names no known dialect; this library implements {DRAFT_2020_12!r}{hint}"
                raise UnknownDialectError(message)
            self._known[uri] = self._described(uri, document)
        return self._known[uri]

    def _meta_schema(self, uri: str) -> Any:
        try:
            return self._retrieve(uri)
        except UnknownDocumentError as error:
            raise UnknownDialectError(f"$schema {uri!r}: {error.message}") from error.__cause__

    def _described(self, uri: str, document: dict[str, Any]) -> Dialect:
        declared = document.get("$vocabulary")
        if not isinstance(declared, dict):
            self._known[uri] = self._known[DRAFT_2020_12]  # what describes itself, directly or not, has all
            parent = document.get("$schema")
            return self.of(parent if isinstance(parent, str) else DRAFT_2020_12)
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
