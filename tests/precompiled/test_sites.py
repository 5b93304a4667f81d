"""Precompiled modules: the assertions that their rows stand for, how they are written, and where there is none."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cio_schemas import DepthError
from cio_schemas.failures.failure import Site
from cio_schemas.precompiled import METASCHEMAS, Precompiled, __main__, screen_for, site_of
from cio_schemas.runtime import STEPS_LEFT

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


def test_a_row_without_a_keyword_is_of_a_false_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cio_schemas.precompiled.catalog.known", {URI: {"properties": {"a": False}}}.__getitem__)

    assert site_of(URI, None, "/properties/a") == Site(None, None, False, ("properties", "a"), f"{URI}#/properties/a")


def test_only_schemas_of_payloads_have_a_screen() -> None:
    assert screen_for("draft-07") is None


def test_what_nests_too_deep_for_the_generated_functions_is_told() -> None:
    def deeper(*_: object) -> None:
        raise RecursionError

    functions = Precompiled("event")
    functions._module = SimpleNamespace(collect=deeper)
    with pytest.raises(DepthError, match="nested 2 levels deep"):
        functions.collect([[]])


@pytest.mark.parametrize("name", METASCHEMAS.values())
def test_what_took_all_steps_takes_none_from_the_next(name: str) -> None:
    functions = Precompiled(name)
    schema = {"properties": {"a": {"title": 1}}}

    STEPS_LEFT[0] = 0
    failures = functions.collect(schema)
    STEPS_LEFT[0] = 0

    assert [path for _, _, path, *_ in failures] == [("properties", "a", "title")]
    assert functions.is_valid(schema) is False
    assert functions._python.is_valid(schema) is False


def test_modules_are_written_beside_the_one_that_writes_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "layouts").mkdir()
    monkeypatch.setattr(__main__, "__file__", str(tmp_path / "__main__.py"))
    monkeypatch.setattr(__main__, "modules", lambda: {"event": "é = 1\n", "layouts/event": "LAYOUT = ()\n"})

    __main__.main()

    written = {path.relative_to(tmp_path).as_posix(): path.read_text("utf-8") for path in tmp_path.rglob("*.py")}
    assert written == {"event.py": "é = 1\n", "layouts/event.py": "LAYOUT = ()\n"}
