"""`cio-schemas rule`: what a code means: a rule of `lint`, a violation or a problem of `check`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.cli.exits import OK, CommandError
from cio_schemas.compatibility.changes.kinds import KINDS
from cio_schemas.diagnostic.codes import help_uri, meaning
from cio_schemas.lint import CODES
from cio_schemas.lint import RULES as LINT
from cio_schemas.payloads.rules.collection import RULES as PAYLOADS
from cio_schemas.rules.explanation import of_rule
from cio_schemas.rules.selection import ALL, SelectionError, covered, known_codes, selectors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cio_schemas.cli.arguments import ArgumentTable, Options
    from cio_schemas.rules.rule import Rule

DESCRIPTION: Final = """\
Explain codes: what a rule of `lint` (JS) or of Customer.io's payloads (CE, CC, CB) does, why what it reports is bad,
and whether its fix is safe; what a violation (V-) or a problem of the text (P-) of `check` is; what a change (D-) of
`diff` is."""

EXAMPLES: Final = """\
examples:
  cio-schemas rule JS117        what it does, why, an example, its fix
  cio-schemas rule JS5          a family
  cio-schemas rule CB201        a rule of payloads
  cio-schemas rule V-minLength  what `check` reports under that code
  cio-schemas rule D-required   what `diff` reports under that code
  cio-schemas rule --all        every code
  cio-schemas rule              one line for each code"""

RULES: Final = (*LINT, *PAYLOADS)
CHANGES: Final = tuple(KINDS)
_NAMES: Final = {"V-": "violation", "P-": "problem"}


def add(parser: ArgumentTable) -> None:
    """Add the subcommand's arguments."""
    parser.add_argument("codes", nargs="*", metavar="CODE", help="codes, prefixes of codes, or names of rules")
    parser.add_argument("--all", action="store_true", help="explain every code")
    parser.add_argument("--json", action="store_true", help="as a JSON array, for programs")


def errors() -> tuple[type[Exception], ...]:
    """Return the errors whose message is for the user."""
    return (SelectionError,)


def run(options: Options) -> int:
    """Print the meaning of the codes."""
    rules, codes, changes = _wanted(options.codes)
    if options.json:
        shown = [*map(_rule_as_json, rules), *map(_code_as_json, codes), *map(_change_as_json, changes)]
        sys.stdout.write(json.dumps(shown, indent=2) + "\n")
    elif options.codes or options.all:
        sys.stdout.write("\n".join([*map(_of_rule, rules), *map(_explained, codes), *map(_of_change, changes)]))
    else:
        sys.stdout.writelines(f"{rule.code}  {rule.name:<42} {_traits(rule)}\n" for rule in rules)
        sys.stdout.writelines(f"{code:<24} {meaning(code).what}\n" for code in codes)
        sys.stdout.writelines(f"{code:<24} {KINDS[code].what}\n" for code in changes)
    return OK


def _wanted(given: list[str]) -> tuple[list[Rule], list[str], list[str]]:
    """Return the rules, and the codes of `check` and `diff`, that the arguments name; by default all."""
    others = dict.fromkeys((*known_codes(), *CHANGES), "")
    known = {**CODES, **{rule.code: rule.name for rule in PAYLOADS}, **others}
    spelt = {code.lower(): code for code in known}  # in any case
    try:
        wanted = selectors([spelt.get(each.lower(), each) for each in given] or [ALL], known)
    except SelectionError as error:
        raise CommandError(str(error).replace("no rule", "no code", 1)) from None
    chosen = {code for each in wanted for code in _named(each, known)}
    return (
        [rule for rule in RULES if rule.code in chosen],
        [code for code in known_codes() if code in chosen],
        [code for code in CHANGES if code in chosen],
    )


def _named(selector: str, known: Mapping[str, str]) -> frozenset[str]:
    """Return the code of that name, or all codes with that prefix; `V-not` is a code, not a prefix."""
    return frozenset((selector,)) if selector in known else covered(selector, known)


def _traits(rule: Rule) -> str:
    return f"{rule.severity}, fix: {rule.fix}{'' if rule.default else ', opt-in'}"


def _of_rule(rule: Rule) -> str:
    return f"{of_rule(rule)}\n{help_uri(rule.code)}\n"


def _explained(code: str) -> str:
    return f"### {code}\n\n*error, {_NAMES[code[:2]]} of `check`*\n\n{meaning(code).what}\n\n{help_uri(code)}\n"


def _of_change(code: str) -> str:
    what, advice = KINDS[code]
    return f"### {code}\n\n*change, told by `diff`*\n\n{what}\n\n{advice}\n\n{help_uri(code)}\n"


def _rule_as_json(rule: Rule) -> dict[str, Any]:
    shown = ("code", "name", "severity", "what", "why", "bad", "good", "fix", "safety", "default", "source")
    return {name: getattr(rule, name) for name in shown} | {"url": help_uri(rule.code)}


def _code_as_json(code: str) -> dict[str, Any]:
    return {"code": code, "severity": "error", "what": meaning(code).what, "url": help_uri(code)}


def _change_as_json(code: str) -> dict[str, Any]:
    what, advice = KINDS[code]
    return {"code": code, "severity": "error", "what": what, "why": advice, "url": help_uri(code)}
