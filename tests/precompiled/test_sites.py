"""The assertions that the rows of a precompiled module stand for."""

from typing import Any

import pytest

from cio_schemas.precompiled import site_of

URI = "https://example.com/s"
NAMED = {"properties": {"a/b": {"maxLength": 1}, "c~d": {"allOf": [{"minimum": 2}]}, "~1": {"type": "null"}}}
SITES = [
    ("", "properties", NAMED["properties"], ("properties",)),
    ("/properties/a~1b", "maxLength", 1, ("properties", "a/b", "maxLength")),
    ("/properties/c~0d/allOf/0", "minimum", 2, ("properties", "c~d", "allOf", 0, "minimum")),
    ("/properties/~01", "type", "null", ("properties", "~1", "type")),
    (f"{URI}#/properties/a~1b", "maxLength", 1, ("properties", "a/b", "maxLength")),
]


@pytest.mark.parametrize(("pointer", "keyword", "value", "path"), SITES)
def test_a_pointer_leads_to_its_assertion(
    monkeypatch: pytest.MonkeyPatch, pointer: str, keyword: str, value: Any, path: tuple[str | int, ...]
) -> None:
    monkeypatch.setattr("cio_schemas.precompiled.catalog.known", {URI: NAMED}.__getitem__)

    site = site_of(URI, keyword, pointer)

    assert (site.value, site.schema_path) == (value, path)
