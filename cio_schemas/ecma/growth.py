"""How the time of a backtracking engine grows with a text, and texts that show it."""

from __future__ import annotations

from dataclasses import dataclass

from cio_schemas.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

Risk: TypeAlias = 'Literal["linear", "polynomial", "exponential"]'


class Attack(NamedTuple):
    """Texts that make an engine slow: prefix + pump * n + suffix, for growing n."""

    prefix: str
    pump: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """How the ways grow with the text.

    Attributes:
        growth: How they grow, for texts as long as the pattern's counted repeats.
        attack: An attack that shows it, if one was found.
        degree: If they grow as a polynomial, its degree at most. The time's is one more.
        bounded: Whether counted repeats stop the growth (of a polynomial) before it matters.
    """

    growth: Risk
    attack: Attack | None = None
    degree: int = 1
    bounded: bool = False

    @property
    def risk(self) -> Risk:
        """How the time grows for texts of any length, however large the constants."""
        return "linear" if self.bounded else self.growth


LINEAR = Ambiguity("linear")
