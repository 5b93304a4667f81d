"""ipv4 and ipv6."""

import ipaddress
import itertools

import pytest

from cio_schemas.formats import check

VALID = {
    "ipv4": ["192.168.0.1", "0.0.0.0", "255.255.255.255", "1.2.3.4", "10.20.30.40", "249.250.199.100"],
    "ipv6": [
        "::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1:2:3::6:7:8",
        "ABCD:ef01:0000::", "::255.255.255.255", "::ffff:1.2.3.4", "1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5::1.2.3.4",
        "1::5:6:1.2.3.4", "64:ff9b::192.0.2.33",
    ],
}  # fmt: skip

INVALID = {
    "ipv4": [
        "", "1.2.3", "1.2.3.4.5", "1.2.3.", ".1.2.3.4", "1..2.3", "256.1.1.1", "1.1.1.260", "1.1.1.300", "1.1.1.1000",
        "01.1.1.1", "1.1.1.00", "1.1.1.1 ", "1.1.1.1\n", "1.1.1.1/8", "0x1.1.1.1", "1.1.1.a", "1.1.1.\u09e7",
        "\uff11.1.1.1",
        "+1.1.1.1", "1,1,1,1",
    ],
    "ipv6": [
        "", ":", ":::", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:", ":2:3:4:5:6:7:8", "1::2::3",
        "::1:2:3:4:5:6:7:8", "1:2:3:4::5:6:7:8", "12345::", "::g", "::1%eth0", "::1/64", "[::1]", " ::1", "::1\n",
        "1.2.3.4", "::1.2.3", "::1.2.3.4.5", "::256.1.1.1", "::01.1.1.1", "::1.2.3.4:5", "1.2.3.4::", "::a.2.3.4",
        "1:2:3:4:5:6:7:1.2.3.4", "1:2:3:4:5:6::1.2.3.4", "::\u09e7", "::1.2.3.\u09ea",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in VALID.items() for text in texts])
def test_valid(name, text):
    assert check(name)(text)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in INVALID.items() for text in texts])
def test_invalid(name, text):
    assert not check(name)(text)


def test_every_octet():
    assert [text for text in map(str, range(1100)) if check("ipv4")(f"1.2.3.{text}")] == [*map(str, range(256))]
    assert [text for text in map(str, range(1100)) if check("ipv4")(f"{text}.2.3.4")] == [*map(str, range(256))]


def test_ipv6_is_what_ipaddress_takes():
    pieces = ["", "0", "abcd", "12345", "1.2.3.4"]
    for count in range(1, 5):
        for parts in itertools.product(pieces, repeat=count):
            for text in (":".join(parts), ":".join(["1", "2", "3", "4", *parts]), ":".join([*parts, "5", "6", "7"])):
                assert bool(check("ipv6")(text)) == _is_ipv6(text), text


def _is_ipv6(text: str) -> bool:
    try:
        ipaddress.IPv6Address(text)
    except ValueError:
        return False
    return True
