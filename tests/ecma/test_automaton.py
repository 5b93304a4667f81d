"""The automaton: exact, small, and rebuilt from its own source."""

import random

import pytest

from cio_schemas import ecma
from cio_schemas.ecma import automaton
from cio_schemas.ecma.linear import program
from cio_schemas.ecma.positions import UnbuildableError, exact_positions
from cio_schemas.ecma.simplify import searched


def build(pattern):
    return program(exact_positions(searched(ecma.parse(pattern)))).automaton()


@pytest.mark.parametrize(
    ("pattern", "found", "not_found"),
    [
        ("", ["", "a"], []),
        ("[]", [], ["", "a"]),
        ("^$", [""], ["a"]),
        ("a", ["a", "ba"], ["", "b"]),
        ("^a", ["ab"], ["ba"]),
        ("a$", ["ba"], ["ab"]),
        ("^(?:a|^b)+$", ["ba", "aa", "b"], ["ab"]),
        ("^a{2,4}$", ["aa", "aaa", "aaaa"], ["a", "aaaaa"]),
        ("\\bab\\b", ["ab", "x ab y"], ["xab", "abx"]),
        ("a\\Bb", ["ab"], ["a b"]),
        ("a(?!b)", ["a", "ac"], ["ab"]),
        ("a(?=b|$)", ["a", "ab"], ["ac"]),
        ("(?<!a)b", ["b", "cb"], ["ab"]),
        ("(?<=^|,)b", ["b", ",b"], ["ab"]),
        ("^(?:(?=a)\\w)+$", ["aa"], ["ab"]),
        ("[\\u{1F432}\\ud800]", ["🐲", "\ud800"], ["\udc32"]),
    ],
)
def test_search(pattern, found, not_found):
    search = build(pattern).search
    assert [text for text in found if not search(text)] == []
    assert [text for text in not_found if search(text)] == []


@pytest.mark.parametrize("pattern", ["(a)\\1", "(?=ab)c", "(?<!ab)c", "a{10001}b", "(?:a?b?c?){1000}d"])
def test_not_built(pattern):
    with pytest.raises(UnbuildableError):
        build(f"^{pattern}")


def test_memory_is_bounded():
    many = random.Random(1)
    machine = build("[ab]*a[ab]{200}x")
    for _ in range(3):
        machine.search("".join(many.choice("ab") for _ in range(automaton.MAX_TRANSITIONS)))
        assert len(machine._states) <= automaton.MAX_TRANSITIONS
    machine.search("".join(map(chr, range(0x3000))))
    assert sum(map(len, machine._states.values())) <= automaton.MAX_TRANSITIONS
    assert machine.search("a" + "b" * 200 + "x")
    assert not machine.search("a" + "b" * 199 + "x")
