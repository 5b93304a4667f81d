"""Findings and how they are written: for people, for programs, for editors and code hosts.

Every renderer takes findings in file order, as they come, and writes each as soon as its format allows.
"""

from __future__ import annotations

from cio_schemas.lazy_exports import exporter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Final, TextIO

    from cio_schemas.diagnostic.codes import Meaning
    from cio_schemas.diagnostic.diagnostic import Diagnostic, Edit, Excerpt, Note, Severity, excerpt, in_order

__all__ = ["FORMATS", "Diagnostic", "Edit", "Excerpt", "Note", "Severity", "excerpt", "in_order", "render"]

__getattr__ = exporter(
    __name__,
    dict.fromkeys(("Diagnostic", "Edit", "Excerpt", "Note", "Severity", "excerpt", "in_order"), "diagnostic"),
)

# Name for --output-format -> module with the renderer, its function, and whether findings need their excerpt.
FORMATS: Final = {
    "full": ("text", "full", True),
    "concise": ("text", "concise", False),
    "json": ("json_formats", "json_array", False),
    "json-lines": ("json_formats", "json_lines", False),
    "sarif": ("sarif", "sarif", False),
    "github": ("code_hosts", "github", False),
    "gitlab": ("code_hosts", "gitlab", False),
    "junit": ("junit", "junit", False),
}


def render(
    name: str,
    diagnostics: Iterable[Diagnostic],
    stream: TextIO,
    *,
    color: bool = False,
    width: int = 120,
    rules: Callable[[str], Meaning] | None = None,
    fail_on: str = "warning",
) -> None:
    """Write findings in a format.

    Args:
        name: A key of FORMATS.
        diagnostics: In file order; consumed one by one, so a generator keeps memory flat.
        stream: Where to write; it is not closed.
        color: True to colour text for people with ANSI escapes.
        width: Columns that a line of an excerpt may take.
        rules: From a code to its meaning, for formats that include it (SARIF).
        fail_on: The severity from which on a finding is a failure, in formats that have failures (JUnit).
    """
    from importlib import import_module  # noqa: PLC0415 - a clean run writes nothing

    module, function, _ = FORMATS[name]
    renderer = getattr(import_module(f"{__name__}.{module}"), function)
    renderer(diagnostics, stream, color=color, width=width, rules=rules, fail_on=fail_on)
