"""What holds for all strings: the quick patterns accept nothing the exact checks refuse, and we agree with a peer."""

import re
from unittest import mock

import email_validator
import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cio_schemas.formats import check, emails, hostnames, uris

HOST = [*"abA01.-", "--", "xn--", "xn--9n2bp8q", "xn--4db", "com", "test", "localhost", "_", "\n", "a" * 30, "b" * 63]
EMAIL = [*HOST, "@", "@", "joe", *'+"\\ <>,;[]', "[127.0.0.1]", "[IPv6:::1]", "é", "\t"]
URI = [
    *"aA1:/?#@[]%.-_~!$&'()*+,;=<>\"{}|\\^` \n\x7f", "://", "//", "http:", "%41", "%4g", "[::1]", "[v1.a]", "80",
    "1.2.3.4", "é",
]  # fmt: skip
IRI = [*URI, "\x80", "\ud7ff", "\ue000", "\ufdd0", "\ufffe", "\U00010000", "\U0001fffe", "\U000f0000"]
IDN_HOST = [*HOST, *"é実אا\u0660\u06f0。\uff0eß・·l☃", "\u0301", "\u200d", "\u0915\u094d", "é" * 20]
TIME = [
    *"019+-:.TtZz", "2024-02-29", "1998-12-31", "1999-01-01", "23:59:60", "00:59:60", "12:00:00", "+01:00", "-08:00",
    ".5", "\u0660", " ",
]  # fmt: skip


def texts(pieces, most=10):
    """Return strings put together from pieces that matter to a format."""
    return st.lists(st.sampled_from(pieces), max_size=most).map("".join)


def library_accepts(text):
    """Ask email-validator; names for special use, which it refuses by a list, are well-formed all the same."""
    with mock.patch.object(email_validator, "SPECIAL_USE_DOMAIN_NAMES", []):
        try:
            email_validator.validate_email(
                text,
                check_deliverability=False,
                allow_quoted_local=True,
                allow_domain_literal=True,
                globally_deliverable=False,
            )
        except email_validator.EmailNotValidError:
            return False
        return True


# The quick pattern, the exact check or library it stands in front of, and what the strings are made of.
QUICK = {
    "email": (emails._PLAIN, library_accepts, EMAIL),
    "idn-email": (emails._PLAIN, emails.is_idn_email, EMAIL),
    "hostname": (hostnames._PLAIN_HOSTNAME, hostnames.is_idn_hostname, HOST),
    **{name: (source, uris.exact(rule), IRI) for name, (rule, source) in uris.RULES.items()},
}


def quick_accepts_no_more(name, text):
    source, exact, _ = QUICK[name]
    if re.fullmatch(source, text):
        assert exact(text)


@pytest.mark.parametrize("name", QUICK)
def test_quick_pattern_accepts_no_more_than_the_exact_check(name):
    @settings(max_examples=300)
    @given(texts(QUICK[name][2]))
    def holds(text):
        quick_accepts_no_more(name, text)

    holds()


@pytest.mark.slow
@pytest.mark.parametrize("name", QUICK)
def test_quick_pattern_for_long(name):
    @settings(max_examples=30_000)
    @given(texts(QUICK[name][2]))
    def holds(text):
        quick_accepts_no_more(name, text)

    holds()


ALPHABETS = {
    "date": [*"0129-+/", "00", "02", "30", "31", "12", "-02", "-12", "2024", "1900", "\u0660"],
    "time": TIME,
    "date-time": TIME,
    "duration": [*"PTYMDHSW12.,+-pt", "P1Y", "T1H", "\u0660"],
    "ipv4": [*"0125.....+ ", "1.1.1", "25", "19", "256", "\u0660"],
    "ipv6": [*":::01aFg%/", "::", "abcd", "12345", "1:2:3:4:5:6", "1.2.3.4", "1.2.3", "01.1.1.1"],
    "hostname": HOST,
    "idn-hostname": IDN_HOST,
    "email": EMAIL,
    "idn-email": [*EMAIL, "실", "\x85", "\uffff"],
    "uri": URI,
    "uri-reference": URI,
    "iri": IRI,
    "iri-reference": IRI,
    "uri-template": [*IRI, "{a}", "{", "}", "{+", "a.b", ",", ":1", ":01", ":10000", "*", "'"],
    "json-pointer": [*"/~01a#é\n", "~0", "~2"],
    "relative-json-pointer": [*"01/~#a+-\u0660\n", "~0", "10"],
    "uuid": ["2eb8aa08", "-aa98", "-11EA", "-b4aa", "-73b441d16380", "-", "g", "{", "}", "\u0660"],
}

DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
TIME_OF_DAY = "[0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})$"

# The strings on which jsonschema-rs is known to be wrong, as a pattern to search for.
KNOWN_DIFFERENCES = {
    "date": f"^(?!{DATE})",  # takes 200--01-01
    "date-time": f":60|^(?!{DATE}[Tt]{TIME_OF_DAY})",  # takes a leap second on any day, and what date and time take
    "duration": "[a-z]",  # refuses lower case, against ABNF
    "email": '["\t]|xn--',  # takes control characters in quotes, and A-labels of disallowed code points
    "hostname": "xn--",  # takes such A-labels, and a label that begins with a digit beside one from right to left
    "idn-email": '["\t]|xn--|[^\x00-\x7f]',  # counts characters for octets, and maps the domain (UTS 46)
    "idn-hostname": "xn--|[^\x00-\x7f]",  # maps capitals and what is not in NFC
    "relative-json-pointer": "^[0-9]+[+-]",  # refuses an index manipulation: an older draft
    "time": f"^(?!{TIME_OF_DAY})",  # takes 08:30:0/Z and 0.:30:06Z
    "uri-template": "[\x80\ufdd0\ufffe\U0001fffe]",  # takes noncharacters
}


def agrees(name, peer, text):
    if not re.search(KNOWN_DIFFERENCES.get(name, "(?!)"), text):
        assert bool(check(name)(text)) == peer.is_valid(text)


def peer_of(name):
    return jsonschema_rs.Draft202012Validator({"format": name}, validate_formats=True)


@pytest.mark.parametrize("name", ALPHABETS)
def test_agrees_with_jsonschema_rs(name):
    peer = peer_of(name)

    @settings(max_examples=300)
    @given(texts(ALPHABETS[name]))
    def holds(text):
        agrees(name, peer, text)

    holds()


@pytest.mark.slow
@pytest.mark.parametrize("name", ALPHABETS)
def test_agrees_with_jsonschema_rs_for_long(name):
    peer = peer_of(name)

    @settings(max_examples=5_000)
    @given(texts(ALPHABETS[name]))
    def holds(text):
        agrees(name, peer, text)

    holds()


# Beside the alphabets above, which rarely make a valid one: changes of one character in valid strings.
NEARLY = {
    "date": ["2024-02-29", "1963-06-19", "2023-12-31"],
    "date-time": ["1963-06-19T08:30:06.28Z", "2024-02-29T23:59:59+01:30"],
    "time": ["08:30:06Z", "23:59:60Z", "15:59:60-08:00", "12:00:00.5+23:59"],
    "duration": ["P4DT12H30M5S", "P1Y2M3D", "P12W", "PT1H2M3S"],
    "ipv4": ["192.168.0.1", "255.249.199.99"],
    "ipv6": ["2001:db8::1", "1:2:3:4:5:6:7:8", "::ffff:192.168.0.1"],
    "uuid": ["2eb8aa08-aa98-11ea-b4aa-73b441d16380"],
    "uri": ["http://joe@example.com:80/a/b?c=d#e", "urn:a:b", "http://[::1]/"],
    "uri-template": ["http://a/{b,c:12}{?d*}"],
}


@pytest.mark.parametrize("name", NEARLY)
def test_agrees_with_jsonschema_rs_near_a_valid_string(name):
    peer = peer_of(name)
    for text in NEARLY[name]:
        assert check(name)(text)
        for position in range(len(text) + 1):
            for character in "0123569aAfFzZtT:.-+/ {}%[]\n\u0660":
                agrees(name, peer, text[:position] + character + text[position:])
                agrees(name, peer, text[:position] + character + text[position + 1 :])
            agrees(name, peer, text[:position] + text[position + 1 :])
