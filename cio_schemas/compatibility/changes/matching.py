"""Match members of an old schema with those of a new one: renamed properties, moved definitions, reordered branches."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cio_schemas.compatibility.changes.value_numbers import ValueNumbers

MAX_PAIRS: Final = 10_000
"""How many pairs of old and new members are tried; if there are more, only equal ones are matched."""

_NEAR: Final = 0.6  # how alike two names of equal schemas are, on difflib's scale
_ALIKE: Final = 0.3  # how much two branches share if one is a changed version of the other
_TELLING_APART: Final = ("type", "const", "enum", "$ref", "required")  # with other values, branches are not alike
_LISTS: Final = ("enum", "required", "type")  # keywords whose elements are compared one by one
_SAYING_LITTLE: Final = 2  # keywords: many properties have that few in common


class Matching(NamedTuple):
    """Old and new members that correspond to each other, by name or by index.

    Attributes:
        kept: Pairs of an old and a new member, in the order of the new ones.
        gone: Old members without a counterpart.
        come: New members without a counterpart.
    """

    kept: list[tuple[Any, Any]]
    gone: list[Any]
    come: list[Any]

    @property
    def is_reordered(self) -> bool:
        """Whether the counterparts are in another order."""
        olds = [old for old, _ in self.kept]
        return olds != sorted(olds)


def named(old: dict[str, Any], new: dict[str, Any], number: ValueNumbers) -> Matching:
    """Match the members of two objects of subschemas: first by name, then those that look renamed.

    Args:
        old: The old subschemas, by name.
        new: The new subschemas, by name.
        number: Numbers values by equality.

    Example:
        >>> from cio_schemas.compatibility.changes.value_numbers import ValueNumbers
        >>> named({"first_name": {"type": "string"}}, {"firstName": {"type": "string"}}, ValueNumbers()).kept
        [('first_name', 'firstName')]
    """
    gone = [name for name in old if name not in new]
    come = [name for name in new if name not in old]
    renamed = dict(_by_key(gone, come, _spelling, _spelling))
    gone = [name for name in gone if name not in renamed.values()]
    come = [name for name in come if name not in renamed]
    few = len(gone) * len(come) <= MAX_PAIRS
    equal = _by_key(gone, come, lambda name: number(old[name]), lambda name: number(new[name]))
    renamed |= {
        after: before for after, before in equal if few and (_says_much(old[before]) or _are_near(before, after))
    }
    kept = [(renamed.get(name, name), name) for name in new if name in old or name in renamed]
    return Matching(
        kept,
        [name for name in gone if name not in renamed.values()],
        [name for name in come if name not in renamed],
    )


def _by_key(
    gone: Iterable[str], come: Iterable[str], key: Callable[[str], Any], key_of_new: Callable[[str], Any]
) -> list[tuple[str, str]]:
    """Pair each new name with the old name of the same key, if the key is unique on both sides."""
    sides: dict[Any, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for name in gone:
        sides[key(name)][0].append(name)
    for name in come:
        sides[key_of_new(name)][1].append(name)
    return [(after[0], before[0]) for before, after in sides.values() if len(before) == len(after) == 1]


def _spelling(name: str) -> str:
    """Return a name without case and separators: `first_name`, `first-name` and `firstName` become equal."""
    return "".join(char for char in name if char.isalnum()).casefold() or name


def _says_much(schema: Any) -> bool:
    return isinstance(schema, dict) and len(schema) > _SAYING_LITTLE


def _are_near(one: str, other: str) -> bool:
    return len(one) < 100 and len(other) < 100 and SequenceMatcher(None, one, other).ratio() >= _NEAR


def listed(old: Sequence[Any], new: Sequence[Any], number: ValueNumbers) -> Matching:
    """Match the branches of two arrays of subschemas in any order: first equal ones, then those that share most.

    Args:
        old: The old subschemas.
        new: The new subschemas.
        number: Numbers values by equality.

    Returns:
        The matching, by index.
    """
    places: dict[int, list[int]] = defaultdict(list)
    for index, branch in enumerate(old):
        places[number(branch)].append(index)
    found: dict[int, int] = {}  # index of the new -> of the old
    for index, branch in enumerate(new):
        equal = places[number(branch)]
        if equal:
            found[index] = equal.pop(0)
    gone = sorted(set(range(len(old))) - set(found.values()))
    come = [index for index in range(len(new)) if index not in found]
    if len(gone) * len(come) <= MAX_PAIRS:
        found |= _most_alike(
            gone, come, [_traits(each, number) for each in old], [_traits(each, number) for each in new]
        )
    return Matching(
        [(before, after) for after, before in sorted(found.items())],
        [index for index in gone if index not in found.values()],
        [index for index in come if index not in found],
    )


def _most_alike(
    gone: Sequence[int], come: Sequence[int], old: Sequence[frozenset[Any]], new: Sequence[frozenset[Any]]
) -> dict[int, int]:
    alone = len(gone) == len(come) == 1
    if alone and len(old) == len(new) == 1:
        return {0: 0}
    ranked = sorted(
        ((_share(old[before], new[after]), -abs(before - after), before, after) for before in gone for after in come),
        reverse=True,
    )
    found: dict[int, int] = {}
    for share, _, before, after in ranked:
        if after not in found and before not in found.values() and share >= (0 if alone and share else _ALIKE):
            found[after] = before
    return found


def _share(one: frozenset[Any], other: frozenset[Any]) -> float:
    return len(one & other) / (len(one | other) or 1)


def _traits(branch: Any, number: ValueNumbers) -> frozenset[Any]:
    """Return the features of a branch: its keywords with their values, what they list, and the properties it names."""
    if not isinstance(branch, dict):
        return frozenset({branch if isinstance(branch, bool) else None})
    traits: set[Any] = {(name, number(value)) for name, value in branch.items()}
    traits |= {name for name in branch if name not in _TELLING_APART}
    lists = {name: branch[name] for name in _LISTS if isinstance(branch.get(name), list)}
    traits |= {(name, "item", number(each)) for name, listed in lists.items() for each in listed}
    properties = branch.get("properties")
    if isinstance(properties, dict):
        traits |= {("properties", name) for name in properties}
        traits |= {("properties", name, number(each)) for name, each in properties.items()}
    return frozenset(traits)
