"""The kernel on JSON text and Python on what it reads of it: one verdict, or it is left to Python."""

import json
import sys
import threading
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from jsonschema import SchemaError

import cio_schemas
from cio_schemas.kernel import tables_of
from cio_schemas.source import loads
from tests.differential.older_drafts import DRAFTS, in_draft
from tests.differential.random_instances import random_instance
from tests.differential.random_schemas import random_schema
from tests.kernel.verdicts import generated
from tests.suite import official

INSTANCES = 20  # of each schema
BYTES = b'{}[]",:\\ \n0123456789.eE+-truefalsn\x00\x1f\x80\xc3\xa9\xed\xa0\xff'


@pytest.mark.parametrize("dialect", official.FOLDERS)
def test_every_test_of_the_suite(dialect: str, suite_root: Path) -> None:
    registry = official.documents(suite_root)
    wrong, tests, unsure = [], 0, 0
    for section in official.SECTIONS:
        for group in official.groups(suite_root, section, dialect):
            try:
                validator = cio_schemas.Validator(group.schema, registry=registry, dialect=dialect)
            except cio_schemas.CompileError:
                continue  # as other tests of the suite want it
            for test in group.tests:
                text = json.dumps(test["data"], ensure_ascii=False)
                verdict = verdict_of(validator, text.encode("utf-8", "surrogatepass"))
                if verdict not in (None, generated(validator)(test["data"])):
                    wrong.append(group.name(test))
                tests += section != "format"
                unsure += verdict is None and section != "format"

    assert wrong == []
    assert unsure <= tests / 50


def verdict_of(validator: cio_schemas.Validator, text: bytes) -> bool | None:
    tables = tables_of(validator.is_valid)
    assert tables is not None, validator.kernel.reason
    return tables.judge_json(text)


def mutated(random: Random, text: bytes) -> bytes:
    """Return a text as it is, or with some bytes changed."""
    data = bytearray(text)
    for _ in range(random.choice((0, 0, 1, 1, 2))):
        at = random.randrange(len(data) + 1)
        data[at : at + random.randrange(2)] = bytes((random.choice(BYTES),)) * random.randrange(2)
    return bytes(data)


def differences(random: Random, dialect: str) -> list[str]:
    """The texts on which the two differ under a random schema, each with the schema."""
    schema = random_schema(random) if dialect == "2020-12" else in_draft(random_schema(random), DRAFTS[dialect])
    try:
        validator = cio_schemas.Validator(schema, dialect=dialect)
    except (SchemaError, cio_schemas.CompileError):
        return []  # the older draft wants it otherwise
    python, wrong = generated(validator), []
    for _ in range(INSTANCES):
        text = mutated(random, json.dumps(random_instance(random, schema), ensure_ascii=False).encode())
        verdict = verdict_of(validator, text)
        if verdict is None:
            continue
        instance, problems = loads(text)
        if problems or verdict is not python(instance):
            wrong.append(f"{schema!r} and {text!r}")
    return wrong


@settings(max_examples=120, phases=[Phase.generate])
@given(st.randoms(use_true_random=False), st.sampled_from(["2020-12", *DRAFTS]))
def test_random_schemas(random: Random, dialect: str) -> None:
    assert differences(random, dialect) == []


@pytest.mark.slow
@pytest.mark.parametrize("dialect", ["2020-12", *DRAFTS])
def test_a_million_texts(dialect: str) -> None:
    random = Random(14)
    for _ in range(200_000 // INSTANCES):
        assert differences(random, dialect) == []


def test_other_threads_run_while_a_large_text_is_judged() -> None:
    text = b"[%b]" % b",".join([b'{"a": [1, 2, 3], "b": "text"}'] * 300_000)
    validator = cio_schemas.Validator({"items": {"properties": {"a": {"items": {"type": "integer"}}}}})
    interval = sys.getswitchinterval()
    sys.setswitchinterval(10)  # by itself, Python would change threads once in ten seconds
    ran: list[float] = []
    thread = threading.Thread(target=lambda: ran.append(time.monotonic()))
    try:
        thread.start()
        assert validator.is_valid_json(text)
        ended = time.monotonic()
    finally:
        sys.setswitchinterval(interval)
    thread.join()
    assert ran[0] < ended


def test_what_is_written_to_meanwhile_is_judged_as_it_was() -> None:
    buffer = bytearray(b'{"a": [%b]}' % b",".join([b'"0123456789"'] * 2_000))
    validator = cio_schemas.Validator({"properties": {"a": {"items": {"pattern": "^[0-9]+$"}}}})
    ended = threading.Event()

    def disturb() -> None:
        random = Random(1)
        while not ended.is_set():
            buffer[random.randrange(len(buffer))] = random.choice(BYTES)

    threads = [threading.Thread(target=disturb) for _ in range(2)]
    for thread in threads:
        thread.start()
    verdicts: list[Any] = []
    for _ in range(200):
        try:
            verdicts.append(validator.is_valid_json(memoryview(buffer)))
        except cio_schemas.JSONTextError as error:
            verdicts.append(error.code)
    ended.set()
    for thread in threads:
        thread.join()
    assert len(verdicts) == 200
