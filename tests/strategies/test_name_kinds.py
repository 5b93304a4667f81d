"""Names that no keyword lists: each pattern is met by some name, or it is listed as omitted."""

import pytest

from cio_schemas import Validator
from cio_schemas.fixtures import valid_fixtures
from cio_schemas.strategies import omitted, valid
from cio_schemas.strategies.analysis import budget, name_kinds
from cio_schemas.strategies.drawing import members


def marked(patterns, **more):
    """Return a schema whose members tell by their value which pattern their name matches; "" for none."""
    several = {pattern: {"const": pattern} for pattern in patterns}
    return {"type": "object", "patternProperties": several, "additionalProperties": {"const": ""}, **more}


# patterns, more keywords, and the patterns that no name matches alone
MATCHED = {
    "as few as are split": ("abcde", {}, set()),
    "more letters than are split": ("abcdefg", {}, set()),
    "not anchored, with gaps": ([f"k{i}x.*y" for i in range(10)], {}, set()),
    "names with dots": ([f"core.form{i}.*.*.*" for i in range(9)], {}, set()),
    "anchored, more than kinds are kept": ([f"^many{i}$" for i in range(60)], {}, set()),
    "anchored, very many": ([f"^many{i}_" for i in range(200)], {}, set()),
    "within others": ([f"w{i}" for i in range(40)], {}, {f"w{i}" for i in range(10, 40)}),
    "lookaheads": ([f"^(?!x).*k{i}(?=.*z)" for i in range(8)], {}, set()),
    "short names": ([f"w{i}.*x" for i in range(11)], {"propertyNames": {"maxLength": 3}}, {"w10.*x"}),
    "several members": ([f"w{i}.*x.*z" for i in range(10)], {"minProperties": 3}, set()),
}


@pytest.mark.parametrize(("patterns", "more", "never_alone"), MATCHED.values(), ids=MATCHED)
def test_names_match_each_pattern_alone_though_patterns_overlap(patterns, more, never_alone):
    schema = marked(patterns, **more)
    drawn = valid_fixtures(schema, 250)
    assert all(map(Validator(schema).is_valid, drawn))
    assert {value for each in drawn for value in each.values()} == {"", *patterns} - never_alone
    assert omitted(schema) == []


def test_patterns_for_which_no_steps_are_left_are_listed_as_never_drawn(monkeypatch, caplog):
    monkeypatch.setattr(name_kinds, "_examples", _no_steps)
    schema = marked("abcdefgh", title="no steps for examples")
    del schema["additionalProperties"]
    reason = name_kinds.PARTLY
    lost = [f"#/patternProperties/{letter}" for letter in "gh"]
    assert [(each.location, each.reason) for each in omitted(schema)] == [(place, reason) for place in lost]
    assert [record.getMessage() for record in caplog.records] == [f"never drawn: {place}: {reason}" for place in lost]
    assert f"never drawing {lost[0]}: {reason}" in repr(valid(schema))


def _no_steps(*_):
    raise budget.OverBudgetError


def test_kinds_that_are_found_before_steps_run_out_are_drawn(monkeypatch):
    plain = name_kinds._has_names

    def has_names(names, example, space):
        if "^b" in names.patterns:
            raise budget.OverBudgetError
        return plain(names, example, space)

    monkeypatch.setattr(name_kinds, "_has_names", has_names)  # of ^c, then of ^b, then of ^a
    schema = marked(["^a", "^b", "^c"], title="found before")
    lost = [(f"#/patternProperties/^{letter}", members.OVER_BUDGET) for letter in "ab"]
    assert [(each.location, each.reason) for each in omitted(schema)] == lost
