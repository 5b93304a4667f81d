"""Whether fixes changed what a schema accepts: by a proof that they did not, or by instances that both judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.compatibility import comparing
from cio_schemas.compatibility.verdicts import Proof, Witness
from cio_schemas.lint.analysis.context import Analysis
from cio_schemas.lint.document import REFUSALS
from cio_schemas.runtime import is_number
from cio_schemas.validators import Validator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.compatibility.verdicts import Verdict
    from cio_schemas.lint.document import Document

FIXTURES: Final = 50  # valid and invalid instances each that are drawn of the schema before and after
STEPS: Final = 1_000_000  # that it may take to find them
_MAX_MEMBERS: Final = 20  # of an instance that are varied


class FixVerdict(NamedTuple):
    """What a comparison came to.

    Attributes:
        tried: How many instances were judged; 0 if one of the schemas can't be compiled, or if equality is proven.
        valid: How many of them both schemas accept.
        difference: An instance, in a list, that one accepts and the other refuses; None if there was none.
        proven: Whether it is proven that both say the same of every instance.
    """

    tried: int
    valid: int
    difference: list[Any] | None
    proven: bool = False


def compare(before: Document, after: Document) -> FixVerdict:
    """Return whether a schema accepts the same instances before and after fixing: by a proof, or by trying instances.

    Args:
        before: The document before.
        after: The document after.
    """
    compared = _compared(before, after)
    for each in compared:
        if isinstance(each, Witness):
            return FixVerdict(1, 0, [each.instance])
    if compared and all(isinstance(each, Proof) for each in compared):
        return FixVerdict(0, 0, None, proven=True)
    analyses = Analysis(before, STEPS), Analysis(after, STEPS)
    one, two = map(_judge, analyses)
    if one is None:
        return FixVerdict(0, 0, None)  # a schema that can't be compiled has no verdicts that could change
    if two is None:
        return FixVerdict(0, 0, [None])
    tried = valid = 0
    for instance in _instances(*analyses):
        try:
            verdicts = bool(one(instance)), bool(two(instance))
        except (RecursionError, ValueError):
            continue
        tried, valid = tried + 1, valid + all(verdicts)
        if verdicts[0] is not verdicts[1]:
            return FixVerdict(tried, valid, [instance])
    return FixVerdict(tried, valid, None)


def _compared(before: Document, after: Document) -> tuple[Verdict, ...]:
    """Compare in both directions; return nothing if a schema can't be compiled, and let instances decide."""
    from jsonschema import SchemaError

    try:
        validators = [
            Validator(each.root, registry=each.retrieve, dialect=each.dialect.uri) for each in (before, after)
        ]
        return comparing.compare(*validators)
    except (*REFUSALS, SchemaError):
        return ()


def _judge(analysis: Analysis) -> Callable[[Any], bool] | None:
    document = analysis.document
    if isinstance(document.root, bool):
        return lambda _: bool(document.root)
    return analysis.accepts(document.nodes[()]) if document.nodes else None


def _instances(*analyses: Analysis) -> Iterator[Any]:
    for analysis in analyses:
        nodes = analysis.document.nodes
        root = nodes[()].location if nodes else None
        if root is not None:
            for instance in analysis.possibilities.instances(root, drawn=FIXTURES):
                yield instance
                yield from variations(instance)
            yield from analysis.possibilities.refused(root, drawn=FIXTURES)
    yield from _OTHERS


def variations(instance: Any) -> Iterator[Any]:
    """Yield instances that differ from one in one place: a member less or more, another value.

    Args:
        instance: Any instance.
    """
    if isinstance(instance, dict):
        for name, value in list(instance.items())[:_MAX_MEMBERS]:
            yield {other: kept for other, kept in instance.items() if other != name}
            others: tuple[Any, ...] = (None, "", 0, [], {}, _nudged(value))
            for new in others:
                yield {**instance, name: new}
        yield {**instance, "\u2026": None}
    elif isinstance(instance, list):
        for number, value in enumerate(instance[:_MAX_MEMBERS]):
            yield instance[:number] + instance[number + 1 :]
            yield [*instance[:number], _nudged(value), *instance[number + 1 :]]
        yield [*instance, None]
        yield instance + instance[:1]
    else:
        yield _nudged(instance)


_OTHERS: Final[tuple[Any, ...]] = (None, True, False, 0, 1, -1, 0.5, "", "a", [], [0], {}, {"a": 0})


def _nudged(value: Any) -> Any:
    if isinstance(value, str):
        return value + "a"
    return value + 1 if is_number(value) else [value]
