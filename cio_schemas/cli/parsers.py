"""The argparse parser of a subcommand, its help and its errors."""

from __future__ import annotations

import argparse
import sys
from typing import Any, Final, NoReturn, cast

from cio_schemas.cli.arguments import ArgumentTable, Options
from cio_schemas.cli.exits import CommandError
from cio_schemas.cli.terminal import columns

_WIDTH: Final = 100  # columns that help takes at most, and where the terminal does not say how many it has


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal; argparse itself would import shutil for this in every run."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=max(min(columns(_WIDTH + 2) - 2, _WIDTH), 40))

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Fill paragraphs to the width, except those with indented lines."""
        import textwrap  # noqa: PLC0415 - for help alone

        paragraphs = text.split("\n\n")
        filled = (each if "\n  " in f"\n{each}" else textwrap.fill(each, width) for each in paragraphs)
        return "".join(f"{indent}{line}" for line in "\n\n".join(filled).splitlines(keepends=True))


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line, and which suggests the option that a misspelt one is near to."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, formatter_class=_Help, allow_abbrev=False)
        self._given: list[str] = []

    def parsed(self, arguments: list[str], options: Options | None = None) -> Options:
        """Read arguments, options and positional ones in any order.

        Args:
            arguments: Of the command line, after the subcommand.
            options: What their values become attributes of.

        Raises:
            CommandError: One of them is wrong.
        """
        in_order = "--" in arguments or self._subparsers is not None  # neither of which argparse knows in any order
        self._given = arguments
        read: Any = self.parse_known_args if in_order else self.parse_known_intermixed_args
        options, unknown = read(arguments, options or Options())
        if unknown:
            self.error(self._unknown(next((each for each in unknown if each.startswith("-")), unknown[0])))
        return cast("Options", options)

    def _is_unknown(self, argument: str) -> bool:
        """Return whether an argument is a long option that does not exist."""
        return argument[:2] == "--" != argument and argument.partition("=")[0] not in self._option_string_actions

    def _unknown(self, argument: str) -> str:
        if not argument.startswith("-"):
            return f"unexpected argument {argument!r}"
        from cio_schemas.schema.suggestions import did_you_mean  # noqa: PLC0415 - only a failure pays for it

        name = argument.partition("=")[0]
        return f"no option {name!r}{did_you_mean(name, self._option_string_actions)}"

    def _print_message(self, message: str, file: Any = None) -> None:
        """Write help, and raise if standard output is full, which argparse would ignore."""
        (file or sys.stdout).write(message)

    def error(self, message: str) -> NoReturn:
        """Raise the error that ends the run with one line, without the usage that argparse would print."""
        if message.startswith("the following arguments are required"):  # perhaps for one of them is misspelt
            message = next(map(self._unknown, filter(self._is_unknown, self._given)), message)
        raise CommandError(f"{message} (see `{self.prog} --help`)")


def parser_of(table: ArgumentTable, **settings: Any) -> Parser:
    """Return argparse's parser of the arguments of a subcommand.

    Args:
        table: The arguments.
        settings: As `argparse.ArgumentParser` takes them.
    """
    parser = Parser(**settings)
    for group in table.groups:
        target: Any = parser
        if group.exclusive:
            target = parser.add_mutually_exclusive_group()
        elif group.title is not None:
            target = parser.add_argument_group(group.title)
        for argument in group.arguments:
            target.add_argument(*argument.names, **argument.settings)
    return parser
