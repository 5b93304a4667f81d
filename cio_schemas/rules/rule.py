"""A rule: its record, written above its check by `@rule`, and the findings that it yields."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module

from cio_schemas.diagnostic import Severity
from cio_schemas.records import NamedTuple
from cio_schemas.schema.keywords import DRAFTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType
    from typing import Any, TypeAlias

    from cio_schemas.rules.changes import Change, Path
    from cio_schemas.source import Span

ERROR, WARNING, INFO = Severity


class Safety(StrEnum):
    """Whether a fix is applied by default."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    NONE = "none"


SAFE, UNSAFE, NONE = Safety


class Finding(NamedTuple):
    """What a check yields; with its rule, and its place in the text, it becomes a Diagnostic.

    Attributes:
        path: The place in the document.
        message: One sentence for people, without the place.
        key: True for the place of the key, False for that of its value.
        fix: Changes that belong together; empty if there is none.
        span: The place in the text, for what only the text has: a key that was overridden.
        also: Other places that the message names.
    """

    path: Path
    message: str
    key: bool = False
    fix: tuple[Change, ...] = ()
    span: Span | None = None
    also: tuple[Path, ...] = ()


Check: TypeAlias = "Callable[..., Iterable[Finding]]"


class Rule(NamedTuple):
    """One rule.

    Attributes:
        code: A stable code: letters, the digit of its family, two digits.
        name: A stable name in kebab-case.
        severity: How bad a finding is.
        what: One sentence on what it reports.
        why: Why that is bad.
        bad: A document (JSON text) that it reports, exactly once.
        good: The same corrected, in which no default rule finds anything of this kind.
        check: The function that finds it; a rule of lint takes a subschema and the analysis of its document,
            a rule of payloads a `Part`.
        keywords: It looks only at objects with one of these keys; empty for every object.
        root: True if it looks at the root of a document only.
        fix: Whether its fix is safe.
        safety: Why, or what an unsafe fix may change.
        default: Whether it is on unless deselected.
        yields_to: Codes of rules that say more about the same place, and whose findings replace those of this one.
        yields_within: Codes of rules that say more, wherever within the place, and of what is also named.
        roles: For a rule of payloads, the parts of a payload that it looks at.
        source: For a rule of payloads, the page of the provider or the observation that it is based on.
        screen: For a rule of payloads, a criterion that a part meets only if the rule reports nothing of it, for the
            kernel to ask in its place; see `payloads.rules.criteria`. None if the rule always has to look.
        drafts: For a rule of lint, the drafts that it holds in (see `schema.keywords.DRAFTS`): it looks at resources of
            these alone.
        elsewhere: How it reads in drafts before 2020-12, where that differs.
        written: For a rule of lint, True if it looks at what is written, also at what the dialect does not read.
    """

    code: str
    name: str
    severity: Severity
    what: str
    why: str
    bad: str
    good: str
    check: Check
    keywords: tuple[str, ...] = ()
    root: bool = False
    fix: Safety = Safety.NONE
    safety: str = ""
    default: bool = True
    yields_to: tuple[str, ...] = ()
    yields_within: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    source: str = ""
    screen: Any = None
    drafts: tuple[int, ...] = DRAFTS
    elsewhere: str = ""
    written: bool = False

    def __reduce__(self) -> tuple[Callable[[str, str], Rule], tuple[str, str]]:
        """Pickle by reference, as functions are: the name that the check had is the rule's now."""
        return _named, (self.check.__module__, self.check.__qualname__)


def _named(module: str, name: str) -> Rule:
    found = getattr(import_module(module), name)
    assert isinstance(found, Rule)
    return found


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    what: str,
    why: str,
    bad: str,
    good: str,
    keywords: tuple[str, ...] = (),
    root: bool = False,
    fix: Safety = Safety.NONE,
    safety: str = "",
    default: bool = True,
    yields_to: tuple[str, ...] = (),
    yields_within: tuple[str, ...] = (),
    roles: tuple[str, ...] = (),
    source: str = "",
    screen: Any = None,
    drafts: tuple[int, ...] = DRAFTS,
    elsewhere: str = "",
    written: bool = False,
) -> Callable[[Check], Rule]:
    """Turn the check below into a rule; the arguments are the attributes of Rule.

    Example:
        >>> @rule("X101", "empty", ERROR, what="An object is empty.", why="It says nothing.", bad="{}", good='{"a": 1}')
        ... def empty(node):
        ...     if not node.schema:
        ...         yield Finding(node.path, "this says nothing")
        >>> empty.code
        'X101'
    """
    return lambda check: Rule(
        code=code,
        name=name,
        severity=severity,
        what=what,
        why=why,
        bad=bad,
        good=good,
        check=check,
        keywords=keywords,
        root=root,
        fix=fix,
        safety=safety,
        default=default,
        yields_to=yields_to,
        yields_within=yields_within,
        roles=roles,
        source=source,
        screen=screen,
        drafts=drafts,
        elsewhere=elsewhere,
        written=written,
    )


def collected(*families: ModuleType) -> tuple[Rule, ...]:
    """Collect the rules of some modules, sorted by code.

    Args:
        families: Modules with rules at their top level.

    Raises:
        ValueError: Two rules have one code or one name.
    """
    rules = [value for family in families for value in vars(family).values() if isinstance(value, Rule)]
    for attribute in ("code", "name"):
        names = [getattr(each, attribute) for each in rules]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"two rules have the {attribute} {twice[0]}")
    return tuple(sorted(rules, key=lambda each: each.code))
