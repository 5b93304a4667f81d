"""Arguments that are read without argparse: exactly as argparse reads them, or not at all."""

from importlib import import_module
from random import Random

import pytest

from cio_schemas.cli.arguments import ArgumentTable, Options
from cio_schemas.cli.command import SUBCOMMANDS
from cio_schemas.cli.exits import CommandError
from cio_schemas.cli.parsers import parser_of


def table_of(name):
    table = ArgumentTable()
    import_module(f"cio_schemas.cli.{name}").add(table)
    return table


def by_argparse(table, given):
    """What argparse makes of arguments; None if it refuses them, or answers by itself."""
    try:
        return vars(parser_of(table, prog="cio-schemas").parsed(given, Options()))
    except (CommandError, SystemExit):
        return None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["--schema", "event", "a.json"], {"schema": "event", "files": ["a.json"]}),
        (["a.json", "--schema=event", "-"], {"schema": "event", "files": ["a.json", "-"]}),
        (["a", "--ignore", "V", "--ignore=P,CE", "b"], {"ignore": ["V", "P,CE"], "files": ["a", "b"]}),
        (["a", "-q", "-j", "4", "--jobs", "5"], {"quiet": True, "jobs": 5}),
        (["a", "--fail-on", "info", "--max-errors=3"], {"fail_on": "info", "max_errors": 3}),
        (["a", "--fail-on=warning"], {"fail_on": "warning", "schema": None, "ignore": []}),
    ],
)
def test_plain_arguments(given, expected):
    table = table_of("check")
    read = vars(table.read(given))

    assert read == by_argparse(table, given)
    assert {name: read[name] for name in expected} == expected


@pytest.mark.parametrize(
    "given",
    [
        [],  # what no file stands for is argparse's to say
        ["--help"],
        ["a", "--"],
        ["a", "-j4"],
        ["a", "-qq"],
        ["a", "-j=4"],
        ["a", "--jobs", "0"],
        ["a", "--jobs", "-1"],
        ["a", "--quiet=yes"],
        ["a", "--schema"],
        ["a", "--schema="],
        ["a", "--schema", "-x"],
        ["a", "--sche", "event"],
        ["a", "--fail-on", "never"],
        ["a", "--dialect", "8"],
    ],
)
def test_what_only_argparse_may_read(given):
    assert table_of("check").read(given) is None


def test_options_that_exclude_each_other_are_left_to_argparse():
    assert table_of("show").read(["event"]) is None


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_no_arguments_are_read_in_another_way_than_by_argparse(name):
    table, random = table_of(name), Random(name)
    options = [option for each in table.all() for option in each.names]
    texts = ["a.json", "-", "event", "1", "4", "0", "full", "json", "info", "2020-12", "", "-1", "--", "-x", "a=b", "é"]
    read = 0
    for _ in range(3_000):
        given = [
            random.choice((option, option, f"{option}={random.choice(texts)}", random.choice(texts), "b.json"))
            for option in random.choices(options, k=random.randrange(5))
        ]
        quick = table.read(given)
        if quick is not None:
            read += 1
            assert vars(quick) == by_argparse(table, given), given
    assert read > 20 or name in ("completion", "show")  # of which few arguments are right, or none is plain
