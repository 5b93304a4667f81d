"""Find which changes break whom: make or revert each change alone, and compare the result.

A change is breaking only if there is an instance that one whole version accepts and the other refuses. It is compatible
only if that is proven. Otherwise it is unknown. Cheap comparisons come first: the place of the change, then the whole
schema, then the whole schema with that change alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cio_schemas.compatibility.changes.walk import walked
from cio_schemas.compatibility.classes.directions import Direction, compared
from cio_schemas.compatibility.classes.mixtures import Mixtures
from cio_schemas.compatibility.verdicts import Comparison, Proof, Unknown, Witness
from cio_schemas.compatibility.versions.modernized import modern
from cio_schemas.compatibility.versions.version import ROOT
from cio_schemas.compatibility.whole_schemas import BUDGET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cio_schemas.compatibility.changes.schema_change import SchemaChange
    from cio_schemas.compatibility.verdicts import Verdict
    from cio_schemas.compatibility.versions.version import Version

_SILENT: Final = Proof(0)


class ClassedChange(NamedTuple):
    """A change, and its effect.

    Attributes:
        change: The change.
        backward: Its effect on producers: whether it makes the new version refuse what the old one accepts.
        forward: Its effect on consumers: whether it makes the new version accept what the old one refuses.
    """

    change: SchemaChange
    backward: Verdict
    forward: Verdict


class Classes(NamedTuple):
    """The changes of a schema, and whom they break.

    Attributes:
        whole: How the two versions compare.
        changes: What differs between them.
    """

    whole: Comparison
    changes: Sequence[ClassedChange]

    def is_joint(self, direction: str) -> bool:
        """Return whether the changes together break something, but none of them is shown to break it alone.

        Args:
            direction: "backward" or "forward".
        """
        broken = isinstance(getattr(self.whole, direction), Witness)
        return broken and not any(isinstance(getattr(each, direction), Witness) for each in self.changes)


def classes(old: Version, new: Version, *, budget: int = BUDGET) -> Classes:
    """Compare two versions of a schema, and class each change between them.

    Args:
        old: The old version.
        new: The new version.
        budget: As for `compare`: for the whole schema in each direction, and for all changes together.

    Raises:
        jsonschema.SchemaError: A version is not a valid schema.
        CompileError: A version can't be compiled.
        DepthError: A version is nested too deeply.

    Example:
        >>> from cio_schemas.compatibility.versions.version import Version
        >>> found = classes(Version({}), Version({"required": ["email"]}))
        >>> [(each.change.sentence, each.backward.instance) for each in found.changes]
        [('`email` is now required', {})]
    """
    if old.dialect(ROOT).draft != new.dialect(ROOT).draft:
        return _of_two_drafts(old, new, budget)
    walk = walked(old, new)
    if not walk.changes and set(old.documents) == set(new.documents):
        return Classes(Comparison(_SILENT, _SILENT), ())
    mixtures = Mixtures(old, new, walk, budget)
    backward, forward = (Direction(mixtures, is_backward=each).settled() for each in (True, False))
    found = zip(walk.changes, backward[1], forward[1], strict=True)
    return Classes(Comparison(backward[0], forward[0]), [ClassedChange(*each) for each in found])


def _of_two_drafts(old: Version, new: Version, budget: int) -> Classes:
    """Compare versions in different drafts: both translated to 2020-12, and untranslated."""
    one, other = modern(old), modern(new)
    if one is None or other is None:
        return _of_two_whole(old, new, budget)
    walk = walked(one.version, other.version)
    draft = next((each for each in walked(old, new).changes if each.code == "D-dialect"), None)
    mixtures = Mixtures(one.version, other.version, walk, budget, (old.validator(), new.validator()))
    backward, forward = (Direction(mixtures, is_backward=each).settled() for each in (True, False))
    classed = [
        ClassedChange(each._replace(old=one.written(each.old), new=other.written(each.new)), *verdicts)
        for each, *verdicts in zip(walk.changes, backward[1], forward[1], strict=True)
    ]
    if draft is not None:
        verdicts = [
            Direction(mixtures, is_backward=each).shown(
                compared(mixtures.before, mixtures.base, budget, is_backward=each)
            )
            for each in (True, False)
        ]
        classed.insert(0, ClassedChange(draft, *verdicts))
    whole = Comparison(backward[0], forward[0])
    return Classes(whole, [_proven(each, whole) for each in classed])


def _proven(each: ClassedChange, whole: Comparison) -> ClassedChange:
    """Return a change with the proofs for the whole schema in place of its own verdicts."""
    return each._replace(
        backward=whole.backward if isinstance(whole.backward, Proof) else each.backward,
        forward=whole.forward if isinstance(whole.forward, Proof) else each.forward,
    )


def _of_two_whole(old: Version, new: Version, budget: int) -> Classes:
    """Compare versions in different drafts whose changes can't be made one by one."""
    validators = old.validator(), new.validator()
    whole = Comparison(*(compared(*validators, budget, is_backward=each) for each in (True, False)))
    unknown = Unknown("the versions are in different drafts, and subschemas in them have identifiers", "#")
    found = [ClassedChange(each, unknown, unknown) for each in walked(old, new).changes]
    return Classes(whole, [_proven(each, whole) for each in found])


def disjoint(old: Version, new: Version, whole: Comparison, budget: int = BUDGET) -> Verdict:
    """Return whether no instance is accepted by both versions.

    Args:
        old: The old version.
        new: The new version.
        whole: How they compare.
        budget: As for `compare`.

    Returns:
        A proof, or an instance that both accept.
    """
    if not isinstance(whole.backward, Witness):
        return Unknown("it was not examined", "#")
    return compared(old.validator(), new.negation(), budget, is_backward=True)
