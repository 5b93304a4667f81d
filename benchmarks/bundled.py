"""How fast is a verdict on payloads of the bundled schemas?"""

import json
from typing import Any

import cio_schemas

from .handwritten import HANDWRITTEN
from .payloads import INVALID, VALID
from .peers import OURS, PEERS, verdicts
from .report import Section, Table, Target
from .timing import Call, Effort, geometric_mean, take_turns

QUESTION = "is_valid on payloads of the bundled schemas"
FASTER = {"jsonschema": 110, "fastjsonschema": 3.5, "jsonschema-rs": 2.5}
"""How many times as long a peer must take."""

YARDSTICK = "hand-written"
BY_NAME = "cio_schemas.is_valid"
FROM_PYTHON = "jsonschema-rs, called from Python"
COLUMNS = ("payload", f"{OURS} µs", *(f"{peer} µs" for peer in PEERS), f"{YARDSTICK} µs", f"{BY_NAME} µs")
RATIO_COLUMNS = ("payload", *(f"{peer} takes" for peer in PEERS), f"{YARDSTICK} takes")


def measure(effort: Effort) -> Section:
    """Time every contender on every valid payload."""
    times: list[tuple[Any, ...]] = []
    ratios: list[tuple[Any, ...]] = []
    by_name: list[float] = []
    for name, schema_name, payload in VALID:
        # Read from text, so that no string is shared with the schema, as it is in use.
        instance = json.loads(json.dumps(payload))
        schema = cio_schemas.SCHEMAS[schema_name]
        contenders = verdicts(schema, {"valid": (instance, True)}).contenders
        contenders[YARDSTICK] = HANDWRITTEN[schema_name]
        contenders |= _by_name(schema_name, contenders["jsonschema-rs"])
        rounds = take_turns(contenders, instance, effort)
        times.append((name, *(rounds.best(each) * 1e6 for each in (OURS, *PEERS, YARDSTICK, BY_NAME))))
        by_name.append(rounds.ratio(FROM_PYTHON, BY_NAME))
        ratios.append((name, *(rounds.ratio(each, OURS) for each in (*PEERS, YARDSTICK))))
    means = [geometric_mean(column) for column in list(zip(*ratios, strict=True))[1:]]
    return Section(
        QUESTION,
        [
            Table("Microseconds a call", COLUMNS, times),
            Table("Times as long as cio-schemas", RATIO_COLUMNS, [*ratios, ("geometric mean", *means)]),
        ],
        [
            *(
                Target(f"bundled payloads, {peer} over ours", mean, at_least=FASTER[peer])
                for peer, mean in zip(PEERS, means, strict=False)
            ),
            Target("bundled payloads, jsonschema-rs over ours by name", geometric_mean(by_name), at_least=1.5),
        ],
    )


def _by_name(name: str, rust: Call) -> dict[str, Call]:
    """Return both as a program calls them, from a function; ours finds the validator by its name each time."""
    return {
        BY_NAME: lambda instance: cio_schemas.is_valid(instance, name),
        FROM_PYTHON: lambda instance: rust(instance),  # noqa: PLW0108 - the call is what takes time
    }


def check_yardstick() -> bool:
    """Return whether the hand-written validators give the verdicts that the payloads claim."""
    good = all(HANDWRITTEN[schema](instance) for _, schema, instance in VALID)
    return good and not any(HANDWRITTEN[schema](instance) for _, schema, instance in INVALID)
