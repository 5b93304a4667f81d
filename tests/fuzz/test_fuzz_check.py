"""Mutated files through the whole of `check`: no traceback, no hang, and a verdict that a slower reader shares."""

import gzip
import io
import json
import random
import resource
from time import process_time

import pytest

from cio_schemas import validator
from cio_schemas.payloads.compiled import Payloads
from cio_schemas.payloads.parallel_ndjson import check_all

EVENT = validator("event")
SEEDS = [
    b'{"name": "signed_up", "type": "event", "timestamp": 1715937000, "data": {"plan": "pro", "n": [1, 2.5e3, null]}}',
    b'{"name": "/p", "type": "page", "context": {"ip": "203.0.113.7", "locale": "en-GB", "page": {"url": "https://a.example/?q=1"}}}',
    '{"name": "größe \\u00e9 \\ud83d\\ude00 😀", "customer_id": "c", "data": {"a": {"b": [true, false]}}}'.encode(),
    b'{\n  "name": "a",\n  "anonymous_id": "x"\n}\n',
]
NOISE = [
    *(
        b'"',
        b"\\",
        b"\\ud800",
        b"\\u003a",
        b"{",
        b"}",
        b"[",
        b"]",
        b":",
        b",",
        b"\n",
        b"\r\n",
        b"\x00",
        b"\xff",
        b"\xef\xbb\xbf",
    ),
    *(
        b"NaN",
        b"-Infinity",
        b"1e999",
        b"-0",
        b"0x1F",
        b"1" * 30,
        b"9" * 5000,
        b"1e-400",
        b"//",
        b"'",
        b"null",
        b'"name": 1, ',
    ),
    *(
        b"[" * 1100,
        b'{"a":' * 2000,
        b"[" * 500 + b"]" * 500,
        b"&a [*a]",
        b"---\n",
        b"- ",
        b"!!binary x",
        "\u2028".encode(),
    ),
]
NAMES = ["f.json"] * 5 + ["f.ndjson"] * 5 + ["f.ndjson.gz"] + ["f.yaml"]
MAX_DEPTH = 1024


def mutated(chance):
    """Return a file's name and contents: one or more payloads after some accidents."""
    name = chance.choice(NAMES)
    lines = chance.choices(SEEDS, k=1 if name in ("f.json", "f.yaml") else chance.randrange(1, 5))
    if ".ndjson" in name:
        lines = [line.replace(b"\n", b"") for line in lines]
    data = bytearray(b"\n".join(lines))
    if ".gz" in name:
        data = bytearray(gzip.compress(bytes(data), mtime=0))
    for _ in range(chance.choice([0, 1, 1, 1, 2, 3, 8])):
        _ACCIDENTS[chance.randrange(len(_ACCIDENTS))](data, chance)
    return name, bytes(data)


def _flip(data, chance):
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _cut(data, chance):
    del data[chance.randrange(len(data) + 1) :]


def _drop(data, chance):
    start = chance.randrange(len(data) + 1)
    del data[start : start + chance.randrange(1, 8)]


def _insert(data, chance):
    at = chance.randrange(len(data) + 1)
    data[at:at] = chance.choice(NOISE)


def _repeat(data, chance):
    start = chance.randrange(len(data) + 1)
    piece = data[start : start + chance.randrange(1, 40)]
    data[start:start] = piece * chance.randrange(1, 4)


_ACCIDENTS = [_flip, _cut, _drop, _insert, _insert, _repeat]


def is_clean(data):
    """Tell by the standard library whether one JSON text is strict JSON and a valid event."""
    try:
        text = data.decode()
        instance = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse, parse_float=_finite)
        json.dumps(instance, ensure_ascii=False).encode()  # no lone surrogates
    except (ValueError, RecursionError):
        return False
    return not text.startswith("\ufeff") and _depth(text) <= MAX_DEPTH and EVENT.is_valid(instance)


def _unique(pairs):
    if len(dict(pairs)) != len(pairs):
        raise ValueError
    return dict(pairs)


def _refuse(_):
    raise ValueError


def _finite(text):
    if abs(float(text)) == float("inf"):
        raise ValueError
    return float(text)


def _depth(text):
    depth = deepest = 0
    inside = escaped = False
    for char in text:
        if inside:
            inside = escaped or char != '"'
            escaped = char == "\\" and not escaped
        elif char == '"':
            inside = True
        else:
            depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(char, 0)
            deepest = max(deepest, depth)
    return deepest


def expected(name, data):
    """Tell whether a file is clean; None if only the reader itself can know."""
    if name == "f.json":
        return bool(data.strip(b" \t\r\n")) and is_clean(data)
    if name == "f.ndjson":
        lines = [line for line in data.split(b"\n") if line.strip()]
        return bool(lines) and all(map(is_clean, lines))
    return None


def checked(name, data):
    payloads = Payloads("-", EVENT, name=name, exact=len(data) % 2 == 0)  # both ways: this schema compares no numbers
    return list(check_all([payloads], stdin=io.BytesIO(data), jobs=1, excerpts=True))


def test_a_fixed_run():
    chance = random.Random(20)
    for _ in range(4000):
        name, data = mutated(chance)
        found = checked(name, data)
        clean = expected(name, data)
        assert clean is None or clean is not bool(found), (name, data, found)


def test_the_mutations_leave_some_files_clean_and_break_most():
    chance = random.Random(21)
    verdicts = [expected(*mutated(chance)) for _ in range(1000)]
    assert verdicts.count(True) > 100
    assert verdicts.count(False) > 400


@pytest.mark.slow
def test_a_long_run():
    chance = random.Random()
    seed = chance.randrange(10**9)
    chance.seed(seed)
    before, slowest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, 0.0
    for _ in range(200_000):
        name, data = mutated(chance)
        begun = process_time()
        found = checked(name, data)
        slowest = max(slowest, process_time() - begun)
        clean = expected(name, data)
        assert clean is None or clean is not bool(found), (seed, name, data, found)
    assert slowest < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000, "kilobytes"
