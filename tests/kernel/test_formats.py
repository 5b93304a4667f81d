"""Formats in the kernel: as `cio_schemas.formats` has them, or unsure; and sure of what is usual."""

from itertools import chain
from random import Random
from typing import Any

import pytest

import cio_schemas
from cio_schemas import formats
from tests.formats import test_emails, test_hostnames, test_identifiers, test_ip_addresses, test_times, test_uris
from tests.kernel.verdicts import native

TEXTS: dict[str, list[str]] = {}
for table in (test_emails, test_hostnames, test_identifiers, test_ip_addresses, test_times, test_uris):
    for name, texts in chain(table.VALID.items(), table.INVALID.items()):
        TEXTS.setdefault(name, []).extend(texts)

CHARACTERS = "0123456789abcdefATZtz:.-+/?#[]%@~{}()\\^$*|,_=& é\u20ac\U0001f600\n"

REGEXES = {
    True: (
        *("", "a", "^[a-z]+$", "a|b", "(?:a)*?", "(a(b)c){2,3}", r"^\d{4}-\d\d$", r"[\w.+-]+@\S+\.[^\]\s]", "a{2,}?"),
        *("(?=a)b", "(?<!a)b", r"[\]\\^-]", r"\/\.\$\{", "[^-a]", "[a-]", "[+--]"),
    ),
    None: (
        *("(", ")", "a)", "[", "[a", "*", "a**", "a{3,2}", "(?a)", "(?<n>a)", r"\p{L}", r"\1", r"\a", r"\-", "x{", "]"),
        *(r"[b-a]", r"[\d-a]", "é", "a{99999999999}", "\\", "(?=a)*", "^*", "{", "}", "a{,2}", r"\b", r"[\b]", "(?:"),
    ),
}

SURE = {
    "date": {True: ["2024-02-29"], False: ["2023-02-29", "2024-2-9", "été"]},
    "date-time": {True: ["2024-02-29T12:00:00.5Z", "2024-02-29t12:00:00+01:00"], False: ["2024-02-29 12:00:00Z"]},
    "duration": {True: ["P1Y2M3DT4H5M6S", "PT1M", "P2W"], False: ["P", "P1", "P1Y3D", "PT", "P1W1D"]},
    "email": {True: ["jane.doe+x@mail.example-1.com"], False: ["jane", "jane.doe", "jané@example.com"]},
    "hostname": {True: ["www.example-1.com"]},
    "idn-email": {True: ["jane@example.com"]},
    "ipv4": {True: ["192.0.2.1"], False: ["192.0.2", "192.0.2.256", "192.0.02.1"]},
    "ipv6": {True: ["2001:db8::1", "::ffff:192.0.2.1"], False: ["2001:db8", "1::2::3", "::1%eth0"]},
    "json-pointer": {True: ["", "/a~0/é"], False: ["a", "/~2", "/€~"]},
    "regex": REGEXES,
    "relative-json-pointer": {True: ["0#", "1/a", "0-1/€"], False: ["/a", "01", "-1/a"]},
    "time": {True: ["12:00:00Z"], False: ["12:00:00", "25:00:00Z"]},
    "uri": {
        True: ["https://example.com:80/a?b=c#d", "urn:a:b", "mailto:a@b.c"],
        False: ["/a", "a b:c", "http://é.com"],
    },
    "uri-reference": {True: ["/a?b", "#c", "../d", "//e/f"], False: ["a b", "é"]},
    "uuid": {
        True: ["123e4567-e89b-12d3-a456-426614174000"],
        False: ["123e4567-e89b-12d3-a456-42661417400é"],
    },
}


def judge_of(name: str) -> Any:
    return native(cio_schemas.Validator({"format": name}))


@pytest.mark.parametrize("name", SURE)
def test_it_is_sure_of_what_is_usual(name: str) -> None:
    judge = judge_of(name)

    assert {text: judge(text) for texts in SURE[name].values() for text in texts} == {
        text: verdict for verdict, texts in SURE[name].items() for text in texts
    }


@pytest.mark.parametrize("name", formats.NAMES)
def test_it_never_says_otherwise(name: str) -> None:
    judge, check = judge_of(name), formats.check(name)
    usual = [text for texts in SURE.get(name, {}).values() for text in texts]
    random = Random(13)
    for text in (*usual, *TEXTS.get(name, ())):
        for each in (text, *(changed(text, random) for _ in range(40))):
            assert judge(each) in (None, bool(check(each))), repr(each)


def changed(text: str, random: Random) -> str:
    """A text with some characters dropped, inserted or replaced."""
    characters = list(text)
    for _ in range(random.choice((1, 1, 2, 3))):
        at = random.randrange(len(characters) + 1)
        characters[at : at + random.randrange(2)] = random.choice(("", *CHARACTERS))
    return "".join(characters)
