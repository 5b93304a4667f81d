"""Mistakes as people make them: each is reported by default, where it is; what is right beside it is not."""

import json

import pytest

from cio_schemas.lint import RULES, Document, Linter
from tests.lint.rules.schemas import DEFAULT, DRAFT_4, DRAFT_7, INTEGER, TEXT, found, message, obj


def beside_ref(target=TEXT, **keywords):
    return DRAFT_7 | obj(a={"$ref": "#/definitions/A", **keywords}) | {"definitions": {"A": target}}


EVERY_TYPE = [{"type": name} for name in ("null", "boolean", "object", "array", "number", "string")]
CLOSED = {
    "$defs": {"B": {**obj(a=TEXT), "additionalProperties": False}},
    "allOf": [{"$ref": "#/$defs/B"}],
    **obj(x=TEXT),
}
UNEVALUATED = {
    "$defs": {"B": {**obj(a=TEXT), "unevaluatedProperties": False}},
    "allOf": [{"$ref": "#/$defs/B"}],
    **obj(x=TEXT),
}
ONE_OF_TWO = [
    {"required": ["a"], "not": {"required": ["b"]}},
    {"required": ["b"], "not": {"required": ["a"]}},
]
CONDITION = {"if": {"properties": {"kind": {"const": "a"}}}, "then": {"required": ["x"]}, **obj(kind=TEXT, x=TEXT)}


@pytest.mark.parametrize(
    ("schema", "code", "place"),
    [
        (CLOSED, "JS117", "/$defs/B/additionalProperties"),
        (UNEVALUATED, "JS117", "/$defs/B/unevaluatedProperties"),
        ({"type": "array", "items": TEXT, "contains": {"type": "integer"}}, "JS125", ""),
        ({"type": "string", "pattern": "^[A-Z]{10}$", "maxLength": 5}, "JS125", ""),
        ({**obj(next={"$ref": "#"}), "required": ["next"]}, "JS125", ""),
        ({"type": "array", "uniqueItems": True, "minItems": 3, "items": {"type": "boolean"}}, "JS125", ""),
        ({"type": "object", "propertyNames": {"enum": ["a"]}, "minProperties": 2}, "JS125", ""),
        ({**obj(a={"type": "array", "minItems": 1, "items": {"$ref": "#"}}), "required": ["a"]}, "JS125", ""),
        ({**obj(a={"type": "array", "contains": {"$ref": "#"}}), "required": ["a"]}, "JS125", ""),
        (CONDITION, "JS127", "/if/properties"),
        (
            {**obj(a=TEXT, b={"type": "integer"}), "dependentSchemas": {"a": {**obj(b=TEXT), "required": ["b"]}}},
            "JS128",
            "/dependentSchemas/a",
        ),
        (
            {
                **obj(a={"type": "integer"}, b=TEXT),
                "allOf": [{"if": {"required": ["b"]}, "then": {"properties": {"a": TEXT}}}],
            },
            "JS128",
            "/allOf/0/then/properties/a",
        ),
        (
            {**obj(a=TEXT), "dependentSchemas": {"a": {"properties": {"a": False}}}},
            "JS128",
            "/dependentSchemas/a/properties/a",
        ),
        (
            {
                **obj(a=obj(b=TEXT), c=TEXT),
                "if": {"properties": {"a": {"properties": {"b": {"const": "x"}}}}},
                "then": {"required": ["c"]},
            },
            "JS127",
            "/if/properties",
        ),
        (
            {**obj(age=INTEGER, c=TEXT), "if": obj(age={"maximum": 17}), "then": {"required": ["c"]}},
            "JS127",
            "/if/properties",
        ),
        ({**obj(userId=TEXT), "propertyNames": {"pattern": "^[a-z_]+$"}}, "JS129", "/properties/userId"),
        ({**obj(user=TEXT, id=TEXT), "propertyNames": {"enum": ["id"]}}, "JS129", "/properties/user"),
        ({**obj(email=TEXT, name=TEXT), "dependentRequired": {"emial": ["name"]}}, "JS130", "/dependentRequired/emial"),
        (
            {**obj(email=TEXT, name=TEXT), "dependentRequired": {"name": ["emial"]}},
            "JS130",
            "/dependentRequired/name/0",
        ),
        ({**obj(email=TEXT), "required": ["emial"], "additionalProperties": TEXT}, "JS302", "/required/0"),
        (obj(a=TEXT, additionalProperties=False), "JS131", "/properties/additionalProperties"),
        (
            obj(a=TEXT, **{"if": {"required": ["a"]}, "then": {"properties": {"a": {"minLength": 1}}}}),
            "JS131",
            "/properties/if",
        ),
        (
            {**obj(a=TEXT), "additionalProperties": True, "unevaluatedProperties": False},
            "JS132",
            "/unevaluatedProperties",
        ),
        ({"type": ["string", "null"], "enum": ["on", "off"]}, "JS133", "/type/1"),
        ({"type": "array", "prefixItems": [TEXT, TEXT], "items": False, "maxItems": 1}, "JS134", "/maxItems"),
        (obj(a={"$ref": "#/properties"}), "JS135", "/properties/a/$ref"),
        ({"oneOf": [{**TEXT, "format": "date"}, {**TEXT, "format": "time"}]}, "JS136", "/oneOf"),
        ({"oneOf": [{**obj(a=TEXT), "required": ["a"]}, {**obj(b=TEXT), "required": ["b"]}]}, "JS137", "/oneOf"),
        ({**TEXT, "pattern": "^a|b$"}, "JS216", "/pattern"),
        ({**TEXT, "pattern": "^[A-z]+$"}, "JS216", "/pattern"),
        ({**TEXT, "pattern": "/^a+$/i"}, "JS216", "/pattern"),
        ({**TEXT, "pattern": "\bfoo\b"}, "JS216", "/pattern"),
        ({**TEXT, "pattern": "^https://www.example.com/"}, "JS216", "/pattern"),
        ({**TEXT, "pattern": "^(?:api|www).example.org$"}, "JS216", "/pattern"),
        ({**TEXT, "pattern": "^https?://example.org/"}, "JS216", "/pattern"),
        ({**TEXT, "pattern": r"^.*\.example.org$"}, "JS216", "/pattern"),
        ({**TEXT, "pattern": "^127.0.0.1$"}, "JS216", "/pattern"),
        (
            {
                "oneOf": [{"$ref": "#/$defs/A"}, {"$ref": "#/$defs/B"}],
                "$defs": {name.upper(): {**obj(**{name: TEXT}), "required": [name]} for name in "ab"},
            },
            "JS137",
            "/oneOf",
        ),
        (
            {
                "oneOf": [{"$ref": "#/$defs/A"}, {"$ref": "#/$defs/B"}],
                "$defs": {"A": {**TEXT, "format": "date"}, "B": {**TEXT, "format": "time"}},
            },
            "JS136",
            "/oneOf",
        ),
        ({**TEXT, "pattern": "#^[a-z]+$#i"}, "JS216", "/pattern"),
        ({**TEXT, "pattern": "x-*"}, "JS216", "/pattern"),
        ({**TEXT, "pattern": "[0-9]+"}, "JS216", "/pattern"),
        ({**TEXT, "pattern": r"^\\d{4}$"}, "JS216", "/pattern"),
        ({**TEXT, "pattern": "a^b"}, "JS216", "/pattern"),
        ({**obj(k=TEXT, x=TEXT), "if": obj(k={"const": "a"}), "else": {"required": ["x"]}}, "JS127", "/if/properties"),
        ({**TEXT, "pattern": "^[foo|bar]$"}, "JS216", "/pattern"),
        ({**TEXT, "pattern": "^.*.json$"}, "JS216", "/pattern"),
        ({**TEXT, "pattern": r"^\d{1,3}.\d{1,3}.\d{1,3}.\d{1,3}$"}, "JS216", "/pattern"),
        ({"$defs": {"A B": TEXT}, **obj(a={"$ref": "#/$defs/A B"})}, "JS217", "/properties/a/$ref"),
        ({**obj(kind=TEXT, x=TEXT), "if": {"kind": "a"}, "then": {"required": ["x"]}}, "JS138", "/if/kind"),
        ({"type": "object", "street": TEXT, "city": TEXT}, "JS138", "/street"),
        (obj(**{"email ": TEXT}), "JS139", "/properties/email "),
        (obj(**{"email:": TEXT}), "JS139", "/properties/email:"),
        ({**TEXT, "enum": ["red", "green "]}, "JS139", "/enum/1"),
        ({**TEXT, "enum": ["red, green | blue"]}, "JS140", "/enum/0"),
        (
            {**obj(pay_by=TEXT), "if": {**obj(payBy={"const": "card"}), "required": ["payBy"]}, "then": obj(a=TEXT)},
            "JS130",
            "/if/properties/payBy",
        ),
        (
            {**obj(a=TEXT), "additionalProperties": False, "dependentRequired": {"a": ["b"]}},
            "JS110",
            "/dependentRequired/a/0",
        ),
        ({**obj(a={"not": {}}), "required": ["a"]}, "JS110", "/required/0"),
        ({"type": "object", "propertyNames": INTEGER}, "JS106", "/propertyNames/type"),
        ({**obj(a=TEXT), "if": {}, "then": {"required": ["a"]}}, "JS107", "/if"),
        ({**DRAFT_7, "type": "array", "items": TEXT, "additionalItems": False}, "JS113", "/additionalItems"),
        ({"type": "object", "patternProperties": {"^a": TEXT, "^ab": INTEGER}}, "JS119", "/patternProperties/^ab"),
        ({"type": ["number", "integer"]}, "JS305", "/type/1"),
        ({**TEXT, "pattern": "^d{4}-d{2}$"}, "JS216", "/pattern"),
        ({**TEXT, "pattern": "^[a-z]+ w+$"}, "JS216", "/pattern"),
        ({**TEXT, "pattern": "^[]$"}, "JS216", "/pattern"),
        ({**TEXT, "pattern": r"\^[a-z]+\$"}, "JS216", "/pattern"),
        ({**TEXT, "pattern": "^(foo | bar)$"}, "JS216", "/pattern"),
        ({**TEXT, "pattern": "email"}, "JS216", "/pattern"),
        ({**TEXT, "enum": [" red", "green"]}, "JS139", "/enum/0"),
        ({"$defs": {"a~b": TEXT}, **obj(a={"$ref": "#/$defs/a~b"})}, "JS218", "/properties/a/$ref"),
        ({**TEXT, "contentEncoding": "base46"}, "JS219", "/contentEncoding"),
        ({**TEXT, "contentMediaType": "json"}, "JS219", "/contentMediaType"),
        (
            {**obj(a=obj(city=TEXT)), "if": obj(a={**obj(ctiy={"const": "x"}), "required": ["ctiy"]}), "then": TEXT},
            "JS130",
            "/if/properties/a/properties/ctiy",
        ),
        (
            DRAFT_7 | obj(a={"$ref": "#/definitions/A", "type": ["string", "null"]}) | {"definitions": {"A": TEXT}},
            "JS126",
            "/properties/a/type",
        ),
        (
            {**obj(action=TEXT), "dependentSchemas": {"actions": {"required": ["b"]}}},
            "JS130",
            "/dependentSchemas/actions",
        ),
        ({**obj(a=TEXT), "default": {"a": 1}}, "JS114", "/default"),
        ({**TEXT, "format": "iso8601"}, "JS205", "/format"),
        ({**TEXT, "format": "^[a-z]+$"}, "JS205", "/format"),
        ({**TEXT, "choices": ["a", "b"]}, "JS204", "/choices"),
        ({**TEXT, "allowNull": True}, "JS204", "/allowNull"),
        ({**obj(a=TEXT), "if": {"required": ["a"]}, "then": TEXT, "elif": {"required": ["b"]}}, "JS204", "/elif"),
        ({**obj(a=TEXT), "switch": [{"if": {"required": ["a"]}}]}, "JS204", "/switch"),
        ({"type": "array", "tuple": [TEXT]}, "JS204", "/tuple"),
        ({"bsonType": "string"}, "JS204", "/bsonType"),
        (
            {
                **obj(a=TEXT, b=TEXT),
                "if": {"required": ["a"]},
                "then": {"required": ["b"]},
                "else": {"required": ["b"]},
            },
            "JS306",
            "/if",
        ),
        (  # apart by name, but not by pattern
            {
                "oneOf": [
                    {**obj(**{name: TEXT}), "patternProperties": {"^x": TEXT}, "additionalProperties": False}
                    for name in "ab"
                ]
            },
            "JS118",
            "/oneOf",
        ),
        ({"enum": [{"$ref": "#/$defs/A"}], "$defs": {"A": {"enum": ["a"]}}}, "JS141", "/enum/0"),
        ({"const": {"$ref": "#/$defs/A"}, "$defs": {"A": {"enum": ["a"]}}}, "JS141", "/const"),
    ],
)
def test_it_is_reported(schema, code, place):
    assert (code, place) in found(schema)


@pytest.mark.parametrize(
    ("schema", "code"),
    [
        ({**CONDITION, "required": ["kind"]}, "JS127"),
        ({**CONDITION, **obj(kind={**TEXT, "default": "a"}, x=TEXT)}, "JS127"),
        (obj(**{"if": {**TEXT}, "then": {**TEXT}}), "JS131"),
        ({"not": {"pattern": r"^\s|\s$"}, **TEXT}, "JS216"),
        ({**TEXT, "pattern": r"^https://www\.example\.com/"}, "JS216"),
        ({**TEXT, "pattern": r"^(api|www)\.example\.org$"}, "JS216"),
        ({**TEXT, "pattern": r"^127\.0\.0\.1$"}, "JS216"),
        (
            {
                "oneOf": [{"$ref": "#/$defs/A"}, {"$ref": "other.json"}],
                "$defs": {"A": {**obj(a=TEXT), "required": ["a"]}},
            },
            "JS137",
        ),
        ({**TEXT, "pattern": "^(a|b)$"}, "JS216"),
        # what is refused by intent, or may be there
        (
            {**obj(a=INTEGER, b=TEXT), "if": {"required": ["b"]}, "then": {"properties": {"a": False}}},
            "JS128",
        ),
        ({**obj(a=INTEGER, b=TEXT), "if": {"required": ["b"]}, "then": obj(a={"type": "null"})}, "JS128"),
        (
            {**obj(a={"type": ["string", "null"]}, b=TEXT), "if": {"required": ["b"]}, "then": obj(a=TEXT)},
            "JS128",
        ),
        ({**obj(id=TEXT), "propertyNames": {"enum": ["id"]}}, "JS129"),
        ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}], **obj(a=TEXT, b=TEXT)}, "JS137"),
        ({"type": ["string", "null"], "enum": ["on", None]}, "JS133"),
        ({"type": ["array", "boolean", "null", "number", "object", "string"], "enum": ["on"]}, "JS133"),
        (obj(properties={"$ref": "#/$defs/A"}) | {"$defs": {"A": obj(properties=TEXT)}}, "JS135"),
        ({"maximum": 2**64, "type": "number"}, "JS210"),
        ({"maximum": 2**63 - 1, "type": "integer"}, "JS210"),
        ({"type": ["string", "null"], "nullable": True}, "JS204"),
        ({**TEXT, "nullable": False}, "JS204"),
        ({"propertyNames": {**TEXT, "minLength": 1}, "type": "object"}, "JS306"),
        (
            {
                **obj(b=TEXT),
                "if": {"properties": {"a": TEXT}},
                "then": {"required": ["b"]},
                "else": {"required": ["b"]},
                "unevaluatedProperties": False,
            },
            "JS306",
        ),
        ({"$ref": "other.json"}, "JS103"),
        ({"default": "https://username:password@example.com"}, "JS504"),
        ({"$ref": "http://json-schema.org/draft-07/schema#"}, "JS503"),
        ({**TEXT, "pattern": r"\s*\s*,\s*$", "maxLength": 10}, "JS501"),
        ({**TEXT, "pattern": r"\s+$"}, "JS501"),
        ({**TEXT, "markdownDescription": "*It*"}, "JS204"),
        (
            {**obj(a={"$ref": "#/$defs/A"}), "patternProperties": {"^a": {"$ref": "#/$defs/A"}}, "$defs": {"A": TEXT}},
            "JS119",
        ),
        ({"type": "object", "patternProperties": {"^a": TEXT, "^b": INTEGER}}, "JS119"),
        ({**TEXT, "pattern": "ab+"}, "JS216"),
        ({**TEXT, "pattern": r"^.*\.json$"}, "JS216"),
        ({**TEXT, "pattern": r"^\d+\.\d+\.\d+$"}, "JS216"),
        ({**TEXT, "pattern": "^[a|b]$"}, "JS216"),
        ({**TEXT, "pattern": r"\S+"}, "JS216"),
        ({**TEXT, "pattern": ".*"}, "JS216"),
        ({**TEXT, "pattern": r"^\\server\\"}, "JS216"),
        ({**TEXT, "pattern": "[^a]|[$]b"}, "JS216"),
        ({"type": "object", "x-street": TEXT}, "JS138"),
        ({"type": "object", "widget": {"kind": "textarea"}}, "JS138"),
        ({"$defs": {"group": {"a": TEXT}}, "$ref": "#/$defs/group/a"}, "JS138"),
        ({**TEXT, "enum": ["and ", "or "]}, "JS139"),
        ({**TEXT, "enum": [" "]}, "JS139"),
        ({**TEXT, "enum": ["a sentence, with a comma"]}, "JS140"),
        (
            {**obj(kind=TEXT, kinds=TEXT), "if": {**obj(kinds={"const": "a"}), "required": ["kinds"]}, "then": TEXT},
            "JS130",
        ),
        ({**DRAFT_7, "type": "array", "items": [TEXT], "additionalItems": False}, "JS113"),
        ({"type": "object", "propertyNames": {"pattern": "^a"}}, "JS106"),
        ({**obj(a=TEXT, b=TEXT), "dependentRequired": {"a": ["b"]}, "additionalProperties": False}, "JS110"),
        ({"type": ["array", "boolean", "integer", "null", "number", "object", "string"]}, "JS305"),
        (
            {**obj(x=TEXT), "allOf": [{"$ref": "#/$defs/A"}], "$defs": {"A": {"type": "object", "required": ["x"]}}},
            "JS302",
        ),
        ({**TEXT, "pattern": r"^\d{4}-\w+ s?d? words+$"}, "JS216"),
        ({**TEXT, "pattern": "^(?:a|b[])$"}, "JS216"),
        ({**TEXT, "pattern": r"\^a|b\$c|^(?:a |b c| d)$"}, "JS216"),
        ({**TEXT, "enum": [" ", ""]}, "JS139"),
        ({"$defs": {"a~b/c": TEXT}, **obj(a={"$ref": "#/$defs/a~0b~1c"}, b={"$ref": "~a"})}, "JS218"),
        ({**TEXT, "contentEncoding": "Quoted-Printable", "contentMediaType": "text/plain"}, "JS219"),
        ({**obj(a=obj(city=TEXT)), "if": obj(a=obj(city={"const": "x"}, zip=TEXT)), "then": TEXT}, "JS130"),
        ({**TEXT, "enum": ["a", "b"], "choices": ["A", "B"]}, "JS204"),
        ({"enum": [{"$ref": "a.json"}, {"$ref": "#/a", "b": 1}]}, "JS141"),
        # Another condition beside it requires the property, so that this one leaves it out on purpose:
        (
            {
                **obj(kind={"type": "boolean"}, x=TEXT),
                "allOf": [
                    {"if": obj(kind={"const": False}), "then": {"required": ["x"]}},
                    {"if": {**obj(kind={"const": True}), "required": ["kind"]}, "then": {"maxProperties": 1}},
                ],
            },
            "JS127",
        ),
        (obj(a={**TEXT, "format": "house-number"}), "JS205"),
        (obj(a={**TEXT, "format": "python-module-name"}), "JS205"),
        # Only an object satisfies exactly one of these, or makes `required` fail:
        ({"properties": {"a": TEXT}, "oneOf": ONE_OF_TWO}, "JS301"),
        ({"properties": {"a": TEXT}, "oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, "JS301"),
        ({"properties": {"a": TEXT}, "not": {"required": ["b"]}}, "JS301"),
        # What forbids a name, and what a branch describes:
        ({**obj(action=TEXT), "dependencies": {"actions": {"not": {"required": ["actions"]}}}, **DRAFT_7}, "JS130"),
        ({**obj(action=TEXT), "dependentSchemas": {"actions": False}}, "JS130"),
        (
            {
                **obj(action=TEXT),
                "if": {"required": ["action"]},
                "then": {"dependentRequired": {"actions": ["action"]}},
                "else": {"properties": {"actions": TEXT}},
            },
            "JS130",
        ),
        # Where an editor begins; nested, it is reported:
        ({**obj(a=TEXT), "required": ["a"], "default": {}}, "JS114"),
        ({"allOf": [{"$ref": "#/$defs/A"}], "default": {"b": 1}, "$defs": {"A": {"required": ["a"]}}}, "JS114"),
        # An alternative that other objects have, and items that another member of `allOf` describes:
        (
            {
                **obj(a=TEXT, b=obj(band=TEXT)),
                "anyOf": [{"required": ["a"]}, {"required": ["band"]}],
            },
            "JS302",
        ),
        (
            {
                **obj(a={"type": "array", "items": {"$ref": "#/$defs/Entry"}}),
                "allOf": [{"$ref": "#/$defs/Placed"}],
                "$defs": {
                    "Entry": obj(place=TEXT),
                    "Placed": {"properties": {"a": {"items": {"required": ["place"]}}}},
                },
            },
            "JS302",
        ),
        # What forbids a property brings none:
        (
            {
                **obj(a=TEXT),
                "additionalProperties": False,
                "allOf": [{"if": {"required": ["a"]}, "then": {"properties": {"b": {"const": None}}}}],
            },
            "JS117",
        ),
        # What a pattern says is said of the property too, or nothing at all:
        (
            {
                **obj(a={"$ref": "#/$defs/A", "description": "It."}),
                "patternProperties": {"^.*$": {"$ref": "#/$defs/A"}, "^[a-z]": {"anyOf": EVERY_TYPE}},
                "$defs": {"A": TEXT},
            },
            "JS119",
        ),
        # A `then` that only describes, and a condition on what can't be an object:
        ({**CONDITION, "then": {"description": "It.", "properties": {"x": {"title": "X"}}}}, "JS127"),
        ({"enum": ["a", "b"], "allOf": [CONDITION]}, "JS127"),
        # All names are described around it, so that `oneOf` chooses between them:
        (
            {
                **obj(a=TEXT, b=TEXT),
                "oneOf": [{**obj(a=TEXT), "required": ["a"]}, {**obj(b=TEXT), "required": ["b"]}],
            },
            "JS137",
        ),
        (
            {
                "oneOf": [
                    {"oneOf": [TEXT, {**obj(a=TEXT), "required": ["a"]}]},
                    {**obj(b=TEXT), "required": ["b"]},
                ]
            },
            "JS118",
        ),
        # Only {} is both:
        (
            {
                "oneOf": [
                    {**obj(a=TEXT), "additionalProperties": False},
                    {**obj(b=TEXT), "additionalProperties": False},
                ]
            },
            "JS118",
        ),
        (obj(**{"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}}), "JS301"),
        ({"maximum": (2**63 - 1) // 1000, "type": "integer"}, "JS210"),
        (
            DRAFT_7 | obj(a={"$ref": "#/definitions/A", "type": "string"}) | {"definitions": {"A": {"enum": ["a"]}}},
            "JS126",
        ),
        (
            DRAFT_7
            | obj(a={"$ref": "#/definitions/A", "minLength": 2})
            | {"definitions": {"A": {**TEXT, "minLength": 2}}},
            "JS126",
        ),
        (DRAFT_7 | obj(a={"$ref": 3, "minLength": 2}), "JS126"),
        # two have one identifier, so that nothing is sure of what references lead to
        (
            obj(a={"$ref": "#/$defs/a", "default": 4})
            | {"$defs": {"a": {"$id": "u:x", **TEXT}, "b": {"$id": "u:x", "not": {}}}},
            "JS114",
        ),
        ({**TEXT, "pattern": r"^a|b\$"}, "JS216"),
        ({**TEXT, "pattern": "^a|^b$|c$"}, "JS216"),
        ({**TEXT, "pattern": "^ +| +$"}, "JS216"),
        ({**TEXT, "pattern": r"^https://a\.example\.com/$"}, "JS216"),
        ({**TEXT, "pattern": r"^https://a\.com/x\.com$"}, "JS216"),
        ({"patternProperties": {"^a": TEXT, "^b": INTEGER}}, "JS119"),
        ({**obj(a=TEXT), "patternProperties": {"(": INTEGER}}, "JS119"),
        ({"minimum": 3, "exclusiveMinimum": True, "allOf": [{"minimum": 4}]} | DRAFT_4, "JS325"),
        ({"anyOf": [{"anyOf": [TEXT]}, {"type": "null"}]}, "JS310"),
        # two have one identifier, so that no reference is sure to lead anywhere
        (
            {
                "$defs": {"a": {"$id": "u:x"}, "b": {"$id": "u:x", "not": {}}},
                "type": ["string", "null"],
                "anyOf": [{"type": ["string", "null"]}, INTEGER],
            },
            "JS327",
        ),
    ],
)
def test_what_is_right_is_not(schema, code):
    assert code not in {each for each, _ in found(schema)}


@pytest.mark.parametrize(
    ("schema", "code", "hint"),
    [
        (CLOSED, "JS117", "leave it out there, and put `unevaluatedProperties: false` at the root"),
        ({"type": "int"}, "JS102", "did you mean 'integer'?"),
        (obj(a={"$ref": "#$defs/A"}) | {"$defs": {"A": TEXT}}, "JS103", "did you mean '#/$defs/A'?"),
        (obj(a={"$ref": "$defs/A"}) | {"$defs": {"A": TEXT}}, "JS103", "did you mean '#/$defs/A'?"),
        (obj(a={"$ref": "#/$defs/a/b"}) | {"$defs": {"a/b": TEXT}}, "JS103", "did you mean '#/$defs/a~1b'?"),
        (obj(required=["a"]), "JS102", "as a keyword it belongs next to `properties`"),
        ({"type": "array", "minLength": 2}, "JS111", "did you mean 'minItems'?"),
        ({**obj(a={"$ref": "#/x"}), "x": "text"}, "JS103", "leads to a string, not to a schema"),
        ({**TEXT, "pattern": r"\s*\s*,\s*$"}, "JS501", "takes time cubic in the length"),
        (obj(a={"$ref": "#/components/schemas/A"}) | {"$defs": {"A": TEXT}}, "JS103", "did you mean '#/$defs/A'?"),
        (obj(a={"$ref": "A"}) | {"$defs": {"A": TEXT}}, "JS103", "did you mean '#/$defs/A'?"),
        (obj(a={"$ref": "#.$defs.A"}) | {"$defs": {"A": TEXT}}, "JS103", "did you mean '#/$defs/A'?"),
        ({**TEXT, "enum": ["a", "b"], "default": "c"}, "JS114", "`enum` does not list it"),
        ({"anyOf": [TEXT, {}]}, "JS306", "branch 1 of `anyOf` accepts everything"),
        ({**TEXT, "default": None}, "JS114", "`type` is string: leave it out if there is none"),
        ({"type": "integer", "minimum": 3, "default": 1}, "JS114", "`minimum` is 3"),
        (
            obj(x={**obj(a=TEXT), "required": ["a"], "default": {}}),
            "JS114",
            '`required` asks for "a"',
        ),
        (
            {"type": ["string", "null"], "enum": ["a"], "default": None},
            "JS114",
            "`enum` does not list it: list null there, as `type` allows it",
        ),
        ({"enum": ["a"], "default": None}, "JS114", "`enum` does not list it: leave it out if there is none"),
        (
            {**obj(a=TEXT), "additionalProperties": False, "default": {"b": 1}},
            "JS114",
            "`additionalProperties` refuses",
        ),
        ({**obj(a=TEXT), "default": {"a": 1}}, "JS114", '"a" in it is refused: `type` is string'),
        (
            {"type": "object", "patternProperties": {"^x": TEXT}, "additionalProperties": False, "default": {"x1": 1}},
            "JS114",
            '"x1" in it is refused: `type` is string',
        ),
        (
            {"type": "array", "prefixItems": [INTEGER], "items": TEXT, "default": [1, 2]},
            "JS114",
            "item 1 in it is refused: `type` is string",
        ),
        (
            {"type": "array", "prefixItems": [INTEGER], "items": False, "default": [1, 2]},
            "JS114",
            "`items` refuses item 1 in it",
        ),
        (
            {**DRAFT_7, "type": "array", "items": [INTEGER], "additionalItems": TEXT, "default": ["a"]},
            "JS114",
            "item 0 in it is refused: `type` is integer",
        ),
        (
            {"type": "array", "items": TEXT, "examples": [["a", 1]]},
            "JS115",
            "item 1 in it is refused: `type` is string",
        ),
        ({"anyOf": [TEXT, INTEGER], "default": []}, "JS114", "no branch of `anyOf` accepts it"),
        ({"oneOf": [INTEGER, {"minimum": 0}], "default": 1}, "JS114", "branches 0 and 1 of `oneOf` both accept it"),
        ({"allOf": [{"$ref": "#/$defs/A"}], "default": 1, "$defs": {"A": TEXT}}, "JS114", "since `type` is string"),
        ({"allOf": [TEXT, {"minLength": 3}], "default": "a"}, "JS114", "`minLength` is 3"),
        (
            {**DRAFT_7, "allOf": [{**obj(a=TEXT), "additionalProperties": False}, {**obj(b=TEXT), "required": ["b"]}]},
            "JS117",
            "this draft has no `unevaluatedProperties`",
        ),
        ({"allOf": [TEXT, False], "default": "a"}, "JS114", "something within it is refused"),
        ({"oneOf": [True, {"minLength": 3}], "default": "aaaa"}, "JS114", "something within it is refused"),
        (
            {"anyOf": [{"minLength": 1}, {"minLength": 2}], "not": {"minLength": 3}, "default": "aaaa"},
            "JS114",
            "something within it is refused",
        ),
        (
            {"type": "number", "minimum": 1, "maximum": 4, "multipleOf": 5},
            "JS105",
            "`minimum` 1 and `maximum` 4 leave nothing that is a `multipleOf` 5",
        ),
        (
            {"type": "integer", "minimum": 1.2, "maximum": 1.8},
            "JS105",
            "`minimum` 1.2 and `maximum` 1.8 leave nothing that is an integer",
        ),
        (
            {**obj(a=TEXT), "minProperties": 3, "additionalProperties": False},
            "JS105",
            "`minProperties` 3 is more than the 1 that `additionalProperties: false` leaves",
        ),
        (
            obj(a={"minimum": 5, "$ref": "#/$defs/A"}) | {"$defs": {"A": {"maximum": 2, "type": "integer"}}},
            "JS105",
            "`minimum` 5 and `maximum` 2 (at /$defs/A) leave nothing",
        ),
        (
            {"patternProperties": {"^a": TEXT, "^[ab]": INTEGER}},
            "JS119",
            '"a" matches "^a" too, and no value is of the types that both want',
        ),
        # a dialect that is not known is read as the newest
        (
            {"$schema": "u:own", "type": "string", "anyOf": [{"type": "null"}, {"maxLength": 3}]},
            "JS107",
            "`type` at the root and `type` at /anyOf/0 contradict each other",
        ),
        ({"$defs": {"a": {"$id": "u:x"}, "b": {"$id": "u:x", "not": {}}}}, "JS122", '$id "u:x" is taken'),
        # what else is wrong is told although references lead nowhere then
        (
            {"$defs": {"a": {"$id": "u:x"}, "b": {"$id": "u:x", "minimum": 4, "maximum": 2}}},
            "JS105",
            "`minimum` 4 and `maximum` 2 leave nothing",
        ),
        (
            {"properties": {"a": TEXT}, "not": {"type": ["array", "boolean", "number"]}},
            "JS301",
            "apply to object only, and values of type null or string are valid",
        ),
        (
            {"properties": {"a": TEXT}, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]},
            "JS301",
            "everything else is valid",
        ),
        ({**TEXT, "pattern": "^draft|published$"}, "JS216", '"^(?:draft|published)$" anchors all'),
        ({**TEXT, "pattern": r"^#|(&#x23;)\d{6}$"}, "JS216", "and in `^(?:a|b)c$` only a part alternates"),
        (beside_ref(minLength=2), "JS126", "in draft 7: put the reference into an `allOf`"),
        (beside_ref(items=TEXT), "JS126", "would do nothing in an `allOf` with it, which leaves string: remove it"),
        (
            beside_ref({}, items=TEXT, type="object"),
            "JS126",
            "would do nothing in an `allOf` with it, which leaves object: remove it",
        ),
        (
            beside_ref(type="integer"),
            "JS126",
            "would leave nothing in an `allOf` with it, which is string: remove either",
        ),
        (
            beside_ref(type=["string", "null"]),
            "JS126",
            "would allow no more than string in an `allOf` with it: remove it, or allow more in an `anyOf`",
        ),
        ({**TEXT, "format": "^[a-z]+$"}, "JS205", "the keyword for patterns is `pattern`"),
    ],
)
def test_what_it_says(schema, code, hint):
    assert hint in message(schema, code)


def test_what_another_document_contradicts_is_named():
    schema = {"type": "number", "minimum": 5, "allOf": [{"$ref": "u:a"}]}
    document = Document(schema, retrieve={"u:a": {"maximum": 3}}.get)
    (told,) = (each.finding.message for each in DEFAULT.lint(document) if each.rule.code == "JS105")
    assert told == "`minimum` 5 and `maximum` 3 (in u:a#) leave nothing"


def test_a_required_name_with_a_space_is_reported_where_it_is():
    schema = {**obj(**{" b": TEXT, "c:": TEXT}), "required": ["b", "a "]}
    places = {"/properties/ b", "/properties/c:", "/required/1"}
    assert {place for code, place in found(schema) if code == "JS139"} == places


@pytest.mark.parametrize("deep", ["if", "then"])
def test_conditions_deep_within_are_bounded(deep):
    nested = {"const": 1}
    for _ in range(500):
        nested = {"properties": {"a": nested}}
    schema = {"properties": {"a": {}}, "if": obj(a={"const": 1}), "then": {"required": ["a"]}, deep: nested}
    assert [place for code, place in found(schema) if code == "JS127"] == ["/if/properties"] * (deep == "then")


def test_a_refusal_deep_within_is_bounded():
    value = 1
    for _ in range(60):
        value = {"a": value}
    schema = {**obj(a={"$ref": "#"}), "default": value}
    assert message(schema, "JS114").endswith("something within it is refused")


def test_a_format_of_its_own_is_reported_once_if_that_is_asked_for():
    own, typo = {**TEXT, "format": "house-number"}, {**TEXT, "format": "emial"}
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **obj(a=own, b=own, c=typo, d=typo)}
    misspelt = [("JS205", f"/properties/{name}/format") for name in "cd"]
    assert sorted(found(schema)) == misspelt
    linter = Linter(RULES, lambda rule: rule.code in ("JS205", "JS220"))
    assert sorted(found(schema, linter)) == [*misspelt, ("JS220", "/properties/a/format")]


def test_a_definition_is_reported_at_the_one_union_that_refers_to_it():
    union = {"properties": {"a": TEXT}, "anyOf": [{"$ref": "#/$defs/A"}, {"$ref": "#/$defs/B"}]}
    definitions = {"A": {"required": ["a"]}, "B": {"properties": {"b": TEXT}}}
    places = [place for code, place in found({**union, "$defs": definitions}) if code == "JS301"]
    assert places == [""]
    twice = {"properties": {"x": union, "y": {"$ref": "#/$defs/B"}}, "type": "object", "$defs": definitions}
    assert {place for code, place in found(twice) if code == "JS301"} == {"/properties/x", "/$defs/B"}


def test_a_message_is_of_one_line():
    for schema in (CLOSED, CONDITION):
        assert all("\n" not in each.finding.message for each in DEFAULT.lint(Document(json.loads(json.dumps(schema)))))
