"""Patterns of paths: what they match and what they leave alone."""

import pytest

from cio_schemas.project.globs import covers, is_wrong, matches

# pattern, what it matches, what it does not
CASES = [
    ("*.json", ["a.json", "x/y/a.json", ".json"], ["a.jsonl", "a.json/b", "json"]),
    ("/*.json", ["a.json"], ["x/a.json"]),
    ("./events/*.json", ["events/a.json"], ["events/x/a.json", "x/events/a.json"]),
    ("events/**/*.json", ["events/a.json", "events/x/y/a.json"], ["a.json", "eventsx/a.json"]),
    ("**/events/*.json", ["events/a.json", "x/y/events/a.json"], ["xevents/a.json"]),
    ("events/**", ["events/a", "events/x/a.json"], ["events"]),
    ("a?.json", ["ab.json"], ["a.json", "a/.json", "abc.json"]),
    ("[ab].json", ["a.json", "b.json"], ["c.json", "ab.json"]),
    ("[!ab].json", ["c.json"], ["a.json", "/.json"]),
    ("[^a-c].json", ["d.json"], ["b.json"]),
    ("*.{json,ndjson}", ["a.json", "x/a.ndjson"], ["a.yaml", "a.{json,ndjson}"]),
    ("{a,b{1,2}}/c", ["a/c", "b1/c", "b2/c"], ["b/c"]),
    ("a,b.json", ["a,b.json"], ["a"]),
    ("a{b.json", ["a{b.json"], ["ab.json"]),
    ("a+(b).json", ["a+(b).json"], ["aab.json"]),
    ("a\nb", ["a\nb"], ["a"]),
    (r"a\*b", ["a*b"], ["axb"]),
    ("a**b", ["axb"], ["a/b"]),
    ("[a-c&&]", ["a", "&"], ["d"]),
    (r"[\d\]]", ["d", "]"], ["1", "\\"]),
    (r"a\\b", ["a\\b"], ["ab"]),
    ("[[:digit:]_]*", ["1a", "_"], ["a1", ":"]),
    ("[![:alpha:]]", ["1"], ["a", "A"]),
]


@pytest.mark.parametrize(("pattern", "yes", "no"), CASES)
def test_what_a_pattern_matches(pattern, yes, no):
    assert [path for path in (*yes, *no) if matches(path, [pattern])] == yes


@pytest.mark.parametrize(
    ("pattern", "path", "covered"),
    [
        ("tests", "tests/a/b.json", True),
        ("tests", "x/tests/b.json", True),
        ("/tests", "x/tests/b.json", False),
        ("tests/", "tests/b.json", True),
        ("a/tests", "a/tests/b.json", True),
        ("tests", "test/b.json", False),
    ],
)
def test_a_folder_covers_what_is_in_it(pattern, path, covered):
    assert covers(path, [pattern]) is covered


@pytest.mark.parametrize(
    ("pattern", "wrong"),
    [
        ("*.json", False),
        ("[z-a]", True),
        (" ", True),
        ("", True),
        ("[", True),
        ("[]", True),
        ("a\\", True),
        ("a\\\\", False),
        ("[[:foo:]]", True),
    ],
)
def test_patterns_that_can_not_be_used(pattern, wrong):
    assert is_wrong(pattern) is wrong
