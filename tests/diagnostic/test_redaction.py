"""What a message says without the value that was found."""

import pytest

from cio_schemas.cli.check_selection import meaning_of
from cio_schemas.diagnostic import Diagnostic
from cio_schemas.diagnostic.redaction import without_values

# code, message, what is found, what the message says without it
MESSAGES = [
    ("P-missing", "no such file", None, "no such file"),
    ("P-duplicate-key", 'duplicate key "secret"', None, meaning_of("P-duplicate-key").what.rstrip(".")),
    ("CE103", 'expected no white space around the name, found "secret "', "secret ", meaning_of("CE103").what[:-1]),
    ("V-minLength", "expected at least 3 characters, found 1", "a", "expected at least 3 characters"),
    ("V-type", 'expected integer, found string "secret"', "secret", "expected integer, found a string"),
    ("V-type", "expected integer, found something", object(), "expected integer, found another value"),
    ("V-not", 'found "secret"', "secret", meaning_of("V-not").what),
]


@pytest.mark.parametrize(("code", "message", "found", "said"), MESSAGES)
def test_without_values(code, message, found, said):
    assert without_values(Diagnostic("a.json", code, message, found=found), meaning_of).message == said
