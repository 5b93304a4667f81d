"""How every subcommand's arguments are described."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any, Final

_WIDTH: Final = 100  # columns that help takes at most, and where the terminal does not say how many it has


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help in as many columns as there are; argparse itself would import shutil to learn that, in every run."""

    def __init__(self, prog: str) -> None:
        try:
            columns = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns - 2
        except (OSError, ValueError):
            columns = int(os.environ.get("COLUMNS", "")) - 2 if os.environ.get("COLUMNS", "").isdecimal() else _WIDTH
        super().__init__(prog, width=max(min(columns, _WIDTH), 40))


SETTINGS: Final[dict[str, Any]] = {"formatter_class": _Help, "allow_abbrev": False}


def subparser(
    subparsers: Any, name: str, description: str, epilog: str = "", **settings: Any
) -> argparse.ArgumentParser:
    """Make the parser of a subcommand.

    Args:
        subparsers: Of the whole command.
        name: Of the subcommand.
        description: What it does, in a sentence.
        epilog: Examples, as they are to be shown.
        settings: More for argparse.
    """
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name, description=description, epilog=epilog, **SETTINGS, **settings
    )
    return parser
