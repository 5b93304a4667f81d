"""Patterns and texts made to hang or crash; each test would run for ages if one did."""

import pytest

from cio_schemas import ecma
from cio_schemas.ecma.ambiguity import ambiguity
from cio_schemas.ecma.simplify import as_written

LONG = 100_000


@pytest.mark.parametrize(
    ("pattern", "pump", "risk"),
    [
        ("^(a+)+$", "a", "exponential"),
        ("^(a|a)*$", "a", "exponential"),
        ("^(a|ab?)*$", "ab", "exponential"),
        ("(x+x+)+y", "x", "exponential"),
        ("^(?:a+b?)+$", "ab", "exponential"),
        ("^(\\w+\\s?)*$", "a ", "exponential"),
        ("^(?=.*\\d)(\\w+\\s?)*$", "1", "exponential"),
        ("^(?:a*b*)*c", "ab", "exponential"),
        ("^(?:\\ba+\\b ?)*(?:a ?)*$", "a ", "polynomial"),
        ("^(a?){40}a{40}$", "a", "exponential"),
        ("^" + "a?" * 40 + "a" * 40 + "$", "a", "exponential"),
        ("^" + "(?:a|a)" * 60 + "$", "a", "exponential"),
        ("^(a{1,1000}){1,1000}$", "a", "exponential"),
        ("^(.*,){11}P", "1,", "exponential"),
        ("\\s*,\\s*", " ", "polynomial"),
        ("[a-z]+$", "a", "polynomial"),
        (".*a.*b.*c", "ab", "polynomial"),
        ("a[a-z]+@", "a", "polynomial"),
        ("^[a-z]+[a-z0-9]*$", "a", "polynomial"),
        ("^.{1,64}@.{1,255}$", "@", "linear"),
        ("[ab]*a[ab]{1000}x", "ba", "polynomial"),
        ("^[a-z0-9]+(?:-[a-z0-9]+)*$", "a-a", "linear"),
        ('"[^"]*"', "a", "linear"),
        ("^(?=.*[A-Z])(?=.*\\d)[A-Za-z\\d]{8,}$", "a", "linear"),
        # lookarounds that are tried everywhere
        ("(?=.*c)x", "a", "polynomial"),
        ("(?=.*a)(?=.*b)(?=.*c)x", "ab", "polynomial"),
        ("(?!.*c)x", "a", "polynomial"),
        ("a(?=.*c)b", "a", "polynomial"),
        ("a*(?=.*c)b", "a", "polynomial"),
        ("^(?:(?=a*b)a)*c", "a", "polynomial"),
        ("(?=(?=.*c)a.*b)x", "a", "polynomial"),
        ("a.*(?=.*b.*c)x", "ab", "polynomial"),
        ("(?<=a.*)x", "a", "linear"),
        ("(?=(a+)+b)x", "a", "exponential"),
        ("\\s+(?!.*x)y$", " ", "polynomial"),
    ],
)
def test_long_texts(pattern, pump, risk):
    compiled = ecma.compile(pattern)
    text = pump * (LONG // len(pump))
    assert not compiled.search(text + "!\0")
    assert not compiled.search("!" + text + "\r")
    assert ambiguity(as_written(ecma.parse(pattern))).risk == risk


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("((((((a{10}){10}){10}){10}){10}){10})", "a" * 10, False),
        ("^(?:(?:(?:(?:a{0,9}){0,9}){0,9}){0,9})$", "a" * 6561, True),
        ("a{99999999999}", "a", False),
        ("(?:ab){99999999999}", "abab", False),
        ("^(?:a?b?){99999999999}$", "ab", True),
        ("^a{0,99999999999}$", "aa", True),
        ("(?<=" + "a?" * 50 + ")b", "b", True),
        ("^(?:" + "|".join(f"w{n}" for n in range(2000)) + ")$", "w1999", True),
        ("(" * 100 + "a" + ")" * 100, "a", True),
        ("(?:a|(" * 49 + "b" + "))" * 49 + "$", "cb", True),
        ("^(?:" * 90 + "ab" + ")*" * 90 + "$", "abab", True),
        ("\ud800[\udfff-\U00010000]", "\ud800\udfff", True),
        ("(?=a)" * 5000, "a", True),
        ("[a-z]+" * 500 + "!", "a" * 2000 + "!", True),
    ],
)
def test_large_patterns(pattern, text, expected):
    assert bool(ecma.compile(pattern).search(text)) is expected


@pytest.mark.parametrize(
    "pattern",
    ["^" + "(?:a|b|ab)" * 5000 + "$", "^" + "(?:a?){2}" * 3000 + "$", "^(?:\\b|a){99999}$", "^(?:(a+)+\\1)*$"],
)
def test_refused_rather_than_run(pattern):
    with pytest.raises(ecma.PatternError):
        ecma.compile(pattern)


REASONS = [
    ("(z)(?<=(?:a|bb|ccc){9})\\1y", "a lookbehind of more than 256 widths is not supported"),
    ("(z)(?<=a{0,300})\\1y", "a lookbehind of more than 256 widths is not supported"),
    ("(?:(a)|\\b)*\\1", "a group that a round of a repeat can skip"),
    ("(?:(?=(a))|b)*\\1", "a group that a round of a repeat can skip"),
]


@pytest.mark.parametrize(("pattern", "reason"), REASONS)
def test_refused_with_the_reason(pattern, reason):
    with pytest.raises(ecma.PatternError, match=reason):
        ecma.compile(pattern)


def test_little_stack_left():
    pattern = "(?:a|b(?:" * 45 + "x" + "))" * 45 + "|little stack"

    def deeper():
        try:
            return deeper()
        except RecursionError:
            with pytest.raises(ecma.PatternError, match="stack"):
                ecma.compile(pattern)
            return True

    assert deeper()
    assert ecma.compile(pattern).search("x") is None
