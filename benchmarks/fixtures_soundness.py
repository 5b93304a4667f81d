"""Is everything that is drawn valid, by two validators, and is little of it rejected?"""

import json
import logging
import os
import re
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import given, settings
from hypothesis.errors import FailedHealthCheck

import cio_schemas
from cio_schemas.fixtures.lists import valid_fixtures
from cio_schemas.strategies import RejectedError, UnsatisfiableError, valid
from tests.reference import reference
from tests.suite.official import groups, remotes

from .report import Section, Table, Target

QUESTION = "Soundness: instances of the official suite's satisfiable schemas, the bundled schemas and the meta-schema"
SUITE = "JSON_SCHEMA_TEST_SUITE"
METASCHEMA = {"$ref": "https://json-schema.org/draft/2020-12/schema"}
SLOW = ("metaschema", "remote ref, containing refs itself")

# It ignores $vocabulary.
NOT_JUDGED = ("vocabulary.json",)


class Drawn(NamedTuple):
    """A schema and how much is drawn from it."""

    name: str
    validator: Any
    judge: Any


def suite() -> tuple[list[Drawn], int, int]:
    """Return the satisfiable schemas, how many of them are refused, and how many others there are."""
    root = Path(os.environ[SUITE])
    registry = remotes(root)
    found, refused, unsatisfiable = [], 0, 0
    for group in groups(root, "required"):
        validator = cio_schemas.Validator(group.schema, registry=registry, format_checker=group.format_checker)
        satisfiable = any(test["valid"] for test in group.tests)
        try:
            valid(validator)
        except UnsatisfiableError:
            refused += satisfiable
            unsatisfiable += not satisfiable
            continue
        if satisfiable:
            judge = None
            if not group.file.startswith(NOT_JUDGED):
                judge = reference(group.schema, registry=registry, format_checker=group.format_checker)
            found.append(Drawn(f"{group.file}: {group.description}", validator, judge))
    return found, refused, unsatisfiable


def schemas() -> list[Drawn]:
    """Return the bundled schemas and the meta-schema."""
    settings_of_peer = {"registry": cio_schemas.REGISTRY, "format_checker": cio_schemas.FORMAT_CHECKER}
    bundled = [
        Drawn(name, cio_schemas.validator(name), reference(schema, **settings_of_peer))
        for name, schema in cio_schemas.SCHEMAS.items()
    ]
    return [*bundled, Drawn("the meta-schema", cio_schemas.Validator(METASCHEMA), None)]


def seeded(drawn: Drawn, count: int) -> tuple[int, int, list[Any]]:
    """Draw fixed fixtures; return how many, how many jsonschema judged, and those that either finds invalid."""
    wrong, judged = [], 0
    for seed in range(max(1, count // 500)):
        for instance in valid_fixtures(drawn.validator, min(500, count), seed):
            if not drawn.validator.is_valid(instance):
                wrong.append(instance)
            elif drawn.judge is not None:
                verdict = _verdict(drawn.judge, instance)
                judged += verdict is not None
                if verdict is False:
                    wrong.append(instance)
    return min(500, count) * max(1, count // 500), judged, wrong


_TAKEN_BY_DOT = re.compile(r"\\r|\\u2028|\\u2029")  # in Python, but not in ECMA-262


def _verdict(judge: Any, instance: Any) -> bool | None:
    """Return jsonschema's verdict; None if it has none, or may refuse wrongly, as its patterns are Python's."""
    try:
        valid = bool(judge.is_valid(instance))
    except re.error:
        return None
    return valid or (None if _TAKEN_BY_DOT.search(json.dumps(instance)) else False)


def hypothesis(drawn: Drawn, examples: int) -> tuple[int, int, bool]:
    """Draw by Hypothesis with its health checks: how many were drawn, how many rejected, and if all is well."""
    valid_draws = 0

    @settings(max_examples=examples, database=None, derandomize=True, deadline=None)
    @given(valid(drawn.validator))
    def check(instance: Any) -> None:
        nonlocal valid_draws
        valid_draws += 1
        assert drawn.validator.is_valid(instance)

    rejected = [0]
    with counting_rejects(rejected):
        try:
            check()
        except (FailedHealthCheck, AssertionError) as error:
            print(drawn.name, type(error).__name__, str(error)[:200], file=sys.stderr)
            return valid_draws, rejected[0], False
    return valid_draws, rejected[0], True


class Caught(logging.Handler):
    """Counts the instances that the Validator refused before they were given out: each is a fault of the generator."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is logged, but for what is never drawn; a message that nobody knows of counts."""
        if not record.msg.startswith("never drawn"):
            self.messages.append(record.getMessage())


class counting_rejects:  # noqa: N801 - a context manager
    """Counts what the strategies reject."""

    def __init__(self, counter: list[int]) -> None:
        self.counter = counter

    def __enter__(self) -> None:
        from cio_schemas.strategies.drawing.hypothesis_chooser import HypothesisChooser

        self.plain = HypothesisChooser.reject

        def reject(chooser: Any, reason: str) -> Any:
            self.counter[0] += 1
            return self.plain(chooser, reason)

        HypothesisChooser.reject = reject  # type: ignore[method-assign]

    def __exit__(self, *_: object) -> None:
        from cio_schemas.strategies.drawing.hypothesis_chooser import HypothesisChooser

        HypothesisChooser.reject = self.plain  # type: ignore[method-assign]


def measure(draws: int) -> Section:
    """Draw from everything.

    Args:
        draws: how many instances in all, about.
    """
    start = time.time()
    caught = Caught()
    logging.getLogger("cio_schemas.strategies").addHandler(caught)
    found, refused, unsatisfiable = suite()
    every = [*found, *schemas()]
    quick = [each for each in every if not any(word in each.name for word in SLOW)]
    share = draws // len(quick)
    drawn = judged = 0
    wrong: list[tuple[str, Any]] = []
    for each in every:
        count = share if each in quick else max(20, share // 50)
        try:
            more, by_both, bad = seeded(each, count)
        except RejectedError as error:
            wrong.append((each.name, str(error)))
            continue
        drawn, judged = drawn + more, judged + by_both
        wrong += [(each.name, instance) for instance in bad]
    by_hypothesis = [hypothesis(each, min(100, max(10, share // 25))) for each in quick]
    valid_draws = sum(count for count, _, _ in by_hypothesis)
    rejected = sum(count for _, count, _ in by_hypothesis)
    rows = [
        ("satisfiable schemas of the suite drawn from", len(found)),
        ("of them refused", refused),
        ("schemas without a valid test, refused as unsatisfiable", unsatisfiable),
        ("instances by seed", drawn),
        ("of them judged by jsonschema too", judged),
        ("instances by Hypothesis", valid_draws),
        ("seconds", time.time() - start),
    ]
    return Section(
        QUESTION,
        [Table("Draws", ("what", "count"), rows)],
        [
            Target("invalid instances", len(wrong), at_most=0),
            Target("invalid instances that the last check caught", len(caught.messages), at_most=0),
            Target("satisfiable schemas of the suite refused", refused, at_most=0),
            Target("draws rejected, %", 100 * rejected / max(1, valid_draws + rejected), at_most=2),
            Target("schemas that fail under Hypothesis", sum(not good for *_, good in by_hypothesis), at_most=0),
        ],
        [f"{name}: {str(instance)[:200]}" for name, instance in wrong[:20]] + caught.messages[:20],
    )
