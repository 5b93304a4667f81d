"""What a fault is: one assertion, in one place where it applies, and how it reads as a sentence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from cio_schemas.failures.messages import show

if TYPE_CHECKING:
    from collections.abc import Callable

Status: TypeAlias = Literal["feasible", "shadowed", "redundant", "unproven"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One assertion of a schema, in one place where it applies, to be broken.

    Attributes:
        keyword: the keyword; "false" for a subschema that is false.
        schema_location: where it is, references resolved: a URI with a JSON Pointer as its fragment.
        evaluation_path: how it is reached from the root, as a JSON Pointer through `$ref`.
        instance_location: what it applies to, as a JSON Pointer; "*" in it stands for any item, or any other member.
        detail: which part of the keyword: for `required` the name, for `oneOf` "none" or "two" branches.
        value: the keyword's value.
        status: "feasible": an instance was proven to break it and nothing else. "shadowed": whatever breaks it also
            breaks something else. "redundant": nothing can break it. "unproven": neither was found out.
        reason: why it isn't feasible; empty if it is.
        in_branch: whether it is in a branch of an anyOf or oneOf.
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

    def __str__(self) -> str:
        place = self.instance_location or "the whole instance"
        sentence = f"{place} {_PHRASES.get(self.keyword, _other)(self)} ({self.schema_location})"
        return f"{sentence}; {self.status}: {self.reason}" if self.reason else sentence


class Invalid(NamedTuple):
    """An instance that breaks one assertion and nothing else, proven.

    Attributes:
        instance: the instance.
        fault: the assertion, with the place in this instance.
    """

    instance: Any
    fault: Fault

    @property
    def slug(self) -> str:
        """What breaks, in letters that every file system takes: for names of files and of tests."""
        parts = (*self.fault.instance_location.split("/"), self.fault.keyword, *self.fault.detail)
        text = "-".join(part for part in parts if part)
        return "".join(char if char.isascii() and (char.isalnum() or char in "-_") else "_" for char in text)[:80]

    def __str__(self) -> str:
        return self.slug


def _other(fault: Fault) -> str:
    return f"breaks {fault.keyword} {show(fault.value)}"


_PHRASES: dict[str, Callable[[Fault], str]] = {
    "required": lambda fault: f"lacks the required property {show(fault.detail[0])}",
    "dependentRequired": lambda fault: f"has {show(fault.detail[0])} without the {show(fault.detail[1])} it requires",
    "type": lambda fault: f"is not of type {json.dumps(fault.value)}",
    "enum": lambda _: "is none of the values that enum lists",
    "const": lambda fault: f"is not {show(fault.value)}",
    "minLength": lambda fault: f"is shorter than minLength {fault.value}",
    "maxLength": lambda fault: f"is longer than maxLength {fault.value}",
    "pattern": lambda fault: f"doesn't match the pattern {show(fault.value)}",
    "format": lambda fault: f"lacks the format {show(fault.value)}",
    "minimum": lambda fault: f"is below the minimum {show(fault.value)}",
    "maximum": lambda fault: f"is above the maximum {show(fault.value)}",
    "exclusiveMinimum": lambda fault: f"is not above the exclusiveMinimum {show(fault.value)}",
    "exclusiveMaximum": lambda fault: f"is not below the exclusiveMaximum {show(fault.value)}",
    "multipleOf": lambda fault: f"is no multiple of {show(fault.value)}",
    "minItems": lambda fault: f"has fewer than {fault.value} items",
    "maxItems": lambda fault: f"has more than {fault.value} items",
    "uniqueItems": lambda _: "has two equal items",
    "contains": lambda _: "contains no item that it must contain",
    "minContains": lambda fault: f"contains too few of what it must contain {fault.value} times",
    "maxContains": lambda fault: f"contains more than {fault.value} of what it may contain",
    "minProperties": lambda fault: f"has fewer than {fault.value} properties",
    "maxProperties": lambda fault: f"has more than {fault.value} properties",
    "additionalProperties": lambda _: "has a property that no keyword allows",
    "unevaluatedProperties": lambda _: "has a property that no keyword evaluates",
    "unevaluatedItems": lambda _: "has an item that no keyword evaluates",
    "items": lambda _: "has more items than are allowed",
    "anyOf": lambda _: "matches no branch of anyOf",
    "oneOf": lambda fault: f"matches {'no branch' if fault.detail == ('none',) else 'two branches'} of oneOf",
    "not": lambda _: "matches what `not` bars",
    "false": lambda _: "must not be there: its schema is false",
}
