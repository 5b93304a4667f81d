"""Fixtures that the rules pass, and mistakes that one rule reports."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cio_schemas
from cio_schemas.payloads import fixtures
from cio_schemas.payloads.fixtures import mistakes, payloads, valid_payloads, what_is_wrong
from cio_schemas.payloads.rules.collection import RULES
from cio_schemas.schema import catalog
from cio_schemas.strategies import NothingFoundError


@pytest.mark.parametrize("name", catalog.PATHS)
def test_valid_payloads(name: str) -> None:
    made = valid_payloads(name, 8, seed=3)

    assert len(made) == 8
    assert [found for body in made for found in cio_schemas.check(body, name)] == []
    assert made == valid_payloads(name, 8, seed=3)


def test_where_too_few_bodies_pass_the_rules_that_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixtures, "findings", lambda *_: ["a finding"])
    with pytest.raises(NothingFoundError, match="track/v1/merge: 0 bodies that the rules pass were found, of 2"):
        valid_payloads("track/v1/merge", 2)


MADE: dict[str, set[str]] = {}


@pytest.mark.parametrize("name", catalog.PATHS)
def test_mistakes(name: str) -> None:
    found = [*mistakes(name)]
    MADE[name] = {each.code for each in found}

    for payload, code, path in found:
        told: Any = cio_schemas.check(payload, name)
        assert [(each.code, each.pointer) for each in told] == [(code, "".join(f"/{step}" for step in path))]
    assert found


def test_every_rule_is_broken_somewhere() -> None:
    made = set().union(*(MADE.get(name) or {each.code for each in mistakes(name)} for name in catalog.PATHS))

    assert {rule.code for rule in RULES if rule.default} - made == set()


@settings(max_examples=30)
@given(st.sampled_from(["track/v1/event", "track/v2/entity", "pipelines/track"]), st.data())
def test_payloads_of_hypothesis(name: str, data: Any) -> None:
    assert cio_schemas.check(data.draw(payloads(name)), name) == ()


# schema, code of the rule that is to report it, payload, what is wrong with it as a fixture
WRONG: list[Any] = [
    ("event", None, {"name": "x"}, ""),
    ("event", None, {"name": ""}, "is no longer valid"),
    ("event", None, {"name": "x "}, "is reported by CE103, and not by none"),
    ("event", "CE103", {"name": "x "}, ""),
    ("event", "CE103", {"name": "x"}, "is reported by no rule, and not by CE103"),
    ("event", "CE102", {"name": "x "}, "is reported by CE103, and not by CE102"),
]


@pytest.mark.parametrize(("name", "code", "payload", "wrong"), WRONG)
def test_what_is_wrong(name: str, code: str | None, payload: Any, wrong: str) -> None:
    assert what_is_wrong(name, code, payload) == wrong
