"""What drawing asks for; a seeded random number generator answers, or Hypothesis.

Drawing is written once against `Chooser`. Every question has a simplest answer, which Hypothesis shrinks to: the
number nearest to 0, the first of several, False, the shortest text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from cio_schemas.strategies.errors import RejectedError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

MAX_VALUES = 150
"""How many values one instance may hold before the rest of it is kept minimal."""


class Chooser(Protocol):
    """The interface that answers a generator's questions.

    Attributes:
        left: How many more values the instance may hold before all is kept minimal.
        depth: In how many others the value is that is being drawn.
        active: How often each goal is being drawn, one inside the other.
        spans: Whether it wants to know what belongs together.
        chosen: How many characters of a text it chooses at most; those that follow are the simplest there are.
        about: The name of the member that is being drawn; empty if there is none.
        miss: Which near miss of a goal counts as the simplest: 0, except for fixtures that must differ.
    """

    left: int
    depth: int
    active: dict[Any, int]
    spans: bool
    chosen: int
    about: str
    miss: int

    def span(self, make: Callable[[], Any]) -> Any:
        """Return what `make` draws, marked as one unit."""

    def index(self, count: int, site: Hashable) -> int:
        """Return a number from 0 to count - 1; with a `site`, each alternative of that site comes early."""

    def characters(self, size: int, most: int) -> Callable[[int, Hashable], int]:
        """Return what chooses the characters of a text, each of at most so many, as `index` does without a site."""

    def boolean(self, site: Hashable) -> bool:
        """Return True or False."""

    def rarely(self, site: Hashable) -> bool:
        """Return True once in a while."""

    def integer(self, low: int, high: int, specials: Sequence[int], site: Hashable) -> int:
        """Return an integer from low to high, both included; `specials` are among them, and should come early."""

    def size(self, usual: int, most: int, specials: Sequence[int], site: Hashable) -> int:
        """Return an integer from 0 to most, both included, which is mostly no greater than usual; as `integer` else."""

    def real(self, low: float, high: float) -> float:
        """Return a float from low to high, both included."""

    def moment(self) -> int | None:
        """Return a likely time for a member, in seconds since 1970; None in most cases."""

    def text(self, low: int, high: int | None, site: Hashable) -> str:
        """Return a text of low to high code points, without surrogates."""

    def outside(self, strategy: Any) -> Any:
        """Return a value of a generator that isn't ours: a function of a chooser, or a strategy of Hypothesis's."""

    def reject(self, reason: str) -> Any:
        """Give up this instance for a reason; doesn't return."""


class SimplestChooser:
    """Answers every question by its simplest answer."""

    def __init__(self) -> None:
        self.left = 0
        self.depth = 0
        self.about = ""
        self.miss = 0
        self.active: dict[Any, int] = {}

    spans = False
    chosen = 400

    def span(self, make: Callable[[], Any]) -> Any:
        """See `Chooser`."""
        return make()

    def index(self, count: int, site: Hashable) -> int:  # noqa: ARG002 - see Chooser
        """See `Chooser`."""
        return 0

    def characters(self, size: int, most: int) -> Callable[[int, Hashable], int]:  # noqa: ARG002
        """See `Chooser`."""
        return self.index

    def boolean(self, site: Hashable) -> bool:  # noqa: ARG002
        """See `Chooser`."""
        return False

    rarely = boolean

    def integer(self, low: int, high: int, specials: Sequence[int], site: Hashable) -> int:  # noqa: ARG002
        """See `Chooser`."""
        return min(max(low, 0), high)

    def size(self, usual: int, most: int, specials: Sequence[int], site: Hashable) -> int:  # noqa: ARG002
        """See `Chooser`."""
        return 0

    def real(self, low: float, high: float) -> float:
        """See `Chooser`."""
        return min(max(low, 0.0), high)

    def moment(self) -> int | None:
        """Return a likely time for a member, in seconds since 1970; None in most cases."""

    def text(self, low: int, high: int | None, site: Hashable) -> str:  # noqa: ARG002
        """See `Chooser`."""
        return "a" * low

    def outside(self, strategy: Any) -> Any:
        """See `Chooser`."""
        return strategy(self) if callable(strategy) else self.reject("only Hypothesis can draw from its strategies")

    def reject(self, reason: str) -> Any:
        """See `Chooser`."""
        raise RejectedError(reason)
