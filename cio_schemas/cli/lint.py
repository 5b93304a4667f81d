"""`cio-schemas lint`: schema files, checked for mistakes, and mended. What a run does is in `lint_run`."""

from __future__ import annotations

from cio_schemas.cli.options import (
    add_baseline,
    add_configuration,
    add_dialect,
    add_output,
    add_selection,
    positive,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from cio_schemas.cli.arguments import ArgumentGroup, ArgumentTable, Options

DESCRIPTION: Final = "Check JSON Schemas for mistakes that break their users, and fix them if that is safe."

EXAMPLES: Final = """\
examples:
  cio-schemas lint schemas/                        every schema below a folder
  cio-schemas lint --diff schemas/                 what safe fixes would change
  cio-schemas lint --fix --verify schemas/         mend; prove that it is safe
  cio-schemas lint --select JS1,JS501 schemas/     codes, prefixes, names, ALL
  cio-schemas lint --write-baseline known.json .   accept what there is ...
  cio-schemas lint --baseline known.json .         ... and report what is new
  cio-schemas rule JS117                           what a rule is about

In a schema, "x-lint-ignore": ["JS302"] suppresses a rule for that subschema and all in it.

Exit status: 0 clean, 1 findings, 2 could not do the work (a missing file, an unknown rule, a wrong option)."""


def add(parser: ArgumentTable) -> None:
    """Add the subcommand's arguments."""
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="schema files and folders; - for standard input (default: this folder)"
    )
    parser.add_argument("-j", "--jobs", type=positive, default=1, metavar="N", help="processes (default: one)")
    parser.add_argument("--stdin-filename", metavar="NAME", help="name for standard input in findings")
    parser.add_argument(
        "--exclude",
        action="append",
        default=[],
        metavar="GLOB",
        help="leave out files and folders; may be given more than once",
    )
    parser.add_argument("--no-cache", action="store_true", help="do not use or update the cache of earlier findings")
    parser.add_argument("--cache-dir", metavar="DIR", help="folder of that cache (default: in the user's cache folder)")
    add_dialect(parser)
    _add_rules(parser.add_argument_group("rules"))
    _add_fixes(parser.add_argument_group("fixes"))
    add_configuration(parser.add_argument_group("configuration"))
    output = parser.add_argument_group("output")
    output.add_argument("-o", "--output-file", metavar="FILE", help="write findings to a file")
    output.add_argument("--show-files", action="store_true", help="list the files that would be linted, and stop")
    output.add_argument("--show-settings", action="store_true", help="show the settings in effect, and stop")
    add_output(output, "warning")


def _add_rules(group: ArgumentGroup) -> None:
    add_selection(group, names="names of rules, ")
    add_baseline(group)


def _add_fixes(group: ArgumentGroup) -> None:
    group.add_argument(
        "--fix", action="store_true", help="apply safe fixes; the rest of the file stays as it is, to the byte"
    )
    group.add_argument("--fix-only", action="store_true", help="apply safe fixes, and report no findings")
    group.add_argument(
        "--add-ignore", action="store_true", help='put "x-lint-ignore" where findings are, so that all are suppressed'
    )
    group.add_argument("--exit-non-zero-on-fix", action="store_true", help="exit with 1 where anything was fixed")
    for option, purpose in (("--fixable", "fix only these codes"), ("--unfixable", "fix all but these codes")):
        group.add_argument(option, action="append", default=[], metavar="CODES", help=purpose)
    group.add_argument("--unsafe-fixes", action="store_true", help="apply fixes that may change what the schema means")
    group.add_argument("--diff", action="store_true", help="show what would be fixed, and change nothing")
    group.add_argument(
        "--verify",
        action="store_true",
        help="change a file only if a proof, or else generated instances, show no difference in what it accepts",
    )


def errors() -> tuple[type[Exception], ...]:
    """Return the errors whose message is for the user."""
    from cio_schemas.project.config_file import ConfigError  # noqa: PLC0415 - asked for once there is an error
    from cio_schemas.rules.baseline import BaselineError  # noqa: PLC0415 - as above
    from cio_schemas.rules.selection import SelectionError  # noqa: PLC0415 - as above

    return ConfigError, SelectionError, BaselineError


def run(options: Options) -> int:
    """Lint the files."""
    from cio_schemas.cli.lint_run import lint_files  # noqa: PLC0415 - after the options have been read

    return lint_files(options)
