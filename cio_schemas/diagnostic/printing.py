"""How counts are worded, and how a text is made visible: the same for every stream and every output format."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from typing import Final

# What moves a cursor, hides or reorders text, or ends a line for some reader. Spelt out, not asked of Unicode's tables,
# so that every version of Python writes the same: control characters (Cc), spaces that are not U+0020 (Zs), line and
# paragraph separators, format characters (Cf: bidirectional marks, zero-width ones, tags), lone surrogates.
_HIDDEN: Final = (
    "[\x00-\x08\x0a-\x1f\x7f-\xa0\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u1680\u180e\u2000-\u200f"
    "\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """Write what would move a terminal's cursor, end a line, or hide or reorder text as escapes.

    Args:
        text: Anything, such as a file's name or a value in it.

    Returns:
        The text in one line; tabs stay.
    """
    return text if text.isprintable() else _hidden().sub(_escaped, text)


def visible_json(text: str) -> str:
    """Write the same characters in a JSON text as JSON's own escapes, so that it says the same to a parser.

    Args:
        text: A JSON text; its line feeds, which are between its tokens, stay.
    """
    return text if text.isascii() and "\x7f" not in text else _hidden().sub(_escaped_in_json, text)


def _hidden() -> re.Pattern[str]:
    import re  # noqa: PLC0415 - only if there is something to escape, which is rare; re caches the pattern

    return re.compile(_HIDDEN)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _escaped_in_json(match: re.Match[str]) -> str:
    if match[0] in "\n\r":
        return match[0]
    return _units(match[0])


def _units(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def escape(error: UnicodeError) -> tuple[str, int]:
    """Write what an encoding has not as JSON escapes it; a handler for `codecs.register_error`.

    Args:
        error: What was raised for a character that can't be encoded.

    Returns:
        The escapes, and where to go on.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_units, error.object[error.start : error.end])), error.end


def plural(noun: str, number: float) -> str:
    """Put a noun into the form that goes with a number.

    Args:
        noun: In the singular.
        number: Of what it names.
    """
    if number == 1:
        return noun
    if noun.endswith("y"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith("ch") else f"{noun}s"


def counted(number: int, noun: str) -> str:
    """Write a number with its noun: `1 file`, `1,200 files`.

    Args:
        number: How many.
        noun: In the singular.
    """
    return f"{number:,} {plural(noun, number)}"
