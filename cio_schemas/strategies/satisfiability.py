"""Decide whether anything satisfies a subschema, and if not, which keywords contradict each other and where.

This uses the analysis of the strategies, without Hypothesis and within a budget of steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import quote

from cio_schemas.exceptions import UnresolvableReferenceError
from cio_schemas.schema.drafts import DEFAULT_DIALECT
from cio_schemas.strategies.analysis.budget import TOTAL, Budget
from cio_schemas.strategies.analysis.contradictions import contradiction
from cio_schemas.strategies.drawing.instances import generator_of
from cio_schemas.strategies.preparation import subschemas_of, why_refused
from cio_schemas.strategies.schema_space import space_of
from cio_schemas.validators.options import DEFAULT

if TYPE_CHECKING:
    from os import PathLike

    from cio_schemas.schema.resources import Location, Schema
    from cio_schemas.validators import Validator
    from cio_schemas.validators.options import Checker, Known


class Emptiness(NamedTuple):
    """What is known about the instances of a subschema.

    Attributes:
        verdict: "empty": nothing satisfies it. "possible": something does, as far as is known, and it is drawn.
            "unknown": nothing was found, which proves nothing.
        contradiction: If it is empty, a minimal set of keywords that nothing satisfies together, each with the location
            of the schema object that has it; no keywords if it is `false`, or if leaving some out does not identify a
            set.
        doubts: If it is unknown, why.
    """

    verdict: Literal["empty", "possible", "unknown"]
    contradiction: tuple[tuple[Location, str], ...] = ()
    doubts: tuple[str, ...] = ()


POSSIBLE = Emptiness("possible")


class Satisfiability:
    """Decides whether anything satisfies the subschemas of one document.

    Args:
        schema: As for `cio_schemas.strategies.valid`.
        registry: As for `valid`.
        format_checker: As for `valid`.
        steps: How many steps may be taken for one subschema.
        dialect: As for `valid`.

    Raises:
        jsonschema.SchemaError: The schema is not valid.
        CompileError: It can't be compiled.

    Example:
        >>> known = Satisfiability({"properties": {"a": {"type": "string"}, "b": {"const": 1, "type": "null"}}})
        >>> known.of("/properties/a").verdict, known.of("/properties/b").verdict
        ('possible', 'empty')
    """

    def __init__(
        self,
        schema: str | PathLike[str] | Schema | Validator,
        *,
        registry: Known = None,
        format_checker: Checker = DEFAULT,
        steps: int = TOTAL,
        dialect: str = DEFAULT_DIALECT,
    ) -> None:
        self._subschemas = subschemas_of(schema, registry, format_checker, dialect)
        self._steps = steps

    def of(self, pointer: str = "") -> Emptiness:
        """Return what is known about the subschema at a JSON Pointer.

        Raises:
            ValueError: This is not a JSON Pointer.
            UnresolvableReferenceError: The schema has nothing there.
        """
        if pointer and not pointer.startswith("/"):
            raise ValueError(f'pointer: expected a JSON Pointer, such as "/properties/a", found {pointer!r}')
        subschemas = self._subschemas
        try:
            location = subschemas.index.resolve(subschemas.start.base, f"#{quote(pointer)}").location
        except UnresolvableReferenceError:
            raise UnresolvableReferenceError(f"the schema has nothing at {pointer!r}") from None
        if subschemas.index[location] is False:
            return Emptiness("empty")
        space = space_of(subschemas, Budget(self._steps))
        goal = subschemas.goal(location, ())
        if space.possible(goal):
            refused = "" if subschemas.own_formats else why_refused(generator_of(space), goal)
            return Emptiness("unknown", doubts=(f"nothing is found to be drawn: {refused}",)) if refused else POSSIBLE
        doubts = space.doubts(goal)
        if location != subschemas.start and subschemas.planner.dynamic_names:
            doubts["what a $dynamicRef leads to depends on where the subschema is applied"] = str(location)
        if doubts:
            return Emptiness("unknown", doubts=tuple(doubts))
        return Emptiness("empty", tuple(contradiction(space, location)))
