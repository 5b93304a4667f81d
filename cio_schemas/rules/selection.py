"""Which findings are wanted, by code: ``V-format``, a prefix such as ``V``, or ``ALL``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cio_schemas.project.globs import covers
from cio_schemas.source import PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ALL: Final = "ALL"

# What the text itself may have wrong and still be read. The rest can't be left out: it would hide what is not checked.
_READABLE: Final = frozenset(("P-bom", "P-duplicate-key"))
ALWAYS: Final = frozenset(PROBLEMS) - _READABLE


class CodeError(ValueError):
    """A code names nothing that could be found."""


class Selection(NamedTuple):
    """Which codes are wanted; of those that fit, the longest decides.

    Attributes:
        select: Codes and prefixes that are wanted.
        ignore: Codes and prefixes that are not.
        per_file: Pattern of paths -> codes and prefixes that are not wanted there.
    """

    select: tuple[str, ...] = (ALL,)
    ignore: tuple[str, ...] = ()
    per_file: Mapping[str, tuple[str, ...]] = {}

    def wants(self, code: str, path: str) -> bool:
        """Tell whether a finding is wanted.

        Args:
            code: Its code.
            path: The file, relative to the configuration's folder, with slashes.
        """
        if code in ALWAYS:
            return True
        if any(_fit(code, codes) >= 0 for pattern, codes in self.per_file.items() if covers(path, (pattern,))):
            return False
        return _fit(code, self.select) > _fit(code, self.ignore)


def _fit(code: str, codes: Iterable[str]) -> int:
    """Return how many characters of a code the best of some codes fits, -1 if none does."""
    lengths = [0 if each == ALL else len(each) for each in codes if each == ALL or code.startswith(each)]
    return max(lengths, default=-1)


def known_codes() -> tuple[str, ...]:
    """List every code of `check`."""
    from cio_schemas.failures.messages import KEYWORDS  # noqa: PLC0415 - only those who select need them

    return (*(f"V-{keyword or 'false'}" for keyword in KEYWORDS), *PROBLEMS)


def explanation(code: str) -> str:
    """Say in one sentence what a code of `check` stands for.

    Args:
        code: A known code.
    """
    if code in PROBLEMS:
        return PROBLEMS[code]
    keyword = code.removeprefix("V-")
    return "a schema that is false allows nothing" if keyword == "false" else f"the keyword `{keyword}` of the schema"


def codes(text: str | Iterable[str], *, ignored: bool = False) -> tuple[str, ...]:
    """Read codes of `check` as users give them.

    Args:
        text: Codes and prefixes, separated by commas where they are one text.
        ignored: True where they are to be left out.

    Returns:
        The codes and prefixes.

    Raises:
        CodeError: One of them names nothing, or can't be left out.
    """
    given = tuple(part.strip() for part in text.split(",") if part.strip()) if isinstance(text, str) else tuple(text)
    known = known_codes() if given else ()
    for each in given:
        if each != ALL and not any(code.startswith(each) for code in known):
            from cio_schemas.schema.near import did_you_mean  # noqa: PLC0415 - only a failure pays for it

            raise CodeError(f"no code {each!r}{did_you_mean(each, known)}")
        if ignored and each in ALWAYS:
            raise CodeError(f"{each} can't be ignored: what can't be read isn't checked")
    return given
