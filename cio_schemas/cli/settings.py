"""The shared settings in effect: options, or else the configuration."""

from __future__ import annotations

from pathlib import Path

from cio_schemas.cli.exits import CommandError
from cio_schemas.cli.options import STDIN
from cio_schemas.cli.output import Output
from cio_schemas.diagnostic import FORMATS, Severity
from cio_schemas.project.config_file import Config, load
from cio_schemas.project.discovery import schema_files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Final

    from cio_schemas.cli.arguments import Options
    from cio_schemas.schema.files import SchemaFiles


def known_schemas(options: Options) -> SchemaFiles:
    """Read the schemas that the options and the configuration name.

    Raises:
        ConfigError: The configuration is wrong.
        SchemaFileError: A schema is wrong, or a folder does not exist.
    """
    config = Config(Path.cwd()) if options.isolated else load(options.config)
    return schema_files(options.schemas, config, options.dialect)


NAMELESS: Final = "the name of a file can't be empty; - is standard input"


def contradictions(options: Options) -> Iterator[tuple[bool, str]]:
    """Yield for each possible contradiction of the shared options whether it is there, and its message."""
    formatted = options.output_format
    yield "" in options.files, NAMELESS
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
    """Return how to report findings, by the options, or by the configuration."""
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
    """Return the values of an option that may be given more than once, each a list with commas."""
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
