"""`--write-baseline`: keep the findings of a run that read everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cio_schemas.cli.exits import tell
from cio_schemas.cli.output import Output, write
from cio_schemas.diagnostic.printing import counted
from cio_schemas.rules import baseline as baselines
from cio_schemas.source import UNREAD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from cio_schemas.diagnostic import Diagnostic
    from cio_schemas.diagnostic.codes import Meaning


def write_baseline(
    found: Iterable[Diagnostic],
    path: str,
    folder: Path,
    output: Output,
    rules: Callable[[str], Meaning],
    *,
    complete: Callable[[], bool] = lambda: True,
) -> int:
    """Write findings to a baseline, and report those that it can't hold as if there were no baseline.

    Args:
        found: In file order.
        path: The file; it is not written if something could not be read, for the next run would report what is there.
        folder: What the paths in it are relative to.
        output: How the rest is reported.
        rules: From a code to its meaning.
        complete: Returns, once all findings are known, whether nothing was left unchecked for other reasons.

    Returns:
        The exit status.
    """
    found = [*found]
    if complete() and not any(each.code in UNREAD for each in found):
        count = baselines.write(path, found, folder)
        tell(f"{counted(count, 'finding')} written to {path}")
    else:
        tell(f"{path} is not written, since not everything was checked")
    rest = (each for each in found if not baselines.holds(each))
    return write(rest, output._replace(quiet=True, exit_zero=False), rules=rules)
