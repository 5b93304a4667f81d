"""Prepare schemas for drawing, each of them once."""

from __future__ import annotations

import json
import logging
from collections import OrderedDict
from decimal import Decimal
from functools import partial
from os import PathLike
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.compiler.nodes import Format
from cio_schemas.compiler.patterns import refuse_unsupported
from cio_schemas.exceptions import CompileError
from cio_schemas.runtime import too_deep
from cio_schemas.schema import catalog
from cio_schemas.schema.documents import Documents
from cio_schemas.schema.drafts import DEFAULT_DIALECT, DRAFT_2020_12, dialect_named
from cio_schemas.schema.sharing import copied
from cio_schemas.schema.sizes import container_counts
from cio_schemas.strategies.analysis.budget import Budget
from cio_schemas.strategies.analysis.contradictions import why_empty
from cio_schemas.strategies.analysis.lock import LOCK
from cio_schemas.strategies.analysis.subschemas import Subschemas
from cio_schemas.strategies.breaking.breakable import STEPS, breakables
from cio_schemas.strategies.drawing.instances import generator_of
from cio_schemas.strategies.drawing.random_chooser import RandomChooser
from cio_schemas.strategies.drawing.vain_filters import FilterTrials
from cio_schemas.strategies.errors import NothingFoundError, OmissionError, RejectedError, UnsatisfiableError
from cio_schemas.strategies.schema_space import space_of
from cio_schemas.strategies.shapes.listed_values import copy
from cio_schemas.validators import Validator, compilation
from cio_schemas.validators.cache import validator
from cio_schemas.validators.options import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cio_schemas.failures.failure import Functions
    from cio_schemas.schema.resources import Schema
    from cio_schemas.strategies.breaking.breakable import Breakable
    from cio_schemas.strategies.drawing.generator import Generator
    from cio_schemas.strategies.shapes.goals import Goal
    from cio_schemas.validators.options import Checker, Known

_log = logging.getLogger("cio_schemas.strategies")

TRIALS, PASSED = 12, 2
"""How many instances are tried, and how many of these must pass the filters."""

MOST_OMITTED = 0.5
"""The greatest share of described members and items that may never be drawn, unless the caller allows more."""

MAX_HEIGHT = 80
"""The greatest nesting depth that every instance may need."""

MAX_NESTING = 600
"""How deeply a schema may be nested; Python 3.11 can't write much deeper JSON, and all versions should agree."""

MAX_WRITTEN_OUT = 500_000
"""The most objects and arrays that a schema may hold, counting shared ones at each place."""

CACHE_SIZE = 64
"""How many schemas are kept ready."""


class Prepared:
    """A schema that is ready to be drawn from.

    Args:
        generator: Draws its instances.
        known_by: The objects by whose `id` it is cached, kept alive as long as it is.

    Attributes:
        generator: Draws its instances.
    """

    def __init__(self, generator: Generator, known_by: tuple[Any, ...] = ()) -> None:
        self.generator = generator
        self._known_by = known_by
        self._breaking: tuple[Generator, list[Breakable]] | None = None

    def breaking(self) -> tuple[Generator, list[Breakable]]:
        """Return a generator of instances that break an assertion, and all assertions; made on first use."""
        with LOCK:
            if self._breaking is None:
                generator, several = self.breaking_in_turn()
                self._breaking = generator, list(several)
        return self._breaking

    def breaking_in_turn(self) -> tuple[Generator, Iterator[Breakable]]:
        """Return the same lazily: each assertion is worked out when the iterator reaches it."""
        generator = generator_of(self.generator.space.anew(Budget(STEPS)))
        return generator, breakables(generator)


_prepared: OrderedDict[Any, Prepared] = OrderedDict()


def prepared(
    schema: str | PathLike[str] | Schema | Validator,
    registry: Known = None,
    format_checker: Checker = DEFAULT,
    formats: Mapping[str, Any] | None = None,
    dialect: str = DEFAULT_DIALECT,
) -> Prepared:
    """Make a schema ready to be drawn from.

    Args:
        schema: The name of a bundled schema, its `$id`, a schema, or a Validator, whose registry and formats are taken.
        registry: As for a Validator.
        format_checker: As for a Validator.
        formats: For the name of each format of your own, a function of a Chooser or a Hypothesis strategy.
        dialect: The dialect of a schema without `$schema`, as for a Validator.

    Raises:
        jsonschema.SchemaError: The schema is not valid.
        CompileError: It can't be compiled.
        UnsatisfiableError: Nothing satisfies it.
        NothingFoundError: Nothing was found that does.
        DepthError: The schema is nested too deeply.
        TypeError: A format of your own has neither a function nor a strategy.
    """
    given = _apart(_given(schema, registry, format_checker, dialect))
    key = given.key, given.dialect, id(given.registry), id(given.checker), _identity(formats)
    with LOCK:
        found = _prepared.get(key)
        if found is None:
            known_by = given.registry, given.checker, formats
            found = _prepared[key] = Prepared(_generator(_subschemas(given, formats)), known_by)
            while len(_prepared) > CACHE_SIZE:
                _prepared.popitem(last=False)
        _prepared.move_to_end(key)
    return found


def complete(generator: Generator, *, allow_omissions: bool) -> Generator:
    """Return the generator of a schema, unless too many of the members that the schema lists are never drawn.

    Args:
        generator: Draws its instances.
        allow_omissions: Whether that is allowed.

    Raises:
        OmissionError: More than `MOST_OMITTED` of them are never drawn.
    """
    share, omitted = generator.share_omitted, generator.omitted
    if share > MOST_OMITTED and not allow_omissions:
        some = "; ".join(map(str, omitted[:3]))
        raise OmissionError(
            f"{len(omitted)} of the described members and items ({share:.0%}) would never be drawn: {some}; "
            "allow_omissions=True (--allow-omissions) draws without them"
        )
    return generator


class Given(NamedTuple):
    """A schema as given by the caller.

    Attributes:
        document: The schema.
        registry: Where references to other documents are looked up.
        checker: What `format` asserts.
        functions: The compiled functions of a schema that is known to be valid; None for any other.
        dialect: The URI of its dialect if it has no `$schema`.
    """

    document: Schema
    registry: Known
    checker: Checker
    functions: Functions | None
    dialect: str = DRAFT_2020_12

    @property
    def key(self) -> str:
        """The schema as text.

        Raises:
            jsonschema.SchemaError: It is not valid.
            CompileError: It is not JSON.
        """
        try:
            return json.dumps(self.document, default=_decimal)
        except TypeError as error:
            compilation.check(self.document, Documents(self.registry), dialect=self.dialect)
            raise CompileError(str(error)) from None


def _apart(given: Given) -> Given:
    """Return a copy that shares no objects between places, as a Python value may.

    Raises:
        DepthError: The schema is nested too deeply.
        NothingFoundError: Written out, it is too large.
    """
    beyond = too_deep(given.document, "the schema")
    if beyond.depth is None or beyond.depth > MAX_NESTING:
        raise beyond
    written, objects = container_counts(given.document)
    if written > MAX_WRITTEN_OUT:
        reason = f"it has {written:,} objects and arrays where what it shares is written out, over {MAX_WRITTEN_OUT:,}"
        raise NothingFoundError(f"the schema is not drawn from: {reason}")
    return given if written == objects else given._replace(document=copy(given.document), functions=None)


def _decimal(value: Any) -> dict[str, str]:
    """Return a Decimal in a form that JSON can hold and no other value has."""
    if not isinstance(value, Decimal):
        raise TypeError(f"{value!r:.60} is not a JSON value")
    return {"": str(value)}


def _generator(subschemas: Subschemas) -> Generator:
    """Return the generator of a schema, after finding everything that it can draw."""
    space = space_of(subschemas)
    omissions = space.omissions
    if not space.possible(space.root):
        doubts = space.doubts(space.root)
        if doubts:
            raise NothingFoundError(f"nothing was found that satisfies the schema: {'; '.join(doubts)}")
        raise UnsatisfiableError(why_empty(space))
    height = space.height(space.root)
    if height > MAX_HEIGHT:
        raise NothingFoundError(f"the flattest instance nests {height} deep, over {MAX_HEIGHT}")
    generator = generator_of(space)
    explored = generator.explore()
    if omissions.filtered and not subschemas.own_formats:
        generator.leave_out(FilterTrials(generator).vain(explored))
    refused = "" if subschemas.own_formats else why_refused(generator, space.root)
    if refused:
        filters = f" by filtering: {', '.join(omissions.filtered)}" if omissions.filtered else ""
        raise NothingFoundError(f"too little was found in {TRIALS} attempts{filters}: {refused}")
    for each in generator.omitted:
        _log.warning("never drawn: %s", each)
    return generator


def subschemas_of(
    schema: str | PathLike[str] | Schema | Validator,
    registry: Known,
    format_checker: Checker,
    dialect: str = DEFAULT_DIALECT,
) -> Subschemas:
    """Return the subschemas of a schema; see `prepared`."""
    return _subschemas(_apart(_given(schema, registry, format_checker, dialect)), None)


def why_refused(generator: Generator, goal: Goal) -> str:
    """Return why too few draws satisfy a goal; empty if enough do."""
    chooser = RandomChooser(0)
    passed, reason = 0, ""
    for _ in range(TRIALS):
        chooser.renew()
        try:
            generator.draw(goal, chooser)
        except RejectedError as error:
            reason = str(error)
            continue
        passed += 1
        if passed == PASSED or not generator.space.omissions.filtered:
            return ""
    return reason


def _subschemas(given: Given, formats: Mapping[str, Any] | None) -> Subschemas:
    known = compilation.formats_of(given.checker)
    own = dict(formats or {})
    for name, draws in own.items():
        if not (callable(draws) or hasattr(draws, "example")):
            raise TypeError(f"formats: expected a Hypothesis strategy for {name!r}, found {type(draws).__name__}")

    def find(name: str) -> Format | None:
        if name in own and known.find(name) is None:
            return Format(name, _anything)
        return known.find(name)

    documents = Documents(given.registry)
    if given.functions is None:
        compilation.check(given.document, documents, dialect=given.dialect)
    found = Subschemas(
        given.document,
        documents,
        known._replace(find=find),
        own_formats=own,
        check=partial(compilation.check_referred, documents),
        functions=None if own else given.functions,
        dialect=given.dialect,
    )
    if given.functions is None:
        refuse_unsupported(found.index)
    return found


def _anything(_: Any) -> bool:
    return True


def _identity(formats: Mapping[str, Any] | None) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((name, id(value)) for name, value in (formats or {}).items()))


def _given(schema: str | PathLike[str] | Schema | Validator, registry: Known, checker: Checker, dialect: str) -> Given:
    if isinstance(schema, str):
        name = catalog.NAMES.get(schema)
        bundled = validator(schema)
        if name is None or registry is not None or checker is not DEFAULT:
            return Given(bundled.schema, registry, checker, None)
        return Given(bundled.schema, registry, checker, _functions(bundled))
    if isinstance(schema, PathLike):
        schema = validator(schema)
    if isinstance(schema, Validator):
        registry, checker = schema._registry, schema._format_checker  # noqa: SLF001 - the package's own
        return Given(schema.schema, registry, checker, _functions(schema), schema._dialect)  # noqa: SLF001
    return Given(copied(schema), registry, checker, None, dialect_named(dialect))


def _functions(validator: Validator) -> Functions:
    return validator._functions  # noqa: SLF001 - the package's own
