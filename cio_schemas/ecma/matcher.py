"""Choose the engine for a pattern: `re` if its backtracking is harmless, else the automaton."""

from __future__ import annotations

import re
from contextlib import suppress
from operator import methodcaller

from cio_schemas.ecma import automaton
from cio_schemas.ecma.ambiguity import ambiguity
from cio_schemas.ecma.errors import UntranslatableError
from cio_schemas.ecma.linear import Program, program
from cio_schemas.ecma.lookaround import passes
from cio_schemas.ecma.positions import UnbuildableError, as_test, exact_positions
from cio_schemas.ecma.regular import lookaheads
from cio_schemas.ecma.translate import translate
from cio_schemas.ecma.tree import Look, walk
from cio_schemas.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.ecma.growth import Ambiguity
    from cio_schemas.ecma.simplify import LiteralKind, Search

SHORT_STEPS = 40_000
"""How many steps of backtracking `re` may need (0.2 ms or so) before the automaton takes over."""


MAX_TEXT = 2**13
"""How many characters a text may have for a pattern that takes quadratic time: up to a second at that length."""


class Matcher(NamedTuple):
    """A search, the expressions that make it and its opposite, and the names they need."""

    search: Callable[[str], object]
    construction: str
    refusal: str | None
    needs: set[str]


def matcher_of(search: Search) -> Matcher:
    """Return the fastest matcher that is exact and never hangs.

    What `regular` has automata for has one.

    Raises:
        UntranslatableError: There is none.
    """
    found, refused = ambiguity(search), None
    if found.growth == "linear":
        try:
            return _backtracking(search)
        except UntranslatableError as error:
            refused = error
    parts = lookaheads(search)
    if parts:
        return _conjunction(*parts)
    try:
        return _automatic(search, found)
    except UnbuildableError as error:
        if refused:
            raise refused from None
        if found.growth == "polynomial" and found.degree == 1:
            return _limited(search)
        time = "more than quadratic" if found.growth == "polynomial" else "exponential"
        reason = f"matching can take {time} time, and no automaton can do it instead: {error}"
        raise UntranslatableError(reason, 0) from None


_LITERAL_MATCHERS: dict[str, tuple[str, str, str]] = {
    "equal": ("__eq__", "re.compile({}).fullmatch", "re.compile({}).match"),
    "prefix": ("startswith", "re.compile({}).match", "re.compile({}).match"),
    "suffix": ("endswith", "re.compile({}).search", ""),
    "contains": ("__contains__", "re.compile({}).search", ""),
}
"""For each kind of literal the method of a text that asks for it, and the construction and refusal of its pattern."""


def literal_matcher(kind: LiteralKind, text: str) -> Matcher:
    """Return the matcher of a text in which no character is special, to the same result as the whole way."""
    method, construction, refusal = _LITERAL_MATCHERS[kind]
    ending = r"\Z" if kind in ("equal", "suffix") else ""
    return Matcher(
        search=methodcaller(method, text),
        construction=construction.format(repr(text if kind == "equal" else text + ending)),
        refusal=refusal.format(repr(f"(?!(?:{text}){ending})")) if refusal else None,
        needs=set(),
    )


def runtime_source(needs: set[str]) -> str:
    """Return the source of a module, complete with imports, that defines the names a construction needs."""
    import inspect  # noqa: PLC0415 takes 10 ms to import, and only generated modules need it

    return inspect.getsource(automaton) if needs else ""


def _backtracking(search: Search) -> Matcher:
    method, expression = _expression(search)
    construction = f"re.compile({expression!r}).{method}"
    try:
        # A lookahead that fails makes no Match object: to refuse is faster than to accept.
        end = r"\Z" if method == "fullmatch" else ""
        refusal = None if method == "search" else f"re.compile({f'(?!(?:{expression}){end})'!r}).match"
        return Matcher(getattr(re.compile(expression), method), construction, refusal, set())
    except (re.error, OverflowError, RecursionError) as error:
        raise UntranslatableError(f"Python's re can't run it: {error}", 0) from None


def _expression(search: Search) -> tuple[str, str]:
    """Return the method of a compiled `re` pattern to call, and the pattern's text."""
    expression = translate(search.node, at_end=search.at_end)
    if search.at_start and search.at_end:
        return "fullmatch", expression
    return "match" if search.at_start else "search", expression + (r"\Z" if search.at_end else "")


def _automatic(search: Search, found: Ambiguity) -> Matcher:
    """Return a matcher that runs on automata, but on `re` for short texts, if that is faster and possible."""
    looks = any(isinstance(each, Look) and as_test(each) is None for each in walk(search.node))
    runnable = passes(search) if looks else program(exact_positions(search))
    construction, limit, short = runnable.expression(), -1, None
    if found.growth == "polynomial":
        with suppress(UntranslatableError):
            quick = _backtracking(search)
            limit, short = int(SHORT_STEPS ** (1 / (found.degree + 1))), quick.search
            construction = f"{construction}, {limit}, {quick.construction}"
    if isinstance(runnable, Program):
        matcher = runnable.automaton(limit, short).search
        return Matcher(matcher, f"Automaton({construction}).search", None, {"Automaton"})
    return Matcher(runnable.search(limit, short), f"looking({construction})", None, {"Automaton", "looking"})


def _limited(search: Search) -> Matcher:
    """Return a matcher that takes quadratic time, and finds nothing in texts that are too long for that."""
    quick = _backtracking(search)
    construction = f"up_to({MAX_TEXT}, {quick.construction})"
    return Matcher(automaton.up_to(MAX_TEXT, quick.search), construction, None, {"up_to"})


def _conjunction(looks: list[tuple[bool, Search]], rest: Search) -> Matcher:
    wanted = [matcher_of(rest), *(matcher_of(look) for positive, look in looks if positive)]
    unwanted = [matcher_of(look) for positive, look in looks if not positive]
    arguments = ", ".join(f"({''.join(f'{each.construction}, ' for each in part)})" for part in (wanted, unwanted))
    search = automaton.every(tuple(each.search for each in wanted), tuple(each.search for each in unwanted))
    needs = {"every"}.union(*(each.needs for each in (*wanted, *unwanted)))
    return Matcher(search, f"every({arguments})", None, needs)
