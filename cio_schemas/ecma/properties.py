r"""What `\p{...}` may name (ECMA-262, tables 54 to 57), and the code points it stands for.

General categories are those of the running Python's Unicode version. They are found by one scan over all code points,
made the first time a pattern needs it.
"""

from __future__ import annotations

import sys
import unicodedata
from functools import cache
from itertools import groupby

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

_KEYS = {"General_Category": "gc", "gc": "gc", "Script": "sc", "sc": "sc", "Script_Extensions": "scx", "scx": "scx"}
_CHEAP = {"Any": charset.ANY, "ASCII": CharSet(((0, 0x7F),))}


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
def _category(name: str) -> CharSet:
    ranges = _scan()
    return charset.of(*(each for part in CATEGORIES[name] for each in ranges[part]))


def property_set(name: str, value: str | None = None, *, build: bool = True) -> CharSet:
    r"""Return the code points of `\p{name=value}`, or of `\p{name}` if there is no value.

    Args:
        name: A general category, a binary property, or what the value is one of.
        value: The value, if there is one.
        build: False only checks the names, and returns an empty set.

    Raises:
        LookupError: ECMA-262 has no such property or value (its first argument is a sentence), or its data isn't here.
    """
    if value is None and name in CATEGORIES:
        return _category(name) if build else charset.NONE
    if value is None and name in _CHEAP:
        return _CHEAP[name]
    if value is None and name == "Assigned":
        return ~_category("Cn") if build else charset.NONE
    if value is not None and _KEYS.get(name) == "gc" and value in CATEGORIES:
        return _category(value) if build else charset.NONE
    text = name if value is None else f"{name}={value}"
    raise LookupError(f"ECMA-262 knows no Unicode property {text!r}")
