"""Word the changes of a keyword, in one sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cio_schemas.diagnostic.printing import counted
from cio_schemas.failures.messages import show
from cio_schemas.source import ABSENT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from cio_schemas.compatibility.changes.subjects import Subject

MAX_NAMED: Final = 5
"""How many values a sentence names."""


def asserted(keyword: str, subject: Subject, old: Any, new: Any) -> str:
    """Word a change of an assertion with a single value.

    Args:
        keyword: The name of the keyword.
        subject: What it describes.
        old: The old value, or ABSENT.
        new: The new value, or ABSENT.

    Example:
        >>> from cio_schemas.compatibility.changes.subjects import PAYLOAD
        >>> asserted("minLength", PAYLOAD.property("name"), 1, 3)
        '`name` must now have at least 3 characters, not 1'
    """
    said = _PHRASES.get(keyword)
    if said is None:
        return f"`{keyword}` of {subject.holder} {_difference(old, new)}"
    if new is ABSENT:
        return f"{subject.phrase} no longer has to {said(old)}"
    before = "" if old is ABSENT or isinstance(old, bool) else f", not {_short(old)}"
    return f"{subject.phrase} must now {said(new)}{before}"


def exchanged(keywords: tuple[str, str], subject: Subject, old: Any, new: Any) -> str:
    """Say that a bound became exclusive, or the reverse.

    Args:
        keywords: The names of the old keyword and of the new one.
        subject: What they are about.
        old: The value of the old one.
        new: The value of the new one.

    Example:
        >>> from cio_schemas.compatibility.changes.subjects import PAYLOAD
        >>> exchanged(("minimum", "exclusiveMinimum"), PAYLOAD.property("age"), 0, 0)
        '`age` must now be greater than 0, not at least 0'
    """
    was, is_now = (_PHRASES[keyword](value) for keyword, value in zip(keywords, (old, new), strict=True))
    return f"{subject.phrase} must now {is_now}, not {was.removeprefix('be ')}"


def _difference(old: Any, new: Any) -> str:
    if old is ABSENT:
        return "is new" if isinstance(new, dict | list) else f"is now {_short(new)}"
    if new is ABSENT:
        return "is gone"
    if isinstance(old, dict | list) or isinstance(new, dict | list):
        return "changed"
    return f"is now {_short(new)}, not {_short(old)}"


def _short(value: Any) -> str:
    return show(value)


def _counting(noun: str, most: bool) -> Callable[[Any], str]:
    bound = "at most" if most else "at least"

    def phrase(value: Any) -> str:
        whole = isinstance(value, int) and not isinstance(value, bool)
        return f"have {bound} {counted(value, noun) if whole else f'{_short(value)} {noun}s'}"

    return phrase


def _saying(words: str) -> Callable[[Any], str]:
    return lambda value: words.format(_short(value))


_PHRASES: Final[dict[str, Callable[[Any], str]]] = {
    "minimum": _saying("be at least {}"),
    "maximum": _saying("be at most {}"),
    "exclusiveMinimum": _saying("be greater than {}"),
    "exclusiveMaximum": _saying("be less than {}"),
    "multipleOf": _saying("be a multiple of {}"),
    "minLength": _counting("character", most=False),
    "maxLength": _counting("character", most=True),
    "minItems": _counting("item", most=False),
    "maxItems": _counting("item", most=True),
    "minProperties": _counting("property", most=False),
    "maxProperties": _counting("property", most=True),
    "minContains": _saying("have at least {} of the items that `contains` describes"),
    "maxContains": _saying("have at most {} of the items that `contains` describes"),
    "pattern": _saying("match the pattern {}"),
    "format": _saying("have the format {}"),
    "const": _saying("be {}"),
    "contentEncoding": _saying("be encoded as {}"),
    "contentMediaType": _saying("hold {}"),
}


def unique(subject: Subject, old: Any, new: Any) -> str:
    """Word a change of `uniqueItems`."""
    if new is True:
        return f"{subject.phrase} may no longer hold two equal items"
    if old is True:
        return f"{subject.phrase} may now hold equal items"
    return f"`uniqueItems` of {subject.holder} {_difference(old, new)}"


# -- types --

_ARTICLES: Final = {"array": "an array", "integer": "an integer", "null": "null", "object": "an object"}


def types(subject: Subject, old: Any, new: Any) -> str:
    """Word a change of `type`.

    Args:
        subject: What it describes.
        old: The old value, or ABSENT.
        new: The new value, or ABSENT.
    """
    before, after = _listed_types(old), _listed_types(new)
    if old is ABSENT:
        return f"{subject.phrase} must now be {_either(after)}, not of any type"
    if new is ABSENT:
        return f"{subject.phrase} may now be of any type, not only {_either(before)}"
    gone = [each for each in before if each not in after]
    come = [each for each in after if each not in before]
    if gone == ["integer"] and "number" in come:
        return f"{subject.phrase} may now be {_either(after)}, not only {_either(before)}"
    if come == ["integer"] and gone == ["number"]:
        return f"{subject.phrase} must now be {_either(after)}, not any number"
    if gone and come:
        return f"{subject.phrase} must now be {_either(after)}, not {_either(before)}"
    if come:
        return f"{subject.phrase} may now also be {_either(come)}"
    if gone:
        return f"{subject.phrase} may no longer be {_either(gone)}"
    return f"`type` of {subject.holder} is written in another way, which changes nothing"


def _listed_types(value: Any) -> list[str]:
    """Return the names of types; an integer is a number, too."""
    names = [str(each) for each in value] if isinstance(value, list) else [] if value is ABSENT else [str(value)]
    return [each for each in names if each != "integer" or "number" not in names]


def _either(names: Sequence[str]) -> str:
    phrases = [_ARTICLES.get(each, f"a {each}") for each in names] or ["anything"]
    return phrases[0] if len(phrases) == 1 else f"{', '.join(phrases[:-1])} or {phrases[-1]}"


# -- listed values --


def values(subject: Subject, gone: Sequence[Any], come: Sequence[Any]) -> str:
    """Word which values of an `enum` are gone, or which are new; one of the two is empty."""
    if come:
        return f"{subject.phrase} may now also be {_any_of(come)}"
    return f"{subject.phrase} may no longer be {_any_of(gone)}"


def listed(subject: Subject, old: Any, new: Any) -> str:
    """Word that an `enum` is new, or gone."""
    if old is ABSENT:
        return f"{subject.phrase} must now be {_any_of(new)}"
    return f"{subject.phrase} may now be anything, not only {_any_of(old)}"


def replaced(subject: Subject, old: Sequence[Any], new: Sequence[Any]) -> str:
    """Word that an `enum` lists entirely different values."""
    return f"{subject.phrase} must now be {_any_of(new)}, not {_any_of(old)}"


def together(keywords: Sequence[str]) -> str:
    """Join keywords to a phrase: `title`, `description` and `examples`."""
    quoted = [f"`{each}`" for each in keywords]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"


def _any_of(values: Collection[Any]) -> str:
    shown = [_short(each) for each in list(values)[:MAX_NAMED]]
    more = len(values) - len(shown)
    if more > 0:
        return f"{', '.join(shown)} or one of {more:,} more"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}" if shown else "nothing"


# -- subschemas --


def described(schema: Any) -> str:
    """Summarize what a schema requires, as a phrase to follow "must"."""
    if schema is False:
        return "not be there"
    if isinstance(schema, dict):
        asserting = {name: value for name, value in schema.items() if name not in _SILENT}
        if not asserting:
            return "be anything"
        if len(asserting) == 1:
            return _only(*next(iter(asserting.items())))
        if "type" in asserting:
            return f"be {_either(_listed_types(asserting['type']))} with further conditions"
    return "be anything" if schema is True else "satisfy a schema"


_SILENT: Final = ("title", "description", "$comment", "default", "examples", "deprecated", "readOnly", "writeOnly")


def _only(keyword: str, value: Any) -> str:
    if keyword == "type":
        return f"be {_either(_listed_types(value))}"
    if keyword == "enum" and isinstance(value, list):
        return f"be {_any_of(value)}"
    if keyword in ("$ref", "$dynamicRef"):
        return f"satisfy `{value}`"
    return _PHRASES[keyword](value) if keyword in _PHRASES else "satisfy a schema"


_CLOSING: Final = {
    "additionalProperties": "other properties than those described",
    "unevaluatedProperties": "other properties than those described",
    "items": "further items",
    "unevaluatedItems": "further items",
}
_HELD: Final = {
    "additionalProperties": "each other property of {}",
    "unevaluatedProperties": "each property of {} that is not described",
    "items": "each item of {}",
    "unevaluatedItems": "each item of {} that is not described",
    "propertyNames": "each property name of {}",
    "contains": "an item of {}",
    "contentSchema": "the content of {}",
}


def applied(keyword: str, subject: Subject, old: Any, new: Any) -> str:
    """Word that a keyword with one subschema is new, gone, or became `true` or `false`.

    Args:
        keyword: The name of the keyword.
        subject: What the schema object that holds it describes.
        old: The old subschema, or ABSENT.
        new: The new subschema, or ABSENT.
    """
    closing = _CLOSING.get(keyword)
    if closing and new is False:
        return f"{subject.phrase} may no longer have {closing}"
    if closing and old is False and described(new if new is not ABSENT else True) == "be anything":
        return f"{subject.phrase} may now have {closing}"
    if keyword in _HELD:
        held = _HELD[keyword].format(subject.phrase)
        if new is ABSENT:
            return f"{held} no longer has to {described(old)}"
        also = f"; {subject.phrase} may now have {closing}" if closing and old is False else ""
        verb = "may" if described(new) == "be anything" else "must"
        return f"{held} {verb} now {described(new)}{also}"
    return f"`{keyword}` of {subject.holder} {'is new' if old is ABSENT else 'is gone' if new is ABSENT else 'changed'}"


def branched(keyword: str, subject: Subject, old: Sequence[Any], new: Sequence[Any]) -> str:
    """Word that `anyOf` or `oneOf` is new, gone, or has entirely different branches."""
    if not new:
        return f"{subject.phrase} no longer has to match a branch of `{keyword}`"
    number = counted(len(new), "branch")
    return f"{subject.phrase} must now match {'one of ' if len(new) > 1 else ''}{number} of `{keyword}`" + (
        ", all of them new" if old else ""
    )
