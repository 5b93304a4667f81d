"""The cases in which one assertion of a schema fails, at the end of an evaluation path, and all else holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.strategies.case import Case, Cases, if_type, nothing, only
from cio_schemas.strategies.goal import ANYTHING, NOTHING, Goal, Literal
from cio_schemas.strategies.object import Object, Some

if TYPE_CHECKING:
    from cio_schemas.strategies.expand import At
    from cio_schemas.strategies.goal import Break


def broken_cases(at: At, broken: Break) -> Cases:
    """What breaks one assertion below a schema object, or of it, and nothing else as far as can be told."""
    return _further(at, broken) if broken.steps else _here(at, broken)


def _here(at: At, broken: Break) -> Cases:
    raise NotImplementedError
