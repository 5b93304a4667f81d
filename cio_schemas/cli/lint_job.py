"""The files and rules of a run of `cio-schemas lint`: what is found, and what is mended."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cio_schemas.cli.exits import FAILED, FOUND, OK, CommandError, tell
from cio_schemas.cli.lint_cache import Cache, cache_folder
from cio_schemas.cli.lint_files import schemas_of
from cio_schemas.cli.new_baseline import write_baseline
from cio_schemas.cli.options import (
    STDIN,
)
from cio_schemas.cli.settings import per_file
from cio_schemas.diagnostic.codes import Meaning, meaning
from cio_schemas.diagnostic.printing import counted, visible
from cio_schemas.exceptions import WorkerError, WriteError
from cio_schemas.lint import CODES, OPT_IN, RULES, Linter
from cio_schemas.lint.files import SchemaFile, load
from cio_schemas.lint.fixing.passes import fix_file
from cio_schemas.lint.linter import lint_file
from cio_schemas.lint.workspace import Workspace
from cio_schemas.project.discovery import dialect_in
from cio_schemas.project.root import NAMES
from cio_schemas.project.walk import within
from cio_schemas.rules import baseline as baselines
from cio_schemas.rules.rule import Safety
from cio_schemas.rules.selection import Selection, selectors
from cio_schemas.schema.drafts import dialect_named
from cio_schemas.schema.pointer import json_pointer
from cio_schemas.schema.suggestions import near_missing
from cio_schemas.source import ABSENT
from cio_schemas.source.writing import StaleFileError, write_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cio_schemas.cli.arguments import Options
    from cio_schemas.cli.output import Output
    from cio_schemas.diagnostic import Diagnostic
    from cio_schemas.lint.linter import Reported
    from cio_schemas.project.config_file import Config


class LintJob:
    """The files and rules of a run."""

    def __init__(self, options: Options, output: Output, config: Config) -> None:
        self.options = options
        self.output = output
        self.config = config
        self.fixed = 0  # findings
        self._written: set[str] = set()
        self.refused: list[str] = []  # files whose fixes were not proven, or could not be written
        self.selection = selection_of(options, config)
        self.linter = Linter(RULES, lambda rule: self.selection.wants(rule.code))
        self.known = baselines.load(options.baseline) if options.baseline else None
        if options.write_baseline is not None:
            baselines.check_target(options.write_baseline)
        named = [path for path in options.files if os.path.isdir(path)]  # noqa: PTH112 - as below
        self.workspace = Workspace(
            roots=[*named, *([str(config.folder)] if config.origin else [])],
            dialect=dialect_named(options.dialect or dialect_in(config)),
        )
        self.files = list(schemas_of(options, config))
        for file in self.files:
            self.workspace.add(file)
        self.cache = self._cache()

    def _cache(self) -> Cache | None:
        """Return the cache of earlier findings; it holds none for standard input, and none after fixes."""
        options = self.options
        if options.no_cache or STDIN in options.files or options.fix or options.unsafe_fixes or options.diff:
            return None
        folder = Path(options.cache_dir) if options.cache_dir else cache_folder()
        if options.add_ignore or folder is None:
            return None
        settings = [
            sorted(self.linter.selected),
            self.selection._replace(opt_in=frozenset()),
            self.output.excerpts,
            options.dialect or dialect_in(self.config),
            self.config.folder,
            options.files,
        ]
        return Cache(self.files, settings, folder)

    @property
    def is_filter(self) -> bool:
        """Whether standard input is to be written to standard output, fixed."""
        return STDIN in self.options.files and (self.options.fix or self.options.unsafe_fixes)

    def inputs(self) -> Iterator[str | Path]:
        """Yield every file that the run reads, except for its baseline."""
        yield from (file.path for file in self.files)
        yield from self.options.files
        yield from (
            self.config.folder / name for name in (*NAMES, *([self.options.config] if self.options.config else []))
        )

    def findings(self) -> Iterator[Diagnostic]:
        """Yield the findings that the baseline does not hold."""
        found = self._all()
        return found if self.known is None else baselines.without(found, self.known, self.config.folder)

    def _all(self) -> Iterator[Diagnostic]:
        known = {number: self.cache.find(file) for number, file in enumerate(self.files)} if self.cache else {}
        missing = [number for number in range(len(self.files)) if known.get(number) is None]
        looked_at = self._looked_at(missing)
        for number, file in enumerate(self.files):
            found = known.get(number)
            if found is None:
                found, beside = next(looked_at)
                if self.cache:
                    self.cache.note(file, found, beside)
            yield from found
        if self.cache:
            self.cache.save()

    def _looked_at(self, numbers: list[int]) -> Iterator[tuple[list[Diagnostic], list[str]]]:
        jobs = min(self.options.jobs, len(numbers))
        return map(self._of_number, numbers) if jobs < 2 else self._looked_at_by(jobs, numbers)

    def _looked_at_by(self, jobs: int, numbers: list[int]) -> Iterator[tuple[list[Diagnostic], list[str]]]:
        from cio_schemas.parallel_map import in_processes  # noqa: PLC0415 - only if asked for

        done = 0
        try:
            for found in in_processes(self._of_number, numbers, jobs):
                yield found
                done += 1
        except WorkerError as error:
            path = self.files[numbers[done]].path
            raise CommandError(f"{error}; {path} and the files after it were not linted") from None

    def _of_number(self, number: int) -> tuple[list[Diagnostic], list[str]]:
        """Return the findings of a file, and where its references were looked for outside the files that are linted."""
        file = self.files[number]
        relative = within(file.path, self.config.folder)
        found = lint_file(file, self.linter, self.workspace, excerpts=self.output.excerpts)
        return [each for each in found if self.selection.wants(each.code, relative)], self.workspace.beside(file)

    def tell_unread(self) -> bool:
        """Report the files that hold no document to be read, if findings are not; return whether there are any."""
        unread = [file for file in self.files if file.root is ABSENT]
        for file in unread:
            for problem in file.problems:
                place = f":{problem.span.line}:{problem.span.column}" if problem.span else ""
                tell(f"error: {file.path}{place}: {problem.message}{near_missing(file.path, problem.code)}")
        return bool(unread)

    def tell_stale(self) -> None:
        """Say how many findings of the baseline are gone; only of files that were linted."""
        linted = {within(file.path, self.config.folder) for file in self.files if file.root is not ABSENT}
        stale = baselines.stale(self.known, linted) if self.known else 0
        if stale and not self.options.quiet:
            baseline = self.options.baseline
            tell(f"{counted(stale, 'finding')} of {baseline} no longer there; update it with --write-baseline")

    def write_baseline(self) -> int:
        """Write the findings to a baseline; see `write_baseline`."""
        path, folder = self.options.write_baseline, self.config.folder
        status = write_baseline(self._all(), path, folder, self.output, meaning_of, complete=lambda: not self.refused)
        return FAILED if self.refused else status

    # -- fixes --

    def _fixed(self) -> Iterator[tuple[int, SchemaFile, int]]:
        """Yield each file that fixes would change: its number, what it would be, how many findings that mends."""
        for number, given in enumerate(self.files):
            file = self._refreshed(number, given)
            self._tell_hindrance(file)
            relative = within(file.path, self.config.folder)
            unwanted = frozenset(rule.code for rule in RULES if not self._is_mended(rule.code, relative))
            fixed, mended = fix_file(
                file,
                self.linter,
                self.workspace,
                unsafe=self.options.unsafe_fixes,
                unwanted=unwanted,
                spared=partial(self._is_known, relative),
            )
            if mended and (not self.options.verify or self._is_proven(file, fixed)):
                yield number, fixed, mended

    def _refreshed(self, number: int, file: SchemaFile) -> SchemaFile:
        """Return a file as this run left it, if it was written under another name."""
        if os.path.realpath(file.path) in self._written:
            self._take(number, load(file.path))
        return self.files[number]

    def _is_mended(self, code: str, path: str) -> bool:
        """Return whether findings of a rule are to be fixed in a file."""
        chosen = Selection(_selectors(self.options.fixable), (), _selectors(self.options.unfixable, ignored=True))
        return self.selection.wants(code, path) and chosen.wants(code)

    def _is_known(self, path: str, found: Reported) -> bool:
        """Return whether the baseline holds a finding, which then is not mended either."""
        return self.known is not None and (path, found.rule.code, json_pointer(found.finding.path), "") in self.known

    def _take(self, number: int, file: SchemaFile) -> None:
        """Use the current contents of a file from here on."""
        self.files[number] = file
        self.workspace.replace(file)

    def _tell_hindrance(self, file: SchemaFile) -> None:
        if file.unwritable is None or file.root is ABSENT:
            return
        wanted = {Safety.SAFE, Safety.UNSAFE} if self.options.unsafe_fixes else {Safety.SAFE}
        found = self.linter.lint(self.workspace.document(file))
        count = sum(rule.fix in wanted and bool(finding.fix) for rule, finding in found)
        if count:
            tell(f"{file.path}: {counted(count, 'finding')} not fixed, since {file.unwritable}")

    def _is_proven(self, before: SchemaFile, after: SchemaFile) -> bool:
        import json  # noqa: PLC0415 - for --verify alone

        from cio_schemas.lint.fixing.verify import compare  # noqa: PLC0415

        verdict = compare(self.workspace.document(before), self.workspace.document(after))
        if verdict.difference is None:
            if not (verdict.tried or verdict.proven):
                tell(f"{before.path}: fixed unproven, since a schema that can't be compiled has no verdicts")
            return True
        shown = json.dumps(verdict.difference[0], ensure_ascii=False)[:200]
        tell(f"{before.path}: not changed, since the fixes change the verdict on {shown}")
        self.refused.append(before.path)
        return False

    def diff(self) -> int:
        """Write what fixes would change, and return the exit status."""
        from difflib import unified_diff  # noqa: PLC0415 - for --diff alone

        changed = 0
        for number, fixed, _ in self._fixed():
            old, new = (_text(file).splitlines(keepends=True) for file in (self.files[number], fixed))
            shown = visible(fixed.path)
            for line in map(_shown, unified_diff(old, new, shown, shown)):
                sys.stdout.write(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
            self._take(number, fixed)
            changed += 1
        if self.tell_unread() or self.refused:
            return FAILED
        return FOUND if changed and not self.options.exit_zero else OK

    def fix(self) -> None:
        """Write each file that fixes change, and go on with the next if one can't be written."""
        total, done = 0, []
        for number, fixed, mended in self._fixed():
            if fixed.path == self._stdin_name() or self._is_written(number, fixed):
                self._take(number, fixed)
                total += mended
                self.fixed += mended
                done.append(fixed.path)
        for file in self.files:
            if file.batch and file.path == self._stdin_name():
                sys.stdout.buffer.write(file.encoded())
        if self.refused:
            tell(f"fixed: {', '.join(done) or 'no file'}; not fixed: {', '.join(self.refused)}")
        if total and not self.options.quiet:
            tell(f"{counted(total, 'finding')} fixed")

    def add_ignore(self) -> None:
        """Write each file with a suppression of every finding in it."""
        from cio_schemas.lint.fixing.added_suppressions import suppress  # noqa: PLC0415 - for --add-ignore alone

        for number, given in enumerate(self.files):
            file = self._refreshed(number, given)
            if file.root is ABSENT or file.path == self._stdin_name():
                continue
            if file.unwritable is not None:
                tell(f"{file.path}: not changed, since {file.unwritable}")
                continue
            document, path = self.workspace.document(file), within(file.path, self.config.folder)
            found = [each for each in self.linter.lint(document) if self.selection.wants(each.rule.code, path)]
            changed = suppress(file, document, [each for each in found if not self._is_known(path, each)])
            if changed is not file and self._is_written(number, changed):
                self._take(number, changed)

    def _is_written(self, number: int, fixed: SchemaFile) -> bool:
        try:
            write_file(fixed.path, fixed.encoded(), read=self.files[number].encoded())
        except WriteError as error:
            tell(f"error: {error}")
            self.refused.append(fixed.path)
            if isinstance(error, StaleFileError):
                self._take(number, load(fixed.path))
            return False
        self._written.add(os.path.realpath(fixed.path))
        return True

    def _stdin_name(self) -> str | None:
        return (self.options.stdin_filename or STDIN) if STDIN in self.options.files else None


def selection_of(options: Options, config: Config) -> Selection:
    """Return which codes are wanted: by the options, or by the configuration."""
    chosen = config.lint
    apart = {glob: _selectors(each, ignored=True) for glob, each in per_file(options.per_file_ignores).items()}
    return Selection(
        _selectors(options.select) or chosen.select or (),
        (*_selectors(options.extend_select), *(() if options.select else chosen.extend_select)),
        _selectors(options.ignore, ignored=True) or chosen.ignore,
        {**chosen.per_file_ignores, **apart},
        OPT_IN,
    )


def _selectors(given: Iterable[str], *, ignored: bool = False) -> tuple[str, ...]:
    return tuple(each for text in given for each in selectors(text, CODES, ignored=ignored))


def _shown(line: str) -> str:
    """Return a line of a diff: unchanged for `patch`, or made visible on a terminal."""
    return visible(line.rstrip("\n")) + "\n" * line.endswith("\n") if sys.stdout.isatty() else line


def meaning_of(code: str) -> Meaning:
    """Return what a code means: a rule, or a problem of a text."""
    rule = next((rule for rule in RULES if rule.code == code), None)
    return Meaning(rule.what, rule.why, rule.name) if rule else meaning(code)


def _text(file: SchemaFile) -> str:
    assert file.batch is not None
    return file.batch.text(0)
