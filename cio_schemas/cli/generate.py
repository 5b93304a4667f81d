"""`cio-schemas generate`: fixtures from a schema, valid ones and those that break one assertion each."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.cli.exits import FOUND, OK, CommandError, tell
from cio_schemas.runtime import DepthError
from cio_schemas.schema.files import SchemaFileError, SchemaFiles
from cio_schemas.validators.from_files import validator_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.fixtures.sets import Plan
    from cio_schemas.validators import Validator

_EXAMPLES: Final = """\
examples:
  cio-schemas generate event --valid 50 --invalid -o tests/fixtures/event
  cio-schemas generate event --check -o tests/fixtures/event     do they still match the schema?
  cio-schemas generate order.schema.json --valid 1000 > orders.ndjson
  cio-schemas generate event --coverage event.html --against tests/payloads

The same seed gives the same bytes on every Python and platform. A manifest tells what each invalid fixture breaks.

Exit status: 0 done, 1 --check found a set that no longer matches, 2 could not do the work."""

LONG: Final = 2_000
"""From how many fixtures on a terminal is shown how far it got."""


def add(subparsers: Any, **settings: Any) -> argparse.ArgumentParser:
    """Describe the subcommand's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "generate",
        description="Make fixtures from a schema: valid instances, and invalid ones that break one assertion each.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        **settings,
    )
    parser.add_argument("schema", metavar="SCHEMA", help="bundled name, $id or path of a schema")
    parser.add_argument(
        "--schemas", action="append", default=[], metavar="DIR", help="folder of schemas that SCHEMA may refer to"
    )
    parser.add_argument("--valid", type=_count, metavar="N", help="so many valid fixtures (default: 10)")
    parser.add_argument("--invalid", action="store_true", help="one fixture for each assertion that can be broken")
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="another seed, other fixtures (default: 0)")
    parser.add_argument("--format", choices=("dir", "json", "ndjson"), help="a file each, one array, or a line each")
    parser.add_argument("-o", "--output", metavar="DIR", help="folder to write to (default: standard output)")
    parser.add_argument("--force", action="store_true", help="overwrite files that are there")
    parser.add_argument("--check", action="store_true", help="write nothing: check the set in the folder of -o")
    parser.add_argument("--coverage", metavar="FILE", help="draw what fixtures cover of the schema: .svg or .html")
    parser.add_argument("--against", metavar="DIR", help="the folder of fixtures that --coverage is about")
    return parser


def _count(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 9:
        raise argparse.ArgumentTypeError(f"{text!r} is no count")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Make, check or draw fixtures."""
    from cio_schemas.fixtures.sets import FixtureSetError  # noqa: PLC0415 - imports the generator
    from cio_schemas.strategies import NothingFoundError, RejectedError, UnsatisfiableError  # noqa: PLC0415

    try:
        validator = validator_of(SchemaFiles(options.schemas), options.schema)
        if options.check:
            return _check(options, validator)
        if options.coverage:
            return _coverage(options, validator)
        return _make(options, validator)
    except (SchemaFileError, FixtureSetError, UnsatisfiableError, NothingFoundError, RejectedError) as error:
        raise CommandError(str(error)) from None
    except DepthError as error:
        raise CommandError(f"{options.schema}: {error}") from None


def _check(options: argparse.Namespace, validator: Validator) -> int:
    from cio_schemas.fixtures.sets import check  # noqa: PLC0415

    if not options.output:
        raise CommandError("--check needs -o DIR, the folder of the set to check")
    found = 0
    for problem in check(Path(options.output), validator):
        sys.stdout.write(problem + "\n")
        found += 1
    if found:
        tell(f"{found:,} problem{'s'[: found != 1]}; `generate ... --force` makes the set anew")
    return FOUND if found else OK


def _plan(options: argparse.Namespace) -> Plan:
    from cio_schemas.fixtures.sets import Plan  # noqa: PLC0415

    valid = options.valid if options.valid is not None else 0 if options.invalid else 10
    form = options.format or ("dir" if options.output else "ndjson")
    name = options.schema if "/" not in options.schema or "://" in options.schema else Path(options.schema).as_posix()
    return Plan(name, valid, options.invalid, options.seed, form)


def _make(options: argparse.Namespace, validator: Validator) -> int:
    from cio_schemas.fixtures.sets import listing, make, save, texts  # noqa: PLC0415

    plan = _plan(options)
    if plan.format == "dir" and not options.output:
        raise CommandError("--format dir needs -o DIR")
    made = make(plan, validator, _progress(plan))
    if options.output:
        save(texts(plan, made), Path(options.output), force=options.force)
        count = len(made.left_out)
        left_out = f", {count} assertion{'s'[: count != 1]} can't be broken alone" if count else ""
        tell(f"{len(made.valid):,} valid and {len(made.invalid):,} invalid fixtures in {options.output}{left_out}")
        return OK
    instances = [each[1] for each in (*made.valid, *made.invalid)]
    _write(listing(instances, plan.format))
    return OK


def _write(text: str) -> None:
    reconfigure = getattr(sys.stdout, "reconfigure", None)  # not there where a test has put another stream
    if reconfigure:
        reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(text)


def _progress(plan: Plan) -> Callable[[int], None]:
    """Show on a terminal how far it got, where it takes long."""
    if plan.valid < LONG or not sys.stderr.isatty():
        return lambda _: None
    done = 0

    def show(more: int) -> None:
        nonlocal done
        done += more
        if done % 500 == 0 or done == plan.valid:
            width = 30 * min(done, plan.valid) // plan.valid
            end = "\n" if done == plan.valid else ""
            sys.stderr.write(f"\r{'#' * width}{'.' * (30 - width)} {done:,} of {plan.valid:,}{end}")
            sys.stderr.flush()

    return show


def _coverage(options: argparse.Namespace, validator: Validator) -> int:
    from cio_schemas.fixtures.sets import instances_in, make  # noqa: PLC0415
    from cio_schemas.strategies.breaking.coverage import covered, picture  # noqa: PLC0415

    path = Path(options.coverage)
    if path.suffix not in (".svg", ".html"):
        raise CommandError(f"{path}: a picture is an .svg or an .html file")
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
    try:
        path.write_text(picture(found, options.schema, path.suffix), encoding="utf-8", newline="\n")
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from None
    tell(f"{path}: {found.summary()}")
    return OK
