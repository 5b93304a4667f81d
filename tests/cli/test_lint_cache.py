"""Where `lint` keeps what it found, and what it does with a cache that is of no use."""

import json
import os
import sys
import time
from pathlib import Path

import pytest

from cio_schemas.cli import lint_cache
from cio_schemas.cli.lint_cache import Cache, cache_folder
from cio_schemas.diagnostic import Diagnostic
from cio_schemas.lint.files import load

# platform, environment, the folder below the home folder
FOLDERS = [
    ("linux", {}, ".cache/cio-schemas"),
    ("linux", {"XDG_CACHE_HOME": "{home}/kept"}, "kept/cio-schemas"),
    ("darwin", {"XDG_CACHE_HOME": "{home}/kept"}, "Library/Caches/cio-schemas"),
    ("win32", {}, "AppData/Local/cio-schemas/Cache"),
    ("win32", {"LOCALAPPDATA": "{home}/local"}, "local/cio-schemas/Cache"),
]


@pytest.mark.parametrize(("platform", "environment", "folder"), FOLDERS)
def test_cache_folder(monkeypatch, tmp_path, platform, environment, folder):
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name, value in environment.items():
        monkeypatch.setenv(name, value.format(home=tmp_path))
    monkeypatch.setattr(sys, "platform", platform)

    assert cache_folder() == tmp_path / folder


def test_a_user_without_a_home_folder(monkeypatch):
    def nowhere():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", nowhere)

    assert cache_folder() is None


@pytest.fixture
def file(tmp_path):
    (tmp_path / "a.json").write_text('{"type": "string"}')
    return load(str(tmp_path / "a.json"))


def noted(file, folder):
    cache = Cache([file], {}, folder)
    cache.note(file, [Diagnostic(file.path, "JS1", "x")], [])
    cache.save()


def test_what_was_noted_is_found_by_the_next_run(file, tmp_path):
    noted(file, tmp_path)

    assert [each.message for each in Cache([file], {}, tmp_path).find(file)] == ["x"]
    assert Cache([file], {"other": "settings"}, tmp_path).find(file) is None


def test_a_file_that_is_not_linted_is_not_kept(file, tmp_path):
    cache = Cache([], {}, tmp_path)
    cache.note(file, [], [])
    cache.save()

    assert [*tmp_path.glob("lint/*")] == []


def test_caches_that_are_old_are_removed(file, tmp_path):
    (tmp_path / "lint").mkdir()
    for name, age in (("old", lint_cache._MAX_AGE + 60), ("new", 60)):
        (tmp_path / f"lint/{name}.json").write_text("{}")
        os.utime(tmp_path / f"lint/{name}.json", (time.time() - age,) * 2)
    noted(file, tmp_path)
    left = {path.name for path in tmp_path.glob("lint/*.json")}

    assert "new.json" in left
    assert "old.json" not in left
    assert len(left) == 2


def test_a_folder_that_can_not_be_written_is_done_without(file, tmp_path):
    (tmp_path / "lint").write_text("a file")
    noted(file, tmp_path)

    assert (tmp_path / "lint").read_text() == "a file"
    assert Cache([file], {}, tmp_path).find(file) is None


@pytest.mark.parametrize("text", ["{", "[]", json.dumps({"{path}": [1, 2]})])
def test_what_is_damaged_is_not_known(file, tmp_path, text):
    noted(file, tmp_path)
    [path] = tmp_path.glob("lint/*.json")
    path.write_text(text.replace("{path}", file.path))

    assert Cache([file], {}, tmp_path).find(file) is None
