"""The reference of the command line, from the parsers."""

from __future__ import annotations

import argparse
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.cli import command

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEAD: Final = """\
# Command line

`cio-schemas SUBCOMMAND ...`, or `python -m cio_schemas SUBCOMMAND ...`. `cio-schemas help SUBCOMMAND` prints what these
pages say, and `cio-schemas completion SHELL` completions for bash, zsh and tcsh.

| subcommand | what it does |
|---|---|
"""

_STATUS: Final = """\
## Exit status

| status | meaning |
|---|---|
| 0 | clean: nothing was found, or the work is done |
| 1 | findings of the severity of `--fail-on` or above |
| 2 | the work could not be done: a wrong option or configuration, a missing file, a broken schema |
| 130 | interrupted |
| 141 | whoever read the output stopped |

## Environment

| variable | effect |
|---|---|
| `NO_COLOR`, `FORCE_COLOR` | turn colour off, or on |
| `COLUMNS` | how wide help and excerpts are |
| `XDG_CACHE_HOME` | where `lint` keeps what it found |
| `CIO_SCHEMAS_TRACEBACK` | set to 1, shows where an internal error comes from |
"""


def pages() -> Iterator[tuple[str, str]]:
    """Yield the list of subcommands, and the page of each."""
    rows = "".join(f"| [`{name}`]({name}.md) | {purpose} |\n" for name, purpose in command.SUBCOMMANDS.items())
    names = "\n".join(command.SUBCOMMANDS)
    yield "reference/commands/index.md", f"{_HEAD}{rows}\n{_STATUS}\n```{{toctree}}\n:hidden:\n\n{names}\n```\n"
    for name in command.SUBCOMMANDS:
        yield f"reference/commands/{name}.md", _page(name)


def _page(name: str) -> str:
    parser = command.parser_of(name)
    groups = [
        (group.title or "", shown)
        for group in parser._action_groups  # noqa: SLF001 - argparse has no other way to list them
        if (shown := [each for each in group._group_actions if each.help is not argparse.SUPPRESS])  # noqa: SLF001
    ]
    parts = [
        f"# cio-schemas {name}",
        _prose(parser.description or ""),
        f"## Synopsis\n\n```text\n{_usage(parser, groups)}\n```",
    ]
    for title, actions in groups:
        parts.append(f"## {title[:1].upper()}{title[1:]}\n\n" + "\n".join(map(_action, actions)))
    if parser.epilog:
        parts += _epilog(parser.epilog)
    return "\n\n".join(parts) + "\n"


def _usage(parser: argparse.ArgumentParser, groups: Sequence[tuple[str, list[argparse.Action]]]) -> str:
    positional = [each for _, actions in groups for each in actions if not each.option_strings]
    names = [f"[{_metavar(each)} ...]" if each.nargs == "*" else _metavar(each) for each in positional]
    return " ".join([parser.prog, "[OPTIONS]", *names])


def _metavar(action: argparse.Action) -> str:
    shown: Any = action.metavar or (action.dest.upper() if action.option_strings else action.dest)
    return str(shown)


def _action(action: argparse.Action) -> str:
    """Write an argument as a term and its definition."""
    value = "" if action.nargs == 0 else f" {_metavar(action)}"
    names = ", ".join(f"`{each}{value}`" for each in action.option_strings) or f"`{_metavar(action)}`"
    choices = ""
    if action.choices and not all(str(each) in (action.help or "") for each in action.choices):
        choices = f" One of {', '.join(f'`{each}`' for each in action.choices)}."
    help_text = _prose((action.help or "") % {"default": action.default, "prog": ""})
    return f"{names}\n: {help_text[:1].upper()}{help_text[1:]}.{choices}\n"


def _prose(text: str) -> str:
    """Write plain text as Markdown: what looks like markup is not."""
    return text.replace("*", "\\*").replace("<", "\\<").replace("$", "\\$").replace("[", "\\[")


def _epilog(text: str) -> Iterator[str]:
    """Write the end of a help text: examples and other indented lines as they are, paragraphs as paragraphs."""
    for paragraph in text.split("\n\n"):
        lines = paragraph.split("\n")
        head = list(takewhile(lambda line: not line.startswith("  "), lines))
        rest = lines[len(head) :]
        if head == ["examples:"]:
            yield "## Examples"
        elif head:
            yield _prose("\n".join(head))
        if rest:
            yield "```text\n" + "\n".join(line.removeprefix("  ") for line in rest) + "\n```"
