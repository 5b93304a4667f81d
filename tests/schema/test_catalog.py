"""The bundled schemas: found by name and by $id, whole, and safe from whoever is handed one."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest

import cio_schemas
from cio_schemas.schema import catalog

CONCEPTS = {
    "event": "https://customer.io/schemas/customer-io/event.json",
    "customer": "https://customer.io/schemas/customer-io/customer.json",
}
IDS = CONCEPTS | {name: f"urn:cio-schemas:{name}" for name in catalog.PATHS if name not in CONCEPTS}
BUNDLED = [*IDS.values(), *(f"urn:cio-schemas:{name}" for name in catalog.PARTS)]


def test_names() -> None:
    assert len(IDS) == 30
    assert {name: schema["$id"] for name, schema in cio_schemas.SCHEMAS.items()} == IDS
    own = {known: name for known, name in catalog.NAMES.items() if name not in catalog.METASCHEMAS}
    ids = IDS | {name: f"urn:cio-schemas:{name}" for name in catalog.OWN}
    assert {name: name for name in ids} | {uri: name for name, uri in ids.items()} == own


# what a meta-schema is called, the name it is bundled under
METASCHEMAS = [
    ("draft-04", "draft-04"),
    ("http://json-schema.org/draft-04/schema#", "draft-04"),
    ("http://json-schema.org/draft-06/schema", "draft-06"),
    ("https://json-schema.org/draft-07/schema#", "draft-07"),
    ("draft-2019-09", "draft-2019-09"),
    ("https://json-schema.org/draft/2020-12/schema", "draft-2020-12"),
    ("http://json-schema.org/draft/2020-12/schema#", "draft-2020-12"),
    ("draft-03", None),
    ("http://json-schema.org/draft-03/schema#", None),
    ("https://json-schema.org/v1", None),
]


@pytest.mark.parametrize(("given", "name"), METASCHEMAS)
def test_meta_schemas_are_bundled(given: str, name: str | None) -> None:
    assert catalog.NAMES.get(given) == name
    if name is None:
        with pytest.raises(cio_schemas.UnknownSchemaError):
            cio_schemas.validator(given)
    else:
        assert cio_schemas.validator(given) is cio_schemas.validator(name)


@pytest.mark.parametrize("name", catalog.METASCHEMAS)
def test_a_meta_schema_judges_as_check_schema_does(name: str) -> None:
    uri = catalog.METASCHEMAS[name]
    schemas: list[Any] = [
        *({}, {"type": "string"}, {"type": "strin"}, {"minLength": -1}, {"exclusiveMinimum": True}, True),
        *({"pattern": "["}, {"pattern": "\\-"}, {"properties": {"a": 1}}, {"items": [{}, {}]}, {"$defs": 1}),
    ]
    for schema in schemas:
        given = {**schema, "$schema": uri} if isinstance(schema, dict) else schema
        try:
            cio_schemas.Validator.check_schema(given, dialect=uri)
        except jsonschema.SchemaError:
            assert not cio_schemas.is_valid(given, name), schema
        else:
            assert cio_schemas.is_valid(given, name), schema


@pytest.mark.parametrize("uri", [given for given, name in METASCHEMAS if name and ":" in given])
def test_a_reference_to_a_meta_schema_resolves(uri: str) -> None:
    validator = cio_schemas.Validator({"properties": {"schema": {"$ref": uri}}})
    assert [validator.is_valid({"schema": {"type": each}}) for each in ("string", "strin")] == [True, False]


def test_every_file_is_bundled() -> None:
    files = {path.relative_to(catalog.ROOT).as_posix() for path in Path(catalog.ROOT).rglob("*.json")}

    assert files == {*catalog.PATHS.values(), *(f"{name}.json" for name in (*catalog.PARTS, *catalog.OWN))}


@pytest.mark.parametrize("uri", BUNDLED)
def test_a_schema_is_valid_and_described(uri: str) -> None:
    schema = catalog.known(uri)
    assert schema is not None
    jsonschema.Draft202012Validator.check_schema(schema)

    assert (schema["$id"], schema["$schema"]) == (uri, "https://json-schema.org/draft/2020-12/schema")
    assert schema["title"]
    assert schema["description"]


@pytest.mark.parametrize("uri", BUNDLED)
def test_references_between_schemas_are_absolute(uri: str) -> None:
    text = json.dumps(catalog.known(uri))

    assert re.findall(r'"\$ref": "(?!#/|urn:cio-schemas:)[^"]*"', text) == []


@pytest.mark.parametrize("name", IDS)
def test_peers_resolve_its_references(name: str) -> None:
    schema, instance = cio_schemas.SCHEMAS[name], {"batch": [{"type": "person"}], "to": 1}
    resources = [(uri, catalog.known(uri)) for uri in BUNDLED]
    rust = jsonschema_rs.Draft202012Validator(schema, registry=jsonschema_rs.Registry(resources))
    python = jsonschema.Draft202012Validator(schema, registry=cio_schemas.REGISTRY)

    assert python.is_valid(instance) is rust.is_valid(instance) is cio_schemas.is_valid(instance, name)
    assert python.is_valid(1) is rust.is_valid(1) is cio_schemas.is_valid(1, name) is False


@pytest.mark.parametrize("uri", [*IDS.values(), "https://json-schema.org/draft/2020-12/schema"])
def test_the_registry_knows_them(uri: str) -> None:
    assert cio_schemas.REGISTRY.contents(uri) == catalog.known(uri)
    assert jsonschema.Draft202012Validator({"$ref": uri}, registry=cio_schemas.REGISTRY).is_valid(None) is False
    assert cio_schemas.Validator({"$ref": uri}).is_valid(None) is False


def test_nothing_is_known_by_another_uri() -> None:
    for uri in ("", "event", "https://customer.io/schemas/event.json", IDS["event"] + "#"):
        assert catalog.known(uri) is None


def test_what_is_done_to_a_copy_changes_nothing() -> None:
    cio_schemas.SCHEMAS["event"]["properties"].clear()
    copied = catalog.schemas()
    copied["event"].clear()
    try:
        assert catalog.schemas()["event"]["properties"]["name"]["type"] == "string"
        assert cio_schemas.is_valid({"name": 1}, "event") is False
        assert cio_schemas.REGISTRY.contents(IDS["event"])["properties"] != {}
    finally:
        cio_schemas.SCHEMAS.update(catalog.schemas())


def test_the_module_has_no_other_late_attributes() -> None:
    assert cio_schemas.SCHEMAS is cio_schemas.SCHEMAS
    assert cio_schemas.REGISTRY is cio_schemas.REGISTRY
    assert cio_schemas.FORMAT_CHECKER is cio_schemas.FORMAT_CHECKER
    assert set(cio_schemas.__all__) <= {*dir(cio_schemas)}
    with pytest.raises(AttributeError, match="module 'cio_schemas' has no attribute 'schemas'"):
        _ = cio_schemas.schemas  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("schema", "name"),
    [
        ({"$id": IDS["event"]}, "event"),
        ({"$ref": "urn:cio-schemas:track/v1/event", "properties": {}}, "track/v1/event"),
        ({"$id": "https://example.com/mine", "$ref": "urn:cio-schemas:track/v1/event#"}, "track/v1/event"),
        ({"$ref": "#/$defs/A"}, None),
        ({"allOf": [{"$ref": IDS["event"]}]}, None),
        ({"$id": 1, "$ref": 2}, None),
        (True, None),
    ],
)
def test_which_bundled_schema_a_schema_is(schema: Any, name: str | None) -> None:
    assert catalog.name_of(schema) == name


def test_the_files_of_schemas():
    assert Path(catalog.path_of("event")).parts[-3:] == ("schemas", "customer-io", "event.json")
    assert catalog.path_of("draft-07") is None
