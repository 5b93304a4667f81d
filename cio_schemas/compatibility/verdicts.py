"""The verdicts of a comparison of two schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from cio_schemas.failures.errors import ValidationError


class Proof(NamedTuple):
    """Every instance of the one schema satisfies the other.

    Attributes:
        steps: How many steps it took to find out.
    """

    steps: int


class Witness(NamedTuple):
    """An instance that the one schema accepts and the other refuses, as both Validators say.

    Attributes:
        instance: The instance.
        failures: Why the other refuses it: the errors that its Validator reports.
        minimal: Whether nothing of it can be left out: no member, no item, no character.
    """

    instance: Any
    failures: tuple[ValidationError, ...]
    minimal: bool


class Unknown(NamedTuple):
    """Neither was a proof found nor an instance that shows the contrary.

    Attributes:
        reason: Why.
        place: The location in a schema of what could not be decided; that of the root if it is not one place.
    """

    reason: str
    place: str


Verdict: TypeAlias = "Proof | Witness | Unknown"
"""What is known of one direction."""


class Comparison(NamedTuple):
    """How an old schema and a new one compare, in the words of schema registries.

    Attributes:
        backward: Whether every instance of the old one satisfies the new one: what reads by the new one reads what was
            written by the old one.
        forward: Whether every instance of the new one satisfies the old one.
    """

    backward: Verdict
    forward: Verdict
