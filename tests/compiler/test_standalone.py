"""The module that is written to a file: it judges as the Validator does, and needs no package to do so."""

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import cio_schemas
from cio_schemas.compiler.standalone import standalone

BLOCKED = """
import sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] not in sys.stdlib_module_names | {"validator"}:
            raise ModuleNotFoundError(f"{name} is not part of the standard library")

sys.meta_path.insert(0, Blocker())
sys.path.insert(0, sys.argv[1])
"""

JUDGE = """
import json, validator
for line in sys.stdin:
    instance = json.loads(line)
    errors = [[list(e.path), list(e.schema_path), e.keyword] for e in validator.iter_errors(instance)]
    print(json.dumps([validator.is_valid(instance), errors]))
"""

SCHEMA = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "integer", "multipleOf": 3},
        "tags": {"uniqueItems": True, "items": {"pattern": "^(a+)+$"}},
        "price": {"multipleOf": 0.01, "type": "number"},
        "pair": {"const": [1, {"a": None}]},
        "child": {"$ref": "#"},
    },
    "anyOf": [{"required": ["tags"]}, {"maxProperties": 2}],
}
INSTANCES = [
    ({"id": 3}, []),
    ({"id": 3, "tags": ["a", "aa"], "price": 19.99, "pair": [1, {"a": None}], "child": {"id": 0}}, []),
    ({}, [[[], ["required"], "required"]]),
    ({"id": 4}, [[["id"], ["properties", "id", "multipleOf"], "multipleOf"]]),
    ({"id": 3, "child": {"id": "x"}}, [[["child", "id"], ["properties", "child", "properties", "id", "type"], "type"]]),
    (
        {"id": 3, "tags": ["b", "b"]},
        [
            [["tags", 0], ["properties", "tags", "items", "pattern"], "pattern"],
            [["tags", 1], ["properties", "tags", "items", "pattern"], "pattern"],
            [["tags"], ["properties", "tags", "uniqueItems"], "uniqueItems"],
        ],
    ),
    ({"id": 3, "price": 1, "pair": [True, {"a": None}]}, None),
]


def source_of(schema: Any, **settings: Any) -> str:
    return standalone(cio_schemas.Validator(schema, **settings)._functions.compiled)


def test_it_runs_where_nothing_is_installed(tmp_path: Path) -> None:
    (tmp_path / "validator.py").write_text(source_of(SCHEMA), encoding="utf-8")
    lines = "".join(json.dumps(instance) + "\n" for instance, _ in INSTANCES)

    command = [sys.executable, "-I", "-c", BLOCKED + JUDGE, str(tmp_path)]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) == len(INSTANCES)
    for (instance, expected), (verdict, errors) in zip(INSTANCES, found, strict=True):
        assert verdict is (expected == [])
        theirs = cio_schemas.Validator(SCHEMA).iter_errors(instance)
        same = [[list(error.absolute_path), list(error.absolute_schema_path), error.validator] for error in theirs]
        assert sorted(errors, key=str) == sorted(same, key=str)
        assert expected is None or sorted(errors, key=str) == expected


IMPORTS = [
    (True, set()),
    (SCHEMA, set()),
    ({"const": "formats.check("}, set()),
    ({"properties": {"email": {"type": "string"}}}, set()),
    ({"format": "email"}, {"cio_schemas"}),
    ({"format": "unknown"}, set()),
]


@pytest.mark.parametrize(("schema", "ours"), IMPORTS, ids=range(len(IMPORTS)))
def test_it_imports_the_standard_library_and_formats_where_needed(schema: Any, ours: set[str]) -> None:
    tree = ast.parse(source_of(schema))

    modules = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    modules |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert {module.partition(".")[0] for module in modules} - sys.stdlib_module_names == ours


def test_an_error_tells_what_the_validators_own_does() -> None:
    schema = {"properties": {"a": {"oneOf": [{"type": "string", "minLength": 1}, False]}}}
    module: dict[str, Any] = {"__name__": "standalone"}
    exec(source_of(schema), module)

    (error,) = module["iter_errors"]({"a": ""})
    assert error.path == ("a",)
    assert error.schema_path == ("properties", "a", "oneOf")
    assert error.keyword == "oneOf"
    assert error.value == schema["properties"]["a"]["oneOf"]
    assert error.instance == ""
    assert error.message == 'found string "", which matches none of 2 alternatives'
    assert [(inner.schema_path, inner.keyword, inner.value) for inner in error.context] == [
        ((0, "minLength"), "minLength", 1),
        ((1,), None, None),
    ]
    assert [inner.message for inner in error.context] == [
        "expected at least 1 character, found 0",
        'nothing is allowed here, found string ""',
    ]


def test_a_module_carries_the_messages_of_its_own_keywords_only() -> None:
    source = source_of({"type": "integer"})

    assert "_additional" not in source
    assert "difflib" not in source


MESSAGES = [
    (
        {"properties": {"name": {}}, "additionalProperties": False},
        {"nmae": 1},
        "unexpected property \"nmae\"; did you mean 'name'?",
    ),
    ({"properties": {"a": {"type": "integer", "x-message": "whole numbers only"}}}, {"a": "x"}, "whole numbers only"),
    ({"dependencies": {"a": ["b"]}}, {"a": 1}, 'property "b" is missing, which "a" requires'),
]


@pytest.mark.parametrize(("schema", "instance", "message"), MESSAGES)
def test_a_message_is_the_validators_own(schema: Any, instance: Any, message: str) -> None:
    module: dict[str, Any] = {"__name__": "standalone"}
    exec(source_of(schema), module)

    assert [error.message for error in module["iter_errors"](instance)] == [message]
    assert [error.message for error in cio_schemas.Validator(schema).iter_errors(instance)] == [message]


def test_an_import_that_is_left_out_leaves_no_blank_line() -> None:
    source = source_of({"properties": {"name": {"type": "string"}}, "additionalProperties": False})

    assert "def _near(name: str, known: Any) -> str:\n    return did_you_mean(name, known)\n" in source


def test_a_value_that_many_errors_share_is_written_once() -> None:
    names = [f"property{i}" for i in range(500)]

    assert source_of({"required": names}).count("'property250'") <= 4


def test_too_deep_an_instance_is_an_error_of_its_own() -> None:
    module: dict[str, Any] = {"__name__": "standalone"}
    exec(source_of({"items": {"$ref": "#"}}), module)
    instance: Any = []
    for _ in range(100_000):
        instance = [instance]

    for check in (module["is_valid"], module["iter_errors"]):
        with pytest.raises(module["DepthError"], match="the instance is nested 100,001 levels deep"):
            check(instance)


def test_the_module_says_what_it_is_of() -> None:
    module: dict[str, Any] = {"__name__": "standalone"}
    exec(source_of({"$id": "https://example.com/a"}), module)

    assert module["SCHEMA"] == "https://example.com/a#"
    assert "is_valid(instance), iter_errors(instance)" in module["__doc__"]
