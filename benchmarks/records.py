"""What was measured before, kept in a file, so that a run that takes long can be stopped and go on."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


class Records:
    """What was measured, by what it is called.

    Args:
        path: The file of JSON lines that keeps it; None to keep nothing.
        seconds: After how many seconds of the clock the run ends.
    """

    def __init__(self, path: Path | None, seconds: float = float("inf")) -> None:
        self._path, self._end = path, time.monotonic() + seconds
        self._found: dict[str, Any] = {}
        if path is not None and path.exists():
            lines = path.read_text(encoding="utf-8").splitlines()
            self._found = {key: value for line in lines for key, value in [json.loads(line)]}

    def of(self, key: str, measure: Callable[[], Any]) -> Any:
        """Return what was measured before, or measure it and keep it.

        Args:
            key: What it is called.
            measure: Returns a JSON value.

        Raises:
            SystemExit: The time is over.
        """
        if key not in self._found:
            if time.monotonic() > self._end:
                raise SystemExit(f"the time is over: {len(self._found)} measured, run the same command to go on")
            self._found[key] = measure()
            if self._path is not None:
                with self._path.open("a", encoding="utf-8") as file:
                    file.write(json.dumps([key, self._found[key]]) + "\n")
        return self._found[key]
