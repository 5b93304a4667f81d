"""The events of a YAML text: ruamel.yaml's, with brackets bounded and tabs where YAML 1.2 allows them.

Importing this module takes the optional dependency.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.scanner import Scanner

from cio_schemas.source.problems import RefusedError, Unplaced

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_FLOW_DEPTH: Final = 128  # of brackets in brackets, on top of what indentation nests
_LINE_END: Final = "\0\r\n\x85\u2028\u2029"


def events(text: str) -> Iterator[Any]:
    """Yield the events of a text.

    Args:
        text: A YAML stream.

    Raises:
        RefusedError: Brackets nest too deeply.
        Exception: The text is not YAML; the error is that of ruamel.yaml.
    """
    yaml = YAML(typ="safe", pure=True)
    yaml.Scanner = _Scanner
    return yaml.parse(text)  # type: ignore[no-any-return,unused-ignore]


class _Scanner(Scanner):  # type: ignore[misc,unused-ignore]
    """A scanner that takes tabs for separation (YAML 1.2.2, section 6.2), but never for indentation (section 6.1)."""

    # To know whether a bracket begins a key, ruamel.yaml looks ahead, for longer with the square of the depth.
    def fetch_flow_collection_start(self, *arguments: Any, **options: Any) -> None:
        if len(self.flow_context) == MAX_FLOW_DEPTH:
            at = self.reader.get_mark().index
            raise RefusedError(Unplaced("P-depth", f"brackets nested deeper than {MAX_FLOW_DEPTH} levels", at, at))
        super().fetch_flow_collection_start(*arguments, **options)

    def scan_to_next_token(self) -> None:
        peek, forward = self.reader.peek, self.reader.forward
        if self.reader.index == 0 and peek() == "\ufeff":
            forward()
        indents = self.reader.column == 0  # what comes next, until the line holds something else
        while True:
            while peek() == " ":
                forward()
            if peek() == "\t":
                if not self._separates(indents):
                    at = self.reader.get_mark().index
                    raise RefusedError(Unplaced("P-syntax", "a tab indents this line; YAML takes spaces", at, at + 1))
                self.allow_simple_key = self.allow_simple_key and self.flow_level > 0  # no block begins after a tab
                while peek() in " \t":
                    forward()
            if peek() == "#":
                while peek() not in _LINE_END:
                    forward()
            if not self.scan_line_break():
                return
            self.allow_simple_key = self.allow_simple_key or self.flow_level == 0
            indents = True

    def _separates(self, indents: bool) -> bool:
        """Return whether the tab that comes next may be there."""
        if self.flow_level or not indents or self.reader.column > self.indent:
            return True
        offset = 0
        while (char := self.reader.peek(offset)) in " \t":
            offset += 1
        return char in _LINE_END or char == "#"

    def scan_plain_spaces(self, indent: int, start_mark: Any) -> list[str] | None:
        length = 0
        while self.reader.peek(length) in " \t":
            length += 1
        if self.reader.peek(length) not in _LINE_END[1:]:
            spaces: str = self.reader.prefix(length)
            self.reader.forward(length)
            return [spaces] if spaces else []
        self.reader.forward(length)
        found: list[str] | None = super().scan_plain_spaces(indent, start_mark)
        while self.reader.peek() == "\t" and self.reader.column >= indent:  # a line continues after its indentation
            self.reader.forward()
        return found

    @contextmanager
    def _tabs_as_spaces(self) -> Iterator[None]:
        peek = self.reader.peek
        self.reader.peek = lambda offset=0: " " if (char := peek(offset)) == "\t" else char
        try:
            yield
        finally:
            del self.reader.peek

    def scan_tag(self) -> Any:
        with self._tabs_as_spaces():
            return super().scan_tag()

    def scan_directive(self) -> Any:
        with self._tabs_as_spaces():
            return super().scan_directive()

    def scan_block_scalar_indicators(self, start_mark: Any) -> Any:
        with self._tabs_as_spaces():
            return super().scan_block_scalar_indicators(start_mark)

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> Any:
        with self._tabs_as_spaces():
            return super().scan_block_scalar_ignored_line(start_mark)
