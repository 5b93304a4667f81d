"""The FormatCheckers, and what is asked of a checker, ours or not."""

import copy
import pickle
import subprocess
import sys

import jsonschema
import pytest

import cio_schemas.formats
from cio_schemas.formats import NAMES, check, conforms, format_checker, string_check

THE_NINETEEN = (
    "date", "date-time", "duration", "email", "hostname", "idn-email", "idn-hostname", "ipv4", "ipv6", "iri",
    "iri-reference", "json-pointer", "regex", "relative-json-pointer", "time", "uri", "uri-reference", "uri-template",
    "uuid",
)  # fmt: skip


class Text(str):
    __slots__ = ()


def test_names():
    assert NAMES == THE_NINETEEN


@pytest.mark.parametrize("name", THE_NINETEEN)
def test_only_strings_can_fail(name):
    checker = format_checker()
    for instance in (None, True, 1, 1.5, [], {}, b"\xff"):
        assert checker.conforms(instance, name)


def test_subclass_of_str():
    assert check("date")(Text("2024-01-15"))
    assert check("email")(Text('"a b"@example.com'))
    assert not check("uri")(Text("no uri"))


def test_a_check_is_made_once():
    assert check("uri") is check("uri")


def test_unknown_format():
    with pytest.raises(KeyError, match="no format 'colour'; choose from date, date-time, duration,"):
        check("colour")


def test_format_checker_has_the_nineteen_and_no_other():
    assert tuple(sorted(format_checker().checkers)) == THE_NINETEEN


def test_own_format():
    checker = format_checker()
    checker.checks("even", raises=TypeError)(lambda instance: instance % 2 == 0)
    validator = jsonschema.Draft202012Validator({"format": "even"}, format_checker=checker)
    assert validator.is_valid(2)
    assert not validator.is_valid(3)
    assert not validator.is_valid(None)
    assert "even" not in format_checker().checkers
    assert "even" not in cio_schemas.formats.FORMAT_CHECKER.checkers
    assert "even" not in jsonschema.FormatChecker.checkers


def test_shared_checker_is_one():
    assert cio_schemas.formats.FORMAT_CHECKER is cio_schemas.formats.FORMAT_CHECKER
    assert cio_schemas.formats.FORMAT_CHECKER is not format_checker()


def test_shared_checker_with_jsonschema():
    schema = {"properties": {"at": {"format": "date-time"}, "to": {"format": "email"}}}
    validator = jsonschema.Draft202012Validator(schema, format_checker=cio_schemas.formats.FORMAT_CHECKER)
    assert validator.is_valid({"at": "2024-01-15T00:00:00Z", "to": "joe@localhost"})
    errors = [(error.json_path, error.message) for error in validator.iter_errors({"at": "now", "to": "joe"})]
    assert errors == [("$.at", "'now' is not a 'date-time'"), ("$.to", "'joe' is not a 'email'")]


def test_no_other_attribute():
    with pytest.raises(AttributeError, match="has no attribute 'COLOURS'"):
        _ = cio_schemas.formats.COLOURS


@pytest.mark.parametrize("duplicate", [copy.deepcopy, lambda checker: pickle.loads(pickle.dumps(checker))])
def test_copies_are_independent_and_known_again(duplicate):
    checker = duplicate(cio_schemas.formats.FORMAT_CHECKER)
    checker.checks("colour")(bool)
    assert "colour" not in cio_schemas.formats.FORMAT_CHECKER.checkers
    assert string_check(checker, "date") is check("date")


def test_string_check_of_ours():
    checker = format_checker()
    assert string_check(checker, "ipv4") is check("ipv4")
    assert string_check(checker, "colour") is None
    checker.checks("day")(checker.checkers["date"][0])
    assert string_check(checker, "day") is check("date")
    checker.checks("date")(lambda instance: instance == "today")
    assert string_check(checker, "date") is None


def test_string_check_of_a_foreign_checker():
    assert string_check(jsonschema.Draft202012Validator.FORMAT_CHECKER, "date") is None


def _number(instance):
    return int(instance)


CONFORMS = [
    ("7", True),
    ("0", False),  # a falsy result
    ("seven", False),  # int raises ValueError, which is registered
]


@pytest.mark.parametrize(("instance", "expected"), CONFORMS)
def test_conforms_as_jsonschema_does(instance, expected):
    checker = jsonschema.FormatChecker(formats=())
    checker.checks("number", raises=ValueError)(_number)
    assert conforms(checker, "number")(instance) is expected
    assert checker.conforms(instance, "number") is expected


def test_conforms_lets_other_exceptions_through():
    checker = jsonschema.FormatChecker(formats=())
    checker.checks("number", raises=ValueError)(_number)
    checker.checks("any")(_number)
    with pytest.raises(TypeError):
        conforms(checker, "number")([])
    with pytest.raises(ValueError, match="invalid literal"):
        conforms(checker, "any")("seven")


def test_conforms_of_ours_and_of_an_unknown_format():
    assert conforms(format_checker(), "date")("2024-01-15") is True
    assert conforms(format_checker(), "date")("2024-01-32") is False
    assert conforms(format_checker(), "date")(15) is True
    assert conforms(format_checker(), "colour") is None


LIBRARIES = ("jsonschema", "rfc3987", "email_validator", "idna")


def test_import_takes_no_library():
    program = (
        "import sys, cio_schemas.formats as formats\n"
        "assert formats.check('email')('joe@example.com') and formats.check('uri')('http://example.com/')\n"
        "assert formats.check('hostname')('example.com') and formats.check('iri')('http://\\xe9.com')\n"
        f"print([name for name in {LIBRARIES} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_what_is_no_checker_is_refused():
    with pytest.raises(TypeError, match=r"^format_checker: expected a jsonschema\.FormatChecker or None, found str$"):
        cio_schemas.Validator({"format": "email"}, format_checker="email")  # type: ignore[arg-type]
