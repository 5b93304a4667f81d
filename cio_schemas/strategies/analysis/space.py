"""A schema with its analysis: the cases of its subschemas, and which conjunctions of them are empty.

Everything reachable is found when a strategy is built, within a budget of steps. Recursion ends because there are
finitely many goals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from cio_schemas.strategies.analysis.budget import Budget, OverBudgetError
from cio_schemas.strategies.analysis.emptiness import UNREACHED, Heights
from cio_schemas.strategies.analysis.lock import LOCK
from cio_schemas.strategies.analysis.omissions import Doubts, Omissions
from cio_schemas.strategies.shapes.case import FEW_CASES, MAX_CASES, anything, nothing
from cio_schemas.strategies.shapes.goals import NOTHING, Goal, Literal
from cio_schemas.strategies.shapes.string_shape import String
from cio_schemas.strategies.texts import languages
from cio_schemas.strategies.texts.edges import are_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from cio_schemas.strategies.analysis.subschemas import Ignored, Subschemas
    from cio_schemas.strategies.shapes.case import Cases
    from cio_schemas.strategies.shapes.option import Option

Found = TypeVar("Found")

STEPS_OF_AUTOMATA = 24
"""How many steps of automata count as one step."""


class SpaceFunctions(NamedTuple):
    """The functions by which a space is computed, which know the keywords and the shapes.

    Attributes:
        cases: Returns the cases of a literal; a limited number of each instance type is kept.
        unexpanded: Returns cases that need a filter, for a literal that takes too many steps.
        options: Returns the options of a goal.
    """

    cases: Callable[[Space, Literal, int], Cases]
    unexpanded: Callable[[Space, Literal], Cases]
    options: Callable[[Space, Goal], tuple[Option, ...]]


class Space:
    """A schema, and what can be drawn from it.

    Args:
        subschemas: The schema.
        functions: The functions by which it is computed.
        budget: The budget.

    Attributes:
        omissions: What is never drawn, and why.
        root: The goal of the schema's instances.
    """

    def __init__(self, subschemas: Subschemas, functions: SpaceFunctions, budget: Budget) -> None:
        self.subschemas = subschemas
        self.budget = budget
        self.omissions = Omissions()
        self.root = subschemas.goal(subschemas.start, ())
        self._functions = functions
        self._cases: dict[Literal, Cases] = {}
        self._doubts: dict[Literal, Doubts] = {}
        self._measured: set[String] = set()
        self._kept: dict[Hashable, tuple[Any, Doubts]] = {}
        self._heights = Heights(self._options)

    def anew(self, budget: Budget, ignored: Ignored = frozenset()) -> Space:
        """Return a space of the same schema, without some assertions, in which nothing is computed yet."""
        space = Space(self.subschemas.ignoring(ignored) if ignored else self.subschemas, self._functions, budget)
        space._measured = self._measured  # the automata of patterns are kept, so that they cost nothing again
        return space

    def looked_at(self) -> list[Literal]:
        """Return the literals whose cases were computed."""
        return list(self._cases)

    # -- cases --

    def cases(self, literal: Literal) -> Cases:
        """Return the cases of a literal; if they take too many steps, some of them, or one that has to be filtered."""
        found = self._cases.get(literal)
        if found is None:
            with LOCK:
                found = self._cases.get(literal)
                if found is None:
                    found = self._cases[literal] = self._expanded(literal)
        if literal in self._doubts:
            self.omissions.inherit(self._doubts[literal])
        return found

    def cases_of(self, goal: Goal) -> Cases:
        """Return the cases of a goal of at most one literal, with what it evaluates."""
        if goal == NOTHING:
            return nothing()
        return self.cases(goal[0]) if goal else anything()

    def _expanded(self, literal: Literal) -> Cases:
        self._heights.expanding.add(literal)
        try:
            with self.omissions.apart(str(literal.location)) as doubts:
                return self._within_budget(literal)
        finally:
            self._heights.expanding.discard(literal)
            if doubts:
                self._doubts[literal] = doubts

    def _within_budget(self, literal: Literal) -> Cases:
        for kept in (MAX_CASES, FEW_CASES):
            try:
                with self.budget.construct():
                    return self._functions.cases(self, literal, kept)
            except OverBudgetError:
                continue
        return self._functions.unexpanded(self, literal)

    def once(self, key: Hashable, make: Callable[[], Found]) -> Found:
        """Return the result of `make`, computed once for each key, with the doubts about it."""
        if key not in self._kept:
            with LOCK, self.omissions.apart(self.omissions.place) as doubts:
                self._kept[key] = make(), doubts
        found: tuple[Found, Doubts] = self._kept[key]
        self.omissions.inherit(found[1])
        return found[0]

    # -- what is empty --

    def options(self, goal: Goal) -> tuple[Option, ...]:
        """Return all options of a goal, including those whose needs may be empty.

        This is for results that depend on there being no others: they inherit the doubts whether these are all.
        """
        found = self._heights.options(goal)
        self.omissions.inherit(self._heights.doubts(goal))
        return found

    def is_open(self, goal: Goal) -> bool:
        """Return whether the options of a goal are being computed."""
        return self._heights.is_open(goal)

    def _options(self, goal: Goal) -> tuple[tuple[Option, ...], Doubts]:
        place = str(goal[0].location) if goal else ""
        with self.omissions.apart(place) as doubts:
            return self._functions.options(self, goal), doubts

    def height(self, goal: Goal) -> int:
        """Return the least nesting depth of an instance; UNREACHED or more if there is none."""
        return self._heights.of(goal)

    def height_of_option(self, option: Option) -> int:
        """Return the same of one option whose needs are known."""
        return self._heights.of_option(option)

    def possible(self, goal: Goal) -> bool:
        """Return whether some instance satisfies a goal, as far as is known."""
        return self.height(goal) < UNREACHED

    def surely_empty(self, goal: Goal) -> bool:
        """Return whether certainly nothing satisfies a goal, without regard to dropped cases."""
        given_up = dict(self.omissions.given_up)
        found = not self.possible(goal) and self._heights.of(goal, doubting=True) >= UNREACHED
        self.omissions.given_up = given_up
        return found

    def doubts(self, goal: Goal) -> Doubts:
        """Return why a goal may be satisfiable although nothing was found; empty if certainly nothing satisfies it."""
        return {} if self.surely_empty(goal) else self._heights.doubts_below(goal)

    # -- tests whose steps are counted --

    def accepts(self, goal: Goal, value: Any) -> bool:
        """Return whether an instance satisfies a goal; the steps are counted."""
        if goal == NOTHING:
            return False
        for literal in goal:
            self.budget.spend(1 + self.subschemas.steps_to_judge(literal))
        return self.subschemas.accepts(goal, value)

    def has_texts(self, string: String) -> bool:
        """Return whether some text has a shape; the steps are counted, once for the same patterns."""
        if len(string.patterns) > 1 and are_apart(string.patterns):
            self.budget.spend(1)
            return False
        if languages.has_example(string):
            self.budget.spend(1)
            return True
        alike = String(0, None, string.patterns, string.not_patterns, string.formats, string.not_formats)
        is_of_format = string.formats or string.not_formats
        surely = bool(is_of_format) and languages.is_surely_empty(string)
        empty = surely or languages.is_empty(string)
        if empty and is_of_format and not surely:
            named = " and ".join((*string.formats, *(f"not {name}" for name in string.not_formats)))
            self.omissions.give_up(
                f"no text was found that is {named} and has the length and the patterns it must have"
            )
        if alike not in self._measured:
            self._measured.add(alike)
            self.budget.spend(languages.work(string) // STEPS_OF_AUTOMATA)
        return not empty
