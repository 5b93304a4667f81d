"""`cio-schemas upgrade`: schemas of older drafts, rewritten for a newer one."""

from __future__ import annotations

import json
import logging
import os
import sys
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cio_schemas.cli.exits import FAILED, FOUND, OK, CommandError, tell
from cio_schemas.cli.options import STDIN, add_configuration, add_schemas
from cio_schemas.cli.settings import NAMELESS, known_schemas
from cio_schemas.cli.standard_input import standard_input
from cio_schemas.conversion.files import FilesTogether
from cio_schemas.conversion.upgrading import TARGETS, upgraded
from cio_schemas.diagnostic.printing import counted, visible
from cio_schemas.exceptions import SchemaFileError, WriteError
from cio_schemas.lint.files import is_schema, load, of_text
from cio_schemas.project.config_file import Config, ConfigError
from cio_schemas.project.config_file import load as load_config
from cio_schemas.project.walk import walk
from cio_schemas.schema.dialects import OFFICIAL
from cio_schemas.schema.drafts import canonical, dialect_named
from cio_schemas.schema.pointer import json_pointer
from cio_schemas.schema.suggestions import near_missing
from cio_schemas.source import ABSENT, Target
from cio_schemas.source.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cio_schemas.cli.arguments import ArgumentTable, Options
    from cio_schemas.conversion.survey import SchemaText
    from cio_schemas.conversion.upgrading import Upgraded
    from cio_schemas.conversion.verifying import Verdict
    from cio_schemas.lint.files import SchemaFile
    from cio_schemas.schema.files import SchemaFiles

DESCRIPTION: Final = "Rewrite schemas of drafts 4 to 2019-09 for 2020-12, so that they accept the same instances."

EXAMPLES: Final = """\
examples:
  cio-schemas upgrade schemas/                  references between them too
  cio-schemas upgrade --diff order.schema.json  show what would change
  cio-schemas upgrade --check schemas/          would a file change?
  cio-schemas upgrade --to 2019-09 schemas/     not to the newest
  cio-schemas upgrade --verify schemas/         prove it, or try instances
  cio-schemas upgrade - < old.json > new.json

The layout and the order of keys are kept, and each change is reported in one line. What the old draft ignored is
removed: siblings of `$ref` before 2019-09, keywords and formats of later drafts, `additionalItems` unless `items` is
an array. Titles, descriptions and other annotations are kept. Name all schemas that refer to each other in one run.

A file is left as it is, and reported, for three reasons: `contentEncoding` or `contentMediaType`, which are assertions
in draft 7 only; a `contains` of 2019-09 next to an `unevaluatedItems` that would be affected; a `$recursiveAnchor` that
a schema refers to which itself stays in 2019-09. A schema of draft 4 is upgraded although 1.0 is an integer in all
later drafts; that is reported.

Exit status: 0 done, 1 a file would change (--check, --diff), 2 a file could not be upgraded."""


def add(parser: ArgumentTable) -> None:
    """Add the subcommand's arguments."""
    parser.add_argument("files", nargs="*", metavar="FILE", help="schema files and folders; - for standard input")
    parser.add_argument(
        "--to", choices=TARGETS, default=TARGETS[-1], metavar="DRAFT", help=f"{', '.join(TARGETS)} (default)"
    )
    parser.add_argument("--diff", action="store_true", help="show what would change, and change nothing")
    parser.add_argument("--check", action="store_true", help="change nothing; exit with 1 if a file would change")
    parser.add_argument(
        "--verify",
        action="store_true",
        help="write only if a proof, or else generated instances, show no difference in what is accepted",
    )
    parser.add_argument(
        "--output-format", choices=("text", "json"), default="text", metavar="FORMAT", help="text (default), json"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="report errors, and nothing else")
    add_schemas(parser)
    add_configuration(parser)


def errors() -> tuple[type[Exception], ...]:
    """Return the errors whose message is for the user."""
    return SchemaFileError, ConfigError


def run(options: Options) -> int:
    """Upgrade the files."""
    if not options.files:
        raise CommandError("nothing to upgrade: name a file or a folder, or - for standard input")
    if "" in options.files:
        raise CommandError(NAMELESS)
    if STDIN in options.files and len(options.files) > 1:
        raise CommandError("standard input (-) can't be combined with files: upgrade it in a run of its own")
    if options.diff and options.output_format == "json":
        raise CommandError("--diff and --output-format json contradict each other")
    return _Job(options).run()


class _Job:
    """The files of a run and their upgrades."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.failed = False
        self.disproved = False  # then nothing is written: files that refer to each other change together
        self.verdicts: list[Verdict] = []
        schemas = known_schemas(options)
        self.default = schemas.dialect
        config = Config(Path.cwd()) if options.isolated else load_config(options.config)
        spare: dict[str, str] = {}
        self.files = [file for file in _loaded(options.files, config, spare) if self._is_upgradable(file)]
        self.sources, self.results = self._upgraded(schemas, spare)
        for folder in filter(os.path.isdir, options.files):
            if not (self.failed or any(_is_below(file.path, folder) for file in self.files)):
                raise CommandError(f"{folder}: there is no schema in this folder")
        self.is_filter = STDIN in options.files and not (options.diff or options.check)

    def run(self) -> int:
        """Report, show or write the upgrade of each file, and return the exit status."""
        changed = [number for number, each in enumerate(self.results) if each.root is not self.files[number].root]
        if self.options.verify:
            proven = [self._is_verified(number) for number in changed]
            self.disproved = not all(proven)
        done = [self._is_done(number) for number in range(len(self.files))]
        rewrites = list(self._told())
        if self.options.output_format == "json" and not self.is_filter:
            sys.stdout.write(json.dumps(rewrites, indent=2, ensure_ascii=False) + "\n")
        elif not self.options.quiet:
            stream = sys.stderr if self.options.diff or self.is_filter else sys.stdout
            for each in rewrites:
                stream.write(visible("{file}:{line}:{column}: {message}".format_map(each)) + "\n")
        if self.is_filter:
            for source, result in zip(self.sources, self.results, strict=True):
                sys.stdout.write(source.text if result.problem else result.text)
        if not self.options.quiet:
            self._summarize(sum(done))
        if self.failed:
            return FAILED
        return FOUND if any(done) and (self.options.check or self.options.diff) else OK

    def _upgraded(self, schemas: SchemaFiles, spare: dict[str, str]) -> tuple[list[SchemaText], list[Upgraded]]:
        """Upgrade the files, and those of the folders that turn out to be schemas because references lead to them."""
        while True:
            together = FilesTogether(schemas)
            sources = [together.source(file) for file in self.files]
            results = upgraded(sources, self.options.to, dialect_named(self.default))
            found = sorted(spare.keys() & together.read)
            if not found:
                return sources, results
            self.files += [file for file in map(load, map(spare.pop, found)) if self._is_upgradable(file)]

    def _is_upgradable(self, file: SchemaFile) -> bool:
        """Return whether a file can be edited; report one that can't be, if it would be upgraded."""
        if file.root is ABSENT:
            message = file.problems[0].message if file.problems else "the file holds no document"
            return self._fail(file, message, message)
        if not isinstance(file.root, dict):
            return isinstance(file.root, bool) or self._refuse(file, "a schema is an object or a boolean")
        if file.unwritable is None:
            return True
        declared = file.root.get("$schema")
        uri = canonical(declared) if isinstance(declared, str) else dialect_named(self.default)
        draft = next((each.draft for each in OFFICIAL.values() if each.uri == uri), OFFICIAL["v1"].draft)
        return draft < OFFICIAL[self.options.to].draft and self._refuse(file, file.unwritable)

    def _refuse(self, file: SchemaFile, reason: str) -> bool:
        return self._fail(file, f"not upgraded, since {reason}", reason)

    def _fail(self, file: SchemaFile, message: str, reason: str) -> bool:
        """Report why a file can't be upgraded, at the place of the problem of its text that is the reason, if any."""
        problem = next((each for each in file.problems if each.message in reason), None)
        span = problem.span if problem else None
        place = f"{file.path}:{span.line}:{span.column}" if span else file.path
        tell(f"error: {place}: {message}{near_missing(file.path, problem.code) if problem else ''}")
        self.failed = True
        return False

    def _is_done(self, number: int) -> bool:
        """Write, show or only note the upgrade of a file; return whether it changes the file."""
        file, source, result = self.files[number], self.sources[number], self.results[number]
        if result.problem:
            return self._refuse(file, result.problem)
        if result.text == source.text or self.disproved:
            return False
        new = of_text(result.text, file.path)._replace(problems=file.problems)
        if self.options.diff:
            _show_diff(file.path, source.text, result.text)
        elif not self.options.check and not self.is_filter:
            try:
                write_file(file.path, new.encoded(), read=file.encoded())
            except WriteError as error:
                tell(f"error: {error}")
                self.failed = True
                return False
        return True

    def _is_verified(self, number: int) -> bool:
        from cio_schemas.conversion.verifying import verified  # noqa: PLC0415 - imports the generator

        logging.getLogger("cio_schemas.strategies").addHandler(logging.NullHandler())  # what it does not draw
        path = self.files[number].path
        verdict = verified(number, self.sources, self.results, self.default)
        self.verdicts.append(verdict)
        if verdict.problem:
            tell(f"warning: {path}: not verified, since it can't be compiled: {verdict.problem}")
        for instance in verdict.difference:
            shown = json.dumps(instance, ensure_ascii=False, default=str)[:200]
            self._refuse(self.files[number], f"that would change the verdict on the instance {shown}")
        return not verdict.difference

    def _told(self) -> Iterator[dict[str, object]]:
        """Yield the rewrites of each file, with their places."""
        for file, result in zip(self.files, self.results, strict=True):
            assert file.batch is not None
            if result.problem or not result.rewrites:
                continue
            spans = file.batch.locate(0, [Target(each.path, key=True) for each in result.rewrites])
            for each, span in zip(result.rewrites, spans, strict=True):
                yield {
                    "file": file.path,
                    "line": span.line if span else 1,
                    "column": span.column if span else 1,
                    "pointer": json_pointer(each.path),
                    "kind": each.kind,
                    "message": each.message,
                }

    def _summarize(self, done: int) -> None:
        verb = "would be upgraded" if self.options.check or self.options.diff else "upgraded"
        left = sum(any(each.kind == "left" for each in result.rewrites) for result in self.results)
        undeclared = [
            file.path
            for file, result in zip(self.files, self.results, strict=True)
            if isinstance(file.root, dict) and "$schema" not in file.root and result.draft == "2020-12"
        ]
        already = sum(not (result.problem or result.rewrites) for result in self.results)
        unchanged = [
            *([f"{left} left as {'it is' if left == 1 else 'they are'}"] * bool(left)),
            *([f"{already} of draft {self.options.to} or later already"] * bool(already)),
        ]
        if done or unchanged or not self.failed:
            tell(", ".join((f"{counted(done, 'file')} {verb}", *unchanged)))
        if self.verdicts and not self.disproved:
            tell(_verified(self.verdicts))
        if undeclared and self.options.dialect is None:
            more = f" and {len(undeclared) - 1} more" if len(undeclared) > 1 else ""
            tell(f"{undeclared[0]}{more}: no $schema, so read as 2020-12; to read it by another draft, use --dialect")


def _verified(verdicts: Sequence[Verdict]) -> str:
    """Return what verifying came to, in one line."""
    proven = sum(verdict.proven for verdict in verdicts)
    tried = [verdict.tried for verdict in verdicts if verdict.tried]
    rest = len(verdicts) - proven - len(tried)
    parts = [
        *([f"{proven} proven to accept the same instances"] * bool(proven)),
        *([f"{len(tried)} found to agree on {counted(sum(tried), 'generated instance')}"] * bool(tried)),
        *([f"{rest} not verified"] * bool(rest)),
    ]
    return f"of {counted(len(verdicts), 'file')}, {', '.join(parts)}"


def _is_below(path: str, folder: str) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _loaded(given: Sequence[str], config: Config, spare: dict[str, str]) -> Iterator[SchemaFile]:
    """Yield the schemas that are named, and those below folders.

    Args:
        given: Files and folders.
        config: What is excluded.
        spare: Takes the files below folders that do not look like schemas, by real path.
    """
    for path in dict.fromkeys(given):
        if path == STDIN:
            yield load("-.json", name=STDIN, stream=standard_input())
        elif os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises if a name is too long
            yield from _in_folder(path, config, spare)
        else:
            yield load(path)


def _in_folder(folder: str, config: Config, spare: dict[str, str]) -> Iterator[SchemaFile]:
    for path, problem in walk(folder, config):
        if problem:
            raise CommandError(f"{path}: {problem.message}")
        if path.endswith((".json", ".yaml", ".yml")):
            file = load(path)
            if is_schema(file):
                yield file
            else:
                spare[os.path.realpath(path)] = path


def _show_diff(path: str, old: str, new: str) -> None:
    shown = visible(path)
    for line in unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), shown, shown):
        text = visible(line.rstrip("\n")) + "\n" * line.endswith("\n") if sys.stdout.isatty() else line
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n\\ No newline at end of file\n")
