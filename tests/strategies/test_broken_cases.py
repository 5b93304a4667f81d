"""How the branches of a union are refused all at once, and what happens where that takes too many steps."""

from types import SimpleNamespace

import pytest

from cio_schemas.fixtures.lists import invalid_fixtures
from cio_schemas.strategies.analysis.budget import Budget, OverBudgetError
from cio_schemas.strategies.breaking import broken_cases

# steps left; what is tried: how many cases are kept, and how many steps that may take
TRIED = [(100_000, [(160, 20_000), (6, 25_000)]), (4_000, [(160, 4_000), (6, 1_000)]), (0, [])]


@pytest.mark.parametrize(("left", "expected"), TRIED)
def test_all_cases_are_looked_for_and_then_a_few_within_a_share_of_the_steps(monkeypatch, left, expected):
    at = SimpleNamespace(space=SimpleNamespace(budget=Budget(left)), kept=160)
    tried = []

    def limited(space, _, kept):
        tried.append((kept, space.budget.left))
        raise OverBudgetError

    monkeypatch.setattr(broken_cases, "limited", limited)

    assert broken_cases._some(at, []) is None
    assert tried == expected


BRANCHES = [{"type": "integer"}, {"type": "string", "minLength": 2}, {"enum": [None, True]}]

# schema, and its faults that an instance breaks alone, although the ways to refuse branches take too many steps
FILTERED = [
    ({"anyOf": BRANCHES}, {("anyOf", ()), ("type", ()), ("minLength", ()), ("enum", ())}),
    ({"oneOf": BRANCHES}, {("oneOf", ("none",)), ("type", ()), ("minLength", ()), ("enum", ())}),
    ({"oneOf": [{"minimum": 3}, {"maximum": 5}]}, {("oneOf", ("two",))}),
]


@pytest.mark.parametrize(("schema", "expected"), FILTERED)
def test_what_takes_too_many_steps_is_left_to_a_filter(monkeypatch, schema, expected):
    def limited(*_):
        raise OverBudgetError

    monkeypatch.setattr(broken_cases, "limited", limited)
    found = invalid_fixtures({"title": "refused by a filter", **schema})

    assert {(each.fault.keyword, each.fault.detail) for each in found} == expected
