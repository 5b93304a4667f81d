"""A compiled schema as a module of its own, which needs this package at most for the formats it checks."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from cio_schemas import ecma, runtime
from cio_schemas.compiler.module import AUTOMATA, RUNTIME, library_imports_of, used_of
from cio_schemas.compiler.writer import literal

if TYPE_CHECKING:
    from cio_schemas.compiler.compiled import Compiled
    from cio_schemas.failures.failure import Site

_PARTS: dict[str, tuple[Any, ...]] = {
    "equal": (runtime.equal,),
    "is_integer": (runtime.is_integer,),
    "is_multiple": (runtime.is_multiple,),
    "is_number": (runtime.is_number,),
    "is_unique": (runtime.equal, runtime.is_unique, runtime._hashable, runtime._frozen),  # noqa: SLF001 - parts of it
    "too_deep": (runtime.DepthError, runtime.too_deep),
}
"""The definitions that each name of `runtime` consists of."""

_RUNTIME_IMPORTS = (
    "from collections.abc import Iterator",
    "from contextlib import suppress",
    "from decimal import Decimal",
    "from math import isfinite",
)

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
    None for a false schema; value: the keyword's; instance: what failed; context: the errors of each branch of an
    anyOf or oneOf.
    """

    path: tuple[str | int, ...]
    schema_path: tuple[str | int, ...]
    keyword: str | None
    value: Any
    instance: Any
    context: list[Error]


def iter_errors(instance: Any) -> Iterator[Error]:
    """Yield every error of an instance; nothing for a valid one."""
    failures: list[Any] = []
    try:
        collect(instance, failures, (), ())
    except RecursionError:
        raise too_deep(instance) from None
    return map(_error, failures)


def _error(failure: Any) -> Error:
    site, instance, path, schema_path, detail = failure
    keyword, steps, value = SITES[site]
    context = [_error(each) for each in detail] if isinstance(detail, list) and keyword in ("anyOf", "oneOf") else []
    return Error(path, schema_path + steps, keyword, value, instance, context)
'''


def standalone(compiled: Compiled) -> str:
    """The source of a module that validates as `compiled` does.

    Args:
        compiled: a schema whose formats are our own nineteen.
    """
    body = compiled.body
    table = _sites(compiled.sites)
    parts = dict.fromkeys(part for name in used_of(RUNTIME, body + _TAIL) for part in _PARTS[name])
    helpers = "\n\n\n".join(inspect.getsource(part).rstrip() for part in parts)
    if used_of(AUTOMATA, body):
        helpers = ecma.runtime_source(AUTOMATA) + "\n\n" + helpers
    code = f"{helpers}\n\n\n{body}{table}\n{_TAIL}"
    used = [line for line in _RUNTIME_IMPORTS if re.search(rf"\b{line.rpartition(' ')[2]}\b", code)]
    imports = ["from typing import Any, NamedTuple", *used, *library_imports_of(body)]
    ours = [line for line in imports if "cio_schemas" in line]
    imports = sorted(set(imports) - set(ours), key=lambda line: (line.startswith("from"), line))
    imports += ["", *ours] if ours else []
    origin = f"SCHEMA = {literal(str(compiled.unit.location))}"
    return "\n".join([_HEAD, *imports, "", origin, "", "", code])


def _sites(sites: list[Site]) -> str:
    """The table that failures refer to; a long value that several of them share stands once, before it."""
    uses = Counter(id(site.value) for site in sites if isinstance(site.value, list | dict))
    names: dict[int, str] = {}
    constants, rows = [], []
    for keyword, value, _, schema_path, _ in sites:
        if uses[id(value)] > 1 and id(value) not in names:
            names[id(value)] = f"VALUE_{len(names) + 1}"
            constants.append(f"{names[id(value)]} = {literal(value)}")
        shown = names.get(id(value)) or literal(value)
        rows.append(f"    ({literal(keyword)}, {literal(schema_path)}, {shown}),")
    return "\n".join(["", "", *constants, "SITES = [", *rows, "]"])
