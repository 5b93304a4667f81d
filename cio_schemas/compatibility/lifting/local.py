"""The result of a comparison at one place, and the instances that it suggests for the whole schema."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.compatibility.lifting.reaching import certain_value, grafted
from cio_schemas.compatibility.verdicts import Witness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cio_schemas.compatibility.lifting.reaching import Others, Way
    from cio_schemas.compatibility.verdicts import Verdict
    from cio_schemas.validators import Validator


class Mixture(NamedTuple):
    """The documents of a version, or of a mixture of both: before a change and after it."""

    before: dict[str, Any]
    after: dict[str, Any]


class Local(NamedTuple):
    """The result of a comparison at one place.

    Attributes:
        verdict: A proof for the whole schema; a witness for the place alone; or unknown.
        way: The path of an instance to the place; None if it is not known.
        accepting: The Validator that accepts a witness there.
        refusing: The Validator that refuses it.
        names: The names of the members that were compared; None for all.
        asking: The path to the same place in the old version, if there is one.
        others: The siblings of the branches on that path.
        beside: For a witness that needs another branch of `oneOf` to match, too: returns instances of other branches.
        fillings: Functions that add to an instance what the branches on the path are likely to ask for.
    """

    verdict: Verdict
    way: Way | None = None
    accepting: Validator | None = None
    refusing: Validator | None = None
    names: frozenset[str] | None = None
    asking: Way | None = None
    others: Others = lambda _: None
    beside: Callable[[], Iterator[Any]] | None = None
    fillings: tuple[Callable[[Any], Any], ...] = ()

    @property
    def is_certain(self) -> bool:
        """Whether the subschema at the place applies to every instance that is made for it."""
        return self.asking is not None and all(step.is_certain for step in self.asking)

    @property
    def tells(self) -> bool:
        """Whether it can be decided of an instance that the subschema at the place applies to it."""
        return self.asking is not None and all(
            step.is_certain or (step.is_branch and self.others(step) is not None) for step in self.asking
        )

    def if_whole(self) -> Local | None:
        """Return itself if it has a witness for the whole value at the place, None otherwise."""
        return self if isinstance(self.verdict, Witness) and self.names is None else None

    def shows(self, instance: Any) -> bool:
        """Return whether the value of an instance at the place is accepted by one version and refused by the other.

        Args:
            instance: An instance of a whole version.
        """
        way, accepting, refusing = self.asking, self.accepting, self.refusing
        values = [] if way is None else certain_value(instance, way, self.others)
        return any(
            accepting is not None
            and accepting.is_valid(value)
            and refusing is not None
            and not refusing.is_valid(value)
            for value in values
        )

    def messages(self, instance: Any) -> frozenset[str]:
        """Return the messages for the value of an instance at the place.

        Args:
            instance: An instance of a whole version.
        """
        if self.asking is None or self.refusing is None:
            return frozenset()
        values = certain_value(instance, self.asking, self.others)
        return frozenset(error.message for value in values for error in self.refusing.iter_errors(value))

    def candidates(self, bases: Iterable[Any]) -> Iterator[Any]:
        """Yield instances that have the witness at the place.

        Args:
            bases: Instances that supply the rest.
        """
        if self.way is not None and isinstance(self.verdict, Witness):
            witness = self.verdict.instance
            for base in bases if self.beside is None else chain([None], self.beside()):
                for names in dict.fromkeys((self.names, None)):
                    yield grafted(base, self.way, witness, names)
                for fill in self.fillings:
                    yield grafted(fill(base), self.way, witness, frozenset(names_in(witness)))


def names_in(value: Any) -> Iterable[str]:
    """Return the names of the members of an object; none for other values."""
    return value if isinstance(value, dict) else ()


def filled(parts: Iterable[tuple[Way, Any]], base: Any) -> Any:
    """Add values to an instance at given places; objects are merged.

    Args:
        parts: The values, each with the path to its place.
        base: The instance.
    """
    for way, value in parts:
        base = grafted(base, way, value, frozenset(names_in(value)))
    return base
