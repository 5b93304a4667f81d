"""Judge the effect of each change in one direction, and of all changes together."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.compatibility.verdicts import Proof, Unknown, Witness
from cio_schemas.compatibility.whole_schemas import Comparer
from cio_schemas.compatibility.witnesses.shrinking import shrunk
from cio_schemas.runtime import DepthError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cio_schemas.compatibility.classes.mixtures import Mixtures
    from cio_schemas.compatibility.lifting.local import Local
    from cio_schemas.compatibility.verdicts import Verdict
    from cio_schemas.validators import Validator

LEAST_BUDGET: Final = 20_000
"""The least number of steps for a change, however many changes share the budget."""
MAX_JUDGED: Final = 2_000
"""How many smaller witnesses may be tried."""
MAX_BASES: Final = 5
"""How many earlier witnesses are tried as the rest of an instance before another one is searched for."""

_SILENT: Final = Proof(0)


def compared(one: Validator, other: Validator, budget: int, *, is_backward: bool) -> Verdict:
    """Compare two schemas in one direction; the verdict is unknown if they are nested too deeply.

    Args:
        one: The old schema.
        other: The new schema.
        budget: The budget in steps.
        is_backward: The direction.
    """
    try:
        return Comparer(one, other, budget=budget).verdict(is_backward=is_backward)
    except (DepthError, RecursionError) as error:
        return Unknown(str(error) or "the schemas nest too deeply to be compared", "#")


class _Tried(NamedTuple):
    """The result at a place, and an instance with its witness in a list, which is empty at first."""

    local: Local
    instances: Sequence[Any] = ()


class Direction:
    """Judges the effect of each change in one direction.

    Args:
        mixtures: Both versions, and mixtures of them.
        is_backward: The direction.
    """

    def __init__(self, mixtures: Mixtures, *, is_backward: bool) -> None:
        self._mixtures, self._is_backward = mixtures, is_backward
        self._accepting, self._refusing = mixtures.before, mixtures.after
        if not is_backward:
            self._accepting, self._refusing = mixtures.after, mixtures.before
        self._needed = _required(self._accepting.schema)
        self._found: dict[int, Verdict] = {}

    def settled(self) -> tuple[Verdict, list[Verdict]]:
        """Return the effect of all changes together, and of each change alone."""
        mixtures, changes = self._mixtures, self._mixtures.walk.changes
        if not mixtures.is_rewritten and self._is_proven():
            return _SILENT, [_SILENT] * len(changes)
        for number in mixtures.loud:
            self._found[number] = self._by_place(number)
        whole = next(filter(_is_witness, self._found.values()), None) or mixtures.whole(is_backward=self._is_backward)
        if isinstance(whole, Proof):
            return whole, [whole] * len(changes)
        for number in mixtures.loud:
            if isinstance(self._found[number], Unknown):
                self._found[number] = self._by_itself(number, whole)
        if isinstance(whole, Unknown):
            whole = next(filter(_is_witness, self._found.values()), whole)
        return whole, [self._found.get(number, _SILENT) for number in range(len(changes))]

    def _is_proven(self) -> bool:
        mixtures = self._mixtures
        return not mixtures.loud or mixtures.places.whole(mixtures.ground, is_backward=self._is_backward)

    def by_places(self) -> Verdict | None:
        """Return a proof or a witness for the whole that follows from the places that changed; None if none does."""
        if self._is_proven():
            return _SILENT
        places, witnessed = self._mixtures.places, None
        for number in self._mixtures.loud:
            documents = self._mixtures.documents(number)
            if isinstance(documents, str):
                continue
            for tried in self._tried(places.locals(documents, number, is_backward=self._is_backward)):
                if tried.instances and self._is_witness(tried.instances[0]):
                    return self._witness(tried.instances[0], self._is_witness)
                witnessed = witnessed or tried.local.if_whole()
        found = witnessed and places.searched(witnessed, self._is_witness, is_backward=self._is_backward)
        return self._witness(found[0], self._is_witness) if found else None

    def _by_place(self, number: int) -> Verdict:
        """Judge a change by its place."""
        places, documents = self._mixtures.places, self._mixtures.documents(number)
        if isinstance(documents, str):
            return Unknown(documents, "#")
        witnessed = None
        for local, instances in self._tried(places.locals(documents, number, is_backward=self._is_backward)):
            if isinstance(local.verdict, Proof):
                return local.verdict
            shown = self._showing(number, local)
            for instance in filter(shown, instances):
                return self._witness(instance, shown, local)
            witnessed = witnessed or local.if_whole()
        if witnessed is None:
            return Unknown("it does not follow from the places that changed", "#")
        shown = self._showing(number, witnessed)
        if self._mixtures.affords_search():
            for instance in places.searched(witnessed, shown, is_backward=self._is_backward) or ():
                return self._witness(instance, shown, witnessed)
        return Unknown("no witness was found that shows the difference at this place", "#")

    def _tried(self, locals_: Iterable[Local]) -> Iterator[_Tried]:
        """Yield the result at each place, then instances with its witness; those that need a search come last.

        An instance of a whole version is searched for at once only if the place surely applies to it: under branches,
        enclosing places yield better witnesses. What needs another branch, too, has the rest from there.
        """
        later = []
        for local in locals_:
            yield _Tried(local)
            for instance in local.candidates(self._bases(local.is_certain)):
                yield _Tried(local, [instance])
            if isinstance(local.verdict, Witness) and not local.is_certain and local.beside is None:
                later.append(local)
        for local in later:
            for instance in local.candidates(self._mixtures.example(is_backward=self._is_backward)):
                yield _Tried(local, [instance])

    def _bases(self, searches: bool) -> Iterator[Any]:
        """Yield instances that supply the rest of a witness: none, earlier witnesses, an instance of both versions.

        Args:
            searches: Whether to search for the last.
        """
        yield None
        found = (each.instance for each in self._found.values() if isinstance(each, Witness))
        yield from islice(found, MAX_BASES)
        if searches:
            yield from self._mixtures.example(is_backward=self._is_backward)

    def _showing(self, number: int, local: Local) -> Callable[[Any], bool]:
        """Return a predicate that tests whether an instance shows the effect of a change."""
        if not local.tells:
            return partial(self._is_shown, number)
        return lambda instance: self._is_witness(instance) and local.shows(instance)

    def _is_witness(self, instance: Any) -> bool:
        """Return whether an instance is accepted by one version and refused by the other, in this direction."""
        return self._accepting.is_valid(instance) and not self._refusing.is_valid(instance)

    def _is_shown(self, number: int, instance: Any) -> bool:
        """Return whether an instance shows the effect of a change, by making that change alone."""
        if not self._is_witness(instance):
            return False
        made = self._mixtures.alone(number)
        return not isinstance(made, str) and made.is_valid(instance) is not self._is_backward

    def _witness(self, instance: Any, shown: Callable[[Any], bool], local: Local | None = None) -> Witness:
        """Return a witness with nothing superfluous in it."""
        small, is_minimal = shrunk(instance, shown, MAX_JUDGED, self._needed)
        failures = tuple(self._refusing.iter_errors(small))
        messages = local.messages(small) if local is not None and len(failures) > 1 else ()
        own = tuple(each for each in failures if each.message in messages)
        return Witness(small, own or failures, is_minimal)

    def _by_itself(self, number: int, whole: Verdict) -> Verdict:
        """Judge a change by the old version with that change alone, or else by the new version without it."""
        mixtures = self._mixtures
        made = mixtures.alone(number)
        if isinstance(made, str):
            return Unknown(made, "#")
        shown = partial(self._is_shown, number)
        verdict = self._compared(mixtures.base, made)
        if isinstance(verdict, Witness) and not shown(verdict.instance):
            verdict = self._taken_back(number)
        if isinstance(verdict, Unknown):
            others = [whole, *self._found.values()]
            for each in others:
                if isinstance(each, Witness) and shown(each.instance):
                    return self._witness(each.instance, shown)
        return verdict

    def _taken_back(self, number: int) -> Verdict:
        """Judge a change that others cancel by its effect after all others."""
        unmade = self._mixtures.without(number)
        if isinstance(unmade, str):
            return Unknown(unmade, "#")
        return self.shown(self._compared(unmade, self._mixtures.target))

    def shown(self, verdict: Verdict) -> Verdict:
        """Return a verdict; a witness only if the whole versions differ on it, too."""
        if isinstance(verdict, Witness) and not self._is_witness(verdict.instance):
            return Unknown("it depends on the other changes", "#")
        return verdict

    def _compared(self, one: Validator, other: Validator) -> Verdict:
        share = self._mixtures.budget // (2 * len(self._mixtures.loud))
        least = min(self._mixtures.budget, LEAST_BUDGET)
        return compared(one, other, max(share, least), is_backward=self._is_backward)


def _is_witness(verdict: Verdict) -> bool:
    return isinstance(verdict, Witness)


def _required(schema: Any) -> frozenset[str]:
    """Return the members that `required` at the root of a schema names."""
    names = schema.get("required") if isinstance(schema, dict) and "$ref" not in schema else None
    return frozenset(names) if isinstance(names, list) else frozenset()
