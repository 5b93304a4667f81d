"""Options that subcommands share: how findings are told, which are wanted, the configuration, and schemas."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from cio_schemas.cli.exits import CommandError
from cio_schemas.cli.output import COLORS, COUNTED_BY, Output
from cio_schemas.diagnostic import FORMATS, Severity
from cio_schemas.exceptions import UnknownDialectError
from cio_schemas.project.config import Config, load
from cio_schemas.project.discovery import schema_files
from cio_schemas.schema.drafts import dialect_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cio_schemas.cli.arguments import ArgumentGroup, Options
    from cio_schemas.schema.files import SchemaFiles

STDIN: Final = "-"


def add_output(group: ArgumentGroup, fail_on: Severity) -> None:
    """Add the options on how findings are told, and from which severity on they are the exit status 1.

    Args:
        group: Of the subcommand's options.
        fail_on: The default severity.
    """
    group.add_argument("--output-format", choices=FORMATS, metavar="FORMAT", help=", ".join(FORMATS))
    group.add_argument("--color", choices=COLORS, default="auto", metavar="WHEN", help="auto (default), always, never")
    group.add_argument("--statistics", action="store_true", help="count findings by code in place of listing them")
    group.add_argument(
        "--statistics-by",
        choices=COUNTED_BY,
        metavar="WHAT",
        help="count findings by code, or by pointer: by schema, code and place in the instance, with an example",
    )
    group.add_argument("--max-errors", type=positive, metavar="N", help="stop after N findings")
    group.add_argument(
        "--report", metavar="FILE", help="write an HTML page with all findings too; left as it is where the status is 2"
    )
    group.add_argument(
        "--fail-on",
        choices=tuple(map(str, Severity)),
        default=str(fail_on),
        metavar="SEVERITY",
        help=f"exit with 1 on findings of this severity and above: error, warning, info (default: {fail_on})",
    )
    group.add_argument("--exit-zero", action="store_true", help="exit with 0 in spite of findings")
    group.add_argument("-q", "--quiet", action="store_true", help="write findings and nothing else")


def add_selection(group: ArgumentGroup, *, names: str = "") -> None:
    """Add the options on which findings are wanted; each may be given more than once.

    Args:
        group: Of the subcommand's options.
        names: What stands for a code beside codes and prefixes.
    """
    for option, purpose in (
        ("--select", f"only findings with these codes: codes, prefixes, {names}ALL, separated by commas"),
        ("--extend-select", "these codes too"),
        ("--ignore", "no findings with these codes"),
    ):
        group.add_argument(option, action="append", default=[], metavar="CODES", help=purpose)
    group.add_argument(
        "--per-file-ignores", action="append", default=[], metavar="GLOB:CODES", help="not these codes in some files"
    )


def add_baseline(group: ArgumentGroup) -> None:
    """Add the options on a baseline: findings that are lived with."""
    group.add_argument("--baseline", metavar="FILE", help="leave out the findings that this file holds")
    group.add_argument("--write-baseline", metavar="FILE", help="write all findings to this file")


def add_configuration(group: ArgumentGroup) -> None:
    """Add the options on which configuration counts."""
    group.add_argument("--config", metavar="FILE", help="configuration, in place of the nearest one")
    group.add_argument("--isolated", action="store_true", help="leave configuration files alone")


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
        help="what a schema without $schema is: 4, 6, 7, 2019-09, 2020-12 (default), v1, or a meta-schema's URI",
    )


def _dialect(text: str) -> str:
    try:
        dialect_named(text)
    except UnknownDialectError as error:
        raise _wrong(str(error)) from None
    return text


def known_schemas(options: Options) -> SchemaFiles:
    """Read the schemas that the options and the configuration name.

    Raises:
        ConfigError: The configuration is wrong.
        SchemaFileError: A schema is wrong, or there is no such folder.
    """
    config = Config(Path.cwd()) if options.isolated else load(options.config)
    return schema_files(options.schemas, config, options.dialect)


def contradictions(options: Options) -> Iterator[tuple[bool, str]]:
    """Yield what of the shared options may contradict, whether it does, and how to say so."""
    formatted = options.output_format
    yield options.files.count(STDIN) > 1, "standard input (-) can be read only once"
    yield (
        bool(options.stdin_filename) and STDIN not in options.files,
        "--stdin-filename without standard input (-) among the files",
    )
    yield options.isolated and bool(options.config), "--isolated and --config contradict each other"
    yield (
        options.report is not None and getattr(options, "write_baseline", None) is not None,
        "--report and --write-baseline contradict each other: a baseline takes the findings",
    )
    statistics = "--statistics-by" if options.statistics_by else "--statistics"
    yield (
        bool(options.statistics or options.statistics_by) and bool(formatted),
        f"{statistics} and --output-format {formatted} contradict each other",
    )


def output_of(options: Options, config: Config) -> Output:
    """Put together how findings are told: by the options, else by the configuration."""
    if config.output_format not in (None, *FORMATS):
        from cio_schemas.schema.suggestions import did_you_mean  # noqa: PLC0415 - only a failure pays for it

        hint = did_you_mean(str(config.output_format), FORMATS)
        message = f"expected one of {', '.join(FORMATS)}, found {config.output_format!r}{hint}"
        raise CommandError(str(config.wrong(message, "output-format")))
    return Output(
        options.output_format or config.output_format or "full",
        options.color,
        options.statistics_by or ("code" if options.statistics else None),
        options.max_errors,
        options.report,
        options.command,
        options.quiet,
        options.exit_zero,
        Severity(options.fail_on),
    )


def listed(given: Iterable[str]) -> tuple[str, ...]:
    """Take apart the values of an option that may be given more than once, each with commas in it."""
    return tuple(code.strip() for each in given for code in each.split(",") if code.strip())


def per_file(given: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Read the values of `--per-file-ignores`: pattern of paths -> codes.

    Raises:
        CommandError: One of them is not GLOB:CODES.
    """
    found: dict[str, tuple[str, ...]] = {}
    for each in given:
        glob, _, codes = each.rpartition(":")
        if not glob or not listed([codes]):
            raise CommandError(f"--per-file-ignores {each!r}: expected GLOB:CODES, such as 'vendor/*.json:JS4'")
        found[glob] = found.get(glob, ()) + listed([codes])
    return found


def positive(text: str) -> int:
    """Read a number from 1 on, as argparse wants its types."""
    return _number(text, 1)


def count(text: str) -> int:
    """Read a number from 0 on, as argparse wants its types."""
    return _number(text, 0)


def _number(text: str, least: int) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1
    if number < least:
        raise _wrong(f"expected a number from {least} on, found {text!r}")
    return number


def _wrong(message: str) -> Exception:
    """Make the error whose message argparse writes as it is."""
    from argparse import ArgumentTypeError  # noqa: PLC0415 - slow to import, and only a failure needs it

    return ArgumentTypeError(message)
