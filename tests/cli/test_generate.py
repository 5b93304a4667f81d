"""`cio-schemas generate`: what it refuses, and the picture of what fixtures cover."""

import pytest

# options, and the error
REFUSED = [
    ("--format dir", "--format dir needs -o DIR"),
    ("--check", "--check needs -o DIR, the folder of the set to check"),
    ("--coverage a.png", "a.png: expected a name that ends in .svg or .html"),
    ("--coverage old.svg", "old.svg exists already; --force overwrites"),
    ("--coverage a.svg --against none", "none: no such folder"),
]


@pytest.mark.parametrize(("options", "message"), REFUSED)
def test_what_is_refused(cli, tmp_path, options, message):
    (tmp_path / "old.svg").write_text("<svg/>")

    assert cli("generate", "event", *options.split()) == (2, "", f"cio-schemas: error: {message}\n")
    assert (tmp_path / "old.svg").read_text() == "<svg/>"


def test_what_covers_a_schema_is_drawn(cli, tmp_path):
    done = cli("generate", "event", "--valid", "5", "--coverage", "a.svg")
    assert done.status == 0
    assert (tmp_path / "a.svg").read_text().startswith("<svg")
    assert done.err.startswith("cio-schemas: a.svg: ")

    (tmp_path / "own").mkdir()
    (tmp_path / "own/one.json").write_text('{"name": "a"}')
    less = cli("generate", "event", "--coverage", "b.svg", "--against", "own")
    assert less.status == 0
    assert less.err.startswith("cio-schemas: b.svg: ")
    assert less.err.removeprefix("cio-schemas: b.svg: ") != done.err.removeprefix("cio-schemas: a.svg: ")
