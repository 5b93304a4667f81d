"""`cio-schemas rule`: every code is listed and explained."""

import pytest

from cio_schemas.cli.rule import RULES
from cio_schemas.compatibility.changes.kinds import KINDS
from cio_schemas.diagnostic.codes import VIOLATIONS, meaning
from cio_schemas.source import PROBLEMS


@pytest.mark.parametrize("code", [*VIOLATIONS, *PROBLEMS])
def test_what_a_code_stands_for(cli, code):
    done = cli("rule", code)
    assert (done.status, done.out.splitlines()[0]) == (0, f"### {code}")
    assert meaning(code).what in done.out
    assert meaning(code).what != code


@pytest.mark.parametrize("code", KINDS)
def test_what_a_change_stands_for(cli, code):
    done = cli("rule", code)
    assert (done.status, done.out.splitlines()[0]) == (0, f"### {code}")
    assert KINDS[code].what in done.out
    assert KINDS[code].advice in done.out


def test_all_codes_are_listed(cli):
    listed = [line.split()[0] for line in cli("rule").out.splitlines()]
    assert listed == [*(rule.code for rule in RULES), *VIOLATIONS, *PROBLEMS, *KINDS]


WRONG = [
    ("JS99", "no code 'JS99' (`cio-schemas rule` lists them)"),
    ("V-minLenght", "no code 'V-minLenght'; did you mean 'V-minLength'? (`cio-schemas rule` lists them)"),
    ("P-sintax", "no code 'P-sintax'; did you mean 'P-syntax'? (`cio-schemas rule` lists them)"),
]


@pytest.mark.parametrize(("code", "line"), WRONG)
def test_a_misspelt_code(cli, code, line):
    assert cli("rule", code) == (2, "", f"cio-schemas: error: {line}\n")


@pytest.mark.parametrize("given", ["V-minLength", "v-minlength"])
def test_capitals_do_not_matter(cli, given):
    assert cli("rule", given).out.startswith("### V-minLength\n")


def test_one_code_is_not_taken_for_a_prefix(cli):
    assert cli("rule", "V-items").out.count("###") == 1
    assert cli("rule", "V-min").out.count("###") == 5
