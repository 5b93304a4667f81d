"""Is every instance of one schema an instance of another: how often is that told, how soon, and is it ever wrong?

    python -m benchmarks.compatibility --containment FOLDER --versions FOLDER --pairs COUNT --registry FOLDER
        --soundness COUNT

The folders are checkouts of sdbs-uni-p/json-schema-containment-testsuite, of SchemaStore/schemastore with its history,
and of confluentinc/schema-registry. COUNT instances are judged of all pairs that were proven on the way. What comes out
is printed, and each part saved by itself, since the whole takes long.
"""

import argparse
import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import jsonschema_rs
import yaml

from benchmarks.report import Section, Table, Target, environment, save, section_markdown
from cio_schemas import CompileError, Validator
from cio_schemas.compatibility import Proof, Unknown, Verdict, Witness, compare
from cio_schemas.fixtures import valid_fixtures
from cio_schemas.strategies import NothingFoundError, RejectedError, UnsatisfiableError

RESULTS = Path(__file__).parent / "results"
DRAFTS = {f"draft{name}": name for name in ("4", "6", "7", "2019-09", "2020-12")}
RUST = {"4": "Draft4", "6": "Draft6", "7": "Draft7", "2019-09": "Draft201909", "2020-12": "Draft202012"}
PEERS = {name: getattr(jsonschema, f"{draft}Validator") for name, draft in RUST.items()}
ANNOTATED = {"2019-09", "2020-12"}
"""The drafts in which the suite's format.json takes formats for annotations."""

PAIRS = 400
QUESTIONS = {"s1SubsetEqOfs2": ("schema1", "schema2"), "s2SubsetEqOfs1": ("schema2", "schema1")}


class Proven(NamedTuple):
    """A pair of which every instance of the one satisfies the other."""

    one: Validator
    other: Validator


def main() -> None:
    """Print what comes out, and save it."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("containment", "versions", "registry"):
        parser.add_argument(f"--{name}", type=Path, metavar="FOLDER")
    parser.add_argument("--pairs", type=int, metavar="COUNT", default=PAIRS)
    parser.add_argument("--soundness", type=int, metavar="COUNT")
    given = vars(parser.parse_args())
    compared = partial(versions, most=given["pairs"])
    proven: list[Proven] = []
    for name, measure in PARTS.items():
        if given[name] is not None:
            section = (compared if measure is versions else measure)(given[name], proven)
            save(RESULTS, environment(), [section], name=f"compatibility_{name}")
            sys.stdout.write(section_markdown(section) + "\n\n")


# -- the containment suite --


def containment(root: Path, proven: list[Proven]) -> Section:
    """Answer the suite's questions in each draft."""
    rows, notes, targets = [], [], []
    for folder, dialect in DRAFTS.items():
        counts, faults = _contained(root / "tests" / folder, dialect, proven)
        total = counts.total() - sum(counts[name] for name in counts if name.startswith("rust"))
        decided = (total - counts["unknown"] - counts["refused"]) / total
        names = ("right", "fault", "wrong", "unknown", "refused", "rust right", "rust wrong", "rust unknown")
        rows.append((dialect, total, *(counts[name] for name in names)))
        targets.append(Target(f"{dialect}: share decided", decided, at_least=0.995))
        targets.append(Target(f"{dialect}: wrong but for faults of the suite", counts["wrong"], at_most=0))
        notes += [f"{dialect}, faults of the suite by file: {', '.join(f'{n} {name}' for name, n in faults.items())}"]
    columns = ("draft", "questions", "right", "suite's fault", "wrong", "unknown", "not a schema")
    peer = ("jsonschema-rs right", "jsonschema-rs wrong", "jsonschema-rs unknown")
    notes.append(
        "A disagreement counts as the suite's fault where jsonschema or jsonschema-rs judges instances as we do."
    )
    return Section("The containment suite", [Table("Answers", (*columns, *peer), rows)], targets, notes)


def _contained(folder: Path, dialect: str, proven: list[Proven]) -> tuple[Counter[str], Counter[str]]:
    counts, faults = Counter[str](), Counter[str]()
    for path in sorted(folder.rglob("*.json")):
        asserts = not (path.name == "format.json" and dialect in ANNOTATED)
        for test in json.loads(path.read_text(encoding="utf-8")):
            for question, (one, other) in QUESTIONS.items():
                if question in test["tests"]:
                    case = Case(test[one], test[other], test["tests"][question], dialect, asserts)
                    answer = case.answer(proven)
                    counts[answer] += 1
                    counts[case.rust()] += 1
                    if answer == "fault":
                        faults[path.relative_to(folder).as_posix()] += 1
    return counts, faults


class Case(NamedTuple):
    """One question of the suite: whether every instance of one schema satisfies another, with its own answer."""

    one: Any
    other: Any
    expected: bool
    dialect: str
    asserts: bool

    def answer(self, proven: list[Proven]) -> str:
        """What our answer is: right, the suite's fault, wrong, unknown, or refused."""
        settings: dict[str, Any] = {} if self.asserts else {"format_checker": None}
        try:
            validators = [Validator(each, dialect=self.dialect, **settings) for each in (self.one, self.other)]
        except (CompileError, jsonschema.SchemaError):
            return "refused"
        verdict = compare(*validators).backward
        if isinstance(verdict, Unknown):
            return "unknown"
        if isinstance(verdict, Proof):
            proven.append(Proven(*validators))
        if isinstance(verdict, Proof) is self.expected:
            return "right"
        return "fault" if any(shows(self, verdict) for shows in (_shown_by_jsonschema, _shown_by_rust)) else "wrong"

    def rust(self) -> str:
        """What the answer of jsonschema-rs is."""
        draft = getattr(jsonschema_rs, RUST[self.dialect])
        try:
            one, other = (
                jsonschema_rs.canonicalize(each, draft=draft, validate_formats=self.asserts)
                for each in (self.one, self.other)
            )
            verdict = str(other.covers(one)).rpartition(".")[2].upper()
        except Exception:  # whatever it raises, it does not tell
            return "rust unknown"
        if verdict not in ("YES", "NO"):
            return "rust unknown"
        return "rust right" if (verdict == "YES") is self.expected else "rust wrong"

    def counterexamples(self) -> list[Any]:
        """What the suite itself may have taken for an instance of the one that the other refuses."""
        for each in (self.one, self.other):
            if isinstance(each, dict):
                listed = [each["const"]] if "const" in each else each.get("enum", [])
                if listed:
                    return list(listed)
        return []


def _shown_by_jsonschema(case: Case, verdict: Verdict) -> bool:
    peer = PEERS[case.dialect]
    checker = peer.FORMAT_CHECKER if case.asserts else None
    return _shown(case, verdict, lambda schema: peer(schema, format_checker=checker).is_valid)


def _shown_by_rust(case: Case, verdict: Verdict) -> bool:
    make = getattr(jsonschema_rs, f"{RUST[case.dialect]}Validator")
    return _shown(case, verdict, lambda schema: make(schema, validate_formats=case.asserts).is_valid)


def _shown(case: Case, verdict: Verdict, accepting: Callable[[Any], Callable[[Any], bool]]) -> bool:
    """Whether another validator judges instances as we do: the witness, or what the suite must have had in mind."""
    try:
        one, other = accepting(case.one), accepting(case.other)
        if isinstance(verdict, Witness):
            return one(verdict.instance) and not other(verdict.instance)
        found = case.counterexamples()
        return bool(found) and all(other(instance) for instance in found if one(instance))
    except Exception:  # it can't judge these
        return False


# -- successive versions --


class Pair(NamedTuple):
    """Two successive versions of a schema."""

    name: str
    old: Any
    new: Any


def pairs(repository: Path) -> Iterator[Pair]:
    """Yield pairs of successive versions of SchemaStore's schemas, in the same order each time."""
    log = _git(
        repository, "log", "--pretty=format:C %H", "--name-only", "--diff-filter=M", "--", "src/schemas/json/*.json"
    )
    changes, commit = [], ""
    for line in log.splitlines():
        if line.startswith("C "):
            commit = line[2:]
        elif line.endswith(".json"):
            changes.append((commit, line))
    random.Random(0).shuffle(changes)
    for commit, path in changes:
        try:
            old, new = (json.loads(_git(repository, "show", f"{rev}:{path}")) for rev in (f"{commit}^", commit))
        except (subprocess.CalledProcessError, ValueError):
            continue
        if old != new:
            yield Pair(f"{Path(path).name} {commit[:9]}", old, new)


def _git(repository: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(repository), *arguments], capture_output=True, check=True)
    return done.stdout.decode("utf-8-sig")


def _store(repository: Path) -> Callable[[str], Any]:
    """Return what finds the newest version of a schema of the store by its URI."""
    known: dict[str, Any] = {}

    def retrieve(uri: str) -> Any:
        name = uri.removesuffix("#").rpartition("/")[2].removesuffix(".json")
        if name not in known:
            try:
                known[name] = json.loads(_git(repository, "show", f"HEAD:src/schemas/json/{name}.json"))
            except (subprocess.CalledProcessError, ValueError):
                known[name] = None
        return known[name] if "schemastore.org" in uri else None

    return retrieve


def versions(repository: Path, proven: list[Proven], *, most: int = PAIRS) -> Section:
    """Compare so many pairs of successive versions, both ways."""
    retrieve, counts, slow = _store(repository), Counter[str](), []
    for pair in pairs(repository):
        if counts["pairs"] >= most:
            break
        start = time.process_time()
        try:
            validators = [Validator(each, registry=retrieve, dialect="7") for each in (pair.old, pair.new)]
        except (CompileError, jsonschema.SchemaError):
            counts["no schema"] += 1
            continue
        [each.is_valid(None) for each in validators]
        compiled = time.process_time()
        found = compare(*validators)
        done = time.process_time()
        counts["pairs"] += 1
        counts["decided"] += not any(isinstance(each, Unknown) for each in found)
        soon = done - compiled <= max(1, 20 * (compiled - start))
        counts["soon"] += soon
        slow += [] if soon else [f"{pair.name}: {done - compiled:.1f} s, compiled in {compiled - start:.1f} s"]
        for verdict, (one, other) in zip(found, (validators, validators[::-1]), strict=True):
            counts[type(verdict).__name__] += 1
            if isinstance(verdict, Witness):
                counts["minimal"] += verdict.minimal
                counts[_confirmed(verdict.instance, one.schema, other.schema)] += 1
            elif isinstance(verdict, Proof):
                proven.append(Proven(one, other))
    rows = [(name, counts[name]) for name in ("pairs", "decided", "Proof", "Witness", "Unknown", "minimal", "soon")]
    rows += [(f"witnesses {name} by jsonschema-rs", counts[name]) for name in ("confirmed", "refuted", "not judged")]
    targets = [
        Target("share of pairs decided both ways", counts["decided"] / counts["pairs"], at_least=0.85),
        Target("witnesses that jsonschema-rs refutes", counts["refuted"], at_most=0),
        Target("share of pairs done soon", counts["soon"] / counts["pairs"], at_least=0.95),
    ]
    notes = [
        f"soon: within 20 times the time that compiling both takes, or a second; not so: {'; '.join(slow) or 'none'}"
    ]
    return Section(
        "Successive versions of SchemaStore's schemas", [Table("Pairs", ("what", "count"), rows)], targets, notes
    )


def _confirmed(instance: Any, accepting: Any, refusing: Any) -> str:
    try:
        one, other = (jsonschema_rs.validator_for(each, validate_formats=True) for each in (accepting, refusing))
        return "confirmed" if one.is_valid(instance) and not other.is_valid(instance) else "refuted"
    except Exception:  # such as for a reference to another document
        return "not judged"


# -- a schema registry's own cases --


def registry(root: Path, _: list[Proven]) -> Section:
    """Compare our answers with those that Confluent's schema registry expects of its own cases."""
    counts, differing = Counter[str](), []
    for path in sorted((root / "json-schema-provider/src/test/resources").glob("diff-*schema-examples*.json")):
        dialect = "2020-12" if "2020-12" in path.name else "7"
        for case in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):  # some have trailing commas
            found = compare(case["original_schema"], case["update_schema"], dialect=dialect).backward
            expected = "compatible" if case["compatible"] else "incompatible"
            agrees = isinstance(found, Proof if case["compatible"] else Witness)
            counts["agreed" if agrees else f"{expected} there, {type(found).__name__} here"] += 1
            if not agrees:
                told = f" ({json.dumps(found.instance)})" if isinstance(found, Witness) else ""
                differing.append(
                    f"{path.name}: {case['description']}: {expected} there, {type(found).__name__} here{told}"
                )
    table = Table("Cases", ("answer", "count"), list(counts.items()))
    unknown = sum(n for name, n in counts.items() if "Unknown" in name)
    return Section(
        "A schema registry's own cases", [table], [Target("cases left unknown", unknown, at_most=0)], differing
    )


# -- soundness --


def soundness(count: int, proven: list[Proven]) -> Section:
    """Judge instances of all pairs that were proven: none may be against a proof."""
    judged = against = seed = 0
    drawing = list(proven)
    while judged < count and drawing:
        share = max(10, (count - judged) // len(drawing) // 2)
        again = []
        for pair in drawing:
            try:
                instances = valid_fixtures(pair.one, min(share, 500), seed, allow_omissions=True)
            except (UnsatisfiableError, NothingFoundError, RejectedError, CompileError, RecursionError):
                continue
            again.append(pair)
            judged += len(instances)
            against += sum(not pair.other.is_valid(instance) for instance in instances)
        drawing, seed = again, seed + 1
    rows = [("pairs proven", len(proven)), ("instances judged", judged), ("against a proof", against)]
    targets = [Target("instances against a proof", against, at_most=0)]
    return Section("Soundness of the proofs", [Table("Instances", ("what", "count"), rows)], targets)


PARTS: dict[str, Callable[[Any, list[Proven]], Section]] = {
    "containment": containment,
    "versions": versions,
    "registry": registry,
    "soundness": soundness,
}
"""What is measured, in this order; all but the last note the pairs that are proven."""


if __name__ == "__main__":
    main()
