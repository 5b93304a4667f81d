"""The command line: its subcommands, and the one frame that each of them runs in.

A subcommand is a module of this package with a row in SUBCOMMANDS. It has

- DESCRIPTION and EXAMPLES, for `--help`;
- `add(parser)`, which adds its arguments;
- `run(options) -> exit status`;
- `errors()`, the exceptions whose message is for the user: called only after an exception, so that it may import late.

Only the module of the subcommand in use is imported.
"""

from __future__ import annotations

import gc
import os
import sys
from codecs import register_error

from cio_schemas.cli.arguments import ArgumentTable, Options
from cio_schemas.cli.exits import BROKEN_PIPE, FAILED, INTERRUPTED, OK, CommandError, tell
from cio_schemas.cli.failing import TRACEBACK, explained  # not late: with no descriptor left nothing can be imported
from cio_schemas.diagnostic.printing import escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Final, NoReturn

    from cio_schemas.cli.parsers import Parser

# Name -> purpose, in the order of --help. Its module has the same name.
SUBCOMMANDS: Final = {
    "bundle": "write one schema that embeds everything it refers to",
    "check": "check payload files: JSON, NDJSON, YAML, Parquet, Arrow",
    "compile": "write a schema as a Python module that needs nothing else",
    "completion": "print completions for a shell",
    "config": "show the configuration that counts, or its JSON Schema",
    "diff": "compare versions of schemas: what breaks whom, with a proof or a payload",
    "evaluate": "write annotations and errors in a standard output format",
    "generate": "make fixtures: valid payloads, and payloads that break one thing each",
    "lint": "check schemas for mistakes that break their users, and fix them",
    "list": "list the bundled schemas",
    "rule": "explain a code: of a lint rule, of a violation, of a problem with a text",
    "show": "print a schema, or the code it is compiled to",
    "upgrade": "rewrite schemas of older drafts for a newer one",
}
_HELP: Final = "help"  # what `git help add` does: no module, but another way to write --help

_DESCRIPTION: Final = """\
Validate payloads by JSON Schema, lint schemas, make fixtures; Customer.io's schemas are bundled."""

_EXAMPLES: Final = """\
examples:
  cio-schemas check --schema event events.ndjson       findings with their lines
  cio-schemas check --schema my.schema.json *.json     your own schema
  cio-schemas list                                     what is bundled

`cio-schemas help check` explains more. Exit status: 0 clean, 1 findings, 2 the command could not do its work."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: Of the command line, without the program's name; those of this process by default.

    Returns:
        The exit status: 0 clean, 1 findings, 2 could not do its work, 130 interrupted.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        try:
            status = _run(given)
        except SystemExit as end:  # argparse, after --help
            status = int(end.code or OK)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if os.environ.get(TRACEBACK):
            raise
        tell(explained(error, _expected(given)))
        return FAILED
    return status


def program() -> NoReturn:
    """Run the command and exit at once: to free the memory first would take as long as to check a file."""
    status = main()
    try:  # noqa: SIM105 - contextlib takes a while to import
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):  # nobody reads it
        pass
    os._exit(status)


def _run(arguments: list[str]) -> int:
    _prepare()
    if arguments[:1] == [_HELP]:
        arguments = [*arguments[1:2], "--help"]
    name = arguments[0] if arguments else ""
    if name in SUBCOMMANDS:
        gc.disable()  # modules make many objects and no garbage
        module = _module(name)
        gc.enable()
        options = _options(module, name, arguments[1:])
        for path in _PATHS:
            if getattr(options, path, None) == "":
                raise CommandError(f"--{path.replace('_', '-')}: the name of a file or a folder can't be empty")
        options.command = ["cio-schemas", *arguments]  # a report names it
        status: int = module.run(options)
        return status
    if not name.startswith("-"):
        raise CommandError(_no_subcommand(name))
    if _parser().parsed(arguments).version:
        from cio_schemas.cli.version import version  # noqa: PLC0415 - importlib.metadata is slow to import

        sys.stdout.write(f"{version()}\n")
    return OK


_PATHS: Final = ("baseline", "write_baseline", "report", "invalid_to", "config", "output", "output_file")
"""Options that name a file or a folder, in any subcommand."""


def _module(name: str) -> Any:
    __import__(f"{__package__}.{name}")
    return sys.modules[f"{__package__}.{name}"]


def _options(module: Any, name: str, arguments: list[str]) -> Options:
    """Read the arguments of a subcommand."""
    table = ArgumentTable()
    module.add(table)
    options = table.read(arguments)
    return _parser_of(module, name, table).parsed(arguments, Options()) if options is None else options


def parser_of(name: str) -> Parser:
    """Return the parser of a subcommand, from which the reference, manual pages and completions are made too.

    Args:
        name: A key of SUBCOMMANDS.
    """
    module = _module(name)
    table = ArgumentTable()
    module.add(table)
    return _parser_of(module, name, table)


def _parser_of(module: Any, name: str, table: ArgumentTable) -> Parser:
    from cio_schemas.cli.parsers import parser_of as made  # noqa: PLC0415 - imports argparse

    return made(table, prog=f"cio-schemas {name}", description=module.DESCRIPTION, epilog=module.EXAMPLES)


def _prepare() -> None:
    """Let standard output take any character: as an escape if its encoding lacks the character."""
    if sys.stdout is None:
        raise CommandError("standard output is closed: there is nowhere to write to")
    register_error("escape", escape)
    reconfigure = getattr(sys.stdout, "reconfigure", None)  # not there if a test has put another stream
    if reconfigure:
        reconfigure(errors="escape")


def _parser() -> Parser:
    """Return the parser of the bare command, whose help lists the subcommands."""
    from cio_schemas.cli.parsers import Parser  # noqa: PLC0415 - imports argparse

    parser = Parser(prog="cio-schemas", description=_DESCRIPTION, epilog=_EXAMPLES)
    parser.add_argument(
        "-V", "--version", action="store_true", help="show the version, Python's and the extras there are"
    )
    subparsers = parser.add_subparsers(title="subcommands", metavar="SUBCOMMAND")
    for name, purpose in {**SUBCOMMANDS, _HELP: "explain a subcommand and its options"}.items():
        subparsers.add_parser(name, help=purpose)
    return parser


def _no_subcommand(name: str) -> str:
    known = ", ".join(SUBCOMMANDS)
    if not name:
        return f"name a subcommand: {known} (see `cio-schemas --help`)"
    from cio_schemas.schema.suggestions import did_you_mean  # noqa: PLC0415 - only a failure pays for it

    return f"no subcommand {name!r}; choose from {known}{did_you_mean(name, SUBCOMMANDS)}"


def _expected(arguments: list[str]) -> tuple[type[Exception], ...]:
    """Return the errors of the subcommand in use whose message is for the user."""
    module: Any = sys.modules.get(f"{__package__}.{arguments[0]}") if arguments else None
    try:
        return tuple(module.errors())
    except (ImportError, AttributeError):  # the missing module is what to report; or a module without errors
        return ()
