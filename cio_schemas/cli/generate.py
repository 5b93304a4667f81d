"""`cio-schemas generate`: fixtures from a schema, valid ones and those that break one assertion each."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cio_schemas.cli.exits import FOUND, OK, CommandError, tell
from cio_schemas.cli.options import add_configuration, add_schemas, count, positive
from cio_schemas.cli.overwriting import below, refuse_inputs
from cio_schemas.cli.progress import progress
from cio_schemas.cli.settings import known_schemas
from cio_schemas.diagnostic.printing import counted, visible
from cio_schemas.exceptions import SchemaFileError
from cio_schemas.project.config_file import ConfigError
from cio_schemas.runtime import DepthError
from cio_schemas.schema import catalog
from cio_schemas.source.writing import write_file
from cio_schemas.validators.from_files import validator_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cio_schemas.cli.arguments import ArgumentTable, Options
    from cio_schemas.fixtures.sets import FixtureSet, Plan
    from cio_schemas.validators import Validator

DESCRIPTION: Final = "Make fixtures from a schema: valid instances, and invalid ones that break one assertion each."

EXAMPLES: Final = """\
examples:
  cio-schemas generate event --valid 50 --invalid -o tests/fixtures/event
  cio-schemas generate event --check -o tests/fixtures/event   still matching?
  cio-schemas generate track/v1/event --rules --invalid   a mistake a rule
  cio-schemas generate order.schema.json --valid 1000 > orders.ndjson
  cio-schemas generate event --coverage event.html --against tests/payloads

The same seed gives the same bytes on every Python and platform. A manifest says what each invalid fixture breaks.

Exit status: 0 done, 1 --check found a set that no longer matches, 2 could not do the work."""


def add(parser: ArgumentTable) -> None:
    """Add the subcommand's arguments."""
    parser.add_argument("schema", metavar="SCHEMA", help="bundled name, $id or path of a schema")
    add_schemas(parser)
    add_configuration(parser)
    parser.add_argument("--valid", type=count, metavar="N", help="number of valid fixtures (default: 10)")
    parser.add_argument("--invalid", action="store_true", help="one fixture for each assertion that can be broken")
    parser.add_argument(
        "--allow-omissions", action="store_true", help="continue if over half of the listed members are never drawn"
    )
    parser.add_argument(
        "--rules",
        action="store_true",
        help="bodies that the payload rules pass; with --invalid, one mistake for each rule",
    )
    parser.add_argument(
        "--misses", type=positive, metavar="N", help="near misses for each assertion, at most (default: 1)"
    )
    parser.add_argument("--now", type=int, metavar="S", help="draw times from the month before S, seconds since 1970")
    parser.add_argument("--seed", type=int, metavar="S", help="seed; the same one makes the same fixtures (default: 0)")
    parser.add_argument("--format", choices=("dir", "json", "ndjson"), help="a file each, one array, or a line each")
    parser.add_argument("-o", "--output", metavar="DIR", help="folder to write to (default: standard output)")
    parser.add_argument("--force", action="store_true", help="overwrite files that are there")
    parser.add_argument("--check", action="store_true", help="write nothing: check the set in the folder of -o")
    parser.add_argument("--coverage", metavar="FILE", help="draw what fixtures cover of the schema: .svg or .html")
    parser.add_argument("--against", metavar="DIR", help="the folder of fixtures that --coverage is about")


def errors() -> tuple[type[Exception], ...]:
    """Return the errors whose message is for the user."""
    from cio_schemas.fixtures.manifests import FixtureSetError  # noqa: PLC0415 - imports the generator
    from cio_schemas.strategies import NothingFoundError, RejectedError, UnsatisfiableError  # noqa: PLC0415

    return SchemaFileError, ConfigError, FixtureSetError, UnsatisfiableError, NothingFoundError, RejectedError


def _refuse_contradictions(options: Options) -> None:
    """Refuse options of which one would be ignored.

    Raises:
        CommandError: There are such options.
    """
    made = {
        "--allow-omissions": options.allow_omissions,
        "--misses": options.misses is not None,
        "--now": options.now is not None,
    }
    asked = {"--valid": options.valid is not None, "--invalid": options.invalid, "--seed": options.seed is not None}
    coverage = {"--coverage": options.coverage is not None}
    for one, given, others in (
        ("--check", options.check, {**coverage, "--force": options.force, **made}),
        (
            "--coverage",
            options.coverage,
            {"--output": options.output is not None, "--format": options.format is not None},
        ),
        ("--against", options.against, {**asked, **made}),
    ):
        for other, is_given in others.items():
            if given and is_given:
                raise CommandError(f"{one} and {other} contradict each other")
    for one, given, other, is_given in (
        ("--against", options.against, "--coverage FILE", options.coverage),
        ("--misses", options.misses, "--invalid", options.invalid),
    ):
        if given and not is_given:
            raise CommandError(f"{one} needs {other}")


def run(options: Options) -> int:
    """Make, check or draw fixtures."""
    _refuse_contradictions(options)
    try:
        schemas = known_schemas(options)
        validator = validator_of(schemas, options.schema)
        inputs = [options.schema, *below(options.schemas), *schemas.paths]
        if options.check:
            return _check(options, validator)
        if options.coverage:
            return _coverage(options, validator, inputs)
        return _make(options, validator, inputs)
    except DepthError as error:
        raise CommandError(f"{options.schema}: {error}") from None


def _check(options: Options, validator: Validator) -> int:
    from cio_schemas.fixtures.check_set import Asked, check  # noqa: PLC0415

    if not options.output:
        raise CommandError("--check needs -o DIR, the folder of the set to check")
    asked = Asked(options.valid, options.invalid, options.seed, options.format)
    found = 0
    judged = None
    if options.rules:
        from cio_schemas.payloads.fixtures import what_is_wrong  # noqa: PLC0415 - for those who ask for rules

        judged = partial(what_is_wrong, _ruled(options, validator))
    for problem in check(Path(options.output), validator, asked, judged):
        sys.stdout.write(visible(problem) + "\n")
        found += 1
    if found:
        tell(f"{counted(found, 'problem')}; `generate ... --force` makes the set again")
    return FOUND if found else OK


def _plan(options: Options) -> Plan:
    from cio_schemas.fixtures.sets import Plan  # noqa: PLC0415
    from cio_schemas.strategies.drawing.everyday import NOW  # noqa: PLC0415

    valid = options.valid if options.valid is not None else 0 if options.invalid else 10
    form = options.format or ("dir" if options.output else "ndjson")
    name = options.schema if "/" not in options.schema or "://" in options.schema else Path(options.schema).as_posix()
    return Plan(
        name,
        valid,
        options.invalid,
        options.seed or 0,
        form,
        options.allow_omissions,
        NOW if options.now is None else options.now,
        options.misses or 1,
    )


def _make(options: Options, validator: Validator, inputs: Sequence[str | Path]) -> int:
    from cio_schemas.fixtures.sets import make  # noqa: PLC0415

    plan = _plan(options)
    if plan.format == "dir" and not options.output:
        raise CommandError("--format dir needs -o DIR")
    if options.rules:
        from cio_schemas.payloads import fixtures  # noqa: PLC0415 - as above

        return _give(options, plan, fixtures.make(plan, _ruled(options, validator)), inputs)
    bar = progress("making", lambda: plan.valid)
    made = make(plan, validator, bar.advance) if bar else make(plan, validator)
    if bar:
        bar.hide()
    return _give(options, plan, made, inputs)


def _ruled(options: Options, validator: Validator) -> str:
    """Return the name of the bundled schema whose rules apply."""
    name = catalog.name_of(validator.schema)
    if name is None:
        raise CommandError(f"--rules: no rule looks at payloads of {options.schema}, which is not a bundled schema")
    return name


def _give(options: Options, plan: Plan, made: FixtureSet, inputs: Sequence[str | Path]) -> int:
    """Write a set to its folder or to standard output."""
    from cio_schemas.fixtures.saving import save  # noqa: PLC0415
    from cio_schemas.fixtures.sets import listing, texts  # noqa: PLC0415

    if options.output:
        files = texts(plan, made)
        for name in files:
            refuse_inputs("-o", str(Path(options.output, name)), inputs)
        save(files, Path(options.output), force=options.force)
        kept = len(made.left_out)
        left_out = f", {counted(kept, 'assertion')} can't be broken alone" if kept else ""
        if made.omitted:
            tell(f"{counted(len(made.omitted), 'listed member')} never drawn: {made.omitted[0]}")
        tell(f"{len(made.valid):,} valid and {len(made.invalid):,} invalid fixtures in {options.output}{left_out}")
        return OK
    instances = [each[1] for each in (*made.valid, *made.invalid)]
    _write(listing(instances, plan.format))
    return OK


def _write(text: str) -> None:
    reconfigure = getattr(sys.stdout, "reconfigure", None)  # not there if a test has put another stream
    if reconfigure:
        reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(text)


def _coverage(options: Options, validator: Validator, inputs: Sequence[str | Path]) -> int:
    from cio_schemas.fixtures.check_set import instances_in  # noqa: PLC0415
    from cio_schemas.fixtures.sets import make  # noqa: PLC0415
    from cio_schemas.pages.coverage import picture  # noqa: PLC0415
    from cio_schemas.strategies.breaking.coverage import covered  # noqa: PLC0415

    path = Path(options.coverage)
    if path.suffix not in (".svg", ".html"):
        raise CommandError(f"{path}: expected a name that ends in .svg or .html")
    refuse_inputs("--coverage", options.coverage, inputs)
    if path.exists() and not options.force:
        raise CommandError(f"{path} exists already; --force overwrites")
    if options.against:
        if not Path(options.against).is_dir():
            raise CommandError(f"{options.against}: no such folder")
        instances = [instance for _, instance in instances_in(Path(options.against))]
    else:
        made = make(_plan(options), validator)
        instances = [each[1] for each in (*made.valid, *made.invalid)]
    found = covered(validator, instances)
    write_file(path, picture(found, options.schema, path.suffix))
    tell(f"{path}: {found.summary()}")
    return OK
