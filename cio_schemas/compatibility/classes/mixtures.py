"""Both versions of a schema, and mixtures of them: the old one with one change, the new one without one."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.compatibility.changes.schema_change import changed
from cio_schemas.compatibility.lifting.local import Mixture
from cio_schemas.compatibility.lifting.places import Places
from cio_schemas.compatibility.verdicts import Unknown
from cio_schemas.compatibility.whole_schemas import Comparer
from cio_schemas.exceptions import CompileError
from cio_schemas.runtime import DepthError
from cio_schemas.schema.sizes import value_count

if TYPE_CHECKING:
    from cio_schemas.compatibility.changes.schema_change import Puts
    from cio_schemas.compatibility.changes.walk import Walked
    from cio_schemas.compatibility.verdicts import Verdict
    from cio_schemas.compatibility.versions.version import Version
    from cio_schemas.validators import Validator

MAX_WORK: Final = 1_500_000
"""How many values may be visited to judge changes one by one; a schema counts once for each change."""
SEARCHED: Final = 4
"""How much longer it takes to search for an instance than to compile the schema."""

_TOO_MUCH: Final = "there are too many changes in too large schemas to examine each of them"


class Mixtures:
    """Both versions, and mixtures of them.

    Attributes:
        before: The Validator of the old version as written.
        after: The Validator of the new version as written.
        base: The Validator of the old version as it is compared: translated to 2020-12 if the drafts differ.
        target: The Validator of the new version as it is compared.
        is_rewritten: Whether the versions are translated.
        walk: The changes.
        budget: The budget in steps.
        ground: The edits that make all silent changes, so that definitions exist for the changes that refer to them.
        places: Compares them place by place.
    """

    def __init__(
        self,
        old: Version,
        new: Version,
        walk: Walked,
        budget: int,
        originals: tuple[Validator, Validator] | None = None,
    ) -> None:
        self.old, self.new, self.walk, self.budget = old, new, walk, budget
        self.base, self.target = old.validator(), new.validator()
        self.before, self.after = originals or (self.base, self.target)
        self.is_rewritten = originals is not None
        self.ground = tuple(put for each in walk.changes if each.is_silent for put in each.done)
        self._reground = tuple(put for each in walk.changes if each.is_silent for put in each.undone)
        self.places = Places(old, new, walk, budget)
        self._left = MAX_WORK
        self._size = sum(map(value_count, (*old.documents.values(), *new.documents.values())))
        self._common: list[Any] | None = None
        self._examples: dict[bool, list[Any]] = {}
        self._compiled: dict[tuple[int, bool], Validator | str] = {}

    @cached_property
    def loud(self) -> list[int]:
        """The numbers of the changes that may have an effect."""
        return [number for number, each in enumerate(self.walk.changes) if not each.is_silent]

    @cached_property
    def comparer(self) -> Comparer:
        """The Comparer of the whole versions.

        Raises:
            DepthError: A version is nested too deeply.
        """
        return Comparer(self.before, self.after, budget=self.budget)

    def example(self, *, is_backward: bool) -> list[Any]:
        """Return an instance of both versions, or else of one, in a list; it supplies the rest of witnesses.

        Args:
            is_backward: True for the old version, False for the new one.
        """
        try:
            if self._common is None:
                self._common = self.comparer.common()
            if not self._common and is_backward not in self._examples:
                self._examples[is_backward] = self.comparer.example(is_old=is_backward)
        except (DepthError, RecursionError):
            return []
        return self._common or self._examples[is_backward]

    def whole(self, *, is_backward: bool) -> Verdict:
        """Compare the whole versions.

        Args:
            is_backward: The direction.
        """
        try:
            return self.comparer.verdict(is_backward=is_backward)
        except (DepthError, RecursionError) as error:
            return Unknown(str(error) or "the schemas nest too deeply to be compared", "#")

    def documents(self, number: int) -> Mixture | str:
        """Return the old version with the silent changes, without and with a change; or why there is none."""
        try:
            before = changed(self.old.documents, self.ground)
            return Mixture(before, changed(before, self.walk.changes[number].done))
        except (LookupError, TypeError, ValueError) as error:
            return f"the change can't be made alone: {error}"

    def alone(self, number: int) -> Validator | str:
        """Return the old version with one change; or why there is none."""
        if self.loud == [number]:
            return self.target
        return self._made(number, self.old, (*self.ground, *self.walk.changes[number].done), is_made=True)

    def without(self, number: int) -> Validator | str:
        """Return the new version without one change; or why there is none."""
        if self.loud == [number]:
            return self.base
        return self._made(number, self.new, (*self._reground, *self.walk.changes[number].undone), is_made=False)

    def affords(self) -> bool:
        """Return whether a whole version may be compiled once more, and count it."""
        self._left -= self._size
        return self._left >= 0

    def affords_search(self) -> bool:
        """Return whether an instance of a whole version may be searched for once more, and count it."""
        self._left -= SEARCHED * self._size
        return self._left >= 0

    def _made(self, number: int, version: Version, puts: Puts, *, is_made: bool) -> Validator | str:
        key = number, is_made
        if key not in self._compiled:
            self._compiled[key] = self._compile(version, puts)
        return self._compiled[key]

    def _compile(self, version: Version, puts: Puts) -> Validator | str:
        if not self.affords():
            return _TOO_MUCH
        from jsonschema import SchemaError

        try:
            return version.validator(changed(version.documents, puts))
        except (CompileError, DepthError, SchemaError, LookupError, TypeError, ValueError) as error:
            return f"the schema can't be compiled with it alone: {getattr(error, 'message', error)}"
