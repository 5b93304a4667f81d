"""Hypothesis as a chooser; by its public API only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import hypothesis.strategies as st
from hypothesis import reject

from cio_schemas.strategies.drawing.chooser import MAX_VALUES
from cio_schemas.strategies.drawing.everyday import MONTH, NOW, is_time, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

# Not booleans: if a smaller integer leaves less to draw, Hypothesis also tries to delete the rest.
_BOOLEANS = st.integers(0, 1)
_INDEXES: dict[int, st.SearchStrategy[int]] = {}
_TEXTS: dict[tuple[int, int | None, bool], st.SearchStrategy[str]] = {}
_RARE = st.integers(0, 7)
_MOMENTS = tuple(NOW - MONTH * part // 4 for part in range(5))

ODD = "ab\n\r\t\0\x1b\x7f\x85\u2028\u2029\ufeff "
"""Characters that programs trip over."""

SPARE = 4
"""In ranges whose numbers are all alike to Hypothesis, one draw in about so many is a special number."""

WAYS = 8
"""The ways to choose a text, equally frequent: odd characters, the greatest length, and each everyday value."""

SMALL = 1 << 24
"""The width of ranges beyond which Hypothesis mostly draws small numbers, so that special ones are added."""

MOST = 4_000
"""The most free choices; later ones are the simplest, as Hypothesis gives up instances of over 8 kB of choices."""

APART = 500
"""The number of choices after which one choice is made for all characters of a text, so that shrinking stays fast."""

LONG = 1_000
"""The most characters to draw for one text; Hypothesis gives up beyond its own limit."""


class HypothesisChooser:
    """Answers by what Hypothesis draws; see `Chooser`."""

    __slots__ = ("_draw", "_pending", "_taken", "_within", "about", "active", "depth", "left")

    miss = 0

    spans = True
    chosen = 64  # each is shrunk by itself

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self._draw = draw
        self._pending: Callable[[], Any] = dict
        self._within = _within(self)
        self._taken = 0
        self.left = MAX_VALUES
        self.depth = 0
        self.active: dict[Any, int] = {}
        self.about = ""

    def span(self, make: Callable[[], Any]) -> Any:
        """See `Chooser`; Hypothesis shrinks and deletes as a unit what one draw contains."""
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
        if count == 1 or self._taken >= MOST:
            return 0
        self._taken += 1
        strategy = _INDEXES.get(count)
        if strategy is None:
            strategy = _INDEXES[count] = st.integers(0, count - 1)
        return self._draw(strategy)  # type: ignore[no-any-return]

    def characters(self, size: int, most: int) -> Callable[[int, Hashable], int]:
        """See `Chooser`; after many choices, one number determines all characters of a text."""
        if self._taken < APART or size < 2:
            return self.index
        bits = size * (most - 1).bit_length()
        taken = self._taken + 1 + bits // 8
        left = 0
        if taken < MOST:
            self._taken = taken
            left = self._draw(st.integers(0, (1 << bits) - 1))

        def index(count: int, _: Hashable) -> int:
            nonlocal left
            left, chosen = divmod(left, count)
            return chosen

        return index

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
        if is_time(self.about) and low <= _MOMENTS[-1] and high >= NOW:
            inner[:0] = _MOMENTS
        width = _width(high - low, len(inner))
        drawn: int = self._draw(st.integers(low, high + width * len(inner)))
        return inner[(drawn - high - 1) // width] if drawn > high else drawn

    def size(self, usual: int, most: int, specials: Sequence[int], site: Hashable) -> int:
        """See `Chooser`; one draw, in which a greater number is a greater size, so that each shrinks to any other."""
        if most <= usual + 2:
            return self.integer(0, most, specials, site)
        weight = max(1, WAYS * (most - usual) // (usual + 1))
        rare = weight * (usual + 1)
        drawn = self.integer(
            0, rare + most - usual - 1, [rare + each - usual - 1 for each in specials if each > usual], site
        )
        return drawn // weight if drawn < rare else usual + 1 + drawn - rare

    def real(self, low: float, high: float) -> float:
        """See `Chooser`."""
        return self._draw(st.floats(low, high)) + 0.0  # type: ignore[no-any-return]  # never -0.0

    def moment(self) -> None:
        """See `Chooser`; times are among the special numbers, which shrink into the others."""

    def text(self, low: int, high: int | None, site: Hashable) -> str:
        """See `Chooser`; drawn whole, since Hypothesis knows best how to shrink and to delete a text."""
        return self.span(lambda: self._text(low, high, site))  # type: ignore[no-any-return]

    def _text(self, low: int, high: int | None, site: Hashable) -> str:
        if low > LONG:
            return self._text(0, LONG, site).rjust(low, "0")
        usual = [text for text in texts(self.about) if low <= len(text) <= (len(text) if high is None else high)]
        way = self.index(WAYS + len(usual), site)
        if way == WAYS - 1 and high is not None and low < high <= LONG:
            low = high - (high - low > 1 and self._draw(_BOOLEANS))
        key = low, high, way == WAYS - 2
        strategy = _TEXTS.get(key)
        if strategy is None:
            strategy = _TEXTS[key] = st.text(*[ODD] * key[2], min_size=low, max_size=high)
        text: str = self._draw(strategy)  # even if it is not taken: what is drawn more of counts as less simple
        return text if way < WAYS else usual[way - WAYS]

    def outside(self, strategy: Any) -> Any:
        """See `Chooser`."""
        return strategy(self) if not isinstance(strategy, st.SearchStrategy) else self._draw(strategy)

    def reject(self, reason: str) -> Any:  # noqa: ARG002
        """See `Chooser`."""
        reject()


def _width(span: int, specials: int) -> int:
    """Return how many numbers above the others stand for each of some specials."""
    if not specials:
        return 1
    return span * WAYS // specials if span >= SMALL else max(1, span // (SPARE * specials))


@st.composite
def _within(draw: Any, chooser: HypothesisChooser) -> Any:
    return chooser.pending(draw)
