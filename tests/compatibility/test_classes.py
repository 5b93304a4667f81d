"""What changes come to: each alone, all together, and between drafts."""

import pytest

from cio_schemas.compatibility import Comparer, Proof, Unknown, Witness, compare
from cio_schemas.compatibility.classes import mixtures
from cio_schemas.compatibility.classes.classifying import classes, disjoint
from cio_schemas.compatibility.versions.version import ROOT, Version
from cio_schemas.validators import Validator

STRING, INTEGER, NULL = {"type": "string"}, {"type": "integer"}, {"type": "null"}
OBJECT = {"type": "object"}
D4, D7 = ({"$schema": f"http://json-schema.org/draft-0{number}/schema#"} for number in (4, 7))
D2019, D2020 = ({"$schema": f"https://json-schema.org/draft/{year}/schema"} for year in ("2019-09", "2020-12"))
NAMES = {Proof: "proof", Witness: "witness", Unknown: "unknown"}
SAME, MORE, LESS, OTHER = ("proof", "proof"), ("proof", "witness"), ("witness", "proof"), ("witness", "witness")
OPEN = ("unknown", "unknown")


def told(old, new):
    """The code of each change that may come to something, with what it comes to; and what all come to together."""
    found = classes(Version(old), Version(new))
    for verdict, accepting, refusing in ((found.whole.backward, old, new), (found.whole.forward, new, old)):
        if isinstance(verdict, Witness):
            assert Validator(accepting).is_valid(verdict.instance)
            assert not Validator(refusing).is_valid(verdict.instance)
    changes = [
        (each.change.code, NAMES[type(each.backward)], NAMES[type(each.forward)])
        for each in found.changes
        if not each.change.is_silent
    ]
    return changes, tuple(NAMES[type(each)] for each in found.whole)


BACK = {"properties": {"a": {"$ref": "#/$defs/a"}}}  # a reference that leads back, by a step into the instance


def tagged(schema, asked):
    """Two branches that `const` distinguishes, where the dialect has it."""
    objects = [{"type": "object", "required": ["t"], "properties": {"t": {"const": each}}} for each in "ab"]
    objects[0]["properties"]["x"] = asked
    return {**schema, "oneOf": objects}


# old, new, what each change comes to (backward, forward), and all together
CLASSED = [
    (STRING, STRING, [], SAME),
    (tagged(D7, INTEGER), tagged(D7, {"type": "number"}), [("D-type", *MORE)], MORE),
    (tagged(D4, INTEGER), tagged(D4, {"type": "number"}), [("D-type", *LESS)], LESS),
    ({}, {"required": ["a"]}, [("D-required", *LESS)], LESS),
    # each by itself, though the other breaks too
    (
        {"required": ["a"], "properties": {"a": STRING}},
        {"required": ["b"], "properties": {"a": STRING}},
        [("D-required", *LESS), ("D-required", *MORE)],
        OTHER,
    ),
    # one makes up for the other
    (
        {"maxLength": 5, "allOf": [{"minLength": 1}]},
        {"allOf": [{"minLength": 1}, {"maxLength": 5}]},
        [("D-allOf", *SAME), ("D-maxLength", *SAME)],
        SAME,
    ),
    # only together
    (
        {"type": "integer", "anyOf": [{"maximum": 10}, {"minimum": 5}]},
        {"type": "integer", "anyOf": [{"maximum": 6}, {"minimum": 9}]},
        [("D-maximum", *SAME), ("D-minimum", *SAME)],
        LESS,
    ),
    # under `not`, what is loosened is tightened
    ({"not": {"maxLength": 5}}, {"not": {"maxLength": 6}}, [("D-maxLength", *LESS)], LESS),
    # where no instance comes by
    ({"items": STRING, "maxItems": 0}, {"items": INTEGER, "maxItems": 0}, [("D-type", *SAME)], SAME),
    (
        {"$ref": "#/$defs/a", "$defs": {"a": BACK}},
        {"$ref": "#/$defs/a", "$defs": {"a": {**BACK, "maxProperties": 1}}},
        [("D-maxProperties", *LESS)],
        LESS,
    ),
    # what `$ref` hides
    (
        {**D7, "items": {"$ref": "#/definitions/a", "minLength": 1}, "definitions": {"a": STRING}},
        {**D7, "items": {"$ref": "#/definitions/a", "minLength": 2}, "definitions": {"a": STRING}},
        [],
        SAME,
    ),
    # a part that refers to more than definitions
    (
        {"properties": {"a": {"$ref": "#/properties/b", "minLength": 1}, "b": STRING}},
        {"properties": {"a": {"$ref": "#/properties/b", "minLength": 2}, "b": STRING}},
        [("D-minLength", *LESS)],
        LESS,
    ),
    # a reference that leads nowhere without the other changes
    (
        {"properties": {"a": {"$ref": "#/properties/b/properties/c"}, "b": {"properties": {"c": STRING}}}},
        {"properties": {"a": {"$ref": "#/properties/b/properties/d"}, "b": {"properties": {"d": INTEGER}}}},
        [("D-ref", *OPEN), ("D-properties", *LESS), ("D-properties", *MORE)],
        OTHER,
    ),
    (
        {"properties": {"a": {"$ref": "#/$defs/a"}}, "$defs": {"a": {"$anchor": "one", **STRING}}},
        {"properties": {"a": {"$ref": "#two"}}, "$defs": {"a": {"$anchor": "two", **INTEGER}}, "minProperties": 1},
        [("D-minProperties", *LESS), ("D-ref", *OPEN), ("D-anchor", *SAME), ("D-type", *OTHER)],
        OTHER,
    ),
    # items that were told apart by position
    (
        {**D2019, "items": [STRING]},
        {**D2019, "items": {"properties": {"a": STRING}}},
        [("D-items", *OTHER), ("D-prefixItems", *OTHER)],
        OTHER,
    ),
    # what two branches accepted is accepted when one of them is gone
    (
        {"oneOf": [{"properties": {"a": STRING}, "required": ["a"]}, {"properties": {"b": STRING}, "required": ["b"]}]},
        {"oneOf": [{"properties": {"a": INTEGER}, "required": ["a"]}], "minProperties": 1},
        [("D-oneOf", *OTHER), ("D-minProperties", *SAME), ("D-type", *OTHER)],
        OTHER,
    ),
    # no object matches one branch alone, so that `z` does not matter; fewer strings match both
    (
        {"oneOf": [{"minLength": 3}, {"maxLength": 5}, INTEGER], "properties": {"z": STRING}},
        {"oneOf": [{"minLength": 4}, {"maxLength": 4}, INTEGER], "properties": {"z": INTEGER}},
        [("D-type", *SAME), ("D-minLength", *MORE), ("D-maxLength", *MORE)],
        MORE,
    ),
    # a definition that is a boolean is not looked into
    (
        {"properties": {"a": {"$ref": "#/$defs/a"}}, "$defs": {"a": False}},
        {"properties": {"a": STRING}, "$defs": {"a": False}},
        [("D-type", *SAME), ("D-ref", *MORE)],
        MORE,
    ),
    (
        {"properties": {"a": STRING}, "$defs": {"a": True}},
        {"properties": {"a": {"$ref": "#/$defs/a"}}, "$defs": {"a": True}},
        [("D-ref", *SAME), ("D-type", *MORE)],
        MORE,
    ),
    # no definition that matters
    (
        {"$ref": "#/$defs/a", "$defs": {"a": {"minimum": 1}, "b": {"$ref": "#/$defs/a"}}},
        {"$ref": "#/$defs/b", "$defs": {"a": {"$ref": "#/$defs/c"}, "b": {"minimum": 2}, "c": {"maximum": 3}}},
        [("D-ref", *SAME), ("D-maximum", *SAME), ("D-minimum", *SAME), ("D-minimum", *LESS)],
        LESS,
    ),
    (
        {
            "contains": {"properties": {"a": {"minLength": 1}}},
            "if": {"minItems": 2},
            "then": {"contains": {"properties": {"b": STRING}}},
            "dependentSchemas": {"q": {"properties": {"r": STRING}}},
        },
        {
            "contains": {"properties": {"a": {"minLength": 2}}},
            "if": {"minItems": 3},
            "then": {"contains": {"properties": {"b": INTEGER}}},
            "dependentSchemas": {"q": {"properties": {"r": INTEGER}}},
        },
        [("D-minLength", *LESS), ("D-minItems", *MORE), ("D-type", *OTHER), ("D-type", *OTHER)],
        OTHER,
    ),
]


@pytest.mark.parametrize(("old", "new", "changes", "whole"), CLASSED)
def test_what_changes_come_to(old, new, changes, whole):
    assert told(old, new) == (changes, whole)


def union(keyword, *branches):
    """A schema of many branches: those given, and some that each name a property."""
    more = [{"type": "object", "required": [f"b{number}"]} for number in range(100)]
    return {keyword: [*branches, *more]}


def of_kind(kind, **properties):
    """A branch for the objects of one kind."""
    return {"type": "object", "required": ["kind"], "properties": {"kind": {"const": kind}, **properties}}


def tags(**properties):
    """Branches for 401 kinds, the last of them with more properties."""
    return {"oneOf": [*(of_kind(f"k{number}") for number in range(400)), of_kind("last", **properties)]}


def listed(start):
    """200 constants, as branches."""
    return {"anyOf": [{"const": number, "title": f"number {number}"} for number in range(start, start + 200)]}


def kinds(**more):
    """Branches that list a type, but do not require it."""
    asked = [{"properties": {"type": {"const": f"k{number}"}, "a": {} if number else more}} for number in range(30)]
    return {"type": "object", "properties": {"of": {"allOf": [{"required": ["type", "name"]}], "oneOf": asked}}}


def sharing(*required):
    """Branches that each refer to one large definition."""
    more = [{"required": ["a"]}, {"required": [*required]}, *({"minProperties": least} for least in (3, 5, 6))]
    large = {"properties": {f"p{number}": STRING for number in range(50)}}
    branches = [{"$ref": "#/$defs/large", **each} for each in ({}, *more)]
    return {"properties": {"p": {"oneOf": branches}}, "$defs": {"large": large}}


FEW, MANY = ({"type": "object", "required": ["a"], "properties": {"a": {"minLength": low}}} for low in (3, 1))
# old, new, what each change comes to (backward, forward), and all together
WIDE = [
    (union("anyOf", MANY), union("anyOf", FEW), [("D-minLength", *LESS)], LESS),
    # what two branches accepted, and one accepts now, is now accepted
    (union("oneOf", MANY), union("oneOf", FEW), [("D-minLength", *OTHER)], OTHER),
    (union("oneOf", FEW), union("oneOf", MANY), [("D-minLength", *OTHER)], OTHER),
    (tags(a=STRING), tags(a=OBJECT), [("D-type", *OTHER)], OTHER),
    (tags(a={"minLength": 1}), tags(a={"minLength": 3}), [("D-minLength", *LESS)], LESS),
    (listed(0), listed(1), [("D-const", *OTHER)], OTHER),
    (listed(0), listed(2), [("D-anyOf", *MORE)] * 2 + [("D-anyOf", *LESS)] * 2, OTHER),
    (union("anyOf", MANY), union("anyOf"), [("D-anyOf", *LESS)], LESS),
    # branches that are too large together to be taken out one by one
    (sharing("b"), sharing("b", "c"), [("D-required", *MORE)], MORE),
]


@pytest.mark.parametrize(("old", "new", "changes", "whole"), WIDE)
def test_what_changes_of_many_branches_come_to(old, new, changes, whole):
    assert told(old, new) == (changes, whole)


def test_a_witness_within_a_branch_has_what_tells_it_from_others():
    found = compare(kinds(minLength=1), kinds(minLength=3), budget=100_000).backward
    assert found.instance == {"of": {"type": "k0", "a": "a", "name": ""}}


def test_a_part_of_a_schema_may_refer_to_another_document():
    part = {"properties": {"a": {"$ref": "other.json"}}}
    version = Version({"$id": "https://example.org/one.json", **part}, {"https://example.org/other.json": STRING}.get)
    alone = version.alone(version.documents, ROOT, part)
    assert [alone.is_valid({"a": each}) for each in ("", 0)] == [True, False]


def test_changes_that_break_only_together_are_told_so():
    old, new = ({"type": "integer", "anyOf": [{"maximum": a}, {"minimum": b}]} for a, b in ((10, 5), (6, 9)))
    found = classes(Version(old), Version(new))
    assert (found.is_joint("backward"), found.is_joint("forward")) == (True, False)


def test_a_witness_of_a_change_has_nothing_to_do_with_the_others():
    old = {"type": "object", "properties": {"a": {"minimum": 0}, "b": {"maxLength": 5}}}
    new = {"type": "object", "properties": {"a": {"minimum": 1}, "b": {"maxLength": 4}}, "required": ["c"]}
    found = {each.change.code: each.backward.instance for each in classes(Version(old), Version(new)).changes}
    assert {code: list(instance) for code, instance in found.items()} == {
        "D-minimum": ["a"],
        "D-maxLength": ["b"],
        "D-required": [],
    }


def test_more_changes_than_can_be_examined_are_unknown(monkeypatch):
    """Only some are examined one by one: each of two that are seen together alone."""
    monkeypatch.setattr(mixtures, "MAX_WORK", 0)
    old, new = ({"type": "integer", "anyOf": [{"maximum": a}, {"minimum": b}]} for a, b in ((10, 5), (6, 9)))
    found = classes(Version(old), Version(new))
    assert isinstance(found.whole.backward, Witness)
    told = {each.backward for each in found.changes} - {found.whole.backward}
    assert told == {Unknown("there are too many changes in too large schemas to examine each of them", "#")}


# old, new, what the change of the draft comes to, and what each other change
MIXED = [
    ({**D7, "items": [STRING]}, {**D2020, "prefixItems": [STRING]}, SAME, []),
    ({**D7, "items": [STRING]}, {**D2020, "prefixItems": [STRING, NULL]}, SAME, [("D-prefixItems", *LESS)]),
    (
        {**D7, "items": [STRING], "additionalItems": False},
        {**D2020, "prefixItems": [STRING], "items": INTEGER},
        SAME,
        [("D-items", *MORE)],
    ),
    ({**D7, "dependencies": {"a": ["b"]}}, {**D2019, "dependentRequired": {"a": ["b"]}}, SAME, []),
    (
        {**D7, "items": {"$ref": "#/definitions/a"}, "definitions": {"a": STRING}},
        {**D2020, "items": {"$ref": "#/$defs/a"}, "$defs": {"a": STRING}},
        SAME,
        [],
    ),
    (
        {**D7, "items": {"$ref": "#/definitions/a", "minLength": 3}, "definitions": {"a": STRING}},
        {**D2020, "items": {"$ref": "#/$defs/a", "minLength": 3}, "$defs": {"a": STRING}},
        SAME,
        [("D-minLength", *LESS)],
    ),
    (
        {**D7, "items": [{"$ref": "#/items/1"}, STRING]},
        {**D2020, "prefixItems": [{"$ref": "#/prefixItems/1"}, INTEGER]},
        SAME,
        [("D-type", *OTHER)],
    ),
    ({**D4, "minimum": 1, "exclusiveMinimum": True}, {**D7, "exclusiveMinimum": 1}, SAME, []),
    ({**D4, **INTEGER}, {**D2020, **INTEGER}, MORE, []),
    (
        {**D4, "properties": {"a": {"minimum": 1, "exclusiveMinimum": True}, "b": {"enum": [1]}}},
        {**D7, "properties": {"a": {"exclusiveMinimum": 2}, "b": {"const": 1}}, "then": True},
        SAME,
        [("D-then", *SAME), ("D-exclusiveMinimum", *LESS)],
    ),
]


@pytest.mark.parametrize(("old", "new", "draft", "changes"), MIXED)
def test_versions_of_two_drafts(old, new, draft, changes):
    found, _ = told(old, new)
    assert found == [("D-dialect", *draft), *changes]


def test_documents_of_two_drafts_are_compared_where_both_versions_refer_to_them():
    refers = {"properties": {"a": {"$ref": "b#/definitions/z"}}, "additionalProperties": {"$ref": "#/properties/a"}}
    others = {**D7, "definitions": {"z": {"items": [STRING]}}}, {**D2020, "definitions": {"z": {"prefixItems": [NULL]}}}
    old = Version({**D7, "$id": "https://example.org/a#", **refers}, {"https://example.org/b": others[0]}.get)
    new = Version({**D2020, "$id": "https://example.org/a", **refers}, {"https://example.org/b": others[1]}.get)
    draft, change = classes(old, new).changes
    assert (draft.change.code, draft.backward, draft.forward) == ("D-dialect", Proof(0), Proof(0))
    assert change.change.old.path == ("definitions", "z", "items", 0, "type")
    assert change.change.new.path == ("definitions", "z", "prefixItems", 0, "type")
    assert (change.backward.instance, change.forward.instance) == ({"a": [""]}, {"a": [None]})


IDENTIFIED = {"a": {"$id": "https://example.org/a", "type": "string"}}
NAMED = {"properties": {"x": {"$ref": "https://example.org/a"}}}
UNDONE = Unknown("the versions are in different drafts, and subschemas in them have identifiers", "#")
# old, new, what is told of the change of the draft, and all together
IN_ONE_PIECE = [
    ({**D7, **NAMED, "definitions": IDENTIFIED}, {**D2020, **NAMED, "$defs": IDENTIFIED}, ("proof", "proof"), SAME),
    (
        {**D7, **NAMED, "definitions": IDENTIFIED},
        {**D2020, **NAMED, "$defs": IDENTIFIED, "maxProperties": 1},
        ("unknown", "proof"),
        LESS,
    ),
    (
        {**D7, **NAMED, "definitions": IDENTIFIED},
        {**D2020, **NAMED, "$defs": {"a": {**IDENTIFIED["a"], "type": "null"}}},
        ("unknown", "unknown"),
        OTHER,
    ),
]


@pytest.mark.parametrize(("old", "new", "draft", "whole"), IN_ONE_PIECE)
def test_versions_of_two_drafts_with_identifiers_are_compared_as_a_whole(old, new, draft, whole):
    found = classes(Version(old), Version(new))
    assert tuple(NAMES[type(each)] for each in found.whole) == whole
    [change] = [each for each in found.changes if each.change.code == "D-dialect"]
    verdicts = change.backward, change.forward
    assert tuple(NAMES[type(each)] for each in verdicts) == draft
    assert all(each == UNDONE for each in verdicts if isinstance(each, Unknown))


def nested(depth, schema):
    for _ in range(depth):
        schema = {"properties": {"a": schema}}
    return schema


def test_schemas_deeper_than_the_stack_are_compared():
    found = classes(Version(nested(505, {"minLength": 1})), Version(nested(505, {"minLength": 2})))
    [change] = found.changes
    assert change.change.old.path == ("properties", "a") * 505 + ("minLength",)
    assert isinstance(change.backward, Witness)
    assert not change.backward.minimal
    assert isinstance(change.forward, Proof)


def test_what_is_too_deep_to_be_compared_as_a_whole_is_unknown():
    old, new = ({**draft, **nested(300, {"minLength": low})} for draft, low in ((D7, 1), (D2020, 2)))
    whole = classes(Version(old), Version(new)).whole
    assert whole.backward == whole.forward
    assert isinstance(whole.backward, Unknown)
    assert "levels deep" in whole.backward.reason


# old, new, whether they have an instance in common
DISJOINT = [
    (STRING, INTEGER, Proof),
    (STRING, {"type": ["string", "null"], "minLength": 1}, Witness),
    ({"required": ["a"], **OBJECT}, {"properties": {"a": False}, **OBJECT}, Proof),
]


@pytest.mark.parametrize(("old", "new", "kind"), DISJOINT)
def test_what_has_no_instance_in_common(old, new, kind):
    versions = Version(old), Version(new)
    assert isinstance(disjoint(*versions, classes(*versions).whole), kind)


def test_an_instance_of_another_branch_is_searched_for_once(monkeypatch):
    searched = []

    def example(comparer, *, is_old):
        searched.append(comparer.old.schema)
        return original(comparer, is_old=is_old)

    original = Comparer.example
    monkeypatch.setattr(Comparer, "example", example)
    monkeypatch.setattr(mixtures.Mixtures, "example", None)  # not called: the rest is that of the other branch
    branch = {"properties": {"b": INTEGER}, "required": ["b"]}
    old, new = (
        {"oneOf": [{"properties": {"a": asked}, "required": ["a"]}, branch], "maxProperties": 1}
        for asked in (INTEGER, {"type": "number"})
    )
    assert told(old, new) == ([("D-type", *MORE)], MORE)  # no instance of both branches has only one member
    assert searched.count(branch) == 1
