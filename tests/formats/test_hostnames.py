"""hostname and idn-hostname."""

import pytest

from cio_schemas.formats import check

LABEL = "a" * 63
LONGEST = f"{LABEL}.{LABEL}.{LABEL}.{'a' * 61}"  # 253 characters

VALID = {
    "hostname": [
        "a", "1", "example", "www.example.com", "EXAMPLE.Com", "a-b.c-d", "1host", "host1", "123.456", LABEL, LONGEST,
        "a--b.com", "xn--9n2bp8q.xn--9t4b11yi5a", "XN--ZCA.com", "xn--4db.com", "abc--d.com",
    ],
    "idn-hostname": [
        "example.com", "EXAMPLE.com", "Example.실례", "실례.테스트", "faß.de", "xn--fa-hia.de", "ça.fr", "a\u3002b",
        "a\uff0eb", "a\uff61b",
        "l·l", "\u03b1\u0375\u03b2", "א\u05f3ב", "丈・", "क्‍ष", "क्‌ष", "אבג.com", LABEL, LONGEST, "a--b",
    ],
}  # fmt: skip

INVALID = {
    "hostname": [
        "", ".", "a.", ".a", "a..b", "-a", "a-", "a.-b", "a-.b", "a_b", "a b", "a\n", "é", "a\uff0eb", "a\u3002b",
        f"{LABEL}a",
        f"{LONGEST}a", f"a.{LABEL}a", "ab--cd.com", "a---b", "xn--", "xn--X", "xn--b0a", "xn--a", "\u212aelvin.com",
        "a\x00",
        "0.xn--4db",  # a label that starts with a digit beside one from right to left
        f"a--b.{LONGEST}", f"a--b.{LABEL}a",
    ],
    "idn-hostname": [
        "", ".", "\u3002", "a.", ".a", "a\u3002", "a..b", "-a", "a-", "a_b", "a b", "ab--é", "Éa", "a\u0301",
        "\u0301a",
        "a\u00b7l",
        "א0\u0660", "0א", "0a.א", "0.xn--4db", "丈\u302e", "☃", "xn--", "xn--X", f"{LABEL}a", f"{LONGEST}a", "ü" * 63,
        ".".join(["ü" * 50] * 5),
        ".".join(["bücher" * 6] * 6),  # 221 characters, and 263 as they are encoded
        "\ud800", "a.\udfff",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in VALID.items() for text in texts])
def test_valid(name, text):
    assert check(name)(text)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in INVALID.items() for text in texts])
def test_invalid(name, text):
    assert not check(name)(text)
