"""The harness computes ratios, means, exponents and targets right; no test asserts a time."""

import gc
import math

import pytest

from benchmarks import timing
from benchmarks.growth import exponent
from benchmarks.real_world import targets
from benchmarks.report import Section, Table, Target, document, number, section_markdown, summary
from benchmarks.timing import Effort, Rounds, geometric_mean, take_turns

WHERE = {
    "date": "2024-05-17",
    "implementation": "CPython",
    "python": "3.11.7",
    "system": "Linux x86_64",
    "cpu": "a CPU",
    "cores": 2,
    "versions": {"cio-schemas": "0.1.0", "jsonschema": "4.26.0"},
}


class Clock:
    """A clock that moves on by what each call is said to take."""

    def __init__(self):
        self.now = 0.0
        self.calls = []

    def contender(self, name, seconds):
        def call(_):
            self.calls.append(name)
            self.now += seconds

        return call

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.mark.parametrize(
    ("ratios", "mean"), [([1], 1), ([2, 8], 4), ([0.5, 2], 1), ([1, 10, 100], 10), (iter([3, 3, 3]), 3)]
)
def test_geometric_mean(ratios, mean):
    assert geometric_mean(ratios) == pytest.approx(mean)


def test_time_and_ratio_are_those_of_the_fastest_rounds():
    rounds = Rounds({"ours": [1.0, 2.0, 4.0], "peer": [30.0, 10.0, 3.0]})
    assert rounds.best("ours") == 1
    assert rounds.best("peer") == 3
    assert rounds.ratio("peer", "ours") == 3
    assert rounds.ratio("ours", "ours") == 1


def test_slow_phase_of_the_machine_leaves_the_ratio(clock):
    speed = iter([1] * 8 + [5] * 2 + [1] * 100)

    def phase(_):
        clock.now += next(speed)

    rounds = take_turns({"ours": phase, "peer": phase}, None, Effort(rounds=3, slot=0.001), clock)
    assert rounds.ratio("peer", "ours") == 1


def test_take_turns_times_each_contender_by_its_calls(clock):
    contenders = {"ours": clock.contender("ours", 0.25), "peer": clock.contender("peer", 0.75)}
    rounds = take_turns(contenders, None, Effort(rounds=4, slot=3.0), clock)
    assert rounds.seconds == {"ours": [0.25] * 4, "peer": [0.75] * 4}
    assert rounds.ratio("peer", "ours") == 3


def test_order_moves_on_by_one_each_round(clock):
    contenders = {name: clock.contender(name, 1.0) for name in "abc"}
    take_turns(contenders, None, Effort(rounds=3, slot=1.0), clock)
    assert "".join(clock.calls[-9:]) == "abcbcacab"


@pytest.mark.parametrize("enabled", [True, False])
def test_collector_is_off_while_timing_and_then_as_before(enabled):
    before = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        with timing.no_collection():
            assert not gc.isenabled()
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()


@pytest.mark.parametrize(
    ("times", "power"),
    [({1: 5.0, 10: 5.0}, 0), ({10: 1.0, 100: 10.0}, 1), ({1: 9.0, 10: 1.0, 100: 100.0}, 2), ({2: 1.0, 8: 2.0}, 0.5)],
)
def test_exponent_between_the_largest_sizes(times, power):
    assert math.isclose(exponent(times), power)


@pytest.mark.parametrize(
    ("target", "met", "bound"),
    [
        (Target("x", 110, at_least=110), True, "at least 110"),
        (Target("x", 109.9, at_least=110), False, "at least 110"),
        (Target("x", 15, at_most=15), True, "at most 15"),
        (Target("x", 0.334, at_most=1 / 3), False, "at most 0.333"),
    ],
)
def test_target(target, met, bound):
    assert (target.met, target.bound) == (met, bound)


def test_real_world_targets_leave_out_who_is_left_out():
    ratios = [
        {"jsonschema-rs": 0.5, "fastjsonschema": 4.0},
        {"jsonschema-rs": 2.0},
        {"jsonschema-rs": 1.0, "fastjsonschema": 9.0},
    ]
    assert [round(target.measured, 9) for target in targets(ratios)] == [1, 0.5, 6, 4]


@pytest.mark.parametrize(
    ("value", "shown"),
    [("-", "-"), (0, "0"), (1, "1"), (0.3333, "0.333"), (1.234, "1.23"), (12.34, "12.3"), (1234.6, "1,235")],
)
def test_number(value, shown):
    assert number(value) == shown


SECTION = Section(
    "speed", [Table("Times", ("payload", "µs"), [("small", 0.5)])], [Target("ours", 2, at_least=3)], ["a note"]
)


def test_section_markdown():
    assert section_markdown(SECTION) == (
        "## speed\n\n### Times\n\n| payload | µs |\n| --- | ---: |\n| small | 0.5 |\n\n- a note"
    )


def test_summary_names_the_machine_the_versions_and_the_targets():
    lines = summary(WHERE, [SECTION]).splitlines()
    assert lines[0] == "2024-05-17, CPython 3.11.7, Linux x86_64, a CPU, 2 cores; cio-schemas 0.1.0, jsonschema 4.26.0."
    assert lines[-1] == "| ours | 2 | at least 3 | no |"


def test_document():
    assert document(WHERE, [SECTION])["sections"] == [
        {
            "question": "speed",
            "targets": [{"what": "ours", "bound": "at least 3", "measured": 2, "met": False}],
            "tables": [{"title": "Times", "rows": [{"payload": "small", "µs": 0.5}]}],
            "notes": ["a note"],
        }
    ]
