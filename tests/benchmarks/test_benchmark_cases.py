"""The benchmarks' schemas and instances have the verdict they claim."""

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

import cio_schemas
from benchmarks.draft7 import UntranslatableError, draft7
from benchmarks.handwritten import HANDWRITTEN
from benchmarks.payloads import INVALID, VALID, Payload
from benchmarks.schemas import CASES, Case

NAMES = [case.name for case in CASES]


def jsonschema(schema):
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_case_names_are_unique():
    assert len(NAMES) == len(set(NAMES))


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_case_under_jsonschema(case: Case):
    Draft202012Validator.check_schema(case.schema)
    validator = jsonschema(case.schema)
    verdicts = [validator.is_valid(instance) for instance in (case.small, case.large, case.invalid)]
    assert verdicts == [True, True, False]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_draft7_translation_gives_the_same_verdicts(case: Case):
    try:
        old = draft7(case.schema)
    except UntranslatableError:
        return
    Draft7Validator.check_schema(old)
    validator = Draft7Validator(old, format_checker=Draft202012Validator.FORMAT_CHECKER)
    verdicts = [validator.is_valid(instance) for instance in (case.small, case.large, case.invalid)]
    assert verdicts == [True, True, False]


@pytest.mark.parametrize("payload", [*VALID, *INVALID], ids=lambda payload: payload.name)
def test_payload_under_jsonschema_and_by_hand(payload: Payload):
    expected = payload in VALID
    assert jsonschema(cio_schemas.SCHEMAS[payload.schema]).is_valid(payload.instance) is expected
    assert HANDWRITTEN[payload.schema](payload.instance) is expected


@pytest.mark.parametrize(("payload", "faults"), [(INVALID[0], 5), (INVALID[1], 8)], ids=["full", "short"])
def test_invalid_event_has_so_many_faults(payload: Payload, faults: int):
    assert len(list(jsonschema(cio_schemas.SCHEMAS[payload.schema]).iter_errors(payload.instance))) == faults
