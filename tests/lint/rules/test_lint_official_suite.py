"""The official suite's schemas: none crashes the linter, and an error-level finding is explained or not there."""

import pytest

from cio_schemas.diagnostic import Severity
from cio_schemas.lint import RULES, Document, Linter
from cio_schemas.schema import catalog
from tests.suite.official import SECTIONS, groups, remotes

EVERY = Linter(RULES, lambda _: True)

# Error-level findings on schemas that have valid and invalid instances; each is right about what it names.
EXPLAINED = {
    ("same $anchor with different base uri", "JS106"): "an unused branch of an anyOf wants a number that is a string",
    ("contains keyword with boolean schema false", "JS105"): "no array is valid; what is valid is no array",
    (
        "the default keyword does not do anything if the property is missing",
        "JS114",
    ): "that the default is invalid is what the test is about",
    (
        "reference internals of known non-applicator",
        "JS115",
    ): "the example is read as a schema because a reference leads into it",
}


@pytest.mark.parametrize("section", SECTIONS)
def test_no_unexplained_error(suite_root, section):
    registry = remotes(suite_root)

    def retrieve(uri):
        known = catalog.known(uri)
        return registry[uri].contents if known is None and uri in registry else known

    surprising = []
    for group in groups(suite_root, section):
        both = {test["valid"] for test in group.tests} == {True, False}
        found = EVERY.lint(Document(group.schema, retrieve=retrieve))
        errors = {each.rule.code for each in found if each.rule.severity is Severity.ERROR} if both else set()
        surprising += [(group.file, group.description, code) for code in errors]
    assert [(file, what, code) for file, what, code in surprising if (what, code) not in EXPLAINED] == []
