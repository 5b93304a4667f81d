"""Which rules examine the payloads of a schema, and the quick look that spares most payloads the rules."""

from __future__ import annotations

from functools import lru_cache

from cio_schemas import kernel
from cio_schemas.precompiled import screen_for
from cio_schemas.records import NamedTuple
from cio_schemas.schema import catalog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from typing import Any

    from cio_schemas.kernel._kernel import Screen
    from cio_schemas.payloads.rules.screen_many import QuickLook
    from cio_schemas.payloads.rules.screen_one import Glance
    from cio_schemas.payloads.rules.sections import Part
    from cio_schemas.rules.changes import Path
    from cio_schemas.rules.rule import Finding, Rule
    from cio_schemas.validators import Validator

_glances: dict[str, Glance] = {}
_looks: dict[tuple[str, frozenset[str] | None], QuickLook] = {}


class Chosen(NamedTuple):
    """The rules that look at the payloads of one schema.

    Attributes:
        names: The names of the bundled schemas whose rules they are; one, unless the configuration names others.
        codes: Their codes; None for those that are on by default.
    """

    names: tuple[str, ...]
    codes: frozenset[str] | None = None

    def passes(self, payloads: Sequence[Any], size: int | None = None) -> bool:
        """Return whether a quick look shows that the rules find nothing in payloads; False means that it is unknown.

        Args:
            payloads: Some payloads.
            size: How many bytes the largest has as JSON, at most, if none has an integer beyond 2^53; None if
                that is not known.
        """
        from cio_schemas.payloads.rules.screen_many import MOST_BYTES  # noqa: PLC0415 - the kernel passes most payloads
        from cio_schemas.payloads.rules.sections import by_key  # noqa: PLC0415 - as above
        from cio_schemas.payloads.rules.sizes import largest  # noqa: PLC0415 - as above

        if size is None:
            size = largest(payloads)
        found = [each for name in self.names for each in by_key(name, payloads).items()]
        return all(
            self._look(key).passes(each, size if size <= MOST_BYTES or each is payloads else largest(each))
            for key, each in found
        )

    def is_clean(self, payload: Any) -> bool:
        """Return whether the kernel, or a quick look, shows that the rules find nothing in one payload."""
        screens = self.screens()
        if screens is not None:
            for screen in screens:
                doubts = screen.doubts(payload)
                if doubts:
                    break
            else:
                return True
            if doubts > 0:
                return False
        from cio_schemas.payloads.rules.places import key_of  # noqa: PLC0415 - the kernel passes most payloads
        from cio_schemas.payloads.rules.screen_many import MOST_BYTES  # noqa: PLC0415 - as above
        from cio_schemas.payloads.rules.screen_one import glance_of  # noqa: PLC0415 - as above
        from cio_schemas.payloads.rules.sizes import UNKNOWN, size_of  # noqa: PLC0415 - as above

        size = size_of(payload)
        key = key_of(self.names[0], payload) if self.codes is None and len(self.names) == 1 else None
        if key is not None and size <= MOST_BYTES:
            glance = _glances.get(key)
            if glance is None:
                glance = _glances[key] = glance_of(key)
            if glance(payload, size):
                return True
        return size < UNKNOWN and self.passes((payload,), size)

    def doubts(self, payloads: Sequence[Any], size: int | None = None) -> Iterator[int]:
        """Yield the positions of the payloads that do not pass; see `passes`."""
        pending = [(0, len(payloads))] if payloads else []
        while pending:
            start, stop = pending.pop()
            if not self.passes(payloads[start:stop], size):
                if stop - start == 1:
                    yield start
                else:
                    middle = (start + stop) // 2
                    pending += [(middle, stop), (start, middle)]

    def screens(self) -> tuple[Screen, ...] | None:
        """Return what shows of payloads that these rules have nothing to report: one for each name; see `screens`.

        Returns:
            Screens; None without the kernel.
        """
        return _screens_of(self.names, self.codes)

    def narrowed(self, rules: int) -> Chosen:
        """Return those of the rules that may have something to report.

        Args:
            rules: As a screen answers.
        """
        from cio_schemas.payloads.rules.kernel_screens import codes_of  # noqa: PLC0415 - imports all rules

        codes = codes_of(rules)
        return self if codes is None else self._replace(codes=codes)

    def findings(self, payload: Any, refused: Collection[Path] = ()) -> Iterator[tuple[Rule, Finding]]:
        """Yield what the rules find in a payload; see `collection.findings`."""
        from cio_schemas.payloads.rules.collection import findings  # noqa: PLC0415 - for what is doubted alone

        told: set[tuple[str, Path]] = set()
        for name in self.names:
            found = [*findings(name, payload, refused=refused, codes=self.codes)]
            yield from (each for each in found if (each[0].code, each[1].path) not in told)
            told |= {(rule.code, finding.path) for rule, finding in found}

    def _look(self, key: str) -> QuickLook:
        found = _looks.get((key, self.codes))
        if found is None:
            from cio_schemas.payloads.rules.screen_many import QuickLook  # noqa: PLC0415 - as above

            found = _looks[key, self.codes] = QuickLook(key, self._reports)
        return found

    def _reports(self, part: Part) -> bool:
        from cio_schemas.payloads.rules.collection import by_role  # noqa: PLC0415 - as above

        return any(True for rule in by_role(self.codes).get(part.role, ()) for _ in rule.check(part))


@lru_cache(maxsize=256)
def _screens_of(names: tuple[str, ...], codes: frozenset[str] | None) -> tuple[Screen, ...] | None:
    """Return the screens of some rules of the payloads of bundled schemas; None without the kernel."""
    if not kernel.available:
        return None
    if codes is None:
        found = (screen_for(name) for name in names)
        return tuple(screen for screen in found if screen is not None)
    from cio_schemas.kernel._kernel import Screen  # noqa: PLC0415 - it may be missing
    from cio_schemas.payloads.rules.kernel_screens import screen_layout  # noqa: PLC0415 - imports all rules

    return tuple(Screen(screen_layout(name, codes)) for name in names)


def choose(
    validator: Validator, codes: frozenset[str] | None = None, names: tuple[str, ...] | None = None
) -> Chosen | None:
    """Return the rules for the payloads of a Validator's schema, None if there are none.

    Args:
        validator: Its schema is a bundled one, or refers to one at its root.
        codes: The codes of the rules that are wanted; None for those that are on by default.
        names: The names of the bundled schemas whose rules look in place of its own.
    """
    if names is None:
        name = catalog.name_of(validator.schema)
        names = () if name is None else (name,)
    return Chosen(names, codes) if names and (codes is None or codes) else None
