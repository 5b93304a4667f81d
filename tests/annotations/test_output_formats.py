"""Each output format whole, for the examples of its specification."""

from decimal import Decimal
from typing import Any

import cio_schemas
from cio_schemas.annotations import FORMATS

BASE = "https://example.com/polygon"

# The example of Core, section 12.4, in 2020-12.
POLYGON = {
    "$id": BASE,
    "$defs": {
        "point": {
            "type": "object",
            "properties": {"x": {"type": "number"}, "y": {"type": "number"}},
            "additionalProperties": False,
            "required": ["x", "y"],
        }
    },
    "type": "array",
    "items": {"$ref": "#/$defs/point"},
    "minItems": 3,
}
POINTS = [{"x": 2.5, "y": 1.3}, {"x": 1, "z": 6.7}]


def keyword(path: str, location: str, pointer: str, *, valid: bool = False, **more: Any) -> dict[str, Any]:
    absolute = f"{BASE}#{location}"
    locations = {"keywordLocation": path, "absoluteKeywordLocation": absolute, "instanceLocation": pointer}
    return {"valid": valid, **locations, **more}


MIN_ITEMS = keyword("/minItems", "/minItems", "", error="expected at least 3 items, found 2")
REQUIRED = keyword("/items/$ref/required", "/$defs/point/required", "/1", error='required property "y" is missing')
ADDITIONAL = keyword(
    "/items/$ref/additionalProperties",
    "/$defs/point/additionalProperties",
    "/1",
    error='unexpected property "z"',
)


def unordered(value: Any) -> Any:
    """A value whose arrays of units are in one order: the specification leaves it open."""
    if isinstance(value, dict):
        return {name: unordered(member) for name, member in value.items()}
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return sorted(map(unordered, value), key=repr)
    return value


def output(schema: Any, instance: Any, form: str) -> Any:
    return unordered(cio_schemas.Validator(schema).evaluate(instance).output(form))


def test_flag() -> None:
    assert output(POLYGON, POINTS, "flag") == {"valid": False}
    assert output(POLYGON, POINTS[:1] * 3, "flag") == {"valid": True}
    for instance in (POINTS, POINTS[:1] * 3):  # as the table has it, from the root of an evaluation
        evaluation = cio_schemas.Validator(POLYGON).evaluate(instance)
        assert FORMATS["flag"](evaluation._application(), "2020-12") == evaluation.output("flag")


def test_an_evaluation_shows_its_verdict() -> None:
    shown = [repr(cio_schemas.Validator(POLYGON).evaluate(instance)) for instance in (POINTS, POINTS[:1] * 3)]
    assert shown == ["<Evaluation not valid>", "<Evaluation valid>"]


def test_basic() -> None:
    assert output(POLYGON, POINTS, "basic") == unordered(keyword("", "", "", errors=[MIN_ITEMS, REQUIRED, ADDITIONAL]))


def test_basic_of_a_valid_instance() -> None:
    schema = {"$id": BASE, "title": "T", "items": {"title": "I", "type": "string"}}

    assert output(schema, ["a"], "basic") == unordered(
        keyword(
            "", "", "", valid=True, annotations=[
                keyword("/title", "/title", "", valid=True, annotation="T"),
                keyword("/items", "/items", "", valid=True, annotation=True),
                keyword("/items/title", "/items/title", "/0", valid=True, annotation="I"),
            ]
        )
    )  # fmt: skip


def test_detailed_condenses() -> None:
    point = keyword("/items/$ref", "/$defs/point", "/1", errors=[REQUIRED, ADDITIONAL])

    assert output(POLYGON, POINTS, "detailed") == unordered(keyword("", "", "", errors=[MIN_ITEMS, point]))
    assert output(POLYGON, "", "detailed") == keyword("/type", "/type", "", error='expected array, found string ""')
    assert output({"$id": BASE}, 1, "detailed") == keyword("", "", "", valid=True)


def test_verbose() -> None:
    # The example of Core, section 12.4.4.
    schema = {"$id": BASE, "type": "object", "properties": {"validProp": True}, "additionalProperties": False}

    assert output(schema, {"validProp": 5, "disallowedProp": "value"}, "verbose") == unordered(
        keyword("", "", "", errors=[
            keyword("/type", "/type", "", valid=True),
            keyword("/properties", "/properties", "", valid=True, annotations=[
                keyword("/properties/validProp", "/properties/validProp", "/validProp", valid=True),
            ]),
            keyword(
                "/additionalProperties", "/additionalProperties", "",
                error='unexpected property "disallowedProp"',
                errors=[keyword(
                    "/additionalProperties", "/additionalProperties", "/disallowedProp",
                    error='nothing is allowed here, found string "value"',
                )],
            ),
        ])
    )  # fmt: skip


EXAMPLE = "https://json-schema.org/schemas/example"

# The example of the specification of machine-readable output.
NESTED = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": EXAMPLE,
    "type": "object",
    "title": "root",
    "properties": {
        "foo": {
            "allOf": [
                {"required": ["unspecified-prop"]},
                {
                    "type": "object",
                    "title": "foo-title",
                    "properties": {"foo-prop": {"const": 1, "title": "foo-prop-title"}},
                    "additionalProperties": {"type": "boolean"},
                },
            ]
        },
        "bar": {"$ref": "#/$defs/bar"},
    },
    "$defs": {
        "bar": {
            "type": "object",
            "title": "bar-title",
            "properties": {"bar-prop": {"type": "integer", "minimum": 10, "title": "bar-prop-title"}},
        }
    },
}
HEAD = {"dialect": NESTED["$schema"], "schema": EXAMPLE}


def applied(path: str, location: str, pointer: str, *, valid: bool, **more: Any) -> dict[str, Any]:
    absolute = f"{EXAMPLE}#{location}"
    return {"valid": valid, "evaluationPath": path, "schemaLocation": absolute, "instanceLocation": pointer, **more}


FOO, SECOND, BAR = "/properties/foo", "/properties/foo/allOf/1", "/properties/bar/$ref"


def test_list_of_a_valid_instance() -> None:
    instance = {"foo": {"foo-prop": 1, "unspecified-prop": True}, "bar": {"bar-prop": 20}}

    assert output(NESTED, instance, "list") == unordered({
        **HEAD,
        "valid": True,
        "details": [
            applied("", "", "", valid=True, annotations={"title": "root", "properties": ["foo", "bar"]}),
            applied(SECOND, SECOND, "/foo", valid=True, annotations={
                "title": "foo-title", "properties": ["foo-prop"], "additionalProperties": ["unspecified-prop"],
            }),
            applied(f"{SECOND}/properties/foo-prop", f"{SECOND}/properties/foo-prop", "/foo/foo-prop",
                    valid=True, annotations={"title": "foo-prop-title"}),
            applied(BAR, "/$defs/bar", "/bar",
                    valid=True, annotations={"title": "bar-title", "properties": ["bar-prop"]}),
            applied(f"{BAR}/properties/bar-prop", "/$defs/bar/properties/bar-prop", "/bar/bar-prop",
                    valid=True, annotations={"title": "bar-prop-title"}),
        ],
    })  # fmt: skip


def test_hierarchical_drops_the_annotations_of_what_fails() -> None:
    instance = {"foo": {"foo-prop": "not 1", "other-prop": False}, "bar": {"bar-prop": 20}}

    assert output(NESTED, instance, "hierarchical") == unordered({
        **HEAD,
        **applied("", "", "", valid=False, droppedAnnotations={"title": "root", "properties": ["foo", "bar"]}, details=[
            applied(FOO, FOO, "/foo", valid=False, details=[
                applied(f"{FOO}/allOf/0", f"{FOO}/allOf/0", "/foo", valid=False,
                        errors={"required": 'required property "unspecified-prop" is missing'}),
                applied(SECOND, SECOND, "/foo", valid=False, droppedAnnotations={
                    "title": "foo-title", "properties": ["foo-prop"], "additionalProperties": ["other-prop"],
                }, details=[
                    applied(f"{SECOND}/properties/foo-prop", f"{SECOND}/properties/foo-prop", "/foo/foo-prop",
                            valid=False, errors={"const": 'expected 1, found string "not 1"'},
                            droppedAnnotations={"title": "foo-prop-title"}),
                    applied(f"{SECOND}/additionalProperties", f"{SECOND}/additionalProperties", "/foo/other-prop",
                            valid=True),
                ]),
            ]),
            # valid, under what fails: its annotations are dropped with those of the root
            applied("/properties/bar", "/properties/bar", "/bar", valid=True, details=[
                applied(BAR, "/$defs/bar", "/bar", valid=True, details=[
                    applied(f"{BAR}/properties/bar-prop", "/$defs/bar/properties/bar-prop", "/bar/bar-prop",
                            valid=True),
                ]),
            ]),
        ]),
    })  # fmt: skip


def test_list_has_failed_branches_of_valid_instances() -> None:
    schema = {"$id": EXAMPLE, "anyOf": [{"type": "string", "title": "S"}, {"title": "A"}]}

    assert output(schema, 1, "list") == unordered({
        **HEAD,
        "valid": True,
        "details": [
            applied("/anyOf/0", "/anyOf/0", "", valid=False, droppedAnnotations={"title": "S"},
                    errors={"type": "expected string, found integer 1"}),
            applied("/anyOf/1", "/anyOf/1", "", valid=True, annotations={"title": "A"}),
        ],
    })  # fmt: skip


def test_a_false_schema_has_no_keyword() -> None:
    schema = {"$id": EXAMPLE, "properties": {"a": False}}

    assert output(schema, {"a": 1}, "list")["details"] == unordered([
        applied("", "", "", valid=False, droppedAnnotations={"properties": ["a"]}),
        applied("/properties/a", "/properties/a", "/a", valid=False,
                errors={"": "nothing is allowed here, found integer 1"}),
    ])  # fmt: skip


def test_outputs_are_json() -> None:
    schema = {"$id": BASE, "default": [Decimal("1.5"), Decimal("1e-400")]}

    assert output(schema, 1, "basic")["annotations"][0]["annotation"] == [1.5, "1E-400"]
