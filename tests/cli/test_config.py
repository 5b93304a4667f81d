"""`cio-schemas config`, and the schema of the configuration, held to what is read."""

import json
import tomllib

import pytest

import cio_schemas
from cio_schemas.compatibility.modes import MODES
from cio_schemas.diagnostic import FORMATS
from cio_schemas.project import config_file as project_config
from cio_schemas.project.config_file import ConfigError, load
from cio_schemas.schema import catalog

SCHEMA = "cio-schemas/config"

TEXTS = [
    ("", True),
    ('payloads = [{files = "a.json", schema = "event"}]', True),
    ('payloads = [{files = ["a.json"], schema = "event", each = true, rules = []}]', True),
    ('payloads = [{files = "a", schema = "s.json", rules = ["track/v1/event"]}]', True),
    ('exclude = "a"', True),
    ('exclude = ["a", "b/**"]', True),
    ('schemas = ["s"]\nrespect-gitignore = false\ninline-schema = false\nno-values = true', True),
    ('dialect = "7"\noutput-format = "sarif"', True),
    (
        '[check]\nselect = ["V-"]\nignore = ["P-bom"]\nper-file-ignores = {"a/**" = ["V-enum"]}',
        True,
    ),
    ('[lint]\nselect = ["ALL"]\nbaseline = "b.json"', True),
    ("payloads = {}", False),
    ("payloads = [1]", False),
    ('payloads = [{files = "a"}]', False),
    ('payloads = [{schema = "event"}]', False),
    ('payloads = [{files = [], schema = "event"}]', False),
    ('payloads = [{files = "a", schema = ""}]', False),
    ('payloads = [{files = "a", schema = "event", eahc = true}]', False),
    ("exclude = 1", False),
    ('exclude = [""]', False),
    ('schemas = "s"', False),
    ("respect-gitignore = 1", False),
    ("dialect = 7", False),
    ('no-values = "yes"', False),
    ('ignore = ["V-enum"]', False),
    ('[check]\nbaseline = "b.json"', False),
    ('[check]\nselect = "V-"', False),
    ('[lint]\nper-file-ignores = ["a"]', False),
    ("[lnit]", False),
]


@pytest.mark.parametrize(("text", "valid"), TEXTS)
def test_the_schema_accepts_what_is_read(tmp_path, text, valid):
    path = tmp_path / "cio-schemas.toml"
    path.write_text(text)
    assert cio_schemas.is_valid(tomllib.loads(text), SCHEMA) is valid
    if valid:
        load(str(path))
    else:
        with pytest.raises(ConfigError):
            load(str(path))


def test_the_schema_has_every_key():
    schema = catalog.document(SCHEMA)
    own, tables = schema["properties"], schema["definitions"]
    assert list(own) == list(project_config.KEYS)
    assert set(tables["PayloadPattern"]["properties"]) == set(project_config._PATTERN_KEYS)
    assert list(tables["CheckChoice"]["properties"]) == list(project_config._CHOICE_KEYS)
    assert list(tables["LintChoice"]["properties"]) == [*project_config._CHOICE_KEYS, "baseline"]
    assert list(tables["DiffChoice"]["properties"]) == [*project_config._CHOICE_KEYS, "mode", "unknown"]
    assert tables["DiffChoice"]["properties"]["mode"]["enum"] == list(MODES)
    assert own["output-format"]["enum"] == list(FORMATS)


def test_the_schema_is_printed(cli):
    done = cli("config", "--schema")
    assert (done.status, json.loads(done.out), done.err) == (0, catalog.document(SCHEMA), "")


def test_what_counts_is_shown(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = """
        exclude = ["a_b"]
        payloads = [{files = "x.json", schema = "event"}]
        [lint]
        per-file-ignores = {"a_b/**" = ["JS302"]}
    """
    (tmp_path / "cio-schemas.toml").write_text(text)
    shown = json.loads(cli("config").out)
    assert (shown["file"], shown["folder"]) == ("cio-schemas.toml", str(tmp_path))
    assert shown["settings"]["exclude"] == ["a_b"]
    assert shown["settings"]["payloads"] == [{"files": ["x.json"], "schema": "event", "each": False}]
    assert shown["settings"]["lint"]["per-file-ignores"] == {"a_b/**": ["JS302"]}
    assert json.loads(cli("config", "--isolated").out)["file"] is None


def test_a_wrong_one_is_one_line(cli, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cio-schemas.toml").write_text("exclude = 1")
    line = "cio-schemas: error: cio-schemas.toml: exclude: expected an array of strings, found an integer\n"
    assert cli("config") == (2, "", line)


@pytest.mark.parametrize("command", [("check", "--schema", "event", "a.json"), ("lint", "a.json")])
def test_an_output_format_that_there_is_not(cli, tmp_path, command):
    (tmp_path / "a.json").write_text('{"name": ""}')
    (tmp_path / "cio-schemas.toml").write_text('output-format = "ful"\n')
    status, out, err = cli(*command)

    assert (status, out) == (2, "")
    assert "output-format: expected one of full, concise, " in err
    assert "found 'ful'; did you mean 'full'?" in err


@pytest.mark.parametrize("text", [b'{"name": "x"}', b'{"name": ""}'])
def test_a_configuration_in_no_encoding_is_told_whatever_the_files_are(cli, tmp_path, text):
    (tmp_path / "a.json").write_bytes(text)
    (tmp_path / "pyproject.toml").write_bytes(b"[tool.cio-schemas]\n# \xff\n")
    status, out, err = cli("check", "--schema", "event", "a.json")

    assert (status, out) == (2, "")
    assert "pyproject.toml: " in err
