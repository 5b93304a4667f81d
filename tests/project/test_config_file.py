"""The configuration: what is read, and what is wrong with which key."""

import pytest

from cio_schemas.project.config_file import Choice, Config, ConfigError, PayloadPattern, load

FULL = """\
payloads = [
  {files = "events/*.ndjson", schema = "event"},
  {files = ["a.json", "b.json"], schema = "schemas/order.json", each = true},
]
exclude = ["tests"]
schemas = ["schemas"]
respect-gitignore = false
output-format = "github"

[check]
select = ["V"]
extend-select = ["P-bom"]
ignore = ["V-format"]
per-file-ignores = {"legacy/**" = ["V-type"]}

[lint]
select = ["JS1", "open-tuple"]
per-file-ignores = {"old.json" = ["JS101"]}
"""


def test_there_need_be_none(tmp_path):
    assert load(start=tmp_path) == Config(tmp_path)


def test_every_key(tmp_path):
    (tmp_path / "cio-schemas.toml").write_text(FULL)
    assert load(start=tmp_path)._replace(origin=None) == Config(
        folder=tmp_path,
        payloads=(
            PayloadPattern(("events/*.ndjson",), "event"),
            PayloadPattern(("a.json", "b.json"), "schemas/order.json", each=True),
        ),
        exclude=("tests",),
        schemas=("schemas",),
        respect_gitignore=False,
        output_format="github",
        check=Choice(("V",), ("P-bom",), ("V-format",), {"legacy/**": ("V-type",)}),
        lint=Choice(("JS1", "open-tuple"), per_file_ignores={"old.json": ("JS101",)}),
    )


def test_the_nearest_file_with_a_table_counts(tmp_path):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.cio-schemas]\nexclude = ["v"]\n')
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\n")
    assert load(start=inner)._replace(origin=None) == Config(tmp_path, exclude=("v",))
    (tmp_path / "a" / "cio-schemas.toml").write_text('exclude = ["p"]\n')
    assert load(start=inner)._replace(origin=None) == Config(tmp_path / "a", exclude=("p",))


def test_a_named_file_counts_alone(tmp_path):
    (tmp_path / "cio-schemas.toml").write_text('exclude = ["v"]\n')
    (tmp_path / "other.toml").write_text('exclude = ["p"]\n')
    assert load(str(tmp_path / "other.toml")).exclude == ("p",)


# text of pyproject.toml, the key and what is said of it
TABLE = "[tool.cio-schemas]"
CHECK = "[tool.cio-schemas.check]"
WRONG = [
    (f'{TABLE}\noutput-formt = "x"\n', f"{TABLE} output-formt: unknown key; choose from payloads, exclude, "),
    (f'{TABLE}\noutput-format = ""\n', f"{TABLE} output-format: expected a string that is not empty, found ''"),
    ("[tool.cio_schemas]\n", "[tool] cio_schemas: unknown key; did you mean 'cio-schemas'?"),
    ("[tool.cioschemas.lint]\n", "[tool] cioschemas: unknown key; did you mean 'cio-schemas'?"),
    (f"{TABLE}\nx = {'[' * 2000}{']' * 2000}\n", "nested too deeply"),
    (f"{TABLE}\noutput-format = 1\n", f"{TABLE} output-format: expected a string, found an integer"),
    (f"{TABLE}\nexclude = 1\n", f"{TABLE} exclude: expected an array of strings, found an integer"),
    (f'{TABLE}\nexclude = ["a", 1]\n', f"{TABLE} exclude[1]: expected a string, found an integer"),
    (f'{TABLE}\nexclude = ["a", "[z-a]"]\n', f"{TABLE} exclude[1]: '[z-a]' is not a pattern of paths"),
    (f'{TABLE}\nexclude = "["\n', f"{TABLE} exclude: '[' is not a pattern of paths"),
    (f'{TABLE}\nrespect-gitignore = "no"\n', f"{TABLE} respect-gitignore: expected true or false, found 'no'"),
    (f"{TABLE}\nlint = 1\n", f"{TABLE} lint: expected a table, found an integer"),
    (f"{CHECK}\nignore = [1]\n", f"{CHECK} ignore[0]: expected a string, found an integer"),
    ("[tool.cio-schemas.lint]\nselekt = []\n", "[tool.cio-schemas.lint] selekt: unknown key; choose from select, "),
    (
        f'{TABLE}\nignore = ["V"]\n',
        (
            f"{TABLE} ignore: unknown key; choose from payloads, exclude, schemas, respect-gitignore, dialect, "
            "inline-schema, output-format, no-values, check, lint, diff; "
            "ignore goes into the table of a subcommand: check or lint or diff"
        ),
    ),
    (
        f'{TABLE}\npayloads = {{files = "a"}}\n',
        f"{TABLE} payloads: expected an array of tables with files and schema, found a table",
    ),
    (f"{TABLE}\npayloads = [1]\n", f"{TABLE} payloads[0]: expected a table, found an integer"),
    (
        f'{TABLE}\npayloads = [\n  {{files = "a", schema = "event"}},\n  {{file = "b", schema = "event"}},\n]\n',
        f"{TABLE} payloads[1].file: unknown key; choose from files, schema, each, rules, column; did you mean 'files'?",
    ),
    (
        '[[tool.cio-schemas.payloads]]\nfiles = "b"\nschema = 3\n',
        f"{TABLE} payloads[0].schema: expected a string, found an integer",
    ),
    ('[[tool.cio-schemas.payloads]]\nfiles = "a"\n', f"{TABLE} payloads[0]: 'schema' is missing"),
    (
        '[[tool.cio-schemas.payloads]]\nfiles = []\nschema = "event"\n',
        f"{TABLE} payloads[0].files: expected at least one pattern of paths",
    ),
    (
        f'{CHECK[:-1]}.per-file-ignores]\n"a/*" = ["V", 1]\n',
        f'{CHECK} per-file-ignores."a/*"[1]: expected a string, found an integer',
    ),
    ("[tool]\ncio-schemas = 1\n", "[tool] cio-schemas: expected a table, found an integer"),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_what_is_wrong_is_told_with_its_key(tmp_path, monkeypatch, text, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        load()
    assert str(caught.value).startswith(f"pyproject.toml: {said}")


def test_only_pyproject_toml_has_a_table_of_ours(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "other.toml").write_text('[tool.cio-schemas]\nexclude = ["a"]\n')
    with pytest.raises(ConfigError, match=r"^other\.toml: tool\.cio-schemas: only pyproject\.toml has this table"):
        load("other.toml")


def test_a_file_of_our_own_has_no_table_to_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cio-schemas.toml").write_text("exclude = [1]\n[check]\nignore = [1]\n")
    with pytest.raises(ConfigError, match=r"^cio-schemas\.toml: exclude\[0\]: expected a string"):
        load()
    (tmp_path / "cio-schemas.toml").write_text("[check]\nignore = [1]\n")
    with pytest.raises(ConfigError, match=r"^cio-schemas\.toml: \[check\] ignore\[0\]: expected a string"):
        load()


def test_a_text_that_is_not_toml_is_told_with_its_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text("[tool.cio-schemas\n")
    with pytest.raises(ConfigError, match=r"^pyproject\.toml:1:18: Expected '\]' at the end of a table declaration"):
        load()


def test_a_byte_order_mark_is_passed_over(tmp_path):
    (tmp_path / "pyproject.toml").write_bytes(b'\xef\xbb\xbf[tool.cio-schemas]\nexclude = ["x"]\n')
    assert load(start=tmp_path).exclude == ("x",)


# where configurations are, where the repository's root or the home folder is, whether the one above is found from a/b/c
BOUNDS = [
    (".", None, True),
    ("a", None, True),
    (".", "a", False),
    ("a", "a", True),
    ("a/b/c", "a/b/c", True),
    (".", "a/b/c", False),
]


@pytest.mark.parametrize("kind", [".git", "home"])
@pytest.mark.parametrize("case", BOUNDS)
def test_how_far_up_a_configuration_is_looked_for(tmp_path, monkeypatch, kind, case):
    where, bound, found = case
    start = tmp_path / "a/b/c"
    start.mkdir(parents=True)
    (tmp_path / where / "cio-schemas.toml").write_text('exclude = ["x"]\n')
    monkeypatch.setenv("HOME", str(tmp_path / bound if bound and kind == "home" else tmp_path / "none"))
    if bound and kind == ".git":
        (tmp_path / bound / ".git").write_text("gitdir: elsewhere\n")  # as in a worktree
    assert load(start=start).exclude == (("x",) if found else ())


def test_a_file_that_can_not_be_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError, match=r"^none\.toml: No such file or directory$"):
        load("none.toml")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    with pytest.raises(ConfigError, match=r"^pyproject\.toml: there is no \[tool\.cio-schemas\] in it$"):
        load("pyproject.toml")
    (tmp_path / "bad.toml").write_bytes(b"\xff")
    with pytest.raises(ConfigError, match=r"^bad\.toml: not UTF-8$"):
        load("bad.toml")


def test_a_current_folder_that_is_gone(tmp_path, monkeypatch):
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()

    with pytest.raises(ConfigError, match=r"^the current folder does not exist any more$"):
        load(None)
