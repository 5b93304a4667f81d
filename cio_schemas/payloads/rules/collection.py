"""All rules of payloads; a screen (`screen_many`) spares clean payloads the import."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from cio_schemas.payloads.rules import attributes, bodies, events, identifiers, paths, sends, times
from cio_schemas.payloads.rules.sections import parts, sections
from cio_schemas.rules.rule import collected

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import Any, Final

    from cio_schemas.rules.changes import Path
    from cio_schemas.rules.rule import Finding, Rule

RULES: Final = collected(attributes, bodies, events, identifiers, paths, sends, times)

FAMILIES: Final = {"CB": "bodies and requests", "CC": "people and objects", "CE": "events"}
"""The subject of each family of rules, by the prefix of their codes."""

DEFAULT: Final = frozenset(rule.code for rule in RULES if rule.default)
"""The codes of the rules that are on unless deselected."""


@lru_cache(maxsize=256)  # as many as there are selections, and what screens doubt of a record
def by_role(codes: frozenset[str] | None) -> dict[str, tuple[Rule, ...]]:
    """Return the rules that look at each role.

    Args:
        codes: The codes of the rules that are wanted; None for those that are on by default.
    """
    found: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in RULES:
        if rule.code in (DEFAULT if codes is None else codes):
            for role in rule.roles:
                found[role].append(rule)
    return {role: tuple(rules) for role, rules in found.items()}


def findings(
    name: str, body: Any, *, refused: Collection[Path] = (), codes: frozenset[str] | None = None
) -> Iterator[tuple[Rule, Finding]]:
    """Yield what the rules find in a payload.

    Args:
        name: The name of the bundled schema that describes it.
        body: The payload.
        refused: The places that the schema refused: what rules find there is not reported.
        codes: The codes of the rules that look; None for those that are on by default.
    """
    rules, kept = by_role(codes), frozenset(refused)
    for section in sections(name, body):
        for part in parts(section):
            for rule in rules.get(part.role, ()):
                yield from ((rule, finding) for finding in rule.check(part) if finding.path not in kept)
