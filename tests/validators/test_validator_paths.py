"""Validators of schema files in a program: what is found beside them, when they are compiled anew, what is refused."""

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import cio_schemas
from cio_schemas import SchemaFileError
from cio_schemas.strategies import faults
from cio_schemas.validators import paths


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "order.json").write_text('{"properties": {"to": {"$ref": "parts/code.yaml"}}}')
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/code.yaml").write_text("maxLength: 2\n")
    (tmp_path / "cio-schemas.toml").touch()
    return tmp_path


def test_a_path_is_a_schema_wherever_one_is_taken(folder):
    schema = folder / "order.json"
    assert cio_schemas.is_valid({"to": "de"}, schema)
    assert [each.validator for each in cio_schemas.iter_errors({"to": "deu"}, schema)] == ["maxLength"]
    with pytest.raises(jsonschema.ValidationError):
        cio_schemas.validate({"to": "deu"}, schema)
    assert [each.code for each in cio_schemas.check({"to": "deu"}, schema)] == ["V-maxLength"]
    assert [each.span.column for each in cio_schemas.check_json('{"to": "deu"}', schema)] == [8]
    assert [each.keyword for each in faults(schema)] == ["maxLength"]


def test_a_validator_of_files_can_be_pickled(folder):
    taken = pickle.loads(pickle.dumps(cio_schemas.validator(folder / "order.json")))
    (folder / "parts/code.yaml").unlink()
    assert [taken.is_valid({"to": each}) for each in ("de", "deu")] == [True, False]


# -- the cache --


def aged(path):
    """Let a file have been written long ago."""
    os.utime(path, ns=(10**18, 10**18))


@pytest.mark.parametrize("is_aged", [True, False])
@pytest.mark.parametrize("name", ["order.json", "parts/code.yaml"])
def test_what_has_not_changed_is_compiled_once(folder, monkeypatch, name, is_aged):
    for each in ("order.json", "parts/code.yaml"):
        if is_aged:
            aged(folder / each)
    validator = cio_schemas.validator(folder / "order.json")
    monkeypatch.chdir(folder)
    assert cio_schemas.validator(Path("order.json")) is validator
    assert cio_schemas.validator(folder / "parts/../order.json") is validator
    text = (folder / name).read_text()
    (folder / name).write_text(text.replace("2", "3").replace("to", "at"))  # as large, and within the clock's grain
    changed = cio_schemas.validator(folder / "order.json")
    assert changed is not validator
    assert cio_schemas.validator(folder / "order.json") is changed


def test_two_changes_at_one_time_are_told_apart(folder):
    path = folder / "parts/code.yaml"
    time = path.stat().st_mtime_ns
    assert not cio_schemas.is_valid({"to": "deu"}, folder / "order.json")
    path.write_text("maxLength: 3\n")
    os.utime(path, ns=(time, time))
    assert cio_schemas.is_valid({"to": "deu"}, folder / "order.json")


def test_a_file_that_is_gone_is_an_error_and_no_old_verdict(folder):
    assert cio_schemas.is_valid({"to": "de"}, folder / "order.json")
    (folder / "parts/code.yaml").unlink()
    with pytest.raises(SchemaFileError, match=r"there is no file .*parts/code\.yaml"):
        cio_schemas.is_valid({"to": "de"}, folder / "order.json")
    (folder / "parts/code.yaml").write_text("maxLength: 1\n")
    assert not cio_schemas.is_valid({"to": "de"}, folder / "order.json")


def test_a_file_that_cannot_be_read_any_more_is_not_what_it_was(tmp_path, monkeypatch):
    path = tmp_path / "order.json"
    path.write_text("{}")
    file = paths._File(str(path), *paths.state_at(str(path)), b"{}")
    assert file.is_current()
    monkeypatch.setattr(Path, "read_bytes", lambda _: (_ for _ in ()).throw(PermissionError(13, "Permission denied")))
    assert not file.is_current()


def test_the_cache_is_bounded(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "CACHE_SIZE", 2)
    monkeypatch.setattr(paths, "_CACHE", {})
    for name in ("a.json", "b.json", "c.json"):
        (tmp_path / name).write_text("{}")
        cio_schemas.validator(tmp_path / name)
    assert [Path(name).name for name in paths._CACHE] == ["b.json", "c.json"]


# -- what is refused --

# the text of the schema, what is said, what the cause is
WRONG = [
    ('{"type": "strin"}', "1:10: ", jsonschema.SchemaError),
    ('{"$ref": "gone.json"}', "1:10: $ref 'gone.json': there is no file ", cio_schemas.UnknownDocumentError),
    ('{"$ref": "../../outside.json"}', "1:10: $ref '../../outside.json': ", cio_schemas.UnknownDocumentError),
    ('{"pattern": "(?<a"}', "1:13: ", jsonschema.SchemaError),
    ("{", "1:2: ", type(None)),
    ("", " the file is empty", type(None)),
    ("[]", "1:1: a schema is an object or a boolean", type(None)),
]


@pytest.mark.parametrize(("text", "said", "cause"), WRONG)
def test_what_is_wrong_is_told_with_its_place(tmp_path, text, said, cause):
    path = tmp_path / "order.json"
    path.write_text(text)
    for _ in range(2):
        with pytest.raises(SchemaFileError) as raised:
            cio_schemas.validator(path)
        assert str(raised.value).startswith(f"{path}:{said}")
        assert "--" not in str(raised.value)  # there is no command line
        assert isinstance(raised.value.__cause__, cause)
    path.write_text("{}")
    assert cio_schemas.is_valid(1, path)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("pipe", "is not read: it is a named pipe, not a file"),
        ("folder", "is not read: it is a folder, not a file"),
        ("/dev/null", "is not read: it is a character device, not a file"),
        ("//host/share/order.json", "is not read: it is not a file of this machine"),
        ("\\\\host\\share\\order.json", "is not read: it is not a file of this machine"),
        ("nul\0", "no file has such a name"),
        ("gone.json", "gone.json: no such file"),
    ],
)
def test_what_is_not_a_file_is_refused(tmp_path, monkeypatch, name, said):
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    Path("folder").mkdir()
    with pytest.raises(SchemaFileError) as raised:
        cio_schemas.validator(Path(name))
    assert said in str(raised.value)


def test_a_link_out_of_the_project_is_refused(tmp_path):
    (tmp_path / "outside.json").write_text("{}")
    (tmp_path / "project").mkdir()
    (tmp_path / "project/order.json").write_text(json.dumps({"$ref": "link.json"}))
    (tmp_path / "project/link.json").symlink_to("../outside.json")
    with pytest.raises(SchemaFileError, match=r"link\.json is not read: it leads out of .*project"):
        cio_schemas.validator(tmp_path / "project/order.json")


def test_the_name_of_a_file_is_not_the_name_of_a_schema():
    said = r"no bundled schema 'order.json'; for a file, cio_schemas.validator\(pathlib.Path\('order.json'\)\)"
    with pytest.raises(cio_schemas.UnknownSchemaError, match=said):
        cio_schemas.validator("order.json")


def test_who_gives_no_path_imports_nothing_that_reads_files():
    script = (
        "import cio_schemas, sys; cio_schemas.is_valid({}, 'event'); print('cio_schemas.schema.files' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout == b"False\n"
