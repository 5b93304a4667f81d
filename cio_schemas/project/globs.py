"""Path patterns of the configuration: `events/**/*.ndjson`, `*.{json,yaml}`, `[!_]*.json`.

A pattern without a slash matches at any depth, as in .gitignore; one with a slash is anchored at the configuration's
folder. `*` and `?` stop at a slash, `**` does not. A backslash takes the meaning of the character after it.

Why not a library: these are git's patterns (https://git-scm.com/docs/gitignore) and braces. The `*` of `fnmatch`
crosses slashes, `pathlib` and `glob` have no classes, escapes and anchors of git's, and pathspec has no braces. The
same translation serves .gitignore files; see `gitignore` for what it is held to.
"""

from __future__ import annotations

import re
from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Final

# The regular expression of each piece of a pattern; the first one that matches counts.
_PIECES: Final = re.compile(
    r"(?P<folders>(?<![^/])\*\*/)|(?P<all>(?<![^/])\*\*\Z)|(?P<part>\*+)|(?P<one>\?)"
    r"|(?P<set>\[[!^]?\]?(?:\[:[a-z]*:\]|\\.|[^\]/\\])*\])|\\(?P<escaped>.)|(?P<other>.)",
    re.DOTALL,
)
_MEANINGS: Final = {"folders": "(?:[^/]+/)*", "all": ".+", "part": "[^/]*", "one": "[^/]"}
_CLASSES: Final = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "blank": r" \t",
    "cntrl": r"\x00-\x1f\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": r"!-/:-@\[-`{-~",
    "space": r" \t-\r",
    "upper": "A-Z",
    "xdigit": "0-9a-fA-F",
}
_BRACES: Final = {"{": "(?:", ",": "|", "}": ")"}

_UNFINISHED: Final = ("[", "\\")  # an unclosed set, or a trailing backslash


@lru_cache(maxsize=512)
def compiled(pattern: str, *, braces: bool = True) -> re.Pattern[str]:
    """Translate a pattern to a regular expression for whole paths.

    Args:
        pattern: The pattern.
        braces: True if `{a,b}` matches either.

    Raises:
        re.error: The pattern is not valid.
    """
    anchored = pattern.rstrip("/").removeprefix("./")
    text = anchored.removeprefix("/") if "/" in anchored else f"**/{anchored}"
    depth, written = 0, []
    for piece in _PIECES.finditer(text):
        kind, found = str(piece.lastgroup), piece[0]
        if kind in _MEANINGS:
            written.append(_MEANINGS[kind])
        elif kind == "set":
            written.append(_set(found[1:-1]))
        elif found in _UNFINISHED:
            raise re.error(f"nothing ends what {found} begins")
        elif kind == "other" and braces and found in _BRACES and (depth or "}" in text[piece.end() :]):
            depth += {"{": 1, "}": -1}.get(found, 0)
            written.append(_BRACES[found] if depth or found == "}" else re.escape(found))
        else:
            written.append(re.escape(piece["escaped"] or found))
    return re.compile("".join(written), re.DOTALL)


def _set(inside: str) -> str:
    negated = inside[:1] in ("!", "^")
    members = _MEMBERS.sub(_member, inside[negated:])
    return f"[{'^/' if negated else ''}{members}]"


_MEMBERS: Final = re.compile(r"\[:(?P<name>[a-z]*):\]|\\(?P<escaped>.)|(?P<special>[\[\]&~|^])", re.DOTALL)


def _member(match: re.Match[str]) -> str:
    name = match["name"]
    if name is None:
        return re.escape(match["escaped"] or match["special"])
    if name not in _CLASSES:
        raise re.error(f"there is no class [:{name}:]")
    return _CLASSES[name]


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Return whether a file matches one of some patterns.

    Args:
        path: The path relative to the folder of the patterns, with slashes.
        patterns: The patterns.
    """
    return any(compiled(pattern).fullmatch(path) for pattern in patterns)


def covers(path: str, patterns: Iterable[str]) -> bool:
    """Return whether a file, or a folder that it is in, matches one of some patterns.

    Args:
        path: The path relative to the folder of the patterns, with slashes.
        patterns: The patterns.
    """
    patterns = tuple(patterns)
    parts = path.split("/")
    return any(matches("/".join(parts[:length]), patterns) for length in range(1, len(parts) + 1))


def is_wrong(pattern: str) -> bool:
    """Return whether a pattern is not valid.

    Args:
        pattern: The pattern that the user wrote.
    """
    try:
        compiled(pattern)
    except re.error:
        return True
    return not pattern.strip()
