"""Compare two schemas at the places that changed, before they are compared as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cio_schemas.compatibility.changes.walk import walked
from cio_schemas.compatibility.classes.directions import Direction
from cio_schemas.compatibility.classes.mixtures import Mixtures
from cio_schemas.compatibility.versions.version import ROOT, Version
from cio_schemas.exceptions import CompileError
from cio_schemas.runtime import DepthError
from cio_schemas.schema.documents import Documents
from cio_schemas.validators.options import DEFAULT

if TYPE_CHECKING:
    from cio_schemas.compatibility.verdicts import Verdict
    from cio_schemas.validators import Validator

MAX_CHANGES: Final = 100
"""How many changes there may be: schemas that differ in more places are hardly two versions of one schema."""


class Aimed:
    """Compares two schemas by the places that changed.

    Args:
        old: The Validator of the old schema.
        new: The Validator of the new one.
        budget: The budget of each comparison, in steps.
    """

    def __init__(self, old: Validator, new: Validator, budget: int) -> None:
        self._mixtures: Mixtures | None = None
        checkers = old._format_checker, new._format_checker  # noqa: SLF001 - the package's own
        if not all(each is DEFAULT for each in checkers):
            return  # a comparison at a place uses the default format checker
        try:
            one, other = (
                Version(each.schema, Documents(each._registry), each._dialect, validator=each)  # noqa: SLF001 - as above
                for each in (old, new)
            )
            if one.dialect(ROOT) == other.dialect(ROOT):
                walk = walked(one, other)
                if sum(not each.is_silent for each in walk.changes) <= MAX_CHANGES:
                    self._mixtures = Mixtures(one, other, walk, budget)
        except _HARD:
            pass

    def verdict(self, *, is_backward: bool) -> Verdict | None:
        """Return whether every instance of one schema satisfies the other; None if the places do not decide it.

        Args:
            is_backward: True if instances of the old schema are to satisfy the new one, False for the reverse.
        """
        if self._mixtures is None:
            return None
        try:
            return Direction(self._mixtures, is_backward=is_backward).by_places()
        except _HARD:
            return None


_HARD: Final = (CompileError, DepthError, LookupError, RecursionError, TypeError, ValueError)
"""The errors that mean that a subschema can't be compared on its own."""
