"""Objects that stand at several places of a schema: judged as if written out, at a cost for objects, not for places."""

import copy
import enum
import json
import pickle
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

import cio_schemas
from cio_schemas import CompileError, DepthError, Validator
from cio_schemas.schema.drafts import DRAFT_2019_09
from cio_schemas.schema.ref_resolution import Index
from cio_schemas.schema.resources import MAX_BASES
from cio_schemas.schema.sharing import MAX_WRITTEN_OUT, copied, pieces, unshared

LEVELS = 60
"""Written out, two to the power of this many: what is walked place by place does not end."""


def levels(count: int, around: Callable[[Any, int], Any]) -> Any:
    """A schema of objects that each stand twice in the next."""
    schema: Any = {"type": "object", "required": ["name"]}
    for level in range(count):
        schema = around(schema, level)
    return schema


def both(inner: Any, _: int) -> Any:
    return {"properties": {"a": inner, "b": inner}}


def map_twice(inner: Any, _: int) -> Any:
    held = {"a": inner}
    return {"properties": held, "patternProperties": held}


def array_twice(inner: Any, _: int) -> Any:
    held = [inner]
    return {"prefixItems": held, "additionalProperties": {"prefixItems": held}}


# How an object may hold another twice, and an instance that the second of two levels accepts, and one that it refuses.
SHARED: dict[str, tuple[Callable[[Any, int], Any], Any, Any]] = {
    "properties": (both, {"a": {"b": {"name": 1}}}, {"b": {"a": {}}}),
    "items": (lambda inner, _: {"items": inner, "contains": inner}, [[{"name": 1}]], [[{}]]),
    "a map in two places": (
        map_twice,
        {"a": {"a": {"name": 1}}},
        {"a": {"a": {}}},
    ),
    "an array in two places": (
        array_twice,
        {"x": [[{"name": 1}]]},
        {"x": [[{}]]},
    ),
    "unevaluatedProperties": (
        lambda inner, _: {"properties": {"a": inner}, "unevaluatedProperties": inner},
        {"a": {"x": {"name": 1}}},
        {"x": {"a": {}}},
    ),
    "a reference beside": (
        lambda inner, _: {"properties": {"a": inner, "b": inner, "c": {"$ref": "#/properties/a"}}},
        {"c": {"c": {"name": 1}}},
        {"c": {"b": {}}},
    ),
    "$defs": (
        lambda inner, _: {"$defs": {"a": inner, "b": inner}, "required": ["name"]},
        {"name": 1},
        {},
    ),
}


@pytest.mark.parametrize("name", SHARED)
def test_shared_subschemas_are_judged_as_if_written_out(name: str) -> None:
    around, valid, invalid = SHARED[name]
    schema = levels(2, around)
    peer = jsonschema.Draft202012Validator(json.loads(json.dumps(schema)))

    for validator in (Validator(schema), cio_schemas.validator(schema)):
        assert validator.is_valid(valid) is peer.is_valid(valid) is True
        assert validator.is_valid(invalid) is peer.is_valid(invalid) is False
        places = {(tuple(error.absolute_path), tuple(error.schema_path)) for error in validator.iter_errors(invalid)}
        wanted = {(tuple(error.absolute_path), tuple(error.schema_path)) for error in peer.iter_errors(invalid)}
        assert places == wanted


@pytest.mark.parametrize("name", SHARED)
def test_shared_subschemas_cost_what_there_is_of_them(name: str) -> None:
    around, _, _ = SHARED[name]
    schema = levels(LEVELS, around)
    validator = Validator(schema)

    assert validator.is_valid(1) is True
    assert list(validator.iter_errors("s")) == []
    assert validator.source.count("def ") <= 8 * LEVELS
    for again in (cio_schemas.validator(schema), pickle.loads(pickle.dumps(validator)), copy.deepcopy(validator)):
        assert again.is_valid(1) is True


@pytest.mark.parametrize("keyword", ["allOf", "anyOf", "oneOf"])
def test_branches_that_double_are_refused(keyword: str) -> None:
    for count in (16, LEVELS):
        with pytest.raises(CompileError, match="its branches share branches"):
            Validator(levels(count, lambda inner, _: {keyword: [inner, inner]}))


# -- values --

VALUES: dict[str, Callable[[Any], Any]] = {
    "const": lambda value: {"const": value},
    "enum": lambda value: {"enum": [value]},
    "required": lambda value: {"required": value},
    "a map that is an array": lambda value: {"properties": value},
    "in a subschema": lambda value: {"items": {"const": value}},
    "the schema itself": lambda value: value,
    "an unknown keyword": lambda value: {"x-own": value},
}


@pytest.mark.parametrize("name", VALUES)
def test_values_may_not_share_without_bound(name: str) -> None:
    for count in (16, LEVELS):
        value: Any = []
        for _ in range(count):
            value = [value, value]
        for compiled in (Validator, cio_schemas.validator, Validator.check_schema):
            with pytest.raises(CompileError, match="the values of one schema object share parts, and are"):
                compiled(VALUES[name](value))


def test_values_may_share_a_little_and_be_large() -> None:
    shared = {"a": [1]}
    large = [[number] for number in range(MAX_WRITTEN_OUT + 1)]

    assert Validator({"const": [shared, shared]}).is_valid([{"a": [1]}, {"a": [1]}]) is True
    assert Validator({"items": [[True]][0][0], "enum": [shared, shared, large]}).is_valid(large) is True


# -- base URIs --


def test_an_object_has_every_base_uri_that_it_stands_under() -> None:
    shared = {"$ref": "kind"}
    kinds = {name: {"$id": f"https://example.com/{name}/kind", "type": name} for name in ("integer", "string")}
    schema = {
        "properties": {name: {"$id": f"https://example.com/{name}/", "items": shared} for name in kinds},
        "$defs": kinds,
    }

    for validator in (Validator(schema), Validator(json.loads(json.dumps(schema)))):
        assert validator.is_valid({"integer": [1], "string": ["s"]}) is True
        assert validator.is_valid({"integer": ["s"]}) is False
        assert validator.is_valid({"string": [1]}) is False


def test_an_object_has_every_dialect_that_it_stands_in() -> None:
    shared = {"items": [{"type": "integer"}]}  # an array of 2019-09, which 2020-12 refuses
    older = {"$id": "https://example.com/a", "$schema": DRAFT_2019_09, "not": shared}

    assert Validator({"properties": {"a": older}}).is_valid({"a": [1]}) is False
    with pytest.raises(jsonschema.SchemaError) as caught:
        Validator({"properties": {"a": older, "b": shared}})
    assert list(caught.value.absolute_path) == ["properties", "b", "items"]


def test_one_object_with_an_identifier_is_one_resource() -> None:
    shared = {"$id": "https://example.com/a", "type": "integer"}
    validator = Validator({"properties": {"a": shared, "b": shared}, "items": {"$ref": "https://example.com/a"}})

    assert [validator.is_valid(each) for each in ({"a": 1, "b": 1}, {"b": "s"}, ["s"])] == [True, False, False]


def test_base_uris_that_double_are_refused() -> None:
    def around(inner: Any, level: int) -> Any:
        return {"properties": {side: {"$id": f"{side}{level}/", "items": inner} for side in "lr"}}

    assert Validator(levels(4, around)).is_valid({"l": [{"r": [{}]}]}) is True
    for count in (16, LEVELS):
        with pytest.raises(CompileError, match=f"shared by more than {MAX_BASES:,} resources"):
            Validator(levels(count, around))


# -- the meta-schema --


def test_what_is_wrong_with_a_shared_subschema_has_a_place() -> None:
    for count in (2, LEVELS):
        wrong = levels(count, lambda inner, level: both(inner if level else {"items": {"type": "nothing"}}, level))
        with pytest.raises(jsonschema.SchemaError) as caught:
            Validator(wrong)
        place: Any = wrong
        for step in caught.value.absolute_path:
            place = place[step]
        assert place == "nothing"


def test_pieces_hold_each_object_once() -> None:
    inner, other = {"type": "integer"}, {"type": "string"}
    schema = {"properties": {"a": inner, "b": inner, "c": other}, "allOf": [True, inner]}

    assert [(piece.path, piece.schema) for piece in pieces(schema)] == [
        ((), {"properties": {"a": {}, "b": {}, "c": other}, "allOf": [True, {}]}),
        (("properties", "a"), inner),
    ]
    assert schema["properties"] == {"a": inner, "b": inner, "c": other}


# -- copies --


def test_copies_share_what_the_original_shares() -> None:
    shared = {"a": [1.0, True, None]}
    copied_ = copied({"x": [shared, shared], "y": shared["a"]})

    assert copied_ == {"x": [shared, shared], "y": [1.0, True, None]}
    assert copied_["x"][0] is copied_["x"][1] is not shared
    assert copied_["x"][0]["a"] is copied_["y"]
    assert copied_["x"] is not unshared(copied_)["x"]
    assert unshared(copied_) == copied_
    assert unshared(copied_)["x"][0] is not unshared(copied_)["x"][1]


class Name(str):
    __slots__ = ()


class Count(enum.IntEnum):
    TWO = 2


class Ratio(float):
    __slots__ = ()


def test_copies_are_of_plain_types() -> None:
    copy = copied({Name("const"): [Name("a"), Count.TWO, Ratio(0.5), True, None]})
    assert copy == {"const": ["a", 2, 0.5, True, None]}
    assert [type(each) for each in (*copy, *copy["const"])] == [str, str, int, float, bool, type(None)]


def test_names_of_keywords_are_strings() -> None:
    with pytest.raises(CompileError, match="1 is not a property name: those are strings"):
        copied({1: True})


def test_what_contains_itself_is_refused() -> None:
    own: dict[str, Any] = {}
    own["not"] = own
    first: list[Any] = []
    second = {"a": [first]}
    first.append(second)

    for endless in (own, first, second, {"x": [second, second]}):
        with pytest.raises(DepthError, match="the schema is nested without end"):
            copied(endless)


def test_the_index_knows_what_is_shared() -> None:
    shared = {"type": "integer"}
    index = Index({}.get)
    root = index.add("", {"properties": {"a": shared, "b": shared, "c": {"type": "integer"}}})

    first, second, third = (index.child(root, "properties", name) for name in "abc")
    assert first == second == root.child("properties", "a")
    assert [index.is_shared(each) for each in (first, third, root)] == [True, False, False]


def test_what_holds_many_shared_subschemas_is_copied_once() -> None:
    copies = []

    class Counted(dict[str, Any]):
        def copy(self) -> dict[str, Any]:
            copies.append(self)
            return dict(self)

    shared = {"type": "string"}
    schema = {"properties": Counted({str(n): shared for n in range(100)})}

    root, part = pieces(schema)

    assert root.schema == {"properties": {str(n): {} for n in range(100)}}
    assert part.schema == shared
    assert len(copies) == 1
