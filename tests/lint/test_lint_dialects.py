"""A schema is read, judged and mended by the draft that it is written for, each embedded resource by its own."""

import json

import pytest

from cio_schemas.lint import RULES, Document, Linter
from cio_schemas.lint.files import of_text
from cio_schemas.lint.fixing.passes import fix_file
from cio_schemas.lint.fixing.verify import compare
from cio_schemas.lint.workspace import Workspace
from cio_schemas.schema import metaschemas
from cio_schemas.schema.dialects import DIALECT_V1, OFFICIAL
from cio_schemas.schema.pointer import json_pointer

DEFAULT = Linter(RULES, lambda rule: rule.default)
EVERY = Linter(RULES, lambda _: True)
SPELT = {name: each.uri + "#" * (each.draft < 2019) for name, each in OFFICIAL.items()}


def of(draft, **keywords):
    return {"$schema": SPELT[draft], **keywords}


def found(schema, linter=DEFAULT, **options):
    return sorted(
        (each.rule.code, json_pointer(each.finding.path)) for each in linter.lint(Document(schema, **options))
    )


TEXT = {"type": "string"}
PAIR = {"type": "array", "items": [TEXT, TEXT], "additionalItems": False}
REFERRED = {"$ref": "#/definitions/A"}


@pytest.mark.parametrize(
    "schema",
    [
        of("4", id="http://example.com/a", type="object", definitions={"A": TEXT}, properties={"a": REFERRED}),
        of("4", type="number", minimum=1, exclusiveMinimum=True),
        of("4", type="number", minimum=1, maximum=1.0),
        of("4", enum=["2.0"]),
        of("4", type="integer", maximum=9.5, exclusiveMaximum=True),
        of("4", type="object", properties={"c": TEXT}, dependencies={"a": ["b"], "b": {"required": ["c"]}}),
        of("6", **PAIR),
        of("6", **{"$id": "http://example.com/a", "type": "object", "examples": [{}]}),
        of("7", **PAIR, definitions={}) | {"definitions": {"A": {"$id": "#A", "type": "string"}}},
        of("7", **{"$ref": "#/definitions/A", "definitions": {"A": TEXT}, "$comment": "lone", "description": "It."}),
        of("7", definitions={"A": TEXT}, properties={"a": {**REFERRED, "default": 1}}, type="object"),
        of("7", definitions={"A": TEXT}, properties={"a": {"allOf": [REFERRED], "description": "a"}}, type="object"),
        of("7", type="string", format="uuid", deprecated=True, description="Gone."),
        of("2019-09", **PAIR),
        of("2019-09", type="object", properties={"a": {"$recursiveRef": "#"}}),
        of("2020-12", type="array", prefixItems=[TEXT], items=False),
    ],
)
def test_what_is_right_for_its_draft_is_not_reported(schema):
    assert found(schema) == []


@pytest.mark.parametrize("draft", [name for name in OFFICIAL if name != "v1"])
def test_the_meta_schemas_are_clean(draft):
    schema = metaschemas.document(OFFICIAL[draft].uri)
    assert found(schema) == []


@pytest.mark.parametrize(
    ("schema", "findings"),
    [
        (of("4", const=1), [("JS214", "/const")]),
        (of("4", **{"$id": "http://example.com/a"}), [("JS214", "/$id")]),
        (of("6", **{"if": {"minimum": 1}, "then": {"maximum": 5}}), [("JS214", "/if"), ("JS214", "/then")]),
        (of("7", type="array", prefixItems=[TEXT]), [("JS214", "/prefixItems")]),
        (of("7", type="object", unevaluatedProperties=False), [("JS214", "/unevaluatedProperties")]),
        (of("4", type="string", enum=[]), [("JS102", "/enum"), ("JS108", "/enum")]),
        (of("4", type="array", items=[TEXT], minItems=2, additionalItems=False), [("JS105", "/minItems")]),
        (of("4", type="number", minimum=1, maximum=1, exclusiveMaximum=True), [("JS105", "/minimum")]),
        (of("7", type="array", items=[TEXT]), [("JS304", "/items")]),
        (of("6", exclusiveMinimum=True, type="number"), [("JS203", "/exclusiveMinimum")]),
        (of("2019-09", definitions={"A": TEXT}), [("JS203", "/definitions")]),
        (of("2020-12", type="array", items=[TEXT]), [("JS203", "/items")]),
        (
            of("7", definitions={"A": TEXT}, properties={"a": {**REFERRED, "minLength": 3}}, type="object"),
            [("JS126", "/properties/a/minLength")],
        ),
        (
            of("7", type="object", properties={"a": {"type": "integer", "default": "1"}}),
            [("JS114", "/properties/a/default")],
        ),
        (
            of("7", **{"$defs": {"A": {"type": "strng"}}}, properties={"a": {"$ref": "#/$defs/A"}}, type="object"),
            [("JS102", "/$defs/A/type")],
        ),
        (of("4", type="string", default="x", format="date"), []),
        (of("7", type="string", default="x", format="date"), [("JS114", "/default")]),
        ({"$schema": "http://json-schema.org/schema#"}, [("JS202", "/$schema")]),
        ({"$schema": "https://json-schema.org/draft-07/schema#"}, [("JS202", "/$schema")]),
        ({"$schema": "http://json-schema.org/draft-03/schema#", "required": True}, [("JS202", "/$schema")]),
        (
            {"$schema": "http://json-schema.org/draft-03/schema#", "properties": {"a": {"type": "string"}}},
            [("JS202", "/$schema")],
        ),
        ({"$schema": DIALECT_V1, "widget": 1}, [("JS202", "/$schema")]),
    ],
)
def test_what_is_wrong_in_its_draft_is_reported(schema, findings):
    assert found(schema) == findings


def test_v1_refuses_unknown_keywords_where_it_is_asked_for():
    schema = {"type": "object", "x-own": 1, "properties": {"a": {"widget": 1}}}
    assert found(schema, default=DIALECT_V1) == [("JS201", ""), ("JS213", "/properties/a/widget")]


def test_an_embedded_resource_is_read_by_its_own_draft():
    old = of("4", id="http://example.com/old", enum=["a"], definitions={"B": {"const": 1}})
    new = of("2020-12", **{"$id": "http://example.com/new", "enum": ["a"]})
    schema = of("7", definitions={"old": old, "new": new}, anyOf=[{"$ref": "http://example.com/old"}, {"$ref": "new"}])
    linter = Linter(RULES, lambda rule: rule.code in ("JS307", "JS214"))
    assert found(schema, linter) == [
        ("JS214", "/definitions/old/definitions/B/const"),
        ("JS307", "/definitions/new/enum"),
    ]


@pytest.mark.parametrize(
    "schema",
    [
        of("4", enum=["2.0"]),
        of("4", type="number", minimum=1, maximum=1),
        of("4", type="integer", maximum=9.5, exclusiveMaximum=True),
        of("7", definitions={"A": TEXT}, allOf=[REFERRED], minLength=3),
        of("7", definitions={"A": TEXT}, **{"not": {"not": REFERRED}}, minLength=3),
    ],
)
def test_nothing_is_mended_that_means_something_else_in_its_draft(schema):
    file = of_text(json.dumps(schema))
    assert fix_file(file, EVERY, Workspace(), unwanted=frozenset({"JS408"})).mended == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (of("6", enum=["a"]), of("6", const="a")),
        (of("2019-09", **{"$defs": {"A": TEXT}}, allOf=[{"$ref": "#/$defs/A"}], minLength=3), None),
        (of("4", type=["string"]), of("4", type="string")),
        ({"$schema": "https://json-schema.org/draft-07/schema"}, of("7")),
    ],
)
def test_what_is_mended_is_right_for_its_draft(before, after):
    after = after or of("2019-09", **{"$defs": {"A": TEXT}, "$ref": "#/$defs/A"}, minLength=3)
    fixed = fix_file(of_text(json.dumps(before)), EVERY, Workspace(), unwanted=frozenset({"JS408"}))
    assert fixed.file.root == after


def test_a_fix_is_verified_by_the_declared_draft():
    before, after = (Document(of("4", **each)) for each in ({"enum": ["2.0"]}, {"const": "2.0"}))
    assert compare(before, after).difference is not None
    newer = [Document(of("6", **each)) for each in ({"enum": ["2.0"]}, {"const": "2.0"})]
    assert compare(*newer).difference is None
