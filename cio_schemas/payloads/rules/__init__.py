"""Rules of payloads: what Customer.io drops, misreads or refuses, and JSON Schema can't say."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.payloads.rules import bodies, customers, events
from cio_schemas.payloads.rules.parts import parts, sections
from cio_schemas.payloads.rules.screening import Screen
from cio_schemas.rules.rule import collected

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cio_schemas.payloads.rules.parts import Section
    from cio_schemas.rules.changes import Path
    from cio_schemas.rules.rule import Finding, Rule

RULES: Final = collected(bodies, customers, events)


@cache
def _by_role(codes: frozenset[str]) -> dict[str, tuple[Rule, ...]]:
    found: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in RULES:
        if rule.code in codes:
            for role in rule.roles:
                found[role].append(rule)
    return {role: tuple(rules) for role, rules in found.items()}


_screens: dict[tuple[str, frozenset[str]], Screen] = {}


def _screen(section: Section, codes: frozenset[str]) -> Screen:
    """Return the screen of a section, made once for each kind of them."""
    key = section.key, codes
    found = _screens.get(key)
    if found is None:
        found = _screens[key] = Screen(section, _by_role(codes))
    return found


DEFAULT: Final = frozenset(rule.code for rule in RULES if rule.default)
"""The codes of the rules that are on unless deselected."""


def findings(
    name: str, body: Any, *, refused: Collection[Path] = (), codes: frozenset[str] = DEFAULT
) -> Iterator[tuple[Rule, Finding]]:
    """Yield what the rules find in a payload.

    Args:
        name: The name of the bundled schema that describes it.
        body: The payload.
        refused: The places that the schema refused: no rule looks at what stands there.
        codes: The codes of the rules that look.
    """
    rules = _by_role(codes)
    for section in sections(name, body):
        if not refused and _screen(section, codes).passes(section.value):
            continue
        for part in parts(section):
            if refused and _is_refused(part.path, refused):
                continue
            for rule in rules.get(part.role, ()):
                for finding in rule.check(part):
                    yield rule, finding


def is_clean(name: str, body: Any, codes: frozenset[str] = DEFAULT) -> bool:
    """Return whether a quick look shows that no rule has anything to report of a payload; see `findings`."""
    return all(_screen(section, codes).passes(section.value) for section in sections(name, body))


def _is_refused(path: Path, refused: Collection[Path]) -> bool:
    """Whether a place is one that the schema refused, or within one; of the root, only the root itself."""
    return any(path[: len(place)] == place if place else not path for place in refused)
