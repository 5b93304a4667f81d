"""Each concern of the package has a function for every keyword: a keyword that one lacks is named here."""

import pytest

import cio_schemas
from cio_schemas.failures import messages
from cio_schemas.lint.rules import style
from cio_schemas.schema.keywords import KEYWORDS
from cio_schemas.strategies.breaking import assertions
from cio_schemas.strategies.cases.broken import BROKEN
from cio_schemas.strategies.cases.satisfied import GROUPS, SATISFIED
from tests.schema.test_keywords import ASSERTING, REGISTRY

DECIDING = {name for name, keyword in KEYWORDS.items() if keyword.decides}
BREAKABLE = {name for name, keyword in KEYWORDS.items() if keyword.phrase}
"""Keywords that fail by themselves, rather than by a subschema of theirs."""
OLDER = {name for name, keyword in KEYWORDS.items() if not keyword.vocabulary}
"""Keywords of older dialects, which the strategies read as those of 2020-12 that took their place."""
OLDER |= {"contentEncoding", "contentMediaType"}  # which assert in draft 7 alone
UNEVALUATED = {"unevaluatedItems", "unevaluatedProperties"}


def lacking(concern: str, names: set[str]) -> str:
    return f"{concern} has nothing for {', '.join(sorted(names))}"


@pytest.mark.parametrize("keyword", sorted(DECIDING))
def test_the_compiler_writes_each_keyword(keyword: str) -> None:
    assert keyword in ASSERTING, lacking("the table of examples in test_keywords.py", {keyword})
    schema, _, invalid = ASSERTING[keyword]
    validator = cio_schemas.Validator(schema, registry=REGISTRY)

    assert not validator.is_valid(invalid), lacking("compiler/, where instances are accepted,", {keyword})
    assert list(validator.iter_errors(invalid)), lacking("compiler/, where errors are collected,", {keyword})


def test_each_keyword_that_fails_has_a_message() -> None:
    found = set(messages.KEYWORDS) - {None}

    missing, unknown = BREAKABLE - found, found - BREAKABLE - OLDER
    assert not missing, lacking("failures/messages.py", missing)
    assert not unknown, lacking("the phrases of schema/keywords.py", {str(name) for name in unknown})


def test_each_keyword_that_is_broken_has_a_phrase() -> None:
    broken = set(assertions._DETAILS)

    assert not broken - BREAKABLE, lacking("the phrases of schema/keywords.py", broken - BREAKABLE)
    assert not BREAKABLE - broken, lacking("strategies/breaking/assertions.py", BREAKABLE - broken)


def test_the_strategies_satisfy_and_break_each_keyword() -> None:
    unsatisfied = DECIDING - set(SATISFIED) - set(GROUPS) - UNEVALUATED - OLDER
    unbroken = DECIDING - set(BROKEN) - set(GROUPS) - OLDER

    assert not unsatisfied, lacking("strategies/cases/satisfied.py", unsatisfied)
    assert not unbroken, lacking("strategies/cases/broken.py", unbroken)


def test_lint_has_a_place_for_each_keyword_in_its_order() -> None:
    current = {name for name, keyword in KEYWORDS.items() if keyword.vocabulary}

    assert not current - set(style._ORDER), lacking("lint/rules/style.py", current - set(style._ORDER))


def test_bounds_are_opposite_in_pairs() -> None:
    bounds = {name: keyword.bound for name, keyword in KEYWORDS.items() if keyword.bound}

    for name, bound in bounds.items():
        other = bounds[bound.opposite]
        assert other.opposite == name
        assert (other.measure, other.exclusive) == (bound.measure, bound.exclusive)
        assert {bound.side, other.side} == {"least", "most"}
        assert name.lower().startswith(("min", "exclusivemin")) is (bound.side == "least")
