"""How many payloads a second do the strategies and the fixed fixtures make, beside what others make?"""

import json
import subprocess
from time import thread_time
from typing import Any

import hypothesis
from hypothesis import given, settings

import cio_schemas
from cio_schemas.fixtures.lists import valid_fixtures
from cio_schemas.strategies import valid

from .report import Section, Table, Target

QUESTION = "Payloads a second, by processor time"
LEAST = {"Hypothesis": {"event": 250, "customer": 150}, "by seed": {"event": 10_000, "customer": 5_000}}
NAMES = ("event", "customer")
ROUNDS = 5
EXAMPLES = 300
FIXTURES = 1_000

# Run by another Python, which has the peers: their Hypothesis is an older one. Formats are drawn there too.
PEERS = """
import json, sys, warnings
from time import thread_time
warnings.simplefilter("ignore")
schemas, examples, rounds = json.load(sys.stdin)

def best(run, count):
    times = []
    for _ in range(rounds):
        start = thread_time()
        run()
        times.append(thread_time() - start)
    return count / min(times)

found = {}
from hypothesis import HealthCheck, given, settings
from hypothesis_jsonschema import from_schema
from jsf import JSF
for name, schema in schemas.items():
    @settings(max_examples=examples, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(from_schema(schema))
    def draw(_):
        pass
    try:
        found[f"hypothesis-jsonschema|{name}"] = best(draw, examples)
    except Exception as error:
        found[f"hypothesis-jsonschema|{name}"] = type(error).__name__
    try:
        faker = JSF(schema)
        found[f"jsf|{name}"] = best(lambda: [faker.generate() for _ in range(examples)], examples)
    except Exception as error:
        found[f"jsf|{name}"] = type(error).__name__
from importlib.metadata import version
found["versions"] = ", ".join(f"{name} {version(name)}" for name in ("hypothesis-jsonschema", "jsf", "hypothesis"))
print(json.dumps(found))
"""


def measure(peers: str | None = None) -> Section:
    """Time our own, and the peers if there is a Python that has them.

    Args:
        peers: that Python.
    """
    found: dict[str, dict[str, Any]] = {"Hypothesis": {}, "by seed": {}}
    for name in NAMES:
        found["Hypothesis"][name] = _hypothesis(name)
        found["by seed"][name] = _seeded(name)
    notes = ["Peers are left out: --peers names a Python with hypothesis-jsonschema, an older Hypothesis and jsf."]
    if peers:
        schemas = {name: _plain(cio_schemas.SCHEMAS[name]) for name in NAMES}
        text = json.dumps([schemas, EXAMPLES, ROUNDS])
        done = subprocess.run([peers, "-c", PEERS], input=text, capture_output=True, text=True, check=True)
        answers = json.loads(done.stdout.splitlines()[-1])
        notes = [f"Ours with hypothesis {hypothesis.__version__}; the peers: {answers.pop('versions')}."]
        for key, value in answers.items():
            who, name = key.split("|")
            found.setdefault(who, {})[name] = value
    names = list(NAMES)
    rows = [(who, *(values[name] for name in names)) for who, values in found.items()]
    targets = [
        Target(f"{name}s a second, {who}", found[who][name], at_least=LEAST[who][name])
        for who in LEAST
        for name in names
    ]
    return Section(QUESTION, [Table("A second", ("what", *names), rows)], targets, notes)


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema as draft 7 says it, which the peers know."""
    text = json.dumps({name: value for name, value in schema.items() if name not in ("$schema", "$id")})
    return dict(json.loads(text.replace("$defs", "definitions")))


def _hypothesis(name: str) -> float:
    best = 0.0
    for _ in range(ROUNDS):
        count = 0

        @settings(max_examples=EXAMPLES, database=None, deadline=None)
        @given(valid(name))
        def draw(_: Any) -> None:
            nonlocal count
            count += 1

        start = thread_time()
        draw()
        best = max(best, count / (thread_time() - start))
    return best


def _seeded(name: str) -> float:
    valid_fixtures(name, 200)
    best = 0.0
    for seed in range(ROUNDS):
        start = thread_time()
        valid_fixtures(name, FIXTURES, seed)
        best = max(best, FIXTURES / (thread_time() - start))
    return best
