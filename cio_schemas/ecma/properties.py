r"""What `\p{...}` may name (ECMA-262, tables 54 to 57), and the code points it stands for.

General categories are those of the running Python's Unicode version. They are found by one scan over all code points,
made the first time a pattern needs it. The other properties, which Python doesn't know, are in unicode.txt.
"""

from __future__ import annotations

import sys
import unicodedata
from functools import cache
from itertools import groupby
from pathlib import Path

from cio_schemas.ecma import charset
from cio_schemas.ecma.charset import CharSet

# Value, long name, further names, and what a group of values consists of (PropertyValueAliases.txt, gc).
_CATEGORIES = """
LC Cased_Letter = Lu Ll Lt
Lu Uppercase_Letter
Ll Lowercase_Letter
Lt Titlecase_Letter
Lm Modifier_Letter
Lo Other_Letter
L Letter = Lu Ll Lt Lm Lo
Mn Nonspacing_Mark
Mc Spacing_Mark
Me Enclosing_Mark
M Mark Combining_Mark = Mn Mc Me
Nd Decimal_Number digit
Nl Letter_Number
No Other_Number
N Number = Nd Nl No
Pc Connector_Punctuation
Pd Dash_Punctuation
Ps Open_Punctuation
Pe Close_Punctuation
Pi Initial_Punctuation
Pf Final_Punctuation
Po Other_Punctuation
P Punctuation punct = Pc Pd Ps Pe Pi Pf Po
Sm Math_Symbol
Sc Currency_Symbol
Sk Modifier_Symbol
So Other_Symbol
S Symbol = Sm Sc Sk So
Zs Space_Separator
Zl Line_Separator
Zp Paragraph_Separator
Z Separator = Zs Zl Zp
Cc Control cntrl
Cf Format
Cs Surrogate
Co Private_Use
Cn Unassigned
C Other = Cc Cf Cs Co Cn
"""


def _read_categories() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in _CATEGORIES.split("\n"):
        names, _, parts = line.partition(" = ")
        for name in names.split():
            table[name] = tuple(parts.split()) or (names.split()[0],)
    return table


CATEGORIES = _read_categories()
"""The name of a general category, long or short, to the two-letter categories it consists of."""

_CHEAP = {"Any": charset.ANY, "ASCII": CharSet(((0, 0x7F),))}
_SCRIPT_KEYS = {"Script": ("sc=",), "sc": ("sc=",), "Script_Extensions": ("scx=", "sc="), "scx": ("scx=", "sc=")}


@cache
def _file() -> dict[str, str]:
    """Read unicode.txt: every name of a property, as `Emoji` or `sc=Greek`, to its ranges, unread."""
    table: dict[str, str] = {}
    for line in Path(__file__).with_name("unicode.txt").read_text(encoding="ascii").splitlines():
        names, _, ranges = line.partition(": ")
        if not line.startswith("#"):
            key, equals, names = names.rpartition("=")
            table.update((key + equals + name, ranges) for name in names.split(","))
    return table


@cache
def _listed(name: str) -> CharSet:
    ends = (each.partition("-") for each in _file()[name].split())
    return charset.of(*((int(low, 16), int(high or low, 16)) for low, _, high in ends))


@cache
def _scan() -> dict[str, list[tuple[int, int]]]:
    """Find the ranges of every two-letter category; takes about 0.2 s."""
    found: dict[str, list[tuple[int, int]]] = {}
    start = 0
    for category, run in groupby(map(unicodedata.category, map(chr, range(sys.maxunicode + 1)))):
        end = start + sum(1 for _ in run)
        found.setdefault(category, []).append((start, end - 1))
        start = end
    return found


@cache
def _union(categories: tuple[str, ...]) -> CharSet:
    ranges = _scan()
    return charset.of(*(each for category in categories for each in ranges[category]))


def _category(name: str, *, build: bool) -> CharSet | None:
    if name not in CATEGORIES:
        return None
    return _union(CATEGORIES[name]) if build else charset.NONE


def property_set(name: str, value: str | None = None, *, build: bool = True) -> CharSet:
    r"""Return the code points of `\p{name=value}`, or of `\p{name}` if there is no value.

    Args:
        name: A general category, a binary property, or what the value is one of.
        value: The value, if there is one.
        build: False only checks the names, and returns an empty set.

    Raises:
        LookupError: ECMA-262 has no such property or value; its first argument says so.
    """
    if value is None:
        found = _lone(name, build=build)
    elif name in ("General_Category", "gc"):
        found = _category(value, build=build)
    else:
        keys = [key + value for key in _SCRIPT_KEYS.get(name, ()) if key + value in _file()]
        found = (_listed(keys[0]) if build else charset.NONE) if keys else None
    if found is None:
        text = name if value is None else f"{name}={value}"
        raise LookupError(f"ECMA-262 knows no Unicode property {text!r}")
    return found


def _lone(name: str, *, build: bool) -> CharSet | None:
    if name in _CHEAP:
        return _CHEAP[name]
    if name == "Assigned":
        return ~_union(("Cn",)) if build else charset.NONE
    if name in CATEGORIES:
        return _category(name, build=build)
    if "=" not in name and name in _file():
        return _listed(name) if build else charset.NONE
    return None
