"""Compare two schemas as a whole: find a proof, or a witness, or the reason why there is neither."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.compatibility.listings import listing, spelled
from cio_schemas.compatibility.verdicts import Proof, Unknown, Verdict, Witness
from cio_schemas.compatibility.witnesses.search import search
from cio_schemas.compatibility.witnesses.shrinking import shrunk
from cio_schemas.runtime import DepthError
from cio_schemas.schema.drafts import DEFAULT_DIALECT
from cio_schemas.strategies.analysis.budget import Budget
from cio_schemas.strategies.analysis.schema_pairs import PairedSubschemas
from cio_schemas.strategies.preparation import subschemas_of
from cio_schemas.strategies.schema_space import combining_space_of
from cio_schemas.strategies.shapes.goals import both
from cio_schemas.validators import Validator
from cio_schemas.validators.cache import validator
from cio_schemas.validators.options import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cio_schemas.failures.errors import ValidationError
    from cio_schemas.schema.resources import Schema
    from cio_schemas.strategies.analysis.space import Space
    from cio_schemas.strategies.analysis.subschemas import Subschemas
    from cio_schemas.strategies.shapes.goals import Goal
    from cio_schemas.validators.options import Checker, Known

BUDGET = 1_000_000
"""How many steps one direction may take; a step takes a few microseconds."""

PLAIN: Final[tuple[Any, ...]] = (None, False, 0, 1.5, "", "a", [], {})
"""The simplest values of each type."""


class Comparer:
    """Compares two schemas, or two subschemas.

    Args:
        old: As for `compare`.
        new: As for `compare`.
        registry: As for `compare`.
        format_checker: As for `compare`.
        dialect: As for `compare`.
        budget: As for `compare`.
        explains: False to leave the errors out of witnesses; to collect them the whole schema is compiled once more.

    Attributes:
        old: The Validator of the old schema.
        new: The Validator of the new schema.

    Raises:
        Exception: As `compare`.
    """

    def __init__(
        self,
        old: str | PathLike[str] | Schema | Validator,
        new: str | PathLike[str] | Schema | Validator,
        *,
        registry: Known = None,
        format_checker: Checker = DEFAULT,
        dialect: str = DEFAULT_DIALECT,
        budget: int = BUDGET,
        explains: bool = True,
    ) -> None:
        given = registry, format_checker, dialect
        self.old, self.new = _validator(old, *given), _validator(new, *given)
        self._budget, self._explains = budget, explains
        old_subschemas, new_subschemas = _subschemas(self.old), _subschemas(self.new)
        if self.old._format_checker is self.new._format_checker:  # noqa: SLF001 - the package's own
            new_subschemas.formats = old_subschemas.formats  # so that equal formats are known to be equal
        self._sides = old_subschemas, new_subschemas
        self._pair = PairedSubschemas(old_subschemas, new_subschemas)
        self._verdicts: dict[bool, Verdict] = {}

    def verdict(self, *, is_backward: bool) -> Verdict:
        """Return whether every instance of one schema satisfies the other; the result is cached.

        Args:
            is_backward: True if instances of the old schema are to satisfy the new one, False for the reverse.
        """
        if is_backward not in self._verdicts:
            old, new = self._pair.starts
            sides = (old, new, self.old, self.new) if is_backward else (new, old, self.new, self.old)
            self._verdicts[is_backward] = self._listed(is_backward=is_backward) or self._worked_out(*sides)
        return self._verdicts[is_backward]

    def probed(self, names: Iterable[str], *, is_backward: bool) -> Witness | None:
        """Try plain values: a large schema may refuse most of them, and yet take too long to be taken apart.

        Args:
            names: The members of an object in whose place they are tried, too.
            is_backward: As for `verdict`.
        """
        accepting, refusing = (self.old, self.new) if is_backward else (self.new, self.old)
        for instance in (*PLAIN, *({name: each} for name in names for each in PLAIN)):
            if accepting.is_valid(instance) and not refusing.is_valid(instance):
                return Witness(instance, self._errors(refusing, instance), minimal=False)
        return None

    def common(self) -> list[Any]:
        """Search for a small instance of both schemas; return it in a list, which is empty if none was found."""
        return self._instance(both(*self._pair.starts), self.old, self.new)

    def example(self, *, is_old: bool) -> list[Any]:
        """Search for a small instance of one schema; return it in a list, which is empty if none was found.

        Args:
            is_old: True for the old schema, False for the new one.
        """
        old, new = self._pair.starts
        return self._instance(old if is_old else new, self.old if is_old else self.new)

    def _instance(self, goal: Goal, *accepting: Validator) -> list[Any]:
        def confirms(instance: Any) -> bool:
            return all(each.is_valid(instance) for each in accepting)

        try:
            found = search(combining_space_of(self._pair, Budget(self._budget, self._budget // 5)), goal, confirms)
        except (DepthError, RecursionError):
            return []
        return [shrunk(found[0], confirms)[0]] if found else []

    def _errors(self, refusing: Validator, instance: Any) -> tuple[ValidationError, ...]:
        return tuple(refusing.iter_errors(instance)) if self._explains else ()

    def _listed(self, *, is_backward: bool) -> Verdict | None:
        """Try each value that a schema lists; return None if it lists none, or in too many spellings."""
        accepting, refusing = (self.old, self.new) if is_backward else (self.new, self.old)
        subschemas = self._sides[0 if is_backward else 1]
        values = listing(subschemas.index, subschemas.start)
        if values is not None and self._pair.tells_equal_numbers:
            values = spelled(values)
        if values is None:
            return None

        def confirms(instance: Any) -> bool:
            return accepting.is_valid(instance) and not refusing.is_valid(instance)

        for value in filter(confirms, values):
            instance, minimal = shrunk(value, confirms)
            return Witness(instance, self._errors(refusing, instance), minimal)
        return Proof(len(values))

    def _worked_out(self, accepted: Goal, refused: Goal, accepting: Validator, refusing: Validator) -> Verdict:
        def confirms(instance: Any) -> bool:
            return accepting.is_valid(instance) and not refusing.is_valid(instance)

        space = combining_space_of(self._pair, Budget(self._budget, self._budget // 5))
        goal = both(accepted, self._pair.negated(refused))
        try:
            if space.surely_empty(goal):
                return Proof(self._budget - space.budget.left)
            found = search(space, goal, confirms)
        except (DepthError, RecursionError):
            return Unknown("the schemas nest too deeply to be compared", "#")
        if found is not None:
            instance, minimal = shrunk(found[0], confirms)
            return Witness(instance, self._errors(refusing, instance), minimal)
        if space.budget.left <= 0:
            return Unknown(f"the budget of {self._budget:,} steps ran out", "#")
        return _unknown(space, goal)


def _unknown(space: Space, goal: Goal) -> Unknown:
    """Return why it is unknown whether a goal has an instance."""
    for reason, place in space.doubts(goal).items():
        return Unknown(reason.replace("\0", ""), place.replace("\0", "") or "#")
    return Unknown("neither a proof nor a witness was found", "#")


def _validator(
    schema: str | PathLike[str] | Schema | Validator, registry: Known, format_checker: Checker, dialect: str
) -> Validator:
    if isinstance(schema, str | PathLike | Validator):
        return validator(schema)
    return Validator(schema, registry=registry, format_checker=format_checker, dialect=dialect)


def _subschemas(of: Validator) -> Subschemas:
    return subschemas_of(of, None, DEFAULT)
