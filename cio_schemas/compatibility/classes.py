"""Which changes break whom: each is made alone, or taken back alone, and the engine judges what that comes to.

A change is breaking only with an instance that the one whole version accepts and the other refuses; compatible only
with a proof; and unknown else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.compatibility.change import SchemaChange, changed
from cio_schemas.compatibility.changes import changes
from cio_schemas.compatibility.comparing import BUDGET, Comparer
from cio_schemas.compatibility.verdicts import Comparison, Proof, Unknown, Witness
from cio_schemas.exceptions import CompileError
from cio_schemas.runtime import DepthError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cio_schemas.compatibility.change import Puts
    from cio_schemas.compatibility.verdicts import Verdict
    from cio_schemas.compatibility.version import Version
    from cio_schemas.validators import Validator

MAX_WORK: Final = 4_000_000
"""How many values may be looked at, those of a schema counted for each change, to tell changes apart."""

_SILENT: Final = Proof(0)


class ClassedChange(NamedTuple):
    """A change, and what it comes to.

    Attributes:
        change: It.
        backward: For who sends: whether what the old version accepts is refused on its account.
        forward: For who reads: whether the new version accepts on its account what the old one refuses.
    """

    change: SchemaChange
    backward: Verdict
    forward: Verdict


class Classes(NamedTuple):
    """What became of a schema.

    Attributes:
        whole: How the two versions compare.
        changes: What differs between them.
    """

    whole: Comparison
    changes: Sequence[ClassedChange]

    def is_joint(self, direction: str) -> bool:
        """Whether changes break together what none of them is shown to break alone.

        Args:
            direction: "backward" or "forward".
        """
        broken = isinstance(getattr(self.whole, direction), Witness)
        return broken and not any(isinstance(getattr(each, direction), Witness) for each in self.changes)


def classes(old: Version, new: Version, *, budget: int = BUDGET) -> Classes:
    """Compare two versions of a schema, and class each change between them.

    Args:
        old: The one.
        new: The other.
        budget: As for `compare`, of each comparison.

    Raises:
        jsonschema.SchemaError: One of them is not a valid schema.
        CompileError: One can't be compiled.
        DepthError: One nests too deeply.

    Example:
        >>> from cio_schemas.compatibility.version import Version
        >>> found = classes(Version({}), Version({"required": ["email"]}))
        >>> [(each.change.sentence, each.backward.instance) for each in found.changes]
        [('`email` is required now', {})]
    """
    found = changes(old, new)
    if not found and set(old.documents) == set(new.documents):
        return Classes(Comparison(_SILENT, _SILENT), ())
    comparer = Comparer(old.validator(), new.validator(), budget=budget)
    whole = Comparison(comparer.backward(), comparer.forward())
    judge = _Judge(old, new, comparer, found, budget)
    sides = [
        judge.directed(whole.backward, is_backward=True),
        judge.directed(whole.forward, is_backward=False),
    ]
    whole = Comparison(*(_settled(verdict, side, found) for verdict, side in zip(whole, sides, strict=True)))
    return Classes(whole, [ClassedChange(*each) for each in zip(found, *sides, strict=True)])


def _settled(whole: Verdict, found: Sequence[Verdict], changes_: Sequence[SchemaChange]) -> Verdict:
    """What the changes show of the whole, where that could not be told by itself."""
    if not isinstance(whole, Unknown):
        return whole
    if all(each.is_silent for each in changes_):
        return _SILENT
    return next((each for each in found if isinstance(each, Witness)), whole)


def disjoint(old: Version, new: Version, whole: Comparison, budget: int = BUDGET) -> Verdict:
    """Tell whether nothing that one version accepts is accepted by the other.

    Args:
        old: The one.
        new: The other.
        whole: How they compare.
        budget: As for `compare`.

    Returns:
        A proof, or an instance that both accept.
    """
    if not isinstance(whole.backward, Witness):
        return Unknown("it is not asked", "#")
    return Comparer(old.validator(), new.negation(), budget=budget).backward()


class _Judge:
    """Tells what each change comes to by itself."""

    def __init__(
        self, old: Version, new: Version, comparer: Comparer, found: Sequence[SchemaChange], budget: int
    ) -> None:
        self._old, self._new, self._budget = old, new, budget
        self._before, self._after = comparer.old, comparer.new
        self._found = found
        # What is only moved, or new and not referred to, is there for every change that refers to it.
        self._ground = tuple(put for each in found if each.is_silent for put in each.done)
        self._reground = tuple(put for each in found if each.is_silent for put in each.undone)
        self._left = MAX_WORK
        self._size = sum(map(_size, (*old.documents.values(), *new.documents.values())))
        self._made: dict[int, Validator | str] = {}
        self._unmade: dict[int, Validator | str] = {}

    def directed(self, whole: Verdict, *, is_backward: bool) -> list[Verdict]:
        """Return what each change comes to in one direction.

        Args:
            whole: What all come to together.
            is_backward: Which direction.
        """
        if isinstance(whole, Proof):
            return [whole] * len(self._found)
        shown = [whole] if isinstance(whole, Witness) else []
        verdicts: list[Verdict] = []
        for number, change in enumerate(self._found):
            verdict = _SILENT if change.is_silent else self._of(number, shown, is_backward=is_backward)
            if isinstance(verdict, Witness):
                shown.append(verdict)
            verdicts.append(verdict)
        return verdicts

    def _of(self, number: int, shown: Sequence[Witness], *, is_backward: bool) -> Verdict:
        made = self._alone(number)
        if isinstance(made, str):
            return Unknown(made, "#")
        verdict = self._compared(self._before, made, is_backward=is_backward)
        if isinstance(verdict, Witness) and not self._shows(verdict.instance, is_backward=is_backward):
            verdict = self._taken_back(number, is_backward=is_backward)
        if isinstance(verdict, Unknown):
            refusing = made if is_backward else self._before
            for witness in shown:  # of the whole, or of another change
                if made.is_valid(witness.instance) is not is_backward:
                    return Witness(witness.instance, tuple(refusing.iter_errors(witness.instance)), minimal=False)
        return verdict

    def _taken_back(self, number: int, *, is_backward: bool) -> Verdict:
        """Tell of a change that others make up for what it comes to where all others are made."""
        unmade = self._without(number)
        if isinstance(unmade, str):
            return Unknown(unmade, "#")
        verdict = self._compared(unmade, self._after, is_backward=is_backward)
        if not isinstance(verdict, Witness) or self._shows(verdict.instance, is_backward=is_backward):
            return verdict
        return Unknown("it depends on the other changes", "#")

    def _compared(self, one: Validator, other: Validator, *, is_backward: bool) -> Verdict:
        comparer = Comparer(one, other, budget=self._budget)
        return comparer.backward() if is_backward else comparer.forward()

    def _shows(self, instance: Any, *, is_backward: bool) -> bool:
        """Whether an instance shows that the whole versions differ in a direction."""
        accepting, refusing = (self._before, self._after) if is_backward else (self._after, self._before)
        return accepting.is_valid(instance) and not refusing.is_valid(instance)

    def _alone(self, number: int) -> Validator | str:
        """The old version with one change; or why there is none."""
        if number not in self._made:
            self._made[number] = self._compiled(self._old, (*self._ground, *self._found[number].done))
        return self._made[number]

    def _without(self, number: int) -> Validator | str:
        """The new version without one change; or why there is none."""
        if number not in self._unmade:
            self._unmade[number] = self._compiled(self._new, (*self._reground, *self._found[number].undone))
        return self._unmade[number]

    def _compiled(self, version: Version, puts: Puts) -> Validator | str:
        self._left -= self._size
        if self._left < 0:
            return "there are more changes, in larger schemas, than are looked at one by one"
        from jsonschema import SchemaError

        try:
            return version.validator(changed(version.documents, puts))
        except (CompileError, DepthError, SchemaError, LookupError) as error:
            return f"it can't be looked at alone: {getattr(error, 'message', error)}"


def _size(root: Any) -> int:
    count, stack = 0, [root]
    while stack:
        value = stack.pop()
        count += 1
        stack += value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return count
