"""What no output may be written over."""

import io
import sys

import pytest

from cio_schemas.cli.exits import CommandError
from cio_schemas.cli.overwriting import below, refuse_inputs


@pytest.fixture
def folder(tmp_path):
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text("{}")
    (tmp_path / "link.json").symlink_to("a.json")
    (tmp_path / "hard.json").hardlink_to(tmp_path / "a.json")
    return tmp_path


# output, inputs, what would be overwritten
WRITTEN = [
    ("a.json", ["b.json", "a.json"], "a.json"),
    ("link.json", ["a.json"], "a.json"),
    ("hard.json", ["link.json"], "link.json"),
    ("a.json", ["b.json"], None),
    ("a.json", ["missing.json", "\0"], None),
    ("new.json", ["a.json"], None),
    (".", ["."], None),
]


@pytest.mark.parametrize(("output", "inputs", "overwritten"), WRITTEN)
def test_files(folder, monkeypatch, output, inputs, overwritten):
    monkeypatch.chdir(folder)
    if overwritten is None:
        refuse_inputs("-o", output, inputs)
    else:
        with pytest.raises(CommandError, match=f"^-o {output} would overwrite {overwritten}, which is read"):
            refuse_inputs("-o", output, inputs)


@pytest.mark.parametrize("output", [None, "-"])
def test_standard_output_is_no_file(output):
    refuse_inputs("-o", output, ["-", "."])


def test_a_file_that_is_standard_input(folder, monkeypatch):
    monkeypatch.chdir(folder)
    with (folder / "a.json").open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        refuse_inputs("-o", "b.json", ["-"])
        with pytest.raises(CommandError, match=r"^-o a\.json would overwrite standard input, which is read"):
            refuse_inputs("-o", "a.json", ["-"])
    for stream in (None, io.StringIO()):
        monkeypatch.setattr(sys, "stdin", stream)
        refuse_inputs("-o", "a.json", ["-"])


def test_below(folder):
    (folder / "more").mkdir()
    (folder / "more/c.json").write_text("{}")

    assert {path.name for path in below([folder / "more"])} == {"c.json"}
