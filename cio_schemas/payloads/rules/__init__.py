"""Rules of payloads: what Customer.io drops, misreads or refuses, and JSON Schema can't say."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.payloads.rules import bodies, customers, events, paths
from cio_schemas.payloads.rules.places import is_plain, parts, sections
from cio_schemas.payloads.rules.screening import Screen
from cio_schemas.rules.rule import collected
from cio_schemas.schema import catalog

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from cio_schemas.payloads.rules.places import Section
    from cio_schemas.rules.changes import Path
    from cio_schemas.rules.rule import Finding, Rule
    from cio_schemas.validators import Validator

RULES: Final = collected(bodies, customers, events, paths)

FAMILIES: Final = {"CB": "bodies and requests", "CC": "people and objects", "CE": "events"}
"""What the rules of a family are about, by what their codes begin with."""


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
        refused: The places that the schema refused: what rules find there is not reported.
        codes: The codes of the rules that look.
    """
    rules, kept = _by_role(codes), frozenset(refused)
    for section in sections(name, body):
        if not kept and _screen(section, codes).passes(section.value):
            continue
        for part in parts(section):
            for rule in rules.get(part.role, ()):
                yield from ((rule, finding) for finding in rule.check(part) if finding.path not in kept)


def is_clean(name: str, body: Any, codes: frozenset[str] = DEFAULT) -> bool:
    """Return whether a quick look shows that no rule has anything to report of a payload; see `findings`."""
    return all(_screen(section, codes).passes(section.value) for section in sections(name, body))


class Chosen(NamedTuple):
    """The rules that look at the payloads of one schema.

    Attributes:
        name: The name of the bundled schema whose rules they are.
        codes: Their codes.
    """

    name: str
    codes: frozenset[str] = DEFAULT

    def quick_look(self, *, small: bool) -> Callable[[Any], bool]:
        """Return a function that passes payloads of which the rules surely have nothing to report.

        Args:
            small: True where a payload is known to be below all limits of size, without integers beyond 2^53.
        """
        if is_plain(self.name):
            return partial(_screen(next(sections(self.name, {})), self.codes).passes, small=small)
        return partial(is_clean, self.name, codes=self.codes)

    def findings(self, body: Any, refused: Collection[Path] = ()) -> Iterator[tuple[Rule, Finding]]:
        """Yield what the rules find in a payload; see `findings`."""
        return findings(self.name, body, refused=refused, codes=self.codes)


def choose(validator: Validator, codes: frozenset[str] = DEFAULT) -> Chosen | None:
    """Return the rules for the payloads of a Validator's schema, None where there are none.

    Args:
        validator: Its schema is a bundled one, or refers to one at its root.
        codes: The codes of the rules that are wanted.
    """
    name = catalog.name_of(validator.schema)
    return Chosen(name, codes) if name is not None and codes else None
