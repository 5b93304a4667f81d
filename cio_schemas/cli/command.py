"""The command line: its subcommands, and how a run ends.

A subcommand is a module of this package with ``add(subparsers)`` and ``run(options) -> exit status``, and a row in
SUBCOMMANDS. Only the module of the subcommand in use is imported.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Final, NoReturn

from cio_schemas.cli.exits import BROKEN_PIPE, FAILED, INTERRUPTED, OK, CommandError, tell
from cio_schemas.cli.parsers import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

# Name -> what it is for, in the order of --help. Its module has the same name.
SUBCOMMANDS: Final = {
    "check": "check payload files: JSON, NDJSON, YAML",
    "compile": "write a schema as a Python module that needs nothing else",
    "generate": "make fixtures: valid payloads, and payloads that break one thing each",
    "lint": "check schemas for what breaks their users, and mend them",
    "list": "list the bundled schemas",
    "rule": "tell what a rule of lint is about",
    "show": "print a schema, or the code it is compiled to",
}

_DESCRIPTION: Final = """\
Validate payloads against JSON Schema (draft 2020-12), with Customer.io's schemas bundled."""

_EXAMPLES: Final = """\
examples:
  cio-schemas check --schema event events.ndjson       one line for each finding
  cio-schemas check --schema my.schema.json *.json     your own schema
  cio-schemas list                                     what is bundled

`cio-schemas check --help` tells more. Exit status: 0 clean, 1 findings, 2 the command could not do its work."""

TRACEBACK: Final = "CIO_SCHEMAS_TRACEBACK"  # in the environment, to see where an internal error comes from


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: Of the command line, without the program's name; those of this process by default.

    Returns:
        The exit status: 0 clean, 1 findings, 2 could not do its work, 130 interrupted.
    """
    try:
        status = _run(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    except CommandError as error:
        tell(f"error: {error}")
        return FAILED
    except SystemExit as end:  # argparse, after --help or a wrong option
        return int(end.code or OK)
    except Exception as error:
        if os.environ.get(TRACEBACK):
            raise
        tell(f"internal error: {type(error).__name__}: {error} (set {TRACEBACK}=1 to see where, and please report it)")
        return FAILED
    return status


def program() -> NoReturn:
    """Run the command and end the process, without taking its memory apart first, which takes as long as a file."""
    status = main()
    with suppress(OSError, ValueError):  # nobody is left to tell
        sys.stderr.flush()
    os._exit(status)


def _run(arguments: list[str]) -> int:
    given = next((argument for argument in arguments if not argument.startswith("-")), None)
    if given is not None and given not in SUBCOMMANDS:
        from cio_schemas.schema.near import did_you_mean  # noqa: PLC0415 - only a failure pays for it

        raise CommandError(
            f"no subcommand {given!r}; there are {', '.join(SUBCOMMANDS)}{did_you_mean(given, SUBCOMMANDS)}"
        )
    parser = argparse.ArgumentParser(
        prog="cio-schemas",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        **SETTINGS,
    )
    parser.add_argument("--version", action=_Version, help="show the version and exit")
    subparsers = parser.add_subparsers(title="subcommands", metavar="SUBCOMMAND", required=True)
    at_once = arguments[:1] == [given]  # then no help will list the others, and to add them takes time
    for name, purpose in SUBCOMMANDS.items():
        if name == given:
            gc.disable()  # modules make many objects and no garbage
            module = import_module(f"{__package__}.{name}")
            gc.enable()
            subparser = module.add(subparsers, help=purpose)
            subparser.set_defaults(run=module.run)
        elif not at_once:
            subparsers.add_parser(name, help=purpose)
    options = parser.parse_args(arguments)
    status: int = options.run(options)
    return status


class _Version(argparse.Action):
    """Looks the version up only when asked: importlib.metadata is slow to import."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:  # noqa: A002 - argparse's name
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version  # noqa: PLC0415

        sys.stdout.write(f"cio-schemas {version('cio-schemas')}\n")
        parser.exit()
