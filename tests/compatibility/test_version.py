"""One version of a schema: where its references lead, and what is compiled of it."""

import pytest

from cio_schemas.compatibility.versions.modernized import modern
from cio_schemas.compatibility.versions.version import ROOT, SchemaPlace, Version
from cio_schemas.schema.dialects import OFFICIAL

STRING, INTEGER = {"type": "string"}, {"type": "integer"}
DRAFT_7 = {"$schema": "http://json-schema.org/draft-07/schema#"}

# a reference, where it leads in the schema below
LEADS = [
    ("#/$defs/a", ROOT.below("$defs", "a")),
    ("#b", ROOT.below("$defs", "b")),
    ("#/x-own/c", ROOT.below("x-own", "c")),
    ("u:other", SchemaPlace("u:other", ())),
    ("u:other#/not", SchemaPlace("u:other", ("not",))),
    ("#/$defs/nowhere", None),
    ("u:nowhere", None),
    ("https://json-schema.org/draft/2020-12/schema", None),  # the same in every version
]


@pytest.mark.parametrize(("reference", "place"), LEADS)
def test_where_a_reference_leads(reference, place):
    schema = {"$defs": {"a": STRING, "b": {"$anchor": "b"}}, "x-own": {"c": INTEGER}, "items": {"$ref": reference}}
    version = Version(schema, {"u:other": {"not": STRING}}.get)
    assert version.target(ROOT.below("items"), reference) == place


def test_other_documents_take_the_place_of_its_own():
    schema = {"$ref": "u:other"}
    version = Version(schema, {"u:other": STRING}.get)
    assert list(version.reached()) == ["u:other"]
    validator = version.validator({"": schema, "u:other": INTEGER})
    assert [each.is_valid("a") for each in (version.validator(), validator)] == [True, False]


def test_the_dialect_is_that_of_the_nearest_subschema():
    embedded = {**DRAFT_7, "$id": "u:a", "enum": [{"b": 1}]}
    version = Version({"items": embedded, "enum": [1]})
    places = ROOT.below("items", "enum", 0, "b"), ROOT.below("enum", 0)
    assert [version.dialect(each) for each in places] == [OFFICIAL["7"], OFFICIAL["2020-12"]]


def test_a_part_of_what_is_identified_is_not_compiled_alone():
    version = Version({"items": {"$id": "u:a", **STRING}, "not": STRING})
    alone = [version.alone(version.documents, ROOT.below(each), {"minLength": 1}) for each in ("items", "not")]
    assert [each and each.is_valid("") for each in alone] == [None, False]


def test_places_of_a_translation():
    found = modern(Version({**DRAFT_7, "items": [True, {"definitions": {"a": STRING}}]}))
    written = {
        ("prefixItems", 0): ("items", 0),
        ("prefixItems", 1, "$defs", "a", "type"): ("items", 1, "definitions", "a", "type"),
    }
    for new, old in written.items():
        assert found.written(ROOT.below(*new)) == ROOT.below(*old)
    elsewhere = SchemaPlace("u:other", ("type",))
    assert found.written(elsewhere) == elsewhere
