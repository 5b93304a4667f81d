"""JS5: schemas that harm those who validate with them, or disclose secrets."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.failures.messages import show
from cio_schemas.lint.analysis.patterns import REGEXES, patterns, problem_of
from cio_schemas.lint.analysis.types import declared
from cio_schemas.rules.rule import ERROR, INFO, WARNING, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.ecma.growth import Attack
    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode
    from cio_schemas.rules.changes import Path


@rule(
    "JS501",
    "redos-pattern",
    WARNING,
    what="A pattern makes a backtracking engine slow on a hostile text: its time grows exponentially or with the third "
    "power of the length, or more. The text is shown.",
    why="One request then keeps a validator busy for minutes.",
    bad='{"type": "string", "pattern": "^(a+)+$"}',
    good='{"type": "string", "pattern": "^a+$"}',
    keywords=REGEXES,
)
def redos_pattern(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    yield from (finding for degree, finding in _attacks(node) if degree > _QUADRATIC)


@rule(
    "JS507",
    "quadratic-pattern",
    INFO,
    what="A pattern makes a backtracking engine's time grow with the square of a text's length; the text is shown.",
    why="It matters only for texts of many thousand characters, so the rule is opt-in, for requests from strangers.",
    bad='{"type": "string", "pattern": "^[a-z]*[a-z0-9]*$"}',
    good='{"type": "string", "pattern": "^[a-z0-9]*$"}',
    keywords=REGEXES,
    default=False,
)
def quadratic_pattern(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    yield from (finding for degree, finding in _attacks(node) if degree == _QUADRATIC)


_QUADRATIC: Final = 2


def _attacks(node: SchemaNode) -> Iterator[tuple[float, Finding]]:
    """Yield the patterns that a text attacks, each with the power by which the time grows, infinite if exponential."""
    for path, pattern, key in patterns(node):
        from cio_schemas.lint.analysis.backtracking import attacked, is_harmless, power  # noqa: PLC0415 - few have patterns

        found = attacked(pattern)
        longest = node.schema.get("maxLength") if path[-1] == "pattern" else None
        if found and not (isinstance(longest, int) and is_harmless(pattern, found, longest)):
            degree = math.inf if found.risk == "exponential" else power(pattern, found)
            speed = _SPEEDS.get(degree, f"of degree {degree}")
            words = f"a backtracking engine takes time {speed} in the length of a text{_shown(found.attack)}"
            yield degree, Finding(path, words, key=key)


_SPEEDS: Final = {math.inf: "exponential", 2: "quadratic", 3: "cubic"}


@rule(
    "JS506",
    "unbounded-pattern",
    ERROR,
    what="A pattern is valid, but refused here, since no bound on its matching time is known.",
    why="`check` and the library refuse the schema, and one text can keep other validators busy.",
    bad=r'{"type": "string", "pattern": "^(a+)+\\1$"}',
    good=r'{"type": "string", "pattern": "^(a|b)\\1$"}',
    keywords=REGEXES,
)
def unbounded_pattern(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for path, pattern, key in patterns(node):
        problem = problem_of(pattern)
        if problem and problem.is_regex:
            yield Finding(path, f"this pattern is refused: {problem.reason}", key=key)


def _shown(attack: Attack | None) -> str:
    if attack is None:
        return ""
    parts = [show(attack.prefix)] if attack.prefix else []
    parts += [f"{show(attack.pump)} many times", *([show(attack.suffix)] if attack.suffix else [])]
    return f": try {', then '.join(parts)}"


@rule(
    "JS502",
    "unbounded-input",
    INFO,
    what="Nothing bounds the size of a string, an array or an object.",
    why="Those who store what is valid must accept any amount of it.",
    bad='{"type": "string"}',
    good='{"type": "string", "maxLength": 200}',
    keywords=("type",),
    default=False,
)
def unbounded_input(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    if "type" not in node.schema:
        return
    keys = set().union(*(each.schema for each in analysis.conjuncts(node)))
    types = declared(node.schema)
    for kind, bounds in _BOUNDED.items():
        if kind in types and not keys & bounds:
            yield Finding(node.path, f"the size of this {kind} is not bounded")


_LISTS: Final = {"enum", "const"}
_BOUNDED: Final = {
    "string": {"maxLength", "format", *_LISTS},
    "array": {"maxItems", "unevaluatedItems", *_LISTS},
    "object": {"maxProperties", "additionalProperties", "unevaluatedProperties", "propertyNames", *_LISTS},
}

# What stands for a password in documentation.
_PLACEHOLDERS: Final = (
    r"(?i:(?:my|your|the|some|super|db|user|mysql|postgres|redis)?[_-]?(?:secret|pass|password|passwd|pwd|pw|token|key)"
    r"(?:word)?\d*|changeme|example|x+|\.+|p[a@]ssw[o0]rd\d*|foo|bar|test|guest|admin|root)"
)
# What a secret of some maker begins with; the lengths are those of the makers' documentation.
_SECRETS: Final = (
    ("an AWS access key", re.compile(r"\b(?:AKIA|ASIA)[A-Z2-7]{16}\b")),
    ("a GitHub token", re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,})")),
    ("a Slack token", re.compile(r"\bxox[abprs]-[A-Za-z0-9-]{10,}")),
    ("a Stripe key", re.compile(r"\b[sr]k_live_[A-Za-z0-9]{16,}")),
    ("a Google API key", re.compile(r"\bAIza[A-Za-z0-9_-]{35}\b")),
    ("a private key", re.compile(r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----")),
    ("a JSON Web Token", re.compile(r"\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}")),
    (
        "a password in a URL",
        re.compile(rf"\b[a-z][a-z0-9+.-]*://[^\s/:@]{{1,100}}:(?!(?:{_PLACEHOLDERS})@)[^\s/@<>{{}}\[\]$*%]{{4,100}}@"),
    ),
)
_ANY_SECRET: Final = re.compile("|".join(pattern.pattern for _, pattern in _SECRETS))
_PUBLIC: Final = "EXAMPLE"  # in the keys of the providers' own documentation
_SHORTEST: Final = 12  # characters of the shortest of them
_HOLDERS: Final = ("const", "enum", "default", "examples", "description", "$comment")


@rule(
    "JS504",
    "secret-looking-value",
    WARNING,
    what="A default, an example or another value looks like a secret.",
    why="Schemas are published.",
    bad='{"default": "AKIA' + "QW3E7RT5YU2IOP4A" + '"}',
    good='{"default": "<your access key>"}',
    keywords=_HOLDERS,
    written=True,
)
def secret_value(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    for name in _HOLDERS:
        if name in node.written:
            for path, text in _texts((*node.path, name), node.written[name]):
                if len(text) >= _SHORTEST and _ANY_SECRET.search(text) and _PUBLIC not in text:
                    kind = next(kind for kind, pattern in _SECRETS if pattern.search(text))
                    yield Finding(path, f"this looks like {kind}: anyone who reads the schema has it")


def _texts(path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    stack = [(path, value)]
    while stack:
        path, value = stack.pop()
        if isinstance(value, str):
            yield path, value
        members = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
        stack += [((*path, step), member) for step, member in members]


MAX_LEVELS: Final = 64
MAX_SUBSCHEMAS: Final = 10_000


@rule(
    "JS505",
    "too-deep-or-large",
    WARNING,
    what=f"Subschemas nest more than {MAX_LEVELS} levels deep, or there are more than {MAX_SUBSCHEMAS:,}.",
    why="Validators, editors and code generators that recurse give up.",
    bad='{"items": ' * 70 + "{}" + "}" * 70,
    good='{"items": {"items": {}}}',
    root=True,
)
def too_large(node: SchemaNode, _: Analysis) -> Iterator[Finding]:
    nodes = node.document.nodes
    deepest = max(nodes, key=len)
    levels = sum(1 for _ in _up(nodes[deepest]))
    if levels > MAX_LEVELS:
        words = f"subschemas nest {levels} levels deep; validators that recurse give up, some from {MAX_LEVELS} on"
        yield Finding((), words)
    elif len(nodes) > MAX_SUBSCHEMAS:
        yield Finding((), f"{len(nodes):,} subschemas in one document: slow to load, and hard to read")


def _up(node: SchemaNode | None) -> Iterator[SchemaNode]:
    while node is not None:
        yield node
        node = node.parent
