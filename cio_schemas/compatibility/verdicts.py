"""The verdicts of a comparison of two schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from cio_schemas.failures.errors import ValidationError


class Proof(NamedTuple):
    """Every instance of one schema satisfies the other.

    Attributes:
        steps: How many steps the proof took.
    """

    steps: int


class Witness(NamedTuple):
    """An instance that one schema accepts and the other refuses, confirmed by both Validators.

    Attributes:
        instance: The instance.
        failures: The errors that the refusing Validator reports.
        minimal: Whether no member, item or character can be left out of it.
    """

    instance: Any
    failures: tuple[ValidationError, ...]
    minimal: bool


class Unknown(NamedTuple):
    """Neither a proof nor a witness was found.

    Attributes:
        reason: Why.
        place: The location of the subschema that could not be decided; the root if there is no single one.
    """

    reason: str
    place: str


Verdict: TypeAlias = "Proof | Witness | Unknown"
"""The answer for one direction."""


class Comparison(NamedTuple):
    """The verdicts on an old and a new schema, named as schema registries name them.

    Attributes:
        backward: Whether every instance of the old schema satisfies the new one, so that consumers that use the new one
            can read what producers wrote by the old one.
        forward: Whether every instance of the new schema satisfies the old one.
    """

    backward: Verdict
    forward: Verdict
