"""How wide the terminal is taken to be."""

import io
import os
import sys
from pathlib import Path

import pytest

from cio_schemas.cli.terminal import columns


def known(width):
    return lambda _: os.terminal_size((width, 24))


def unknown(_):
    raise OSError


# COLUMNS, what the terminal says, the width where 80 is taken otherwise
WIDTHS = [
    ("100", known(50), 100),
    ("0", known(50), 50),
    ("wide", known(50), 50),
    (None, known(50), 50),
    (None, known(0), 80),
    (None, unknown, 80),
]


@pytest.mark.parametrize(("said", "size", "width"), WIDTHS)
def test_columns(monkeypatch, said, size, width):
    monkeypatch.delenv("COLUMNS", raising=False)
    if said is not None:
        monkeypatch.setenv("COLUMNS", said)
    with Path(os.devnull).open() as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        monkeypatch.setattr(os, "get_terminal_size", size)
        assert columns(80) == width


@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_no_terminal_at_all(monkeypatch, stream):
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(sys, "stdout", stream)

    assert columns(80) == 80
