"""The pages that programs write: every code, key and option is there, and examples show what happens."""

import json
import re

import pytest

import cio_schemas
from cio_schemas.cli import command
from cio_schemas.compatibility.changes.kinds import KINDS
from cio_schemas.diagnostic.codes import VIOLATIONS, help_uri
from cio_schemas.diagnostic.tool_information import DOCUMENTATION
from cio_schemas.lint import RULES
from cio_schemas.payloads.rules.collection import RULES as PAYLOAD_RULES
from cio_schemas.schema import catalog
from cio_schemas.source import PROBLEMS
from docs.change_examples import CHANGE_EXAMPLES
from docs.code_examples import PROBLEM_EXAMPLES, VIOLATION_EXAMPLES
from docs.links import broken_links
from docs.writers import codes, pages


@pytest.fixture(scope="module")
def written():
    """Each page: its path and its text."""
    return list(pages())


def test_every_code_has_the_page_that_reports_link_to(written):
    texts = dict(written)
    for code in (*VIOLATIONS, *PROBLEMS, *KINDS, *(rule.code for rule in (*RULES, *PAYLOAD_RULES))):
        path = help_uri(code).removeprefix(DOCUMENTATION).replace(".html", ".md")
        assert f"# {code}" in texts[path]


def test_every_option_and_every_key_is_described(written):
    texts = dict(written)
    for name in command.SUBCOMMANDS:
        page = texts[f"reference/commands/{name}.md"]
        options = command.parser_of(name)._option_string_actions
        assert [option for option in options if f"`{option}" not in page] == []
    configuration = texts["reference/configuration.md"]
    assert [key for key in catalog.document("cio-schemas/config")["properties"] if f"{key}" not in configuration] == []


def test_there_is_an_example_of_every_violation_and_problem():
    assert list(VIOLATION_EXAMPLES) == list(VIOLATIONS)
    assert set(PROBLEM_EXAMPLES) == set(PROBLEMS)
    assert list(CHANGE_EXAMPLES) == list(KINDS)


@pytest.mark.parametrize("code", CHANGE_EXAMPLES)
def test_the_example_of_a_change_has_it(code):
    assert f" {code} " in codes.compared(code)


@pytest.mark.parametrize("code", VIOLATION_EXAMPLES)
def test_the_example_of_a_violation_breaks_that_keyword_alone(code):
    schema, refused, accepted, _ = VIOLATION_EXAMPLES[code]
    assert [each.code for each in cio_schemas.check_json(refused, json.loads(schema))] == [code]
    assert list(cio_schemas.check_json(accepted, json.loads(schema))) == []


# `full` and `concise` name no code where a file could not be read to its end
UNNAMED = {
    "P-compressed": "order.json.gz: Compressed file ended",
    "P-schema": "order.json:1:13: not checked against $schema './missing.schema.json'",
}


@pytest.mark.parametrize("code", [code for code, each in PROBLEM_EXAMPLES.items() if each.content is not None])
def test_the_example_of_a_problem_has_it(code):
    assert UNNAMED.get(code, f" {code} ") in codes.output(code)


CONTENTS = [
    (b'{"a": 1}\n', '{"a": 1}'),
    (b"a\nb\n", "a\nb"),
    (b"\xe9", "\\xe9"),
    (b"\\ud83d", "\\ud83d"),
    (b"x" * 101, "x" * 60 + " ... " + "x" * 20),
]


@pytest.mark.parametrize(("content", "text"), CONTENTS)
def test_a_file_is_shown_as_text(content, text):
    assert codes.shown(content) == text


# a page, its link, whether it leads nowhere
LINKS = [
    ("b.html", False),
    ("b.html#there", False),
    ("#here", False),
    ("sub/c.html", False),
    ("picture.svg", False),
    ("https://example.com/x", False),
    ("mailto:ada@example.com", False),
    ("b.html#gone", True),
    ("#gone", True),
    ("gone.html", True),
    ("sub/", True),
]


@pytest.mark.parametrize(("link", "broken"), LINKS)
def test_links_that_lead_nowhere(tmp_path, link, broken):
    (tmp_path / "a.html").write_text(f'<p id="here"><a href="{link}">x</a>')
    (tmp_path / "b.html").write_text('<h1 id="there">')
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/c.html").write_text('<a href="../a.html#here">')
    (tmp_path / "picture.svg").write_text("<svg/>")
    assert broken_links(tmp_path) == [f"a.html: {link} leads nowhere"] * broken


def test_no_page_is_written_twice(written):
    paths = [path for path, _ in written]
    assert len(paths) == len(set(paths))
    assert [path for path, text in written if not re.search(r"(?m)^# \S", text)] == []
