"""Completions: each subcommand and option is completed, and shells take the text."""

import shutil
import subprocess
import sys

import pytest

from cio_schemas.cli import command, completion


@pytest.mark.parametrize("shell", completion.SHELLS)
def test_every_subcommand_and_option_is_completed(cli, shell):
    done = cli("completion", shell)
    assert (done.status, done.err) == (0, "")
    for name in command.SUBCOMMANDS:
        assert name in done.out
        for option in command.parser_of(name)._option_string_actions:
            assert option.lstrip("-") in done.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_the_shell_takes_it(cli, shell):
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed here")
    text = cli("completion", shell).out
    done = subprocess.run([shell, "-n"], input=text, text=True, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_without_the_extra(cli, monkeypatch):
    monkeypatch.setitem(sys.modules, "shtab", None)
    line = "cio-schemas: error: completions need shtab: pip install 'cio-schemas[completion]'\n"
    assert cli("completion", "bash") == (2, "", line)


def test_an_unknown_shell(cli):
    done = cli("completion", "fish")
    assert (done.status, done.out) == (2, "")
    assert "invalid choice: 'fish'" in done.err
