"""`cio-schemas diff`: versions of schemas compared: what changed, whom it breaks, and a payload that shows it."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from cio_schemas.cli.diff_versions import SchemaSets, paired
from cio_schemas.cli.exits import CommandError, tell
from cio_schemas.cli.options import STDIN, add_configuration, add_output, add_schemas, add_selection, positive
from cio_schemas.cli.output import write
from cio_schemas.cli.overwriting import below, refuse_inputs
from cio_schemas.cli.settings import output_of, per_file
from cio_schemas.compatibility.changes.kinds import KINDS, kind_of
from cio_schemas.compatibility.classes.classifying import classes, disjoint
from cio_schemas.compatibility.findings import Wanted, findings
from cio_schemas.compatibility.modes import MODES
from cio_schemas.compatibility.whole_schemas import BUDGET
from cio_schemas.diagnostic import Diagnostic, Severity
from cio_schemas.diagnostic.codes import Meaning, meaning
from cio_schemas.diagnostic.printing import counted
from cio_schemas.exceptions import SchemaFileError
from cio_schemas.project.config_file import Config, ConfigError
from cio_schemas.project.config_file import load as load_config
from cio_schemas.project.git import GitError
from cio_schemas.project.root import NAMES
from cio_schemas.project.walk import within
from cio_schemas.rules.configured import configured_choice
from cio_schemas.rules.selection import Selection, SelectionError, selectors
from cio_schemas.source import PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cio_schemas.cli.arguments import ArgumentTable, Options
    from cio_schemas.cli.diff_versions import PairedNames, SchemaSet
    from cio_schemas.compatibility.findings import VersionSource
    from cio_schemas.compatibility.versions.version import Version
    from cio_schemas.project.config_file import Choice

DESCRIPTION: Final = """\
Compare versions of schemas: what changed, whom each change breaks, and a payload that shows it, or a proof that no
payload does."""

EXAMPLES: Final = """\
examples:
  cio-schemas diff old.json new.json          two files
  cio-schemas diff v1/ v2/                    folders: by $id, then by path
  cio-schemas diff HEAD:order.json order.json
  cio-schemas diff --since main schemas/      what differs from a revision
  cio-schemas diff --mode full-transitive v1.json v2.json v3.json
  cio-schemas rule D-required                 what a code is about

A change breaks producers if the new version refuses a payload that the old one accepts. It breaks consumers if the new
version accepts a payload that the old one refuses. --mode selects who must not break: producers (`backward`, the
default), consumers (`forward`), or both (`full`). With `-transitive`, each version is compared with all earlier ones,
not only with the previous one. The names are those of schema registries.

A finding is an error if a payload shows that a change breaks what the mode protects, or if that is not known; with
--unknown warn, the latter are warnings. Everything else is reported as information. That a change breaks nothing is
always proven; docs/compatibility.md explains how.

Exit status: 0 nothing is broken, 1 something is, or it is not known, 2 something could not be compared."""

UNKNOWN: Final = {"error": Severity.ERROR, "warn": Severity.WARNING}
CODES: Final = {**dict.fromkeys(KINDS, ""), **dict.fromkeys(PROBLEMS, "")}


def add(table: ArgumentTable) -> None:
    """Add the subcommand's arguments."""
    table.add_argument(
        "versions",
        nargs="*",
        metavar="VERSION",
        help="files or folders, the oldest first; REV:PATH for one in Git; with --since, what to compare",
    )
    table.add_argument("--since", metavar="REV", help="compare the working tree with a revision of Git")
    table.add_argument("--mode", choices=tuple(MODES), metavar="MODE", help=f"{', '.join(MODES)} (default: backward)")
    table.add_argument(
        "--unknown", choices=tuple(UNKNOWN), metavar="HOW", help="error (default) or warn: what counts as not known"
    )
    table.add_argument(
        "--budget", type=positive, metavar="N", help="steps that a comparison may take (default: 1000000)"
    )
    add_schemas(table)
    add_selection(table.add_argument_group("findings"))
    add_configuration(table.add_argument_group("configuration"))
    add_output(table.add_argument_group("output"), "error")


def errors() -> tuple[type[Exception], ...]:
    """Return the errors whose message is for the user."""
    return ConfigError, GitError, SchemaFileError, SelectionError


def run(options: Options) -> int:
    """Compare the versions."""
    _refuse_contradictions(options)
    config = Config(Path.cwd()) if options.isolated else load_config(options.config)
    config = config._replace(diff=_configured(config))
    output = output_of(options, config)
    selection = _selection(options, config)
    with SchemaSets(config, options.schemas, options.dialect) as sets:
        job = _Job(options, config, sets, excerpts=output.excerpts)
        refuse_inputs("--report", options.report, _inputs(options, config, job))
        found = (each for each in job.findings() if selection.wants(each.code, within(each.path, config.folder)))
        files = job.files()
        status = write(found, output, files=files or None, rules=_meaning)
    if job.is_idle and not options.quiet:
        job.tell_idle()
    return status


def _inputs(options: Options, config: Config, job: _Job) -> Iterator[str | Path]:
    """Yield the files that the run reads."""
    yield from options.versions
    yield from (path for path, _ in job.files())
    yield from ([options.config] if options.config else (config.folder / name for name in NAMES))
    yield from below([*options.schemas, *(config.folder / name for name in config.schemas)])


def _refuse_contradictions(options: Options) -> None:
    versions = options.versions
    for wrong, message in (
        (options.isolated and bool(options.config), "--isolated and --config contradict each other"),
        (
            options.statistics and bool(options.output_format),
            f"--statistics and --output-format {options.output_format} contradict each other",
        ),
        (versions.count(STDIN) > 1, "standard input (-) can be read only once"),
        (
            STDIN in versions and options.since is not None,
            "--since can't compare standard input (-): name files or folders",
        ),
        (not versions and options.since is None, "nothing to compare: name two versions, or a revision with --since"),
        (
            len(versions) == 1 and options.since is None,
            f"{', '.join(versions)}: expected a second version to compare with, or a revision with --since",
        ),
    ):
        if wrong:
            raise CommandError(message)


def _configured(config: Config) -> Choice:
    """Return what the configuration chooses, with its codes, its mode and what counts as unknown read."""
    found = configured_choice(config, "diff", lambda given, ignored: selectors(given, CODES, ignored=ignored))
    for key, value, known in (("mode", found.mode, MODES), ("unknown", found.unknown, UNKNOWN)):
        if value is not None and value not in known:
            from cio_schemas.schema.suggestions import did_you_mean  # noqa: PLC0415 - only a failure pays for it

            message = f"expected one of {', '.join(known)}, found {value!r}{did_you_mean(value, known)}"
            raise config.wrong(message, "diff", key)
    return found


def _selection(options: Options, config: Config) -> Selection:
    """Return which codes are wanted: by the options, or by the configuration."""
    chosen = config.diff
    apart = {glob: _selectors(each, ignored=True) for glob, each in per_file(options.per_file_ignores).items()}
    return Selection(
        _selectors(options.select) or chosen.select or (),
        (*_selectors(options.extend_select), *chosen.extend_select),
        _selectors(options.ignore, ignored=True) or chosen.ignore,
        {**chosen.per_file_ignores, **apart},
    )


def _selectors(given: Iterable[str], *, ignored: bool = False) -> tuple[str, ...]:
    return tuple(each for text in given for each in selectors(text, CODES, ignored=ignored))


def _meaning(code: str) -> Meaning:
    return Meaning(*kind_of(code)) if code in KINDS else meaning(code)


class _Compared(NamedTuple):
    """Two versions, and which schema of the one is which of the other."""

    old: SchemaSet
    new: SchemaSet
    names: PairedNames


class _Job:
    """The versions of a run.

    Attributes:
        compared: Which of them are compared.
    """

    def __init__(self, options: Options, config: Config, sets: SchemaSets, *, excerpts: bool) -> None:
        mode = MODES[options.mode or config.diff.mode or "backward"]
        unknown = UNKNOWN[options.unknown or config.diff.unknown or "error"]
        self._wanted = Wanted(mode, unknown, excerpts)
        self._budget = options.budget or BUDGET
        self._since = options.since
        if options.since is not None:
            old, new, self._changed = sets.since(options.since, options.versions or ["."])
            self.compared = [_Compared(old, new, paired(old, new))]
        else:
            versions = _read(sets, options.versions)
            self.compared = [
                _Compared(versions[old], versions[new], paired(versions[old], versions[new]))
                for old, new in mode.pairs(len(versions))
            ]
            for old, new, names in self.compared:
                if not names.kept:
                    raise CommandError(f"no schema in {old.label} has the $id or the path of one in {new.label}")

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing to compare."""
        return not any(each.names.kept for each in self.compared)

    def files(self) -> list[tuple[str, str]]:
        """Return the files with something to report, each with its name in a report."""
        shown = [
            path
            for old, new, names in self.compared
            for path in (
                *map(old.shown, names.gone),
                *map(new.shown, names.come),
                *(new.shown(name) for _, name in names.kept),
            )
        ]
        return [(path, "") for path in dict.fromkeys(shown)]

    def findings(self) -> Iterator[Diagnostic]:
        """Yield the findings, version by version."""
        told: set[int] = set()
        for old, new, names in self.compared:
            for each in (old, new):
                if id(each) not in told:
                    told.add(id(each))
                    yield from (*each.broken.values(), *each.flawed)
            yield from self._lonely(old, new, names)
            for before, after in names.kept:
                if before in old.documents and after in new.documents:
                    yield from self._of_pair(old, before, new, after)

    def _lonely(self, old: SchemaSet, new: SchemaSet, names: PairedNames) -> Iterator[Diagnostic]:
        """Yield the schemas that only one version has."""
        where = f" since {self._since}" if self._since is not None else f": {old.label} does not have it"
        for name in names.come:
            yield Diagnostic(new.shown(name), "D-added", f"this schema is new{where}", severity=Severity.INFO)
        severity = Severity.ERROR if any(self._wanted.mode[:2]) else Severity.INFO
        for name in names.gone:
            message = f"{new.label} no longer has this schema (breaks its users)"
            yield Diagnostic(old.shown(name), "D-removed", message, severity=severity)

    def _of_pair(self, old: SchemaSet, before: str, new: SchemaSet, after: str) -> Iterator[Diagnostic]:
        """Yield the findings of a schema in two versions; one that can't be used is a finding, too."""
        versions = [_usable(old, before), _usable(new, after)]
        wrong = [each for each in versions if isinstance(each, Diagnostic)]
        if wrong:
            yield from wrong
            return
        (one, is_at), (other, is_at_now) = (each for each in versions if not isinstance(each, Diagnostic))
        found = classes(one, other, budget=self._budget)
        wanted = self._wanted._replace(against=old.label if self._compares_often(new) else "")
        told = findings(found, (is_at, is_at_now), wanted, disjoint(one, other, found.whole, self._budget))
        if before != after:
            moved = f"this schema was {old.shown(before)}"
            yield Diagnostic(new.shown(after), "D-moved", moved, severity=Severity.INFO)
        yield from told

    def _compares_often(self, new: SchemaSet) -> bool:
        """Return whether a version is compared with several others."""
        return sum(each.new is new for each in self.compared) > 1

    def tell_idle(self) -> None:
        """Report that nothing was compared: every file is new or unchanged."""
        [(_, _, names)] = self.compared
        if names.come:
            tell(f"nothing is compared: {counted(len(names.come), 'schema')} new since {self._since}")
        elif not names.gone:
            tell(f"nothing is compared: no schema differs from {self._since}")


def _usable(schemas: SchemaSet, name: str) -> tuple[Version, VersionSource] | Diagnostic:
    """Return a schema with its place in the file, or what is wrong with it."""
    try:
        return schemas.version(name)
    except SchemaFileError as error:
        return schemas.refused(schemas.files[name], error)


def _read(sets: SchemaSets, versions: list[str]) -> list[SchemaSet]:
    """Read the versions, which are all files or all folders, and not twice the same."""
    read = [sets.named(text) for text in versions]
    kinds = {is_folder: text for text, (_, is_folder) in zip(versions, read, strict=True)}
    if len(kinds) > 1:
        raise CommandError(f"{kinds[True]} is a folder and {kinds[False]} a file: name files, or folders")
    for text, following in pairwise(versions):
        if os.path.realpath(text) == os.path.realpath(following):
            what = "folder" if True in kinds else "file" if Path(text).exists() else "schema"
            raise CommandError(f"{text} and {following} are the same {what}")
    return [each for each, _ in read]
