"""Strings made to be slow: each of 100,000 characters, all refused or accepted in time linear in their length.

No time is asserted; a check that took quadratic time would keep this file running for minutes.
"""

import pytest

from cio_schemas.formats import NAMES, check

LENGTH = 100_000
STARTS = [
    "",
    "http://",
    "http://[",
    "a@",
    "a@[IPv6:",
    '"',
    "xn--",
    "{",
    "/",
    "0",
    "P",
    "23:59:60.",
    "2024-01-15T00:00:00.",
]
UNITS = [
    "a", "1", "a.", "1.", "a-", "--", "xn--a.", "a@", '"', '"\\', "%41", "%4", "~", "~0", "{a}", "{a,", "a:", "::",
    "1T", "#",
    "\n", "\ud800", "\u0301", "\u0660\u06f0", "\u200c", "\u30fb", "\u05d0", "\u3002", "\U0001f600",
]  # fmt: skip


@pytest.mark.parametrize("name", [name for name in NAMES if name != "regex"])
def test_long_strings(name):
    for start in STARTS:
        for unit in UNITS:
            for end in ("", "@"):
                check(name)(start + unit * (LENGTH // len(unit)) + end)


@pytest.mark.parametrize(
    "unit", ["a", "(", "(?=", "(a|", "[", "[a-", "a{1,", "\\", "\\u{", "(?<a>", "\\k<", "()", "[()", "\\("]
)
def test_long_patterns(unit):
    check("regex")(unit * (LENGTH // len(unit)))


@pytest.mark.parametrize("name", NAMES)
def test_lone_surrogates(name):
    for text in (
        "\ud800",
        "\udfff",
        "a@\ud800.com",
        "\ud800@a.com",
        "http://\ud800/",
        "xn--\ud800",
        "/\udfff",
        "a.\ud800",
    ):
        check(name)(text)


ACCEPTED = [
    ("duration", "P" + "1" * LENGTH + "D"),
    ("time", "00:00:00." + "9" * LENGTH + "Z"),
    ("json-pointer", "/~0" * LENGTH),
    ("uri", "data:," + "%41" * LENGTH),
    ("iri", "data:," + "é" * LENGTH),
    ("uri-template", "{a}" * LENGTH),
    ("relative-json-pointer", "1" * LENGTH + "#"),
]


@pytest.mark.parametrize(("name", "text"), ACCEPTED, ids=[name for name, _ in ACCEPTED])
def test_long_and_valid(name, text):
    assert check(name)(text)
