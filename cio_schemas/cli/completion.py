"""`cio-schemas completion`: completions for a shell, from the parsers of the subcommands."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.cli import command
from cio_schemas.cli.exits import OK, CommandError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cio_schemas.cli.arguments import ArgumentTable, Options

DESCRIPTION: Final = "Print the completions of this command for a shell; needs the extra `completion` (shtab)."

EXAMPLES: Final = """\
examples:
  cio-schemas completion bash > ~/.cio-schemas.bash   source it in ~/.bashrc
  cio-schemas completion zsh > ~/.zfunc/_cio-schemas  a folder of $fpath
  cio-schemas completion tcsh > ~/.cio-schemas.csh    source it in ~/.tcshrc"""

SHELLS: Final = ("bash", "zsh", "tcsh")
_FILES: Final = {"FILE": "FILE", "SCHEMA": "FILE", "DIR": "DIRECTORY"}  # metavar -> what shtab completes it by


def add(table: ArgumentTable) -> None:
    """Add the subcommand's arguments."""
    table.add_argument("shell", choices=SHELLS, metavar="SHELL", help="bash, zsh or tcsh")


def errors() -> tuple[type[Exception], ...]:
    """Return the errors whose message is for the user."""
    return ()


def run(options: Options) -> int:
    """Print the completions."""
    try:
        import shtab  # noqa: PLC0415 - an extra
    except ImportError:
        raise CommandError("completions need shtab: pip install 'cio-schemas[completion]'") from None
    whole = whole_parser({metavar: getattr(shtab, kind) for metavar, kind in _FILES.items()})
    sys.stdout.write(shtab.complete(whole, shell=options.shell) + "\n")
    return OK


def whole_parser(completed: Mapping[str, Any]) -> argparse.ArgumentParser:
    """Return one parser with all subcommands, as libraries that read parsers want it; nothing parses with it.

    Args:
        completed: What an argument's attribute `complete` is to be, by its metavar.
    """
    whole = argparse.ArgumentParser("cio-schemas", description="Validate payloads against JSON Schema.")
    whole.add_argument("-V", "--version", action="store_true", help="show the version")
    subparsers = whole.add_subparsers()
    for name, purpose in command.SUBCOMMANDS.items():
        part = command.parser_of(name)
        for action in part._actions:  # noqa: SLF001 - argparse has no other way to list them
            if action.metavar in completed:
                action.complete = completed[action.metavar]  # type: ignore[attr-defined, index]
        subparsers.add_parser(name, help=purpose, parents=[part], add_help=False)
    return whole
