"""What is lint worth to people? 300 random findings on the schemas of others, each judged by a reader.

    python -m benchmarks.lint_sample FOLDER

FOLDER holds JSON Schemas, such as `src/schemas/json` of https://github.com/SchemaStore/schemastore. All of them are
linted with the defaults, and 300 findings are drawn with a fixed seed. `results/lint_sample.json` keeps them with what
a reader judged from schema and message alone: "worth telling", "true" for what is true and not worth a line, "false",
and a reason if it is not the first.
What is drawn anew has no judgement until somebody writes one; the findings that were judged before keep theirs.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any, Final

SAMPLE: Final = 300
SEED: Final = 411
RESULT: Final = Path(__file__).parent / "results" / "lint_sample.json"
_IDENTITY: Final = ("path", "pointer", "code", "message")
_JUDGED: Final = ("judgement", "reason")


def main() -> int:
    """Draw the sample, keep what was judged, and print how much of it is worth telling."""
    if len(sys.argv) != 2:
        sys.stderr.write(__doc__ or "")
        return 2
    folder = Path(sys.argv[1])
    command = [sys.executable, "-m", "cio_schemas", "lint", ".", "--isolated", "--no-cache", "--output-format", "json"]
    printed = subprocess.run(command, cwd=folder, capture_output=True, check=False).stdout
    findings = sorted(json.loads(printed), key=lambda each: [each[name] for name in ("path", "line", "column", "code")])
    counts = Counter(each["path"] for each in findings)
    median = statistics.median(counts[path.name] for path in folder.glob("*.json"))
    judged = {_identity(each): {name: each[name] for name in _JUDGED if name in each} for each in _kept()}
    drawn = [
        {**{name: each[name] for name in (*_IDENTITY, "line")}, **judged.get(_identity(each), {"judgement": None})}
        for each in Random(SEED).sample(findings, min(SAMPLE, len(findings)))
    ]
    drawn.sort(key=lambda each: (each["code"], each["path"], each["line"]))
    RESULT.write_text("[\n" + ",\n".join(json.dumps(each) for each in drawn) + "\n]\n", encoding="utf-8")
    tally = Counter(str(each["judgement"]) for each in drawn)
    mean = statistics.mean(counts[path.name] for path in folder.glob("*.json"))
    most = max(counts.values())
    print(f"{len(findings):,} findings; a file has {median:g} in the median, {mean:.1f} in the mean, {most} at most")
    print(*(f"{number:4} {judgement}" for judgement, number in tally.most_common()), sep="\n")
    return 0


def _kept() -> list[dict[str, Any]]:
    return json.loads(RESULT.read_text("utf-8")) if RESULT.exists() else []


def _identity(finding: dict[str, Any]) -> tuple[str, ...]:
    return tuple(finding[name] for name in _IDENTITY)


if __name__ == "__main__":
    sys.exit(main())
