"""Do planted failures shrink to the least example, and how soon?"""

import json
import random
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any, NamedTuple

from hypothesis import Phase, find, settings

from cio_schemas.strategies import invalid, valid

from .report import Section, Table, Target

QUESTION = "Planted failures: what they shrink to"
SEEDS = 3

TREE = {
    "type": "object",
    "required": ["value"],
    "properties": {"value": {"type": "integer"}, "children": {"type": "array", "items": {"$ref": "#"}}},
    "additionalProperties": False,
}
LIST = {
    "type": "object",
    "properties": {"next": {"$ref": "#"}, "tag": {"enum": ["a", "b", "c"]}},
    "additionalProperties": False,
}


class Planted(NamedTuple):
    """A failure: what fails, and the least instances that do."""

    name: str
    schema: Any
    fails: Callable[[Any], Any]
    least: tuple[Any, ...]


def _nodes(tree: Any) -> Iterator[Any]:
    yield tree
    for child in tree.get("children", ()):
        yield from _nodes(child)


def _depth(tree: Any) -> int:
    return 1 + max(map(_depth, tree.get("children", ())), default=0)


def _chain(link: Any) -> int:
    return 1 + _chain(link["next"]) if "next" in link else 1


def _context(event: Any, *names: str) -> Any:
    found = event.get("context", {})
    for name in names:
        found = found.get(name, {}) if isinstance(found, dict) else {}
    return found


def _device(**more: Any) -> Any:
    return {"identifiers": {}, "devices": [{"id": "", "platform": "ios", **more}]}


PLANTED = (
    Planted("anything", "event", lambda _: True, ({"name": "0"},)),
    Planted("a long name", "event", lambda e: len(e["name"]) > 100, ({"name": "0" * 101},)),
    Planted("a timestamp", "event", lambda e: "timestamp" in e, ({"name": "0", "timestamp": 0},)),
    Planted(
        "a timestamp beyond 1000",
        "event",
        lambda e: e.get("timestamp", 0) > 1000,
        ({"name": "0", "timestamp": 1001},),
    ),
    Planted("a negative timestamp", "event", lambda e: e.get("timestamp", 0) < 0, ({"name": "0", "timestamp": -1},)),
    Planted(
        "beyond floats",
        "event",
        lambda e: e.get("timestamp", 0) > 2**53,
        ({"name": "0", "timestamp": 2**53 + 1},),
    ),
    Planted("a screen", "event", lambda e: e.get("type") == "screen", ({"name": "0", "type": "screen"},)),
    Planted(
        "two ids",
        "event",
        lambda e: "customer_id" in e and "anonymous_id" in e,
        ({"name": "0", "anonymous_id": "", "customer_id": ""},),
    ),
    Planted(
        "a device's model",
        "event",
        lambda e: "model" in _context(e, "device"),
        ({"name": "0", "context": {"device": {"model": ""}}},),
    ),
    Planted(
        "a page without title",
        "event",
        lambda e: "path" in _context(e, "page") and "title" not in _context(e, "page"),
        ({"name": "0", "context": {"page": {"path": ""}}},),
    ),
    Planted("an empty context", "event", lambda e: e.get("context") == {}, ({"name": "0", "context": {}},)),
    Planted("data", "event", lambda e: e.get("data"), ({"name": "0", "data": {"": None}},)),
    Planted("not ASCII", "event", lambda e: not e["name"].isascii(), ({"name": "\x80"},)),
    Planted("no identifiers", "customer", lambda c: not c["identifiers"], ({"identifiers": {}},)),
    Planted(
        "two devices",
        "customer",
        lambda c: len(c.get("devices", ())) > 1,
        ({"identifiers": {}, "devices": [{"id": "", "platform": "ios"}] * 2},),
    ),
    Planted(
        "an Android device",
        "customer",
        lambda c: any(device["platform"] == "android" for device in c.get("devices", ())),
        (_device(platform="android"),),
    ),
    Planted(
        "a device last used after 0",
        "customer",
        lambda c: any(device.get("last_used", 0) > 0 for device in c.get("devices", ())),
        (_device(last_used=1),),
    ),
    Planted("unsubscribed", "customer", lambda c: c.get("unsubscribed"), ({"identifiers": {}, "unsubscribed": True},)),
    Planted(
        "a deep tree",
        TREE,
        lambda t: _depth(t) > 2,
        ({"value": 0, "children": [{"value": 0, "children": [{"value": 0}]}]},),
    ),
    Planted(
        "a wide tree", TREE, lambda t: len(t.get("children", ())) > 2, ({"value": 0, "children": [{"value": 0}] * 3},)
    ),
    Planted("a big node", TREE, lambda t: any(node["value"] > 99 for node in _nodes(t)), ({"value": 100},)),
    Planted("a long list", LIST, lambda link: _chain(link) > 2, ({"next": {"next": {}}},)),
    Planted("a tag within", LIST, lambda link: "tag" in link.get("next", {}), ({"next": {"tag": "a"}},)),
)


def shrink(planted: Planted, seed: int) -> tuple[Any, int]:
    """Return what a failure shrinks to, and after how many calls since it was first met."""
    calls = 0
    met = False

    def fails(instance: Any) -> bool:
        nonlocal calls, met
        calls += met
        verdict = bool(planted.fails(instance))
        met = met or verdict
        return verdict

    chosen = settings(max_examples=20_000, database=None, phases=[Phase.generate, Phase.shrink])
    found = find(valid(planted.schema), fails, settings=chosen, random=random.Random(seed))
    return found, calls


def shrink_fault(schema: str, seed: int) -> bool:
    """Return whether an invalid instance still breaks what it says after it has shrunk, and nothing is left over."""
    found = find(
        invalid(schema, "format"),
        lambda _: True,
        settings=settings(database=None),
        random=random.Random(seed),
    )
    return found.fault.keyword == "format" and len(json.dumps(found.instance)) < 80


def measure(_: Any = None) -> Section:
    """Shrink every planted failure from several seeds."""
    rows, reached, calls = [], 0, []
    for planted in PLANTED:
        found = [shrink(planted, seed) for seed in range(SEEDS)]
        good = sum(instance in planted.least for instance, _ in found)
        reached += good
        calls += [count for _, count in found]
        worst = next((instance for instance, _ in found if instance not in planted.least), found[0][0])
        rows.append((planted.name, f"{good} of {SEEDS}", max(c for _, c in found), json.dumps(worst)[:90]))
    share = 100 * reached / (SEEDS * len(PLANTED))
    faults = all(shrink_fault(schema, seed) for schema in ("event", "customer") for seed in range(SEEDS))
    return Section(
        QUESTION,
        [Table("Planted failures", ("failure", "least", "most calls", "shrunk to"), rows)],
        [
            Target("planted failures that shrink to the least example, %", share, at_least=95),
            Target("calls to get there, median", median(calls), at_most=150),
            Target("faults that shrinking keeps", float(faults), at_least=1),
        ],
    )
