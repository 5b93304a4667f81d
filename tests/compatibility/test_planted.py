"""Changes that are planted in random schemas are told as what they are, and classed as what they do."""

import json
import random

import pytest

from cio_schemas.compatibility import Proof, Unknown, Witness
from cio_schemas.compatibility.classes.classifying import classes
from cio_schemas.compatibility.versions.version import Version
from cio_schemas.validators import Validator

SEEDS = range(12)
DIALECTS = {
    "4": "http://json-schema.org/draft-04/schema#",
    "6": "http://json-schema.org/draft-06/schema#",
    "7": "http://json-schema.org/draft-07/schema#",
    "2019-09": "https://json-schema.org/draft/2019-09/schema",
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
}


def written(schema, dialect):
    """The same schema in a dialect: before 2019-09 definitions have another name, draft 4 has no empty `required`."""
    text = json.dumps({"$schema": DIALECTS[dialect], **schema})
    made = json.loads(text if dialect.startswith("20") else text.replace("$defs", "definitions"))
    for each in objects(made) if dialect == "4" else ():
        if each.get("required") == []:
            del each["required"]
    return made


def schema(choose, depth=2):
    """A schema of a kind that people write: closed and open objects, arrays, unions, bounds."""
    kind = choose.choice(
        ("string", "integer", "enum", "object", "array", "union", "reference")
        if depth
        else ("string", "integer", "enum")
    )
    if kind == "string":
        return {"type": "string", "minLength": choose.randrange(3), "maxLength": choose.randrange(5, 9)}
    if kind == "integer":
        return {"type": "integer", "minimum": choose.randrange(3), "maximum": choose.randrange(5, 9)}
    if kind == "enum":
        return {"enum": choose.sample(["a", "b", "c", 1, 2, None, True], choose.randrange(2, 5))}
    if kind == "array":
        return {"type": "array", "items": schema(choose, depth - 1), "maxItems": choose.randrange(2, 5)}
    if kind == "union":
        return {"anyOf": [schema(choose, depth - 1), {"type": "null"}]}
    if kind == "reference":
        return {"$ref": "#/$defs/shared"}
    names = choose.sample(["a", "b", "c", "d", "e"], choose.randrange(2, 5))
    found = {"type": "object", "properties": {name: schema(choose, depth - 1) for name in names}, "required": names[:1]}
    return {**found, "additionalProperties": False} if choose.random() < 0.5 else found


def shared(choose):
    """A definition, which may lead back to itself by a step into the instance."""
    return {
        "type": "object",
        "properties": {"k": schema(choose, 1), "l": schema(choose, 1)},
        "required": ["k"][: choose.randrange(2)],
    }


def whole(choose):
    names = choose.sample(["k", "l", "m", "n"], 3)
    properties = {name: schema(choose) for name in names}
    properties["shared"] = {"$ref": "#/$defs/shared"}
    return {
        "type": "object",
        "properties": properties,
        "required": names[:2],
        "additionalProperties": choose.random() < 0.5,
        "$defs": {"shared": shared(choose), "spare": {"type": "string"}},
    }


def copy(value):
    if isinstance(value, dict):
        return {name: copy(each) for name, each in value.items()}
    return [copy(each) for each in value] if isinstance(value, list) else value


def objects(value):
    """Every schema object within a schema that a reference or the root leads to."""
    stack = [value]
    while stack:
        each = stack.pop()
        if isinstance(each, dict):
            yield each
            stack += [
                inner for name, inner in each.items() if name not in ("enum", "$defs", "definitions", "properties")
            ]
            stack += each.get("properties", {}).values()
            stack += [inner for name in ("$defs", "definitions") for inner in each.get(name, {}).values()]
        elif isinstance(each, list):
            stack += each


# What may be planted in a schema object: whether it can be, how, and the directions that it may break.
def _longer(each):
    each["maxLength"] += 1


def _shorter(each):
    each["maxLength"] -= 1


def _lower(each):
    each["minimum"] -= 1


def _higher(each):
    each["minimum"] += 1


def _one_more(each):
    each["enum"] = [*each["enum"], "new"]


def _one_less(each):
    each["enum"] = each["enum"][1:]


def _more_items(each):
    each["maxItems"] += 1


def _fewer_items(each):
    each["maxItems"] -= 1


def _optional(each):
    each["required"] = each["required"][1:]


def _required(each):
    each["required"] = [*each["required"], next(name for name in each["properties"] if name not in each["required"])]


def _no_branch(each):
    each["anyOf"] = each["anyOf"][:1]


def _another_branch(each):
    each["anyOf"] = [*each["anyOf"], {"enum": ["new"]}]


def _closed(each):
    each["additionalProperties"] = False


def _opened(each):
    del each["additionalProperties"]


def _has(keyword):
    return lambda each: isinstance(each.get(keyword), list | dict | int) and not isinstance(each[keyword], bool)


def _is_open(each):
    return each.get("type") == "object" and each.get("additionalProperties") is not False


def _is_closed(each):
    return each.get("additionalProperties") is False


def _may_require(each):
    return any(name not in each.get("required", ()) for name in each.get("properties", ()))


LOOSENED = [
    ("D-maxLength", _has("maxLength"), _longer),
    ("D-minimum", _has("minimum"), _lower),
    ("D-enum", _has("enum"), _one_more),
    ("D-maxItems", _has("maxItems"), _more_items),
    ("D-required", lambda each: bool(each.get("required")), _optional),
    ("D-anyOf", _has("anyOf"), _another_branch),
    ("D-additionalProperties", _is_closed, _opened),
]
TIGHTENED = [
    ("D-maxLength", _has("maxLength"), _shorter),
    ("D-minimum", _has("minimum"), _higher),
    ("D-enum", _has("enum"), _one_less),
    ("D-maxItems", _has("maxItems"), _fewer_items),
    ("D-required", _may_require, _required),
    ("D-anyOf", _has("anyOf"), _no_branch),
    ("D-additionalProperties", _is_open, _closed),
]


def planted(choose, rows):
    """A schema, the same with one change, and the code of that; None if the schema has no place for it."""
    old = whole(choose)
    new = copy(old)
    code, fits, plant = choose.choice(rows)
    places = [each for each in objects(new) if fits(each)]
    if not places:
        return None
    plant(choose.choice(places))
    return old, new, code


def check(old, new, code, kept):
    """Check that one change is told, that it breaks at most one direction, and that witnesses are such."""
    found = classes(Version(old), Version(new))
    loud = [each for each in found.changes if not each.change.is_silent]
    assert [each.change.code for each in loud] == [code]
    [told] = loud
    safe, other = (told.backward, told.forward) if kept == "backward" else (told.forward, told.backward)
    assert isinstance(safe, Proof)
    assert not isinstance(other, Unknown)
    if isinstance(other, Witness):
        accepting, refusing = (new, old) if kept == "backward" else (old, new)
        assert Validator(accepting).is_valid(other.instance)
        assert not Validator(refusing).is_valid(other.instance)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_loosened_schema_breaks_nobody_who_sends(seed, dialect):
    case = planted(random.Random(seed), LOOSENED)
    if case:
        old, new, code = case
        check(written(old, dialect), written(new, dialect), code, kept="backward")


def _moved(each):
    each["$defs"]["common"] = each["$defs"].pop("shared")
    for inner in objects({**each, "$defs": {"shared": each["$defs"]["common"]}}):
        if "$ref" in inner:
            inner["$ref"] = "#/$defs/common"


def _reordered(each):
    each["required"] = each["required"][::-1]


def _retitled(each):
    each["title"] = "another"


SILENT = [("D-moved", _moved), ("D-order", _reordered), ("D-annotation", _retitled)]


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(("code", "plant"), SILENT)
def test_what_says_the_same_breaks_nobody(seed, code, plant, dialect):
    old = whole(random.Random(seed))
    new = copy(old)
    plant(new)
    found = classes(Version(written(old, dialect)), Version(written(new, dialect)))
    assert [each.change.code for each in found.changes] == [code]
    assert all(isinstance(each, Proof) for each in found.whole)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("seed", range(5))
def test_a_renamed_property_breaks_both(seed, dialect):
    choose = random.Random(seed)
    old = {**whole(choose), "additionalProperties": False}
    old["properties"]["first_name"] = {"type": "string", "minLength": 1}
    old["required"] = [*old["required"], "first_name"]
    new = copy(old)
    new["properties"]["firstName"] = new["properties"].pop("first_name")
    new["required"][-1] = "firstName"
    found = classes(Version(written(old, dialect)), Version(written(new, dialect)))
    assert [each.change.code for each in found.changes] == ["D-renamed"]
    assert all(isinstance(each, Witness) for each in found.whole)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_tightened_schema_breaks_nobody_who_reads(seed, dialect):
    case = planted(random.Random(seed), TIGHTENED)
    if case:
        old, new, code = case
        check(written(old, dialect), written(new, dialect), code, kept="forward")
