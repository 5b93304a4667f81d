"""Every rule is held to its record: what it reports, what it leaves, what its fix does."""

import json
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from random import Random

import pytest

from cio_schemas.lint import RULES, Document, Linter
from cio_schemas.lint.files import of_text
from cio_schemas.lint.fixing.passes import fix_file
from cio_schemas.lint.linter import lint_file
from cio_schemas.lint.workspace import Workspace
from cio_schemas.rules.rule import Safety
from cio_schemas.schema.dialects import DIALECT_V1
from tests.differential.random_schemas import random_schema

EVERY = Linter(RULES, lambda _: True)
BY_CODE = {rule.code: rule for rule in RULES}
# What is missing, or out of order, at a place is another matter than the value there.
OF_ANY_PLACE = {"JS301", "JS402", "JS408"}
FIXABLE = [rule for rule in RULES if rule.fix is not Safety.NONE]


def found(text, linter=EVERY):
    asked = {"dialect": DIALECT_V1} if DIALECT_V1 in text else {}
    return lint_file(of_text(text), linter, Workspace(**asked))


def named(rules):
    return pytest.mark.parametrize("rule", rules, ids=lambda rule: rule.code)


@named(RULES)
def test_the_good_example_is_not_reported(rule):
    assert [each.message for each in found(rule.good) if each.code == rule.code] == []


@named(RULES)
def test_the_bad_example_is_reported_once(rule):
    assert [each.code for each in found(rule.bad) if each.code == rule.code] == [rule.code]


@named(RULES)
def test_a_finding_has_a_place(rule):
    (finding,) = [each for each in found(rule.bad) if each.code == rule.code]
    assert finding.span is not None
    assert finding.severity is rule.severity


@named(RULES)
def test_no_two_rules_say_the_same_of_one_place(rule):
    """Beside a rule's own finding no other stands at its place, unless it is on the whole document."""
    (own,) = [each for each in found(rule.bad) if each.code == rule.code]
    here = [each.code for each in found(rule.bad) if each.pointer and each.span == own.span]
    assert set(here) - OF_ANY_PLACE <= {rule.code}


@named(FIXABLE)
def test_the_fix_mends_the_bad_example(rule):
    assert rule.safety
    others = frozenset(BY_CODE) - {rule.code}
    fixed = fix_file(of_text(rule.bad), EVERY, Workspace(), unsafe=True, unwanted=others)
    assert fixed.mended == 1
    text = fixed.file.batch.text(0)
    assert isinstance(json.loads(text), dict)
    assert [each.code for each in found(text) if each.code == rule.code] == []


@named([rule for rule in RULES if rule.fix is Safety.NONE])
def test_without_a_fix_nothing_is_offered(rule):
    assert [each.fix for each in found(rule.bad) if each.code == rule.code] == [()]


# Two matters in one place: that a number is rounded by others has nothing to do with what it is refused by.
TWO_MATTERS = {("JS109", "JS210"), ("JS123", "JS210")}


def test_no_two_rules_say_the_same_of_one_place_of_random_schemas():
    pairs = set()
    for seed in range(100):
        places = defaultdict(set)
        for code, finding in EVERY.lint(Document(random_schema(Random(seed)))):
            if finding.path and code.code not in OF_ANY_PLACE | {"JS502"}:
                places[finding.path, finding.key].add(code.code)
        pairs |= {pair for codes in places.values() for pair in combinations(sorted(codes), 2)}
    assert pairs - TWO_MATTERS == set()


def test_codes_and_names_are_distinct():
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_what_a_rule_yields_to_exists():
    assert {code for rule in RULES for code in rule.yields_to} <= set(BY_CODE)


@pytest.mark.parametrize("name", ["customer", "event"])
def test_the_bundled_schemas_pass_the_default_selection(name):
    from cio_schemas.schema import catalog

    text = Path(catalog.ROOT, catalog.PATHS[name]).read_text(encoding="utf-8")
    assert found(text, Linter(RULES, lambda rule: rule.default)) == []
