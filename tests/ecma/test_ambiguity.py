"""Attacks: each must take a backtracking engine many steps, and not match."""

import re

import pytest

from cio_schemas import ecma
from cio_schemas.ecma.ambiguity import Attack, ambiguity
from cio_schemas.ecma.simplify import as_written


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "abc",
        "^(?:a|b)*$",
        "^(?:ab|ac)*$",
        "^a+b+$",
        "^[a-z0-9]+(?:-[a-z0-9]+)*$",
        "^(?:a?)*$",
        "^\\w+(?:\\b \\w+)*$",
        '"[^"]*"',
        "^\\d{1,3}(?:\\.\\d{1,3}){3}$",
        "^(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)$",
        "^(a+)+",
        "(a|a)*",
    ],
)
def test_linear(pattern):
    found = ambiguity(as_written(ecma.parse(pattern)))
    assert (found.risk, found.attack) == ("linear", None)


@pytest.mark.parametrize(
    ("pattern", "attack"),
    [
        ("^(a+)+$", Attack("a", "a", "!")),
        ("^x(?:a*)*y", Attack("xa", "a", "")),
        ("(x+x+)+y", Attack("xx", "xx", "")),
        ("^(?:ab|a|b)*c$", Attack("b", "ababb", "")),
    ],
)
def test_exponential(pattern, attack):
    found = ambiguity(as_written(ecma.parse(pattern)))
    assert found.risk == "exponential"
    assert found.attack == attack
    assert grows(pattern, attack, rounds=(2, 5), factor=4)


@pytest.mark.parametrize("pattern", ["\\s*,", "[a-z]+$", "^a*[ab]*c$", "a.*b.*c", "^\\d+\\w+$"])
def test_polynomial(pattern):
    found = ambiguity(as_written(ecma.parse(pattern)))
    assert found.risk == "polynomial"
    assert found.attack is not None
    assert grows(pattern, found.attack, rounds=(20, 40), factor=3)


def grows(pattern, attack, rounds, factor):
    """Return whether the steps of a plain backtracking matcher grow by a factor between two lengths of an attack."""
    few, many = (steps(ecma.parse(pattern), attack.prefix + attack.pump * count + attack.suffix) for count in rounds)
    return many > factor * few


def steps(tree, text):
    """Count the characters a backtracking matcher reads in vain; it must not find anything."""
    counted = 0

    def run(node, at, done):
        nonlocal counted
        match type(node).__name__:
            case "Chars":
                counted += 1
                return at < len(text) and ord(text[at]) in node.set and done(at + 1)
            case "Sequence":
                items = node.items
                return done(at) if not items else run(items[0], at, lambda end: run(type(node)(items[1:]), end, done))
            case "Alternation":
                return any(run(option, at, done) for option in node.options)
            case "Group":
                return run(node.body, at, done)
            case "Start":
                return at == 0 and done(at)
            case "End":
                return at == len(text) and done(at)
            case "Repeat":
                return rounds_of(node, at, 0, done)
        raise AssertionError(node)

    def rounds_of(node, at, count, done):
        more = node.high is None or count < node.high
        if more and run(node.body, at, lambda end: end > at and rounds_of(node, end, count + 1, done)):
            return True
        return count >= node.low and done(at)

    assert not any(run(tree, at, lambda _: True) for at in range(len(text) + 1))
    return counted


@pytest.mark.parametrize(("pattern", "text"), [("^(a+)+$", "a" * 12 + "!"), ("^(?:ab|a|b)*c$", "ab" * 6)])
def test_the_step_counter_agrees_with_re(pattern, text):
    assert re.search(pattern, text) is None
    assert steps(ecma.parse(pattern), text) > 300
