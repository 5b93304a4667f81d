"""What the fuzz targets of the kernel do with an input: `texts` takes it for JSON, `objects` makes an object of it.

Each asks the kernel about it under one of many schemas, and raises where the kernel is sure and wrong.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from cio_schemas import Validator
from cio_schemas.kernel import tables_of
from cio_schemas.kernel._kernel import read_json
from cio_schemas.precompiled import screen_for
from cio_schemas.runtime import DepthError
from cio_schemas.source import loads

SCHEMAS = json.loads(Path(__file__).with_name("schemas.json").read_text(encoding="utf-8"))
VALIDATORS = [Validator(schema) for schema in SCHEMAS]
TABLES = [tables_of(validator.is_valid) for validator in VALIDATORS]
JUDGES = [tables.judge for tables in TABLES]
SCREENS = [screen_for(name) for name in ("request", "customer", "track/v2/batch", "pipelines/batch", "app/send-email")]
PYTHON = [validator._functions.compiled.is_valid for validator in VALIDATORS]
assert all(TABLES)
assert all(SCREENS)
ANYTHING = TABLES[0]  # whose schema is true, so that screens are asked about any text


def texts(data: bytes) -> None:
    """Hold the verdict on a text to that on what Python reads of it; its first byte chooses the schema."""
    number, text = data[:1], data[1:]
    tables = TABLES[(number[0] if number else 0) % len(TABLES)]
    read = read_json(text, False)
    assert repr(read) == repr(read_json(text, True)), "the two ways to look at strings differ"
    verdict = tables.judge_json(text)
    accepted, breaks, doubts = tables.accept_lines(text + b"\n" + text)
    assert breaks == text.count(b"\n") * 2 + 1
    if verdict is not None and b"\n" not in text:
        assert (accepted, len(doubts)) == ((2, 0) if verdict else (0, 2))
    ANYTHING.accept_lines(text, False, (SCREENS[len(text) % len(SCREENS)],))
    if read is NotImplemented:
        assert verdict is None
        return
    instance, problems = loads(text)
    assert not problems, problems
    if verdict is not None:
        other = tables.judge(instance)
        assert other is None or other is verdict, (verdict, other)


def objects(number: int, instance: Any) -> None:
    """Hold the verdict on an object to that of the generated Python; the number chooses the schema."""
    SCREENS[number % len(SCREENS)].doubts(instance)
    number %= len(TABLES)
    verdict = JUDGES[number](instance)
    if verdict is None:
        return
    try:
        expected = PYTHON[number](instance)
    except DepthError:
        return
    assert verdict is expected, (verdict, expected, instance)


class _Text(str):
    __slots__ = ()


class Mapping(dict):
    pass


class _Equal(str):
    """Says that it is equal to everything."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = str.__hash__


MEMBERS = ["attributes", "identifiers", "email", "id", "Email", "trial_at", "action", "batch", "url", "method", "body"]
NAMES = ["", *MEMBERS, "a", "b", "name", "é", "日本", "\N{GRINNING FACE}", "type", "x-1", "ab" * 20]
SCALARS: list[Any] = [
    *(None, True, False, 0, 1, -1, 3, 2**31, 2**53, 2**53 + 1, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 10**30),
    *(0.0, -0.0, 1.0, 0.1, 0.3, 1.5, 1e15, 2.0**53, 1e16, 1e300, 5e-324, float("nan"), float("inf"), -float("inf")),
    *(
        "",
        "a",
        "é",
        "日本",
        "\ud800",
        "\N{GRINNING FACE}",
        "2024-02-30",
        "2024-02-29T10:00:00Z",
        "a@b.co",
        "http://a.b/c?d#e",
    ),
    *(
        "person",
        "identify",
        "PUT",
        "/api/v1/customers/a%2Bb",
        "cio_1",
        "cGxhaW4=",
        "a,b@c.de",
        "2024-05-17",
        " x",
        "PhONE",
    ),
    *("127.0.0.1", "::1", "00000000-0000-0000-0000-000000000000", "ab", "abab", "x" * 300),
    *(Decimal("0.1"), Decimal("NaN"), Decimal(1), _Text("a"), b"a", 1j, object),
]

ODD_NAMES: list[Any] = [1, None, _Text("a"), _Equal("zz"), ("a",), 1.0, "\ud800", b"a"]
