"""The contenders: cio-schemas and its peers, each asked the same question, with formats asserted.

- jsonschema gets cio-schemas' format checker, so that it checks the same formats with the same functions: its own skips
  most of them unless more packages are installed.
- jsonschema-rs gets `validate_formats=True`.
- fastjsonschema knows draft-07 at most and asserts the formats it knows; it gets the schema in the words of draft-07,
  and is left out where draft-07 can't say it.
"""

from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import Any, NamedTuple

import fastjsonschema
import jsonschema
import jsonschema_rs

import cio_schemas

from .draft7 import UntranslatableError, draft7
from .timing import Call

OURS = "cio-schemas"
PEERS = ("jsonschema", "fastjsonschema", "jsonschema-rs")


class UnfitError(Exception):
    """A peer can't take part; the argument says why."""


class WrongVerdictError(Exception):
    """cio-schemas itself disagrees with the verdict a case claims."""


class Field(NamedTuple):
    """Who takes part in a comparison.

    Attributes:
        contenders: what to call with an instance, by name; cio-schemas is the first.
        left_out: why a peer takes no part, by name.
    """

    contenders: dict[str, Call]
    left_out: dict[str, str]


def verdicts(schema: Any, expected: Mapping[str, tuple[Any, bool]]) -> Field:
    """Return what says whether an instance is valid, each contender checked first.

    Args:
        schema: a draft 2020-12 schema.
        expected: by name, an instance and whether it is valid; a peer that says otherwise is left out.

    Raises:
        WrongVerdictError: cio-schemas says otherwise.
    """
    contenders, left_out = {}, {}
    for name, build in VERDICTS.items():
        try:
            call = build(schema)
            _check(call, expected)
        except UnfitError as reason:
            if name == OURS:
                raise WrongVerdictError(str(reason)) from None
            left_out[name] = str(reason)
        else:
            contenders[name] = call
    return Field(contenders, left_out)


def errors(schema: Any) -> dict[str, Callable[[Any], list[Any]]]:
    """Return what lists every error of an instance; fastjsonschema stops at the first and takes no part."""
    ours, theirs, rust = cio_schemas.Validator(schema), with_jsonschema(schema), _jsonschema_rs(schema)
    return {
        OURS: lambda instance: list(ours.iter_errors(instance)),
        "jsonschema": lambda instance: list(theirs.iter_errors(instance)),
        "jsonschema-rs": lambda instance: list(rust.iter_errors(instance)),
    }


def versions() -> dict[str, str]:
    """Return the version of every contender."""
    return {name: version(name) for name in (OURS, *PEERS, "check-jsonschema")}


def _check(call: Call, expected: Mapping[str, tuple[Any, bool]]) -> None:
    for name, (instance, valid) in expected.items():
        if call(instance) is not valid:
            raise UnfitError(f"says the {name} instance is {'invalid' if valid else 'valid'}")


def with_jsonschema(schema: Any) -> Any:
    """Return jsonschema's validator, which asserts the formats that ours does."""
    return jsonschema.Draft202012Validator(schema, format_checker=cio_schemas.FORMAT_CHECKER)


def _jsonschema_rs(schema: Any) -> Any:
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)


def compile_fastjsonschema(schema: Any) -> Callable[[Any], Any]:
    """Return fastjsonschema's function for a draft 2020-12 schema, which raises if an instance is invalid.

    Raises:
        UnfitError: draft-07 can't say the schema, or fastjsonschema can't compile it.
    """
    try:
        return fastjsonschema.compile(draft7(schema), use_default=False)
    except UntranslatableError as keyword:
        raise UnfitError(f"draft-07 has no {keyword}") from None
    except fastjsonschema.JsonSchemaDefinitionException as reason:
        raise UnfitError(f"can't compile it: {reason}") from None


def _fastjsonschema(schema: Any) -> Call:
    validate = compile_fastjsonschema(schema)

    def is_valid(instance: Any) -> bool:
        try:
            validate(instance)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    return is_valid


COMPILERS: dict[str, Callable[[Any], object]] = {
    OURS: cio_schemas.Validator,
    "fastjsonschema": compile_fastjsonschema,
    "jsonschema-rs": _jsonschema_rs,
}
"""How to compile a schema; jsonschema reads it anew for every instance."""

VERDICTS: dict[str, Callable[[Any], Call]] = {
    OURS: lambda schema: cio_schemas.Validator(schema).is_valid,
    "jsonschema": lambda schema: with_jsonschema(schema).is_valid,
    "fastjsonschema": _fastjsonschema,
    "jsonschema-rs": lambda schema: _jsonschema_rs(schema).is_valid,
}
"""How to get from a schema to a function from an instance to a verdict."""
