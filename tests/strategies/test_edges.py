"""Which patterns are told apart by how texts begin or end; never two that match a text in common."""

from itertools import combinations

import pytest

from cio_schemas.ecma.pattern import MAX_LENGTH
from cio_schemas.strategies.shapes.string_shape import String
from cio_schemas.strategies.texts.edges import are_apart
from cio_schemas.strategies.texts.languages import enumerated

PATTERNS = (
    *(
        "^https?://",
        "^/",
        "^[~|/]a+",
        "^(a|b)c$",
        "^(?:ab|b)",
        "c$",
        "b$",
        r"^.*\.[Cc][Ss]$",
        r"^.*\.py$",
        "^a{2}b",
        "^aac",
    ),
    *("a", "^", "$", "^$", "^a|^b", "(?=a)b", "^(?=a)", r"^\ba", "^a?b", "^a*$", "^(a)\\1$", "(c|d)$", "^[^a]"),
)


@pytest.mark.parametrize(
    ("patterns", "apart"),
    [
        (("^https?://", "^/"), True),
        ((r"^.*\.[Cc][Ss]$", r"^.*\.py$"), True),
        (("^a{2}b", "^aac"), True),
        (("^(a|b)c$", "^c"), True),
        (("c$", "b$"), True),
        (("^a", "a$"), False),
        (("^a?b", "^b"), False),
        (("^a|^b", "^c"), False),
        (("^a", "b"), False),
        (("^[^a]", "^a"), True),
        (("^(a*|b)", "^c"), False),
        (("^\\-a", "^b"), False),  # by Annex B
        (("^a" * MAX_LENGTH, "^b"), False),  # too long to be looked at
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_told_apart(patterns, apart):
    assert are_apart(patterns) is apart


def test_none_are_told_apart_that_match_a_text_in_common():
    told = [pair for pair in combinations(PATTERNS, 2) if are_apart(pair)]
    assert len(told) > 20
    for pair in told:
        found = enumerated(String(patterns=pair), 1)
        assert found.texts == (), pair
