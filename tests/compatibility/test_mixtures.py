"""Mixtures of two versions: one with one change, one without it, and what can't be made or compared."""

import pytest

from cio_schemas.compatibility import Unknown, Witness
from cio_schemas.compatibility.changes.schema_change import Put, SchemaChange
from cio_schemas.compatibility.changes.walk import walked
from cio_schemas.compatibility.classes.directions import Direction
from cio_schemas.compatibility.classes.mixtures import Mixtures
from cio_schemas.compatibility.versions.version import ROOT, Version

BUDGET = 10_000


def mixed(old, new):
    versions = Version(old), Version(new)
    return Mixtures(*versions, walked(*versions), BUDGET)


def test_with_one_change_and_without_it():
    mixtures = mixed({"minimum": 1, "maximum": 9}, {"minimum": 2, "maximum": 8})
    codes = [each.code for each in mixtures.walk.changes]
    minimum, maximum = codes.index("D-minimum"), codes.index("D-maximum")
    accepted = {
        (name, number): [each for each in (1, 2, 8, 9) if make(number).is_valid(each)]
        for name, make in (("alone", mixtures.alone), ("without", mixtures.without))
        for number in (minimum, maximum)
    }
    assert accepted == {
        ("alone", minimum): [2, 8, 9],
        ("alone", maximum): [1, 2, 8],
        ("without", minimum): [1, 2, 8],
        ("without", maximum): [2, 8, 9],
    }


def test_an_only_change_needs_no_mixture():
    mixtures = mixed({"minimum": 1}, {"minimum": 2})
    assert (mixtures.alone(0), mixtures.without(0)) == (mixtures.target, mixtures.base)


def nested(depth, schema):
    for _ in range(depth):
        schema = {"properties": {"a": schema}}
    return schema


@pytest.mark.parametrize(("depth", "kind"), [(2, Witness), (350, Unknown)])
def test_what_is_too_deep_is_unknown_as_a_whole(depth, kind):
    mixtures = mixed(nested(depth, {"minLength": 1}), nested(depth, {"minLength": 2}))
    whole = mixtures.whole(is_backward=True)
    assert isinstance(whole, kind)
    assert bool(mixtures.example(is_backward=True)) is (kind is Witness)
    if isinstance(whole, Unknown):
        assert whole == Unknown("the schema is nested 701 levels deep: too deep to be checked", "#")


def test_a_change_that_can_not_be_made_is_unknown():
    mixtures = mixed({"prefixItems": [{"minLength": 1}]}, {"prefixItems": [{"minLength": 2}]})
    [made] = mixtures.walk.changes
    nowhere = SchemaChange(made.code, "", ROOT, ROOT, done=(Put(ROOT.below("prefixItems", 3, "minLength"), 2),))
    mixtures.walk.changes[:] = [nowhere]
    reason = "the change can't be made alone: list index out of range"
    assert mixtures.documents(0) == reason
    direction = Direction(mixtures, is_backward=True)
    assert direction.by_places() is None
    whole, [change] = direction.settled()
    assert (whole.instance, change.instance) == (["a"], ["a"])
