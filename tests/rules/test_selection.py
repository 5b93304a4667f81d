"""Which rules run, and where: selectors, and what a schema suppresses itself."""

import pytest

from cio_schemas.lint import CODES, OPT_IN, RULES, Linter
from cio_schemas.lint.files import of_text
from cio_schemas.lint.linter import lint_file
from cio_schemas.lint.workspace import Workspace
from cio_schemas.rules.selection import Selection, SelectionError, selectors

ALL_CODES = {rule.code for rule in RULES}
DEFAULT = {rule.code for rule in RULES if rule.default}


def selected(*given):
    """The codes that --select, --extend-select and --ignore leave."""
    selection = Selection(*(selectors(each, CODES) for each in given), opt_in=OPT_IN)
    return {code for code in ALL_CODES if selection.wants(code)}


def linter(*codes):
    return Linter(RULES, lambda rule: rule.code in codes)


@pytest.mark.parametrize(
    ("select", "extend", "ignore", "expected"),
    [
        ([], [], [], DEFAULT),
        (["ALL"], [], [], ALL_CODES),
        (["JS105"], [], [], {"JS105"}),
        (["contradictory-bounds"], [], [], {"JS105"}),
        (["JS40"], [], ["JS402"], {"JS401", "JS403", "JS404", "JS405", "JS406", "JS407", "JS408", "JS409"}),
        (["JS105"], ["JS5"], ["JS502"], {"JS105", "JS501", "JS503", "JS504", "JS505", "JS506", "JS507"}),
        (["JS402"], [], ["JS4"], {"JS402"}),
        (
            ["js40"],
            [],
            ["missing-description"],
            {"JS401", "JS403", "JS404", "JS405", "JS406", "JS407", "JS408", "JS409"},
        ),
        ([], [], ["ALL"], set()),
        ([], ["JS502"], [], DEFAULT | {"JS502"}),
        ([], [], ["missing-title"], DEFAULT - {"JS401"}),
    ],
)
def test_selection(select, extend, ignore, expected):
    assert selected(select, extend, ignore) == expected


@pytest.mark.parametrize("selector", ["JS999", "", "JS105x", "contradictory-bound"])
def test_a_selector_that_stands_for_no_rule(selector):
    with pytest.raises(SelectionError, match="no rule"):
        selectors([selector], CODES)


# -- suppressions --


def filled(text):
    return text.replace("%s", '"minLength": 5, "maxLength": 3')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"x-lint-ignore": ["JS105"], %s}', []),
        ('{"x-lint-ignore": ["JS105"], "properties": {"a": {%s}}, "type": "object"}', []),
        ('{"properties": {"a": {"x-lint-ignore": ["JS105"], %s}}, "type": "object"}', []),
        (
            '{"properties": {"a": {"x-lint-ignore": ["JS105"]}, "b": {%s}}, "type": "object"}',
            [("JS001", "/properties/a/x-lint-ignore"), ("JS105", "/properties/b/minLength")],
        ),
        ('{"x-lint-ignore": ["JS106"], %s}', [("JS001", "/x-lint-ignore"), ("JS105", "/minLength")]),
        ('{"x-lint-ignore": ["JS999", "JS105"], %s}', [("JS001", "/x-lint-ignore")]),
        ('{"x-lint-ignore": "JS105", %s}', [("JS001", "/x-lint-ignore"), ("JS105", "/minLength")]),
        ('{"x-lint-ignore": ["JS10"], %s}', []),
        ('{"x-lint-ignore": ["js105"], %s}', []),
        ('{"x-lint-ignore": ["contradictory-bounds"], %s}', []),
        ('{"x-lint-ignore": ["ALL"], %s}', []),
        ('{"x-lint-ignore": ["JS106", "JS1"], %s}', [("JS001", "/x-lint-ignore")]),
        ('{"const": {"x-lint-ignore": ["JS105"]}, "items": {%s}}', [("JS105", "/items/minLength")]),
    ],
)
def test_suppressions(text, expected):
    found = lint_file(of_text(filled(text)), linter("JS001", "JS105", "JS106"), Workspace())
    assert [(each.code, each.pointer) for each in found] == expected


def test_what_did_not_run_is_not_said_to_be_unused():
    assert lint_file(of_text('{"x-lint-ignore": ["JS105"]}'), linter("JS001"), Workspace()) == []
