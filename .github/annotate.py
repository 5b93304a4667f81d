"""Runs cio-schemas in GitHub Actions: annotations for each finding, and a table of codes for the summary of the job.

The arguments are in the environment, so that no text of a workflow is read by a shell: ARGUMENTS.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections import Counter
from pathlib import Path

_TITLE = re.compile(r"^::(?:error|warning|notice) .*?title=([^:,]+)::")


def main() -> int:
    """Run the command, and return its exit status."""
    try:
        arguments = shlex.split(os.environ.get("ARGUMENTS", "")) or ["check"]
    except ValueError as error:
        sys.stdout.write(f"::error::arguments: {error}\n")
        return 2
    command = [sys.executable, "-m", "cio_schemas", *arguments, "--output-format", "github"]
    codes: Counter[str] = Counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        for line in process.stdout:
            sys.stdout.write(line)
            found = _TITLE.match(line)
            if found:
                codes[found[1]] += 1
    _append("GITHUB_OUTPUT", f"findings={codes.total()}\n")
    _append("GITHUB_STEP_SUMMARY", summary(codes, process.returncode))
    if process.returncode not in (0, 1):
        sys.stdout.write(f"::error::cio-schemas ended with {process.returncode}: not everything was checked\n")
    return process.returncode


def summary(codes: Counter[str], status: int) -> str:
    """Write the summary of a job, as Markdown.

    Args:
        codes: How many findings have each code.
        status: The exit status.
    """
    if status not in (0, 1):
        return "### cio-schemas\n\nNot everything was checked: see the log.\n"
    if not codes:
        return "### cio-schemas\n\nNo findings.\n"
    rows = "".join(f"| {code} | {count} |\n" for code, count in codes.most_common())
    return f"### cio-schemas\n\n| code | findings |\n|---|---:|\n{rows}"


def _append(variable: str, text: str) -> None:
    path = os.environ.get(variable)
    if path:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    sys.exit(main())
