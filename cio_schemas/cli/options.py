"""Options that subcommands share: how findings are told, which are wanted, and the configuration."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from cio_schemas.cli.exits import CommandError
from cio_schemas.cli.output import COLORS, Output
from cio_schemas.diagnostic import FORMATS

if TYPE_CHECKING:
    from cio_schemas.project.config import Config


def add_output(group: argparse._ArgumentGroup) -> None:
    """Add the options on how findings are told."""
    group.add_argument("--output-format", choices=FORMATS, metavar="FORMAT", help=", ".join(FORMATS))
    group.add_argument("--color", choices=COLORS, default="auto", metavar="WHEN", help="auto (default), always, never")
    group.add_argument("--statistics", action="store_true", help="count findings by code in place of listing them")
    group.add_argument("--max-errors", type=positive, metavar="N", help="stop after N findings")
    group.add_argument(
        "--report", metavar="FILE", help="also write an HTML page with all findings, to filter and share"
    )
    group.add_argument("--exit-zero", action="store_true", help="exit with 0 in spite of findings")
    group.add_argument("-q", "--quiet", action="store_true", help="write findings and nothing else")


def add_configuration(group: argparse._ArgumentGroup) -> None:
    """Add the options on which configuration counts."""
    group.add_argument("--config", metavar="FILE", help="configuration, in place of the nearest one")
    group.add_argument("--isolated", action="store_true", help="leave configuration files alone")


def output_of(options: argparse.Namespace, config: Config) -> Output:
    """Put together how findings are told: by the options, else by the configuration."""
    if config.output_format not in (None, *FORMATS):
        from cio_schemas.schema.near import did_you_mean  # noqa: PLC0415 - only a failure pays for it

        hint = did_you_mean(str(config.output_format), FORMATS)
        message = f"expected one of {', '.join(FORMATS)}, found {config.output_format!r}{hint}"
        raise CommandError(str(config.wrong(message, "output-format")))
    return Output(
        options.output_format or config.output_format or "full",
        options.color,
        options.statistics,
        options.max_errors,
        options.report,
        options.quiet,
        options.exit_zero,
    )


def positive(text: str) -> int:
    """Read a number from 1 on, as argparse wants its types."""
    number = int(text) if text.isascii() and text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"expected a number from 1 on, found {text!r}")
    return number
