"""A page for each code, and lists of them: from the records of the rules, and from the examples of `code_examples`."""

from __future__ import annotations

import io
import json
import tempfile
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Final

import cio_schemas
from cio_schemas.cli import main
from cio_schemas.compatibility.changes.kinds import KINDS
from cio_schemas.diagnostic.codes import VIOLATIONS, specification
from cio_schemas.lint import FAMILIES, RULES
from cio_schemas.payloads.rules.collection import FAMILIES as PAYLOAD_FAMILIES
from cio_schemas.payloads.rules.collection import RULES as PAYLOAD_RULES
from cio_schemas.rules.explanation import of_rule
from cio_schemas.rules.rule import Safety
from cio_schemas.source import PROBLEMS
from docs.change_examples import CHANGE_EXAMPLES
from docs.code_examples import PROBLEM_EXAMPLES, VIOLATION_EXAMPLES
from docs.peer_rules import PEER_RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cio_schemas.rules.rule import Rule

_ORPHAN: Final = "---\norphan: true\n---\n\n"  # it is in no table of contents: the lists lead to it
_SILENCE: Final = """\

## Silence it

In a file or a folder, in `pyproject.toml`:

```toml
[tool.cio-schemas.{command}]
per-file-ignores = {{"legacy/**" = ["{code}"]}}
```

Everywhere for one run: `cio-schemas {command} --ignore {code}`.{more} More ways are in
[Suppress findings and adopt a baseline](../howto/suppress.md).
"""
_INLINE: Final = """ In one schema: `"x-lint-ignore": ["{code}"]`."""

_HEADER: Final = "| code | name | reports | severity | fix | default |\n|---|---|---|---|---|---|\n"

_INDEX: Final = """\
# Codes

Every finding has a stable code. `cio-schemas rule CODE` prints what its page says; SARIF and GitLab's reports link to
the page. There are {counts}.

{listed}
```{{toctree}}
:hidden:

{names}
```
"""

_LISTS: Final = {
    "lint": ("Lint rules", "What `cio-schemas lint` reports of schemas."),
    "payload": (
        "Payload rules",
        "What `cio-schemas check` reports in addition to violations: what Customer.io drops, misreads or refuses.",
    ),
    "violations": ("Violations", "What `cio-schemas check` reports where a payload breaks a keyword of its schema."),
    "changes": ("Changes", "What `cio-schemas diff` tells of two versions of a schema."),
    "problems": ("Problems", "What `cio-schemas check` and `lint` report of a file's text, before any schema."),
}

_LINT: Final = """\
A code is JS and three digits; the first digit is the family. A *safe* fix changes no verdict, and `--verify` tests that
on generated instances of your schema. A fix edits by offset: nothing else in the file changes. A safe fix is held back
where a reference leads to what would move, or where an `unevaluated*` keyword would see something else evaluated, also
in the other files of the run. So lint a folder whole. Schemas whose `$schema` names an older draft are linted by the
rules that hold there.
"""

_PAYLOAD: Final = """\
The rules run on payloads of a bundled schema, and of a schema of yours that refers to one at its root, after
validation. They say what JSON Schema can't. An error is refused, dropped or misread; a warning is tolerated, though
documented otherwise; what is only worth knowing is opt-in. No rule looks at a value that the schema refused.
`--no-rules` turns all of them off.

The rules look at bodies. They don't look at headers, the region of an account, or whether a request may be sent. Times
are not compared with the clock, so neither an event that is too old nor a `send_at` too far ahead is reported.
"""

_PEER: Final = """\
## Coming from another linter

sourcemeta's `jsonschema lint` 17.3 has 85 rules about draft 2020-12. Each is listed with the rule that reports the same
schema; a test holds ours to one schema for each.

| there | here | difference |
|---|---|---|
"""


def pages() -> Iterator[tuple[str, str]]:
    """Yield the lists, and the page of each code."""
    yield "rules/index.md", _index()
    yield "rules/lint.md", f"{_head('lint')}{_LINT}\n{_families(RULES, FAMILIES)}\n{_peers()}"
    yield "rules/payload.md", f"{_head('payload')}{_PAYLOAD}\n{_families(PAYLOAD_RULES, PAYLOAD_FAMILIES)}"
    yield "rules/violations.md", _head("violations") + _codes(VIOLATIONS)
    yield "rules/problems.md", _head("problems") + _codes(PROBLEMS)
    yield "rules/changes.md", _head("changes") + _codes({code: kind.what for code, kind in KINDS.items()})
    for rule in RULES:
        yield f"rules/{rule.code}.md", _rule_page(rule, "lint", _INLINE.format(code=rule.code))
    for rule in PAYLOAD_RULES:
        yield f"rules/{rule.code}.md", _rule_page(rule, "check", "")
    for code, what in VIOLATIONS.items():
        yield f"rules/{code}.md", _violation_page(code, what)
    for code, what in PROBLEMS.items():
        yield f"rules/{code}.md", _problem_page(code, what)
    for code in KINDS:
        yield f"rules/{code}.md", _change_page(code)


def _index() -> str:
    listed = "".join(f"- [{title}]({name}.md): {_lowered(what)}\n" for name, (title, what) in _LISTS.items())
    sizes = {
        "lint rules": RULES,
        "payload rules": PAYLOAD_RULES,
        "violations": VIOLATIONS,
        "problems": PROBLEMS,
        "changes": KINDS,
    }
    counts = ", ".join(f"{len(codes)} {name}" for name, codes in sizes.items())
    return _INDEX.format(counts=counts, listed=listed, names="\n".join(_LISTS))


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _head(name: str) -> str:
    title, what = _LISTS[name]
    return f"# {title}\n\n{what}\n\n"


def _families(rules: Sequence[Rule], families: Mapping[str, str]) -> str:
    parts = []
    for prefix, title in families.items():
        rows = "".join(_row(rule) for rule in rules if rule.code.startswith(prefix))
        parts.append(f"## {prefix}: {title}\n\n{_HEADER}{rows}")
    return "\n".join(parts)


def _row(rule: Rule) -> str:
    fix = "" if rule.fix is Safety.NONE else rule.fix
    return (
        f"| [{rule.code}]({rule.code}.md) | {rule.name} | {_cell(rule.what)} | {rule.severity} | {fix} | "
        f"{'on' if rule.default else 'opt-in'} |\n"
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _codes(meanings: Mapping[str, str]) -> str:
    rows = "".join(f"| [{code}]({code}.md) | {_cell(what)} |\n" for code, what in meanings.items())
    return f"| code | what is found |\n|---|---|\n{rows}"


def _peers() -> str:
    rows = [
        f"| {row.name} | {f'[{row.code}]({row.code}.md)' if row.code else '-'} | {_cell(row.note)} |\n"
        for row in PEER_RULES
    ]
    return _PEER + "".join(rows)


def _rule_page(rule: Rule, command: str, more: str) -> str:
    text = of_rule(rule).replace("### ", "# ", 1)
    return _ORPHAN + text + _SILENCE.format(command=command, code=rule.code, more=more)


def _violation_page(code: str, what: str) -> str:
    schema, refused, accepted, note = VIOLATION_EXAMPLES[code]
    reported = cio_schemas.check_json(refused, json.loads(schema))
    messages = "\n".join(f"{each.code} {each.summary}" for each in reported)
    parts = [
        f"# {code}\n\n*error, violation of `check`*\n\n{what[:1].upper()}{what[1:]}.",
        f"Schema:\n\n```json\n{schema}\n```",
        f"Reported:\n\n```json\n{refused}\n```",
        f"```text\n{messages}\n```",
        *([f"Not reported:\n\n```json\n{accepted}\n```"] if accepted else []),
        *([note] if note else []),
        f"Defined by <{specification(code)}>.",
    ]
    return _ORPHAN + "\n\n".join(parts) + "\n" + _SILENCE.format(command="check", code=code, more="")


def _problem_page(code: str, what: str) -> str:
    advice, name, content = PROBLEM_EXAMPLES[code]
    parts = [f"# {code}\n\n*error, problem of `check`*\n\n{what[:1].upper()}{what[1:]}."]
    if content is not None:
        parts += [f"`{name}`:\n\n```text\n{shown(content)}\n```", f"```text\n{output(code)}\n```"]
    parts += ["## What helps", advice, f"JSON text is defined by <{specification(code)}>."]
    return _ORPHAN + "\n\n".join(parts) + "\n"


def _change_page(code: str) -> str:
    what, advice = KINDS[code]
    old, new = CHANGE_EXAMPLES[code]
    parts = [f"# {code}\n\n*change, told by `diff`*\n\n{what[:1].upper()}{what[1:]}."]
    for title, content in (("Before", old), ("After", new)):
        if content:
            parts.append(f"{title}:\n\n```json\n{content}\n```")
    parts += [f"```text\n{compared(code)}\n```", "## What it means", advice]
    parts.append("How changes are judged is in [Compare versions of schemas](../compatibility.md).")
    return _ORPHAN + "\n\n".join(parts) + "\n" + _SILENCE.format(command="diff", code=code, more="")


def compared(code: str) -> str:
    """Return what `diff` prints of the example of a change.

    Args:
        code: Its code.
    """
    written = io.StringIO()
    with tempfile.TemporaryDirectory() as folder, chdir(folder), redirect_stdout(written):
        for name, content in zip(("old", "new"), CHANGE_EXAMPLES[code], strict=True):
            Path(name).mkdir()
            Path(name, "same.json").write_text('{"$ref": "#/$defs/same", "$defs": {"same": true}}')
            if content:
                Path(name, "order.json").write_text(content)
        names = ["old/order.json", "new/order.json"] if all(CHANGE_EXAMPLES[code]) else ["old", "new"]
        main(["diff", "--color", "never", "--isolated", "-q", "--select", code, *names])
    return written.getvalue().strip()


def shown(content: bytes) -> str:
    """Return the content of a file as a page shows it: bytes that are not text as escapes, and no more than a line.

    Args:
        content: The file's bytes.
    """
    text = content.decode("utf-8", "backslashreplace").encode("unicode_escape").decode().replace("\\n", "\n")
    text = text.replace("\\\\", "\\").strip()
    return text if len(text) <= 100 else f"{text[:60]} ... {text[-20:]}"


def output(code: str) -> str:
    """Return what `check` prints of the example of a problem.

    Args:
        code: The problem's code.
    """
    _, name, content = PROBLEM_EXAMPLES[code]
    assert content is not None
    written = io.StringIO()
    options = {"P-schema": [], "P-each": ["--schema", "any.schema.json", "--each"]}
    arguments = options.get(code, ["--schema", "any.schema.json"])
    with tempfile.TemporaryDirectory() as folder, chdir(folder), redirect_stdout(written), redirect_stderr(written):
        Path(name).write_bytes(content)
        Path("any.schema.json").write_text("true")
        main(["check", "--output-format", "concise", "--isolated", *arguments, name])
    return written.getvalue().strip()
