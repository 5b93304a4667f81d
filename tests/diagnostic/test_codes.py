"""Every code that a diagnostic can have is explained, and has a page."""

import pytest

from cio_schemas.diagnostic.codes import VIOLATIONS, help_uri
from cio_schemas.failures.messages import KEYWORDS
from cio_schemas.lint import RULES
from cio_schemas.payloads.rules.collection import RULES as PAYLOADS
from docs.write_rules import anchor


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
    assert help_uri(code) == page


def test_the_page_of_a_rule_of_payloads():
    for rule in PAYLOADS:
        assert help_uri(rule.code, rule.name).endswith(f"/docs/payload-rules.md#{anchor(rule.code, rule.name)}")


def test_the_page_of_a_rule_has_its_heading():
    for rule in RULES:
        assert help_uri(rule.code, rule.name).endswith(f"/docs/rules.md#{anchor(rule.code, rule.name)}")
