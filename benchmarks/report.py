"""What a benchmark found: tables and targets, as a JSON document and as Markdown."""

import json
import os
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from .peers import versions

Cell = str | float
METHOD = """\
Contenders take turns in one run, and all assert formats. A time is processor time, that of the fastest round; commands
are timed by the clock. A ratio says how many times as long the peer takes: above 1, cio-schemas is faster."""


class Target(NamedTuple):
    """What a measurement must show.

    Attributes:
        what: what was measured, with its unit.
        measured: the number that came out.
        at_least: the least it may be, if there is such a bound.
        at_most: the most it may be, if there is such a bound.
    """

    what: str
    measured: float
    at_least: float = float("-inf")
    at_most: float = float("inf")

    @property
    def met(self) -> bool:
        """Whether the number lies within the bounds."""
        return self.at_least <= self.measured <= self.at_most

    @property
    def bound(self) -> str:
        """The bound in words."""
        if self.at_most == float("inf"):
            return f"at least {number(self.at_least)}"
        return f"at most {number(self.at_most)}"


class Table(NamedTuple):
    """A table of results; the first column names the row."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]


class Section(NamedTuple):
    """The answer to one question."""

    question: str
    tables: Sequence[Table]
    targets: Sequence[Target] = ()
    notes: Sequence[str] = ()


def environment() -> dict[str, Any]:
    """Return where and when the run took place, and the versions of the contenders."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "system": f"{platform.system()} {platform.machine()}",
        "cpu": _cpu(),
        "cores": os.cpu_count(),
        "versions": versions(),
    }


def document(where: dict[str, Any], sections: Iterable[Section]) -> dict[str, Any]:
    """Return the results as a JSON document."""
    return {
        "environment": where,
        "sections": [
            {
                "question": section.question,
                "targets": [
                    {"what": t.what, "bound": t.bound, "measured": round(t.measured, 3), "met": t.met}
                    for t in section.targets
                ],
                "tables": [
                    {"title": t.title, "rows": [dict(zip(t.columns, row, strict=True)) for row in t.rows]}
                    for t in section.tables
                ],
                "notes": list(section.notes),
            }
            for section in sections
        ],
    }


def summary(where: dict[str, Any], sections: Iterable[Section]) -> str:
    """Return as Markdown where the run took place and which targets were met."""
    contenders = ", ".join(f"{name} {release}" for name, release in where["versions"].items())
    targets = [(t.what, number(t.measured), t.bound, "yes" if t.met else "no") for s in sections for t in s.targets]
    python = f"{where['implementation']} {where['python']}"
    machine = f"{where['system']}, {where['cpu']}, {where['cores']} cores"
    table = _grid(("measured", "result", "target", "met"), targets)
    return f"{where['date']}, {python}, {machine}; {contenders}.\n\n{METHOD}\n\n{table}"


def markdown(where: dict[str, Any], sections: Sequence[Section]) -> str:
    """Return the results as Markdown: the summary first, then every table."""
    parts = ["# Benchmark results", summary(where, sections), *(section_markdown(section) for section in sections)]
    return "\n\n".join(parts) + "\n"


def section_markdown(section: Section) -> str:
    """Return the tables and notes of one section as Markdown."""
    tables = [f"### {table.title}\n\n{_grid(table.columns, table.rows)}" for table in section.tables]
    notes = "\n".join(f"- {note}" for note in section.notes)
    return "\n\n".join(filter(None, [f"## {section.question}", *tables, notes]))


def save(folder: Path, where: dict[str, Any], sections: Sequence[Section], name: str = "engine") -> None:
    """Write the results into the folder, as `engine.json` and `engine.md` or by another name."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(document(where, sections), indent=1, ensure_ascii=False)
    (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    (folder / f"{name}.md").write_text(markdown(where, sections), encoding="utf-8")


def number(value: Cell) -> str:
    """Return a number with three significant digits at least, and no exponent; text as it is."""
    if isinstance(value, str):
        return value
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _grid(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    lines = [columns, ["---", *["---:"] * (len(columns) - 1)], *([number(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cpu() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()
