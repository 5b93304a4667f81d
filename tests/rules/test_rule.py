"""Rules as records: pickled by reference, and collected without doubles."""

import pickle
import sys
from types import ModuleType, SimpleNamespace

import pytest

from cio_schemas.payloads.rules import events
from cio_schemas.rules.rule import ERROR, collected, rule


def module(*rules):
    return SimpleNamespace(**{f"rule_{number}": each for number, each in enumerate(rules)})


def made(code, name):
    return rule(code, name, ERROR, what="", why="", bad="", good="")(lambda _: iter(()))


def test_a_rule_is_pickled_by_reference():
    assert pickle.loads(pickle.dumps(events.event_name_blank)) is events.event_name_blank


def test_what_is_no_rule_is_not_unpickled(monkeypatch):
    text = pickle.dumps(events.event_name_blank)
    other = ModuleType(events.__name__)
    other.event_name_blank = "something else"
    monkeypatch.setitem(sys.modules, events.__name__, other)

    with pytest.raises(AssertionError):
        pickle.loads(text)


def test_rules_are_sorted_by_code():
    first, second, third = made("A1", "x"), made("B1", "y"), made("A2", "z")

    assert collected(module(second, third), module(first)) == (first, third, second)


@pytest.mark.parametrize(
    ("other", "said"), [(("A1", "y"), "two rules have the code A1"), (("A2", "x"), "two rules have the name x")]
)
def test_two_rules_of_one_kind(other, said):
    with pytest.raises(ValueError, match=f"^{said}$"):
        collected(module(made("A1", "x")), module(made(*other)))
