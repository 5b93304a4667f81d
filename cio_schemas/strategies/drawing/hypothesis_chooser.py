"""Hypothesis as a chooser; by its public API only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import hypothesis.strategies as st
from hypothesis import reject

from cio_schemas.strategies.drawing.chooser import MAX_VALUES

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

# Not booleans: if a smaller integer leaves less to draw, Hypothesis also tries to delete the rest.
_BOOLEANS = st.integers(0, 1)
_INDEXES: dict[int, st.SearchStrategy[int]] = {}
_TEXTS: dict[tuple[int, int | None], st.SearchStrategy[str]] = {}
_RARE = st.integers(0, 7)

LONG = 1_000
"""The most characters to draw of one text: Hypothesis gives up beyond its limit."""


class HypothesisChooser:
    """Answers by what Hypothesis draws; see `Chooser`."""

    __slots__ = ("_draw", "_pending", "_within", "about", "active", "depth", "left")

    miss = 0

    spans = True

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self._draw = draw
        self._pending: Callable[[], Any] = dict
        self._within = _within(self)
        self.left = MAX_VALUES
        self.depth = 0
        self.active: dict[Any, int] = {}
        self.about = ""

    def span(self, make: Callable[[], Any]) -> Any:
        """See `Chooser`: what is drawn within one draw, Hypothesis shrinks and deletes as one."""
        self._pending = make
        return self._draw(self._within)

    def pending(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> Any:
        """Return what `span` is to draw."""
        around, self._draw = self._draw, draw
        try:
            return self._pending()
        finally:
            self._draw = around

    def index(self, count: int, site: Hashable) -> int:  # noqa: ARG002 - see Chooser
        """See `Chooser`."""
        if count == 1:
            return 0
        strategy = _INDEXES.get(count)
        if strategy is None:
            strategy = _INDEXES[count] = st.integers(0, count - 1)
        return self._draw(strategy)  # type: ignore[no-any-return]

    def boolean(self, site: Hashable) -> bool:  # noqa: ARG002
        """See `Chooser`."""
        return bool(self._draw(_BOOLEANS))

    def rarely(self, site: Hashable) -> bool:  # noqa: ARG002
        """See `Chooser`."""
        return self._draw(_RARE) == 7  # type: ignore[no-any-return]

    def integer(self, low: int, high: int, specials: Sequence[int], site: Hashable) -> int:  # noqa: ARG002
        """See `Chooser`; the specials come as numbers above the others, so that each shrinks into them."""
        if low == high:
            return low
        inner = [special for special in specials if special not in (0, 1, -1)]
        if high - low < 8 * len(inner):
            return self._draw(st.integers(low, high))  # type: ignore[no-any-return]
        drawn: int = self._draw(_integers(low, high, len(inner)))
        return inner[drawn - high - 1] if drawn > high else drawn

    def real(self, low: float, high: float) -> float:
        """See `Chooser`."""
        return self._draw(st.floats(low, high)) + 0.0  # type: ignore[no-any-return]  # never -0.0

    def moment(self) -> None:
        """See `Chooser`."""

    def text(self, low: int, high: int | None, site: Hashable) -> str:
        """See `Chooser`; drawn whole, since Hypothesis knows best how to shrink a text."""
        if low > LONG:
            return self.text(0, LONG, site).rjust(low, "0")
        if high is not None and low < high <= LONG and self._draw(_RARE) == 7:
            low = high - (high - low > 1 and self._draw(_BOOLEANS))
        key = low, high
        strategy = _TEXTS.get(key)
        if strategy is None:
            strategy = _TEXTS[key] = st.text(min_size=low, max_size=high)
        return self._draw(strategy)  # type: ignore[no-any-return]

    def outside(self, strategy: Any) -> Any:
        """See `Chooser`."""
        return strategy(self) if not isinstance(strategy, st.SearchStrategy) else self._draw(strategy)

    def reject(self, reason: str) -> Any:  # noqa: ARG002
        """See `Chooser`."""
        reject()


def _integers(low: int, high: int, specials: int) -> st.SearchStrategy[int]:
    usual = st.integers(low, high)
    return usual if not specials else st.integers(low, high + specials) | usual


@st.composite
def _within(draw: Any, chooser: HypothesisChooser) -> Any:
    return chooser.pending(draw)
