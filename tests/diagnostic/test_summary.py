"""Summaries: counts by schema, code and place, with an example; bounded, and the same in any order of addition."""

import io
import itertools

from cio_schemas.diagnostic import Diagnostic, Severity
from cio_schemas.diagnostic.summary import Summary, SummaryRow, write_summary

FINDINGS = [
    Diagnostic("a", "V-type", "expected string, found integer 12", pointer="/lines/0/sku"),
    Diagnostic("a", "V-type", "expected string, found integer 1", pointer="/lines/15/sku"),
    Diagnostic("b", "CB201", "expected seconds", severity=Severity.WARNING, pointer=""),
    Diagnostic("b", "P-syntax", "broken"),
    Diagnostic("b", "V-type", "expected array", pointer="/lines"),
    Diagnostic("b", "V-type", "expected array", pointer="/lines/007x"),
]
ROWS = [
    SummaryRow(2, "order", "V-type", "error", "/lines/*/sku", "expected string, found integer 1"),
    SummaryRow(1, "order", "CB201", "warning", "", "expected seconds"),
    SummaryRow(1, "order", "P-syntax", "error", None, "broken"),
    SummaryRow(1, "order", "V-type", "error", "/lines", "expected array"),
    SummaryRow(1, "order", "V-type", "error", "/lines/007x", "expected array"),
]


def of(findings, **options):
    summary = Summary(**options)
    for each in findings:
        summary.add_diagnostic(each, "order")
    return summary


def test_rows():
    assert of(FINDINGS).rows() == ROWS
    assert (len(of(FINDINGS)), of(FINDINGS).total) == (5, 6)
    assert Summary().rows() == []


def test_sums_do_not_depend_on_the_order():
    parts = [of(FINDINGS[start : start + 2]) for start in (0, 2, 4)]

    assert all(sum(order) == of(FINDINGS) for order in itertools.permutations(parts))


def test_what_is_beyond_the_limit_is_counted_without_its_place():
    many = [Diagnostic("a", "V-type", "wrong", pointer=f"/name-{number}") for number in range(100)]
    rows = of(many, limit=10).rows()

    assert rows[0] == SummaryRow(90, "order", "V-type", "error", None, "wrong")
    assert len(rows) == 11
    assert of(many, limit=10).total == 100


def test_schemas_are_bounded_too():
    summary = Summary(limit=10)
    for number in range(100):
        summary.add_diagnostic(FINDINGS[0], f"schema-{number}")

    assert summary.total == 100
    assert len(summary) == 21
    assert summary.rows()[0] == SummaryRow(80, "", "V-type", "error", None, FINDINGS[0].message)


def test_columns():
    assert of(FINDINGS[:1]).to_pydict() == {
        "count": [1],
        "schema": ["order"],
        "code": ["V-type"],
        "severity": ["error"],
        "pointer": ["/lines/*/sku"],
        "example": ["expected string, found integer 12"],
    }


def test_a_table_for_people():
    stream = io.StringIO()
    long = SummaryRow(1_234, "order", "V-type", "error", "/a\n", "x" * 300)
    write_summary([long, *ROWS[1:3]], stream)

    assert stream.getvalue().splitlines() == [
        f"1,234  order  V-type    /a\\u000a  {'x' * 200}…",
        "    1  order  CB201     (root)    expected seconds",
        "    1  order  P-syntax  -         broken",
    ]


def test_a_table_without_schemas_or_rows():
    stream = io.StringIO()
    write_summary([SummaryRow(1, "", "V-type", "error", "/a", "wrong")], stream)
    write_summary([], stream)

    assert stream.getvalue() == "1  V-type  /a  wrong\n"
