"""The kinds of changes that `diff` reports, each with a stable code: `D-` and a keyword of 2020-12, or a name."""

from __future__ import annotations

from typing import Final, NamedTuple

from cio_schemas.schema.keywords import KEYWORDS


class ChangeKind(NamedTuple):
    """What all changes of a kind have in common.

    Attributes:
        what: One sentence on what changed.
        advice: What it usually means for producers and consumers, and how to avoid breaking them.
    """

    what: str
    advice: str = ""


_TIGHTENING: Final = "A stricter keyword breaks producers, a looser one breaks consumers."
_BOUND: Final = f"{_TIGHTENING} To narrow a bound, put it in a new schema, or announce it and only warn at first."

_ADVICE: Final = {
    "required": (
        "A property that becomes required breaks producers that do not send it yet: describe it first, and require it "
        "once all send it. One that becomes optional breaks consumers that rely on it."
    ),
    "properties": (
        "If other properties are allowed anyway, describing one restricts it, and other values are refused. "
        "If they are not, a new property is new to consumers, and a property that is removed is refused."
    ),
    "additionalProperties": (
        "Closing an object breaks producers that send anything that is not described; opening it lets through what "
        "consumers never saw. Close objects in their first version, or not at all."
    ),
    "enum": (
        "Removing a value breaks producers that send it; adding one breaks consumers that list all cases. Consumers "
        "should handle unknown values from the beginning."
    ),
    "type": "Another type breaks producers and consumers. Keep the old property, and add one with another name.",
    "oneOf": (
        "A new branch may match what another one matches too, which `oneOf` refuses: if branches may overlap, use "
        "`anyOf`."
    ),
    "pattern": "Patterns are compared by the strings that they match.",
    "format": "Formats are compared by the strings that they accept; where these are unknown, by name.",
    "$ref": "The reference leads to another schema: what that one requires is compared, wherever it is.",
}

_CODES: Final = {"$ref": "ref", "$dynamicRef": "ref"}

_OF_KEYWORDS: Final = {
    f"D-{_CODES.get(name, name)}": ChangeKind(
        f"`{name}` changed", _ADVICE.get(name) or (_BOUND if keyword.bound else _TIGHTENING)
    )
    for name, keyword in KEYWORDS.items()
    if (keyword.decides or name.startswith("content"))
    and name not in ("dependencies", "additionalItems", "$recursiveRef", "$dynamicRef")
}

KINDS: Final = {
    **_OF_KEYWORDS,
    "D-false": ChangeKind("a subschema became `true` or `false`, or was one of them", _TIGHTENING),
    "D-renamed": ChangeKind(
        "a property seems to have another name, with the same schema",
        "It breaks producers that send the old name, and consumers that read it. Support both names for a while.",
    ),
    "D-moved": ChangeKind(
        "a definition has another name or place, or a schema that was referred to is written out, or the reverse",
        "It accepts the same; other changes in it are reported separately. References from other files may break.",
    ),
    "D-order": ChangeKind(
        "the elements of a keyword are in another order",
        "The order has no meaning for these keywords.",
    ),
    "D-defs": ChangeKind("a definition is new or gone", "By itself it asserts nothing: what refers to it does."),
    "D-annotation": ChangeKind("titles, descriptions, defaults or examples changed", "They assert nothing."),
    "D-keyword": ChangeKind("a keyword that JSON Schema does not define changed", "It asserts nothing here."),
    "D-id": ChangeKind(
        "a schema has another URI",
        "References to the old URI no longer resolve; the schema accepts the same.",
    ),
    "D-anchor": ChangeKind("an anchor is new, gone, or has another name", "References to it may lead elsewhere."),
    "D-dialect": ChangeKind(
        "the schema is written for another draft",
        "The same text may mean something else: 1.0 is not an integer in draft 4, keywords next to `$ref` count since "
        "2019-09, `contentEncoding` is an assertion in draft 7 only.",
    ),
    "D-added": ChangeKind("a schema file is new", "There is nothing to compare it with."),
    "D-removed": ChangeKind("a schema file is gone", "Its users have no schema now."),
    "D-together": ChangeKind(
        "changes together break something that none is shown to break alone",
        "The witness shows the effect of all changes of the schema together.",
    ),
    "D-unknown": ChangeKind(
        "neither a proof nor a witness was found",
        "It is not known whether the change is safe, so it counts as breaking unless `--unknown warn` is given. "
        "Compare again with a larger `--budget`, or look at the reason in the finding.",
    ),
    "D-version": ChangeKind(
        "the version number that all changes of a schema together require",
        "SemVer: major if something breaks in a direction that the mode protects, minor if what is accepted changes "
        "otherwise, patch if it does not change. SchemaVer: MODEL if no old payload is accepted any more, REVISION if "
        "some are not, ADDITION otherwise.",
    ),
}
"""Code -> kind."""


def kind_of(code: str) -> ChangeKind:
    """Return the meaning of a code, or the code itself if it is unknown."""
    return KINDS.get(code, ChangeKind(code))
