"""Is any instance of a schema refused by another, which a proof says it satisfies?"""

import json
import sys
from collections import Counter
from functools import partial
from hashlib import sha256

from benchmarks.compatibility_walks import Decided, judged
from benchmarks.records import Records
from benchmarks.report import Section, Table, Target

CHUNK, MAX_ROUNDS = 10, 5
"""So many pairs are judged at a time; and so often at most."""
CALIBRATING = 2_000
"""How many instances of a schema are judged by another if there is a witness: how many are shown by these, too."""


def soundness(count: int, decided: list[Decided], records: Records) -> Section:
    """Judge so many instances of all pairs that were proven, of each collection: none may be against a proof."""
    rows, totals = [], Counter[str]()
    for name, pairs in (
        ("containment suite", [each for each in decided if each.is_proven and not each.name]),
        ("SchemaStore's versions", [each for each in decided if each.is_proven and each.name]),
    ):
        if not pairs:
            continue
        counts = _sound(pairs, count, records)
        rows.append((name, len(pairs), *(counts[each] for each in ("with instances", "judged", "against"))))
        totals.update(counts)
    columns = ("pairs", "proven", "of these with instances", "instances judged", "against a proof")
    targets = [
        Target("instances against a proof", totals["against"], at_most=0),
        Target("instances", totals["judged"], at_least=count),
    ]
    return Section("Soundness of the proofs", [Table("Instances", columns, rows)], targets, [_power(decided, records)])


def _power(decided: list[Decided], records: Records) -> str:
    """Say how many known differences the same walks show."""
    witnessed = [each for each in decided if not each.is_proven]
    shown = 0
    for start in range(0, len(witnessed), CHUNK):
        part = witnessed[start : start + CHUNK]
        shown += records.of(f"shown of {_digest(part)}", partial(_judged, part, CALIBRATING, 0))["shown"]
    return f"the same walks, {CALIBRATING:,} instances of each, show {shown} of {len(witnessed)} known differences"


def _sound(proven: list[Decided], count: int, records: Records) -> Counter[str]:
    """Judge instances of each pair alike, in rounds, as long as the next one comes to anything."""
    totals = Counter[str]()
    for seed in range(MAX_ROUNDS):
        each = -(-(count - totals["judged"]) // len(proven))
        found = Counter[str]()
        for start in range(0, len(proven), CHUNK):
            part = proven[start : start + CHUNK]
            found.update(records.of(f"{each} of {_digest(part)}, seed {seed}", partial(_judged, part, each, seed)))
        totals.update({name: found[name] for name in ("judged", "against")})
        totals["with instances"] = max(totals["with instances"], found["with instances"])
        if totals["judged"] >= count or not found["judged"]:
            break
    return totals


def _digest(part: list[Decided]) -> str:
    return sha256(repr([each[:3] for each in part]).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _judged(part: list[Decided], count: int, seed: int) -> dict[str, int]:
    found = Counter[str]()
    for each in part:
        done = judged(each, count, seed)
        found.update(judged=done.count, against=len(done.refused))
        found["with instances"] += done.count > 0
        found["shown"] += bool(done.refused)
        for instance in done.refused if each.is_proven else ():
            sys.stderr.write(f"against a proof, {each.name or each[1:3]}: {json.dumps(instance)}\n")
    return found
