"""email, by RFC 5321, and idn-email, by RFC 6531."""

import pytest

from cio_schemas.formats import check

LABEL = "b" * 63
LONGEST = f"{'a' * 64}@{LABEL}.{LABEL}.{'c' * 61}"  # 254 characters

ASCII = [
    "a@b", "joe.bloggs@example.com", "!#$%&'*+/=?^_`{|}~-@example.com", "JOE@EXAMPLE.COM", "1@2.3", "te.s.t@a-b.c",
    f"{'a' * 64}@example.com", LONGEST,
    "joe@localhost", "joe@mail.test", "joe@printer.LOCAL", "joe@x.invalid", "joe@onion", "joe@1.in-addr.arpa",
    '"joe bloggs"@example.com', '"joe@bloggs"@example.com', '"a..b"@example.com', '"\\"\\\\"@b.com', '""@example.com',
    '" "@localhost',
    "joe@[127.0.0.1]", "joe@[IPv6:::1]", "joe@[ipv6:2001:db8::1.2.3.4]",
    "joe@a--b.com", "joe@xn--9n2bp8q.com",
]  # fmt: skip

VALID = {
    "email": ASCII,
    "idn-email": [
        *ASCII,
        "실례@실례.테스트", "é@example.com", '"é è"@example.com', "joe@faß.de", "joe@faß.test",
        f"{'é' * 32}@example.com",
        "\x80@example.com", "\uffff@example.com", "\U0010ffff@example.com", "\u200d@example.com", "joe@cafe\u0301.com",
    ],
}  # fmt: skip

WRONG = [
    "", "@", "joe", "joe@", "@b.com", "joe@@b.com", "joe@b@c.com", ".joe@b.com", "joe.@b.com", "jo..e@b.com",
    "joe bloggs@b.com", "joe@b c.com", "joe@b.com\n", "joe\n@b.com", " joe@b.com", "<joe@b.com>", "Joe <joe@b.com>",
    "joe,ann@b.com", "joe@b.com, ann@b.com", "joe@b_c.com", "joe@invalid=domain.com",
    "joe@-b.com", "joe@b-.com", "joe@b..com", "joe@.com", "joe@b.", "joe@ab--cd.com", "joe@xn--X.com",
    f"{'a' * 65}@b.com", f"a{LONGEST}", f"{LONGEST}c", f"joe@{LABEL}b.com",
    '"joe@b.com', 'joe"@b.com', 'a"b"@b.com', '"a"b@b.com', '"a"."b"@b.com', '"a\tb"@b.com',
    '"a\\\tb"@b.com', '"\\"@b.com',
    "joe@[127.0.0.1", "joe@127.0.0.1]", "joe@[127.0.0.300]", "joe@[::1]", "joe@[IPv6:fe80::1%eth0]", "joe@[x:1]",
    "joe@[]", "joe@[\u0131pv6:::1]", "\ud800@b.com", "joe@\ud800.com", "joe@test.", "joe@.test", "joe@-test",
]  # fmt: skip

INVALID = {
    "email": [*WRONG, "é@b.com", "joe@é.com", '"é"@b.com', "\u212a@b.com", "joe@\u212a.com", "joe@b\u3002com"],
    "idn-email": [*WRONG, f"{'é' * 33}@b.com", "joe\uff20b.com", "joe@\u0301b.com", "joe@☃\ufeff", "0@0.א"],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in VALID.items() for text in texts])
def test_valid(name, text):
    assert check(name)(text)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in INVALID.items() for text in texts])
def test_invalid(name, text):
    assert not check(name)(text)
