"""A strict JSON reader that knows its position: slower than orjson, and used only if orjson won't do.

It accepts exactly what RFC 8259 allows, keeps integers exact, notices duplicate keys, and reports what is wrong and
where. It keeps its own stack, so that no nesting can exhaust Python's.
"""

from __future__ import annotations

import re
from json import JSONDecoder
from typing import TYPE_CHECKING, Any, Final, NoReturn

from cio_schemas.source.problems import ABSENT, MAX_DEPTH, MAX_DIGITS, RefusedError, Unplaced

if TYPE_CHECKING:
    from collections.abc import Callable

_space: Final[Callable[[str, int], re.Match[str]]] = re.compile(r"[ \t\n\r]*+").match  # type: ignore[assignment]
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*+)(\.[0-9]++)?([eE][-+]?[0-9]++)?")
_UNICODE: Final = r"\\u[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]"
_STRING: Final = re.compile(rf'"[^"\\\x00-\x1f]*+(?:(?:\\["\\/bfnrt]|(?={_UNICODE}).{{6}})[^"\\\x00-\x1f]*+)*+')
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_ESCAPE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|.)", re.DOTALL)
_LITERAL: Final = re.compile(r"(?:true|false|null)(?![\w$])")
_WORD: Final = re.compile(r"[\w$.+-]++")
_decode: Final = JSONDecoder().raw_decode
_LITERALS: Final = {"true": True, "false": False, "null": None}

# What people write where a value or a key is expected, and the message for it.
_HINTS: Final = tuple(
    (re.compile(pattern), code, message)
    for pattern, code, message in (
        (r"[-+]?(?:NaN|nan|Infinity|inf)\b", "P-number", "{} is not a JSON number"),
        (r"None\b", "P-syntax", "{} is not JSON; did you mean null?"),
        (r"undefined\b", "P-syntax", "{} is not JSON; did you mean null?"),
        (r"True\b", "P-syntax", "{} is not JSON; did you mean true?"),
        (r"False\b", "P-syntax", "{} is not JSON; did you mean false?"),
        (r"-?0[xXoObB][0-9a-fA-F]+", "P-number", "{} is not a JSON number: write it in decimal"),
        (r"-?0[0-9]+", "P-number", "{} is not a JSON number: it has a leading zero"),
        (r"-?[0-9]+\.(?![0-9])", "P-number", "{} is not a JSON number: a digit has to follow the point"),
        (r"-?[0-9]+(?:\.[0-9]+)?[eE][-+]?(?![0-9])", "P-number", "{} is not a JSON number: its exponent has no digit"),
        (r"-?\.[0-9]+", "P-number", "{} is not a JSON number: it needs a digit before the point"),
        (r"\+[0-9.]+", "P-number", "{} is not a JSON number: it has a plus sign"),
        (r"//|/\*|#", "P-syntax", "JSON has no comments"),
        (r"'", "P-syntax", "strings and keys take double quotes"),
        ("[\u201c\u201d\u2018\u2019]", "P-syntax", "strings and keys take straight double quotes"),
    )
)


def parse(text: str) -> tuple[Any, list[Unplaced]]:
    """Read one JSON document by the rules of RFC 8259.

    Args:
        text: The document.

    Returns:
        The instance, or ABSENT if the text can't be read; and what is wrong, in the order of the text. Of duplicate
        keys the last value is kept, and each later one is a problem.
    """
    problems: list[Unplaced] = []
    try:
        return _document(text, problems), problems
    except RefusedError as refused:
        return ABSENT, [*problems, refused.problem]


def _document(text: str, problems: list[Unplaced]) -> Any:
    # One loop in two halves, first a value, then what follows it: two loops would share all their state.
    containers: list[Any] = []
    keys: list[str | None] = []  # the key that waits for its value; None in an array
    pos = _space(text, 0).end()
    if pos == len(text):
        _refuse("P-empty", "there is no JSON document here", 0, 0)
    while True:
        opening = text[pos : pos + 1]
        if opening in ("{", "["):
            if len(containers) == MAX_DEPTH:
                _refuse("P-depth", f"nested deeper than {MAX_DEPTH} levels", pos, pos + 1)
            value: Any = {} if opening == "{" else []
            inside = _space(text, pos + 1).end()
            if text[inside : inside + 1] != _CLOSING[opening]:
                containers.append(value)
                key, pos = _key(text, inside, value, problems) if opening == "{" else (None, inside)
                keys.append(key)
                continue
            pos = inside + 1
        else:
            value, pos = _scalar(text, pos)
        while containers:
            container = containers[-1]
            key = keys.pop()
            if key is None:
                container.append(value)
            else:
                container[key] = value
            pos = _space(text, pos).end()
            if text[pos : pos + 1] == ",":
                pos = _space(text, pos + 1).end()
                key, pos = (None, pos) if key is None else _key(text, pos, container, problems)
                keys.append(key)
                break
            if text[pos : pos + 1] != ("]" if key is None else "}"):
                _unexpected(text, pos, "',' or ']'" if key is None else "',' or '}'")
            value = containers.pop()
            pos += 1
        else:
            pos = _space(text, pos).end()
            if pos != len(text):
                _unexpected(text, pos, "the end of the document")
            return value


_CLOSING: Final = {"{": "}", "[": "]"}


def _key(text: str, pos: int, container: dict[str, Any], problems: list[Unplaced]) -> tuple[str, int]:
    if text[pos : pos + 1] != '"':
        _unexpected(text, pos, "a key in double quotes")
    key, end = _string(text, pos)
    if key in container:
        problems.append(
            Unplaced("P-duplicate-key", f"duplicate key {text[pos:end]}: only the last value is kept", pos, end)
        )
    colon = _space(text, end).end()
    if text[colon : colon + 1] != ":":
        _unexpected(text, colon, "':'")
    container[key] = None  # so that a key keeps its first place, as in every other parser
    return key, _space(text, colon + 1).end()


def _scalar(text: str, pos: int) -> tuple[Any, int]:
    if text[pos : pos + 1] == '"':
        return _string(text, pos)
    number = _NUMBER.match(text, pos)
    if number and not _continues(text, number.end()):
        return _number(number), number.end()
    literal = _LITERAL.match(text, pos)
    if literal:
        return _LITERALS[literal[0]], literal.end()
    return _unexpected(text, pos, "a value")


def _continues(text: str, pos: int) -> bool:
    return text[pos : pos + 1].isalnum() or text[pos : pos + 1] in ("_", ".", "+", "-")


def _number(match: re.Match[str]) -> int | float:
    if match[1] is None and match[2] is None:
        digits = match.end() - match.start() - match[0].startswith("-")
        if digits <= MAX_DIGITS:
            try:
                return int(match[0])
            except ValueError:  # the user has set a lower bound: sys.set_int_max_str_digits
                pass
        _refuse("P-number", f"an integer of {digits:,} digits: too long to be read", *match.span())
    value = float(match[0])
    if value - value != 0:
        _refuse("P-number", f"{_shorten(match[0])} is beyond the largest number of IEEE 754", *match.span())
    return value


def _string(text: str, pos: int) -> tuple[str, int]:
    match = _STRING.match(text, pos)
    assert match is not None
    end = match.end()
    if text[end : end + 1] != '"':
        _refuse(*_broken_string(text, pos, end))
    if "\\" not in match[0]:
        return text[pos + 1 : end], end + 1
    value: str = _decode(text, pos)[0]
    if _SURROGATE.search(value):
        _lone_surrogate(text, pos, end)
    return value, end + 1


def _broken_string(text: str, start: int, stop: int) -> tuple[str, str, int, int]:
    found = text[stop : stop + 1]
    if not found:
        return "P-syntax", "the string is not closed", start, stop
    if found == "\\":
        escape = text[stop : stop + (6 if text[stop + 1 : stop + 2] == "u" else 2)]
        return "P-syntax", f"{_shown(escape)} is not an escape of JSON", stop, stop + len(escape)
    if found == "\n":
        return "P-syntax", "the string is not closed on its line (a line break is written \\n)", start, stop
    return "P-syntax", f"a control character in a string is written \\u{ord(found):04x}", stop, stop + 1


def _lone_surrogate(text: str, start: int, stop: int) -> NoReturn:
    high: re.Match[str] | None = None
    for escape in _ESCAPE.finditer(text, start, stop):
        unit = int(escape[1], 16) if escape[1] else 0
        if high and high.end() == escape.start() and 0xDC00 <= unit <= 0xDFFF:
            high = None
            continue
        if high or 0xDC00 <= unit <= 0xDFFF:
            high = high or escape
            break
        high = escape if 0xD800 <= unit <= 0xDBFF else None
    assert high is not None
    _refuse("P-surrogate", f"{high[0]} is a lone surrogate, not a character", *high.span())


def _unexpected(text: str, pos: int, expected: str) -> NoReturn:
    found = text[pos : pos + 1]
    if not found:
        _refuse("P-syntax", f"expected {expected}, found the end of the document", pos, pos)
    before = text[:pos].rstrip(" \t\n\r")[-1:] if found in "]}" else ""
    if before == ",":
        _refuse("P-syntax", f"a trailing comma before '{found}'", pos, pos + 1)
    if expected in ("a value", "a key in double quotes") or found in "/#":
        for pattern, code, message in _HINTS:
            match = pattern.match(text, pos)
            if match:
                _refuse(code, message.format(_shorten(match[0])), *match.span())
    word = _WORD.match(text, pos)
    found = word[0] if word else found
    _refuse("P-syntax", f"expected {expected}, found {_shown(found)}", pos, pos + len(found))


def _shown(found: str) -> str:
    return f"'{_shorten(found)}'" if found.isprintable() else f"U+{ord(found[0]):04X}"


def _shorten(token: str) -> str:
    return token if len(token) <= 40 else f"{token[:30]}…"


def _refuse(code: str, message: str, start: int, end: int) -> NoReturn:
    raise RefusedError(Unplaced(code, message, start, end))
