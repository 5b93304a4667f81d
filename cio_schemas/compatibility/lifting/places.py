"""Compare versions at one place: lift proofs to the whole schema, and embed witnesses in whole instances."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.compatibility.changes.schema_change import Put, changed
from cio_schemas.compatibility.changes.walk import changes
from cio_schemas.compatibility.lifting.facets import facet_of, without_shared_branches
from cio_schemas.compatibility.lifting.local import Local, Mixture, filled, names_in
from cio_schemas.compatibility.lifting.monotonicity import Signs
from cio_schemas.compatibility.lifting.reaching import grafted, lead_alike, pinned, ways
from cio_schemas.compatibility.lifting.tags import tags_of
from cio_schemas.compatibility.verdicts import Proof, Unknown, Witness
from cio_schemas.compatibility.versions.version import ROOT, Version
from cio_schemas.compatibility.whole_schemas import Comparer
from cio_schemas.compatibility.witnesses.search import search
from cio_schemas.exceptions import CompileError
from cio_schemas.runtime import DepthError
from cio_schemas.schema.pointer import value_at
from cio_schemas.schema.sizes import value_count
from cio_schemas.strategies.analysis.budget import Budget
from cio_schemas.strategies.preparation import subschemas_of
from cio_schemas.strategies.schema_space import space_of
from cio_schemas.validators.options import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cio_schemas.compatibility.changes.schema_pair import SchemaPair
    from cio_schemas.compatibility.changes.walk import Walked
    from cio_schemas.compatibility.lifting.facets import Facet
    from cio_schemas.compatibility.lifting.reaching import Way, WayStep
    from cio_schemas.compatibility.versions.version import SchemaPlace
    from cio_schemas.validators import Validator

MAX_STEPS: Final = 100_000
"""How many steps the comparison of two subschemas may take in one direction."""
MAX_PAIRS: Final = 1_000
"""How many places may have changed for the whole to be proven place by place."""
MAX_CLIMBED: Final = 3
"""How many enclosing schemas are tried if nothing follows from the place itself."""
MAX_CROSSED: Final = 5
"""How many other branches of `oneOf` a witness of one branch is combined with."""
MAX_GROWN: Final = 4
"""How large branches may be together, with the definitions that they refer to, in multiples of their document."""

_UNPROVEN: Final = Unknown("it does not follow from the places that changed", "#")


class Places:
    """Compares two versions place by place.

    Args:
        old: The old version.
        new: The new version.
        walk: The changes.
        budget: The budget of each comparison of two subschemas, in steps.
    """

    def __init__(self, old: Version, new: Version, walk: Walked, budget: int) -> None:
        self._old, self._new, self._walk = old, new, walk
        self._budget = min(budget, MAX_STEPS)
        self._signs = Signs(old, new, walk.pairs)
        self._comparers: dict[tuple[str, str], Comparer] = {}
        self._branches: dict[SchemaPlace, list[Validator] | None] = {}
        self._examples: dict[SchemaPlace, list[Any]] = {}

    @cached_property
    def _ways(self) -> dict[bool, dict[SchemaPlace, Way]]:
        return {True: ways(self._old), False: ways(self._new)}

    def locals(self, documents: Mixture, number: int, *, is_backward: bool) -> Iterator[Local]:
        """Yield the results for a change: for the part that it touches, for its schema object, then for enclosing ones.

        Args:
            documents: The documents without the change and with it.
            number: The number of the change.
            is_backward: True if what is accepted without the change is to be accepted with it, False for the reverse.
        """
        pair = self._walk.owners[number]
        facet = self._facet(documents, number)
        if facet is not None:
            yield self._local(documents, pair.old, pair.new, is_backward, facet)
        yield from self._climbed(documents, pair, is_backward=is_backward)

    def _climbed(self, documents: Mixture, pair: SchemaPair, *, is_backward: bool) -> Iterator[Local]:
        """Yield the results for the schema at a place, and for enclosing ones."""
        old: SchemaPlace | None = pair.old
        new: SchemaPlace | None = pair.new
        for _ in range(MAX_CLIMBED):
            if old is None or new is None or old == ROOT:
                break
            yield self._local(documents, old, new, is_backward)
            old, new = self._old.above(old), self._new.above(new)

    def _facet(self, documents: Mixture, number: int) -> Facet | None:
        """Return the part that a change touches; None if it is not judged alone."""
        place = self._walk.owners[number].old
        try:
            old, new = self._at(documents.before, place), self._at(documents.after, place)
        except LookupError:
            return None
        dialect = self._old.dialect(place)
        if dialect.is_lone(old) or dialect.is_lone(new):
            return None
        return facet_of(self._walk.changes[number], place, old, new)

    def _at(self, documents: Mapping[str, Any], place: SchemaPlace) -> Any:
        return value_at(documents[place.document], place.path)

    def _local(
        self,
        documents: Mixture,
        old: SchemaPlace,
        new: SchemaPlace,
        is_backward: bool,
        facet: Facet | None = None,
    ) -> Local:
        told = self._signs.of(old, new)
        signs = frozenset((1,)) if told is None else told  # without signs there is no proof, but there may be a witness
        steps = 0
        for sign in _asked(signs):
            asked = is_backward == (sign > 0)
            comparer = self._comparer(documents, old, facet, is_backward=asked)
            if isinstance(comparer, Unknown):
                return Local(comparer)
            verdict = comparer.verdict(is_backward=asked)
            if isinstance(verdict, Unknown):
                verdict = comparer.probed(facet.names if facet else (), is_backward=asked) or verdict
            if not isinstance(verdict, Proof):
                break
            steps += verdict.steps
        else:
            return Local(_UNPROVEN if told is None else Proof(steps))
        if not isinstance(verdict, Witness):
            return Local(_UNPROVEN)
        way, asking = self._ways[is_backward].get(old if is_backward else new), self._ways[True].get(old)
        if way is None or asking is None or not lead_alike(way, asking):
            asking = None
        fillings = self._fillings(documents, way, asking, is_backward=is_backward)
        if sign < 0:
            return self._crossed(documents, Local(verdict, way, asking=asking, fillings=fillings))
        sides = (comparer.old, comparer.new) if is_backward else (comparer.new, comparer.old)
        names = None if facet is None else facet.names
        others = partial(self._others, documents.before)
        return Local(verdict, way, *sides, names, asking, others, fillings=fillings)

    def _fillings(
        self, documents: Mixture, way: Way | None, asking: Way | None, *, is_backward: bool
    ) -> tuple[Callable[[Any], Any], ...]:
        """Return functions that add to an instance what branches require: their tags, or an instance of the last."""
        version = self._old if is_backward else self._new
        tags = [
            (way[:number], tags_of(version, place))
            for number, step in enumerate(way or ())
            if way and step.is_branch
            for place in (step.holder, step.holder.below(step.keyword, step.member or 0))
        ]
        branched = [number for number, step in enumerate(asking or ()) if step.is_branch]
        if not tags or not asking or not branched:
            return ()
        last = branched[-1]

        def exemplified(base: Any) -> Any:
            return filled([(asking[:last], each) for each in self._example_of(documents.before, asking[last])], base)

        return partial(filled, tags), exemplified

    def _example_of(self, documents: Mapping[str, Any], step: WayStep) -> list[Any]:
        """Return an instance of a branch in a list, searched for once; the list is empty if none was found."""
        index = step.member if isinstance(step.member, int) else 0
        key = step.holder.below(step.keyword, index)
        if key not in self._examples:
            branches = self._every_branch(documents, step)
            branch = None if branches is None else branches[index]
            searched = Comparer(branch, branch, budget=self._budget).example(is_old=True) if branch else []
            self._examples[key] = searched
        return self._examples[key]

    def _crossed(self, documents: Mixture, local: Local) -> Local:
        """Return the result of a witness of the other direction: `oneOf` refuses what two branches accept."""
        asking, witness = local.asking or (), local.verdict
        branched = [index for index, step in enumerate(asking) if step.keyword == "oneOf"]
        if not branched or not isinstance(witness, Witness):
            return Local(_UNPROVEN)

        last = branched[-1]

        def beside() -> Iterator[Any]:
            step = asking[last]
            indices = range(len(self._every_branch(documents.before, step) or ()))
            for index in [each for each in indices if each != step.member][:MAX_CROSSED]:
                for example in self._example_of(documents.before, step._replace(member=index)):
                    yield grafted(None, asking[:last], example)

        return local._replace(asking=None, names=frozenset(names_in(witness.instance)), beside=beside)

    def _others(self, documents: Mapping[str, Any], step: WayStep) -> Sequence[Validator] | None:
        """Return the sibling branches of a step; None if they can't be compiled."""
        every = self._every_branch(documents, step)
        return None if every is None else [each for index, each in enumerate(every) if index != step.member]

    def _every_branch(self, documents: Mapping[str, Any], step: WayStep) -> list[Validator] | None:
        """Return the branch of a step and its siblings, each as a schema of its own; compiled once."""
        key = step.holder.below(step.keyword)
        if key not in self._branches:
            self._branches[key] = self._compiled_branches(documents, key)
        return self._branches[key]

    def _compiled_branches(self, documents: Mapping[str, Any], place: SchemaPlace) -> list[Validator] | None:
        from jsonschema import SchemaError

        try:
            places = [place.below(index) for index in range(len(self._at(documents, place)))]
            small = [self._old.excerpt(documents, each) for each in places]
            if sum(map(value_count, small)) > MAX_GROWN * value_count(documents[place.document]):
                return None
            pairs = zip(places, small, strict=True)
            found = [self._old.compiled(documents, each, what) for each, what in pairs if what is not None]
            return found if len(found) == len(places) else None
        except (CompileError, DepthError, LookupError, RecursionError, SchemaError, TypeError):
            return None

    def _comparer(
        self, documents: Mixture, place: SchemaPlace, facet: Facet | None, *, is_backward: bool
    ) -> Comparer | Unknown:
        """Return the Comparer of a subschema without a change and with it; equal subschemas share one."""
        from jsonschema import SchemaError

        try:
            parts: tuple[Any, Any] = None, None
            if facet is not None:
                parts = facet.of(*(self._at(each, place) for each in documents)) or parts
            if facet is not None and parts[0] is None:
                return _UNPROVEN
            before, after = (self._old.excerpt(each, place, part) for each, part in zip(documents, parts, strict=True))
            if before is not None and after is not None:
                if is_backward:
                    before = without_shared_branches(before, after)
                else:
                    after = without_shared_branches(after, before)
                key = repr(before), repr(after)
                if key not in self._comparers:
                    sides = (
                        self._old.compiled(documents.before, place, before),
                        self._old.compiled(documents.after, place, after),
                    )
                    self._comparers[key] = Comparer(*sides, budget=self._budget, explains=False)
                return self._comparers[key]
            whole = [self._old.alone(each, place, part) for each, part in zip(documents, parts, strict=True)]
            if whole[0] is None or whole[1] is None:
                return _UNPROVEN
            return Comparer(whole[0], whole[1], budget=self._budget, explains=False)
        except (CompileError, DepthError, LookupError, RecursionError, SchemaError, TypeError) as error:
            return Unknown(f"the subschema can't be compared on its own: {error}", place.pointer)

    def whole(self, ground: tuple[Put, ...], *, is_backward: bool) -> bool:
        """Return whether containment of the whole versions follows from the places that changed, one after the other.

        Args:
            ground: The edits that make the silent changes in the old version.
            is_backward: The direction.
        """
        loud: dict[SchemaPair, list[int]] = {}
        for number, (change, owner) in enumerate(zip(self._walk.changes, self._walk.owners, strict=True)):
            if not change.is_silent:
                loud.setdefault(owner, []).append(number)
        if len(loud) > MAX_PAIRS or any(self._signs.of(each.old, each.new) is None for each in loud):
            return False
        grounded = changed(self._old.documents, ground)
        documents = grounded
        for pair in sorted(loud, key=lambda each: -len(each.old.path)):
            try:
                after = changed(documents, [Put(pair.old, self._new.schema(pair.new))])
                facets = [self._facet_alone(grounded, number) for number in loud[pair]]
            except LookupError:
                return False
            if not self._follows(Mixture(documents, after), pair, facets, is_backward=is_backward):
                return False
            documents = after
        made = Version(documents[""], self._retriever(documents), self._old.dialect_name, self._old.uri)
        return all(each.is_silent for each in changes(made, self._new))

    def _facet_alone(self, grounded: dict[str, Any], number: int) -> Facet | None:
        return self._facet(Mixture(grounded, changed(grounded, self._walk.changes[number].done)), number)

    def _follows(
        self, documents: Mixture, pair: SchemaPair, facets: Sequence[Facet | None], *, is_backward: bool
    ) -> bool:
        """Return whether a schema object implies its new version, by the parts that changed or as a whole."""
        if all(
            each is not None
            and isinstance(self._local(documents, pair.old, pair.new, is_backward, each).verdict, Proof)
            for each in facets
        ):
            return True
        climbed = self._climbed(documents, pair, is_backward=is_backward)
        return any(isinstance(each.verdict, Proof) for each in climbed)

    def _retriever(self, documents: Mapping[str, Any]) -> Callable[[str], Any]:
        others = {uri: documents[name] for name, uri in self._old.uris.items()}
        return lambda uri: others[uri] if uri in others else self._old.retrieve(uri)

    def searched(self, local: Local, confirms: Callable[[Any], bool], *, is_backward: bool) -> list[Any] | None:
        """Search for an instance of a whole version with a given witness at a place; return it in a list.

        Args:
            local: The result that has the witness.
            confirms: Returns whether an instance is a witness for the whole.
            is_backward: True for the old version, False for the new one.
        """
        if local.way is None or not isinstance(local.verdict, Witness) or local.names is not None:
            return None
        narrowing = pinned(local.way, local.verdict.instance)
        if narrowing is None:
            return None
        try:
            subschemas = subschemas_of((self._old if is_backward else self._new).narrowed(narrowing), None, DEFAULT)
            space = space_of(subschemas, Budget(self._budget))
            return search(space, subschemas.goal(subschemas.start, ()), confirms)
        except (CompileError, DepthError, LookupError, RecursionError, ValueError):
            return None


def _asked(signs: frozenset[int]) -> Iterator[int]:
    """Yield the signs by which a place has to be compared: both, if one direction alone decides nothing."""
    yield from (1, -1) if 0 in signs else sorted(signs, reverse=True)
