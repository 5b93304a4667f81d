"""Whether an upgrade changed what schemas accept: by a proof that it did not, or by instances that both judge."""

from __future__ import annotations

from contextlib import suppress
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.compatibility.comparing import compare
from cio_schemas.compatibility.verdicts import Proof, Witness
from cio_schemas.exceptions import CompileError
from cio_schemas.fixtures.lists import valid_fixtures
from cio_schemas.runtime import DepthError
from cio_schemas.strategies import NothingFoundError, RejectedError, UnsatisfiableError
from cio_schemas.strategies.breaking.breakable import draw_invalid
from cio_schemas.strategies.drawing.random_chooser import RandomChooser
from cio_schemas.strategies.preparation import prepared
from cio_schemas.validators import Validator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cio_schemas.conversion.survey import SchemaText
    from cio_schemas.conversion.upgrading import Upgraded
    from cio_schemas.schema.dialects import Retrieve

VALID = 50
"""How many valid instances are made of a schema, before and after."""
INVALID = 100
"""How many of its assertions are broken at most, one at a time."""


class Verdict(NamedTuple):
    """What judging came to.

    Attributes:
        tried: How many instances were judged; 0 if a schema can't be compiled, or nothing needed to be tried.
        difference: One that only one of the two accepts, in a list; empty if there is none.
        problem: Why nothing was judged; empty if something was.
        proven: Whether it is proven that both say the same of every instance.
    """

    tried: int
    difference: tuple[Any, ...] = ()
    problem: str = ""
    proven: bool = False


def verified(number: int, sources: Sequence[SchemaText], results: Sequence[Upgraded], default: str) -> Verdict:
    """Verify that a schema accepts the same instances as before the upgrade: by a proof, or by trying instances.

    Args:
        number: Of the schema.
        sources: All that were upgraded together.
        results: What became of them.
        default: What schemas without `$schema` are, as for `Validator`.
    """
    source, result = sources[number], results[number]
    renewed = {id(each.root): made.root for each, made in zip(sources, results, strict=True)}
    from jsonschema import SchemaError

    try:
        before = Validator(source.root, registry=source.retrieve, dialect=result.draft or default)
        after = Validator(renewed[id(source.root)], registry=_renewing(source.retrieve, renewed), dialect=default)
    except (CompileError, DepthError) as error:
        return Verdict(0, problem=str(error))
    except SchemaError as error:  # of a document that was not upgraded with it
        return Verdict(0, problem=error.message)
    compared = compare(before, after)
    if all(isinstance(each, Proof) for each in compared):
        return Verdict(0, proven=True)
    spared = any(each.kind == "kept" and each.path[-1:] == ("type",) for made in results for each in made.rewrites)
    witnesses = (each.instance for each in compared if isinstance(each, Witness))
    tried = 0
    for instance in chain(witnesses, _instances(before, after)):
        if spared and has_whole_float(instance):
            continue
        tried += 1
        if before.is_valid(instance) is not after.is_valid(instance):
            return Verdict(tried, (instance,))
    return Verdict(tried)


def _renewing(retrieve: Retrieve, renewed: dict[int, Any]) -> Retrieve:
    def retrieve_renewed(uri: str) -> Any:
        found = retrieve(uri)
        return renewed.get(id(found), found)

    return retrieve_renewed


def _instances(*validators: Validator) -> Iterator[Any]:
    for validator in validators:  # where one has none, the other may have some, and so may what breaks it
        with suppress(*_UNMADE):
            yield from valid_fixtures(validator, VALID, allow_omissions=True)
        with suppress(*_UNMADE):
            yield from _invalid(validator)


def _invalid(validator: Validator) -> Iterator[Any]:
    """Yield an instance for each of the first assertions that can be broken alone."""
    generator, several = prepared(validator).breaking_in_turn()
    chooser = RandomChooser(0)
    for each in islice(several, INVALID):
        if each.fault.status == "feasible":
            with suppress(RejectedError):
                yield draw_invalid(generator, each, chooser, minimal=True).instance


_UNMADE = (UnsatisfiableError, NothingFoundError, RejectedError, CompileError)


def has_whole_float(instance: Any) -> bool:
    """Return whether an instance holds a number such as 1.0, which is not an integer in draft 4 alone."""
    stack = [instance]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            stack += value.values()
        elif isinstance(value, list):
            stack += value
        elif not isinstance(value, int | str | None) and value == value // 1:
            return True
    return False
