"""Faults: an assertion in one of the places where it applies, and how it is described."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from cio_schemas.failures.messages import show
from cio_schemas.schema.keywords import KEYWORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

Status: TypeAlias = Literal["feasible", "shadowed", "redundant", "unproven"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One assertion of a schema, in one place where it applies, to be broken.

    Attributes:
        keyword: The keyword; "false" for a subschema that is false.
        schema_location: Where it is, references resolved: a URI with a JSON Pointer as its fragment.
        evaluation_path: How it is reached from the root, as a JSON Pointer through `$ref`.
        instance_location: What it applies to, as a JSON Pointer; "*" in it matches any item, or any other member.
        detail: Which part of the keyword: for `required` the name, for `oneOf` "none" or "two" branches.
        value: The keyword's value.
        status: "feasible": an instance is proven to break it and nothing else. "shadowed": whatever breaks it also
            breaks something else. "redundant": nothing can break it. "unproven": none of these is known.
        reason: Why it isn't feasible; empty if it is.
        in_branch: Whether it is in a branch of an anyOf or oneOf.
    """

    keyword: str
    schema_location: str
    evaluation_path: str
    instance_location: str
    detail: tuple[str, ...]
    value: Any
    status: Status
    reason: str
    in_branch: bool

    def __hash__(self) -> int:
        return hash((self.evaluation_path, self.keyword, self.detail))

    def __repr__(self) -> str:
        return f"<Fault {self}>"

    def __str__(self) -> str:
        place = self.instance_location or "the whole instance"
        sentence = f"{place} {phrase(self)} ({self.schema_location})"
        return f"{sentence}; {self.status}: {self.reason}" if self.reason else sentence


class Invalid(NamedTuple):
    """An instance that breaks one assertion and nothing else, proven.

    Attributes:
        instance: The instance.
        fault: The assertion, with the place in this instance.
    """

    instance: Any
    fault: Fault

    @property
    def slug(self) -> str:
        """The fault in characters that every file system supports, for names of files and tests."""
        parts = (*self.fault.instance_location.split("/"), self.fault.keyword, *self.fault.detail)
        text = "-".join(part for part in parts if part)
        return "".join(char if char.isascii() and (char.isalnum() or char in "-_") else "_" for char in text)[:80]

    def __str__(self) -> str:
        return self.slug


def why_no_fault(keyword: str | None, at: str | None, named: Sequence[Fault]) -> str:
    """Say that no fault of a keyword, at a place, can be broken alone, and why.

    Args:
        keyword: The keyword that was asked for; None for any.
        at: The instance location that was asked for; None for any.
        named: The faults of that keyword at that place, none of them feasible.
    """
    which = f"no assertion of `{keyword}`" if keyword else "no assertion"
    where = "" if at is None else f" at {at or 'the root'}"
    if named:
        return f"{which}{where} can be broken alone: {'; '.join(map(str, named[:3]))}"
    return f"the schema has {which}{where}; `cio_schemas.strategies.faults` lists what it has"


def phrase(fault: Fault) -> str:
    """Return how the instance of a fault breaks its assertion, as a predicate of the instance."""
    if fault.keyword == "false":
        return "must not be there: its schema is false"
    if fault.keyword == "oneOf":
        return f"matches {'no branch' if fault.detail == ('none',) else 'two branches'} of oneOf"
    value = json.dumps(fault.value) if fault.keyword == "type" else show(fault.value)
    return KEYWORDS[fault.keyword].phrase.format(*map(show, fault.detail), value=value)
