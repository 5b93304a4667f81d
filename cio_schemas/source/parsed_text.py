"""Parsed documents, with what is wrong with their text and where their values are."""

from __future__ import annotations

from cio_schemas.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Protocol

    from cio_schemas.source.problems import Problem
    from cio_schemas.source.span import Span, Target

    class Places(Protocol):
        """Where the values of a document are, as far as the text alone does not say it."""

        def locate(self, targets: Sequence[Target], /) -> list[Span | None]:
            """Find values and keys."""

        def note(self, path: Sequence[str | int], /) -> str | None:
            """Return what is special about a place, if anything."""

        def head(self) -> tuple[int, int]:
            """Return the offsets of the comments that precede the document."""


class Batch(NamedTuple):
    """Some documents of a file, in order; of each list one element a document.

    Attributes:
        instances: The parsed documents; ABSENT for one that can't be read.
        texts: What they were parsed from, for JSON and NDJSON.
        lines: The line of the file that each begins on.
        problems: By index of the document, what is wrong with its text. A document may have problems and an instance
            (duplicate keys), or a problem and no text (a missing file).
        places: By index of the document, how to find its places, where the text alone does not say (YAML).
    """

    instances: list[Any]
    texts: Sequence[bytes]
    lines: Sequence[int]
    problems: Mapping[int, tuple[Problem, ...]] = {}
    places: Mapping[int, Places] = {}

    def text(self, index: int) -> str:
        """Return the text of a document: the offsets of its spans count into it.

        Args:
            index: Of the document, in instances.
        """
        return self.texts[index].decode("utf-8", "replace")

    def locate(self, index: int, targets: Sequence[Target]) -> list[Span | None]:
        """Find places in a document.

        Args:
            index: Of the document, in instances.
            targets: What to find.

        Returns:
            For each target its span in the file, or None if the place does not exist.
        """
        if index in self.places:
            return self.places[index].locate(targets)
        from cio_schemas.source.locate import locate  # noqa: PLC0415 - only what failed is located

        return locate(self.text(index), targets, self.lines[index], unique=index not in self.problems)

    def note(self, index: int, path: Sequence[str | int]) -> str | None:
        """Return a remark for readers who look for a place in the text: that it was merged from elsewhere.

        Args:
            index: Of the document, in instances.
            path: Property names and array indices, from the root of the document.
        """
        return self.places[index].note(path) if index in self.places else None
