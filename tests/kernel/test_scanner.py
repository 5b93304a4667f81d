"""The kernel's reader of JSON text: clean texts as Python reads them, everything else left to Python.

Both ways to look at strings are tested: sixteen bytes at a time, where the processor can, and eight.
"""

import json
import random
import re

import pytest

from cio_schemas import kernel
from cio_schemas.source import MAX_DEPTH, loads

pytestmark = pytest.mark.skipif(not kernel.available, reason="the kernel was not built")

LEFT = NotImplemented  # to Python


@pytest.fixture(params=[False, True], ids=["wide", "portable"])
def read(request):
    from cio_schemas.kernel._kernel import read_json

    return lambda data: read_json(data, request.param)


CLEAN = [
    (b"null", None),
    (b"true", True),
    (b" false\r\n\t", False),
    (b"0", 0),
    (b"-0", 0),
    (b"-12", -12),
    (b"9223372036854775807", 2**63 - 1),
    (b"-9223372036854775807", -(2**63) + 1),
    (b"0.0", 0.0),
    (b"-0.5e-3", -0.0005),
    (b"1E5", 100000.0),
    (b"1e+2", 100.0),
    (b"0.1", 0.1),
    (b"123456789012345678901234567890.5", 123456789012345678901234567890.5),
    (b"2.2250738585072011e-308", 2.2250738585072011e-308),
    (b"9007199254740993.0", 9007199254740993.0),
    (b'""', ""),
    (b'"a"', "a"),
    (b'"fifteen bytes, "', "fifteen bytes, "),
    (b'"seventeen bytes.."', "seventeen bytes.."),
    (b'"\\"\\\\\\/\\b\\f\\n\\r\\t"', '"\\/\b\f\n\r\t'),
    (b'"\\u0041\\u00e9\\u20ac\\u0000"', "Aé€\0"),
    (b'"\\ud83d\\ude00"', "\N{GRINNING FACE}"),
    ('"é €  \N{GRINNING FACE} é"'.encode(), "é €  \N{GRINNING FACE} é"),
    ('"\x7f\x80߿ࠀ￿\U00010000\U0010ffff"'.encode(), "\x7f\x80߿ࠀ￿\U00010000\U0010ffff"),
    (b"[]", []),
    (b"[ ]", []),
    (b"{}", {}),
    (b'[1, [2, [3]], "x"]', [1, [2, [3]], "x"]),
    (b'{"a": {"b": []}, "": 1}', {"a": {"b": []}, "": 1}),
    (b'[{"a": 1}, {"a": 2}]', [{"a": 1}, {"a": 2}]),
    (b"[" * MAX_DEPTH + b"]" * MAX_DEPTH, None),
]


@pytest.mark.parametrize(("text", "value"), CLEAN)
def test_clean_texts(read, text, value):
    found = read(text)

    assert found is not LEFT
    if text[:2] != b"[[":  # too deep to be compared
        assert (repr(found), found) == (repr(value), value)


UNCLEAN = [
    *(
        b"",
        b" ",
        b"\n",
        b"\x0b1",
        b"nul",
        b"nulll",
        b"True",
        b"NaN",
        b"-",
        b"+1",
        b"01",
        b"-01",
        b"1.",
        b".5",
        b"1e",
        b"1e+",
    ),
    *(b"0x10", b"1 2", b"1,", b"Infinity", b"-Infinity", b"1_000", b"\xef\xbb\xbf1", b"'a'"),
    *(
        b'"',
        b'"a',
        b'a"',
        b'"a\\"',
        b'"\\',
        b'"\\"',
        b'"\\x"',
        b'"\\u12"',
        b'"\\u12g4"',
        b'"\\u',
        b'"a\nb"',
        b'"\t"',
        b'"\x1f"',
    ),
    *(
        b'"\x80"',
        b'"\xc0\x80"',
        b'"\xc3"',
        b'"\xc3(\xa9"',
        b'"\xe0\x80\x80"',
        b'"\xed\xa0\x80"',
        b'"\xf4\x90\x80\x80"',
        b'"\xff"',
    ),
    *(b'"\xe2\x82"', b'"\xf0\x9f\x98"', b'"\xf0\x80\x80\x80"', b'"\xf5\x80\x80\x80"'),
    *(b'"\\ud83d"', b'"\\ude00"', b'"\\ud83dx"', b'"\\ud83d\\n"', b'"\\ud83d\\u0041"', b'"\\ude00\\ud83d"'),
    *(
        b"[",
        b"]",
        b"[1",
        b"[1,",
        b"[1,]",
        b"[,1]",
        b"[1 2]",
        b"[1]]",
        b"[[1]",
        b"[1}",
        b"[tru]",
        b"[nul]",
        b"[-]",
        b'["a]',
    ),
    *(
        b"{",
        b"}",
        b'{"a"}',
        b'{"a":}',
        b'{"a" 1}',
        b'{"a":1,}',
        b"{a:1}",
        b"{1:1}",
        b'{"a":1',
        b'{"a":1]',
        b'{,"a":1}',
        b'{"a":1}}',
    ),
    *(b'{"a":1,"a":2}', b'{"a":1,"\\u0061":2}', b'[{"b":{"a":1,"c":2,"a":3}}]'),
    *(b"1e309", b"-1e309", b"1e400", b"[1e99999999999999999999]", b"1" + 309 * b"0" + b".0", b"1" * 5000),
    b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1),
]


@pytest.mark.parametrize("text", UNCLEAN)
def test_what_is_not_clean_is_left(read, text):
    assert read(text) is LEFT
    assert loads(text)[1] != ()


# What Python reads, and the kernel leaves alone.
LEFT_TO_PYTHON = [
    b'{"%b": 1}' % (b"x" * 70_000),
    b"1" * 641,
    b"1" * 309 + b".0",
    b"1e308",
    b" " * 5 + b"1." + b"0" * 1000,
]


@pytest.mark.parametrize("text", LEFT_TO_PYTHON, ids=lambda text: text[:10].decode())
def test_what_is_left_to_python_though_it_is_fine(read, text):
    assert read(text) is LEFT
    assert loads(text)[1] == ()


@pytest.mark.parametrize("text", [b"9223372036854775808", b"-9223372036854775808", b"12345678901234567890", b"1e-400"])
def test_numbers_that_the_matcher_gives_up_at(read, text):
    assert read(text) is ...


@pytest.mark.parametrize("count", [2, 63, 64, 65, 66, 200, 5_000])
@pytest.mark.parametrize("repeated", [False, True])
def test_names_of_large_objects(read, count, repeated):
    names = [f"name {number}" for number in range(count)]
    if repeated:
        names[-1] = names[count // 3]
    members = ", ".join(f'"{name}": {{"a": {number}}}' for number, name in enumerate(names))

    found = read(f"{{{members}}}".encode())
    assert found is LEFT if repeated else found == {name: {"a": number} for number, name in enumerate(names)}


def test_names_with_the_same_signature(read):
    # The signature looks at the first, the middle and the last eight bytes.
    names = [f"{'a' * 8}{number:08}{'b' * 24}{'c' * 8}" for number in range(300)]
    text = json.dumps(dict.fromkeys(names, 1)).encode()

    assert read(text) == dict.fromkeys(names, 1)
    assert read(text.replace(names[7].encode(), names[299].encode())) is LEFT


@pytest.mark.parametrize("size", range(40))
def test_strings_of_each_length_are_read_up_to_the_end_of_the_buffer(read, size):
    for end in ("", "\\n", "é", '\\"'):
        text = f'"{"x" * size}{end}"'.encode()
        assert read(memoryview(bytes(text))) == loads(text)[0]
        assert read(text[:-1]) is LEFT


def test_a_million_values(read):
    text = b"[%b]" % b",".join([b"1"] * 1_000_000)

    assert len(read(text)) == 1_000_000
    assert read(b"[%b]" % b",".join([b"1"] * 1_000)) == [1] * 1_000


SEEDS = [
    b'{"name": "signed_up", "data": {"total": 12.5, "lines": [{"sku": "W-1", "n": 2}], "ok": true}, "x": null}',
    b'[-0, 1e5, 0.1, 12345678901234567890, -9223372036854775808, 1.5E-7, "a\\u00e9\\n\\ud83d\\ude00"]',
    '{"é": "日本語 \N{GRINNING FACE}", "a": {"a": {"a": ["", " ", "\\\\"]}}, "name of a member": [[], {}]}'.encode(),
    b'  [ { } , [ ] , "x" , { "a" : [ true , false , null ] , "b" : "0123456789abcdef0123456789abcdef" } ]\r\n',
]
BYTES = [
    *b'{}[]",:\\ \n\r\t0123456789.eE+-truefalsn"u0d8x/',
    0,
    0x1F,
    0x7F,
    0x80,
    0xC3,
    0xA9,
    0xE2,
    0xED,
    0xA0,
    0xF0,
    0xFF,
]


def mutated(chance: random.Random) -> bytes:
    text = bytearray(chance.choice(SEEDS))
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        at = chance.randrange(len(text) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            text[at : at + 1] = bytes((chance.choice(BYTES),))
        elif kind == 1:
            text[at:at] = bytes((chance.choice(BYTES),))
        elif kind == 2:
            del text[at : at + chance.choice((1, 1, 2, 10))]
        else:
            start = chance.randrange(len(text) + 1)
            text[at:at] = text[start : start + chance.randrange(12)]
    return bytes(text)


def test_mutated_texts(read):
    chance = random.Random(7)
    disagreements = []
    for _ in range(20_000):
        text = mutated(chance)
        found, (instance, problems) = read(text), loads(text)
        if not (problems or may_be_left(text) if found is LEFT else not problems and is_same(found, instance)):
            disagreements.append(text)
    assert disagreements == []


def is_same(found: object, instance: object) -> bool:
    """Whether the kernel read what Python reads, up to numbers at which the matcher gives up."""
    if found is ...:
        return type(instance) in (int, float)
    if isinstance(found, list) and isinstance(instance, list):
        return len(found) == len(instance) and all(map(is_same, found, instance))
    if isinstance(found, dict) and isinstance(instance, dict):
        return [*found] == [*instance] and all(map(is_same, found.values(), instance.values()))
    return type(found) is type(instance) and found == instance


def may_be_left(text: bytes) -> bool:
    """Whether a number in a text has an exponent that may take it out of a double's range."""
    return re.search(rb"[eE][+-]?[0-9]{3}|[0-9]{200}", text) is not None


@pytest.mark.parametrize("text", [b"", b"\n", b"a", b"a\nb", b"\n\n\n", b"a\n" * 1000, b"x" * 100 + b"\n"])
def test_line_breaks_are_counted(text):
    from cio_schemas.kernel._kernel import count_lines

    assert count_lines(text) == text.count(b"\n")
