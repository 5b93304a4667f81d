"""Resources that refer to each other by `$ref` and `$dynamicRef`: a subschema is another one in each dynamic scope."""

from typing import Any

import jsonschema
import pytest

from cio_schemas import CompileError, Validator
from cio_schemas.compiler.plan import MAX_SCOPED


def web(count: int, names: int) -> Any:
    """Resources that each refer to all, with a number of names for their dynamic anchors."""
    resources = {
        f"r{i}": {
            "$id": f"https://example.com/r{i}",
            "$dynamicAnchor": f"a{i % names}",
            "properties": {f"p{j}": {"$ref": f"r{j}"} for j in range(count)}
            | {f"q{j}": {"$dynamicRef": f"r{j}#a{j % names}"} for j in range(count)}
            | {f"own{i}": {"type": "integer"}},
        }
        for i in range(count)
    }
    return {"$ref": "https://example.com/r0", "$defs": resources}


def inside(path: list[str], own: str) -> Any:
    instance: Any = {own: "s"}
    for name in path:
        instance = {name: instance}
    return instance


@pytest.mark.parametrize("names", [1, 2, 3])
def test_a_dynamic_reference_leads_elsewhere_in_each_scope(names: int) -> None:
    schema = web(3, names)
    validator, peer = Validator(schema), jsonschema.Draft202012Validator(schema)
    steps = [f"{kind}{j}" for kind in "pq" for j in range(3)]
    instances = [
        inside([one, two, three], f"own{i}") for one in steps for two in steps for three in steps for i in (0, 2)
    ]

    verdicts = [validator.is_valid(instance) for instance in instances]
    assert verdicts == [peer.is_valid(instance) for instance in instances]
    assert {*verdicts} == {True, False}


@pytest.mark.parametrize("names", [2, 5, 40])
def test_too_many_scopes_are_refused(names: int) -> None:
    with pytest.raises(CompileError, match=f"in more than {MAX_SCOPED:,} ways"):
        Validator(web(40, names))


def test_many_resources_that_one_reference_makes_differ_are_accepted() -> None:
    extensions = {
        f"r{i}": {"$id": f"https://example.com/r{i}", "$dynamicAnchor": "node", "$ref": "tree", "maxProperties": i}
        for i in range(1, 101)
    }
    tree = {
        "$id": "https://example.com/tree",
        "$dynamicAnchor": "node",
        "additionalProperties": {"$dynamicRef": "#node"},
    }
    validator = Validator(
        {
            "properties": {name: {"$ref": each["$id"]} for name, each in extensions.items()},
            "$defs": {"tree": tree, **extensions},
        }
    )

    assert validator.is_valid({"r2": {"a": {"a": {}, "b": {}}}}) is True
    assert validator.is_valid({"r2": {"a": {"a": {}, "b": {}, "c": {}}}}) is False
