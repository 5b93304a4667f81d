"""The errors that strategies raise if there is nothing to draw."""

from __future__ import annotations


class UnsatisfiableError(ValueError):
    """No instance satisfies a schema; the message names the keywords that contradict each other, and where."""


class NothingFoundError(ValueError):
    """Nothing was found that satisfies a schema, which doesn't prove that nothing does; the message says why."""


class OmissionError(NothingFoundError):
    """Too many of the members and items that a schema describes would never be drawn; the message names some."""


class NoFaultError(ValueError):
    """No assertion with the given keyword or at the given place can be broken alone."""


class RejectedError(Exception):
    """A filter refused what was drawn."""
