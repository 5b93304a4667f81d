"""Which rules are wanted: codes, prefixes of codes, names, or ALL."""

from __future__ import annotations

from fnmatch import fnmatch
from typing import TYPE_CHECKING, Final

from cio_schemas.resources import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cio_schemas.lint.rule import Rule

ALL: Final = "ALL"


class SelectionError(ValueError):
    """A selector stands for no rule."""


def expand(selectors: Iterable[str], rules: Sequence[Rule]) -> frozenset[str]:
    """The codes that selectors stand for.

    Args:
        selectors: Codes (JS302), prefixes (JS3), names (required-undefined) or ALL.
        rules: Every rule there is.

    Raises:
        SelectionError: A selector stands for none.
    """
    found: set[str] = set()
    for selector in selectors:
        chosen = {rule.code for rule in rules if selector in (ALL, rule.name) or rule.code.startswith(selector)}
        if not chosen or not selector:
            known = [name for rule in rules for name in (rule.code, rule.name)]
            raise SelectionError(f"no rule {selector!r}{did_you_mean(selector, known)}")
        found |= chosen
    return frozenset(found)


def selected(
    rules: Sequence[Rule],
    select: Sequence[str] = (),
    extend: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Callable[[Rule], bool]:
    """Give what tells whether a rule is wanted.

    Args:
        rules: Every rule there is.
        select: Selectors in place of the default selection, where there are any.
        extend: Selectors besides.
        ignore: Selectors that are taken out; a whole code in `select` or `extend` outweighs a prefix here.

    Raises:
        SelectionError: A selector stands for no rule.
    """
    wanted = expand(select, rules) if select else frozenset(rule.code for rule in rules if rule.default)
    wanted |= expand(extend, rules)
    plain = {selector for selector in (*select, *extend) if selector in {rule.code for rule in rules}}
    broad = expand([selector for selector in ignore if selector not in wanted], rules) - plain
    chosen = wanted - broad - set(ignore)
    return lambda rule: rule.code in chosen


def ignored_in(path: str, ignores: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The codes that are not wanted in a file.

    Args:
        path: The file, as the user named it.
        ignores: From glob patterns to codes.
    """
    plain = path.replace("\\", "/").removeprefix("./")
    name = plain.rpartition("/")[2]
    codes = (codes for glob, codes in ignores.items() if fnmatch(plain, glob) or fnmatch(name, glob))
    return frozenset().union(*codes)
