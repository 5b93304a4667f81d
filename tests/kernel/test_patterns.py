"""Patterns in the kernel: what `cio_schemas.ecma` finds, in strings of each width."""

from typing import Any

import pytest
from hypothesis import given, settings

import cio_schemas
from cio_schemas import ecma
from tests.ecma.test_differential import TEXTS, WITH_U, WITHOUT_U
from tests.kernel.verdicts import native


def verdicts(pattern: str, texts: list[str]) -> list[bool | None]:
    """What the kernel says of texts as strings, and as names of members."""
    judge = native(cio_schemas.Validator({"pattern": pattern, "propertyNames": {"pattern": pattern}}))
    found = [judge(text) for text in texts]
    assert [judge({text: None}) for text in texts] == found
    return found


@pytest.mark.parametrize(
    ("pattern", "matching", "others"),
    [
        ("", ["", "a"], []),
        ("^a", ["a", "ab", "aé", "a€", "a😀"], ["", "ba", "éa"]),
        ("b$", ["b", "ab", "€b"], ["", "ba", "b\n"]),
        ("ab", ["ab", "éab", "ab😀", "aab"], ["", "a", "ba", "a b"]),
        ("^[a-z]+$", ["abc"], ["", "aB", "é", "€", "😀"]),
        ("^.$", ["a", "é", "€", "😀", "\ud800"], ["", "ab", "\n", "\u2028"]),
        ("^[^a]*$", ["", "éé", "\u2028"], ["a", "€a"]),
        ("^\\p{Lu}", ["A", "É", "Ж", "\U0001d504"], ["a", "é", "1", "😀"]),
        ("^(?=.*\\d)(?=.*[a-z])(?!.*\\s).{4,}$", ["abc1", "1é€a"], ["abcd", "1234", "abc 1", "a1"]),
        ("\\bcat\\b", ["cat", "a cat"], ["cats", "concat"]),
        ("^[\u0400-\u04ff]{2,3}$", ["да", "три"], ["д", "четыре", "ab"]),
        ("^a{0,500}$", ["", "a" * 500], ["a" * 501, "b"]),
    ],
)
def test_what_a_pattern_matches(pattern: str, matching: list[str], others: list[str]) -> None:
    assert verdicts(pattern, [*matching, *others]) == [True] * len(matching) + [False] * len(others)


@pytest.mark.parametrize("pattern", ["(a|b)\\1", "(?<!ab)c", "a(?!bc)b"])
def test_what_is_not_regular_is_left_to_python(pattern: str) -> None:
    assert verdicts(pattern, ["a", "aa", "abc"]) == [None] * 3


@pytest.mark.parametrize("pattern", ["(?:a|b)*a(?:a|b){20}", "^(?:a{1,50}b{1,50}){1,40}$"])
def test_what_takes_too_large_an_automaton_is_left_to_python(pattern: str) -> None:
    assert verdicts(pattern, ["a", "b" * 100]) == [None] * 2


def agrees(pattern: str, texts: list[str]) -> bool:
    try:
        search: Any = ecma.compile(pattern).search
    except ecma.PatternError:
        return True
    return all(
        verdict in (None, bool(search(text))) for verdict, text in zip(verdicts(pattern, texts), texts, strict=True)
    )


@settings(max_examples=200)
@given(WITH_U, TEXTS)
def test_random_patterns(pattern: str, texts: list[str]) -> None:
    assert agrees(pattern, texts)


@settings(max_examples=200)
@given(WITHOUT_U, TEXTS)
def test_random_patterns_of_annex_b(pattern: str, texts: list[str]) -> None:
    assert agrees(pattern, texts)
