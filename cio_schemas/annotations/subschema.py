"""A subschema ready for evaluation, and what evaluating records: each schema object that was applied, and its results.

Assertions are compiled by the compiler, from the same plan as every Validator: there is one truth about them. A
subschema is made ready when it is first applied. Locations are not written while an instance is evaluated: each
application has the steps from the one above it, and a reader walks down.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, TypeAlias

from cio_schemas.schema.pointer import escape
from cio_schemas.schema.uris import fragment_of, join

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.annotations.units import AnnotationUnit
    from cio_schemas.compiler.compiled import Compiled
    from cio_schemas.schema.resources import Location, Schema

BASE = "json-schema:///"
"""The base URI of a schema that has none."""


class Absence(Enum):
    """The marker for "no value": None is a value, JSON's null."""

    NOTHING = "nothing"


NOTHING: Final = Absence.NOTHING


class Application(NamedTuple):
    """A subschema that was applied to an instance.

    Attributes:
        subschema: The subschema.
        step: The JSON Pointer to it from the schema object that applies it: `/properties/name`, `/$ref`.
        member: The JSON Pointer to the instance from that of this schema object; empty if they are the same.
        instance: What it was applied to.
        valid: Whether the instance is valid under it.
        results: The results of its applicators; assertions are evaluated again if their results are wanted one by one.
    """

    subschema: SubschemaEvaluator
    step: str
    member: str
    instance: Any
    valid: bool
    results: list[Result]


class Result(NamedTuple):
    """What an applicator, or a keyword that depends on one, found.

    Attributes:
        keyword: The keyword.
        valid: Whether it holds.
        applied: The subschemas that it applied.
        value: Its annotation, `NOTHING` if it makes none.
        detail: What its message needs, if an assertion of its own fails; otherwise `NOTHING`.
    """

    keyword: str
    valid: bool
    applied: list[Application]
    value: Any = NOTHING
    detail: Any = NOTHING


Memo: TypeAlias = "dict[tuple[SubschemaEvaluator, int], tuple[bool, list[Result]]]"
"""The results of subschemas on arrays and objects, by `id`: each is computed once, whatever path leads to it."""

Step: TypeAlias = "Callable[[Any, list[Result], Memo], bool]"
"""One keyword of a schema object: evaluates an instance, appends its results, and returns whether it holds."""

Annotator: TypeAlias = "Callable[[Any, str, str, list[AnnotationUnit]], None]"
"""Appends the annotations of an accepted instance, which has an evaluation path and an instance location."""


class Static(NamedTuple):
    """A keyword whose annotation is its value for every instance.

    Attributes:
        keyword: The keyword.
        step: The JSON Pointer to it from its schema object.
        location: Its absolute location.
        value: Its value.
    """

    keyword: str
    step: str
    location: str
    value: Any


def static(keyword: str, subschema: str, value: Any) -> Static:
    """Return the annotation that a keyword makes by its value.

    Args:
        keyword: The keyword.
        subschema: The absolute location of its schema object.
        value: Its value.
    """
    step = f"/{escape(keyword)}"
    return Static(keyword, step, subschema + fragment_of(step), value)


class SubschemaKeywords:
    """What evaluates a subschema.

    Attributes:
        assertions: Its assertions, compiled; None if it has none.
        asserted: The keywords that these are, as they are spelled.
        steps: Its other keywords.
        notes: Its annotations of any instance.
        string_notes: Its annotations of a string, the former among them.
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


class Maker(Protocol):
    """Prepares a schema object piece by piece, as needed."""

    def keywords(self, location: str) -> SubschemaKeywords:
        """Return what evaluates it; `location` is its absolute location."""

    def accepts(self) -> Callable[[Any], bool]:
        """Return what says whether it accepts an instance."""

    def annotator(self, subschema: SubschemaEvaluator) -> Annotator:
        """Return what appends the annotations of an instance that it accepts."""

    def leaf(self, location: str) -> tuple[Static, ...] | None:
        """Return its annotations, if they are the same for every instance; `location` is its absolute location."""


class SubschemaEvaluator:
    """A subschema in one dynamic scope.

    Args:
        location: Where it is.
        schema: The subschema itself.
        maker: Makes it ready; None for a boolean.

    Attributes:
        schema: As given.
        location: Where it is, as an absolute URI.
        accepts: Says whether it accepts an instance; compiled when it is first called.
        annotate: Appends the annotations of an instance that it accepts; made when it is first called.
        leaf: Its annotations if they are the same for every instance; None otherwise.
        is_silent: Whether it has none.
    """

    __slots__ = ("_holds", "_keywords", "_maker", "accepts", "annotate", "is_silent", "leaf", "location", "schema")

    def __init__(self, location: Location, schema: Schema, maker: Maker | None) -> None:
        self.schema = schema
        self.location = f"{join(BASE, location.base)}#{fragment_of(location.pointer)}"
        self.leaf = () if maker is None else maker.leaf(self.location)
        self.is_silent = self.leaf == ()
        self.accepts: Callable[[Any], bool] = self._first_accepts
        self.annotate: Annotator = self._first_annotate
        self._maker = maker
        self._keywords: SubschemaKeywords | None = None
        self._holds: Callable[[Any], bool] | None = None

    def apply(self, memo: Memo, instance: Any, step: str = "", member: str = "") -> Application:
        """Evaluate an instance.

        Args:
            memo: What was found before in the same evaluation.
            instance: The instance.
            step: The JSON Pointer from the schema object that applies the subschema.
            member: The JSON Pointer from the instance of this schema object.
        """
        nested = isinstance(instance, dict | list)
        if nested and (known := memo.get((self, id(instance)))):
            return Application(self, step, member, instance, *known)
        keywords = self._keywords or self.keywords()
        results: list[Result] = []
        valid = self._holds is None or self._holds(instance)
        for evaluate in keywords.steps:
            if not evaluate(instance, results, memo):
                valid = False
        if nested:
            memo[self, id(instance)] = valid, results
        return Application(self, step, member, instance, valid, results)

    def keywords(self) -> SubschemaKeywords:
        """Return what evaluates it."""
        if self._keywords is None:
            if self.schema is False:
                self._holds = _refused
            keywords = SubschemaKeywords() if self._maker is None else self._maker.keywords(self.location)
            if keywords.assertions is not None:
                self._holds = keywords.assertions.is_valid
            self._keywords = keywords
        return self._keywords

    def notes(self, instance: Any) -> tuple[Static, ...]:
        """Return the annotations that it has for an instance by itself."""
        keywords = self.keywords()
        return keywords.string_notes if isinstance(instance, str) else keywords.notes

    def _first_accepts(self, instance: Any) -> bool:
        if self._maker is not None:
            self.accepts = self._maker.accepts()
        else:
            self.accepts = _accepted if self.schema else _refused
        return self.accepts(instance)

    def _first_annotate(self, instance: Any, path: str, pointer: str, found: list[AnnotationUnit]) -> None:
        if self._maker is not None:
            self.annotate = self._maker.annotator(self)
            self.annotate(instance, path, pointer, found)


def _accepted(_instance: Any) -> bool:
    return True


def _refused(_instance: Any) -> bool:
    return False
