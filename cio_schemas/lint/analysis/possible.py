"""Which instances satisfy the subschemas of a document, by the analysis that fixtures are drawn from."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.lint.analysis.conjunction import is_alone
from cio_schemas.lint.analysis.patterns import problem_of
from cio_schemas.lint.document import REFERENCES, REFUSALS, UNEVALUATED
from cio_schemas.runtime import is_number
from cio_schemas.schema.drafts import canonical
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.schema.pointer import value_at
from cio_schemas.schema.sharing import copied
from cio_schemas.strategies.analysis.budget import Budget, OverBudgetError
from cio_schemas.strategies.analysis.contradictions import contradiction
from cio_schemas.strategies.analysis.subschemas import Subschemas
from cio_schemas.strategies.drawing.chooser import SimplestChooser
from cio_schemas.strategies.drawing.instances import generator_of
from cio_schemas.strategies.drawing.pattern_trees import shortest, tree
from cio_schemas.strategies.drawing.random_chooser import RandomChooser
from cio_schemas.strategies.errors import RejectedError
from cio_schemas.strategies.schema_space import space_of
from cio_schemas.strategies.shapes.goals import ANYTHING, Goal, both
from cio_schemas.validators.compilation import NINETEEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cio_schemas.lint.document import Document, SchemaNode
    from cio_schemas.schema.resources import Location
    from cio_schemas.strategies.analysis.space import Space
    from cio_schemas.strategies.drawing.generator import Generator

MAX_REACHED: Final = 5_000  # subschemas that are looked at for what they depend on
_MORE: Final = 4  # times the steps, to find out which keywords contradict each other
MAX_DRAWN: Final = 12  # instances that are drawn until one is accepted
MAX_SIZE: Final = 1_000  # of texts, arrays and objects that are drawn
# A reference may lead to what no meta-schema has judged, so that keywords need not have the shape they should.
_FAILURES: Final = (*REFUSALS, OverBudgetError, RejectedError, OverflowError)


class Possibilities:
    """The instances of a document's subschemas; it reports nothing that it can't decide within its steps.

    Args:
        document: The document.
        steps: How much may be done, as strategies count it.
    """

    def __init__(self, document: Document, steps: int) -> None:
        self._document = document
        self._steps = steps
        self._budget = Budget(steps)
        self._explaining = Budget(_MORE * steps)

    @property
    def is_exhausted(self) -> bool:
        """Whether there was more to do than the steps that it may take."""
        return self._steps > 0 >= min(self._budget.left, self._explaining.left)

    @cached_property
    def _space(self) -> Space | None:
        document = self._document
        if any(_is_vast(node.schema) for node in document):
            return None
        try:
            root = self._root()
            planner = document.planner if root is document.root else None
            subschemas = Subschemas(
                root,
                document.retrieve,
                NINETEEN,
                dialect=document.dialect.uri,
                planner=planner,
                start=document.nodes[()].location if planner else None,
            )
            return space_of(subschemas, self._budget)
        except _FAILURES:
            return None

    def _spaces(self, without: tuple[SchemaNode, str] | None) -> Iterator[Space]:
        """Yield the space without a keyword of a subschema; nothing if there is none, or the budget is used up.

        Without it, `unevaluated*` next to it would refuse what it evaluates, and so is left out too.
        """
        space = self._space if self._budget.left > 0 else None
        if space is None:
            return
        if without is None:
            yield space
        elif (location := without[0].location) is not None:
            gone = {without[1], *UNEVALUATED.intersection(without[0].schema)}
            yield space.anew(self._budget, frozenset((location, each, ()) for each in gone))

    def _drawing(self, space: Space) -> Generator:
        """Return what draws from a space; of the whole document it is made once."""
        return self._generator if space is self._space else generator_of(space)

    @cached_property
    def _generator(self) -> Generator:
        assert self._space is not None
        return generator_of(self._space)

    def is_empty(self, *places: Location | None, without: tuple[SchemaNode, str] | None = None) -> bool:
        """Return whether certainly no instance satisfies some subschemas at once.

        Args:
            places: Where the subschemas are.
            without: A subschema and the keyword of it that is left out.
        """
        for space in self._spaces(without):
            try:
                return space.surely_empty(_goal(space, places)) and not self._depends(places)
            except _FAILURES:
                return False
        return False

    def is_implied(
        self, implied: Location, *places: Location | None, without: tuple[SchemaNode, str] | None = None
    ) -> bool:
        """Return whether surely every instance that satisfies some subschemas at once satisfies another one.

        Args:
            implied: Where the other one is.
            places: Where the subschemas are.
            without: A subschema and the keyword of it that is left out.
        """
        for space in self._spaces(without):
            try:
                refused = space.subschemas.negated(space.subschemas.goal(implied, ()))
                return space.surely_empty(both(_goal(space, places), refused)) and not self._depends((implied, *places))
            except _FAILURES:
                return False
        return False

    def _depends(self, places: Iterable[Location | None]) -> bool:
        """Return whether subschemas may depend on an unknown target or on a dynamic scope."""
        space = self._space
        if space is None or not (self._unresolved or space.subschemas.planner.dynamic_names):
            return False
        nodes = [self._document.by_location.get(place) for place in places if place is not None]
        reached = [self._document.reached(node, MAX_REACHED) if node else None for node in nodes]
        return any(each is None or any(map(_is_open, each)) for each in reached)

    @cached_property
    def _unresolved(self) -> list[tuple[SchemaNode, str]]:
        """The subschemas with references that lead nowhere, and which those are."""
        keywords = ((node, keyword) for node in self._document for keyword in REFERENCES if keyword in node.schema)
        return [(node, keyword) for node, keyword in keywords if node.target(keyword) is None]

    def _root(self) -> Any:
        """Return the document without what can't be analysed: broken references, unknown dialects."""
        root, unknown = self._document.root, self._document.unknown_dialects
        if self._unresolved:
            root = copied(root)
            for node, keyword in self._unresolved:
                del value_at(root, node.path)[keyword]
        declared = root.get("$schema")
        if not isinstance(declared, str) or canonical(declared) not in unknown:
            return root
        return {name: root[name] for name in root if name != "$schema"}

    def contradiction(
        self, *places: Location | None, without: tuple[SchemaNode, str] | None = None
    ) -> list[tuple[Location, str]]:
        """Return a least set of keywords that nothing satisfies together, of subschemas that nothing satisfies at once.

        Args:
            places: Where the subschemas are.
            without: A subschema and the keyword of it that is left out.

        Returns: Each with the location of its schema object; empty if leaving keywords out does not identify them.
        """
        known = [place for place in places if place is not None]
        for space in self._spaces(without) if self._explaining.left > 0 else ():
            fresh = space.anew(self._explaining)  # which has analysed nothing else
            try:
                fresh.possible(_goal(fresh, places))
                return contradiction(fresh, *known, steps=self._explaining.left)
            except _FAILURES:
                return []
        return []

    def instances(
        self, *places: Location | None, without: tuple[SchemaNode, str] | None = None, drawn: int = MAX_DRAWN
    ) -> Iterator[Any]:
        """Yield instances that probably satisfy some subschemas at once, the simplest first.

        Args:
            places: Where the subschemas are.
            without: A subschema and the keyword of it that is left out.
            drawn: How many to draw.
        """
        for space in self._spaces(without):
            yield from _drawn(self._drawing(space), _goal(space, places), drawn)

    def refused(self, place: Location, drawn: int = MAX_DRAWN) -> Iterator[Any]:
        """Yield instances that probably don't satisfy a subschema.

        Args:
            place: Where it is.
            drawn: How many to draw.
        """
        for space in self._spaces(None):
            yield from _drawn(self._drawing(space), space.subschemas.negated(_goal(space, (place,))), drawn)

    def beside(self, node: SchemaNode, keyword: str, *branches: SchemaNode) -> Iterator[Any]:
        """Yield instances as `instances` does, of branches of a keyword at once and of all its siblings.

        Args:
            node: The subschema that has the keyword.
            keyword: The keyword.
            branches: Some of its branches.
        """
        if is_alone(node, keyword):
            return self.instances(*(each.location for each in branches))
        return self.instances(node.location, *(each.location for each in branches), without=(node, keyword))


def _drawn(generator: Generator, goal: Goal, drawn: int) -> Iterator[Any]:
    random = RandomChooser(0)
    for number in range(drawn):
        random.renew()
        try:
            yield generator.draw(goal, random if number else SimplestChooser())
        except RejectedError:
            continue
        except _FAILURES:
            return


def _is_open(node: SchemaNode) -> bool:
    """Return whether a subschema has a dynamic reference, or one out of the document."""
    led = node.document.targets_of(node)
    return not {"$dynamicRef", "$recursiveRef"}.isdisjoint(node.schema) or ("$ref" in node.schema and not led)


def _is_vast(schema: dict[str, Any]) -> bool:
    """Return whether a subschema is slow to draw from, or has a pattern that is refused."""
    pattern = schema.get("pattern")
    if isinstance(pattern, str) and (problem_of(pattern) or shortest(tree(pattern)) > MAX_SIZE):
        return True
    return any(is_number(schema.get(name)) and schema[name] > MAX_SIZE for name in _LEAST)


_LEAST: Final = tuple(
    keyword.name
    for keyword in KEYWORDS.values()
    if keyword.bound and keyword.bound.side == "least" and keyword.bound.measure != "value"
)


def _goal(space: Space, places: tuple[Location | None, ...]) -> Goal:
    goal = ANYTHING
    for place in places:
        if place is not None:
            goal = both(goal, space.subschemas.goal(place, ()))
    return goal
