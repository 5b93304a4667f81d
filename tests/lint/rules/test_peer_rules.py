"""Each rule of the peer has its counterpart, shown on a schema that the peer reports."""

import pytest

from cio_schemas.lint import RULES, Linter
from cio_schemas.lint.files import of_text
from cio_schemas.lint.linter import lint_file
from cio_schemas.lint.workspace import Workspace
from docs.peer_rules import PEER_RULES

EVERY = Linter(RULES, lambda _: True)


@pytest.mark.parametrize("row", PEER_RULES, ids=lambda row: row.name)
def test_our_rule_reports_what_the_peer_reports(row):
    codes = {each.code for each in lint_file(of_text(row.schema), EVERY, Workspace())}
    assert row.code in codes if row.code else row.note


def test_the_peer_has_85_rules_for_2020_12():
    assert len({row.name for row in PEER_RULES}) == 85
    assert [row.name for row in PEER_RULES if not row.code] == [
        "content_media_type_without_encoding",
        "description_trailing_period",
        "empty_object_as_true",
        "portable_anchor_names",
        "simple_properties_identifiers",
        "title_trailing_period",
    ]
