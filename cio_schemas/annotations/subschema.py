"""A subschema as it is evaluated, and what is noted then: each schema object that was applied, and what it found.

Assertions are compiled by the compiler, from the same plan as every Validator: there is one truth about them. A
subschema is made ready when it is first applied. Locations are not written while an instance is evaluated: each
application has the steps from the one above it, and whoever reads walks down.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from cio_schemas.schema.pointer import escape
from cio_schemas.schema.references import fragment_of, join

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.compiler.compiled import Compiled
    from cio_schemas.schema.resources import Location, Schema

BASE = "json-schema:///"
"""The base URI of a schema that has none."""


class Absence(Enum):
    """What stands where there is no value: None is one, JSON's null."""

    NOTHING = "nothing"


NOTHING: Final = Absence.NOTHING
Nothing: TypeAlias = Literal[Absence.NOTHING]


class Application(NamedTuple):
    """A subschema that was applied to an instance.

    Attributes:
        subschema: the subschema.
        step: the JSON Pointer to it from the schema object that applies it: `/properties/name`, `/$ref`.
        member: the JSON Pointer to the instance from that of this schema object; empty where they are the same.
        instance: what it was applied to.
        valid: whether the instance is valid under it.
        results: what its applicators found; assertions are asked again where somebody wants to know one by one.
    """

    subschema: Subschema
    step: str
    member: str
    instance: Any
    valid: bool
    results: list[Result]


class Result(NamedTuple):
    """What an applicator, or a keyword that depends on one, found.

    Attributes:
        keyword: the keyword.
        valid: whether it holds.
        applied: the subschemas that it applied.
        value: its annotation, `NOTHING` where it makes none.
        detail: where it fails by itself and not by what it applied, what its message needs; else `NOTHING`.
    """

    keyword: str
    valid: bool
    applied: list[Application]
    value: Any = NOTHING
    detail: Any = NOTHING


Step: TypeAlias = "Callable[[Any, list[Result]], bool]"
"""One keyword of a schema object: evaluates an instance, appends its results, and returns whether it holds."""


class Static:
    """A keyword whose annotation is its value, whatever the instance.

    Attributes:
        keyword: the keyword.
        step: the JSON Pointer to it from its schema object.
        location: its absolute location.
        value: its value.
    """

    __slots__ = ("keyword", "location", "step", "value")

    def __init__(self, keyword: str, subschema: str, value: Any) -> None:
        self.keyword = keyword
        self.step = f"/{escape(keyword)}"
        self.location = subschema + fragment_of(self.step)
        self.value = value


class SubschemaKeywords:
    """What evaluates a subschema.

    Attributes:
        assertions: its assertions, compiled; None where it has none.
        asserted: the keywords that these are, as they are spelled.
        steps: its other keywords.
        notes: its annotations of any instance.
        string_notes: its annotations of a string, the former among them.
    """

    __slots__ = ("asserted", "assertions", "notes", "steps", "string_notes")

    def __init__(
        self,
        assertions: Compiled | None = None,
        asserted: tuple[str, ...] = (),
        steps: tuple[Step, ...] = (),
        notes: tuple[Static, ...] = (),
        string_notes: tuple[Static, ...] = (),
    ) -> None:
        self.assertions = assertions
        self.asserted = asserted
        self.steps = steps
        self.notes = notes
        self.string_notes = string_notes


class Subschema:
    """A subschema in one dynamic scope.

    Args:
        location: where it stands.
        schema: the subschema itself.
        prepare: makes ready what evaluates it.

    Attributes:
        schema: as given.
        location: where it stands, as an absolute URI.
    """

    __slots__ = ("_holds", "_prepare", "_prepared", "location", "schema")

    def __init__(self, location: Location, schema: Schema, prepare: Callable[[], SubschemaKeywords]) -> None:
        self.schema = schema
        self.location = f"{join(BASE, location.base)}#{fragment_of(location.pointer)}"
        self._prepare = prepare
        self._prepared: SubschemaKeywords | None = None
        self._holds: Callable[[Any], bool] | None = None

    def apply(self, instance: Any, step: str = "", member: str = "") -> Application:
        """Evaluate an instance.

        Args:
            instance: the instance.
            step: the JSON Pointer from the schema object that applies the subschema.
            member: the JSON Pointer from the instance of this schema object.
        """
        prepared = self._prepared or self.prepared()
        results: list[Result] = []
        valid = self._holds is None or self._holds(instance)
        for evaluate in prepared.steps:
            if not evaluate(instance, results):
                valid = False
        return Application(self, step, member, instance, valid, results)

    def prepared(self) -> SubschemaKeywords:
        """Return what evaluates it."""
        if self._prepared is None:
            if self.schema is False:
                self._holds = _refused
            prepared = SubschemaKeywords() if isinstance(self.schema, bool) else self._prepare()
            if prepared.assertions is not None:
                self._holds = prepared.assertions.is_valid
            self._prepared = prepared
        return self._prepared

    def notes(self, instance: Any) -> tuple[Static, ...]:
        """Return the annotations that it has for an instance by itself."""
        prepared = self.prepared()
        return prepared.string_notes if isinstance(instance, str) else prepared.notes


def _refused(_instance: Any) -> bool:
    return False
