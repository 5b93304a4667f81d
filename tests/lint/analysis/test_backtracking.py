"""What a pattern costs an engine that backtracks: the power of the length it grows with; which length is harmless."""

import pytest

from cio_schemas.lint.analysis.backtracking import attacked, is_harmless, power
from cio_schemas.lint.analysis.judging import judge_of
from cio_schemas.lint.analysis.patterns import matches
from cio_schemas.schema.dialects import OFFICIAL

# a pattern, the power with which its time grows
POWERS = [
    (r"\s*\s*,\s*$", 3),
    (r"^a*a*$", 2),
    (r"^a*a*a*$", 3),
    (r"^(a*)*$", 2),
]


@pytest.mark.parametrize(("pattern", "exponent"), POWERS)
def test_the_power_with_which_time_grows(pattern, exponent):
    assert power(pattern, attacked(pattern)) == exponent


# a pattern, `maxLength`, whether that makes it harmless
HARMLESS = [
    (r"^a*a*$", 10, True),
    (r"^a*a*$", 1_000, False),
    (r"^a*a*$", 1_001, False),  # too long to be tried
    (r"^(a+)+$", 8, True),
    (r"^(a+)+$", 30, False),
]


@pytest.mark.parametrize(("pattern", "longest", "harmless"), HARMLESS)
def test_a_length_that_is_harmless(pattern, longest, harmless):
    assert is_harmless(pattern, attacked(pattern), longest) is harmless


@pytest.mark.parametrize("pattern", ["a", "^[a-z]+$", "("])
def test_what_is_not_attacked(pattern):
    assert attacked(pattern) is None


@pytest.mark.parametrize(("pattern", "matched"), [("^a", True), ("^b", False), ("(", True)])
def test_what_can_not_be_read_may_match(pattern, matched):
    assert matches(pattern, "a") is matched


def test_what_is_nested_too_deeply_is_not_judged():
    deep = []
    for _ in range(3_000):
        deep = [deep]
    dialect = OFFICIAL["2020-12"]
    assert judge_of({"const": deep}, dialect) is None
    assert judge_of({"const": [[]]}, dialect)([[]])
