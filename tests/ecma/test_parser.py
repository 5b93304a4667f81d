"""What is ECMA-262 and what isn't, with the u flag and by Annex B."""

import pytest

from cio_schemas import ecma
from cio_schemas.ecma import charset
from cio_schemas.ecma.charset import CharSet
from cio_schemas.ecma.tree import (
    EMPTY,
    Alternation,
    Backreference,
    Boundary,
    Chars,
    End,
    Group,
    Look,
    Repeat,
    Sequence,
    Start,
)

A, B = (Chars(charset.single(ord(letter))) for letter in "ab")


@pytest.mark.parametrize(
    ("pattern", "tree"),
    [
        ("", EMPTY),
        ("(?:)", EMPTY),
        ("a", A),
        ("ab", Sequence((A, B))),
        ("a|b", Alternation((A, B))),
        ("a|", Alternation((A, EMPTY))),
        ("(?:ab)a", Sequence((A, B, A))),
        ("^a$", Sequence((Start(), A, End()))),
        ("(a)", Group(A, 1)),
        ("(?<n>a)\\k<n>", Sequence((Group(A, 1), Backreference(1)))),
        ("\\k<n>(?<n>a)", Sequence((Backreference(1), Group(A, 1)))),
        ("(?<\\u0061>a)\\k<a>", Sequence((Group(A, 1), Backreference(1)))),
        ("a*?", Repeat(A, 0, None, greedy=False)),
        ("a{2,3}", Repeat(A, 2, 3)),
        ("a{2,}", Repeat(A, 2, None)),
        ("a{99999999999}", Repeat(A, 99999999999, 99999999999)),
        ("(?=a)", Look(A, ahead=True, negated=False)),
        ("(?<!a)", Look(A, ahead=False, negated=True)),
        ("\\b\\B", Sequence((Boundary(negated=False), Boundary(negated=True)))),
        (".", Chars(CharSet(((0, 9), (11, 12), (14, 0x2027), (0x202A, 0x10FFFF))))),
        ("[]", Chars(CharSet(()))),
        ("[^]", Chars(CharSet(((0, 0x10FFFF),)))),
        ("[a-c\\d-]", Chars(CharSet(((0x2D, 0x2D), (0x30, 0x39), (0x61, 0x63))))),
        ("\\ud83d\\udc32", Chars(charset.single(0x1F432))),
        ("[\\ud83d\\udc32]", Chars(charset.single(0x1F432))),
        ("\\u{1F432}", Chars(charset.single(0x1F432))),
        ("\\ud83d", Chars(charset.single(0xD83D))),
        ("\\cJ\\0", Sequence((Chars(charset.single(10)), Chars(charset.single(0))))),
        ("\\x61", A),
    ],
)
def test_tree(pattern, tree):
    assert ecma.parse(pattern) == tree


@pytest.mark.parametrize(
    ("pattern", "tree"),
    [
        ("a{,2}", Sequence(tuple(Chars(charset.single(ord(char))) for char in "a{,2}"))),
        ("]", Chars(charset.single(ord("]")))),
        ("\\-", Chars(charset.single(ord("-")))),
        ("\\141", A),
        ("\\8", Chars(charset.single(ord("8")))),
        ("(a)\\1\\2", Sequence((Group(A, 1), Backreference(1), Chars(charset.single(2))))),
        ("\\u{2}", Repeat(Chars(charset.single(ord("u"))), 2, 2)),
        ("\\c", Sequence((Chars(charset.single(ord("\\"))), Chars(charset.single(ord("c")))))),
        ("[\\c]", Chars(charset.of((ord("\\"), ord("\\")), (ord("c"), ord("c"))))),
        ("[\\c1]", Chars(charset.single(ord("1") % 32))),
        ("[\\d-a]", Chars(charset.of((0x30, 0x39), (0x2D, 0x2D), (0x61, 0x61)))),
        ("(?=a)*", Repeat(Look(A, ahead=True, negated=False), 0, None)),
        ("\\k<n>", Sequence(tuple(Chars(charset.single(ord(char))) for char in "k<n>"))),
    ],
)
def test_tree_by_annex_b_alone(pattern, tree):
    assert not ecma.is_regex(pattern) or pattern == "\\u{2}"
    assert ecma.parse(pattern, unicode=False) == tree


@pytest.mark.parametrize(
    ("pattern", "position", "reason"),
    [
        ("(?i)a", 0, "no inline flags"),
        ("(?i:a)", 0, "no inline flags"),
        ("(?P<n>a)", 0, "Python's"),
        ("a(?#b)", 1, "no comments"),
        ("(?>a)", 0, "no atomic groups"),
        ("a++", 2, "nothing to repeat"),
        ("*", 0, "nothing to repeat"),
        ("a|{1}", 2, "{"),
        ("(", 0, "without its )"),
        ("a)", 1, "without its ("),
        ("[a", 0, "without its ]"),
        ("[b-a]", 1, "out of order"),
        ("a{2,1}", 1, "out of order"),
        ("a{10000000000000000000000000,9999999999999999999999999}", 1, "out of order"),
        ("(?<=a)*", 6, "can't be repeated"),
        ("\\b+", 2, "can't be repeated"),
        ("(?<n>a)(?<n>b)", 7, "used twice"),
        ("(?<1>a)", 2, "identifier"),
        ("(?<n", 2, "identifier"),
        ("(?<\\u{zz}a>b)", 2, "a bad \\u escape in a group name"),
        ("a\\", 1, "at the end"),
    ],
)
@pytest.mark.parametrize("unicode", [True, False])
def test_errors_in_both(pattern, position, reason, unicode):
    with pytest.raises(ecma.PatternError) as caught:
        ecma.parse(pattern, unicode=unicode)
    assert reason in str(caught.value)
    assert (caught.value.pattern, caught.value.position) == (pattern, position)


@pytest.mark.parametrize(
    ("pattern", "position"),
    [
        ("\\A", 0),
        ("a\\Z", 1),
        ("\\a", 0),
        ("\\-", 0),
        ("\\1", 0),
        ("\\01", 0),
        ("[\\1]", 1),
        ("\\k<n>", 0),
        ("\\k", 0),
        ("\\u{110000}", 0),
        ("\\u00", 0),
        ("\\x1", 0),
        ("\\c1", 0),
        ("\\p{Foo}", 0),
        ("\\p{Greek}", 0),
        ("\\p{lu}", 0),
        ("\\p", 0),
        ("a{,2}", 1),
        ("}", 0),
        ("]", 0),
        ("[\\d-a]", 1),
        ("(?=a)*", 5),
    ],
)
def test_errors_with_the_u_flag_alone(pattern, position):
    with pytest.raises(ecma.PatternError) as caught:
        ecma.parse(pattern)
    assert caught.value.position == position
    ecma.parse(pattern, unicode=False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", True),
        ("(" * 10_000 + ")" * 10_000, True),
        ("(" * 10_000, False),
        ("a" * 1_000_000, True),
        ("a{99999999999}", True),
        ("a{" + "9" * 5000 + "}", True),
        ("\ud800[\udfff]", True),
        ("\\p{Script=Greek}\\p{scx=Grek}\\p{Emoji}\\p{gc=L}\\p{punct}", True),
        ("\\p{Script=Foo}", False),
        ("\\p{Emoji=Yes}", False),
        ("\\p{sc=Greek}", True),
        ("[", False),
    ],
)
def test_is_regex(text, expected):
    assert ecma.is_regex(text) is expected


def test_nesting_has_a_limit_where_trees_are_built():
    ecma.parse("(" * 100 + ")" * 100)
    with pytest.raises(ecma.PatternError, match="100 deep"):
        ecma.parse("(" * 101 + ")" * 101)
