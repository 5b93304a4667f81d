"""The regular expressions of the official JSON Schema test suite, through the API alone."""

import json

import pytest

from cio_schemas import ecma


def groups(suite_root, file):
    return json.loads((suite_root / "tests" / "draft2020-12" / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("file", "count"), [("pattern.json", 3), ("optional/ecmascript-regex.json", 57), ("optional/non-bmp-regex.json", 6)]
)
def test_pattern(suite_root, file, count):
    wrong, tested = [], 0
    for group in groups(suite_root, file):
        if set(group["schema"]) <= {"$schema", "type", "pattern"}:
            pattern = group["schema"]["pattern"]
            for test in group["tests"]:
                if isinstance(test["data"], str):
                    tested += 1
                    if bool(ecma.compile(pattern).search(test["data"])) is not test["valid"]:
                        wrong.append((pattern, test["data"]))
    assert wrong == []
    assert tested >= count


@pytest.mark.parametrize(("file", "count"), [("regex.json", 1), ("ecmascript-regex.json", 1)])
def test_format_regex(suite_root, file, count):
    tests = [test for group in groups(suite_root, f"optional/format/{file}") for test in group["tests"]]
    tests = [test for test in tests if isinstance(test["data"], str)]
    assert [test["data"] for test in tests if ecma.is_regex(test["data"]) is not test["valid"]] == []
    assert len(tests) >= count


def test_pattern_properties(suite_root):
    wrong, tested = [], 0
    for group in groups(suite_root, "optional/ecmascript-regex.json"):
        if group["schema"].get("additionalProperties") is False:
            for test in group["tests"]:
                tested += 1
                names = [
                    any(ecma.compile(pattern).search(name) for pattern in group["schema"]["patternProperties"])
                    for name in test["data"]
                ]
                if all(names) is not test["valid"]:
                    wrong.append((group["description"], test["description"]))
    assert wrong == []
    assert tested >= 14
