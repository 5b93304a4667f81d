"""The messages of failures: all prose about instances, in a table from keyword to message.

A message says what was expected, what was found, and the nearest correct value if there is one.
"""

from __future__ import annotations

import re
import reprlib
import sys
from decimal import Decimal
from json.encoder import encode_basestring

from cio_schemas.diagnostic.printing import plural
from cio_schemas.records import NamedTuple
from cio_schemas.runtime import is_integer, is_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from typing import Any

    from cio_schemas.failures.failure import Failure, Site


MAX_SHOWN = 60
"""How many characters of a value a message shows."""
MAX_MEMBERS = 5
"""How many items or properties an array or object may have to be written out."""


class Facts(NamedTuple):
    """What a message is made of."""

    value: Any
    instance: Any
    detail: Any
    schema: Any


def _near(name: str, known: Any) -> str:
    from cio_schemas.schema.suggestions import did_you_mean  # noqa: PLC0415 - takes longer to import than all the rest

    return did_you_mean(name, known)


def show(value: Any) -> str:
    """Return a JSON value in JSON's notation, shortened if it is long."""
    if isinstance(value, str):
        return encode_basestring(_cut(value))
    if isinstance(value, list):
        return _shown(value, value, map(show, value), "[]") or f"an array of {_count(len(value), 'item')}"
    if isinstance(value, dict):
        pairs = (f"{show(key)}: {show(member)}" for key, member in value.items())
        return _shown(value, value.values(), pairs, "{}") or f"an object of {_count(len(value), 'property')}"
    if value is None or isinstance(value, bool):
        return "null" if value is None else "true" if value else "false"
    if isinstance(value, int) and value.bit_length() > 4 * MAX_SHOWN:
        return f"an integer of some {value.bit_length() * 3 // 10} digits"
    for number, written in ((int, int.__repr__), (float, float.__repr__), (Decimal, Decimal.__str__)):
        if isinstance(value, number):
            return _cut(written(value))  # as a number, even if a subclass overrides it
    return _cut(reprlib.repr(value))


def _shown(value: Collection[Any], members: Iterable[Any], parts: Iterable[str], brackets: str) -> str:
    """Return an array or an object written out, or nothing if it is long, or holds others, which may be deep."""
    if len(value) > MAX_MEMBERS or any(isinstance(member, list | dict) for member in members):
        return ""
    text = f"{brackets[0]}{', '.join(parts)}{brackets[1]}"
    return text if len(text) <= MAX_SHOWN else ""


def _cut(text: str) -> str:
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"


_KINDS = {str: "string", dict: "object", list: "array", bool: "boolean", int: "integer", type(None): "null"}


def kind(value: Any) -> str:
    """Return the JSON type of a value, or the name of its Python type if it has none."""
    if value.__class__ in _KINDS:
        return _KINDS[value.__class__]
    for name, python_type in (("string", str), ("object", dict), ("array", list), ("boolean", bool)):
        if isinstance(value, python_type):
            return name
    if is_integer(value):
        return "integer"
    return "number" if is_number(value) else f"{reprlib.repr(value):.30}, which is not JSON"


def found(value: Any) -> str:
    """Return a JSON value with its type, as what was found."""
    if value.__class__ is str:
        return f"string {encode_basestring(_cut(value))}"
    if isinstance(value, list | dict):
        shown = show(value)
        return shown if shown.startswith("an ") else f"{kind(value)} {shown}"
    return f"{kind(value)} {show(value)}" if isinstance(value, str | bool) or is_number(value) else kind(value)


def _count(number: float, noun: str) -> str:
    shown = f"{int(number):,}" if number <= sys.maxsize else show(number)
    return f"{shown} {plural(noun, number)}"


def _names(names: Iterable[Any]) -> str:
    shown = [show(name) for name in names]
    more = len(shown) - 5
    return ", ".join(shown[:5]) + (f" and {more} more" if more > 0 else "")


def _type(facts: Facts) -> str:
    types = [facts.value] if isinstance(facts.value, str) else facts.value
    if "integer" in types and is_integer(facts.instance):  # in draft 4 the notation decides
        return f"expected {' or '.join(types)}, found number {show(facts.instance)}, which is written with a fraction"
    return f"expected {' or '.join(types)}, found {found(facts.instance)}"


def _enum(facts: Facts) -> str:
    if not facts.value:
        return f"nothing is allowed here, as `enum` is empty, found {found(facts.instance)}"
    hint = _near(facts.instance, facts.value) if isinstance(facts.instance, str) else ""
    return f"expected one of {_names(facts.value)}, found {found(facts.instance)}{hint}"


def _additional(facts: Facts) -> str:
    names = list(facts.detail or ())
    declared = facts.schema.get("properties", {}) if isinstance(facts.schema, dict) else {}
    free = [name for name in declared if not isinstance(facts.instance, dict) or name not in facts.instance]
    hint = _near(names[0], free) if names and isinstance(names[0], str) else ""
    return f"unexpected {'property' if len(names) == 1 else 'properties'} {_names(names)}{hint}"


def _unevaluated(noun: str) -> Callable[[Facts], str]:
    def message(facts: Facts) -> str:
        rest = list(facts.detail or ())
        what = _names(rest) if noun == "property" else "at " + ", ".join(map(str, rest[:5]))
        verb = "is" if len(rest) == 1 else "are"
        allowed = "not allowed" if facts.value is False else "not valid under its schema"
        return f"{_count(len(rest), 'unevaluated ' + noun)} ({what}) {verb} {allowed}"

    return message


def _one_of(facts: Facts) -> str:
    if isinstance(facts.detail, tuple):
        which = _cut(", ".join(map(str, facts.detail)))
        return (
            f"expected exactly one of {len(facts.value)} alternatives to match, found {len(facts.detail)} (at {which})"
        )
    return _alternatives(facts)


def _alternatives(facts: Facts) -> str:
    return f"found {found(facts.instance)}, which matches none of {_count(len(facts.value), 'alternative')}"


def _size(bound: str, noun: str) -> Callable[[Facts], str]:
    return lambda facts: f"expected {bound} {_count(facts.value, noun)}, found {len(facts.instance):,}"


def _bound(words: str) -> Callable[[Facts], str]:
    return lambda facts: f"expected a number {words} {show(facts.value)}, found {show(facts.instance)}"


def _closed(words: str, exclusive: str, open_: str) -> Callable[[Facts], str]:
    """Return the message of a bound; in draft 4, a boolean makes it exclusive."""
    return lambda facts: _bound(open_ if facts.schema.get(exclusive) is True else words)(facts)


def _pattern(facts: Facts) -> str:
    # Only patterns with a backreference take quadratic time, except for very large ones.
    limited = len(facts.instance) > 2**13 and re.search(r"\\[1-9k]", facts.value)
    bound = " of at most 8,192 characters" if limited else ""
    return f"expected a string{bound} that matches {_cut(facts.value)}, found {show(facts.instance)}"


_MESSAGES: dict[str | None, Callable[[Facts], str]] = {
    None: lambda facts: f"nothing is allowed here, found {found(facts.instance)}",
    "type": _type,
    "enum": _enum,
    "const": lambda facts: f"expected {show(facts.value)}, found {found(facts.instance)}",
    "minimum": _closed("of at least", "exclusiveMinimum", "above"),
    "exclusiveMinimum": _bound("above"),
    "maximum": _closed("of at most", "exclusiveMaximum", "below"),
    "exclusiveMaximum": _bound("below"),
    "multipleOf": lambda facts: f"expected a multiple of {show(facts.value)}, found {show(facts.instance)}",
    "minLength": _size("at least", "character"),
    "maxLength": _size("at most", "character"),
    "pattern": _pattern,
    "format": lambda facts: f"expected a string of format {_cut(facts.value)}, found {show(facts.instance)}",
    "contentEncoding": lambda facts: f"expected a string encoded in {facts.value}, found {show(facts.instance)}",
    "contentMediaType": lambda facts: f"expected a string that holds {facts.value}, found {show(facts.instance)}",
    "minItems": _size("at least", "item"),
    "maxItems": _size("at most", "item"),
    "uniqueItems": lambda _: "expected unique items, found some that are equal",
    "items": lambda facts: f"expected no more items, found {len(facts.instance):,} in all",
    "contains": lambda _: "expected an item that matches `contains`, found none",
    "minContains": lambda f: f"expected at least {_count(f.value, 'item')} to match `contains`, found {f.detail}",
    "maxContains": lambda f: f"expected at most {_count(f.value, 'item')} to match `contains`, found {f.detail}",
    "minProperties": _size("at least", "property"),
    "maxProperties": _size("at most", "property"),
    "required": lambda facts: f"required property {show(facts.detail)} is missing",
    "dependentRequired": lambda f: f"property {show(f.detail[1])} is missing, which {show(f.detail[0])} requires",
    "additionalProperties": _additional,
    "unevaluatedProperties": _unevaluated("property"),
    "unevaluatedItems": _unevaluated("item"),
    "anyOf": _alternatives,
    "oneOf": _one_of,
    "not": lambda facts: f"found {found(facts.instance)}, which matches what `not` excludes",
}
_MESSAGES["dependencies"] = _MESSAGES["dependentRequired"]
_MESSAGES["additionalItems"] = _MESSAGES["items"]

KEYWORDS = tuple(_MESSAGES)
"""The keywords that can fail; None stands for a false schema."""


OWN_MESSAGE = "x-message"
"""The keyword whose value replaces the messages of its sibling assertions."""


def own_message(site: Site) -> str | None:
    """Return the message that a schema object carries for its own assertions, None if it has none."""
    own = site.schema.get(OWN_MESSAGE) if isinstance(site.schema, dict) else None
    return own if isinstance(own, str) else None


def message(site: Site, failure: Failure | tuple[Any, ...]) -> str:
    """One sentence on what was expected and what was found.

    Args:
        site: The assertion.
        failure: Its failure, as a `Failure` or as the plain tuple that generated code notes.
    """
    keyword, value, schema, _, _ = site
    if schema.__class__ is dict and OWN_MESSAGE in schema and (own := own_message(site)) is not None:
        return own
    _, instance, _, _, detail = failure
    return _MESSAGES[keyword](Facts(value, instance, detail, schema))
