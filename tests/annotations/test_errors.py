"""Errors of evaluations: each keyword that fails by itself, with what made it fail; none of a valid instance."""

import pickle
from typing import Any

import pytest

import cio_schemas
from cio_schemas import DepthError, EvaluationSizeError
from cio_schemas.annotations import annotators, planning, units

ONE, OTHER = {"type": "string"}, {"type": "null"}

# schema, instance, each error as keyword, evaluation path and instance location; nothing first
CASES: list[tuple[Any, Any, list[tuple[str | None, str, str]]]] = [
    ({"anyOf": [ONE, {}]}, 1, []),
    ({"if": ONE, "else": {"type": "integer"}}, 1, []),
    ({"not": ONE}, 1, []),
    ({"contains": ONE}, [1, ""], []),
    (False, 1, [(None, "", "")]),
    ({"type": "string", "minimum": 2}, 1, [("type", "/type", ""), ("minimum", "/minimum", "")]),
    ({"required": ["a", "b"]}, {}, [("required", "/required", "")]),
    ({"properties": {"a": ONE, "b": False}}, {"a": 1, "b": 1},
     [("type", "/properties/a/type", "/a"), (None, "/properties/b", "/b")]),
    ({"additionalProperties": False}, {"a": 1}, [("additionalProperties", "/additionalProperties", "")]),
    ({"additionalProperties": ONE}, {"a/b": 1}, [("type", "/additionalProperties/type", "/a~1b")]),
    ({"items": ONE}, ["", 1], [("type", "/items/type", "/1")]),
    ({"prefixItems": [{}], "items": False}, [1, 2], [("items", "/items", "")]),
    ({"unevaluatedItems": False}, [1], [("unevaluatedItems", "/unevaluatedItems", "")]),
    ({"unevaluatedItems": ONE}, ["", 1],
     [("unevaluatedItems", "/unevaluatedItems", ""), ("type", "/unevaluatedItems/type", "/1")]),
    ({"allOf": [{"$ref": "#/$defs/a"}], "$defs": {"a": ONE}}, 1, [("type", "/allOf/0/$ref/type", "")]),
    ({"anyOf": [ONE, OTHER]}, 1,
     [("anyOf", "/anyOf", ""), ("type", "/anyOf/0/type", ""), ("type", "/anyOf/1/type", "")]),
    ({"oneOf": [{}, {}, ONE]}, 1, [("oneOf", "/oneOf", "")]),
    ({"not": {}}, 1, [("not", "/not", "")]),
    ({"if": {}, "then": ONE}, 1, [("type", "/then/type", "")]),
    ({"contains": ONE}, [1], [("contains", "/contains", ""), ("type", "/contains/type", "/0")]),
    ({"contains": ONE, "maxContains": 1}, ["", ""], [("maxContains", "/maxContains", "")]),
    ({"propertyNames": {"maxLength": 1}}, {"ab": 1}, [("maxLength", "/propertyNames/maxLength", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "instance", "expected"), CASES)
def test_errors(schema: Any, instance: Any, expected: list[tuple[str | None, str, str]]) -> None:
    evaluation = cio_schemas.Validator(schema).evaluate(instance)
    found = [(unit.keyword, unit.evaluation_path, unit.instance_location) for unit in evaluation.errors]

    assert found == expected
    assert evaluation.valid is (not expected)
    assert not (evaluation.errors and evaluation.annotations)


# dialect, schema, instance, the messages
MESSAGES = [
    ("2020-12", {"required": ["a", "b"]}, {}, ['required property "a" is missing; required property "b" is missing']),
    ("2020-12", {"oneOf": [{}, {}]}, 1, ["expected exactly one of 2 alternatives to match, found 2 (at 0, 1)"]),
    ("2020-12", {"additionalProperties": False}, {"a": 1}, ['unexpected property "a"']),
    ("2020-12", {"x-message": "no", "not": {}, "type": "string"}, 1, ["no", "no"]),
    ("4", {"minimum": 1, "exclusiveMinimum": True}, 1, ["expected a number above 1, found 1"]),
    ("7", {"dependencies": {"a": ["b"]}}, {"a": 1}, ['property "b" is missing, which "a" requires']),
]


@pytest.mark.parametrize(("dialect", "schema", "instance", "messages"), MESSAGES)
def test_messages_are_those_of_validation_errors(dialect: str, schema: Any, instance: Any, messages: list[str]) -> None:
    evaluation = cio_schemas.Validator(schema, dialect=dialect).evaluate(instance)

    assert [unit.message for unit in evaluation.errors] == messages


def test_names_that_are_no_strings() -> None:
    evaluation = cio_schemas.Validator({"additionalProperties": False}).evaluate({1: 2, None: 3})
    described = cio_schemas.Validator({"patternProperties": {"1": {"title": "T"}}, "additionalProperties": {}})

    assert [unit.message for unit in evaluation.errors] == ["unexpected properties 1, null"]
    assert [unit.value for unit in described.evaluate({1: 2}).annotations] == [[], [1]]


def nested(levels: int) -> Any:
    value: Any = []
    for _ in range(levels):
        value = [value]
    return value


def test_what_is_too_deep_is_told() -> None:
    validator = cio_schemas.Validator({"items": {"$ref": "#"}, "title": "T"})

    assert len(validator.evaluate(nested(50)).annotations) == 101
    with pytest.raises(DepthError, match="the instance is nested 500 levels deep"):
        validator.evaluate(nested(499)).annotations  # noqa: B018 - it is read
    with pytest.raises(DepthError):
        validator.evaluate(nested(499)).output("verbose")
    with pytest.raises(DepthError):
        validator.evaluate(nested(5_000))


def test_branches_in_branches_are_evaluated_once_and_not_written_without_end() -> None:
    branch = {"properties": {"x": {"$ref": "#"}}, "title": "T"}
    validator = cio_schemas.Validator({"anyOf": [branch, {**branch, "minProperties": 0}]})
    instance: Any = {}
    for _ in range(40):  # 2 ** 40 ways lead to the innermost
        instance = {"x": instance}
    evaluation = validator.evaluate(instance)

    assert (evaluation.valid, evaluation.output("flag")) == (True, {"valid": True})
    for name in ("basic", "detailed", "verbose", "list", "hierarchical"):
        with pytest.raises(EvaluationSizeError, match="more than 1,000,000 units"):
            evaluation.output(name)


def test_no_more_annotations_are_collected_than_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (units, annotators):
        monkeypatch.setattr(module, "MAX_UNITS", 100)
    validator = cio_schemas.Validator({"items": {"title": "T"}})

    assert len(validator.evaluate([1] * 99).annotations) == 100
    with pytest.raises(EvaluationSizeError, match="more than 100 units"):
        validator.evaluate([1] * 102).annotations  # noqa: B018 - it is read


def test_a_schema_for_which_the_stack_is_too_small_is_told_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    def deeper(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(planning, "evaluator", deeper)
    with pytest.raises(DepthError, match="the schema is nested"):
        cio_schemas.Validator({"not": {"type": "null"}}).evaluate(1)


def test_an_unknown_format_is_an_error() -> None:
    evaluation = cio_schemas.Validator(True).evaluate(1)

    with pytest.raises(ValueError, match=r"no output format 'lst'; choose from flag, basic, .* did you mean 'list'"):
        evaluation.output("lst")


def test_a_pickled_validator_evaluates_alike() -> None:
    known = {"https://example.com/a": {"title": "T"}}
    validator = cio_schemas.Validator({"$ref": "https://example.com/a", "format": "date"}, registry=known)

    assert pickle.loads(pickle.dumps(validator)).evaluate("").errors == validator.evaluate("").errors != ()


def test_formats_annotate_where_they_do_not_assert() -> None:
    evaluation = cio_schemas.Validator({"format": "date"}, format_checker=None).evaluate("")

    assert [(unit.keyword, unit.value) for unit in evaluation.annotations] == [("format", "date")]
