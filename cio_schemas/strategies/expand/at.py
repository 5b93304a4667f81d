"""A schema object in a dynamic scope, as the functions of the keywords see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from cio_schemas.strategies.goal import Goal, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.compiler.nodes import Scope
    from cio_schemas.schema.resources import Location
    from cio_schemas.strategies.case import Cases
    from cio_schemas.strategies.space import Space


class At(NamedTuple):
    """A schema object in a dynamic scope, as the functions of the keywords see it.

    Attributes:
        space: what knows all other subschemas.
        location: where it stands.
        scope: the dynamic scope within it.
        schema: its keywords with their values, by the names that 2020-12 has for them.
        steps: for each keyword that is spelled otherwise, how.
        instead: goals that take the place of subschemas, by the keyword and the steps below it.
    """

    space: Space
    location: Location
    scope: Scope
    schema: dict[str, Any]
    steps: dict[str, str]
    instead: dict[tuple[str | int, ...], Goal] = {}  # noqa: RUF012 - never changed

    def child(self, keyword: str, *more: str | int) -> Location:
        """The location of a subschema."""
        return self.space.subschemas.index.child(self.location, self.steps.get(keyword, keyword), *more)

    def goal(self, keyword: str, *more: str | int, holds: bool = True) -> Goal:
        """That a subschema holds, or doesn't."""
        if holds and (keyword, *more) in self.instead:
            return self.instead[keyword, *more]
        return self.space.subschemas.goal(self.child(keyword, *more), self.scope, holds=holds)

    def cases(self, keyword: str, *more: str | int, holds: bool = True) -> Cases:
        """The cases of a subschema that applies to the same instance."""
        return self.space.of_goal(self.goal(keyword, *more, holds=holds))

    def target(self, keyword: str) -> Location:
        """What a reference leads to."""
        return self.space.subschemas.target(self.location, keyword, self.schema[keyword], self.scope)

    def whole(self, *, holds: bool = True) -> Literal:
        """The literal of the whole schema object."""
        return Literal(self.location, self.scope, holds)


Table: TypeAlias = "dict[str, Callable[[At], Cases]]"
"""For some keywords, what cases there are."""
