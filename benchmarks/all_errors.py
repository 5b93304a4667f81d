"""How fast are all errors of an invalid event listed?"""

import json
from collections.abc import Callable
from typing import Any

import cio_schemas

from .payloads import INVALID
from .peers import OURS, errors
from .report import Cell, Section, Table, Target
from .timing import Effort, geometric_mean, take_turns

QUESTION = "all errors of an invalid event"
FASTER = {"jsonschema": 25, "jsonschema-rs": 0.8}
"""How many times as long a peer must take."""

COLUMNS = ("payload", "errors", f"{OURS} µs", *(f"{peer} µs" for peer in FASTER), *(f"{peer} takes" for peer in FASTER))


def measure(effort: Effort) -> Section:
    """Time `list(iter_errors(event))` on every invalid event, and the same with every message read.

    Ours fill their fields as they are read, the peers' at once: the second table is what it costs to print them all.

    Raises:
        ValueError: the contenders list different numbers of errors.
    """
    listed: list[tuple[Cell, ...]] = []
    told: list[tuple[Cell, ...]] = []
    ratios = []
    for name, schema, payload in INVALID:
        instance = json.loads(json.dumps(payload))
        contenders = errors(cio_schemas.SCHEMAS[schema])
        found = {contender: len(call(instance)) for contender, call in contenders.items()}
        if len(set(found.values())) != 1:
            message = f"different numbers of errors: {found}"
            raise ValueError(message)
        for rows, calls in ((listed, contenders), (told, {each: _messages(call) for each, call in contenders.items()})):
            rounds = take_turns(calls, instance, effort)
            taken = [rounds.ratio(peer, OURS) for peer in FASTER]
            rows.append((name, found[OURS], *(rounds.best(each) * 1e6 for each in (OURS, *FASTER)), *taken))
            if rows is listed:
                ratios.append(taken)
    means = map(geometric_mean, zip(*ratios, strict=True))
    return Section(
        QUESTION,
        [
            Table("list(iter_errors(event))", COLUMNS, listed),
            Table("[error.message for error in iter_errors(event)]", COLUMNS, told),
        ],
        [
            Target(f"all errors, {peer} over ours", mean, at_least=least)
            for (peer, least), mean in zip(FASTER.items(), means, strict=True)
        ],
        ["fastjsonschema stops at the first error"],
    )


def _messages(call: Callable[[Any], list[Any]]) -> Callable[[Any], list[str]]:
    return lambda instance: [error.message for error in call(instance)]
