"""`x-message`: it replaces the messages of the assertions beside it, and of no others."""

from typing import Any

import pytest

import cio_schemas
from cio_schemas.failures.violations import violations

OWN = "needs `userId` or `anonymousId`"
ONE_OF_TWO = {"x-message": OWN, "anyOf": [{"required": ["userId"]}, {"required": ["anonymousId"]}]}

CASES = [
    pytest.param(
        {"x-message": 5, "type": "string"}, 1, "V-type", "expected string, found integer 1", id="not a string"
    ),
    pytest.param({"x-message": "a name", "type": "string"}, 1, "V-type", "a name", id="assertion"),
    pytest.param(ONE_OF_TWO, {}, "V-anyOf", OWN, id="union"),
    pytest.param(
        {"x-message": "an order", "properties": {"id": {"type": "string"}}},
        {"id": 1},
        "V-type",
        "expected string, found integer 1",
        id="nested assertions keep theirs",
    ),
    pytest.param({"$ref": "#/$defs/A", "$defs": {"A": ONE_OF_TWO}}, {}, "V-anyOf", OWN, id="behind a reference"),
    pytest.param({"x-message": "no", "not": {"required": ["a"]}}, {"a": 1}, "V-not", "no", id="not"),
]


@pytest.mark.parametrize(("schema", "instance", "code", "message"), CASES)
def test_message(schema: Any, instance: Any, code: str, message: str) -> None:
    validator = cio_schemas.Validator(schema)
    (violation,) = violations(validator._functions, instance)
    (error,) = validator.iter_errors(instance)

    assert (violation.code, violation.message, error.message) == (code, message, message)
    with pytest.raises(cio_schemas.ValidationError, match=message):
        validator.validate(instance)
