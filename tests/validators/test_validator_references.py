"""Other documents, and every schema that a Validator refuses by name: unresolvable, unknown, going round in circles."""

import pickle
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from referencing import Registry
from referencing.jsonschema import DRAFT202012, SchemaRegistry

from cio_schemas import (
    CompileError,
    ReferenceLoopError,
    UnknownDialectError,
    UnknownDocumentError,
    UnknownVocabularyError,
    UnresolvableReferenceError,
    Validator,
)
from cio_schemas.schema.documents import MAX_RETRIEVED

EVENT = "https://customer.io/schemas/customer-io/event.json"
INTEGER = {"type": "integer"}

# -- other documents --

DOCUMENTS = {
    "https://example.com/integer": INTEGER,
    "https://example.com/list": {"$id": "https://example.com/list", "items": {"$ref": "integer"}},
    "urn:example:tree": {"$ref": "https://example.com/list"},
}
REGISTRIES: list[Any] = [
    DOCUMENTS,
    Registry().with_resources((uri, DRAFT202012.create_resource(each)) for uri, each in DOCUMENTS.items()),
    Registry(retrieve=lambda uri: DRAFT202012.create_resource(DOCUMENTS[uri])),  # type: ignore[call-arg]
    DOCUMENTS.get,
]


@pytest.mark.parametrize("registry", REGISTRIES, ids=["dict", "Registry", "retrieve", "function"])
def test_a_registry(registry: Any) -> None:
    validator = Validator({"properties": {"a": {"$ref": "urn:example:tree"}}}, registry=registry)

    assert validator.is_valid({"a": [1]}) is True
    assert validator.is_valid({"a": ["s"]}) is False
    with pytest.raises(UnresolvableReferenceError, match=r"no schema 'https://example\.com/nowhere' is known"):
        Validator({"$ref": "https://example.com/nowhere"}, registry=registry)


@pytest.mark.parametrize("registry", REGISTRIES, ids=["dict", "Registry", "retrieve", "function"])
def test_a_copy_needs_no_registry(registry: Any) -> None:
    validator = Validator({"properties": {"a": {"$ref": "urn:example:tree"}}}, registry=registry)
    copied = pickle.loads(pickle.dumps(validator))

    assert copied.source == validator.source
    assert [copied.is_valid(instance) for instance in ({"a": [1]}, {"a": ["s"]})] == [True, False]


def test_bundled_schemas_and_meta_schemas_can_be_referred_to() -> None:
    schema = {
        "items": {"$ref": EVENT},
        "properties": {"schema": {"$ref": "https://json-schema.org/draft/2020-12/schema"}},
    }
    validator = Validator(schema)

    assert validator.is_valid([{"name": "a"}]) is True
    assert validator.is_valid([{"name": ""}]) is False
    assert validator.is_valid({"schema": {"type": "null"}}) is True
    assert validator.is_valid({"schema": {"type": "nul"}}) is False


# -- what retrieves documents --


def registry_of(retrieve: Callable[[str], Any]) -> SchemaRegistry:
    return Registry(retrieve=retrieve)


def raising(uri: str) -> Any:
    raise OSError(f"no route to {uri}\nand more")


A = "https://example.com/a"
RETRIEVERS: list[tuple[Callable[[str], Any], Any, type[CompileError], str]] = [
    (
        raising,
        {"$ref": A},
        UnknownDocumentError,
        f"#/$ref: $ref '{A}': no schema '{A}' is known: the registry's `retrieve` raised OSError: no route to {A}",
    ),
    (
        raising,
        {"$schema": A},
        UnknownDialectError,
        f"#/$schema: $schema '{A}': no schema '{A}' is known: the registry's `retrieve` raised OSError: no route",
    ),
    (
        lambda _: {"type": "integer"},
        {"$ref": A},
        UnknownDocumentError,
        f"$ref '{A}': no schema '{A}' is known: the registry's `retrieve` returned dict, which is not a referencing.R",
    ),
    (lambda _: None, {"$ref": A}, UnknownDocumentError, "`retrieve` returned NoneType, which is not a referencing.R"),
]


@pytest.mark.parametrize(("retrieve", "schema", "error", "message"), RETRIEVERS, ids=range(len(RETRIEVERS)))
def test_what_retrieves_may_fail(
    retrieve: Callable[[str], Any], schema: Any, error: type[CompileError], message: str
) -> None:
    with pytest.raises(error) as caught:
        Validator(schema, registry=registry_of(retrieve))

    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value.__cause__, OSError) is (retrieve is raising)


@pytest.mark.parametrize("error", [KeyError, OSError, TypeError, ValueError, Exception])
def test_a_function_in_place_of_a_registry_may_fail(error: type[Exception]) -> None:
    def look_up(_: str) -> Any:
        raise error("no route")

    with pytest.raises(
        UnknownDocumentError, match=f"the function that was asked raised {error.__name__}: '?no route'?$"
    ) as caught:
        Validator({"$ref": A}, registry=look_up)
    assert caught.value.location == "#/$ref"
    assert isinstance(caught.value.__cause__, error)


def test_what_is_not_a_registry_is_refused() -> None:
    with pytest.raises(TypeError, match=r"^registry: expected a referencing\.Registry, a dict .* found int$"):
        Validator({}, registry=5)  # type: ignore[arg-type]


def test_what_retrieves_may_return_what_is_no_schema() -> None:
    with pytest.raises(jsonschema.SchemaError) as caught:
        Validator({"$ref": A}, registry=registry_of(lambda _: DRAFT202012.create_resource([])))  # type: ignore[arg-type]

    assert str(caught.value) == "expected object or boolean, found array []"
    assert caught.value.__notes__ == [f"in the schema '{A}', which a reference leads to"]


def test_what_is_bundled_needs_no_retrieving() -> None:
    for name in ("https://customer.io/schemas/customer-io/event.json", "https://json-schema.org/draft/2020-12/schema"):
        assert Validator({"$ref": name}, registry=registry_of(raising)).is_valid(1) is False


def test_what_retrieves_without_end_is_stopped() -> None:
    asked = []

    def retrieve(uri: str) -> Any:
        asked.append(uri)
        return DRAFT202012.create_resource({"properties": {"a": {"$ref": f"{uri}x"}}})

    with pytest.raises(CompileError, match=f"more than {MAX_RETRIEVED:,} documents were retrieved"):
        Validator({"$ref": "https://example.com/x"}, registry=registry_of(retrieve))
    assert len(asked) == MAX_RETRIEVED


# -- what can't be compiled --

BEFORE = {"https://example.com/3": {"$schema": "http://json-schema.org/draft-03/schema#"}}
VOCABULARIES = {
    "https://example.com/needs": {"$vocabulary": {"https://example.com/vocabulary": True}},
    "https://example.com/offers": {"$vocabulary": {"https://example.com/vocabulary": False}},
    "https://example.com/plain": {"$id": "https://example.com/plain"},
    "https://example.com/circle": {"$schema": "https://example.com/round"},
    "https://example.com/round": {"$schema": "https://example.com/circle"},
}
REFUSED: list[tuple[Any, type[CompileError], str]] = [
    ({"$ref": "#/$defs/a"}, UnresolvableReferenceError, "#/$ref: $ref '#/$defs/a': there is no '$defs' in '#'"),
    (
        {"$ref": "#/$defs/adress", "$defs": {"address": True}},
        UnresolvableReferenceError,
        "#/$ref: $ref '#/$defs/adress': there is no 'adress' in '#/$defs'; did you mean 'address'?",
    ),
    ({"$ref": "#a"}, UnresolvableReferenceError, "#/$ref: $ref '#a': no anchor 'a' in ''"),
    (
        {"items": {"$dynamicRef": "#a"}},
        UnresolvableReferenceError,
        "#/items/$dynamicRef: $dynamicRef '#a': no anchor 'a' in ''",
    ),
    (
        {"$ref": "#/title", "title": "a"},
        UnresolvableReferenceError,
        "#/$ref: $ref '#/title' leads to a string, not to a schema",
    ),
    (
        {"$ref": "https://example.com/a"},
        UnknownDocumentError,
        "#/$ref: $ref 'https://example.com/a': no schema 'https://example.com/a' is known, and nothing is fetched",
    ),
    (
        {"$ref": "event"},
        UnknownDocumentError,
        "#/$ref: $ref 'event': no schema 'event' is known, and nothing is fetched",
    ),
    (
        {"$schema": "http://json-schema.org/draft-03/schema#"},
        UnknownDialectError,
        "#/$schema: $schema 'http://json-schema.org/draft-03/schema' is draft 3, which is not implemented",
    ),
    ({"$schema": "https://example.com/nowhere"}, UnknownDialectError, "$schema 'https://example.com/nowhere' names no"),
    (
        {"$ref": "https://example.com/3"},
        UnknownDialectError,
        "https://example.com/3#/$schema: $schema 'http://json-schema.org/draft-03/schema' is draft 3",
    ),
    (
        {"$schema": "https://example.com/needs"},
        UnknownVocabularyError,
        (
            "meta-schema 'https://example.com/needs' requires the unknown vocabulary 'https://example.com/vocabulary'"
            ": only one that it sets to false in `$vocabulary` is ignored"
        ),
    ),
    (
        {"$defs": {"a": {"$id": "a"}, "b": {"$id": "a"}}},
        CompileError,
        "#/$defs/b/$id: $id 'a' is taken: another schema is 'a' already",
    ),
]


@pytest.mark.parametrize(("schema", "error", "message"), REFUSED, ids=range(len(REFUSED)))
def test_what_can_not_be_compiled_is_refused_by_name(schema: Any, error: type[CompileError], message: str) -> None:
    with pytest.raises(error) as caught:
        Validator(schema, registry=BEFORE | VOCABULARIES)

    assert type(caught.value) is error
    assert message in str(caught.value)
    copied = pickle.loads(pickle.dumps(caught.value))
    assert (type(copied), str(copied), copied.location) == (error, str(caught.value), caught.value.location)


@pytest.mark.parametrize("name", ["offers", "plain", "circle", "round"])
def test_meta_schemas_of_ones_own(name: str) -> None:
    validator = Validator({"$schema": f"https://example.com/{name}", **INTEGER}, registry=VOCABULARIES)

    assert validator.is_valid(1) is True
    assert validator.is_valid("s") is (name == "offers")  # which has no vocabulary that asserts


def test_a_meta_schema_of_ones_own_judges_the_schema() -> None:
    strict = {
        "$id": "https://example.com/strict",
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": "https://json-schema.org/draft/2020-12/schema",
        "required": ["title"],
    }
    registry = {"https://example.com/strict": strict}

    Validator({"$schema": "https://example.com/strict", "title": "a"}, registry=registry)
    with pytest.raises(jsonschema.SchemaError, match='required property "title" is missing'):
        Validator({"$schema": "https://example.com/strict"}, registry=registry)
    with pytest.raises(jsonschema.SchemaError):
        Validator.check_schema({"$schema": "https://example.com/strict"}, registry=registry)


# -- resources of another dialect, each of which its own meta-schema judges --

DRAFT_2019_09 = "https://json-schema.org/draft/2019-09/schema"


def embedding(**resource: Any) -> dict[str, Any]:
    return {"$ref": "old", "$id": "https://example.com/new", "$defs": {"a": {"allOf": [{"$id": "old", **resource}]}}}


EMBEDDED: list[tuple[dict[str, Any], list[Any], list[Any]]] = [
    ({"$schema": DRAFT_2019_09, "items": [True, False]}, [[1]], [[1, 2]]),
    ({"$schema": DRAFT_2019_09, "items": [True], "additionalItems": False}, [[1]], [[1, 2]]),
    ({"$schema": DRAFT_2019_09, "prefixItems": 7}, [[1]], []),  # means nothing there
    ({"$schema": DRAFT_2019_09, "const": {"$id": "a", "$schema": "b"}}, [{"$id": "a", "$schema": "b"}], [1]),
    ({"$schema": f"{DRAFT_2019_09}#", "items": [False]}, [[]], [[1]]),
    ({"additionalItems": 7}, [[1]], []),  # means nothing in 2020-12
    ({"$schema": "https://example.com/strict", "title": "a"}, [1], []),
]
MISFITS = [
    ({"$schema": DRAFT_2019_09, "additionalItems": 7}, "expected object or boolean, found integer 7"),
    ({"$schema": DRAFT_2019_09, "items": 7}, "expected array, found integer 7"),
    ({"items": [True]}, "expected object or boolean, found array [true]"),
    ({"$schema": "https://example.com/strict"}, 'required property "title" is missing'),
]
STRICT = {"https://example.com/strict": {"$ref": "https://json-schema.org/draft/2020-12/schema", "required": ["title"]}}


@pytest.mark.parametrize(("resource", "valid", "invalid"), EMBEDDED, ids=range(len(EMBEDDED)))
def test_an_embedded_resource_of_another_dialect(resource: Any, valid: list[Any], invalid: list[Any]) -> None:
    validator = Validator(embedding(**resource), registry=STRICT)

    assert [instance for instance in valid + invalid if validator.is_valid(instance)] == valid


@pytest.mark.parametrize(("resource", "message"), MISFITS, ids=range(len(MISFITS)))
def test_an_embedded_resource_is_judged_by_its_own_meta_schema(resource: Any, message: str) -> None:
    with pytest.raises(jsonschema.SchemaError) as caught:
        Validator(embedding(**resource), registry=STRICT)

    assert caught.value.message == message
    notes = getattr(caught.value, "__notes__", [])
    assert notes == (["in the embedded schema 'old'"] if "$schema" in resource else [])


# -- loops --

LOOPS = [
    {"$ref": "#"},
    {"$dynamicRef": "#"},
    {"$dynamicAnchor": "a", "$dynamicRef": "#a"},
    {"allOf": [{"$ref": "#"}]},
    {"anyOf": [True, {"$ref": "#"}]},
    {"oneOf": [{"$ref": "#"}]},
    {"not": {"$ref": "#"}},
    {"if": {"$ref": "#"}, "then": False},
    {"if": True, "then": {"$ref": "#"}},
    {"if": True, "else": {"$ref": "#"}},
    {"dependentSchemas": {"a": {"$ref": "#"}}},
    {"dependencies": {"a": {"$ref": "#"}}},
    {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}},
    {
        "$ref": "#/$defs/a",
        "$defs": {"a": {"allOf": [{"$ref": "#b"}]}, "b": {"$anchor": "b", "anyOf": [{"$ref": "#/$defs/a"}]}},
    },
    {"properties": {"a": {"$ref": "#/$defs/a"}}, "$defs": {"a": {"not": {"$ref": "#/$defs/a"}}}},
    {"$ref": "#/$defs/a", "unevaluatedProperties": False, "$defs": {"a": {"allOf": [{"$ref": "#/$defs/a"}]}}},
    {"$id": "https://example.com/a", "$ref": "b", "$defs": {"b": {"$id": "b", "$ref": "a"}}},
]
PROGRESS = [
    ({"items": {"$ref": "#"}, "type": "array"}, [[], [[]]], [[1]]),
    ({"prefixItems": [{"$ref": "#"}], "type": "array"}, [[], [[]]], [[1]]),
    ({"contains": {"$ref": "#"}, "type": "array"}, [], [[], [[]], [1]]),
    ({"properties": {"a": {"$ref": "#"}}, "type": "object"}, [{}, {"a": {}}], [{"a": {"a": 1}}]),
    ({"patternProperties": {"a": {"$ref": "#"}}, "type": "object"}, [{}, {"ba": {}}], [{"ba": {"a": 1}}]),
    ({"additionalProperties": {"$ref": "#"}, "type": "object"}, [{}, {"a": {}}], [{"a": {"a": 1}}]),
    ({"propertyNames": {"$ref": "#"}, "maxLength": 1}, ["a", {"a": 1}], ["ab", {"ab": 1}]),
    ({"unevaluatedItems": {"$ref": "#"}, "type": "array"}, [[], [[]]], [[[1]]]),
    ({"unevaluatedProperties": {"$ref": "#"}, "type": "object"}, [{}, {"a": {}}], [{"a": {"a": 1}}]),
    ({"allOf": [{"items": {"$ref": "#"}}], "type": "array"}, [[], [[]]], [[[1]]]),
    ({"items": {"anyOf": [{"$ref": "#"}, {"type": "null"}]}, "type": "array"}, [[None, [None]]], [[[1]]]),
    ({"not": {"items": {"$ref": "#"}}}, [[1, [1]]], [1, []]),
    ({"if": {"items": {"$ref": "#"}}, "else": {"maxItems": 1}, "type": "array"}, [[], [1]], [1, [1, 2]]),
    ({"$dynamicAnchor": "a", "items": {"$dynamicRef": "#a"}, "type": "array"}, [[[]]], [[[1]]]),
    ({"$defs": {"a": {"$ref": "#/$defs/a"}}}, [1], []),  # which nothing refers to
]


@pytest.mark.parametrize("schema", LOOPS, ids=range(len(LOOPS)))
def test_a_loop_without_progress_is_refused(schema: Any) -> None:
    with pytest.raises(
        ReferenceLoopError,
        match=r"its references lead back to it without entering the instance, so validation never ends: .* -> ",
    ):
        Validator(schema)


def test_of_several_loops_every_run_reports_the_same() -> None:
    schemas = {
        f"s{n}": {"allOf": [{"$ref": f"#/$defs/s{other}"} for other in range(8) if other != n]} for n in range(8)
    }
    told = set()
    for _ in range(10):
        with pytest.raises(ReferenceLoopError) as caught:
            Validator({"$defs": schemas, "properties": {"a": {"$ref": "#/$defs/s3"}}})
        told.add(str(caught.value))
    assert len(told) == 1


@pytest.mark.parametrize(("schema", "valid", "invalid"), PROGRESS, ids=range(len(PROGRESS)))
def test_a_loop_that_enters_the_instance_ends(schema: Any, valid: list[Any], invalid: list[Any]) -> None:
    validator = Validator(schema)

    for instances, verdict in ((valid, True), (invalid, False)):
        assert [validator.is_valid(instance) for instance in instances] == [verdict] * len(instances)
        assert [not list(validator.iter_errors(instance)) for instance in instances] == [verdict] * len(instances)


# What only a reference leads to is checked as well, when the schema is compiled.
NOT_SCHEMAS = [
    ({"maximum": "x"}, ["maximum"], 'expected number, found string "x"'),
    ({"multipleOf": 0}, ["multipleOf"], "expected a number above 0, found 0"),
    ({"properties": 3}, ["properties"], "expected object, found integer 3"),
    ({"items": 5}, ["items"], "expected object or boolean, found integer 5"),
    ({"$ref": 5}, ["$ref"], "expected string, found integer 5"),
]


@pytest.mark.parametrize(("document", "path", "message"), NOT_SCHEMAS, ids=range(len(NOT_SCHEMAS)))
def test_what_a_reference_leads_to_must_be_a_schema(document: Any, path: list[str], message: str) -> None:
    for schema, registry, place in (
        ({"$ref": "https://example.com/x"}, {"https://example.com/x": document}, "https://example.com/x"),
        ({"$ref": "#/unknown", "unknown": document}, None, "#/unknown"),
    ):
        with pytest.raises(jsonschema.SchemaError) as caught:
            Validator(schema, registry=registry)
        assert (list(caught.value.absolute_path), caught.value.message) == (path, message)
        assert caught.value.__notes__ == [f"in the schema {place!r}, which a reference leads to"]
