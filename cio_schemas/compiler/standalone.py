"""A compiled schema as a standalone module, which needs this package at most for the formats that it checks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from cio_schemas.compiler.extraction import entries, extracted
from cio_schemas.compiler.module import imported, imports_of
from cio_schemas.compiler.writer import literal
from cio_schemas.failures.messages import OWN_MESSAGE, own_message

if TYPE_CHECKING:
    from cio_schemas.compiler.compiled import Compiled
    from cio_schemas.failures.failure import Site

_HEAD = '''\
"""Validates JSON values against a JSON Schema: is_valid(instance), iter_errors(instance).

Written by `cio-schemas compile` from the schema that SCHEMA names; to change it, change that and compile again.
"""

from __future__ import annotations
'''

_TAIL = '''

class Error(NamedTuple):
    """An assertion that failed.

    path: the steps to the instance; schema_path: the steps to the keyword, leaving out references; keyword: its name,
    None for a false schema; value: the keyword's; instance: what failed; message: what was expected and what was found;
    context: the errors of each branch of an anyOf or oneOf.
    """

    path: tuple[str | int, ...]
    schema_path: tuple[str | int, ...]
    keyword: str | None
    value: Any
    instance: Any
    message: str
    context: list[Error]


def iter_errors(instance: Any) -> Iterator[Error]:
    """Yield every error of an instance; nothing for a valid one."""
    try:
        failures = _collected(instance)
    except (RecursionError, NoStepsError) as error:
        failures = resumed(_collected, instance, error)
    return map(_error, failures)


def _collected(instance: Any) -> list[Any]:
    failures: list[Any] = []
    collect(instance, failures, (), ())
    return failures


def _error(failure: Any) -> Error:
    site, instance, path, schema_path, detail = failure
    keyword, steps, value, *schema = SITES[site]
    beside = schema[0] if schema else {}
    message = beside.get("x-message") or MESSAGES[keyword](Facts(value, instance, detail, beside))
    context = [_error(each) for each in detail] if isinstance(detail, list) and keyword in ("anyOf", "oneOf") else []
    return Error(path, schema_path + steps, keyword, value, instance, message, context)
'''

_MESSAGES = "cio_schemas.failures.messages"
_CARRIED = ("cio_schemas.runtime", "cio_schemas.ecma.automaton")
"""The modules of this package whose definitions are copied, not imported."""

_IMPORTS = {("typing", "Any"), ("typing", "NamedTuple"), ("collections.abc", "Iterator")}
"""What the code below needs."""

_READ = {"additionalProperties": "properties"}
"""For a keyword, another whose names its message looks at."""


def standalone(compiled: Compiled) -> str:
    """Return the source of a module that validates as `compiled` does.

    Args:
        compiled: A schema whose formats are our own nineteen.
    """
    body, sites = compiled.written()
    needed = {imported(name) for name in body.needs | {"NoStepsError", "resumed"}}
    carried = {each for each in needed if each[0] in _CARRIED}
    all_messages = entries(_MESSAGES, "_MESSAGES")
    used = {site.keyword: all_messages[site.keyword] for site in sites}
    told = {(_MESSAGES, name) for entry in used.values() for name in entry.names}
    extract = extracted(sorted(carried | told | {(_MESSAGES, "Facts")}))
    parts = [
        _HEAD + "\n" + imports_of((needed - carried) | extract.imports | _IMPORTS).rstrip(),
        f"SCHEMA = {literal(str(compiled.unit.location))}",
        f"\n{extract.text}\n",
        _table("MESSAGES", {literal(keyword): entry.text for keyword, entry in used.items()}) + "\n",
        f"{body.text.rstrip()}\n",
        f"{_sites(sites)}\n{_TAIL}",
    ]
    return "\n\n".join(parts)


def _table(name: str, entries: dict[str, str]) -> str:
    return "\n".join([f"{name} = {{", *(f"    {key}: {value}," for key, value in entries.items()), "}"])


def _sites(sites: list[Site]) -> str:
    """Return the table that failures refer to; a long value that several of them share stands once, before it."""
    uses = Counter(id(site.value) for site in sites if isinstance(site.value, list | dict))
    names: dict[int, str] = {}
    constants, rows = [], []
    for site in sites:
        if uses[id(site.value)] > 1 and id(site.value) not in names:
            names[id(site.value)] = f"VALUE_{len(names) + 1}"
            constants.append(f"{names[id(site.value)]} = {literal(site.value)}")
        value = names.get(id(site.value)) or literal(site.value)
        beside = _beside(site)
        more = f", {literal(beside)}" if beside else ""
        rows.append(f"    ({literal(site.keyword)}, {literal(site.schema_path)}, {value}{more}),")
    return "\n".join([*constants, "SITES = [", *rows, "]"])


def _beside(site: Site) -> dict[str, Any]:
    """Return the parts of the surrounding schema that the message of a keyword uses."""
    if not isinstance(site.schema, dict):
        return {}
    found = {OWN_MESSAGE: site.schema[OWN_MESSAGE]} if own_message(site) is not None else {}
    other = _READ.get(site.keyword or "")
    if other is not None and other in site.schema:
        found[other] = dict.fromkeys(site.schema[other])
    return found
