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
def invalid_instances(draw: Any, generator: Generator, several: tuple[Breakable, ...]) -> Invalid:
    """Return the strategy of instances that break exactly one of several assertions."""
    chooser = HypothesisChooser(draw)
    return draw_invalid(generator, several[chooser.index(len(several), None)], chooser)
