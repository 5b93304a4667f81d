"""What compiled patterns match, and what they come to."""

import pickle
import re

import pytest

from cio_schemas import ecma
from cio_schemas.ecma import matcher
from cio_schemas.ecma import pattern as patterns
from cio_schemas.ecma.charset import CharSet
from cio_schemas.ecma.lookaround import passes
from cio_schemas.ecma.matcher import MAX_TEXT
from cio_schemas.ecma.parser import MAX_NESTING
from cio_schemas.ecma.pattern import MAX_LENGTH
from cio_schemas.ecma.simplify import searched


@pytest.mark.parametrize(
    ("pattern", "found", "not_found"),
    [
        ("", ["", "a"], []),
        ("^a$", ["a"], ["a\n", "ba", ""]),
        ("a|^b$", ["xa", "b"], ["b\n", "bb"]),
        ("^.$", ["a", "\x85", "🐲", "\ud800"], ["\n", "\r", "\u2028", "\u2029", ""]),
        ("^\\d$", ["0", "9"], ["\u07c0", "a"]),
        ("^\\w$", ["a", "_", "0"], ["é", "\u017f"]),
        ("^\\s$", ["\ufeff", "\xa0", "\u2028", "\v"], ["\x1c", "\x85", "\u200b"]),
        ("^\\S$", ["\x85", "\x1f"], ["\ufeff"]),
        ("\\bfoo\\b", ["foo", "a foo.", "éfooé"], ["foo1", "_foo"]),
        ("^\\B$", [""], ["a"]),
        ("[]", [], ["", "a"]),
        ("^(?:[]|a)$", ["a"], [""]),
        ("^[]*$", [""], ["a"]),
        ("[^]", ["\n", "a"], [""]),
        ("(?:(a)|b)\\1$", ["aa", "b"], []),
        ("^(a)?\\1b$", ["b", "aab"], ["ab"]),
        ("^\\1(a)$", ["a"], ["aa"]),
        ("^(a\\1)$", ["a"], ["aa"]),
        ("^(?:\\1(a))*$", ["", "aaa"], ["b"]),
        ("^(?<q>['\"]).*\\k<q>$", ["'a'", '"a"'], ["'a\""]),
        ("^(?!(a)b)\\1c", ["c"], ["ac"]),
        ("(?<=a+)b", ["aab"], ["b"]),
        ("(?<=^|,)b$", ["b", "a,b"], ["ab"]),
        ("(?<!ab?|c{1,2})d$", ["d", "bd"], ["ad", "abd", "ccd"]),
        ("^(?<=$)$", [""], ["a"]),
        ("^.*(?<!(?:a|bc){2})d$", ["xd", "ad"], ["aad", "abcd", "bcbcd"]),
        ("^.*(?<!(ab|c))d$", ["bd", "d"], ["abd", "cd"]),
        ("^[\\ud83d\\udc32]$", ["🐲"], ["\ud83d"]),
        ("^\\ud83d$", ["\ud83d"], ["🐲"]),
        ("^\\p{Lu}\\P{Lu}$", ["Éa", "A1"], ["aA"]),
        ("^\\p{Script=Greek}+$", ["αβγ"], ["abc"]),
        ("^\\d{3}\\-\\d{4}$", ["555-1212"], ["5551212"]),
        ("^[^\\@]+$", ["a"], ["@"]),
        ("^a{,2}$", ["a{,2}"], ["a", "aa"]),
        ("^(?=a)*b$", ["b"], ["ab"]),
        ("^(?:a{2,3}){2}$", ["aaaa", "aaaaaa"], ["aaa", "aaaaaaa"]),
        ("^(?:a{0,2}){3}$", ["", "aaaaaa"], ["aaaaaaa"]),
        ("x*^a", ["ab"], ["xa"]),
        ("(?:^|b)a(?:c*|d)$", ["a", "ba", "acc", "ad"], ["ca", "acd"]),
        ("foo(?=bar)", ["foobar"], ["foo"]),
        ("(?=a*)b", ["b"], [""]),
        ("^(?=.*[A-Z])(?=.*\\d)[A-Za-z\\d]{8,}$", ["Passw0rd"], ["password", "PASSWORD", "Pw0"]),
        ("^(?=.*\\d)(?!.*--)(?:\\w+-{0,2})*$", ["a-1", "1"], ["a--1", "a-b", "1!"]),
        ("^(?:a+\\b ?)+$", ["a aa a"], ["a  a", "ab"]),
        ("a{4294967296}", [], ["a" * 100]),
        ("^a{1,4294967296}$", ["a" * 100], ["b"]),
    ],
)
def test_search(pattern, found, not_found):
    search = ecma.compile(pattern).search
    assert [text for text in found if not search(text)] == []
    assert [text for text in not_found if search(text)] == []


@pytest.mark.parametrize(
    ("pattern", "literal"),
    [
        ("[a-z]", None),
        ("^a|b$", None),
        ("^(?=a)", ("prefix", "a")),
        ("a\\b", None),
        ("", ("always", "")),
        ("^", ("always", "")),
        ("$", ("always", "")),
        ("^.*", ("always", "")),
        ("(?:a|)", ("always", "")),
        ("^$", ("equal", "")),
        ("^abc$", ("equal", "abc")),
        ("^x-", ("prefix", "x-")),
        ("^(x-)", ("prefix", "x-")),
        ("\\.json$", ("suffix", ".json")),
        ("foo", ("contains", "foo")),
        (".*foo.*", ("contains", "foo")),
        ("[^]*foo[^]*", ("contains", "foo")),
        ("^\\$", ("prefix", "$")),
    ],
)
def test_literal(pattern, literal):
    assert ecma.compile(pattern).literal == literal


@pytest.mark.parametrize(
    ("pattern", "construction"),
    [
        ("^[a-z]{2}(-[A-Z]{2})?$", "re.compile('[a-z]{2}(?:-[A-Z]{2})?+').fullmatch"),
        ("^[a-z]+-", "re.compile('[a-z]++-').match"),
        ("^[a-z-]+-", "re.compile('[\\\\-a-z]+-').match"),
        ("[a-z]+$", "re.compile('[a-z]\\\\Z').search"),
        ("\\s*,\\s*", "re.compile(',').search"),
        ("^(a+)+$", "re.compile('a++').fullmatch"),
        ("^(?:a|b|cd)", "re.compile('(?:[ab]|cd)').match"),
    ],
)
def test_construction(pattern, construction):
    assert ecma.compile(pattern).construction == construction


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("^a+$", ()),
        ("^(?:a+b?)+$", ("Automaton",)),
        ("^a*[ab]*c$", ("Automaton",)),
        ("^(?=.*\\d)(?:\\w+\\s?)*$", ("Automaton", "every")),
    ],
)
def test_construction_makes_the_matcher_in_another_module(pattern, needs):
    compiled = ecma.compile(pattern)
    assert compiled.needs == needs
    module = {}
    exec(f"import re\n{ecma.runtime_source(needs)}\nsearch = {compiled.construction}\n", module)
    texts = ["", "a", "aab", "abc", "ab1", "b", "1 a", "a" * 300 + "c", "a" * 300 + "!"]
    assert [bool(module["search"](text)) for text in texts] == [bool(compiled.search(text)) for text in texts]


def test_patterns_are_equal_and_hashed_by_their_text():
    patterns.compile.cache_clear()
    one = ecma.compile("^a+$")
    patterns.compile.cache_clear()
    other = ecma.compile("^a+$")
    assert one is not other
    assert {one, other, ecma.compile("^a*$")} == {other, ecma.compile("^a*$")}
    assert repr(one) == "compile('^a+$')"


@pytest.mark.parametrize("pattern", ["^a{,2}$", "^(?:a+b?)+$", "\\p{Lu}", "\ud800"])
def test_pickles(pattern):
    compiled = ecma.compile(pattern)
    copy = pickle.loads(pickle.dumps(compiled))
    assert copy == compiled
    assert copy.construction == compiled.construction


def test_a_matcher_for_which_the_stack_is_too_small_is_refused(monkeypatch):
    def deeper(_):
        raise RecursionError

    monkeypatch.setattr(matcher, "matcher_of", deeper)
    with pytest.raises(ecma.PatternError, match="groups nest too deep for the stack that is left"):
        ecma.compile("^(?:a+b?)+stack$").matcher  # noqa: B018 - it is made when it is read


def test_sets_of_characters_show_their_ranges():
    assert repr(CharSet([(97, 99)])) == "CharSet(ranges=[(97, 99)])"


def test_compiles_once():
    assert ecma.compile("^abc$") is ecma.compile("^abc$")


@pytest.mark.parametrize(("pattern", "annex_b"), [("^\\d-$", False), ("^\\d\\-$", True), ("a{,2}", True)])
def test_annex_b_is_the_fallback(pattern, annex_b):
    assert ecma.compile(pattern).annex_b is annex_b


@pytest.mark.parametrize("pattern", ["\\Aabc\\Z", "\\p{Foo}", "\\p{L}\\-", "\\u{61}\\-", "[\\z]"])
def test_annex_b_never_changes_what_was_meant(pattern):
    ecma.parse(pattern, unicode=False)
    with pytest.raises(ecma.PatternError):
        ecma.compile(pattern)


@pytest.mark.parametrize("pattern", ["\\\\p{2}\\-", "\\\\A\\-", "\\p\\-"])
def test_annex_b_takes_what_only_looks_so(pattern):
    assert ecma.compile(pattern).annex_b


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(?:(a)|b)*\\1", "a round of a repeat can skip"),
        ("(a*)*\\1", "a round of a repeat can skip"),
        ("(?<=(a)b)\\1", "a backreference into or in a lookbehind"),
        ("^(a+)(?:b+b+)*\\1$", "a backreference is not regular"),
        ("^(?:(a+)(?=ab))+\\1$", "a backreference is not regular"),
        ("".join(f"a*(?=.*{char})" for char in "1234567") + "b", "over 6 lookarounds"),
        # of backreferences, what may take more than quadratic time
        ("(a+)\\1b", "more than quadratic time"),
        ("(.*)\\1x", "more than quadratic time"),
        ("^(.*)(.*)(.*)\\3\\2\\1$", "more than quadratic time"),
        ("(.)(.*)\\1(.*)\\1", "more than quadratic time"),
        ("^(?:a{1,1000}b?){1,1000}$", "10000 positions"),
        ("(" * (MAX_NESTING + 1) + ")" * (MAX_NESTING + 1), "100 deep"),
        ("a" * (MAX_LENGTH + 1), "131072 characters"),
    ],
)
def test_refused(pattern, reason):
    with pytest.raises(ecma.PatternError, match=re.escape(reason)):
        ecma.compile(pattern)


# patterns with backreferences as people write them, with a text that each matches and one that it doesn't
BACKREFERENCES = [
    ("^(a+)\\1$", "aaaa", "aaa"),
    ("^(.+)@\\1$", "me@me", "me@you"),
    ("([\"']).*?\\1", "say 'it'", "'it\""),
    ("<([a-z]+)[^>]*>(.*?)<\\/\\1>", "<b id='1'>x</b>", "<b>x</i>"),
    ("\\b(\\w+)\\s+\\1\\b", "over the the top", "over the top"),
    ("^(\\d{4})([-/])\\d{2}\\2\\d{2}$", "2024/01/31", "2024/01-31"),
    ("^(\\w+) (\\w+) \\2 \\1$", "a b b a", "a b a b"),
    ("^#([0-9a-f])\\1([0-9a-f])\\2$", "#aabb", "#abab"),
    ("^(.*)\\r?\\n\\1$", "ab\nab", "ab\nb"),
]


@pytest.mark.parametrize(("pattern", "match", "other"), BACKREFERENCES)
def test_ordinary_backreferences_are_matched(pattern, match, other):
    compiled = ecma.compile(pattern)
    assert compiled.search(match)
    assert not compiled.search(other)


def test_a_pattern_that_takes_quadratic_time_matches_no_longer_text():
    compiled = ecma.compile("^(a+)\\1$")
    assert compiled.search("a" * MAX_TEXT)
    assert not compiled.search("a" * (MAX_TEXT + 2))
    unambiguous = ecma.compile("^(a+)b\\1$")
    assert unambiguous.search("a" * MAX_TEXT + "b" + "a" * MAX_TEXT)


@pytest.mark.parametrize(
    ("pattern", "matches", "others"),
    [
        ("x(?<=ab*)c", [], ["xc", "abxc"]),
        ("(?<=ab*)c", ["ac", "abbc"], ["c", "bc"]),
        ("(?<!a.*)b", ["b", "cb"], ["ab", "acb"]),
        ("^(?:(?=ab)a+b?)+$", ["ab", "abab"], ["a", "aab", "aba"]),
        ("(?=.*c)x", ["xc", "axbc"], ["cx", "x", "c", "x\nc"]),
        ("(?=.*a)(?=.*b)x", ["xab", "xba"], ["xa", "abx", "xb\na"]),
        ("x(?!.*y)", ["x", "yx", "xyx"], ["xy", "xay"]),
        ("(?=(?!.*b)a.*c$)a", ["aac"], ["abc", "aca", "c"]),
        ("\\b(?=\\w*ing\\b)\\w+s", ["passing", "sings passing"], ["sings ing", "ing s"]),
    ],
)
def test_lookarounds(pattern, matches, others):
    searches = [ecma.compile(pattern).search, passes(searched(ecma.parse(pattern))).search()]
    for search in searches:
        assert all(search(text) for text in matches)
        assert not any(search(text) for text in others)


def shown(pattern: ecma.Pattern) -> tuple[object, ...]:
    """Return all of a pattern but its search."""
    names = ("source", "annex_b", "literal", "regular", "construction", "refusal", "needs")
    return tuple(getattr(pattern, name) for name in names)


@pytest.mark.parametrize("source", ["^abc$", "abc", "^abc", "abc$", "a b", "^a-b_c$", "0", "-", "^ $", "A9_", "a$"])
def test_plain_text_is_compiled_to_what_any_pattern_is(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = patterns.compile.__wrapped__(source)
    told = shown(quick)
    monkeypatch.setattr(patterns, "_PLAIN", re.compile("(?!)"))
    whole = patterns.compile.__wrapped__(source)

    assert told == shown(whole)
    for text in ("", "abc", "xabc", "abcx", "a b", "a-b_c", "0", "-", " ", "A9_", "a\n", "abc\n"):
        assert bool(quick.search(text)) is bool(whole.search(text))
