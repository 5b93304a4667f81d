"""Validator and the module's functions: what they answer, how they are cached, copied and shared."""

import copy
import inspect
import pickle
import pydoc
import threading
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import jsonschema
import pytest

import cio_schemas
from cio_schemas import (
    UnknownSchemaError,
    UnresolvableReferenceError,
    UnsupportedPatternError,
    Validator,
)
from cio_schemas.formats import format_checker
from cio_schemas.validators.cache import CACHE_SIZE
from tests.reference import reference

EVENT = "https://customer.io/schemas/customer-io/event.json"
INTEGER = {"type": "integer"}

# -- the methods and functions --


def test_a_valid_instance() -> None:
    for check in (Validator(INTEGER), cio_schemas.validator(INTEGER)):
        assert check.is_valid(1) is True
        assert check.validate(1) is None
        assert list(check.iter_errors(1)) == []
    assert cio_schemas.is_valid(1, INTEGER) is True
    assert cio_schemas.validate(1, INTEGER) is None
    assert list(cio_schemas.iter_errors(1, INTEGER)) == []


def test_an_invalid_instance() -> None:
    for check in (Validator(INTEGER), cio_schemas.validator(INTEGER)):
        assert check.is_valid("1") is False
        assert [error.message for error in check.iter_errors("1")] == ['expected integer, found string "1"']
        with pytest.raises(jsonschema.ValidationError, match=r'^expected integer, found string "1"'):
            check.validate("1")
    assert cio_schemas.is_valid("1", INTEGER) is False
    assert [error.validator for error in cio_schemas.iter_errors("1", INTEGER)] == ["type"]
    with pytest.raises(jsonschema.ValidationError):
        cio_schemas.validate("1", INTEGER)


@pytest.mark.parametrize("name", ["event", EVENT])
def test_a_bundled_schema_by_name(name: str) -> None:
    assert cio_schemas.is_valid({"name": "signup"}, name) is True
    assert cio_schemas.is_valid({"name": ""}, name) is False
    assert [list(error.path) for error in cio_schemas.iter_errors({"name": ""}, name)] == [["name"]]
    with pytest.raises(jsonschema.ValidationError):
        cio_schemas.validate({}, name)


LIST = " (`cio-schemas list` shows the bundled schemas)"

UNKNOWN = [
    ("", "no bundled schema ''" + LIST),
    ("evnt", "no bundled schema 'evnt'; did you mean 'event'?" + LIST),
    (
        EVENT + "#",
        f"no bundled schema '{EVENT}#'; did you mean '{EVENT}'?" + LIST,
    ),
]


@pytest.mark.parametrize(("name", "message"), UNKNOWN)
def test_no_schema_has_that_name(name: str, message: str) -> None:
    with pytest.raises(UnknownSchemaError) as caught:
        cio_schemas.validator(name)

    assert str(caught.value) == message


def test_boolean_schemas() -> None:
    assert Validator(True).is_valid(None) is True
    assert Validator(False).is_valid(None) is False
    assert cio_schemas.is_valid(None, True) is True
    assert [error.message for error in cio_schemas.iter_errors(None, False)] == ["nothing is allowed here, found null"]


def test_schema_and_repr() -> None:
    schema = {"$id": "https://example.com/a", "type": "integer"}

    assert Validator(schema).schema == schema
    assert repr(Validator(schema)) == "<Validator https://example.com/a>"
    assert repr(Validator(INTEGER)) == "<Validator>"
    assert repr(Validator(True)) == "<Validator True>"
    assert repr(cio_schemas.validator("event")) == f"<Validator {EVENT}>"


def test_source_is_python_that_can_be_run() -> None:
    namespace: dict[str, Any] = {}
    source = Validator(INTEGER).source
    exec(source, namespace)

    assert "is_integer" in source
    assert namespace["is_valid"](1.0) is True
    assert namespace["is_valid"]("1") is False
    assert "def is_event(v):" in cio_schemas.validator("event").source


# -- check_schema --

NO_SCHEMAS = [
    ("event", 'expected object or boolean, found string "event"; for a bundled schema, cio_schemas.validator("event")'),
    (None, "expected object or boolean, found null"),
    ([{}], "expected object or boolean, found an array of 1 item"),
    (b"", "expected object or boolean, found b'', which is not JSON"),
]


@pytest.mark.parametrize(("value", "message"), NO_SCHEMAS)
def test_what_is_no_schema_is_said_in_one_line(value: Any, message: str) -> None:
    for check in (Validator, Validator.check_schema):
        with pytest.raises(jsonschema.SchemaError) as caught:
            check(value)
        assert str(caught.value) == message


# -- the class --


def test_is_valid_is_documented_as_a_method() -> None:
    validator = Validator({"type": "integer"})

    assert "Return whether an instance is valid." in (Validator.is_valid.__doc__ or "")
    assert str(inspect.signature(Validator.is_valid)) == "(self: 'Validator', /, instance: 'Any') -> 'bool'"
    assert [Validator.is_valid(validator, instance) for instance in (1, "s")] == [True, False]
    assert "whether an instance is valid" in pydoc.plain(pydoc.render_doc(Validator))


def test_a_validator_is_final() -> None:
    with pytest.raises(TypeError, match="Validator is final"):

        class Lenient(Validator):  # type: ignore[misc]
            pass


# -- patterns --

COSTLY = r"^(a+)+\1$"
UNSUPPORTED = [
    ({"pattern": COSTLY}, "#/pattern"),
    ({"patternProperties": {COSTLY: True}}, "#/patternProperties"),
    ({"items": {"$ref": "#/$defs/a"}, "$defs": {"a": {"pattern": COSTLY}}}, "#/$defs/a/pattern"),
    ({"$defs": {"a": {"$id": "https://example.com/a", "pattern": COSTLY}}}, "https://example.com/a#/pattern"),
    ({"$ref": "#/unknown", "unknown": {"patternProperties": {COSTLY: True}}}, "#/unknown/patternProperties"),
    ({"unevaluatedProperties": False, "allOf": [{"patternProperties": {COSTLY: {}}}]}, "#/allOf/0/patternProperties"),
]


@pytest.mark.parametrize(("schema", "location"), UNSUPPORTED)
def test_a_pattern_that_is_too_costly_is_named(schema: Any, location: str) -> None:
    assert Validator.check_schema(schema) is None
    for compiled in (Validator, cio_schemas.validator):
        with pytest.raises(UnsupportedPatternError, match="exponential time") as caught:
            compiled(schema)
        assert caught.value.location == location


def test_a_pattern_may_be_costly_where_it_is_no_pattern() -> None:
    for schema in ({"const": {"pattern": COSTLY}}, {"format": "regex", "title": COSTLY}, {"x": {"pattern": COSTLY}}):
        assert Validator(schema).is_valid(COSTLY) is ("const" not in schema)


VALID_SCHEMAS = [True, {}, {"$schema": "https://json-schema.org/draft/2020-12/schema#"}, {"pattern": r"^\d{3}\-\d$"}]
INVALID_SCHEMAS = [
    (1, [], "expected object or boolean, found integer 1"),
    ({"type": "strin"}, ["type"], "expected one of"),
    ({"properties": {"a": {"minLength": -1}}}, ["properties", "a", "minLength"], "expected a number of at least 0"),
    ({"pattern": "("}, ["pattern"], 'expected a string of format regex, found "(": '),
    ({"pattern": "a["}, ["pattern"], 'expected a string of format regex, found "a[": a [ without its ], at offset 1'),
    ({"patternProperties": {"(": True}}, ["patternProperties"], "expected a string of format regex"),
    ({"$ref": "a b"}, ["$ref"], "expected a string of format uri-reference"),
    ({"required": ["a", "a"]}, ["required"], "expected unique items"),
]


@pytest.mark.parametrize("schema", VALID_SCHEMAS)
def test_a_valid_schema(schema: Any) -> None:
    assert Validator.check_schema(schema) is None
    assert Validator(schema).schema == schema


@pytest.mark.parametrize(("schema", "path", "message"), INVALID_SCHEMAS)
def test_an_invalid_schema(schema: Any, path: list[str], message: str) -> None:
    for check in (Validator.check_schema, Validator, cio_schemas.validator):
        with pytest.raises(jsonschema.SchemaError) as caught:
            check(schema)
        assert list(caught.value.absolute_path) == path
        assert message in caught.value.message


# -- what is done to a schema later --


def test_changing_a_schema_afterwards_changes_nothing() -> None:
    schema: dict[str, Any] = {"properties": {"a": {"enum": [["x"], 1]}}, "required": ["a"]}
    validator, cached = Validator(schema), cio_schemas.validator(schema)
    before = copy.deepcopy(schema)
    schema["properties"]["a"]["enum"][0][0] = "y"
    schema["required"].append("b")

    for each in (validator, cached):
        assert each.is_valid({"a": ["x"]}) is True
        assert [error.validator for error in each.iter_errors({"a": ["y"]})] == ["enum"]
        assert each.schema == before
    assert cio_schemas.validator(schema).is_valid({"a": ["x"]}) is False


def test_changing_a_registry_afterwards_changes_nothing() -> None:
    documents: dict[str, Any] = {"https://example.com/a": {"type": "integer"}}
    validator = Validator({"$ref": "https://example.com/a"}, registry=documents)
    documents["https://example.com/a"]["type"] = "string"

    assert validator.is_valid(1) is True
    assert [error.validator_value for error in validator.iter_errors("s")] == ["integer"]


# -- the cache --


def test_the_cache_knows_a_schema_by_content() -> None:
    one, other = {"maximum": 7, "title": "cache"}, {"maximum": 7, "title": "cache"}

    assert cio_schemas.validator(one) is cio_schemas.validator(other)
    assert cio_schemas.validator("event") is cio_schemas.validator(EVENT)
    validator = Validator(one)
    assert cio_schemas.validator(validator) is validator


class Text(str):
    __slots__ = ()


class Object(dict[str, Any]):
    pass


# Of each row no two may be taken for each other, though Python holds most of them equal.
ALIKE = [
    [{"const": 1}, {"const": 1.0}, {"const": True}, {"const": "1"}, {"const": Decimal(1)}],
    [{"const": 0}, {"const": 0.0}, {"const": -0.0}, {"const": False}, {"const": None}, {"const": ""}],
    [True, {}, {"const": True}],
    [{"enum": [[1], [2]]}, {"enum": [[True], [2]]}, {"enum": [1, [2]]}],
    [{"const": {"a": 1}}, {"const": {"a": True}}, {"const": {"a": "1"}}, {"const": [["a", 1]]}],
    [{"const": "a"}, Object(const="b"), {"const": Text("c")}],
]


@pytest.mark.parametrize("schemas", ALIKE, ids=range(len(ALIKE)))
def test_the_cache_takes_no_schema_for_another(schemas: list[Any]) -> None:
    for _ in range(2):
        for schema in schemas:
            cached = cio_schemas.validator(schema)
            assert repr(cached.schema) == repr(Validator(schema).schema)
            for instance in (1, True, 0, False, "1", "", None, "a", "b", "c", [1], [True], {"a": 1}, {"a": True}):
                assert cached.is_valid(instance) is reference(schema).is_valid(instance)


def test_the_cache_is_bounded() -> None:
    first = cio_schemas.validator({"const": "the first"})
    for number in range(CACHE_SIZE):
        cio_schemas.validator({"const": number, "title": "bounded"})

    assert cio_schemas.validator({"const": "the first"}) is not first


def test_a_refused_schema_is_refused_each_time() -> None:
    for _ in range(2):
        with pytest.raises(jsonschema.SchemaError):
            cio_schemas.validator({"type": "strin"})
        with pytest.raises(UnresolvableReferenceError):
            cio_schemas.validator({"$ref": "#/nowhere"})


def test_threads() -> None:
    schemas = [{"properties": {"a": {"const": number}}, "title": "threads"} for number in range(20)]
    wrong: list[Any] = []
    start = threading.Barrier(8)

    def work() -> None:
        start.wait()
        for number, schema in enumerate(schemas):
            for other in (number, number + 1):
                errors = [error.validator_value for error in cio_schemas.iter_errors({"a": other}, schema)]
                valid = cio_schemas.is_valid({"a": other}, schema)
                if valid is not (other == number) or errors != ([] if valid else [number]):
                    wrong.append((schema, other, errors))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []


# -- pickling --

PICKLED = [
    lambda: Validator({"const": 1.0, "format": "email"}),
    lambda: Validator({"const": 1.0, "format": "email"}, format_checker=None),
    lambda: Validator({"const": 1.0, "format": "email"}, format_checker=cio_schemas.FORMAT_CHECKER),
    lambda: Validator({"$ref": "https://example.com/a"}, registry={"https://example.com/a": {"const": 1.0}}),
    lambda: cio_schemas.validator({"const": 1.0}),
]


@pytest.mark.parametrize("make", PICKLED, ids=range(len(PICKLED)))
@pytest.mark.parametrize("again", [lambda each: pickle.loads(pickle.dumps(each)), copy.copy, copy.deepcopy])
def test_a_copy_judges_alike(make: Callable[[], Validator], again: Callable[[Validator], Validator]) -> None:
    validator = make()
    copied = again(validator)

    assert copied.schema == validator.schema
    assert copied.source == validator.source
    assert [copied.is_valid(instance) for instance in (1, 1.0, True, "a")] == [True, True, False, False]


def test_a_copy_treats_formats_alike() -> None:
    schema = {"format": "email"}

    for checker, verdict in ((None, True), (cio_schemas.FORMAT_CHECKER, False), (format_checker(), False)):
        validator = Validator(schema, format_checker=checker)
        assert validator.is_valid("no address") is verdict
        assert pickle.loads(pickle.dumps(validator)).is_valid("no address") is verdict


def test_a_bundled_schema_is_pickled() -> None:
    copied = pickle.loads(pickle.dumps(cio_schemas.validator("event")))

    assert copied.is_valid({"name": "signup"}) is True
    assert copied.is_valid({"name": ""}) is False
