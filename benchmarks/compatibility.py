"""Is every instance of one schema an instance of another: how often is that told, how soon, and is it ever wrong?

    python -m benchmarks.compatibility --containment FOLDER --versions FOLDER --pairs COUNT --registry FOLDER
        --soundness COUNT --records FILE --seconds N

The folders are checkouts of sdbs-uni-p/json-schema-containment-testsuite, of SchemaStore/schemastore with its history,
and of confluentinc/schema-registry. COUNT instances are judged of all pairs that were proven on the way, of each
collection. What comes out is printed, and each part saved by itself. The whole takes long: with FILE, what was measured
is kept there, and after N seconds the run ends, to go on from there when the same command is run again.
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

from benchmarks.compatibility_soundness import soundness
from benchmarks.compatibility_walks import Decided, read_example
from benchmarks.records import Records
from benchmarks.report import Section, Table, Target, environment, save, section_markdown
from cio_schemas import CompileError, Validator
from cio_schemas.compatibility import Proof, Unknown, Verdict, Witness, compare

RESULTS = Path(__file__).parent / "results"
DRAFTS = {f"draft{name}": name for name in ("4", "6", "7", "2019-09", "2020-12")}
RUST = {"4": "Draft4", "6": "Draft6", "7": "Draft7", "2019-09": "Draft201909", "2020-12": "Draft202012"}
PEERS = {name: getattr(jsonschema, f"{draft}Validator") for name, draft in RUST.items()}
ANNOTATED = {"2019-09", "2020-12"}
"""The drafts in which the suite's format.json takes formats for annotations."""

PAIRS = 400
QUESTIONS = {"s1SubsetEqOfs2": ("schema1", "schema2"), "s2SubsetEqOfs1": ("schema2", "schema1")}


def main() -> None:
    """Print what comes out, and save it."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("containment", "versions", "registry"):
        parser.add_argument(f"--{name}", type=Path, metavar="FOLDER")
    parser.add_argument("--pairs", type=int, metavar="COUNT", default=PAIRS)
    parser.add_argument("--soundness", type=int, metavar="COUNT")
    parser.add_argument("--records", type=Path, metavar="FILE")
    parser.add_argument("--seconds", type=float, metavar="N", default=float("inf"))
    given = vars(parser.parse_args())
    records = Records(given["records"], given["seconds"])
    compared = partial(versions, most=given["pairs"])
    decided: list[Decided] = []
    for name, measure in PARTS.items():
        if given[name] is not None:
            section = (compared if measure is versions else measure)(given[name], decided, records)
            save(RESULTS, environment(), [section], name=f"compatibility_{name}")
            sys.stdout.write(section_markdown(section) + "\n\n")


# -- the containment suite --


def containment(root: Path, decided: list[Decided], records: Records) -> Section:
    """Answer the suite's questions in each draft."""
    rows, targets = [], []
    faults: dict[tuple[str, str], int] = Counter()
    for folder, dialect in DRAFTS.items():
        counts = Counter[str]()
        for path in sorted((root / "tests" / folder).rglob("*.json")):
            asserts = not (path.name == "format.json" and dialect in ANNOTATED)
            found = records.of(f"{dialect} {path.relative_to(root)}", partial(_contained, path, dialect, asserts))
            counts.update(found["answers"])
            settings = {"dialect": dialect, **({} if asserts else {"format_checker": None})}
            decided += [Decided(True, *pair, settings) for pair in found["proven"]]
            for kind, count in found["kinds"].items():
                faults[dialect, kind] += count
        total = counts.total() - sum(counts[name] for name in counts if name.startswith("rust"))
        share = (total - counts["unknown"] - counts["refused"]) / total
        names = ("right", "fault", "wrong", "unknown", "refused", "rust right", "rust wrong", "rust unknown")
        rows.append((dialect, total, *(counts[name] for name in names)))
        targets.append(Target(f"{dialect}: share decided", share, at_least=0.995))
        targets.append(Target(f"{dialect}: wrong but for faults of the suite", counts["wrong"], at_most=0))
    columns = ("draft", "questions", "right", "suite's fault", "wrong", "unknown", "not a schema")
    peer = ("jsonschema-rs right", "jsonschema-rs wrong", "jsonschema-rs unknown")
    answers = Table("Answers", (*columns, *peer), rows)
    kinds = Table("Faults of the suite", ("draft", "kind", "count"), [(*key, count) for key, count in faults.items()])
    return Section("The containment suite", [answers, kinds], targets, [NOTES[0], " ".join(NOTES[1:])])


def _contained(path: Path, dialect: str, asserts: bool) -> dict[str, Any]:
    answers, kinds, proven = Counter[str](), Counter[str](), []
    for test in json.loads(path.read_text(encoding="utf-8")):
        for question, (one, other) in QUESTIONS.items():
            if question in test["tests"]:
                case = Case(test[one], test[other], test["tests"][question], dialect, asserts)
                answer, verdict = case.answer()
                answers[answer] += 1
                answers[case.rust()] += 1
                if answer == "fault":
                    kinds[case.kind(path)] += 1
                if isinstance(verdict, Proof):
                    proven.append((case.one, case.other))
    return {"answers": answers, "kinds": kinds, "proven": proven}


class Case(NamedTuple):
    """One question of the suite: whether every instance of one schema satisfies another, with its own answer."""

    one: Any
    other: Any
    expected: bool
    dialect: str
    asserts: bool

    def answer(self) -> tuple[str, Any]:
        """What our answer is: right, the suite's fault, wrong, unknown, or refused; and the verdict."""
        settings: dict[str, Any] = {} if self.asserts else {"format_checker": None}
        try:
            validators = [Validator(each, dialect=self.dialect, **settings) for each in (self.one, self.other)]
        except (CompileError, jsonschema.SchemaError):
            return "refused", None
        verdict = compare(*validators).backward
        if isinstance(verdict, Unknown):
            return "unknown", verdict
        if isinstance(verdict, Proof) is self.expected:
            return "right", verdict
        is_shown = any(shows(self, verdict) for shows in (_shown_by_jsonschema, _shown_by_rust))
        return "fault" if is_shown else "wrong", verdict

    def kind(self, path: Path) -> str:
        """What the suite's fault is, of a case that it is in."""
        if path.name == "unicode.json":
            return UNICODE
        if self.dialect == "4" and (_has_constant(self.one) or _has_constant(self.other)):
            answer, _ = self._replace(one=_listed(self.one), other=_listed(self.other)).answer()
            return CONSTANT if answer == "right" else f"{CONSTANT}; {WRITTEN}"
        return FAULTS.get(path.parent.name, path.name)

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


CONSTANT = "`const`, which draft 4 does not know, for an `enum` of one value"
WRITTEN = "with `enum`, 1.0 equals a listed 1 and is no integer of draft 4"
UNICODE = r"`\w` and `\d` for those of Unicode, which ECMA-262 does not mean"
FAULTS = {
    "nonvalid": "a negated schema with keywords outside of `not`, or whose references lead elsewhere from there",
    "universal": "a schema and its negation, which are no contraries: references were rewritten, or keywords left out",
}
FAULTS["unsatisfiable"] = FAULTS["universal"]
"""What the disagreements in a folder of the suite were found to have in common, those above aside."""
NOTES = (
    "A disagreement counts as the suite's fault where jsonschema or jsonschema-rs judges instances as we do.",
    "Draft 4 has no `const`, which came with draft 6: there, a schema of nothing else accepts all.",
    "The files for draft 4 are written with it. With `enum` in its place our answer is the suite's, but where a row",
    "says why not.",
)


def _has_constant(schema: Any) -> bool:
    return schema != _listed(schema)


def _listed(schema: Any) -> Any:
    """Return a schema with `enum` for each `const`."""
    if isinstance(schema, list):
        return [_listed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    rest = {name: each if name == "enum" else _listed(each) for name, each in schema.items() if name != "const"}
    return {**rest, "enum": [schema["const"]]} if "const" in schema else rest


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


def versions(repository: Path, decided: list[Decided], records: Records, *, most: int = PAIRS) -> Section:
    """Compare so many pairs of successive versions, both ways."""
    settings = {"registry": _store(repository), "dialect": "7"}
    counts, slow = Counter[str](), []
    for pair in pairs(repository):
        if counts["pairs"] >= most:
            break
        found = records.of(f"versions {pair.name}", partial(_compared, pair, settings))
        if not found:
            counts["no schema"] += 1
            continue
        counts["pairs"] += 1
        counts["decided"] += "Unknown" not in found["verdicts"]
        soon = found["compared"] <= max(1, 20 * found["compiled"])
        counts["soon"] += soon
        slow += [] if soon else [f"{pair.name}: {found['compared']:.1f} s, compiled in {found['compiled']:.2f} s"]
        counts.update(found["verdicts"] + found["witnesses"])
        for verdict, (one, other) in zip(found["verdicts"], ((pair.old, pair.new), (pair.new, pair.old)), strict=True):
            examples = partial(_examples, repository, pair.name.split(".json")[0])
            if verdict != "Unknown":
                decided.append(Decided(verdict == "Proof", one, other, settings, pair.name, examples))
    rows = [(name, counts[name]) for name in ("pairs", "decided", "Proof", "Witness", "Unknown", "soon")]
    rows += [(f"witnesses {name} by jsonschema-rs", counts[name]) for name in ("confirmed", "refuted", "not judged")]
    rows += [(f"witnesses that are {name}", counts[name]) for name in ("minimal", "reducible")]
    targets = [
        Target("share of pairs decided both ways", counts["decided"] / counts["pairs"], at_least=0.85),
        Target("witnesses that jsonschema-rs refutes", counts["refuted"], at_most=0),
        Target("share of pairs done soon", counts["soon"] / counts["pairs"], at_least=0.95),
        Target("witnesses of which nothing can be left out", counts["minimal"], at_least=min(200, counts["Witness"])),
        Target("witnesses of which something can be left out", counts["reducible"], at_most=0),
    ]
    notes = [
        f"soon: within 20 times the time that compiling both takes, or a second; not so: {'; '.join(slow) or 'none'}",
        "minimal: each member, each item and each character was left out in turn, and the rest is no witness",
    ]
    return Section(
        "Successive versions of SchemaStore's schemas", [Table("Pairs", ("what", "count"), rows)], targets, notes
    )


def _examples(repository: Path, name: str) -> list[Any]:
    """Read the store's good and bad examples for a schema."""
    folders = f"src/test/{name}", f"src/negative_test/{name}"
    paths = _git(repository, "ls-tree", "-r", "--name-only", "HEAD", "--", *folders).splitlines()
    found = []
    for path in paths:
        try:
            found += read_example(path, _git(repository, "show", f"HEAD:{path}"))
        except (subprocess.CalledProcessError, ValueError):
            continue
    return found


def _compared(pair: Pair, settings: dict[str, Any]) -> dict[str, Any]:
    """Compare two versions: the verdicts, the times, and what holds of the witnesses; nothing if one is no schema."""
    start = time.process_time()
    try:
        validators = [Validator(each, **settings) for each in (pair.old, pair.new)]
    except (CompileError, jsonschema.SchemaError):
        return {}
    [each.is_valid(None) for each in validators]
    compiled = time.process_time()
    found = compare(*validators)
    done = time.process_time()
    witnesses = []
    for verdict, (one, other) in zip(found, (validators, validators[::-1]), strict=True):
        if isinstance(verdict, Witness):
            smaller = (each for each in removals(verdict.instance) if one.is_valid(each) and not other.is_valid(each))
            witnesses += [_confirmed(verdict.instance, one.schema, other.schema)]
            witnesses += ["minimal" if next(smaller, ABSENT) is ABSENT else "reducible"]
    return {
        "verdicts": [type(verdict).__name__ for verdict in found],
        "witnesses": witnesses,
        "compiled": compiled - start,
        "compared": done - compiled,
    }


ABSENT = object()


def removals(value: Any) -> Iterator[Any]:
    """Yield an instance with one member, one item or one character left out, in each way."""
    if isinstance(value, str):
        yield from (value[:at] + value[at + 1 :] for at in range(len(value)))
    elif isinstance(value, list):
        yield from (value[:at] + value[at + 1 :] for at in range(len(value)))
        yield from ([*value[:at], each, *value[at + 1 :]] for at, item in enumerate(value) for each in removals(item))
    elif isinstance(value, dict):
        yield from ({key: each for key, each in value.items() if key != name} for name in value)
        yield from ({**value, name: each} for name, member in value.items() for each in removals(member))


def _confirmed(instance: Any, accepting: Any, refusing: Any) -> str:
    try:
        one, other = (jsonschema_rs.validator_for(each, validate_formats=True) for each in (accepting, refusing))
        return "confirmed" if one.is_valid(instance) and not other.is_valid(instance) else "refuted"
    except Exception:  # such as for a reference to another document
        return "not judged"


# -- a schema registry's own cases --


EXPLAINED = {
    "Detect incompatible changes to dependencies schemas": "a dependency is only asked of objects that have `foo`, and "
    "no object is a string or a number, so both versions refuse just these: they say the same",
    "Detect required array to be changed": "an object without `bar` was accepted and is refused",
    "Detect removed boolean additional items": "without an array of `items` beside it `additionalItems` asserts "
    "nothing (draft 7, section 6.4.2), so both versions accept everything",
    "Detect changes to additional items schema": "as above",
}
"""Why our answer is not the registry's, by the case."""


def registry(root: Path, _: list[Decided], __: Records) -> Section:
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
                    f"{path.name}: {case['description']}: {expected} there, {type(found).__name__} here{told}: "
                    + EXPLAINED.get(case["description"], "not explained")
                )
    table = Table("Cases", ("answer", "count"), list(counts.items()))
    unknown = sum(n for name, n in counts.items() if "Unknown" in name)
    return Section(
        "A schema registry's own cases", [table], [Target("cases left unknown", unknown, at_most=0)], differing
    )


PARTS: dict[str, Callable[[Any, list[Decided], Records], Section]] = {
    "containment": containment,
    "versions": versions,
    "registry": registry,
    "soundness": soundness,
}
"""What is measured, in this order; the first two note which pairs were decided."""


if __name__ == "__main__":
    main()
