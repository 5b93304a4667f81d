"""The examples of the README that have an answer show the one that there is."""

import doctest
from pathlib import Path

import cio_schemas

README = Path(cio_schemas.__file__).parents[1] / "README.md"


def test_readme() -> None:
    found = doctest.testfile(str(README), module_relative=False)

    assert (found.failed, found.attempted > 5) == (0, True)
