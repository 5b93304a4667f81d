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
        '`name` must have at least 3 characters now, not 1'
    """
    said = _PHRASES.get(keyword)
    if said is None:
        return f"`{keyword}` of {subject.holder} {_difference(old, new)}"
    if new is ABSENT:
        return f"{subject.phrase} need not {said(old)} any more"
    before = "" if old is ABSENT or isinstance(old, bool) else f", not {_short(old)}"
    return f"{subject.phrase} must {said(new)} now{before}"


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
        '`age` must be greater than 0 now, not at least 0'
    """
    was, is_now = (_PHRASES[keyword](value) for keyword, value in zip(keywords, (old, new), strict=True))
    return f"{subject.phrase} must {is_now} now, not {was.removeprefix('be ')}"


def _difference(old: Any, new: Any) -> str:
    if old is ABSENT:
        return "is new" if isinstance(new, dict | list) else f"is {_short(new)} now"
    if new is ABSENT:
        return "is gone"
    if isinstance(old, dict | list) or isinstance(new, dict | list):
        return "changed"
    return f"is {_short(new)} now, not {_short(old)}"


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
    "minContains": lambda value: f"hold what `contains` requires at least {_short(value)} times",
    "maxContains": lambda value: f"hold what `contains` requires at most {_short(value)} times",
    "pattern": _saying("match the pattern {}"),
    "format": _saying("have the format {}"),
    "const": _saying("be {}"),
    "contentEncoding": _saying("be encoded as {}"),
    "contentMediaType": _saying("hold {}"),
}


def unique(subject: Subject, old: Any, new: Any) -> str:
    """Word a change of `uniqueItems`."""
    if new is True:
        return f"{subject.phrase} may not hold two equal items any more"
    if old is True:
        return f"{subject.phrase} may hold equal items now"
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
        return f"{subject.phrase} must be {_either(after)} now, not of any type"
    if new is ABSENT:
        return f"{subject.phrase} may be of any type now, not only {_either(before)}"
    gone = [each for each in before if each not in after]
    come = [each for each in after if each not in before]
    if gone == ["integer"] and "number" in come:
        return f"{subject.phrase} may be {_either(after)} now, not only {_either(before)}"
    if come == ["integer"] and gone == ["number"]:
        return f"{subject.phrase} must be {_either(after)} now, not any number"
    if gone and come:
        return f"{subject.phrase} must be {_either(after)} now, not {_either(before)}"
    if come:
        return f"{subject.phrase} may be {_either(come)} now too"
    if gone:
        return f"{subject.phrase} may not be {_either(gone)} any more"
    return f"the types of {subject.phrase} are written in another way"


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
        return f"{subject.phrase} may be {_any_of(come)} now too"
    return f"{subject.phrase} may not be {_any_of(gone)} any more"


def listed(subject: Subject, old: Any, new: Any) -> str:
    """Word that an `enum` is new, or gone."""
    if old is ABSENT:
        return f"{subject.phrase} must be {_any_of(new)} now"
    return f"{subject.phrase} may be anything else now than {_any_of(old)}"


def replaced(subject: Subject, old: Sequence[Any], new: Sequence[Any]) -> str:
    """Word that an `enum` lists entirely different values."""
    return f"{subject.phrase} must be {_any_of(new)} now, not {_any_of(old)}"


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
    "contentSchema": "what {} holds",
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
        return f"{subject.phrase} may not have {closing} any more"
    if closing and old is False and described(new if new is not ABSENT else True) == "be anything":
        return f"{subject.phrase} may have {closing} now"
    if keyword in _HELD:
        held = _HELD[keyword].format(subject.phrase)
        if new is ABSENT:
            return f"{held} need not {described(old)} any more"
        also = f"; {subject.phrase} may have {closing} now" if closing and old is False else ""
        verb = "may" if described(new) == "be anything" else "must"
        return f"{held} {verb} {described(new)} now{also}"
    return f"`{keyword}` of {subject.holder} {'is new' if old is ABSENT else 'is gone' if new is ABSENT else 'changed'}"


def branched(keyword: str, subject: Subject, old: Sequence[Any], new: Sequence[Any]) -> str:
    """Word that `anyOf` or `oneOf` is new, gone, or has entirely different branches."""
    if not new:
        return f"{subject.phrase} need not match a branch of `{keyword}` any more"
    number = counted(len(new), "branch")
    return f"{subject.phrase} must match {'one of ' if len(new) > 1 else ''}{number} of `{keyword}` now" + (
        ", all of them new" if old else ""
    )
