"""What ECMA-262 means by a backreference, where `re` means something else.

ECMA-262 forgets what a group matched each time a repeat around it starts over, and when a negated lookaround it is in
has been left; and a reference to a group that has not matched is empty. `re` never forgets, and fails.
"""

from __future__ import annotations

from cio_schemas.ecma.errors import UntranslatableError
from cio_schemas.ecma.tree import (
    EMPTY,
    Alternation,
    Backreference,
    Chars,
    Group,
    Look,
    Node,
    Repeat,
    Sequence,
    children,
    walk,
    with_body,
)

Path = tuple[tuple[Node, int], ...]
"""The way from the root to a node: the nodes passed, each with which of its children was taken."""


def resolved(node: Node) -> Node:
    """Return a tree without the backreferences that can only be empty.

    Raises:
        UntranslatableError: There is a backreference that `re` gets wrong.
    """
    if not any(isinstance(each, Backreference) for each in walk(node)):
        return node
    return _without(node, _always_empty(node))


def _without(node: Node, empty: frozenset[tuple[int, int]]) -> Node:
    match node:
        case Sequence(items):
            return Sequence(tuple(_without(item, empty) for item in items))
        case Alternation(options):
            return Alternation(tuple(_without(option, empty) for option in options))
        case Repeat(body) | Group(body) | Look(body):
            return with_body(node, _without(body, empty))
        case Backreference(index):
            return EMPTY if (index, node.position) in empty else node
        case _:
            return node


def always_consumes(node: Node) -> bool:
    """Return whether nothing that a tree matches is empty."""
    match node:
        case Chars():
            return True
        case Sequence(items):
            return any(map(always_consumes, items))
        case Alternation(options):
            return all(map(always_consumes, options))
        case Repeat(body, low):
            return low > 0 and always_consumes(body)
        case Group(body):
            return always_consumes(body)
        case _:
            return False


def _always_empty(root: Node) -> frozenset[tuple[int, int]]:
    """Return the (group, position) of the backreferences that can only be empty; refuse those that `re` gets wrong."""
    paths: dict[int, Path] = {}
    references: list[tuple[Backreference, Path]] = []
    stack: list[tuple[Node, Path]] = [(root, ())]
    while stack:
        node, path = stack.pop()
        if isinstance(node, Group):
            paths[node.index] = path
        if isinstance(node, Backreference):
            references.append((node, path))
        stack.extend((child, (*path, (node, at))) for at, child in enumerate(children(node)))
    return frozenset(
        (reference.index, reference.position)
        for reference, path in references
        if _is_empty(reference, path, paths.get(reference.index))
    )


def _is_empty(reference: Backreference, path: Path, group: Path | None) -> bool:
    if group is None or any(isinstance(node, Group) and node.index == reference.index for node, _ in path):
        return True
    shared = 0
    for (mine, at), (its, its_at) in zip(path, group, strict=False):
        if mine is not its or at != its_at:
            break
        shared += 1
    # Past the steps they share, the two part at a sequence or an alternation, and only the group's own way matters.
    own = group[shared:]
    before = isinstance(own[0][0], Sequence) and own[0][1] < path[shared][1]
    if not before or any(isinstance(node, Look) and node.negated for node, _ in own):
        return True
    _refuse_forgotten(own, reference, repeated=any(isinstance(node, Repeat) for node, _ in path[:shared]))
    return False


def _refuse_forgotten(own: Path, reference: Backreference, *, repeated: bool) -> None:
    """Refuse a group that a round of a repeat may skip or leave empty: ECMA-262 would forget it, `re` doesn't."""
    for node, _ in own:
        skips = isinstance(node, Alternation) or (isinstance(node, Repeat) and node.low == 0)
        may_be_empty = isinstance(node, Repeat) and node.high != 1 and not always_consumes(node.body)
        if (repeated and skips) or may_be_empty:
            reason = "a backreference to a group that a round of a repeat can skip is not supported"
            raise UntranslatableError(reason, reference.position)
        repeated = repeated or isinstance(node, Repeat)
