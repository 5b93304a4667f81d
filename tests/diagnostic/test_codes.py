"""Every code that a diagnostic can have is explained, and has a page."""

import pytest

from cio_schemas.diagnostic.codes import VIOLATIONS, help_uri, specification
from cio_schemas.failures.messages import KEYWORDS
from cio_schemas.lint import RULES
from cio_schemas.payloads.rules.collection import RULES as PAYLOADS
from cio_schemas.source import PROBLEMS


def test_every_violation_has_a_meaning():
    assert list(VIOLATIONS) == [f"V-{keyword or 'false'}" for keyword in KEYWORDS]


PAGES = [
    ("V-minLength", "https://json-schema.org/draft/2020-12/json-schema-validation#name-minlength"),
    ("V-oneOf", "https://json-schema.org/draft/2020-12/json-schema-core#name-oneof"),
    ("V-unevaluatedItems", "https://json-schema.org/draft/2020-12/json-schema-core#name-unevaluateditems"),
    ("V-false", "https://json-schema.org/draft/2020-12/json-schema-core"),
    ("P-duplicate-key", "https://www.rfc-editor.org/rfc/rfc8259"),
]


@pytest.mark.parametrize(("code", "page"), PAGES)
def test_where_more_is_written(code, page):
    assert specification(code) == page


def test_every_code_has_a_page_of_ours():
    for code in (*VIOLATIONS, *PROBLEMS, *(rule.code for rule in (*RULES, *PAYLOADS))):
        assert help_uri(code) == f"https://OWNER.github.io/cio-schemas/rules/{code}.html"
