"""How fast are all errors of an invalid event listed?"""

import json

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
    """Time `list(iter_errors(event))` on every invalid event.

    Raises:
        ValueError: the contenders list different numbers of errors.
    """
    rows: list[tuple[Cell, ...]] = []
    ratios = []
    for name, schema, payload in INVALID:
        instance = json.loads(json.dumps(payload))
        contenders = errors(cio_schemas.SCHEMAS[schema])
        found = {contender: len(call(instance)) for contender, call in contenders.items()}
        if len(set(found.values())) != 1:
            message = f"different numbers of errors: {found}"
            raise ValueError(message)
        rounds = take_turns(contenders, instance, effort)
        ratios.append([rounds.ratio(peer, OURS) for peer in FASTER])
        micros = [rounds.best(contender) * 1e6 for contender in (OURS, *FASTER)]
        rows.append((name, found[OURS], *micros, *ratios[-1]))
    means = map(geometric_mean, zip(*ratios, strict=True))
    return Section(
        QUESTION,
        [Table("list(iter_errors(event))", COLUMNS, rows)],
        [
            Target(f"all errors, {peer} over ours", mean, at_least=least)
            for (peer, least), mean in zip(FASTER.items(), means, strict=True)
        ],
        ["fastjsonschema stops at the first error"],
    )
