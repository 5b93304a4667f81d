"""Which changes break whom: each is made alone, or reverted alone, and the engine judges the result.

A change is breaking only with an instance that the one whole version accepts and the other refuses; compatible only
with a proof; and unknown else. What is cheap comes first: the place of a change, then the whole, then the whole with
that change alone.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.compatibility.change import changed
from cio_schemas.compatibility.changes import walked
from cio_schemas.compatibility.comparing import BUDGET, Comparer
from cio_schemas.compatibility.modern import modern
from cio_schemas.compatibility.places import Places
from cio_schemas.compatibility.shrinking import shrunk
from cio_schemas.compatibility.verdicts import Comparison, Proof, Unknown, Witness
from cio_schemas.compatibility.version import ROOT
from cio_schemas.exceptions import CompileError
from cio_schemas.runtime import DepthError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cio_schemas.compatibility.change import Puts, SchemaChange
    from cio_schemas.compatibility.changes import Walked
    from cio_schemas.compatibility.verdicts import Verdict
    from cio_schemas.compatibility.version import Version
    from cio_schemas.validators import Validator

MAX_WORK: Final = 1_500_000
"""How many values may be visited to judge changes one by one; those of a schema count once for each change."""
LEAST_BUDGET: Final = 20_000
"""How many steps a change may take at least, where there are many to share what the whole may take."""
MAX_JUDGED: Final = 2_000
"""How many smaller witnesses may be tried."""

MAX_BASES: Final = 5
"""How many instances a witness of a place is put into, before one is searched for."""
SEARCHED: Final = 4
"""How much more to search for an instance takes than to compile the schema."""

_SILENT: Final = Proof(0)
_TOO_MUCH: Final = "there are more changes, in larger schemas, than are looked at one by one"


class ClassedChange(NamedTuple):
    """A change, and its effect.

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
        """Return whether changes break together what none of them is shown to break alone.

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
        budget: As for `compare`: of the whole, in each direction, and of all changes together.

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
    if old.dialect(ROOT).draft != new.dialect(ROOT).draft:
        return _of_two_drafts(old, new, budget)
    walk = walked(old, new)
    if not walk.changes and set(old.documents) == set(new.documents):
        return Classes(Comparison(_SILENT, _SILENT), ())
    judge = _Judge(old, new, walk, budget)
    backward, forward = (_Direction(judge, is_backward=each).settled() for each in (True, False))
    found = zip(walk.changes, backward[1], forward[1], strict=True)
    return Classes(Comparison(backward[0], forward[0]), [ClassedChange(*each) for each in found])


def _of_two_drafts(old: Version, new: Version, budget: int) -> Classes:
    """Compare versions of two drafts: both in the words of 2020-12, and by themselves."""
    one, other = modern(old), modern(new)
    if one is None or other is None:
        return _of_two_whole(old, new, budget)
    walk = walked(one.version, other.version)
    draft = next((each for each in walked(old, new).changes if each.code == "D-dialect"), None)
    judge = _Judge(one.version, other.version, walk, budget, (old.validator(), new.validator()))
    backward, forward = (_Direction(judge, is_backward=each).settled() for each in (True, False))
    classed = [
        ClassedChange(each._replace(old=one.written(each.old), new=other.written(each.new)), *verdicts)
        for each, *verdicts in zip(walk.changes, backward[1], forward[1], strict=True)
    ]
    if draft is not None:
        verdicts = [
            _Direction(judge, is_backward=each).shown(_compared(judge.before, judge.base, budget, is_backward=each))
            for each in (True, False)
        ]
        classed.insert(0, ClassedChange(draft, *verdicts))
    whole = Comparison(backward[0], forward[0])
    return Classes(whole, [_proven(each, whole) for each in classed])


def _proven(each: ClassedChange, whole: Comparison) -> ClassedChange:
    """Apply a proof for the whole to a change, whatever its effect alone."""
    return each._replace(
        backward=whole.backward if isinstance(whole.backward, Proof) else each.backward,
        forward=whole.forward if isinstance(whole.forward, Proof) else each.forward,
    )


def _of_two_whole(old: Version, new: Version, budget: int) -> Classes:
    """Compare versions of two drafts whose changes can't be made alone."""
    validators = old.validator(), new.validator()
    whole = Comparison(*(_compared(*validators, budget, is_backward=each) for each in (True, False)))
    unknown = Unknown("the versions are of two drafts, and schemas in them have names", "#")
    found = [ClassedChange(each, unknown, unknown) for each in walked(old, new).changes]
    return Classes(whole, [_proven(each, whole) for each in found])


def disjoint(old: Version, new: Version, whole: Comparison, budget: int = BUDGET) -> Verdict:
    """Return whether nothing that one version accepts is accepted by the other.

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
    return _compared(old.validator(), new.negation(), budget, is_backward=True)


def _compared(one: Validator, other: Validator, budget: int, *, is_backward: bool) -> Verdict:
    """Compare two schemas in one direction; what nests too deeply for that is not known."""
    try:
        comparer = Comparer(one, other, budget=budget)
        return comparer.backward() if is_backward else comparer.forward()
    except (DepthError, RecursionError) as error:
        return Unknown(str(error) or "the schemas nest too deeply to be compared", "#")


class _Judge:
    """Both versions, and mixtures of them: with one change alone, and without one.

    Attributes:
        before: The Validator of the old version as written.
        after: That of the new one.
        base: The old version as it is compared: rewritten for 2020-12 if the versions are of different drafts.
        target: That of the new one.
        is_rewritten: Whether that is another.
        walk: What differs between them.
        budget: In steps.
        ground: What makes all silent changes: what is moved, or new, is there for each change that refers to it.
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
        self._size = sum(map(_size, (*old.documents.values(), *new.documents.values())))
        self._compiled: dict[tuple[int, bool], Validator | str] = {}

    @property
    def loud(self) -> list[int]:
        """The numbers of the changes that may have an effect."""
        return [number for number, each in enumerate(self.walk.changes) if not each.is_silent]

    def documents(self, number: int) -> tuple[dict[str, Any], dict[str, Any]] | str:
        """Return the old version, with silent changes, without a change and with it; or why there is none."""
        try:
            before = changed(self.old.documents, self.ground)
            return before, changed(before, self.walk.changes[number].done)
        except (LookupError, TypeError, ValueError) as error:
            return f"it can't be made alone: {error}"

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
            return f"it can't be looked at alone: {getattr(error, 'message', error)}"


class _Direction:
    """Judges the effect of each change in one direction.

    Args:
        judge: Both versions.
        is_backward: Which direction.
    """

    def __init__(self, judge: _Judge, *, is_backward: bool) -> None:
        self._judge, self._is_backward = judge, is_backward
        self._accepting, self._refusing = judge.before, judge.after
        if not is_backward:
            self._accepting, self._refusing = judge.after, judge.before
        self._found: dict[int, Verdict] = {}

    def settled(self) -> tuple[Verdict, list[Verdict]]:
        """Return the effect of all changes together, and of each by itself."""
        judge, changes = self._judge, self._judge.walk.changes
        if not judge.is_rewritten and (
            not judge.loud or judge.places.whole(judge.ground, is_backward=self._is_backward)
        ):
            return _SILENT, [_SILENT] * len(changes)
        for number in judge.loud:
            self._found[number] = self._by_place(number)
        whole = next(filter(_is_witness, self._found.values()), None)
        if whole is None:
            whole = _compared(judge.before, judge.after, judge.budget, is_backward=self._is_backward)
        if isinstance(whole, Proof):
            return whole, [whole] * len(changes)
        for number in judge.loud:
            if isinstance(self._found[number], Unknown):
                self._found[number] = self._by_itself(number, whole)
        if isinstance(whole, Unknown):
            whole = next(filter(_is_witness, self._found.values()), whole)
        return whole, [self._found.get(number, _SILENT) for number in range(len(changes))]

    def _by_place(self, number: int) -> Verdict:
        """Judge a change by its place."""
        documents, pair = self._judge.documents(number), self._judge.walk.owners[number]
        if isinstance(documents, str):
            return Unknown(documents, "#")
        verdict = self._judge.places.proven(*documents, pair, is_backward=self._is_backward)
        if not isinstance(verdict, Witness):
            return verdict
        found = self._judge.places.embedded(
            verdict,
            pair,
            partial(self._is_shown, number),
            [each.instance for each in self._found.values() if isinstance(each, Witness)][:MAX_BASES],
            is_backward=self._is_backward,
            may_search=self._judge.affords_search,
        )
        if found is None:
            return Unknown("no instance was found that has it at its place", "#")
        return self._witness(number, found[0])

    def _is_shown(self, number: int, instance: Any) -> bool:
        """Return whether an instance shows that the whole versions differ in this direction, on account of a change."""
        if not self._accepting.is_valid(instance) or self._refusing.is_valid(instance):
            return False
        made = self._judge.alone(number)
        return not isinstance(made, str) and made.is_valid(instance) is not self._is_backward

    def _witness(self, number: int, instance: Any) -> Witness:
        """Return an instance that shows the effect of a change, with nothing superfluous in it."""
        small, is_minimal = shrunk(instance, partial(self._is_shown, number), MAX_JUDGED)
        made = self._judge.alone(number)
        refusing = made if self._is_backward and not isinstance(made, str) else self._refusing
        return Witness(small, tuple(refusing.iter_errors(small)), is_minimal)

    def _by_itself(self, number: int, whole: Verdict) -> Verdict:
        """Judge a change by the whole schema with it alone; else by the new one without it."""
        judge = self._judge
        made = judge.alone(number)
        if isinstance(made, str):
            return Unknown(made, "#")
        verdict = self._compared(judge.base, made)
        if isinstance(verdict, Witness) and not self._is_shown(number, verdict.instance):
            verdict = self._taken_back(number)
        if isinstance(verdict, Unknown):
            others = [whole, *self._found.values()]
            shown = [
                each.instance for each in others if isinstance(each, Witness) and self._is_shown(number, each.instance)
            ]
            return self._witness(number, shown[0]) if shown else verdict
        return verdict

    def _taken_back(self, number: int) -> Verdict:
        """Judge a change that others cancel, by its effect once all others are made."""
        unmade = self._judge.without(number)
        if isinstance(unmade, str):
            return Unknown(unmade, "#")
        return self.shown(self._compared(unmade, self._judge.target))

    def shown(self, verdict: Verdict) -> Verdict:
        """Return a verdict, but a witness only where it shows that the whole versions differ, too."""
        if isinstance(verdict, Witness):
            instance = verdict.instance
            if not self._accepting.is_valid(instance) or self._refusing.is_valid(instance):
                return Unknown("it depends on the other changes", "#")
        return verdict

    def _compared(self, one: Validator, other: Validator) -> Verdict:
        share = self._judge.budget // (2 * len(self._judge.loud))
        least = min(self._judge.budget, LEAST_BUDGET)
        return _compared(one, other, max(share, least), is_backward=self._is_backward)


def _is_witness(verdict: Verdict) -> bool:
    return isinstance(verdict, Witness)


def _size(root: Any) -> int:
    count, stack = 0, [root]
    while stack:
        value = stack.pop()
        count += 1
        stack += value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return count
