"""`cio-schemas rule`: what a rule of `lint` is about."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.cli.exits import OK, CommandError
from cio_schemas.lint import CODES, RULES
from cio_schemas.rules.explanation import of_rule
from cio_schemas.rules.selection import SelectionError, covered, selectors

if TYPE_CHECKING:
    from cio_schemas.rules.rule import Rule

_EXAMPLES: Final = """\
examples:
  cio-schemas rule JS117        what it does, why, an example, whether its fix is safe
  cio-schemas rule JS5          a family
  cio-schemas rule --all        every rule
  cio-schemas rule              one line for each"""


def add(subparsers: Any, **settings: Any) -> argparse.ArgumentParser:
    """Describe the subcommand's arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "rule",
        description="Tell what a rule of `lint` does, why what it reports is bad, and whether its fix is safe.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        **settings,
    )
    parser.add_argument("codes", nargs="*", metavar="CODE", help="codes, prefixes of codes, or names")
    parser.add_argument("--all", action="store_true", help="tell of every rule")
    parser.add_argument("--json", action="store_true", help="as a JSON array, for programs")
    return parser


def run(options: argparse.Namespace) -> int:
    """Print the rules."""
    try:
        wanted = {code for each in selectors(options.codes, CODES) for code in covered(each, CODES)}
    except SelectionError as error:
        raise CommandError(f"{error}; `cio-schemas rule` lists them") from None
    rules = [rule for rule in RULES if rule.code in wanted or not options.codes]
    if options.json:
        sys.stdout.write(json.dumps([_as_json(rule) for rule in rules], indent=2) + "\n")
    elif options.codes or options.all:
        sys.stdout.write("\n".join(map(of_rule, rules)))
    else:
        for rule in rules:
            traits = f"{rule.severity}, fix: {rule.fix}{'' if rule.default else ', opt-in'}"
            sys.stdout.write(f"{rule.code}  {rule.name:<42} {traits}\n")
    return OK


def _as_json(rule: Rule) -> dict[str, Any]:
    shown = ("code", "name", "severity", "what", "why", "bad", "good", "fix", "safety", "default")
    return {name: getattr(rule, name) for name in shown}
