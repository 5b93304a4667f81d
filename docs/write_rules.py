"""Writes docs/rules.md and docs/payload-rules.md from the rules' own records: `python -m docs.write_rules`.

A test holds the pages to the records.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cio_schemas.lint import FAMILIES, RULES
from cio_schemas.payloads.rules.collection import FAMILIES as PAYLOAD_FAMILIES
from cio_schemas.payloads.rules.collection import RULES as PAYLOAD_RULES
from cio_schemas.rules.explanation import of_rule
from cio_schemas.rules.rule import Safety
from docs.peer_rules import PEER_RULES

PAGE: Final = Path(__file__).with_name("rules.md")
PAYLOAD_PAGE: Final = Path(__file__).with_name("payload-rules.md")

_PAYLOAD_HEAD: Final = """\
# Rules of Customer.io's payloads

Written by `python -m docs.write_rules` from the records of the rules; `cio-schemas rule CODE` prints the same.

`cio-schemas check` runs these rules on the payloads of a bundled schema, and of a schema of yours that refers to one at
its root, after it has validated them: they report what Customer.io drops, misreads or refuses, and JSON Schema can't
say. An error is what is refused, dropped or misread; a warning is tolerated, though documented otherwise; what is only
worth knowing is opt-in. No rule looks at a value that the schema refused.

| option | effect |
|---|---|
| `--no-rules` | validate only |
| `--select`, `--extend-select`, `--ignore` | codes, prefixes of codes, names, `ALL`, separated by commas |
| `--per-file-ignores 'legacy/*.ndjson:CC'` | leave rules out in some files |
| `--fail-on error`, `warning`, `info` | from which severity on the exit status is 1 |

The rules look at bodies. They don't look at headers, the region of an account, or whether a request may be sent. Times
are not compared with the clock, so neither an event that is too old nor a `send_at` too far ahead is reported.

"""

_HEAD: Final = """\
# Rules of `cio-schemas lint`

Written by `python -m docs.write_rules` from the records of the rules; `cio-schemas rule CODE` prints the same.

A code is JS and three digits, of which the first is the family. A fix is *safe* where no verdict changes: on generated
schemas that is tested, and `--verify` tries it on yours. Fixes are edits by offset: nothing else changes, to the byte.
A safe fix is held back where a reference leads to what would move, and where an `unevaluated*` keyword would see what
is evaluated change: in the document, and in the others that are linted with it or that these refer to. What refers to
it and is not linted with it is not known: lint a folder whole, or look at `--diff` first.

A schema whose `$schema` names another draft is linted and not fixed. A file that is saved by someone else while it is
linted is left as it is then. Fixes go on with the next file where one can't be written; the exit status is then 2.

| option | effect |
|---|---|
| `--select`, `--extend-select`, `--ignore` | codes, prefixes of codes, names, `ALL`, separated by commas |
| `--per-file-ignores 'vendor/*.json:JS4'` | leave rules out in some files |
| `"x-lint-ignore": ["JS302"]` | in a schema: for that subschema and all in it, no such rules; as `--select` |
| `--write-baseline FILE`, `--baseline FILE` | hear of what is new only, and of what could not be read |
| `--fix`, `--unsafe-fixes`, `--diff`, `--verify` | mend; show what would be mended; prove it first |

"""

_PEER_HEAD: Final = """\
## Coming from another linter

sourcemeta's `jsonschema lint` 17.3 has 85 rules that say anything of draft 2020-12. Each stands here with the rule that
reports the same schema; a test holds ours to one schema for each.

| there | here | |
|---|---|---|
"""


def page() -> str:
    """The whole page."""
    parts = [_HEAD, _overview()]
    for prefix, title in FAMILIES.items():
        parts.append(f"## {prefix}: {title}\n\n")
        parts.append("\n".join(of_rule(rule) for rule in RULES if rule.code.startswith(prefix)) + "\n")
    return "".join([*parts, _peers()])


def payload_page() -> str:
    """The whole page of the rules of payloads."""
    rows = [
        f"| [{rule.code}](#{anchor(rule.code, rule.name)}) | {rule.name} | {rule.severity} | "
        f"{'yes' if rule.default else 'opt-in'} | {', '.join(rule.roles)} |\n"
        for rule in PAYLOAD_RULES
    ]
    parts = [_PAYLOAD_HEAD, "| code | name | severity | default | looks at |\n|---|---|---|---|---|\n", *rows, "\n"]
    for prefix, title in PAYLOAD_FAMILIES.items():
        parts.append(f"## {prefix}: {title}\n\n")
        parts.append("\n".join(of_rule(rule) for rule in PAYLOAD_RULES if rule.code.startswith(prefix)) + "\n")
    return "".join(parts).rstrip("\n") + "\n"


def _overview() -> str:
    known = {row.code for row in PEER_RULES}
    rows = [
        f"| [{rule.code}](#{anchor(rule.code, rule.name)}) | {rule.name} | {rule.severity} | "
        f"{'' if rule.fix is Safety.NONE else rule.fix} | {'yes' if rule.default else 'opt-in'} | "
        f"{'' if rule.code in known else 'new'} |\n"
        for rule in RULES
    ]
    return (
        f"{len(RULES)} rules; *new* marks those without a counterpart in the peer's list below.\n\n"
        "| code | name | severity | fix | default | |\n|---|---|---|---|---|---|\n" + "".join(rows) + "\n"
    )


def anchor(code: str, name: str) -> str:
    """The fragment that GitHub gives the heading of a rule."""
    text = f"{code} {name}".lower().replace(" ", "-")
    return "".join(char for char in text if char.isalnum() or char in "-_")


def _peers() -> str:
    rows = [f"| {row.name} | {row.code or '-'} | {row.note} |\n" for row in PEER_RULES]
    return _PEER_HEAD + "".join(rows)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    PAYLOAD_PAGE.write_text(payload_page(), encoding="utf-8")
