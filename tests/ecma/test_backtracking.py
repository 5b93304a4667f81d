"""What a backtracking search costs, in characters compared; and which attacks do what they say."""

import re
from random import Random

import pytest

from cio_schemas import ecma
from cio_schemas.ecma.ambiguity import ambiguity
from cio_schemas.ecma.backtracking import MAX_STEPS, UncountableError, _Machine, confirmed, steps
from cio_schemas.ecma.simplify import as_written


@pytest.mark.parametrize(
    ("pattern", "text", "count"),
    [
        ("a", "a", 1),
        ("a", "bba", 3),
        ("a", "bb", 3),  # it tries at the end too
        ("^a", "bba", 1),
        ("^a*$", "aaa", 4),
        ("^a*$", "aab", 3),
        ("^(?:a|b)c", "bc", 3),
        ("^a{2}b", "aab", 3),
        ("^a{0,2}b", "aac", 5),  # a a b, then b after one, then b after none
        ("^a+?b", "aab", 4),  # a b, then a b
        ("^(?=aa)a", "aa", 3),
        ("^(?!aa)a", "aa", 2),
        ("(?<=a)b", "ab", 1),
        ("\\bb", "ab b", 3),  # where a word begins or ends
        ("^(?:a?)*b", "b", 2),
    ],
)
def test_steps(pattern, text, count):
    assert steps(ecma.parse(pattern), text) == count


def test_steps_are_counted_up_to_a_limit():
    assert steps(ecma.parse("^(a+)+$"), "a" * 40 + "!") == MAX_STEPS


@pytest.mark.parametrize("pattern", ["(a)\\1", "(?<=ab)c", "(?:a{50}){100}"])
def test_what_can_not_be_counted(pattern):
    with pytest.raises(UncountableError):
        steps(ecma.parse(pattern), "a")


EXPONENTIAL = ("^(a+)+$", "(a|a)*$", "^(?:a|ab|b)*c$", "^(([0-9]|.|:|/)*)$", "^[ \\t]*[ -~]+([ \\t]+[ -~]+)*$")
QUADRATIC = ("\\s*,", "[\\w-]*$", "[^/#?]+$", "^s3://([^/]+)/?(.*)$", "a.*b.*c", "^\\d+\\w+$", "(?!\\s*$).+")


@pytest.mark.parametrize(
    ("pattern", "rounds", "factor"),
    [*((pattern, (2, 4), 2.5) for pattern in EXPONENTIAL), *((pattern, (8, 16), 2.3) for pattern in QUADRATIC)],
)
def test_attacks_that_work(pattern, rounds, factor):
    tree = ecma.parse(pattern)
    attack = confirmed(tree, ambiguity(as_written(tree)))
    assert attack is not None
    few, many = (steps(tree, attack.prefix + attack.pump * count + attack.suffix) for count in rounds)
    assert many > factor * few


@pytest.mark.parametrize(
    "pattern",
    [
        # Ambiguous, and yet whatever could make them slow they match at once.
        *("\\w[\\w-]*\\w", "\\d+.\\d+", "[a-z0-9][a-z0-9.-]*[a-z0-9]", "^(\\/+[^\\/]+\\/*)+$"),
        *("^arn:.*:*:.*", "(?:[ \\r\\n\\t].*)*$", "^[\\s\\S]*\\S[\\s\\S]*$"),
        # What is looked ahead for is looked for once, or at the start alone.
        *("^/(?!.*\\.\\.)[a-z/]+$", "(?!^[0-9]+$)[a-z0-9]+", "(?=^.{0,265}$)[a-z.]+@[a-z.]+"),
    ],
)
def test_attacks_that_do_not(pattern):
    tree = ecma.parse(pattern)
    found = ambiguity(as_written(tree))
    assert found.risk != "linear"
    assert confirmed(tree, found) is None


def test_the_search_finds_what_re_finds():
    random = Random(1)
    for pattern in ("^(?:ab|a|b)*c$", "a(b|c)+?d", "(?:a?b){2,3}$", "a(?!b)|c$", "\\Ba|^b+"):
        for _ in range(200):
            text = "".join(random.choices("abcd", k=random.randrange(8)))
            matched = re.search(pattern, text)
            machine = _Machine(ecma.parse(pattern), text, MAX_STEPS)
            assert any(machine.run(0, begin) for begin in range(len(text) + 1)) is bool(matched), (pattern, text)
