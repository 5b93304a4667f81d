"""Which rules are wanted: codes, prefixes of codes, names, or ALL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cio_schemas.rules.selection import ALL, Selection
from cio_schemas.schema.near import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cio_schemas.lint.rule import Rule


class SelectionError(ValueError):
    """A selector stands for no rule."""


def prefixes(selectors: Sequence[str], rules: Sequence[Rule]) -> tuple[str, ...]:
    """Read selectors, with names turned into codes.

    Args:
        selectors: Codes (JS302), prefixes (JS3), names (required-undefined) or ALL; codes in either case.
        rules: Every rule there is.

    Raises:
        SelectionError: A selector stands for none.
    """
    code_of = {rule.name: rule.code for rule in rules}
    found = tuple(code_of.get(selector, selector.upper()) for selector in selectors)
    for given, selector in zip(selectors, found, strict=True):
        if selector != ALL and not (selector and any(rule.code.startswith(selector) for rule in rules)):
            raise SelectionError(f"no rule {given!r}{did_you_mean(given, [*code_of, *code_of.values()])}")
    return found


def expand(selectors: Sequence[str], rules: Sequence[Rule]) -> frozenset[str]:
    """The codes that selectors stand for.

    Args:
        selectors: As for `prefixes`.
        rules: Every rule there is.

    Raises:
        SelectionError: A selector stands for none.
    """
    wanted = Selection(prefixes(selectors, rules))
    return frozenset(rule.code for rule in rules if wanted.wants(rule.code, ""))


def selected(
    rules: Sequence[Rule],
    select: Sequence[str] = (),
    extend: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Callable[[Rule], bool]:
    """Give what tells whether a rule is wanted; of the selectors that fit its code, the longest decides.

    Args:
        rules: Every rule there is.
        select: Selectors in place of the default selection, where there are any.
        extend: Selectors besides.
        ignore: Selectors that are taken out.

    Raises:
        SelectionError: A selector stands for no rule.
    """
    named, ignored = (prefixes(each, rules) for each in ((*select, *extend), ignore))
    anyhow, chosen, unwanted = Selection(named), Selection(named, ignored), Selection(ignored)

    def is_wanted(rule: Rule) -> bool:
        if select or anyhow.wants(rule.code, ""):
            return chosen.wants(rule.code, "")
        return rule.default and not unwanted.wants(rule.code, "")

    return is_wanted
