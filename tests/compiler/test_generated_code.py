"""What is written for a schema, which no verdict shows: how something is tested, and what functions are named."""

import ast
from textwrap import dedent
from typing import Any

import pytest

import cio_schemas


def functions(schema: Any) -> dict[str, str]:
    """The functions that accept, by name: their code without the docstring."""
    source = cio_schemas.Validator(schema).source
    defined = [each for each in ast.parse(source).body if isinstance(each, ast.FunctionDef)]
    lines = source.splitlines()
    return {
        each.name: dedent("\n".join(lines[each.lineno + 1 : each.end_lineno]))
        for each in defined
        if each.name.startswith("is_")
    }


def tagged(string: str, *required: str, **properties: Any) -> dict[str, Any]:
    tags = {name: {"const": string} for name in required if name not in properties}
    return {"type": "object", "required": [*required], "properties": {**properties, **tags}}


WRITTEN = {
    "one item or more": (
        {"type": "array", "minItems": 1},
        "is_schema",
        """
        if v.__class__ is not list and not isinstance(v, list):
            return False
        if not v:
            return False
        return True""",
    ),
    "both bounds in one comparison": (
        {"type": "array", "minItems": 2, "maxItems": 4},
        "is_schema",
        """
        if v.__class__ is not list and not isinstance(v, list):
            return False
        if not 2 <= len(v) <= 4:
            return False
        return True""",
    ),
    "a required member is read at once": (
        {"type": "object", "required": ["a"], "properties": {"a": {"type": "null"}}},
        "is_schema",
        """
        if v.__class__ is not dict:
            if not isinstance(v, dict):
                return False
            v = dict(v)
        try:
            v_a = v["a"]
        except KeyError:
            return False
        if v_a is not None:
            return False
        return True""",
    ),
    "of a dict's own members, whatever a subclass makes up": (
        {"required": ["a"], "properties": {"a": {"type": "null"}}},
        "is_schema",
        """
        if isinstance(v, dict):
            if v.__class__ is not dict:
                v = dict(v)
            try:
                v_a = v["a"]
            except KeyError:
                return False
            if v_a is not None:
                return False
        return True""",
    ),
    "but looked for first in a branch, which is often refused": (
        {"not": {"type": "object", "required": ["a"], "properties": {"a": {"type": "null"}}}},
        "is_not",
        """
        if v.__class__ is not dict and not isinstance(v, dict):
            return False
        if "a" not in v:
            return False
        v_a = v["a"]
        if v_a is not None:
            return False
        return True""",
    ),
    "a branch by its tag, of two tags the first branch's first": (
        {"oneOf": [tagged("a", "sort", "kind"), tagged("b", "kind", "sort")]},
        "is_schema",
        """
        if v.__class__ is not dict and not isinstance(v, dict):
            return False
        v_sort = v.get("sort")
        if v_sort == "a":
            if not is_a(v):
                return False
        elif v_sort == "b":
            if not is_b(v):
                return False
        else:
            return False
        return True""",
    ),
    "in a branch first the member that tells it from others": (
        {"anyOf": [tagged("a", "at", "kind", at={"type": "null"}), {"type": "null"}]},
        "is_any_of_0",
        """
        if v.__class__ is not dict and not isinstance(v, dict):
            return False
        if "at" not in v:
            return False
        if "kind" not in v:
            return False
        v_kind = v["kind"]
        if v_kind != "a":
            return False
        v_at = v["at"]
        if v_at is not None:
            return False
        return True""",
    ),
    "nothing where all members are evaluated": (
        {"type": "object", "additionalProperties": True, "unevaluatedProperties": False},
        "is_schema",
        """
        if v.__class__ is not dict and not isinstance(v, dict):
            return False
        return True""",
    ),
    "nor where all of them may be": (
        {"unevaluatedProperties": True, "unevaluatedItems": True},
        "is_schema",
        """
        return True""",
    ),
    "a pattern of a few characters": (
        {"type": "string", "pattern": "^[ab]+$"},
        "is_schema",
        """
        if v.__class__ is not str and not isinstance(v, str):
            return False
        if not v or v.strip("ab"):
            return False
        return True""",
    ),
    "a branch by its type": (
        {"anyOf": [tagged("a", "kind", at={"maximum": 5}), {"type": "array", "items": {"pattern": "^a"}}]},
        "is_schema",
        """
        if isinstance(v, dict):
            if not is_any_of_0(v):
                return False
        elif isinstance(v, list):
            if not is_any_of_1(v):
                return False
        else:
            return False
        return True""",
    ),
    "a pattern of one string": (
        {"type": "string", "pattern": "^a$"},
        "is_schema",
        """
        if v.__class__ is not str and not isinstance(v, str):
            return False
        if v != "a":
            return False
        return True""",
    ),
    "many numbers in a set": (
        {"enum": [1, 2, 3, 4]},
        "is_schema",
        """
        if v not in {1, 2, 3, 4} if v.__class__ is int or v.__class__ is float else numeral(v) not in NUMBERS:
            return False
        return True""",
    ),
    "nothing is asked of what may not be there": (
        {"type": "object", "unevaluatedProperties": False},
        "is_schema",
        """
        if v.__class__ is not dict and not isinstance(v, dict):
            return False
        v_rest = [v_name for v_name in v]
        if v_rest:
            return False
        return True""",
    ),
}


@pytest.mark.parametrize(("schema", "name", "code"), WRITTEN.values(), ids=WRITTEN)
def test_what_is_written(schema: Any, name: str, code: str) -> None:
    assert functions(schema)[name] == dedent(code).strip("\n")


LARGE = {f"p{n}": {"not": {"required": [f"a{n}"], "properties": {"b": {"maximum": n}}}} for n in range(70)}
"""Functions of their own, more than one function holds beside other subschemas."""


def shared(size: int) -> dict[str, Any]:
    """A schema with a shared one that has so many subschemas, itself included."""
    inner = {"properties": {f"p{n}": {"type": "null"} for n in range(size - 1)}}
    return {"$defs": {"a": inner}, "prefixItems": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/a"}]}


NAMES = [
    ({"type": "string"}, ["is_schema"]),
    ({"$id": "https://example.com/schemas/event.json", "type": "string"}, ["is_event"]),
    # the last three names on the way there, of which those of keywords that hold many don't count
    ({"properties": {"a": {"not": {"not": {"not": {"required": ["b"], "properties": {"b": {"type": "null"}}}}}}}},
     ["is_schema", "is_a_not", "is_a_not_not", "is_not_not_not"]),
    ({"$defs": {"node": {"properties": {"next": {"$ref": "#/$defs/node"}}}}, "$ref": "#/$defs/node"},
     ["is_schema", "is_node", "is_valid"]),  # the last says where an instance is too deep
    ({"oneOf": [tagged("event", "kind"), tagged("person", "kind")]}, ["is_schema", "is_event", "is_person"]),
    ({"anyOf": [tagged("event", "kind"), {"type": "null"}]}, ["is_schema", "is_any_of_0"]),
    # what is shared is written where it is used as long as it is small
    (shared(6), ["is_schema"]),
    (shared(7), ["is_schema", "is_a"]),
    # what doesn't fit into a function is another one
    ({"items": {"items": {"type": "null"}}}, ["is_schema", "is_valid"]),  # the last says where arrays share others
    ({"properties": LARGE, "items": {"items": {"type": "null"}}},
     ["is_schema", "is_items", "is_valid", *(f"is_p_{n}" for n in range(70)), *(f"is_p_{n}_not" for n in range(70))]),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "names"), NAMES, ids=lambda value: str(value)[:40])
def test_what_has_a_function_and_its_name(schema: Any, names: list[str]) -> None:
    assert sorted(functions(schema)) == sorted(names)


LAYOUTS = [
    ({"type": "null"}, "def is_schema(v):"),
    ({"type": "integer"}, "from cio_schemas.runtime import is_integer\n\n\ndef is_schema(v):"),
    ({"pattern": "^a+b"}, "import re\n\nUNLIKE_PATTERN = re.compile('(?!(?:a++b))').match\n\n\ndef is_schema(v):"),
]


@pytest.mark.parametrize(("schema", "head"), LAYOUTS, ids=str)
def test_the_layout_is_that_of_a_module(schema: Any, head: str) -> None:
    assert cio_schemas.Validator(schema).source.startswith(head)
