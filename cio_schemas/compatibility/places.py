"""What a comparison at one place says of the whole versions: proofs are lifted, witnesses embedded."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.compatibility.change import Put, changed
from cio_schemas.compatibility.changes import changes
from cio_schemas.compatibility.comparing import Comparer
from cio_schemas.compatibility.lifting import Signs, grafted, pinned, way_to
from cio_schemas.compatibility.searching import search
from cio_schemas.compatibility.verdicts import Proof, Unknown, Witness
from cio_schemas.compatibility.version import ROOT, Version
from cio_schemas.exceptions import CompileError
from cio_schemas.runtime import DepthError
from cio_schemas.strategies.analysis.budget import Budget
from cio_schemas.strategies.preparation import subschemas_of
from cio_schemas.strategies.schema_space import space_of
from cio_schemas.validators.options import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cio_schemas.compatibility.changes import Walked
    from cio_schemas.compatibility.differences import SchemaPair
    from cio_schemas.compatibility.verdicts import Verdict
    from cio_schemas.compatibility.version import SchemaPlace

MAX_STEPS: Final = 100_000
"""How many steps the comparison of two subschemas may take in one direction."""
MAX_PAIRS: Final = 1_000
"""How many places may have changed for the whole to be proven place by place."""
MAX_CLIMBED: Final = 3
"""To how many schemas around a place one climbs where nothing follows from the place itself."""

_UNPROVEN: Final = Unknown("it does not follow from the places that changed", "#")


class Places:
    """Compares two versions place by place.

    Args:
        old: The one.
        new: The other.
        walk: What a walk through both came upon.
        budget: Of each comparison of two subschemas, in steps.
    """

    def __init__(self, old: Version, new: Version, walk: Walked, budget: int) -> None:
        self._old, self._new, self._walk = old, new, walk
        self._budget = min(budget, MAX_STEPS)
        self._signs = Signs(old, new, walk.pairs)

    def proven(
        self, before: Mapping[str, Any], after: Mapping[str, Any], pair: SchemaPair, *, is_backward: bool
    ) -> Verdict:
        """Return whether a document that differs from another in one place follows from it, by that place.

        Args:
            before: The documents of the old version, or of a mixture of both.
            after: The new one, which differs in one place only.
            pair: The place.
            is_backward: Whether what `before` accepts is to be accepted by `after`, or the reverse.

        Returns:
            A proof; a witness of the place alone, where one of the whole would have it there; or unknown.
        """
        old: SchemaPlace | None = pair.old
        new: SchemaPlace | None = pair.new
        witness: Verdict = _UNPROVEN
        for _ in range(MAX_CLIMBED):
            if old is None or new is None or old == ROOT:
                break
            signs = self._signs.of(old, new)
            if signs is None:
                break
            compared = self._compared(before, after, old)
            verdicts = {sign: compared(is_backward == (sign > 0)) for sign in _asked(signs)}
            if all(isinstance(each, Proof) for each in verdicts.values()):
                return Proof(sum(each.steps for each in verdicts.values() if isinstance(each, Proof)))
            if witness is _UNPROVEN and isinstance(verdicts.get(1), Witness):
                witness = verdicts[1]
            old, new = self._old.above(old), self._new.above(new)
        return witness

    def _compared(
        self, before: Mapping[str, Any], after: Mapping[str, Any], place: SchemaPlace
    ) -> Callable[[bool], Verdict]:
        """Return a comparison of the subschemas at a place, lazy in each direction."""
        from jsonschema import SchemaError

        try:
            one, other = self._old.alone(before, place), self._old.alone(after, place)
            comparer = Comparer(one, other, budget=self._budget)
        except (CompileError, DepthError, LookupError, RecursionError, SchemaError, TypeError) as error:
            unknown = Unknown(f"the place can't be looked at alone: {error}", place.pointer)
            return lambda _: unknown
        return lru_cache(lambda is_backward: comparer.backward() if is_backward else comparer.forward())

    def whole(self, ground: tuple[Put, ...], *, is_backward: bool) -> bool:
        """Return whether the whole is proven by the places that changed, one after the other.

        Args:
            ground: What makes silent changes in the old version.
            is_backward: In which direction.
        """
        loud = {
            owner for change, owner in zip(self._walk.changes, self._walk.owners, strict=True) if not change.is_silent
        }
        if len(loud) > MAX_PAIRS or any(owner.old == ROOT for owner in loud):
            return False
        documents = changed(self._old.documents, ground)
        for pair in sorted(loud, key=lambda each: -len(each.old.path)):
            try:
                after = changed(documents, [Put(pair.old, self._new.schema(pair.new))])
            except LookupError:
                return False
            if not isinstance(self.proven(documents, after, pair, is_backward=is_backward), Proof):
                return False
            documents = after
        made = Version(documents[""], self._retriever(documents), self._old.dialect_name, self._old.uri)
        return all(each.is_silent for each in changes(made, self._new))

    def _retriever(self, documents: Mapping[str, Any]) -> Callable[[str], Any]:
        others = {uri: documents[name] for name, uri in self._old.uris.items()}
        return lambda uri: others[uri] if uri in others else self._old.retrieve(uri)

    def embedded(
        self,
        witness: Witness,
        pair: SchemaPair,
        confirms: Callable[[Any], bool],
        bases: Sequence[Any] = (),
        *,
        is_backward: bool,
        may_search: Callable[[], bool] = lambda: True,
    ) -> list[Any] | None:
        """Find an instance of a whole version that has a witness of a place there; return it in a list.

        Args:
            witness: Of the place.
            pair: The place.
            confirms: Whether an instance is what is looked for.
            bases: Instances into which it may be put.
            is_backward: True for the old version, False for the new one.
            may_search: Whether one may be searched for where none of these does, which takes long.
        """
        version, place = (self._old, pair.old) if is_backward else (self._new, pair.new)
        try:
            way = way_to(version, place)
            if way is None:
                return None
            for base in (None, *bases):
                instance = grafted(base, way, witness.instance)
                if confirms(instance):
                    return [instance]
            narrowing = pinned(way, witness.instance)
            if narrowing is None or not may_search():
                return None
            subschemas = subschemas_of(version.narrowed(narrowing), None, DEFAULT)
            space = space_of(subschemas, Budget(self._budget))
            return search(space, subschemas.goal(subschemas.start, ()), confirms)
        except (CompileError, DepthError, LookupError, RecursionError, ValueError):
            return None


def _asked(signs: frozenset[int]) -> Iterator[int]:
    """Yield by which signs a place is to be compared: both, where from one direction alone nothing follows."""
    yield from (1, -1) if 0 in signs else sorted(signs, reverse=True)
