"""The strategies as classes of Hypothesis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import hypothesis.strategies as st

from cio_schemas.strategies.breaking.breakable import draw_invalid
from cio_schemas.strategies.drawing.hypothesis_chooser import HypothesisChooser
from cio_schemas.strategies.drawing.instances import draw_instance

if TYPE_CHECKING:
    from cio_schemas.strategies.breaking.breakable import Breakable
    from cio_schemas.strategies.breaking.fault import Invalid
    from cio_schemas.strategies.drawing.generator import Generator


@st.composite
def instances(draw: Any, generator: Generator) -> Any:
    """Return the strategy of the instances of a schema."""
    return draw_instance(generator, HypothesisChooser(draw))


@st.composite
def invalid_instances(draw: Any, generator: Generator, several: SeveralFaults) -> Invalid:
    """Return the strategy of instances that break exactly one of several assertions."""
    chooser = HypothesisChooser(draw)
    return draw_invalid(generator, several.faults[chooser.index(len(several.faults), None)], chooser)


class SeveralFaults:
    """What a strategy of invalid instances breaks, with a repr that stays short: Hypothesis shows it.

    Args:
        faults: The assertions, each with what is needed to break it.
    """

    def __init__(self, faults: tuple[Breakable, ...]) -> None:
        self.faults = faults

    def __repr__(self) -> str:
        return str(self.faults[0].fault) if len(self.faults) == 1 else f"<{len(self.faults)} faults>"
