"""What spaces and generators say of values and cases by themselves."""

import pytest

from cio_schemas.schema.resources import Location
from cio_schemas.strategies.analysis.subschemas import STEPS
from cio_schemas.strategies.cases import tableau
from cio_schemas.strategies.cases.implication import implies
from cio_schemas.strategies.preparation import prepared, subschemas_of
from cio_schemas.strategies.shapes.case import Case
from cio_schemas.strategies.shapes.goals import ANYTHING, NOTHING, Break, Literal
from cio_schemas.strategies.shapes.object_shape import MemberRule, Object
from cio_schemas.strategies.shapes.string_shape import String
from cio_schemas.validators.options import DEFAULT

CONTAINS = {"type": "array", "contains": {"type": "null"}, "minContains": 2, "maxContains": 3}

# an array, and whether it has as many items that satisfy `contains` as it must
CONTAINED = [
    ([], False),
    ([None], False),
    ([None, 1], False),
    ([None, None], True),
    ([None, 1, None, None], True),
    ([None] * 4, False),
]


@pytest.mark.parametrize(("items", "fits"), CONTAINED)
def test_what_is_drawn_is_counted_where_an_array_contains_so_many(items, fits):
    generator = prepared(CONTAINS).generator
    several = generator.alternatives(generator.space.root).several
    assert {generator.fits(each, items) for each in several} == {fits}


def test_every_value_satisfies_anything_and_none_satisfies_nothing():
    space = prepared({"title": "of goals"}).generator.space
    assert [space.accepts(goal, value) for goal in (ANYTHING, NOTHING) for value in (None, 1)] == [
        True,
        True,
        False,
        False,
    ]


UNIONS = {"allOf": [{"anyOf": [{"minLength": i}, {"maxLength": i}, {"pattern": f"{i}"}]} for i in range(4)]}


def test_of_too_many_branches_some_are_tried_and_that_is_noted(monkeypatch):
    reason = "the branches of the schemas combine in too many ways to try all"
    for most, told in ((tableau.MAX_BRANCHES, False), (5, True)):
        monkeypatch.setattr(tableau, "MAX_BRANCHES", most)
        space = prepared(UNIONS).breaking_in_turn()[0].space
        tableau.combined(space, space.root)
        assert (reason in str(space.omissions)) is told


A_IS_NOTHING = Object(rules=(MemberRule((("a", NOTHING),)),))
BROKEN = (Literal(Location("", "/a"), (), holds=False, broken=(Break((), "type"),)),)

# one case, another one, and whether what satisfies the one surely satisfies the other
IMPLIED = [
    (Object(), Object(), True),
    (Object(required=("a",)), Object(), True),
    (Object(), Object(required=("a",)), False),
    (Object(barred=("a",)), A_IS_NOTHING, True),
    (Object(), A_IS_NOTHING, False),
    (A_IS_NOTHING, A_IS_NOTHING, True),
    (Object(), Object(rules=(MemberRule((("a", BROKEN),)),)), False),
    (String(), Object(), False),
]


@pytest.mark.parametrize(("one", "other", "implied"), IMPLIED)
def test_one_case_implies_another(one, other, implied):
    space = prepared({"title": "of goals"}).generator.space
    assert implies(space, Case(one), Case(other)) is implied


def test_what_is_found_once_keeps_its_doubts():
    space = prepared({"title": "of doubts"}).generator.space
    made = []

    def make():
        made.append(1)
        space.omissions.doubt("not all were tried")
        return "found"

    for place in ("#/a", "#/b"):
        with space.omissions.apart(place) as doubts:
            assert space.once("of doubts", make) == "found"
        assert doubts == {"not all were tried": "#/a"}
    assert made == [1]


def test_what_several_subschemas_refer_to_counts_once():
    properties = {
        "a": {"minLength": 1, "allOf": [{"$ref": "#/$defs/x"}]},
        "b": {"maxLength": 9, "allOf": [{"$ref": "#/$defs/x"}, {"$ref": "#/$defs/x/items"}]},
        "c": {"minLength": 2, "items": {"items": {"$ref": "#/properties/c"}}},
    }
    definitions = {"x": {"maxLength": 5, "items": {"type": "string"}}}
    subschemas = subschemas_of({"properties": properties, "$defs": definitions}, None, DEFAULT)
    literals = [Literal(subschemas.start.child("properties", name), ()) for name in "abcb"]
    # objects and arrays: 3 and 2 of the definition, 4, 3
    assert [subschemas.steps_to_judge(each) for each in literals] == [STEPS * size for size in (5, 4, 3, 4)]
