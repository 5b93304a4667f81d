"""How fast are the annotations of a valid payload read?"""

import json

import jsonschema_rs

import cio_schemas

from .payloads import VALID
from .peers import OURS
from .report import Cell, Section, Table, Target
from .timing import Effort, geometric_mean, take_turns

QUESTION = "all annotations of a valid payload"
PEER = "jsonschema-rs"


def measure(effort: Effort) -> Section:
    """Time `evaluate(payload)` with its annotations read, on every valid payload; jsonschema has nothing like it.

    Ours are one unit a keyword; jsonschema-rs has one a schema object, and another for each applicator.
    """
    rows: list[tuple[Cell, ...]] = []
    ratios: dict[str, float] = {}
    for name, schema, payload in VALID:
        instance = json.loads(json.dumps(payload))
        validator = cio_schemas.validator(schema)
        other = jsonschema_rs.Draft202012Validator(cio_schemas.SCHEMAS[schema], validate_formats=True)
        contenders = {
            OURS: lambda instance, validator=validator: validator.evaluate(instance).annotations,
            PEER: lambda instance, other=other: other.evaluate(instance).annotations(),
        }
        rounds = take_turns(contenders, instance, effort)
        ratios[name] = rounds.ratio(PEER, OURS)
        found = len(contenders[OURS](instance))
        rows.append((name, found, *(rounds.best(each) * 1e6 for each in contenders), ratios[name]))
    columns = ("payload", "annotations", f"{OURS} µs", f"{PEER} µs", f"{PEER} takes")
    return Section(
        QUESTION,
        [Table("evaluate(payload).annotations", columns, rows)],
        [
            Target(f"all annotations, {PEER} over ours", geometric_mean(ratios.values()), at_least=1),
            Target(f"annotations of the full event, {PEER} over ours", ratios["full event"], at_least=1),
        ],
    )
