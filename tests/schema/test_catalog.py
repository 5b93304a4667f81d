"""The bundled schemas: found by name and by $id, whole, and safe from whoever is handed one."""

import jsonschema
import pytest

import cio_schemas
from cio_schemas.schema import catalog

IDS = {
    "event": "https://customer.io/schemas/customer-io/event.json",
    "customer": "https://customer.io/schemas/customer-io/customer.json",
}


def test_names() -> None:
    assert set(cio_schemas.SCHEMAS) == set(IDS)
    assert {name: schema["$id"] for name, schema in cio_schemas.SCHEMAS.items()} == IDS
    assert {"event": "event", "customer": "customer"} | {uri: name for name, uri in IDS.items()} == catalog.NAMES


@pytest.mark.parametrize("name", IDS)
def test_a_file_lies_where_its_id_says(name: str) -> None:
    path = catalog.ROOT / IDS[name].removeprefix(catalog.BASE)

    assert path == catalog.ROOT / catalog.PATHS[name]
    assert path.is_file()


@pytest.mark.parametrize("name", IDS)
def test_a_schema_is_valid_and_compiles(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(cio_schemas.SCHEMAS[name])
    cio_schemas.Validator.check_schema(cio_schemas.SCHEMAS[name])

    assert cio_schemas.Validator(cio_schemas.SCHEMAS[name]).is_valid(1) is False


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
    assert set(cio_schemas.__all__) <= {*dir(cio_schemas), "FORMAT_CHECKER", "REGISTRY", "SCHEMAS"}
    with pytest.raises(AttributeError, match="module 'cio_schemas' has no attribute 'schemas'"):
        _ = cio_schemas.schemas  # type: ignore[attr-defined]
