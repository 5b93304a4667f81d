"""The configuration: what is read, and what is wrong in which line."""

import pytest

from cio_schemas.project.config import Choice, Config, ConfigError, Rule, load

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
            Rule(("events/*.ndjson",), "event"),
            Rule(("a.json", "b.json"), "schemas/order.json", each=True),
        ),
        exclude=("tests",),
        schemas=("schemas",),
        respect_gitignore=False,
        output_format="github",
        check=Choice(("V",), ("P-bom",), ("V-format",), {"legacy/**": ("V-type",)}),
        lint=Choice(("JS1", "open-tuple"), per_file_ignores={"old.json": ("JS101",)}),
    )


def test_names_of_rules_become_codes_where_lint_asks(tmp_path):
    (tmp_path / "cio-schemas.toml").write_text(FULL)
    assert load(start=tmp_path, of="lint").lint.select == ("JS1", "JS304")


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


# text of pyproject.toml, what is said of it
WRONG = [
    ('[tool.cio-schemas]\n\noutput-formt = "x"\n', "3: unknown key 'output-formt'; there are payloads, exclude, "),
    ('[tool.cio-schemas]\noutput-format = "jsn"\n', "2: output-format: expected one of full, "),
    ("[tool.cio-schemas]\nexclude = 1\n", "2: exclude: expected an array of strings, found an integer"),
    ('[tool.cio-schemas]\nexclude = ["a", "[z-a]"]\n', "2: exclude: '[z-a]' is no pattern of paths"),
    ('[tool.cio-schemas]\nrespect-gitignore = "no"\n', "2: respect-gitignore: expected true or false, found 'no'"),
    ('[tool.cio-schemas.check]\nselect = ["V", "X-a"]\n', "2: select: no code 'X-a'"),
    ('[tool.cio-schemas.check]\nselect = ["JS1"]\n', "2: select: no code 'JS1'"),
    (
        '[tool.cio-schemas.check]\nselect = ["V-minlength"]\n',
        "2: select: no code 'V-minlength'; did you mean 'V-minLength'?",
    ),
    ('[tool.cio-schemas.check]\nignore = ["P-missing"]\n', "2: ignore: P-missing can't be ignored: "),
    ("[tool.cio-schemas]\nlint = 1\n", "2: lint: expected a table, found an integer"),
    ("[tool.cio-schemas.lint]\nselekt = []\n", "2: unknown key 'selekt'; there are select, "),
    (
        '[tool.cio-schemas]\nignore = ["V"]\n',
        (
            "2: unknown key 'ignore'; there are payloads, exclude, schemas, respect-gitignore, output-format, "
            "check, lint; ignore goes into the table of a subcommand: check or lint"
        ),
    ),
    (
        '[tool.cio-schemas]\npayloads = {files = "a"}\n',
        "2: payloads: expected an array of tables with files and schema",
    ),
    (
        '[tool.cio-schemas]\npayloads = [\n  {files = "a", schema = "event"},\n  {file = "b", schema = "event"},\n]\n',
        "4: unknown key 'file'; there are files, schema, each; did you mean 'files'?",
    ),
    (
        '[tool.cio-schemas]\npayloads = [\n  {files = "a", schema = "event"},\n  {files = "b", schema = 3},\n]\n',
        "4: schema: expected a string, found an integer",
    ),
    (
        (
            '[[tool.cio-schemas.payloads]]\nfiles = "a"\nschema = "event"\n\n'
            '[[tool.cio-schemas.payloads]]\nfiles = "b"\nschem = "event"\n'
        ),
        "7: unknown key 'schem'; there are files, schema, each; did you mean 'schema'?",
    ),
    ('[[tool.cio-schemas.payloads]]\nfiles = "a"\n', "2: a rule without 'schema'"),
    ('[tool.cio-schemas.check.per-file-ignores]\n"a" = ["V"]\n"b" = ["Q"]\n', "3: b: no code 'Q'"),
    ("[tool]\ncio-schemas = 1\n", "2: [tool.cio-schemas] is a table"),
    ("[tool.cio-schemas\n", "1:18: Expected ']' at the end of a table declaration"),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_what_is_wrong_is_told_with_its_line(tmp_path, monkeypatch, text, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        load()
    assert str(caught.value).startswith(f"pyproject.toml:{said}")


def test_a_code_of_lint_is_looked_at_where_lint_asks(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cio-schemas.toml").write_text('[lint]\nignore = ["JS999"]\n')
    assert load().lint.ignore == ("JS999",)
    with pytest.raises(ConfigError, match=r"^cio-schemas\.toml:2: ignore: no rule 'JS999'"):
        load(of="lint")


def test_a_file_that_can_not_be_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError, match=r"^none\.toml: No such file or directory$"):
        load("none.toml")
    (tmp_path / "bad.toml").write_bytes(b"\xff")
    with pytest.raises(ConfigError, match=r"^bad\.toml: not UTF-8$"):
        load("bad.toml")
