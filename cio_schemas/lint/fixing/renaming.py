"""What fixes may not move: the places that references lead to, and how a member is renamed with its references."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from cio_schemas.lint.document import REFERENCES
from cio_schemas.rules.changes import Rename, Replace, Splice
from cio_schemas.schema.pointer import json_pointer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cio_schemas.lint.document import Document, SchemaNode
    from cio_schemas.rules.changes import Change, Path


def renaming(node: SchemaNode, steps: Path, key: str) -> tuple[Change, ...]:
    """Return the changes that rename a member of a subschema and every reference of the document that leads through it.

    Args:
        node: The subschema.
        steps: From it to the member.
        key: The new key.

    Returns:
        Nothing where a reference through it is spelt in a way that can't be changed with certainty.
    """
    path = (*node.path, *steps)
    old, new = (f"#{json_pointer(each)}" for each in (path, (*path[:-1], key)))
    changes: list[Change] = [Rename(path, key)]
    for target in node.document.referred.below(path):
        for each in node.document.referrers[target]:
            for keyword in REFERENCES:
                reference = each.schema.get(keyword)
                if isinstance(reference, str) and (reference == old or reference.startswith(old + "/")):
                    changes.append(Replace((*each.path, keyword), new + reference[len(old) :]))
    return () if is_held(node.document, changes) else tuple(changes)


def is_held(document: Document, changes: Sequence[Change]) -> bool:
    """Return whether changes would remove or move a place that a reference of any document leads to.

    Args:
        document: The document.
        changes: Changes that belong together.
    """
    rewritten = {change.path for change in changes if isinstance(change, Replace)}
    moved = [change.path for change in changes if isinstance(change, Splice | Rename)]
    moved += [change.path for change in changes if isinstance(change, Replace) and change.path in document.nodes]
    for target in chain.from_iterable(map(document.referred.moved_by, moved)):
        referrers = document.referrers[target]
        places = ((*each.path, keyword) for each in referrers for keyword in REFERENCES if keyword in each.schema)
        if rewritten.isdisjoint(places):
            return True
    if any(True for path in moved for _ in document.pointed.moved_by(path)):
        return True
    if all(isinstance(change, Rename | Replace) for change in changes):
        return False
    return any(path in document.identified for path in moved)
