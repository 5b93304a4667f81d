r"""`\p{...}`: names, and samples of what they stand for."""

import random
import unicodedata

import pytest
import regress

from cio_schemas.ecma import charset
from cio_schemas.ecma.properties import CATEGORIES, property_set

NAMES = [
    *("Any", "ASCII", "Assigned", "L", "Letter", "digit", "punct", "gc=Lu", "General_Category=Uppercase_Letter"),
    *("Alphabetic", "Alpha", "White_Space", "space", "Emoji", "ID_Start", "XIDC", "Lowercase", "Hex_Digit"),
    *("Script=Greek", "sc=Grek", "Script_Extensions=Greek", "scx=Grek", "scx=Bamum", "sc=Han", "sc=Qaai"),
]


@pytest.mark.parametrize("name", NAMES)
def test_like_regress(name):
    # Code points of later Unicode versions than this Python's are left out.
    points = [*range(0x3000), *(random.Random(name).randrange(0x3000, 0x110000) for _ in range(2000))]
    points = [point for point in points if unicodedata.category(chr(point)) not in ("Cn", "Cs")]
    ours = property_set(*name.split("="))
    theirs = regress.Regex(f"\\p{{{name}}}", "u")
    assert [hex(point) for point in points if (point in ours) is not (theirs.find(chr(point)) is not None)] == []


@pytest.mark.parametrize("category", sorted({unicodedata.category(chr(point)) for point in range(0x110000)}))
def test_categories(category):
    assert CATEGORIES[category] == (category,)
    sample = property_set(category).sample()
    assert unicodedata.category(chr(sample)) == category


def test_categories_divide_all_code_points():
    parts = [property_set(name) for name, values in CATEGORIES.items() if values == (name,)]
    assert charset.of(*(each for part in parts for each in part.ranges)) == charset.ANY
    assert sum(high - low + 1 for part in parts for low, high in part.ranges) == 0x110000


@pytest.mark.parametrize(
    "name", ["", "lu", "Greek", "sc=", "gc=Greek", "sc=L", "Emoji=Yes", "L=L", "sc=greek", "IsGreek"]
)
def test_unknown_names(name):
    for build in (True, False):
        with pytest.raises(LookupError, match="ECMA-262 knows no Unicode property"):
            property_set(*name.split("=", 1), build=build)


@pytest.mark.parametrize("name", NAMES)
def test_names_are_known_without_the_data(name):
    assert property_set(*name.split("="), build=False) is not None
