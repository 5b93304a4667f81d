"""JS2, on patterns: regular expressions that are valid, but don't match what they seem to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cio_schemas import formats
from cio_schemas.failures.messages import show
from cio_schemas.lint.analysis.patterns import REGEXES, patterns, texts_of
from cio_schemas.rules.rule import WARNING, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode


def _half_anchored(pattern: str) -> str | None:
    parts = list(_alternatives(pattern))
    if _WORDS_BEGUN.fullmatch(pattern):
        return f"`^` applies to the first alternative only: {show(f'^(?:{pattern[1:]})')} anchors all"
    if _WORDS_ENDED.fullmatch(pattern):
        return f"`$` applies to the last alternative only: {show(f'(?:{pattern[:-1]})$')} anchors all"
    if len(parts) < 2 or not parts[0].startswith("^") or not parts[-1].endswith("$") or parts[-1].endswith(r"\$"):
        return None
    if any(part.startswith("^") for part in parts[1:]) or any(part.endswith("$") for part in parts[:-1]):
        return None
    if parts[0][1:].rstrip("+*") == parts[-1][:-1].rstrip("+*"):
        return None  # what neither begins nor ends with it: `not` around it says so
    words = "`^` applies to the first alternative only, `$` to the last"
    if len({bool(_SYNTAX.search(part)) for part in (parts[0][1:], *parts[1:-1], parts[-1][:-1])}) > 1:
        return f"{words}: `^(?:a|b)$` anchors both, and in `^(?:a|b)c$` only a part alternates"
    return f"{words}: {show(f'^(?:{pattern[1:-1]})$')} anchors all"


_WORDS_BEGUN: Final = re.compile(r"\^[\w-]+(?:\|[\w-]+)+")
_WORDS_ENDED: Final = re.compile(r"(?:[\w-]+\|)+[\w-]+\$")
_SYNTAX: Final = re.compile(r"\\[a-zA-Z]|(?<!\\)[.*+?{[]")  # what makes alternatives more than words


def _alternatives(pattern: str) -> Iterator[str]:
    """Yield the alternatives of a pattern that stand in no group."""
    depth, start, in_class = 0, 0, False
    for match in re.finditer(r"\\.|[()\[\]|]", pattern, re.DOTALL):
        sign = match[0]
        if in_class:
            in_class = sign != "]"
        elif sign == "[":
            in_class = True
        elif sign in "()":
            depth += 1 if sign == "(" else -1
        elif sign == "|" and not depth:
            yield pattern[start : match.start()]
            start = match.end()
    yield pattern[start:]


def _wide_range(pattern: str) -> str | None:
    for inside in _CLASS.findall(pattern):
        if re.search(r"(?<!\\)A-z", inside):
            return r"`A-z` also includes `[`, `\`, `]`, `^`, `_` and the backtick: `A-Za-z` is the letters"
        for start, end in _MEMBERS.findall(inside) if _ALPHANUMERIC.search(inside) else ():
            if start and _is_by_chance(start[-1], end[-1]) and not _SET.fullmatch(start):
                words = f"`{start}-{end}` is a range, of all from {show(start[-1])} to {show(end[-1])}"
                return f"{words}: a hyphen is written `\\-`, or comes last"
        if _BARRED.search(inside):
            return "`|` in a class is the character itself: ranges next to each other are alternatives already"
    return None


_CLASS: Final = re.compile(r"(?<!\\)\[\^?((?:\\.|[^\]\\])*)\]", re.DOTALL)
_MEMBERS: Final = re.compile(r"(\\.|[^\\])-(\\.|[^\\])|\\.|[^\\]", re.DOTALL)
_ALPHANUMERIC: Final = re.compile(r"(?<!\\)(?:a-z|A-Z|0-9)|\\[wd]")
_SET: Final = re.compile(r"\\[dDwWsS]")
_BARRED: Final = re.compile(r"(?:\w-\w|\\[dws])\|(?:\w-\w|\\[dws])")


def _is_by_chance(start: str, end: str) -> bool:
    """Return whether a range between two signs, or a sign and a letter, takes in digits or letters as well."""
    if start in " !" or end == "~" or (start.isalnum() and end.isalnum()):
        return False
    return any(start < sign < end for sign in "1Bb")


def _delimited(pattern: str) -> str | None:
    if re.fullmatch(r"/\^.*\$/[a-z]*|/.+/[gimsuy]+", pattern, re.DOTALL):
        return "the slashes and flags are part of the pattern here, so the text has to contain them"
    if re.fullmatch(r"([#~%!@])\^.*\$\1[a-z]*", pattern, re.DOTALL):
        return f"the {show(pattern[0])} around it and the flags are part of the pattern here: the text has to have them"
    return None


def _backspace(pattern: str) -> str | None:
    if "\b" in pattern:
        return r'JSON reads "\b" as the character backspace: a word boundary is written "\\b"'
    return None


_CHOICE: Final = r"[\w-]+(?:\|[\w-]+)+"  # of the first label of a host
_DOMAIN: Final = r"(?:com|org|net|io|dev|gov|edu|app|ai|co|me|info)"
_HOST: Final = re.compile(
    rf"(?:(?<=^\^)|(?<=://)|(?<=@)|(?<=\bwww)|(?<=[*+)]\\\.))(?:\({_CHOICE}\)(?=\\?\.))?(?:[\w-]|\\\.|\.(?![*+?{{]))*"
    rf"\.{_DOMAIN}(?![\w*+?{{])"
    rf"|(?<=[(|])(?:[\w-]+\\?\.)+{_DOMAIN}(?=[)|])|(?<=[*+)])\.(?:[\w-]+\\?\.)+{_DOMAIN}(?![\w*+?{{])"
    r"|(?<![\w\\])www\.(?![*+?{])"
)


def _open_dot(pattern: str) -> str | None:
    plain = re.sub(rf"\(\?:({_CHOICE})\)", r"(\1)", pattern.replace(r"\/", "/")).replace("(?:", "").replace("?:", ":")
    for host in _HOST.finditer(plain):
        if re.search(r"(?<!\\)\.", host[0]):
            return f"the `.` in {show(host[0])} matches any character: a dot is written `\\.`"
    return None


_EXTENSION: Final = (
    r"(?:json|ya?ml|toml|xml|[ct]sv|txt|md|html?|s?css|[mc]?[jt]sx?|py|sh|zip|tar|gz|png|jpe?g|gif|svg|pdf|log|ini)"
)
_FILE: Final = re.compile(rf"(?<!\\)\.(?:({_EXTENSION})|\((?:\?:)?({_EXTENSION}(?:\|[\w?]+)*)\)\??)\$$")
_COUNT: Final = r"(?:[+*]|\{\d+(?:,\d*)?\})"
_DIGIT: Final = r"(?:\\d|\[0-9\])"
_NUMBERS: Final = re.compile(
    rf"(?:{_DIGIT}(?:\{{\d(?:,\d)?\}}|\+)\.){{2,}}{_DIGIT}|{_DIGIT}(?:[+*]|\{{\d,\d?\}})\.{_DIGIT}|\(\.{_DIGIT}{_COUNT}?\)"
    r"|(?<![\w.\\])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])"
)
_ADDRESS: Final = re.compile(r"@\(?(?:\[(?:\\.|[^\]\\])+\]|\\[wS])\+\)?\.(?=\(?(?:\[|\\[wS]))")
_DIGITS_IN_GROUP: Final = re.compile(rf"\(({_DIGIT}{_COUNT}?)\)")


def _open_separator(pattern: str) -> str | None:
    plain = _DIGITS_IN_GROUP.sub(r"\1", pattern.replace("(?:", "("))
    file = _FILE.search(pattern)
    if file:
        where = f"before {show(file[1] or file[2])}"
    elif _NUMBERS.search(plain):
        where = "between the digits"
    elif _ADDRESS.search(pattern):
        where = "after the `@`"
    else:
        return None
    return f"the `.` {where} matches any character: a dot is written `\\.`"


_WORDS_IN_CLASS: Final = re.compile(r"(?<!\\)\[(\w{2,}(?:\|\w{2,})+|\w{2,}(?:, ?\w{2,})+)\]")


def _words_in_class(pattern: str) -> str | None:
    found = _WORDS_IN_CLASS.search(pattern)
    if not found:
        return None
    sign = "|" if "|" in found[1] else ","
    meant = show(f"(?:{re.sub(', ?', '|', found[1])})")
    return f"{show(found[0])} matches one of these characters, `{sign}` too: {meant} matches one of the words"


_REPEATED: Final = re.compile(r"\^?([\w/-][\w./ -]*[\w/-])\*\$?")
_ONE: Final = r"(?:\[(?!\^)(?:\\.|[^\]\\])+\]|\\[dw])"
_PIECES: Final = rf"(?:{_ONE}(?:\??|{_COUNT})|[-:/_ ]|\\[.\-/])*"
_ONE_CLASS: Final = re.compile(rf"{_ONE}{_COUNT}", re.DOTALL)
_CLASSES: Final = re.compile(rf"(?=.*[\]dw]{_COUNT}){_PIECES}", re.DOTALL)
_ESCAPED_TWICE: Final = re.compile(r"(?<!\\)\\\\([dwsDW])(?:[+*?{]|\$)|(?<=[\w\])+}])\\\\(\.)(?=\w)")


def _glob(pattern: str) -> str | None:
    found = _REPEATED.fullmatch(pattern)
    return (
        f"`*` repeats the {show(found[1][-1])} before it, and matches nothing by itself: `.*` does" if found else None
    )


def _unanchored_class(pattern: str) -> str | None:
    bare = pattern.removeprefix("^")
    is_one, is_begun = _ONE_CLASS.fullmatch(bare), bare != pattern
    if not (is_one or (_CLASSES.fullmatch(bare) and not is_begun)):
        return None
    missing = "`$`" if is_begun else "`^` and `$`"
    held = "even one without such a character" if is_one and pattern.endswith("*") else "with such characters in it"
    shown = show(f"^{bare}$")
    return f"without {missing} this matches any text {held}: {shown} matches only such characters"


def _escaped_twice(pattern: str) -> str | None:
    found = _ESCAPED_TWICE.search(pattern)
    if not found:
        return None
    other = f"`{found[1]}` a letter" if found[1] else "`.` any character"
    return rf"`\\` is a backslash in the text, and {other}: it is escaped twice"


def _escaped_anchors(pattern: str) -> str | None:
    if pattern.startswith(r"\^") and pattern.endswith(r"\$"):
        return r"`\^` and `\$` match these characters themselves: anchors are written without a backslash"
    return None


_SPACED_WORDS: Final = re.compile(r"(?<=[\^(:])\w+(?: \| \w+)+(?=[$)])")


def _spaced_words(pattern: str) -> str | None:
    found = _SPACED_WORDS.search(pattern)
    return f"the spaces around `|` in {show(found[0])} are part of the alternatives" if found else None


def _format_name(pattern: str) -> str | None:
    if pattern not in formats.NAMES:
        return None
    return f"this matches any text with {show(pattern)} in it: the keyword for formats is `format`"


_LETTER_REPEATED: Final = re.compile(r"(?<![\w\\.])([dws])(?:\{\d+(?:,\d*)?\}|\+)(?!\w)")
_ESCAPES_MEANT: Final = {"d": "a digit", "w": "a letter, a digit or `_`", "s": "white space"}


def _unescaped_letter(pattern: str) -> str | None:
    found = _LETTER_REPEATED.search(re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]", ".", pattern, flags=re.DOTALL))
    if not found:
        return None
    return f"{show(found[0])} repeats the letter {found[1]}: {_ESCAPES_MEANT[found[1]]} is written `\\{found[1]}`"


def _matchless(pattern: str) -> str | None:
    is_classless = "[]" in re.sub(r"\\.", "x", pattern, flags=re.DOTALL)
    if not is_classless and not _ANCHOR_WITHIN.search(
        re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]", "x", pattern, flags=re.DOTALL)
    ):
        return None
    if texts_of(pattern) != ((), True):
        return None
    reason = "`[]` is a class of no characters" if is_classless else "something has to come before `^` or after `$`"
    return f"no text matches this: {reason}"


_ANCHOR_WITHIN: Final = re.compile(r"[^(|:=!]\^|\$[^)|]", re.DOTALL)

_PITFALLS: Final[tuple[Callable[[str], str | None], ...]] = (
    _half_anchored,
    _wide_range,
    _delimited,
    _backspace,
    _open_dot,
    _open_separator,
    _words_in_class,
    _glob,
    _unanchored_class,
    _escaped_twice,
    _unescaped_letter,
    _escaped_anchors,
    _spaced_words,
    _format_name,
    _matchless,
)


@rule(
    "JS216",
    "misleading-pattern",
    WARNING,
    what="A pattern is valid, but hardly what is meant: `^a|b$`, `[A-z]`, `/a/i`, a backspace, an open dot in a host, "
    "a glob, one class and a repetition without anchors, an escape written twice or not at all, an anchor that nothing "
    "satisfies, spaces around `|`, the name of a format.",
    why="It accepts more than it seems to, or nothing at all.",
    bad='{"type": "string", "pattern": "^draft|published$"}',
    good='{"type": "string", "pattern": "^(?:draft|published)$"}',
    keywords=REGEXES,
)
def misleading_pattern(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for path, pattern, key in patterns(node):
        words = next(filter(None, (look(pattern) for look in _PITFALLS)), None)
        if words:
            yield Finding(path, words, key=key)
