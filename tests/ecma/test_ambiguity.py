"""Attacks: each must take a backtracking engine many steps, and not match."""

import pytest

from cio_schemas import ecma
from cio_schemas.ecma import ambiguity as ambiguities
from cio_schemas.ecma import ambiguity_degree
from cio_schemas.ecma.ambiguity import ambiguity
from cio_schemas.ecma.backtracking import steps
from cio_schemas.ecma.growth import Attack
from cio_schemas.ecma.simplify import as_written, is_optional


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


def test_the_worse_is_said_of_what_takes_too_many_steps_to_analyse():
    found = ambiguity(as_written(ecma.parse("(?:a{50}){100}(?:(?:a|b)(?=c)){1000}(d)\\1")))
    assert (found.risk, found.attack, found.bounded) == ("polynomial", None, False)


# in how many ways a text can match at most, MAX_WAYS and one more if that is unknown
WAYS = [
    ("abc", 1),
    ("a|b|c", 3),
    ("(a|b)(?:c|d)", 4),
    ("(?=a|b)", 2),
    ("a{2,5}", 4),
    ("(?:ab){0,3}", 8),
    ("(?:a|b){2}", 9),
    ("(?:ab)*", ambiguities.MAX_WAYS + 1),
    ("(?:ab){0,99999}", ambiguities.MAX_WAYS + 1),
]


@pytest.mark.parametrize(("pattern", "ways"), WAYS)
def test_no_text_matches_in_more_ways(pattern, ways):
    assert ambiguities._most_ways(ecma.parse(pattern)) == ways


OPTIONAL = [("a?", True), ("(a?)", True), ("(a)", False), ("a?b?", True), ("a?b", False), ("a|b?", True), ("^", False)]


@pytest.mark.parametrize(("pattern", "optional"), OPTIONAL)
def test_what_may_read_nothing_is_optional(pattern, optional):
    assert is_optional(ecma.parse(pattern)) is optional


def test_the_worst_is_said_where_the_search_is_out_of_steps(monkeypatch):
    search = as_written(ecma.parse("^(?:ab|ac)*$"))
    assert ambiguity(search).risk == "linear"
    monkeypatch.setattr(ambiguity_degree, "MAX_STEPS", 1)
    assert (ambiguity(search).risk, ambiguity(search).attack) == ("exponential", None)


def grows(pattern, attack, rounds, factor):
    """Return whether the steps of a plain backtracking matcher grow by a factor between two lengths of an attack."""
    few, many = (steps(ecma.parse(pattern), attack.prefix + attack.pump * count + attack.suffix) for count in rounds)
    return many > factor * few
