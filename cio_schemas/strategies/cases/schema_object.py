"""A schema object in a dynamic scope, as the functions of the keywords see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from cio_schemas.strategies.cases.product import product
from cio_schemas.strategies.shapes.case import MAX_CASES, share, union
from cio_schemas.strategies.shapes.goals import Goal, Literal
from cio_schemas.strategies.shapes.listed_values import TYPES

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.compiler.nodes import Scope
    from cio_schemas.schema.dialects import Dialect
    from cio_schemas.schema.resources import Location
    from cio_schemas.strategies.analysis.space import Space
    from cio_schemas.strategies.shapes.case import Cases


class SchemaObject(NamedTuple):
    """A schema object in a dynamic scope, as the functions of the keywords see it.

    Attributes:
        space: The space, which knows all other subschemas.
        location: Its location.
        scope: The dynamic scope within it.
        schema: Its keywords with their values, by the names that 2020-12 has for them.
        steps: The steps of keywords that are spelled differently.
        kept: How many cases of one instance type are kept of a product.
        instead: Goals that take the place of subschemas, by the keyword and the steps below it.
    """

    space: Space
    location: Location
    scope: Scope
    schema: dict[str, Any]
    steps: dict[str, str]
    kept: int = MAX_CASES
    instead: dict[tuple[str | int, ...], Goal] = {}  # noqa: RUF012 - never changed

    @property
    def dialect(self) -> Dialect:
        """The dialect it is written in."""
        return self.space.subschemas.index.resource(self.location).dialect

    def child(self, keyword: str, *more: str | int) -> Location:
        """Return the location of a subschema."""
        return self.space.subschemas.index.child(self.location, self.steps.get(keyword, keyword), *more)

    def goal(self, keyword: str, *more: str | int, holds: bool = True) -> Goal:
        """Return the literal that a subschema holds, or doesn't."""
        if holds and (keyword, *more) in self.instead:
            return self.instead[keyword, *more]
        return self.space.subschemas.goal(self.child(keyword, *more), self.scope, holds=holds)

    def cases(self, keyword: str, *more: str | int, holds: bool = True) -> Cases:
        """Return the cases of a subschema that applies to the same instance."""
        return self.space.cases_of(self.goal(keyword, *more, holds=holds))

    def product(self, *several: Cases, few: int = 0) -> Cases:
        """Return the cases of all at once; up to a `few` pairs of them are kept though one covers another."""
        return product(self.space, several, self.kept, of=str(self.location), few=few)

    def union(self, *several: Cases) -> Cases:
        """Return the cases of each; if they are too many, some of each."""
        lists = [[cases[name] for cases in several if cases[name]] for name in TYPES]
        if any(max(map(len, each), default=0) > share(each, self.kept) for each in lists):
            self.space.omissions.give_up(f"{self.location} has too many branches to try all")
        return union(*several, kept=self.kept)

    def target(self, keyword: str) -> Location:
        """Return the target of a reference."""
        return self.space.subschemas.target(self.location, keyword, self.schema[keyword], self.scope)

    def whole(self, *, holds: bool = True) -> Literal:
        """Return the literal of the whole schema object."""
        return Literal(self.location, self.scope, holds)


def schema_object(space: Space, location: Location, scope: Scope, kept: int = MAX_CASES) -> SchemaObject:
    """Return the schema object at a location."""
    return SchemaObject(space, location, scope, *space.subschemas.keywords(location), kept)


Table: TypeAlias = "dict[str, Callable[[SchemaObject], Cases]]"
"""The functions that return the cases of keywords."""
