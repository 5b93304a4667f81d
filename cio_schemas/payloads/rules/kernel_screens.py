"""Screens: for each bundled schema what the kernel asks of a payload in the place of its rules.

A screen holds the criteria (`criteria`) of the rules that look at each place (`places`). Clean payloads meet all, and
then no rule is asked, and no Python runs; of others, the kernel names the rules that have to look. `screen_many` does
the same in Python. The screens of the rules that are on by default are laid out before they are shipped
(`cio_schemas.precompiled`).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from cio_schemas.payloads.requests import REQUESTS
from cio_schemas.payloads.rules.collection import RULES, by_role
from cio_schemas.payloads.rules.criteria import NEVER, Criterion, PartPlace
from cio_schemas.payloads.rules.places import CALLS, EACH, ENTITIES, ITEMS, NAMED, OUTLINES, places_of
from cio_schemas.payloads.rules.sections import Part, with_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cio_schemas.payloads.rules.places import Role, Steps
    from cio_schemas.rules.rule import Rule

VERSION: Final = 1
"""Of layouts; the native module reads no other."""

Layout: TypeAlias = "tuple[int, tuple[Any, ...], int]"
"""The version, the records of places, and the index of the one of a payload itself."""

NUMBERS: Final = {rule.code: number for number, rule in enumerate(RULES)}
"""By the code of a rule, the number of its bit in what the kernel answers."""


def screen_layout(name: str, codes: frozenset[str] | None = None) -> Layout:
    """Lay out the screen for the payloads of a bundled schema.

    Args:
        name: The name of the schema.
        codes: The codes of the rules that look; None for those that are on by default.
    """
    writer = _Writer(by_role(codes))
    root = writer.payload(name)
    return VERSION, tuple(writer.records), root


def codes_of(rules: int) -> frozenset[str] | None:
    """Return the codes of the rules that may have something to report.

    Args:
        rules: As the kernel returns: a bit for each, -1 for all.

    Returns:
        Codes; None for all.
    """
    return None if rules < 0 else frozenset(rule.code for number, rule in enumerate(RULES) if rules >> number & 1)


def _site(role: Role, key: str, steps: Steps) -> PartPlace:
    """Return a place of a section, with the names of its members if rules look at them there."""
    if role not in NAMED:
        return PartPlace(role, steps)
    part = with_names(Part(role, steps, None), key, steps)
    return PartPlace(role, steps, part.known, part.within)


_Places: TypeAlias = "Mapping[Steps, list[Role]]"


class _Writer:
    """Lays out places, those that are equal once.

    Args:
        rules: Those that look at each role.

    Attributes:
        records: Those of places: (criteria, members, items, choice, requests); `kernel/screen.cpp` reads them.
    """

    def __init__(self, rules: Mapping[str, tuple[Rule, ...]]) -> None:
        self.records: list[Any] = []
        self._rules = rules
        self._indices: dict[Any, int] = {}

    def payload(self, name: str) -> int:
        """Return the index of the place of a payload: of a batch with its items, of a request with its body."""
        if name == "request":
            rows = tuple((method, path, self.payload(described)) for method, path, described in REQUESTS)
            return self._section(name, requests=("method", "url", "body", rows))
        if name in ITEMS:
            item = self._entity() if ITEMS[name] is OUTLINES["track/v2/entity"] else self._call()
            batch = self._place(items=item)
            return self._section(name, members={"batch": batch})
        return self._entity() if name in OUTLINES else self._section(name)

    def _entity(self) -> int:
        """Return the index of the place of an entity of Track v2: by its type, a person by what is done."""
        sections = {kind: self._section(f"track/v2/entity {kind}") for kind in ENTITIES}
        actions = {kind.removeprefix("person/"): index for kind, index in sections.items() if "/" in kind}
        person = self._place(choice=("action", (*actions.items(),), sections["other"]))
        kinds = (("person", person), ("object", sections["object"]))
        return self._place(choice=("type", kinds, sections["other"]))

    def _call(self) -> int:
        """Return the index of the place of a Pipelines call in a batch: by its type."""
        calls = tuple((name.rpartition("/")[2], self._section(name)) for name in sorted(CALLS))
        return self._place(choice=("type", calls, self._section("pipelines")))

    def _section(self, key: str, *, members: Mapping[str, int] | None = None, requests: Any = None) -> int:
        places: defaultdict[Steps, list[Role]] = defaultdict(list)
        for steps, role in places_of(key):
            places[steps].append(role)
        return self._at(places, key, (), members or {}, requests)

    def _at(self, places: _Places, key: str, steps: Steps, more: Mapping[str, int], requests: Any = None) -> int:
        """Return the index of a place of a section, with those below it and more."""
        below: defaultdict[str, dict[Steps, list[Role]]] = defaultdict(dict)
        for (step, *further), roles in ((steps, roles) for steps, roles in places.items() if steps):
            below[step][tuple(further)] = roles
        members = {step: self._at(further, key, (*steps, step), {}) for step, further in below.items()}
        items = members.pop(EACH, None)
        criteria = self._criteria([_site(role, key, steps) for role in places.get((), ())])
        return self._place(criteria, {**members, **more}, items, requests=requests)

    def _criteria(self, sites: Sequence[PartPlace]) -> tuple[Any, ...]:
        """Return the criteria of the rules that look at a place, each with the number of its rule."""
        found: dict[Any, None] = {}
        for site, rule in ((each, rule) for each in sites for rule in self._rules.get(each.role, ())):
            screen = NEVER if rule.screen is None else rule.screen
            criterion = screen if isinstance(screen, Criterion) else screen(site)
            if criterion is not None:
                found[NUMBERS[rule.code], *criterion] = None
        return tuple(found)

    def _place(
        self,
        criteria: tuple[Any, ...] = (),
        members: Mapping[str, int] | None = None,
        items: int | None = None,
        choice: Any = None,
        requests: Any = None,
    ) -> int:
        record = criteria, tuple((members or {}).items()), items, choice, requests
        if record not in self._indices:
            self._indices[record] = len(self.records)
            self.records.append(record)
        return self._indices[record]
