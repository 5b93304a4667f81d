"""Whether fixes changed what a schema accepts, tried on instances at run time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.lint.conjunction import conjuncts
from cio_schemas.lint.instances import candidates, variations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.lint.document import Document

_PATTERNED: Final = frozenset(
    {"pattern", "patternProperties"}
)  # several at once can keep the strategies busy for minutes
FIXTURES: Final = 50  # valid instances that are drawn of the schema before and after


class Verdict(NamedTuple):
    """What a comparison came to.

    Attributes:
        tried: How many instances were judged; 0 where one of the schemas can't be compiled.
        valid: How many of them both schemas accept.
        difference: An instance, in a list, that one accepts and the other refuses; None where there was none.
    """

    tried: int
    valid: int
    difference: list[Any] | None


def compare(before: Document, after: Document) -> Verdict:
    """Judge instances by a schema as it was and as it is after fixing.

    Args:
        before: The document before.
        after: The document after.
    """
    one, two = _judge(before), _judge(after)
    if one is None or two is None:
        same = one is None and two is None
        return Verdict(0, 0, None if same else [None])
    tried = valid = 0
    for instance in _instances(before, after):
        try:
            verdicts = bool(one(instance)), bool(two(instance))
        except (RecursionError, ValueError):
            continue
        tried, valid = tried + 1, valid + all(verdicts)
        if verdicts[0] is not verdicts[1]:
            return Verdict(tried, valid, [instance])
    return Verdict(tried, valid, None)


def _judge(document: Document) -> Callable[[Any], bool] | None:
    if isinstance(document.root, bool):
        return lambda _: bool(document.root)
    return document.nodes[()].accepts if document.nodes else None


def _instances(*documents: Document) -> Iterator[Any]:
    for document in documents:
        if not document.nodes:
            continue
        for instance in candidates(document, conjuncts(document.nodes[()])):
            yield instance
            yield from variations(instance)
        for instance in _drawn(document):
            yield instance
            yield from variations(instance)


def _drawn(document: Document) -> list[Any]:
    """Valid instances by the strategies; none where they can't draw any, or may need long to."""
    if any(not _PATTERNED.isdisjoint(node.schema) for node in document):
        return []
    from cio_schemas.fixtures import valid_fixtures  # noqa: PLC0415 - for --verify alone

    try:
        return valid_fixtures(document.root, FIXTURES)
    except (ValueError, RuntimeError, KeyError, TypeError, AttributeError):  # unsatisfiable, or in need of other files
        return []
