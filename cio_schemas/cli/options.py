"""The options that subcommands share: output, selection, configuration and schemas."""

from __future__ import annotations

from cio_schemas.diagnostic import FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from cio_schemas.cli.arguments import ArgumentGroup

STDIN: Final = "-"
COLORS: Final = ("auto", "always", "never")
COUNTED_BY: Final = ("code", "pointer")  # what statistics count findings by
SEVERITIES: Final = ("error", "warning", "info")
"""The values of `diagnostic.Severity`, which takes a while to import."""


def add_output(group: ArgumentGroup, fail_on: str) -> None:
    """Add the options on how findings are reported, and from which severity on the exit status is 1.

    Args:
        group: Of the subcommand's options.
        fail_on: The default, one of SEVERITIES.
    """
    group.add_argument("--output-format", choices=FORMATS, metavar="FORMAT", help=", ".join(FORMATS))
    group.add_argument("--color", choices=COLORS, default="auto", metavar="WHEN", help="auto (default), always, never")
    group.add_argument("--statistics", action="store_true", help="count findings by code instead of listing them")
    group.add_argument(
        "--statistics-by",
        choices=COUNTED_BY,
        metavar="WHAT",
        help="count findings by code, or by pointer: by schema, code and place in the instance, with an example",
    )
    group.add_argument("--max-errors", type=positive, metavar="N", help="stop after N findings")
    group.add_argument(
        "--report", metavar="FILE", help="also write all findings to an HTML page, unless the status is 2"
    )
    group.add_argument(
        "--fail-on",
        choices=SEVERITIES,
        default=fail_on,
        metavar="SEVERITY",
        help=f"exit with 1 on findings of this severity and above: {', '.join(SEVERITIES)} (default: {fail_on})",
    )
    group.add_argument("--exit-zero", action="store_true", help="exit with 0 even if there are findings")
    group.add_argument("-q", "--quiet", action="store_true", help="write findings and nothing else")


def add_selection(group: ArgumentGroup, *, names: str = "") -> None:
    """Add the options on which findings are wanted; each may be given more than once.

    Args:
        group: Of the subcommand's options.
        names: Aliases of codes, besides codes and prefixes.
    """
    for option, purpose in (
        ("--select", f"only findings with these codes: codes, prefixes, {names}ALL, separated by commas"),
        ("--extend-select", "findings with these codes too"),
        ("--ignore", "no findings with these codes"),
    ):
        group.add_argument(option, action="append", default=[], metavar="CODES", help=purpose)
    group.add_argument(
        "--per-file-ignores", action="append", default=[], metavar="GLOB:CODES", help="ignore these codes in some files"
    )


def add_baseline(group: ArgumentGroup) -> None:
    """Add the options on a baseline: findings that are lived with."""
    group.add_argument("--baseline", metavar="FILE", help="report only findings that are not in this file")
    group.add_argument(
        "--write-baseline", metavar="FILE", help="write all findings to this file, unless something could not be read"
    )


def add_configuration(group: ArgumentGroup) -> None:
    """Add the options on which configuration counts."""
    group.add_argument("--config", metavar="FILE", help="configuration file to use instead of the nearest one")
    group.add_argument("--isolated", action="store_true", help="ignore configuration files")


def add_schemas(group: ArgumentGroup) -> None:
    """Add the option on folders of schemas."""
    group.add_argument(
        "--schemas",
        action="append",
        default=[],
        metavar="DIR",
        help="folder of schemas that may refer to each other, by $id and by path; may be given more than once",
    )
    add_dialect(group)


def add_dialect(group: ArgumentGroup) -> None:
    """Add the option on what schemas without `$schema` are."""
    group.add_argument(
        "--dialect",
        type=_dialect,
        metavar="NAME",
        help="dialect of schemas without $schema: 4, 6, 7, 2019-09, 2020-12 (default), v1, or a meta-schema's URI",
    )


def _dialect(text: str) -> str:
    from cio_schemas.exceptions import UnknownDialectError  # noqa: PLC0415 - only if given
    from cio_schemas.schema.drafts import dialect_named  # noqa: PLC0415 - as above

    try:
        dialect_named(text)
    except UnknownDialectError as error:
        raise _wrong(str(error)) from None
    return text


def positive(text: str) -> int:
    """Return a number from 1 up; a type for argparse."""
    return _number(text, 1)


def count(text: str) -> int:
    """Return a number from 0 up; a type for argparse."""
    return _number(text, 0)


def _number(text: str, least: int) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1
    if number < least:
        raise _wrong(f"expected a number from {least} on, found {text!r}")
    return number


def _wrong(message: str) -> Exception:
    """Make an error whose message argparse prints unchanged."""
    from argparse import ArgumentTypeError  # noqa: PLC0415 - slow to import, and only a failure needs it

    return ArgumentTypeError(message)
