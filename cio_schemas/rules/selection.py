"""Which findings are wanted, by selectors: codes (`V-format`, `JS302`), their prefixes, names of rules, `ALL`."""

from __future__ import annotations

from cio_schemas.project.globs import covers
from cio_schemas.records import NamedTuple
from cio_schemas.source import PROBLEMS, READABLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Final

ALL: Final = "ALL"

ALWAYS: Final = frozenset(PROBLEMS) - READABLE


class SelectionError(ValueError):
    """A selector matches no code."""


class Selection(NamedTuple):
    """Which codes are wanted; of the selectors that fit a code, the longest decides.

    Attributes:
        select: Selectors in place of the default, if there are any.
        extend: Selectors besides.
        ignore: Selectors that are taken out.
        per_file: Pattern of paths -> selectors that are taken out there.
        opt_in: Codes that are wanted only where a selector fits them.
    """

    select: tuple[str, ...] = ()
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file: Mapping[str, tuple[str, ...]] = {}
    opt_in: frozenset[str] = frozenset()

    def wants(self, code: str, path: str | None = None) -> bool:
        """Return whether a finding is wanted.

        Args:
            code: Its code.
            path: The file, relative to the configuration's folder, with slashes; None for no file in particular.
        """
        if code in ALWAYS:
            return True
        if path is not None and any(
            _fit(code, selectors) >= 0 for pattern, selectors in self.per_file.items() if covers(path, (pattern,))
        ):
            return False
        fit = _fit(code, (*self.select, *self.extend))
        if fit < 0 and not self.select and code not in self.opt_in:
            fit = _fit(code, (ALL,))
        return fit > _fit(code, self.ignore)


def _fit(code: str, selectors: Iterable[str]) -> int:
    """Return how many characters of a code the best of some selectors fits, -1 if none does."""
    lengths = [0 if each == ALL else len(each) for each in selectors if each == ALL or code.startswith(each)]
    return max(lengths, default=-1)


def canonical(selector: str, known: Mapping[str, str]) -> str:
    """Return a selector as a code, a prefix of codes, or ALL.

    Args:
        selector: As users write it: a name, or a code, a prefix or ALL, with capitals or without.
        known: Every code that can be found, with its name or an empty string.
    """
    if not selector:
        return selector
    code = next((code for code, name in known.items() if name == selector), None)
    if code is not None:
        return code
    upper = selector.upper()
    return upper if upper == ALL or any(each.startswith(upper) for each in known) else selector


def covered(selector: str, known: Iterable[str]) -> frozenset[str]:
    """Return the codes that a selector matches.

    Args:
        selector: As `canonical` returns it.
        known: Every code that can be found.
    """
    return frozenset(code for code in known if _fit(code, (selector,) if selector else ()) >= 0)


def selectors(given: str | Iterable[str], known: Mapping[str, str], *, ignored: bool = False) -> tuple[str, ...]:
    """Read selectors as users write them.

    Args:
        given: Selectors; those of one text are separated by commas.
        known: Every code that can be found, with its name or an empty string.
        ignored: True if they are to be left out.

    Returns:
        Codes, prefixes and ALL.

    Raises:
        SelectionError: One of them matches no code, or can't be left out.
    """
    texts = given.split(",") if isinstance(given, str) else given
    written = [each.strip() for each in texts if each.strip() or not isinstance(given, str)]
    found = tuple(canonical(each, known) for each in written)
    for each, selector in zip(written, found, strict=True):
        codes = covered(selector, known)
        if not codes:
            from cio_schemas.schema.suggestions import did_you_mean  # noqa: PLC0415 - only a failure pays for it

            names = [*filter(None, known.values()), *known]
            kind = "code" if each[1:2] == "-" else "rule"
            raise SelectionError(f"no {kind} {each!r}{did_you_mean(each, names)} (`cio-schemas rule` lists them)")
        if ignored and codes <= ALWAYS:
            raise SelectionError(f"{each} can't be ignored: what can't be read isn't checked")
    return found


# -- the codes of `check` --


def known_codes() -> tuple[str, ...]:
    """Return every code of `check`."""
    from cio_schemas.diagnostic.codes import VIOLATIONS  # noqa: PLC0415 - only who selects pays for it

    return (*VIOLATIONS, *PROBLEMS)


def codes(text: str | Iterable[str], *, ignored: bool = False, rules: Mapping[str, str] = {}) -> tuple[str, ...]:
    """Read selectors of `check`; see `selectors`.

    Args:
        text: Selectors; those of one text are separated by commas.
        ignored: True if they are to be left out.
        rules: The codes of the rules that look at payloads, each with its name.
    """
    return selectors(text, dict.fromkeys(known_codes(), "") | dict(rules), ignored=ignored) if text else ()
