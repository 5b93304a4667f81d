"""The plugin for pytest: a test for each fixture, and validity as an assertion."""

import subprocess
import sys

import pytest

import cio_schemas.pytest
from cio_schemas.fixtures import invalid_fixtures, valid_fixtures
from cio_schemas.strategies import NoFaultError

pytest_plugins = ["pytester"]

SCHEMA = {
    "type": "object",
    "properties": {"name": {"type": "string", "minLength": 2}, "age": {"type": "integer", "maximum": 150}},
    "required": ["name"],
}


def test_a_test_runs_for_each_fault_with_the_slug_of_the_manifest(pytester):
    pytester.makepyfile(
        f"""
        import cio_schemas, cio_schemas.pytest

        @cio_schemas.pytest.invalid({SCHEMA!r})
        def test_refuses(invalid):
            assert not cio_schemas.is_valid(invalid.instance, {SCHEMA!r})
            assert invalid.fault.status == "feasible"

        @cio_schemas.pytest.valid({SCHEMA!r}, 3)
        def test_accepts(instance):
            cio_schemas.pytest.assert_valid(instance, {SCHEMA!r})
        """
    )
    result = pytester.runpytest_inprocess("-v", "-p", "no:cacheprovider")
    slugs = [each.slug for each in invalid_fixtures(SCHEMA)]
    result.assert_outcomes(passed=len(slugs) + 3)
    for slug in (*slugs, "001", "003"):
        result.stdout.fnmatch_lines([f"*[[]{slug}] PASSED*"])


def test_a_schema_that_allows_nothing_has_no_keyword_to_show():
    with pytest.raises(AssertionError) as caught:
        cio_schemas.pytest.assert_valid({"a": 1}, {"properties": {"a": False}})
    assert str(caught.value).splitlines()[2:] == ["  /a: nothing is allowed here, found integer 1", "    found     1"]


def test_a_failure_shows_each_place_and_no_frame_of_ours(pytester):
    pytester.makepyfile(
        f"""
        import cio_schemas.pytest

        def test_payload():
            cio_schemas.pytest.assert_valid({{"name": "x", "age": 200}}, {SCHEMA!r})
        """
    )
    result = pytester.runpytest_inprocess("-p", "no:cacheprovider")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "*the instance does not satisfy the schema in 2 places:",
            "*/name: *",
            "*expected  minLength: 2",
            "*found     *x*",
        ]
    )
    assert "def assert_valid" not in result.stdout.str()


REFUSED = [
    ({"name": "x"}, None, None, ""),
    ({"name": "x"}, "minLength", "/name", ""),
    ({"name": "x"}, None, "/name", ""),
    ({"name": "xy"}, None, None, "the instance satisfies the schema"),
    ({"name": "x"}, "type", None, "does not break type at any place of the schema, but:"),
    ({"name": "x"}, "minLength", "/age", "does not break minLength at /age of the schema, but:"),
    ({}, "required", "", ""),
]


@pytest.mark.parametrize(("instance", "keyword", "at", "told"), REFUSED, ids=str)
def test_a_refusal_is_asserted_with_its_reason(instance, keyword, at, told):
    if not told:
        return cio_schemas.pytest.assert_invalid(instance, SCHEMA, keyword, at)
    with pytest.raises(AssertionError) as caught:
        cio_schemas.pytest.assert_invalid(instance, SCHEMA, keyword, at)
    assert told in str(caught.value)
    return None


def test_what_a_bundled_schema_says_is_asserted_by_its_name():
    cio_schemas.pytest.assert_valid(valid_fixtures("event", 1)[0], "event")
    with pytest.raises(AssertionError) as caught:
        cio_schemas.pytest.assert_valid({}, "event")
    assert str(caught.value).startswith("the instance does not satisfy event in 1 place:\n\n  the root: ")


def test_a_schema_of_an_older_draft_takes_its_dialect():
    bound = {"minimum": 3, "exclusiveMinimum": True}
    cio_schemas.pytest.assert_invalid(3, bound, dialect="4")
    mark = cio_schemas.pytest.invalid(bound, dialect="4")
    assert [each.id for each in mark.args[1]] == ["exclusiveMinimum"]


def test_faults_are_chosen_and_none_is_an_error():
    mark = cio_schemas.pytest.invalid(SCHEMA, keyword="type", at="/age", argument="broken")
    assert mark.args[0] == "broken"
    assert [each.id for each in mark.args[1]] == ["age-type"]
    with pytest.raises(NoFaultError, match="the schema has no assertion of `pattern`"):
        cio_schemas.pytest.invalid(SCHEMA, keyword="pattern")


def test_importing_it_is_light():
    script = (
        "import sys, cio_schemas.pytest; print({'pytest', 'hypothesis', 'cio_schemas.strategies'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
