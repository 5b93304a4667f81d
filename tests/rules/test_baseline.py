"""Baselines: what they hold back, what they let through, and what they never hold."""

import json
from collections import Counter
from pathlib import Path

import pytest

from cio_schemas.lint import RULES, Linter
from cio_schemas.lint.files import of_text
from cio_schemas.lint.linter import lint_file
from cio_schemas.lint.workspace import Workspace
from cio_schemas.rules import baseline

HERE = Path.cwd()
LINTER = Linter(RULES, lambda rule: rule.code in {"JS105", "JS326"})


def filled(text):
    return text.replace("%s", '"minLength": 5, "maxLength": 3')


def findings(text):
    return lint_file(of_text(filled(text), "a.json"), LINTER, Workspace())


def test_a_baseline_holds_back_what_it_knows_wherever_it_has_moved(tmp_path):
    path = str(tmp_path / "known.json")
    assert baseline.write(path, findings('{%s, "minItems": 0}'), HERE) == 2
    moved = findings('{\n\n%s,\n"minItems": 0}')
    assert list(baseline.without(moved, baseline.load(path), HERE)) == []


def test_a_baseline_lets_through_what_is_new(tmp_path):
    path = str(tmp_path / "known.json")
    baseline.write(path, findings("{%s}"), HERE)
    new = findings('{%s, "items": {%s}}')
    assert [each.pointer for each in baseline.without(new, baseline.load(path), HERE)] == ["/items/minLength"]


def test_a_baseline_holds_back_as_many_as_it_knows():
    finding = findings("{%s}")[0]
    known = Counter({baseline.key(finding, HERE): 1})
    assert list(baseline.without([finding, finding], known, HERE)) == [finding]


def test_a_baseline_is_sorted_one_finding_a_line(tmp_path):
    path = tmp_path / "known.json"
    baseline.write(str(path), findings('{"minItems": 0, %s}'), HERE)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line.strip().rstrip(","))["code"] for line in lines[3:5]] == ["JS105", "JS326"]
    baseline.write(str(path), [], HERE)
    assert baseline.load(str(path)) == Counter()


@pytest.mark.parametrize("text", ["{", '{"a": NaN}', "\x00", "[" * 5000])
def test_what_is_not_checked_never_enters_or_matches_a_baseline(tmp_path, text):
    path = str(tmp_path / "known.json")
    (broken,) = lint_file(of_text(text, "a.json"), LINTER, Workspace())
    assert baseline.write(path, [broken], HERE) == 0
    known = Counter({baseline.key(broken, HERE): 1})
    assert list(baseline.without([broken], known, HERE)) == [broken]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1, "findings": [1]}'])
def test_what_is_no_baseline(tmp_path, text):
    path = tmp_path / "known.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(baseline.BaselineError):
        baseline.load(str(path))
    with pytest.raises(baseline.BaselineError, match="No such file"):
        baseline.load(str(tmp_path / "missing.json"))


@pytest.mark.parametrize("text", ['{"type": "object"}', "[]", "notes"])
def test_what_is_not_a_baseline_is_not_overwritten(tmp_path, text):
    path = tmp_path / "order.json"
    path.write_text(text)
    with pytest.raises(baseline.BaselineError, match=r"not a baseline .* and is not overwritten"):
        baseline.check_target(str(path))


def test_a_baseline_may_be_written_to_a_new_an_empty_or_an_older_one(tmp_path):
    baseline.check_target(str(tmp_path / "new.json"))
    (tmp_path / "empty.json").write_text("")
    baseline.check_target(str(tmp_path / "empty.json"))
    baseline.write(str(tmp_path / "known.json"), [], HERE)
    baseline.check_target(str(tmp_path / "known.json"))
