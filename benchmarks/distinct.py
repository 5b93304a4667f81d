"""How fast is a verdict on events that are not in the processor's cache?"""

import json
from collections.abc import Callable
from itertools import repeat
from random import Random
from typing import Any

import cio_schemas

from .peers import OURS, verdicts
from .report import Section, Table, Target
from .timing import Call, Effort, take_turns

QUESTION = "is_valid on 20,000 distinct events"
COUNT = 20_000
RUST = "jsonschema-rs"


def measure(effort: Effort) -> Section:
    """Time a loop over events that are all there in memory, each parsed from a text of its own."""
    events = [json.loads(json.dumps(event(Random(number), number))) for number in range(COUNT)]
    field = verdicts(cio_schemas.SCHEMAS["event"], {"first": (events[0], True), "last": (events[-1], True)})
    loops: dict[str, Call] = {name: _over_all(field.contenders[name]) for name in (OURS, RUST)}
    rounds = take_turns(loops, events, effort._replace(rounds=max(5, effort.rounds // 2)))
    return Section(
        QUESTION,
        [Table("Nanoseconds an event", ("what", "ns"), [(name, rounds.best(name) / COUNT * 1e9) for name in loops])],
        [Target("20,000 distinct events, jsonschema-rs over ours", rounds.ratio(RUST, OURS), at_least=1.5)],
    )


def _over_all(judge: Callable[[Any], Any]) -> Call:
    def judge_all(events: list[Any]) -> None:
        for event in events:
            judge(event)

    return judge_all


def event(random: Random, number: int) -> dict[str, Any]:
    """Return an event like no other."""
    values: list[Any] = [number, f"value {number}", None, True, number / 8, ["a", number]]
    return {
        "name": f"event {number % 50}",
        "type": random.choice(("event", "page", "screen")),
        "timestamp": 1_700_000_000 + number,
        "anonymous_id": f"anon-{random.getrandbits(64):x}",
        "customer_id": f"cust-{number}",
        "data": {f"key {key}": random.choice(values) for key in range(random.randrange(8))},
        "context": {
            "ip": ".".join(str(random.randrange(256)) for _ in repeat(None, 4)),
            "locale": random.choice(("en-GB", "de-DE", "pt-BR")),
            "timezone": "Europe/London",
            "user_agent": f"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/{number}",
            "page": {
                "url": f"https://shop.example.com/products/{number}?utm_source=newsletter",
                "title": f"Product {number}",
                "referrer": f"https://news.example.com/{number}",
                "path": f"/products/{number}",
            },
            "device": {"id": f"dev-{number}", "manufacturer": "Acme", "model": "A1", "type": "phone"},
        },
    }
