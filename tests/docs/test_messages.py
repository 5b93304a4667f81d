"""All messages side by side, so that they read as one: `python -m pytest tests/docs/test_messages.py -s` prints them.

Each is that of the example of its code, or of a mistake at the command line.
"""

import json
import re

import pytest

import cio_schemas
from cio_schemas.cli import main
from cio_schemas.lint import RULES, Linter
from cio_schemas.lint.files import of_text
from cio_schemas.lint.linter import lint_file
from cio_schemas.lint.workspace import Workspace
from cio_schemas.payloads.rules.collection import RULES as PAYLOAD_RULES
from cio_schemas.payloads.rules.collection import findings
from cio_schemas.payloads.rules.places import EXAMPLES
from cio_schemas.schema.dialects import DIALECT_V1
from docs.code_examples import PROBLEM_EXAMPLES, VIOLATION_EXAMPLES
from docs.writers import codes

FILES = {
    "ok.json": '{"name": "signup"}',
    "broken.json": "{",
    "bad.schema.json": '{"type": "strnig"}',
    "lost.schema.json": '{"$ref": "#/$defs/gone"}',
    "loop.schema.json": '{"$ref": "#"}',
    "slow.schema.json": r'{"pattern": "(a+)\\1b"}',
    "draft3.schema.json": '{"$schema": "http://json-schema.org/draft-03/schema#"}',
    "empty.schema.json": '{"type": "integer", "minimum": 3, "maximum": 1}',
    "wrong.toml": 'exclud = ["a"]',
}

MISTAKES = [
    "chekc",
    "check",
    "check missing.json",
    "check ok.json",
    "check --schema evnet ok.json",
    "check --schema missing.schema.json ok.json",
    "check --schema bad.schema.json ok.json",
    "check --schema lost.schema.json ok.json",
    "check --schema loop.schema.json ok.json",
    "check --schema slow.schema.json ok.json",
    "check --schema draft3.schema.json ok.json",
    "check --schema broken.json ok.json",
    "check --schema event --select V-tpye ok.json",
    "check --schema event --outptu-format json ok.json",
    "check --schema event --output-format jsno ok.json",
    "check --schema event --jobs 0 ok.json",
    "check --schema event --dialect 5 ok.json",
    "check --schema event --report ok.json ok.json",
    "check --schema event --baseline missing.json ok.json",
    "check --config wrong.toml ok.json",
    "check --config missing.toml ok.json",
    "check --requests --schema event ok.json",
    "check --isolated --config wrong.toml ok.json",
    "lint missing.json",
    "lint --select JS999 ok.json",
    "lint --exclude [ ok.json",
    "rule X",
    "show evnet",
    "generate empty.schema.json",
    "generate event --check",
    "generate event --format dir",
    "upgrade missing.json",
    "bundle lost.schema.json",
    "compile missing.schema.json",
    "evaluate --schema event missing.json",
    "diff ok.json",
    "completion fish",
]


def of_violations():
    for code, example in VIOLATION_EXAMPLES.items():
        for each in cio_schemas.check_json(example.refused, json.loads(example.schema)):
            yield code, each.message


def of_problems():
    for code, example in PROBLEM_EXAMPLES.items():
        if example.content is not None:
            line = codes.output(code).splitlines()[0]
            yield code, re.sub(rf"^(cio-schemas: error: )?[^ ]+ ({code} )?", "", line)


def of_rules():
    everything = Linter(RULES, lambda _: True)
    for rule in RULES:
        asked = {"dialect": DIALECT_V1} if DIALECT_V1 in rule.bad else {}
        for each in lint_file(of_text(rule.bad), everything, Workspace(**asked)):
            if each.code == rule.code:
                yield rule.code, each.message
    for rule in PAYLOAD_RULES:
        body = json.loads(rule.bad)
        for _, finding in findings(EXAMPLES[rule.roles[0]], body, codes=frozenset((rule.code,))):
            yield rule.code, finding.message


@pytest.fixture
def mistakes(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    told = []
    for line in MISTAKES:
        assert main(line.split()) == 2, line
        lines = capsys.readouterr().err.splitlines()
        told += [(line, message.removeprefix("cio-schemas: ").removeprefix("error: ")) for message in lines]
    return told


# a form that no message has, and why
FORMS = [
    (r"\.$", "a message is no sentence of a text: it ends without a full stop"),
    (r"\n", "a message is one line"),
    (
        r"^(?!Compressed file)[A-Z][a-z]+ [a-z]",
        "a message begins in lower case, unless by a name",
    ),
    (r"(?<!there )\bis no (?!longer)", "a thing is not another"),
    (r"^(must|should|invalid|illegal)\b", "a message says what was expected and what was found"),
    (r"Traceback|Error\b(?!s)", "a message names no class of Python's"),
]


def test_messages(mistakes):
    told = [*of_violations(), *of_problems(), *of_rules(), *mistakes]
    width = max(len(where) for where, _ in told)
    print("\n" + "\n".join(f"{where:<{width}}  {message}" for where, message in told))  # noqa: T201 - with -s
    wrong = [(where, message, why) for where, message in told for form, why in FORMS if re.search(form, message)]
    assert wrong == []
