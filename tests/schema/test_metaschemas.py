"""The meta-schemas: every one under its URI, and nothing else."""

import jsonschema_specifications
import pytest

import cio_schemas
from cio_schemas.schema import metaschemas

PARTS = ["core", "applicator", "validation", "meta-data", "content"]
URIS = [
    *("https://json-schema.org/draft/2020-12/schema", "https://json-schema.org/draft/2019-09/schema"),
    *(f"https://json-schema.org/draft/{draft}/meta/{part}" for draft in ("2020-12", "2019-09") for part in PARTS),
    "https://json-schema.org/draft/2020-12/meta/unevaluated",
    "https://json-schema.org/draft/2020-12/meta/format-annotation",
    "https://json-schema.org/draft/2020-12/meta/format-assertion",
]
NOWHERE = [
    "",
    "schema",
    "http://json-schema.org/draft/2020-12/schema",
    "https://json-schema.org/draft/2020-12/",
    "https://json-schema.org/draft/2020-12/schema#",
    "https://json-schema.org/draft/2020-12/metaschema.json",
    "https://json-schema.org/draft/2020-12/meta/",
    "https://json-schema.org/draft/2020-12/meta/..",
    "https://json-schema.org/draft/2020-12/meta/.",
    "https://json-schema.org/draft/2020-12/meta/../metaschema.json",
    "https://json-schema.org/draft/2020-12/meta/nothing",
    "https://json-schema.org/draft/2020-12//etc/hostname",
    "https://json-schema.org/draft/2020-12/meta//etc/hostname",
    "http://json-schema.org/draft-03/schema",
]


@pytest.mark.parametrize("uri", NOWHERE)
def test_no_document(uri: str) -> None:
    assert metaschemas.document(uri) is None


@pytest.mark.parametrize("uri", URIS)
def test_document(uri: str) -> None:
    document = metaschemas.document(uri)

    assert document is not None
    assert document["$id"] == uri
    assert document == jsonschema_specifications.REGISTRY.contents(uri)


@pytest.mark.parametrize("uri", [uri for uri in URIS if "2020-12" in uri])
def test_a_meta_schema_is_a_schema(uri: str) -> None:
    document = metaschemas.document(uri)
    assert document is not None

    validator = cio_schemas.Validator(document)
    assert validator.is_valid(True) is True
    assert validator.is_valid({}) is True
    assert validator.is_valid(document) is True
    assert validator.is_valid(1) is False


INVALID = {
    "core": {"$anchor": "1"},
    "applicator": {"allOf": []},
    "unevaluated": {"unevaluatedItems": 1},
    "validation": {"minLength": -1},
    "meta-data": {"examples": 1},
    "format-annotation": {"format": 1},
    "content": {"contentEncoding": 1},
}


@pytest.mark.parametrize("part", INVALID)
def test_each_part_is_asserted(part: str) -> None:
    alone = metaschemas.document(f"https://json-schema.org/draft/2020-12/meta/{part}")
    whole = metaschemas.document("https://json-schema.org/draft/2020-12/schema")
    assert alone is not None
    assert whole is not None

    assert cio_schemas.Validator(alone).is_valid(INVALID[part]) is False
    assert cio_schemas.Validator(whole).is_valid(INVALID[part]) is False
    assert cio_schemas.Validator(whole).is_valid({"$defs": {"a": INVALID[part]}}) is False


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(ModuleNotFoundError, match="jsonschema-specifications, which jsonschema depends on, is not"):
        metaschemas.document.__wrapped__(URIS[0])
