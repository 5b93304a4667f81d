"""The kinds of changes that `diff` reports, each with a stable code: `D-` and a keyword of 2020-12, or a name."""

from __future__ import annotations

from typing import Final, NamedTuple

from cio_schemas.schema.keywords import KEYWORDS


class ChangeKind(NamedTuple):
    """What is known of all changes of a kind.

    Attributes:
        what: One sentence on what changed.
        advice: What it commonly means for who sends and who reads, and what to do instead of breaking them.
    """

    what: str
    advice: str = ""


_TIGHTENING: Final = "Asking for more breaks who sends what was accepted; asking for less, who reads what was promised."
_BOUND: Final = (
    f"{_TIGHTENING} A bound that has to be narrowed goes into a new schema, or is announced and only warned of."
)

_ADVICE: Final = {
    "required": (
        "A property that is required now breaks who does not send it yet: describe it first, require it once all "
        "send it. One that is optional now breaks who reads it without asking whether it is there."
    ),
    "properties": (
        "A property that is described where others are allowed anyway restricts it: who sends another value under that "
        "name is refused. Where others are not allowed, it is new for who reads, and refused when it is gone."
    ),
    "additionalProperties": (
        "Closing an object breaks who sends anything that is not described; opening it lets through what readers never "
        "saw. Close objects in their first version, or not at all."
    ),
    "enum": (
        "A value that is gone breaks who sends it; one that is new breaks readers that list all cases. Let readers "
        "treat values that they do not know as one case from the beginning."
    ),
    "type": "Another type breaks who sends and who reads. Add a property of another name beside the old one instead.",
    "oneOf": (
        "A new branch may match what another matches too, which `oneOf` refuses: where branches may overlap, use "
        "`anyOf`."
    ),
    "pattern": "Patterns are compared by their languages: all that the old one matches has to match the new one too.",
    "format": "A format is compared where its language is known; other formats equal only themselves.",
    "$ref": "Another schema is referred to: what it asks for is compared, wherever it stands.",
}

_CODES: Final = {"$ref": "ref", "$dynamicRef": "ref"}

_OF_KEYWORDS: Final = {
    f"D-{_CODES.get(name, name)}": ChangeKind(
        f"what `{name}` asks for changed", _ADVICE.get(name) or (_BOUND if keyword.bound else _TIGHTENING)
    )
    for name, keyword in KEYWORDS.items()
    if (keyword.decides or name.startswith("content"))
    and name not in ("dependencies", "additionalItems", "$recursiveRef", "$dynamicRef")
}

KINDS: Final = {
    **_OF_KEYWORDS,
    "D-false": ChangeKind("a schema is, or was, `true` or `false`", _TIGHTENING),
    "D-renamed": ChangeKind(
        "a property seems to have another name: the same schema stands under it",
        "Who sends the old name and who reads it is broken at once. Describe both names for a while, and send both.",
    ),
    "D-moved": ChangeKind(
        "a definition has another name or place, or a schema is written out that was referred to, or the reverse",
        "It says the same; what else changed in it is told apart. References from other files may lead nowhere now.",
    ),
    "D-order": ChangeKind("what a keyword lists is in another order", "No keyword that is told so minds the order."),
    "D-defs": ChangeKind("a definition is new or gone", "By itself it asserts nothing: what refers to it does."),
    "D-annotation": ChangeKind("titles, descriptions, defaults or examples changed", "They assert nothing."),
    "D-keyword": ChangeKind("a keyword that JSON Schema does not define changed", "It asserts nothing here."),
    "D-id": ChangeKind(
        "a schema is identified by another URI", "What refers to the old URI does not find it; what it accepts stays."
    ),
    "D-anchor": ChangeKind("an anchor is new, gone, or has another name", "What refers to it may lead elsewhere."),
    "D-dialect": ChangeKind(
        "the schema is of another draft",
        "The same text may mean something else: 1.0 is no integer in draft 4, keywords beside `$ref` count since "
        "2019-09, `contentEncoding` asserts in draft 7 alone.",
    ),
    "D-added": ChangeKind("a schema file is new", "There is nothing to compare it with."),
    "D-removed": ChangeKind("a schema file is gone", "Who goes by it has no schema any more."),
    "D-together": ChangeKind(
        "changes break something that none of them is shown to break alone",
        "The witness shows the sum of all changes of the schema.",
    ),
    "D-unknown": ChangeKind(
        "neither a proof nor a witness was found",
        "It is not known whether the change is safe, so it counts as breaking unless `--unknown warn` is given. "
        "Compare with `--budget` raised, or look at the reason that is told.",
    ),
    "D-version": ChangeKind(
        "what all changes of a schema come to",
        "SemVer: major where something breaks in a direction that the mode asks for, minor where something else "
        "changes what is accepted, patch where nothing does. SchemaVer: MODEL where no old payload is accepted any "
        "more, REVISION where some are not, ADDITION else.",
    ),
}
"""Code -> kind."""


def kind_of(code: str) -> ChangeKind:
    """Return what a code stands for, or the code itself where it is not one."""
    return KINDS.get(code, ChangeKind(code))
