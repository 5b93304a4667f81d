"""What the kernel accepts of a text costs nothing else; what it does not accept is told as if there were no kernel."""

import random

import pytest

from cio_schemas import Validator, kernel, validator
from cio_schemas.payloads import judge
from cio_schemas.payloads.compiled import Payloads
from cio_schemas.payloads.parallel_ndjson import check_all
from cio_schemas.payloads.rules.choice import choose

pytestmark = pytest.mark.skipif(not kernel.available, reason="the kernel was not built")

SCHEMA = {
    "type": "object",
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "n": {"type": "integer", "maximum": 10**20},
        "price": {"multipleOf": 0.01},
        "tags": {"type": "array", "uniqueItems": True},
        "nested": {"$ref": "#"},
    },
    "required": ["name"],
}
LINES = [
    *(b'{"name": "a"}', b' {"name": "\\u00e9", "n": 1} \r', b'{"name": "a", "nested": {"name": "b"}}'),
    *(b"", b" \t ", b"\x0b", b'{"name": "a", "n": 100000000000000000000}', b'{"name": "a", "price": 0.07}'),
    *(b'{"name": ""}', b"{}", b"[]", b"1", b'{"name": "a", "tags": [1, 1.0]}', b'{"name": "a", "price": 0.071}'),
    *(b'{"name": "a", "n": 100000000000000000001}', b'{"name": "a", "nested": {"name": 1}}', b'{"nested": {}}'),
    *(b'{"name": "a", "name": "b"}', b'{"name": "a"', b'{"name": "\xff"}', b'{"name": "\\ud800"}', b'{"name": 01}'),
    *(b'{"name": "a"} {"name": "b"}', b"\xef\xbb\xbf{}", b'{"name": "a", "n": 1e999}', b"[" * 600 + b"]" * 600),
    b'{"name": "a", "nested": ' * 600 + b"null" + b"}" * 600,
]


def text(seed: int, good: float) -> bytes:
    chance = random.Random(seed)
    lines = [LINES[0] if chance.random() < good else chance.choice(LINES) for _ in range(chance.choice((1, 5, 400)))]
    return b"\n".join(lines) + b"\n" * chance.randrange(2)


def findings(payloads, jobs):
    records = []
    found = list(
        check_all([payloads], jobs=jobs, excerpts=True, progress=lambda _, count: records.append(count)),
    )
    return found, sum(records)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("each", [False, True])
@pytest.mark.parametrize("seed", range(12))
def test_lines(tmp_path, monkeypatch, seed, each, jobs):
    path = tmp_path / "a.ndjson"
    lines = text(seed, good=0.9 if seed % 2 else 0.0)
    path.write_bytes(b"\n".join(b"[%b, 1]" % line for line in lines.split(b"\n")) if each else lines)
    payloads = Payloads(str(path), Validator(SCHEMA), each=each)
    with_kernel = findings(payloads, jobs)
    monkeypatch.setattr(judge, "demands_of", lambda _: None)

    assert with_kernel == findings(payloads, 1)


DOCUMENTS = [
    *((line, False) for line in LINES),
    (b'[{"name": "a"}, {"name": "b"}]', True),
    (b'[{"name": "a"}, {"name": ""}, 1]', True),
    (b'[{"name": "a"}, {"name": "b", "name": "c"}]', True),
    (b"[]", True),
    (b"{}", True),
    (b'[{"name": "a"}', True),
]


@pytest.mark.parametrize(("document", "each"), DOCUMENTS)
def test_documents(tmp_path, monkeypatch, document, each):
    path = tmp_path / "a.json"
    path.write_bytes(document)
    payloads = Payloads(str(path), Validator(SCHEMA), each=each)
    with_kernel = findings(payloads, None)
    monkeypatch.setattr(judge, "demands_of", lambda _: None)

    assert with_kernel == findings(payloads, None)


def test_clean_text_is_not_parsed(tmp_path, monkeypatch):
    def parse(*_, **__):
        raise AssertionError("parsed")

    monkeypatch.setattr(judge, "records", parse)
    monkeypatch.setattr(judge, "parse", parse)
    (tmp_path / "a.ndjson").write_text('{"name": "a"}\n\n{"name": "b"}\n')
    (tmp_path / "a.json").write_text('{"name": "a"}\n')
    (tmp_path / "each.json").write_text('[{"name": "a"}, {"name": "b"}]\n')

    files = [(tmp_path / name, name == "each.json") for name in ("a.ndjson", "a.json", "each.json")]
    schema = Validator(SCHEMA)
    assert [findings(Payloads(str(path), schema, each=each), None) for path, each in files] == [
        ([], 2),
        ([], 1),
        ([], 2),
    ]


EVENTS = [
    *(
        b'{"name": "a"}',
        b'{"name": "a", "data": {"n": 1}}',
        b'{"name": " a"}',
        b'{"name": ""}',
        b'{"name": "a", "tiemstamp": 1}',
    ),
    *(
        b'{"name": "a", "timestamp": 1715937000000}',
        b'{"name": "a", "data": {"n": 9007199254740993}}',
        b'{"name": "a"',
        b"[]",
    ),
    b'{"name": "a", "data": {"text": "%b"}}' % (b"x" * 13_000),
    b'{"name": "a", "data": {"text": "%b"}}' % (b"x" * 100_000),
]


@pytest.mark.parametrize("codes", [None, frozenset(("CB201",)), frozenset(("CE108",))])
@pytest.mark.parametrize("each", [False, True])
def test_rules(tmp_path, monkeypatch, each, codes):
    chance = random.Random(1)
    lines = [EVENTS[0] if chance.random() < 0.7 else chance.choice(EVENTS) for _ in range(300)]
    path = tmp_path / "a.ndjson"
    path.write_bytes(b"\n".join(b'[{"name": "b"}, %b]' % line for line in lines) if each else b"\n".join(lines))
    payloads = Payloads(str(path), validator("event"), each=each, rules=choose(validator("event"), codes))
    with_kernel = findings(payloads, 2)
    monkeypatch.setattr(judge, "demands_of", lambda _: None)

    assert with_kernel == findings(payloads, 1)
    assert with_kernel[0]
