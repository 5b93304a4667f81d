"""Draw instances of a whole schema, which the Validator has accepted."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from cio_schemas.strategies.analysis.array_layouts import Layout
from cio_schemas.strategies.analysis.object_forms import Form
from cio_schemas.strategies.drawing import arrays, objects
from cio_schemas.strategies.drawing.generator import Generator, Nested

if TYPE_CHECKING:
    from cio_schemas.strategies.analysis.space import Space
    from cio_schemas.strategies.drawing.chooser import Chooser

_log = logging.getLogger("cio_schemas.strategies")

_NESTED = {
    Layout: Nested(arrays.draw, arrays.parts, arrays.vary),
    Form: Nested(objects.draw, objects.parts, objects.vary),
}


def generator_of(space: Space) -> Generator:
    """Return what draws from a space."""
    return Generator(space, _NESTED)


def draw_instance(generator: Generator, chooser: Chooser) -> Any:
    """Draw an instance of the schema and have the Validator accept it, in case the generator is wrong."""
    drawn = generator.draw(generator.space.root, chooser)
    if not generator.space.subschemas.is_valid(drawn):
        _log.warning("a generated instance was invalid, which is a bug; it is drawn again: %r", drawn)
        return chooser.reject("a generated instance was invalid")
    return drawn
