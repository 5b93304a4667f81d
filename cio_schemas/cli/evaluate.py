"""`cio-schemas evaluate`: what a schema says of instances beyond a verdict, in a standard output format."""

from __future__ import annotations

import json
import sys
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.annotations import FORMATS
from cio_schemas.cli.exits import FAILED, FOUND, OK, CommandError, tell
from cio_schemas.cli.options import STDIN, add_configuration, add_schemas
from cio_schemas.cli.overwriting import below, refuse_inputs
from cio_schemas.cli.settings import known_schemas
from cio_schemas.cli.standard_input import standard_input
from cio_schemas.diagnostic.printing import visible_json
from cio_schemas.exceptions import EvaluationSizeError, SchemaFileError, WriteError
from cio_schemas.project.config_file import ConfigError
from cio_schemas.runtime import DepthError
from cio_schemas.schema.suggestions import near_missing
from cio_schemas.source import ABSENT, parse, read
from cio_schemas.source.writing import replacing
from cio_schemas.validators.from_files import validator_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.cli.arguments import ArgumentTable, Options
    from cio_schemas.source import Problem
    from cio_schemas.validators import Validator

DESCRIPTION: Final = "Evaluate instances by a schema: write annotations and errors in a standard output format."

EXAMPLES: Final = """\
examples:
  cio-schemas evaluate --schema event event.json
  cio-schemas evaluate --schema order.json o.json --output-format basic
  cio-schemas evaluate --schema event events.ndjson -o evaluations.ndjson

A file with one instance becomes an indented JSON object; several instances (NDJSON,
several documents or files) become one line each, in their order.

Formats, and what each has a unit for; the default is list:
  flag          nothing: whether the instance is valid
  list          each schema object with annotations, kept or dropped, or errors
  hierarchical  each schema object that was applied, as a tree
  basic         each keyword with an error, or else an annotation
  detailed      the same as a tree, condensed
  verbose       each keyword and each subschema, as a tree

flag, basic, detailed and verbose are those of draft 2020-12 (Core, section 12); list and
hierarchical those of the specification of machine-readable output that follows it.
`check` reports errors for people, with line and column.

Exit status: 0 all are valid, 1 some are not, 2 could not do the work (a missing file,
broken JSON, a broken schema)."""


def add(parser: ArgumentTable) -> None:
    """Add the subcommand's arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="files with instances; - for standard input")
    parser.add_argument(
        "--schema", required=True, metavar="SCHEMA", help="bundled name (see `list`), $id or path of a schema"
    )
    add_schemas(parser)
    add_configuration(parser)
    parser.add_argument(
        "--output-format", choices=tuple(FORMATS), default="list", metavar="FORMAT", help=", ".join(FORMATS)
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write (default: standard output)")


def errors() -> tuple[type[Exception], ...]:
    """Return the errors whose message is for the user."""
    return SchemaFileError, ConfigError, WriteError


def run(options: Options) -> int:
    """Evaluate the instances, and write the evaluations."""
    if options.files.count(STDIN) > 1:
        raise CommandError("standard input (-) can be read only once")
    refuse_inputs("-o", options.output, (*options.files, options.schema, *below(options.schemas)))
    schemas = known_schemas(options)
    work = _Work(validator_of(schemas, options.schema), options.output_format)
    refuse_inputs("-o", options.output, schemas.paths)
    pieces = _written(output for path in options.files for output in work.outputs(path))
    if options.output in (None, "-"):
        for piece in pieces:
            sys.stdout.write(piece)
        return work.status
    with replacing(options.output) as file:
        for piece in pieces:
            file.write(piece.encode())
        if work.status == FAILED:
            raise CommandError(f"{options.output} is not written, since not every instance could be evaluated")
    return work.status


class _Work:
    """Evaluates files, and keeps the exit status."""

    def __init__(self, validator: Validator, output_format: str) -> None:
        self.status = OK
        self._validator, self._format = validator, output_format

    def outputs(self, path: str) -> Iterator[dict[str, Any]]:
        """Yield the output of each instance of a file, and report what can't be evaluated."""
        for instance, problems, line in _instances(path):
            for problem in problems:
                place = f"{path}:{problem.span.line}:{problem.span.column}" if problem.span else path
                self._report(place, f"{problem.message}{near_missing(path, problem.code)}")
            if problems:  # there is no instance, or not the one that is written
                continue
            try:
                output = self._validator.evaluate(instance).output(self._format)
            except (DepthError, EvaluationSizeError) as error:
                self._report(f"{path}:{line}", str(error))
                continue
            self.status = max(self.status, OK if output["valid"] else FOUND)
            yield output

    def _report(self, place: str, message: str) -> None:
        tell(f"error: {place}: {message}")
        self.status = FAILED


def _instances(path: str) -> Iterator[tuple[Any, tuple[Problem, ...], int]]:
    """Yield each instance of a file, what is wrong with its text, and the line it begins on."""
    for chunk in read(path, stream=standard_input() if path == STDIN else None):
        for batch in parse(chunk):
            for index, instance in enumerate(batch.instances):
                problems = batch.problems.get(index, ())
                assert problems or instance is not ABSENT  # what can't be read has a reason
                yield instance, problems, batch.lines[index]


def _written(outputs: Iterator[dict[str, Any]]) -> Iterator[str]:
    """Yield the text of one output, indented, or of several, a line each."""
    first = list(islice(outputs, 2))
    if len(first) == 1:
        yield visible_json(json.dumps(first[0], indent=2, ensure_ascii=False)) + "\n"
        return
    for output in chain(first, outputs):
        yield visible_json(json.dumps(output, ensure_ascii=False)) + "\n"
