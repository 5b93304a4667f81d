"""Draw values of goals: choose an option, and draw again if a filter refuses the value."""

from __future__ import annotations

import logging
from functools import cached_property, partial
from itertools import count, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.runtime import canonical as frozen
from cio_schemas.strategies.analysis.lock import LOCK
from cio_schemas.strategies.analysis.omissions import Omission
from cio_schemas.strategies.drawing import everyday, listed, numbers, strings
from cio_schemas.strategies.drawing.alternatives import Alternative, Alternatives
from cio_schemas.strategies.drawing.members import is_possible, members
from cio_schemas.strategies.errors import RejectedError
from cio_schemas.strategies.shapes.listed_values import Enum
from cio_schemas.strategies.shapes.number_shape import Number
from cio_schemas.strategies.shapes.string_shape import String
from cio_schemas.strategies.texts import languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cio_schemas.strategies.analysis.object_forms import Form
    from cio_schemas.strategies.analysis.space import Space
    from cio_schemas.strategies.drawing.chooser import Chooser
    from cio_schemas.strategies.drawing.members import Members
    from cio_schemas.strategies.shapes.array_shape import Contained
    from cio_schemas.strategies.shapes.goals import Goal, Literal
    from cio_schemas.strategies.shapes.option import Option

_log = logging.getLogger("cio_schemas.strategies")

ATTEMPTS = 40
"""How often to draw a value again that a filter refused."""

NESTED = 2
"""How often a goal may be drawn within itself before values are kept as small as possible."""

DEEP = 24
"""How deeply members may be nested before they are kept as small as possible."""

VARIED = "varied"
"""What a chooser knows by that the simplest value is being drawn, to be varied."""

VARIED_LEVELS = 4
"""How deeply values are varied to find one that differs from others."""

MOST_OTHERS = 20_000
"""How many values are tried for that."""

SHOWN = 5
"""How many members that are never drawn are named in a repr."""

FAILS = "draws can only be filtered, and the filter refuses all of them"
"""Why nothing is drawn where filters pass no value."""

UNBOUNDED = 10**9
"""A number of values that stands for no limit."""

_LEAVES: dict[type, Any] = {Enum: listed, Number: numbers, String: strings}
"""The module that draws each shape without members."""


class Nested(NamedTuple):
    """How arrays or objects of a form are drawn.

    Attributes:
        draw: Draws one.
        parts: The goals of its items or members.
        vary: Yields ones that differ from one in an item or a member.
    """

    draw: Callable[[Generator, Any, Chooser, int], Any]
    parts: Callable[[Generator, Any, int], Iterable[Goal]]
    vary: Callable[[Generator, Alternative, Any, Chooser, int], Iterator[Any]]


class Generator:
    """Draws what a space holds.

    Args:
        space: The schema.
        nested: How arrays and objects are drawn, by the type of the form.
    """

    def __init__(self, space: Space, nested: Mapping[type, Nested]) -> None:
        self.space = space
        self._nested = nested
        self._sites = count()
        self._alternatives: dict[Goal, Alternatives] = {}
        self._members: dict[int, Members] = {}
        self._sizes: dict[Goal, int] = {}
        self._explored: list[Goal] = []

    # -- alternatives --

    def alternatives(self, goal: Goal) -> Alternatives:
        """Return the ways to draw a goal.

        Raises:
            RejectedError: There are none.
        """
        found = self._alternatives.get(goal)
        if found is None:
            with LOCK:
                found = self._alternatives.get(goal)
                if found is None:
                    found = self._alternatives[goal] = self._ready(goal)
        return found

    def _ready(self, goal: Goal) -> Alternatives:
        space = self.space
        space.height(goal)
        alive = [option for option in space.options(goal) if all(map(space.possible, option.needs))]
        if not alive:
            raise RejectedError("nothing satisfies this part of the schema")
        title = self._title(goal)
        several = tuple(self._alternative(option, title) for option in alive)
        least = several[min(range(len(alive)), key=lambda at: space.height_of_option(alive[at]))]
        return _alternatives(several, least, next(self._sites))

    def narrow(self, goal: Goal, several: tuple[Alternative, ...]) -> None:
        """Draw a goal from now on by some of its alternatives only.

        Args:
            goal: The goal.
            several: The alternatives, at least one.
        """
        before = self._alternatives[goal]
        least = before.least if before.least in several else several[0]
        self._alternatives[goal] = _alternatives(several, least, before.site)
        place = next((str(literal.location) for literal in goal), "the schema")
        self.space.omissions.given_up.setdefault(f"some of what satisfies {place} can only be filtered, and fails")
        for each in before.several:
            if each not in several:
                self._members.pop(each.site, None)

    def _title(self, goal: Goal) -> str:
        """Return the title of a subschema of a goal if everyday values are known for it."""
        schemas = (self.space.subschemas.index[literal.location] for literal in goal if literal.holds)
        titles = (schema.get("title") for schema in schemas if isinstance(schema, dict))
        return next((title for title in titles if isinstance(title, str) and everyday.is_known(title)), "")

    def _alternative(self, option: Option, title: str) -> Alternative:
        """Prepare an option for drawing, and record which of its parts can only be filtered."""
        residue = _residue(option)
        for note in residue:
            if self.space.omissions.filter(note):
                _log.info("%s can only be filtered: what is drawn is drawn again if it doesn't fit", note)
        site = next(self._sites)
        draw = self._drawing(option, site)
        if title and isinstance(option.form, Number | String):
            draw = partial(_titled, draw, title)
        needs, filtered = option.needs, bool(residue)
        return Alternative(
            option.case, option.form, option.checked, option.nested, site, draw, needs, filtered=filtered
        )

    def _drawing(self, option: Option, site: int) -> Callable[[Chooser], Any]:
        form = option.form
        if option.nested:
            nested = self._nested[type(form)].draw
            return lambda chooser: nested(self, form, chooser, site)
        own_formats = self.space.subschemas.own_formats
        if isinstance(form, String) and own_formats:
            own = next((name for name in form.formats if name in own_formats), None)
            if own is not None:
                return lambda chooser: chooser.outside(own_formats[own])
        leaf = _LEAVES[type(form)].draw
        return lambda chooser: leaf(form, chooser, site)

    def members(self, form: Form, site: int) -> Members:
        """Return the members that a form may have; `site` identifies it."""
        found = self._members.get(site)
        if found is None:
            with LOCK:
                found = self._members.get(site)
                if found is None:
                    found = self._members[site] = members(form, self.space, site)
        return found

    def size(self, goal: Goal) -> int:
        """Return an upper bound of how many values satisfy a goal; UNBOUNDED if none is known."""
        found = self._sizes.get(goal)
        if found is None:
            several = self.alternatives(goal).several if self.space.possible(goal) else ()
            found = self._sizes[goal] = min(UNBOUNDED, sum(_size(each.form) for each in several))
        return found

    def explore(self) -> list[Goal]:
        """Find everything that can be drawn, so that drawing computes nothing new.

        Returns:
            The goals of all that is drawn, in the order in which one leads to another.
        """
        space = self.space
        pending, seen = [space.root], {space.root}
        for goal in pending:  # grows while it is walked
            for each in self.alternatives(goal).several:
                if each.nested:
                    parts = self._nested[type(each.form)].parts(self, each.form, each.site)
                    more = [part for part in dict.fromkeys(parts) if part not in seen and is_possible(space, "", part)]
                    pending += more
                    seen.update(more)
            for need in (need for option in space.options(goal) for need in option.needs if need not in seen):
                is_possible(space, "", need)  # records what keeps an option from being drawn
        self._explored = pending
        return pending

    def leave_out(self, vain: set[Goal]) -> None:
        """Never draw members of some goals, and record them as lost.

        Args:
            vain: The goals for which no value passes the filters.
        """
        self._explored = [goal for goal in self._explored if goal not in vain]
        for site, found in self._members.items():
            lost = [name for name, goal in found.goals.items() if goal in vain]
            for name in lost:
                self.space.omissions.lose(name, found.goals[name], FAILS)
            kinds = [kind for kind in found.kinds if kind.goal in vain]
            for kind in kinds:
                self.space.omissions.lose(next(iter(kind.names.patterns), ""), kind.goal, FAILS)
            if lost or kinds:
                rest = tuple(kind for kind in found.kinds if kind not in kinds)
                self._members[site] = found.without(lost)._replace(kinds=rest)

    @cached_property
    def omitted(self) -> tuple[Omission, ...]:
        """The members and items that are never drawn, though they may satisfy the schema; known once explored."""
        drawn = self._described()
        places = {literal.location for _, goal in drawn for literal in goal}
        lost = {key: reason for key, reason in self.space.omissions.lost.items() if key not in drawn}
        named = {goal for name, goal in lost if name}
        return tuple(
            dict.fromkeys(
                Omission(_place(name, goal), reason)
                for (name, goal), reason in lost.items()
                if (name or goal not in named) and (not goal or any(literal.location not in places for literal in goal))
            )
        )

    def _described(self) -> dict[tuple[str, Goal], None]:
        """Return the members and items that keywords describe and that are drawn, by name and goal.

        What no keyword names has no name, and one goal for each of its subschemas.
        """
        listed = dict.fromkeys(each for members in list(self._members.values()) for each in members.goals.items())
        known = {literal.location for _, goal in listed for literal in goal}
        others = (literal for goal in self._explored[1:] for literal in goal if literal.holds)
        return listed | dict.fromkeys(("", (literal,)) for literal in others if literal.location not in known)

    @property
    def share_omitted(self) -> float:
        """The share of the described members and items that is never drawn, from 0 to 1."""
        return len(self.omitted) / max(1, len(self.omitted) + len(self._described()))

    def __repr__(self) -> str:
        document = self.space.subschemas.document
        name = document.get("$id", "") if isinstance(document, dict) else str(document).lower()
        told = str(self.space.omissions)
        if self.omitted:
            more = f" and {len(self.omitted) - SHOWN} more" if len(self.omitted) > SHOWN else ""
            told += f"{', ' if told else ''}never drawing {' and '.join(map(str, self.omitted[:SHOWN]))}{more}"
        return f"<{type(self).__name__} {name or 'of a schema'}{', ' if told else ''}{told}>"

    # -- drawing --

    def draw(self, goal: Goal, chooser: Chooser) -> Any:
        """Draw an instance that satisfies a goal."""
        return self.draw_one(self.alternatives(goal), chooser)

    def draw_part(self, alternatives: Alternatives, chooser: Chooser) -> Any:
        """Draw a member or an item."""
        if alternatives.flat or not chooser.spans or chooser.depth >= DEEP:
            return self.draw_one(alternatives, chooser)
        return chooser.span(lambda: self.draw_one(alternatives, chooser))

    def draw_one(self, alternatives: Alternatives, chooser: Chooser) -> Any:
        """Draw one of the alternatives, as small as possible if the instance holds or nests enough."""
        chooser.left -= 1
        if not alternatives.nested:
            return self._choose(alternatives, chooser)
        active, site = chooser.active, alternatives.site
        times = active.get(site, 0)
        chooser.depth += 1
        if (times < NESTED and chooser.depth <= DEEP) or chooser.left <= 0:
            active[site] = times + 1
            value = self._choose(alternatives, chooser)
            active[site] = times
        else:
            left, chooser.left = chooser.left, 0
            value = self._choose(alternatives, chooser)
            chooser.left += left
        chooser.depth -= 1
        return value

    def _choose(self, alternatives: Alternatives, chooser: Chooser) -> Any:
        several = alternatives.several
        if chooser.left <= 0:
            chosen = _simplest(alternatives, chooser.miss)
        elif len(several) == 1:
            chosen = several[0]
        else:
            chosen = several[chooser.index(len(several), alternatives.site)]
        value = chosen.draw(chooser)
        if not chosen.checked or self.fits(chosen, value):
            return value
        for attempt in range(ATTEMPTS):
            if attempt > ATTEMPTS // 2:
                chosen = several[attempt % len(several)]
            value = chosen.draw(chooser)
            if self.fits(chosen, value):
                return value
        return chooser.reject(FAILS)

    def draw_fresh(self, goal: Goal, seen: set[Any], chooser: Chooser) -> Any:
        """Return a value of a goal that was not seen yet, the simplest that is found."""
        for value in islice(self.others(goal, chooser, VARIED_LEVELS), MOST_OTHERS):
            if frozen(value) not in seen:
                return value
        return chooser.reject("no value is left that differs from all others")

    def others(self, goal: Goal, chooser: Chooser, levels: int) -> Iterator[Any]:
        """Yield many different values of a goal, the simplest first.

        Args:
            goal: The goal.
            chooser: Answers for what is alike in all of them.
            levels: How deeply members are varied.
        """
        for each in self.alternatives(goal).several if self.space.possible(goal) else ():
            found = _others(each.form) if not each.nested else self._varied(each, chooser, levels)
            yield from (value for value in found if not each.checked or self.fits(each, value))

    def _varied(self, each: Alternative, chooser: Chooser, levels: int) -> Iterator[Any]:
        if levels and not chooser.active.get(VARIED):
            left, chooser.left = chooser.left, 0
            chooser.active[VARIED] = 1  # what is drawn within it is not varied in turn
            simplest = each.draw(chooser)
            chooser.active[VARIED] = 0
            chooser.left = left
            yield simplest
            yield from self._nested[type(each.form)].vary(self, each, simplest, chooser, levels - 1)

    def fits(self, chosen: Alternative, value: Any) -> bool:
        """Return whether what was drawn satisfies the case."""
        case, form = chosen.case, chosen.form
        if isinstance(form, Number | String) and not form.admits(value):
            return False
        if isinstance(form, Number) and form.is_disputed(value):
            return False
        if case.excluded and frozen(value) in case.excluded:
            return False
        contained = getattr(case.shape, "contained", ())
        if contained and not self._contains(contained, value):
            return False
        return all(self.space.subschemas.judge(literal)(value) for literal in case.residual)

    def _contains(self, contained: tuple[Contained, ...], items: list[Any]) -> bool:
        for goal, low, high in contained:
            number = sum(self.space.subschemas.accepts(goal, item) for item in items)
            if number < low or (high is not None and number > high):
                return False
        return True


def _alternatives(several: tuple[Alternative, ...], least: Alternative, site: int) -> Alternatives:
    nested = any(each.nested for each in several)
    return Alternatives(several, least, nested, _is_flat(several), site, sum(map(_is_hint, several)))


def _simplest(alternatives: Alternatives, miss: int) -> Alternative:
    """Return the simplest alternative, or another small one for fixtures that must differ."""
    several = alternatives.several
    if alternatives.hints:
        return several[miss % alternatives.hints]
    if not miss or alternatives.nested or len(several) == 1:
        return alternatives.least
    return several[miss % (len(several) - 1)]  # except for the last, which is the widest if some are near misses


def _titled(draw: Callable[[Chooser], Any], title: str, chooser: Chooser) -> Any:
    """Draw a value by the title of its subschema, if none is known for the name of the member."""
    if not everyday.is_known(chooser.about):
        chooser.about = title
    return draw(chooser)


def _is_hint(alternative: Alternative) -> bool:
    return isinstance(alternative.form, Enum) and alternative.form.hint > 0


def _place(name: str, goal: Goal) -> str:
    """Return the location of the subschema of a member; its name if it has none."""
    places = [str(literal.location) for literal in goal]
    own = (place for place in places if place.endswith(f"/{name}"))
    return next(own, places[0] if places else name)


def _others(form: Any) -> Iterator[Any]:
    found: Iterator[Any] = _LEAVES[type(form)].others(form)
    return found


def _is_flat(several: tuple[Alternative, ...]) -> bool:
    [form, *more] = [each.form for each in several]
    return not more and (isinstance(form, Enum) or form == String(getattr(form, "low", 0)))


def _residue(option: Option) -> list[str]:
    """Return the parts of an option that can only be filtered."""
    notes = [_held(literal) for literal in option.case.residual]
    if isinstance(option.form, String):
        notes += [f"pattern {pattern}" for pattern in languages.filtered(option.form)]
    return notes


def _held(literal: Literal) -> str:
    return f"{'what holds' if literal.holds else 'what does not hold'} at {literal.location}"


def _size(form: Any) -> int:
    """Return an upper bound of the number of values of a form."""
    match form:
        case Enum():
            return len(form.values)
        case Number():
            grid = form.grid()
            low, high = form.multiples(grid) if grid else (None, None)
            return UNBOUNDED if low is None or high is None else high - low + 1
    return UNBOUNDED
