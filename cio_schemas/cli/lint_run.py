"""A run of `cio-schemas lint`: what the options ask for, in order, and the exit status."""

from __future__ import annotations

import sys
from contextlib import ExitStack, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from cio_schemas.cli.exits import FAILED, FOUND, OK, CommandError
from cio_schemas.cli.lint_job import LintJob, meaning_of, selection_of
from cio_schemas.cli.lint_settings import show_settings
from cio_schemas.cli.options import STDIN
from cio_schemas.cli.output import write
from cio_schemas.cli.overwriting import refuse_inputs
from cio_schemas.cli.settings import contradictions, output_of
from cio_schemas.diagnostic.printing import visible
from cio_schemas.lint import CODES
from cio_schemas.project.config_file import Config
from cio_schemas.project.config_file import load as load_config
from cio_schemas.project.globs import is_wrong
from cio_schemas.rules.configured import configured_choice
from cio_schemas.rules.selection import selectors
from cio_schemas.source.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.cli.arguments import Options
    from cio_schemas.cli.output import Output


def _contradictions(options: Options) -> Iterator[tuple[bool, str]]:
    """Yield whether two options are given of which one would be ignored, and the message."""
    baseline = ("--write-baseline", options.write_baseline is not None)
    ignores = ("--add-ignore", options.add_ignore)
    counts = options.statistics or options.statistics_by
    outputs = (
        ("--report", options.report is not None),
        ("--output-file", options.output_file is not None),
        ("--output-format", options.output_format is not None),
        ("--statistics-by" if options.statistics_by else "--statistics", bool(counts)),
    )
    for one, others in (
        (("--diff", options.diff), (baseline, ignores, *outputs)),
        (("--fix-only", options.fix_only), (baseline, *outputs)),
        (baseline, (ignores, outputs[1])),
        (ignores, (("standard input", STDIN in options.files),)),
    ):
        for other in others:
            yield one[1] and other[1], f"{one[0]} and {other[0]} contradict each other"


def lint_files(options: Options) -> int:
    """Lint the files that the options name, or mend them.

    Args:
        options: Of the command line.

    Returns:
        The exit status.
    """
    for wrong, message in (*contradictions(options), *_contradictions(options)):
        if wrong:
            raise CommandError(message)
    if options.verify and not (options.fix or options.fix_only or options.unsafe_fixes or options.diff):
        raise CommandError("--verify needs --fix, --unsafe-fixes or --diff")
    config = _config_of(options)
    output = output_of(options, config)._replace(fixes="" if options.fix or options.unsafe_fixes else "--fix")
    if options.show_settings:
        return show_settings(options, config, selection_of(options, config))
    job = LintJob(options, output, config)
    if options.show_files:
        sys.stdout.writelines(f"{visible(file.path)}\n" for file in job.files)
        return OK
    for option, path in (
        ("--report", options.report),
        ("--write-baseline", options.write_baseline),
        ("--output-file", options.output_file),
    ):
        refuse_inputs(option, path, job.inputs())
    refuse_inputs("--report", options.report, [options.baseline] if options.baseline else [])
    if options.diff:
        return job.diff()
    if options.fix or options.unsafe_fixes:
        job.fix()
    if options.write_baseline is not None:
        return job.write_baseline()
    if options.add_ignore:
        job.add_ignore()
    status = _tell(job, options, output)
    if job.refused:
        return FAILED
    return FOUND if status == OK and options.exit_non_zero_on_fix and job.fixed else status


def _config_of(options: Options) -> Config:
    """Return the configuration with what the options add to it, and fill in the options that depend on it."""
    options.files = options.files or ["."]
    options.fix = options.fix or options.fix_only
    config = Config(Path.cwd()) if options.isolated else load_config(options.config)
    wrong_pattern = next(filter(is_wrong, options.exclude), None)
    if wrong_pattern is not None:
        raise CommandError(f"--exclude {wrong_pattern!r}: this is not a pattern of paths")
    config = config._replace(
        exclude=(*config.exclude, *options.exclude),
        lint=configured_choice(config, "lint", lambda given, ignored: selectors(given, CODES, ignored=ignored)),
    )
    if options.baseline is None and config.lint.baseline is not None and options.write_baseline is None:
        options.baseline = str(config.folder / config.lint.baseline)
    return config


def _tell(job: LintJob, options: Options, output: Output) -> int:
    """Write the findings to where they are wanted."""
    if options.fix_only:
        return FAILED if job.tell_unread() else OK
    with ExitStack() as stack:
        if options.output_file is not None:
            text = StringIO()
            stack.callback(lambda: write_file(options.output_file, text.getvalue()))
            stack.enter_context(redirect_stdout(text))
        elif job.is_filter:  # standard output has the fixed schema
            stack.enter_context(redirect_stdout(sys.stderr))
            output = output._replace(quiet=True)
        files = None if job.is_filter else [(file.path, "") for file in job.files]
        status = write(job.findings(), output, files=files, rules=meaning_of)
    job.tell_stale()
    return status
