"""The explanation of a rule, on a terminal and on its page, from its record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from cio_schemas.rules.rule import Safety
from cio_schemas.schema.dialects import OFFICIAL
from cio_schemas.schema.keywords import DRAFTS

if TYPE_CHECKING:
    from cio_schemas.rules.rule import Rule

_WIDTH: Final = 100  # characters of an example that stay in one line


def of_rule(rule: Rule) -> str:
    """Return the explanation of a rule as Markdown.

    Args:
        rule: The rule.
    """
    traits = [str(rule.severity), "on by default" if rule.default else "opt-in"]
    traits.append({Safety.NONE: "no fix"}.get(rule.fix, f"{rule.fix} fix"))
    parts = [
        f"### {rule.code} {rule.name}",
        f"*{', '.join(traits)}*",
        rule.what,
        rule.why,
        f"Reported:\n\n```json\n{_pretty(rule.bad)}\n```",
        f"Not reported:\n\n```json\n{_pretty(rule.good)}\n```",
    ]
    if rule.fix is not Safety.NONE:
        parts.append(f"The fix is {rule.fix}: {rule.safety[:1].lower()}{rule.safety[1:]}")
    if rule.yields_to:
        parts.append(f"Gives way to {', '.join(rule.yields_to)} at the same place.")
    if rule.yields_within:
        parts.append(f"Gives way to {', '.join(rule.yields_within)} within.")
    if rule.drafts != DRAFTS:
        parts.append(f"Holds in {_listed(rule.drafts)}.")
    if rule.elsewhere:
        parts.append(f"In older drafts: {rule.elsewhere}")
    if rule.source:
        parts.append(f"Source: <{rule.source}>")
    return "\n\n".join(parts) + "\n"


def _listed(drafts: tuple[int, ...]) -> str:
    """Name drafts: the first and the last where all between are there too."""
    names = {dialect.draft: name for name, dialect in OFFICIAL.items()}
    first, last = DRAFTS.index(drafts[0]), DRAFTS.index(drafts[-1])
    if len(drafts) > 2 and DRAFTS[first : last + 1] == drafts:
        return f"drafts {names[drafts[0]]} to {names[drafts[-1]]}"
    return f"{'draft' if len(drafts) == 1 else 'drafts'} {', '.join(names[each] for each in drafts)}"


def _pretty(example: str) -> str:
    if len(example) <= _WIDTH:
        return example
    if len(example) > _TOO_LONG:
        return f"{example[:60]} …"
    return json.dumps(json.loads(example), indent=2, ensure_ascii=False)


_TOO_LONG: Final = 600
