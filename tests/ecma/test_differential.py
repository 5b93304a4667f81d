"""Random patterns and texts: ours against regress, and the automaton against both.

Where regress departs from ECMA-262, the patterns here leave it out:

- it repeats word boundaries (`\\b+`), which no grammar allows;
- it lets two groups in one alternative share a name, and, with ES2025, two in different alternatives;
- it takes ES2025's modifiers, `(?i:a)`;
- without the u flag it reads `\\u{61}` as a code point and not as 61 times the letter u;
- it works on UTF-8, so that neither texts nor patterns can have lone surrogates.
"""

import re
from contextlib import suppress

import pytest
import regress
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cio_schemas import ecma
from cio_schemas.ecma.backreferences import UntranslatableError
from cio_schemas.ecma.linear import program
from cio_schemas.ecma.lookaround import passes
from cio_schemas.ecma.matcher import matcher_of
from cio_schemas.ecma.positions import UnbuildableError, exact_positions
from cio_schemas.ecma.simplify import searched

REGULAR = [
    *("a", "b", "c", "ab", ".", "1", "-", " ", "é", "🐲", "[ab]", "[^a]", "[a-c]", "[]", "[^]"),
    *(
        "\\d",
        "\\w",
        "\\s",
        "\\S",
        "\\W",
        "\\n",
        "\\cJ",
        "\\x61",
        "\\0",
        "\\u0061",
        "\\ud83d\\udc32",
        "[\\d-]",
        "[\\w-]",
    ),
]
ASSERTIONS = ["\\b", "\\B", "^", "$", "(?=a)", "(?!b)", "(?<=a)", "(?<![bc])", "(?!,|$)"]
UNICODE = ["\\u{1F432}", "\\p{L}", "\\P{Lu}", "[\\p{Lu}\\d]", "\\p{sc=Latin}"]
BACKREFERENCES = ["\\1", "\\2", "\\k<n>"]
ANNEX_B = [
    *("{", "}", "]", "a{,2}", "x{", "{a", "\\-", "\\a", "\\p", "\\x", "\\u00", "\\c", "[\\c]", "[\\c1]", "[\\b]"),
    *("\\8", "\\01", "\\141", "[\\d-a]", "[a-\\d]", "\\k", "(?=a)*", "(?!b){2}", "(?=b)?"),
]
QUANTIFIERS = ["*", "+", "?", "{2}", "{0,2}", "{1,3}", "{2,}", "{0}", "*?", "+?", "??", "{1,2}?"]


def patterns(atoms, groups):
    """Return a strategy for patterns over these atoms and ways to open a group."""

    def larger(inner):
        return (
            st.lists(inner, max_size=4).map("".join)
            | st.tuples(inner, inner).map("|".join)
            | st.builds("{}{}{})".format, st.sampled_from(groups), inner, st.sampled_from(["", "|"]))
            | st.builds("(?:{}){}".format, inner, st.sampled_from(QUANTIFIERS))
        )

    return st.recursive(st.sampled_from(atoms), larger, max_leaves=12)


CAPTURING = ["(?:", "(?:", "(", "(", "(?<n>", "(?=", "(?!", "(?<=", "(?<!"]
WITH_U = patterns([*REGULAR, *REGULAR, *ASSERTIONS, *UNICODE, *BACKREFERENCES], CAPTURING)
WITHOUT_U = patterns([*REGULAR, *ASSERTIONS, *BACKREFERENCES, *ANNEX_B, *ANNEX_B], CAPTURING)
PURE = patterns([atom for atom in REGULAR if atom != "\\0"], ["(?:", "("])
TEXTS = st.lists(st.text("aabbcc11- \n_éA🐲\0\u2028{}]\\xu8p", max_size=9), min_size=8, max_size=8)

NOT_IN_REGRESS = re.compile(r"\\[bB](?:[*+?]|\{\d)|\?<n>.*\?<n>", re.DOTALL)


def compare(pattern, texts, flags):
    """Check that both take the pattern, or neither, and find it in the same texts."""
    assume(not NOT_IN_REGRESS.search(pattern))
    try:
        theirs = regress.Regex(pattern, flags)
    except regress.RegressError:
        with pytest.raises(ecma.PatternError):
            ecma.parse(pattern, unicode=flags == "u")
        return
    tree = ecma.parse(pattern, unicode=flags == "u")
    try:
        search = searched(tree)
        ours = matcher_of(search)
    except UntranslatableError:
        return  # refused, and never wrong
    expected = [theirs.find(text) is not None for text in texts]
    assert [bool(ours.search(text)) for text in texts] == expected, ours.construction
    with suppress(UnbuildableError):
        automaton = program(exact_positions(search)).automaton()
        assert [bool(automaton.search(text)) for text in texts] == expected, "the automaton"
    with suppress(UnbuildableError):
        looking = passes(search).search()
        assert [bool(looking(text)) for text in texts] == expected, "the automata of lookarounds"


@settings(max_examples=500)
@given(WITH_U, TEXTS)
def test_like_regress_with_the_u_flag(pattern, texts):
    compare(pattern, texts, "u")


@settings(max_examples=500)
@given(WITHOUT_U, TEXTS)
def test_like_regress_without_it(pattern, texts):
    compare(pattern, texts, "")


def compare_with_re(pattern, texts):
    """Check the automaton against `re`, where both read the pattern alike."""
    translated = (
        pattern.replace("[^]", "(?s:.)").replace("[]", "(?!)").replace("\\cJ", "\\n").replace("\\s", "[ \\n\u2028]")
    )
    translated = translated.replace("\\S", "[^ \\n\u2028]").replace("\\ud83d\\udc32", "🐲").replace(".", "[^\\n\u2028]")
    translated = translated.replace("(?s:[^\\n\u2028])", "(?s:.)")
    theirs = re.compile(translated, re.ASCII)
    search = searched(ecma.parse(pattern))
    automaton = program(exact_positions(search)).automaton()
    assert [bool(automaton.search(text)) for text in texts] == [theirs.search(text) is not None for text in texts]


@settings(max_examples=300)
@given(PURE, TEXTS)
def test_automaton_like_re(pattern, texts):
    compare_with_re(pattern, texts)


@pytest.mark.slow
@settings(max_examples=20_000, derandomize=False)
@given(WITH_U, TEXTS)
def test_like_regress_with_the_u_flag_for_long(pattern, texts):
    compare(pattern, texts, "u")


@pytest.mark.slow
@settings(max_examples=20_000, derandomize=False)
@given(WITHOUT_U, TEXTS)
def test_like_regress_without_it_for_long(pattern, texts):
    compare(pattern, texts, "")


@pytest.mark.slow
@settings(max_examples=20_000, derandomize=False)
@given(PURE, TEXTS)
def test_automaton_like_re_for_long(pattern, texts):
    compare_with_re(pattern, texts)
