"""Draft 2020-12 in the words of draft-07."""

import pytest

from benchmarks.draft7 import UntranslatableError, draft7

REF = {"$ref": "#/$defs/a"}


@pytest.mark.parametrize(
    "schema",
    [
        True,
        {},
        {"type": "object", "properties": {"prefixItems": {"type": "array"}, "$anchor": {"type": "string"}}},
        {"items": {"type": "string"}},
        {"const": {"prefixItems": [1], "dependentRequired": {}}},
        {"enum": [{"unevaluatedItems": False}]},
        {"required": ["minContains"]},
        REF,
        {"$ref": "#/$defs/a", "$defs": {"a": {"type": "string"}}},
    ],
)
def test_same_in_both(schema):
    assert draft7(schema) == schema


@pytest.mark.parametrize(
    ("schema", "old"),
    [
        ({"$schema": "https://json-schema.org/draft/2020-12/schema"}, {}),
        ({"prefixItems": [{}, True]}, {"items": [{}, True]}),
        ({"prefixItems": [{}], "items": False}, {"items": [{}], "additionalItems": False}),
        ({"allOf": [{"prefixItems": [{}]}]}, {"allOf": [{"items": [{}]}]}),
        ({"dependentRequired": {"a": ["b"]}}, {"dependencies": {"a": ["b"]}}),
        (
            {"dependentRequired": {"a": ["b"]}, "dependentSchemas": {"c": {"prefixItems": [{}]}}},
            {"dependencies": {"a": ["b"], "c": {"items": [{}]}}},
        ),
        ({**REF, "minimum": 0}, {"minimum": 0, "allOf": [REF]}),
        ({**REF, "allOf": [{}]}, {"allOf": [{}, REF]}),
    ],
)
def test_other_words(schema, old):
    assert draft7(schema) == old


@pytest.mark.parametrize(
    ("schema", "keyword"),
    [
        ({"$dynamicRef": "#a"}, "$dynamicRef"),
        ({"items": {"unevaluatedProperties": False}}, "unevaluatedProperties"),
        ({"properties": {"a": {"minContains": 2, "contains": {}}}}, "minContains"),
    ],
)
def test_untranslatable(schema, keyword):
    with pytest.raises(UntranslatableError, match=f"^\\{keyword}$" if keyword.startswith("$") else keyword):
        draft7(schema)


def test_dependencies_of_one_name_in_both_keywords_are_refused():
    with pytest.raises(UntranslatableError, match="dependentSchemas"):
        draft7({"dependentRequired": {"a": ["b"]}, "dependentSchemas": {"a": {}}})
