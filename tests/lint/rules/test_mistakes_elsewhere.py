"""The same mistakes in other places: behind references, in branches, one level deeper, in an older draft's spelling."""

import pytest

from tests.lint.rules.schemas import DRAFT_4, DRAFT_7, INTEGER, TEXT, found, message, obj

ENUM = {"enum": ["a", "b"]}
IF_K = {"required": ["k"], "properties": {"k": {"const": "a"}}}
X = {"required": ["x"]}
NULLABLE = ["string", "null"]


def conditional(condition, **more):
    return {**obj(a=obj(b=TEXT), k=TEXT, x=TEXT), "if": condition, "then": X, **more}


def texts(**keywords):
    return {"type": "array", "items": TEXT, **keywords}


def variant(tag, value, name):
    return {**obj(**{tag: {"const": value}, name: TEXT}), "required": [tag, name]}


DEPRECATED = {**TEXT, "deprecated": True}
ANY = ("anyOf", "oneOf")
IS_A = {"properties": {"k": {"const": "a"}}}
K_MATTERS = {"if": IS_A, "then": X}
# What has a part that applies only where there is a "k".
WITH_K = (
    lambda part: {"if": {"required": ["k"]}, "then": part},
    lambda part: {"if": {"required": ["k"]}, "then": {"allOf": [part]}},
    lambda part: {"if": {"not": {"required": ["k"]}}, "then": X, "else": part},
    lambda part: {"dependentSchemas": {"k": part}},
    lambda part: {**DRAFT_7, "dependencies": {"k": part}},
)


REPORTED = [
    # an `if`, a `not` or a `contains` that an object without the property satisfies too
    (
        conditional({"$ref": "#/$defs/C"}, **{"$defs": {"C": {"properties": {"k": {"const": "a"}}}}}),
        "JS127",
        "/$defs/C/properties",
    ),
    (
        conditional({"properties": {"k": {"$ref": "#/$defs/K"}}}, **{"$defs": {"K": {"const": "a"}}}),
        "JS127",
        "/if/properties",
    ),
    (conditional({"allOf": [{"properties": {"k": {"const": "a"}}}]}), "JS127", "/if/allOf/0/properties"),
    (conditional({"anyOf": [{"properties": {"k": {"const": "a"}}}, IF_K]}), "JS127", "/if/anyOf/0/properties"),
    (conditional({"properties": {"k": {"minLength": 1}}}), "JS127", "/if/properties"),
    (
        conditional({"properties": {"a": {"properties": {"b": {"const": "a"}}}}, "required": ["a"]}),
        "JS127",
        "/if/properties/a/properties",
    ),
    (conditional({**obj(k={"const": "a"}, x={"const": "b"}), "required": ["k"]}), "JS127", "/if/properties"),
    ({**obj(k=TEXT), "not": {"properties": {"k": {"const": "a"}}}}, "JS142", "/not/properties"),
    (conditional({"not": {"properties": {"k": {"const": "a"}}}}), "JS142", "/if/not/properties"),
    (
        {"type": "array", "items": obj(k=TEXT), "contains": {"properties": {"k": {"const": "a"}}}},
        "JS142",
        "/contains/properties",
    ),
    ({**obj(k=TEXT, x=TEXT), "if": {"required": ["x"]}, "then": {"not": IS_A}}, "JS142", "/then/not/properties"),
    (
        {**obj(k=TEXT), "if": {"type": "object", "not": {"required": ["k"]}}, "then": X, "else": {"not": IS_A}},
        "JS142",
        "/else/not/properties",
    ),
    # what applies together and excludes each other, within a property, an item, an `allOf`
    ({"allOf": [obj(n=INTEGER), obj(n=TEXT)]}, "JS143", "/allOf/1/properties/n"),
    ({"$ref": "#/$defs/A", **obj(n=TEXT), "$defs": {"A": obj(n=INTEGER)}}, "JS143", "/$defs/A/properties/n"),
    ({"type": "array", "items": INTEGER, "allOf": [{"items": TEXT}]}, "JS143", "/allOf/0/items"),
    ({**obj(n=INTEGER), "allOf": [{"additionalProperties": TEXT}]}, "JS143", "/properties/n"),
    (
        {**obj(k=TEXT, n=obj(m=INTEGER)), "dependentSchemas": {"k": {"properties": {"n": obj(m=TEXT)}}}},
        "JS128",
        "/dependentSchemas/k/properties/n/properties/m",
    ),
    (
        {**obj(k=TEXT, n=texts()), "if": {"required": ["k"]}, "then": {"properties": {"n": {"items": INTEGER}}}},
        "JS128",
        "/then/properties/n/items",
    ),
    (
        {
            "allOf": [{"$ref": "#/$defs/A"}],
            "if": IF_K,
            "then": {"properties": {"n": TEXT}},
            "$defs": {"A": obj(k=TEXT, n=INTEGER)},
        },
        "JS128",
        "/then/properties/n",
    ),
    (
        {**obj(k=TEXT), "additionalProperties": False, "allOf": [{"if": IF_K, "then": X}]},
        "JS128",
        "/allOf/0/then/required/0",
    ),
    (
        {
            **obj(k=ENUM, x=TEXT),
            "allOf": [
                {"if": IF_K, "then": {}, "else": {"properties": {"x": False}}},
                {"if": {"required": ["k"], "properties": {"k": {"const": "b"}}}, "then": X},
            ],
        },
        "JS128",
        "/allOf/1/then",
    ),
    # branches, conditions and negations that never match, or always
    (
        {**obj(k=ENUM, x=TEXT), "allOf": [{"if": {"properties": {"k": {"const": "c"}}, "required": ["k"]}, "then": X}]},
        "JS107",
        "/allOf/0/if/properties/k",
    ),
    ({**ENUM, "not": {"const": "c"}}, "JS107", "/not"),
    ({**obj(k=TEXT), "additionalProperties": False, "not": {"required": ["k", "x"]}}, "JS107", "/not/required/1"),
    ({**conditional(obj(k=TEXT)), "else": {"required": ["a"]}}, "JS107", "/if"),
    # listed values that another subschema for the same value refuses
    (
        {**obj(k=TEXT, s=ENUM), "if": IF_K, "then": {"properties": {"s": {"enum": ["a", "c"]}}}},
        "JS123",
        "/then/properties/s/enum/1",
    ),
    (
        conditional({"properties": {"k": {"enum": ["a", "c"]}}, "required": ["k"]}, **obj(k=ENUM, x=TEXT)),
        "JS123",
        "/if/properties/k/enum/1",
    ),
    # null that `type` allows and something else excludes
    (obj(a={"type": NULLABLE, "$ref": "#/$defs/C"}) | {"$defs": {"C": ENUM}}, "JS133", "/properties/a/type/1"),
    (
        obj(a={"type": NULLABLE, "allOf": [{"$ref": "#/$defs/C"}]}) | {"$defs": {"C": TEXT}},
        "JS133",
        "/properties/a/type/1",
    ),
    ({"type": NULLABLE, "anyOf": [{"enum": ["a"]}, {"enum": ["b"]}]}, "JS133", "/type/1"),
    # names that `propertyNames` forbids
    (
        {**obj(userId=TEXT), "propertyNames": {"$ref": "#/$defs/N"}, "$defs": {"N": {"pattern": "^[a-z_]+$"}}},
        "JS129",
        "/properties/userId",
    ),
    ({**obj(id=TEXT), "propertyNames": {"not": {"const": "id"}}}, "JS129", "/properties/id"),
    ({**obj(id=TEXT), "allOf": [{"propertyNames": {"minLength": 3}}]}, "JS129", "/properties/id"),
    (
        {"type": "object", "patternProperties": {"^X-": TEXT}, "propertyNames": {"pattern": "^[a-z]+$"}},
        "JS129",
        "/patternProperties/^X-",
    ),
    ({**obj(id=TEXT, n=TEXT), "required": ["id"], "propertyNames": {"enum": ["n"]}}, "JS110", "/required/0"),
    # what requires itself without end, through items
    (
        obj(a={"$ref": "#/$defs/N"})
        | {
            "$defs": {
                "N": {**obj(c={"type": "array", "items": {"$ref": "#/$defs/N"}, "minItems": 1}), "required": ["c"]}
            }
        },
        "JS125",
        "/$defs/N",
    ),
    # what a closed object does not see
    (
        {**obj(a=TEXT), "additionalProperties": False, "dependentSchemas": {"a": {"properties": {"b": TEXT}}}},
        "JS117",
        "/additionalProperties",
    ),
    # names of other languages
    (obj(a={"enumeration": ["a"]}), "JS204", "/properties/a/enumeration"),
    (obj(a={**TEXT, "format": "UUID"}), "JS205", "/properties/a/format"),
    # misspelt names in conditions
    ({**obj(email=TEXT, x=TEXT), "if": {"required": ["emial"]}, "then": X}, "JS130", "/if/required/0"),
    ({**obj(email=TEXT, x=TEXT), "not": {"required": ["emial", "x"]}}, "JS130", "/not/required/0"),
    # tuples, domains, counts
    (
        {
            "$ref": "#/$defs/T",
            "maxItems": 1,
            "$defs": {"T": {"type": "array", "prefixItems": [TEXT, TEXT], "items": False}},
        },
        "JS134",
        "/maxItems",
    ),
    ({"type": "array", "prefixItems": [TEXT, TEXT], "unevaluatedItems": False, "minItems": 3}, "JS125", ""),
    ({"type": "object", "propertyNames": {"enum": ["a", "b"]}, "minProperties": 3}, "JS125", ""),
    # unions
    (
        {"oneOf": [{**obj(a={**TEXT, "format": each}), "required": ["a"]} for each in ("uuid", "date")]},
        "JS136",
        "/oneOf",
    ),
    ({"anyOf": [TEXT, {**TEXT, "format": "uri"}]}, "JS327", "/anyOf/1"),
    ({"anyOf": [TEXT, {**TEXT, "pattern": "^a"}]}, "JS327", "/anyOf/1"),
    (
        {"oneOf": [{**obj(k={"const": "a"}, x=each), "required": ["k", "x"]} for each in (TEXT, INTEGER)]},
        "JS144",
        "/oneOf",
    ),
    ({"oneOf": [variant("kind", "circle", each) for each in ("radius", "side")]}, "JS144", "/oneOf"),
    # what is misplaced
    (obj(a=TEXT, additionalProperties=TEXT), "JS131", "/properties/additionalProperties"),
    (obj(a={"$ref": "#/$defs/A"}, **{"$defs": {"A": TEXT}}), "JS131", "/properties/$defs"),
    # what asserts nothing, and what can't be left out
    ({**obj(a=TEXT), "dependentRequired": {"a": ["a"]}}, "JS306", "/dependentRequired/a/0"),
    ({**DRAFT_4, **obj(a=TEXT), "dependencies": {"a": ["a"]}}, "JS306", "/dependencies/a/0"),
    ({**obj(a={**TEXT, "deprecated": True}), "required": ["a"]}, "JS330", "/required/0"),
]


@pytest.mark.parametrize(("schema", "code", "place"), REPORTED)
def test_it_is_reported(schema, code, place):
    assert (code, place) in found(schema)


@pytest.mark.parametrize(
    "pattern",
    [
        *("^[A-Za-z0-9+-_]+$", "^[a-z0-9.-_]+$", r"^[\w.-_]+$", "^[a-z|A-Z]+$"),
        *("[0-9]{5}", "^[0-9]{5}", "^[a-z]+", r"\d{4}-\d{2}-\d{2}", "^[A-Z]-[0-9]{3}$ "),
        *("^https?://(www.)?example/", "^(docker.io|ghcr.io)/[a-z]+$", r"^[\w/-]+.json$", "^.+.(png|jpe?g)$"),
        *(r"^\d{1,3}(.\d{1,3}){3}$", r"^\d+.\d+$", r"^(\d+).(\d+)$", r"^[1-9]\d*.\d{2}$", r"^\S+@\S+.\S+$"),
        *("^http|https", "json|yaml$", "^[yes,no]$", r"^a\\.com$", "^https://[a-z]+.example.com$"),
    ],
)
def test_a_pattern_is_reported(pattern):
    assert ("JS216", "/pattern") in found({**TEXT, "pattern": pattern})


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            "^[a-zA-Z0-9-_]+$",
            "^[ -~a-z]+$",
            "^[!-~a-z]+$",
            r"^[\w.-]+$",
            r"^[\x20-\x7ea-z]+$",
            r"^[\d-x]$",
            "^[a|b]+$",
        ),
        *("^[0-9]{5}$", "^[+-]?[0-9]+", r"^\d{4}-\d{2}-\d{2}", r"^(?=.*[A-Z])(?=.*\d).{8,}$", "^a$|^b$", "(^a$)"),
        *(r"^https?://(www\.)?example/", r"^(docker\.io|ghcr\.io)/[a-z]+$", r"^[\w/-]+\.json$", r"^.+\.(png|jpg)$"),
        *(r"^\d{1,3}(\.\d{1,3}){3}$", r"^\d+\.\d+$", r"^\d\d.\d\d$", r"^\S+@\S+\.\S+$", r"^\S+@\S+$"),
        *("^http", "^http|^https", "json$|yaml$", "^[a,b]$", r"^\\\\.\\pipe", r"^https://[a-z]+\.example\.com$"),
    ],
)
def test_a_pattern_is_not(pattern):
    assert "JS216" not in {code for code, _ in found({**TEXT, "pattern": pattern})}


@pytest.mark.parametrize(
    ("schema", "code"),
    [
        # the property is required somewhere, absent by intent, or counts as having its default
        (conditional({"allOf": [{"properties": {"k": {"const": "a"}}}, {"required": ["k"]}]}), "JS127"),
        (conditional({"properties": {"k": False}}), "JS127"),
        (conditional({"properties": {"k": {"maxLength": 0}}}), "JS127"),
        (conditional({"properties": {"k": {"not": {"const": "a"}}}}), "JS127"),
        (conditional({"oneOf": [{"properties": {"k": {"const": each}}} for each in "ab"]}), "JS127"),
        (conditional({"properties": {"k": {"minLength": 1}}}, **obj(k={**TEXT, "default": "a"}, x=TEXT)), "JS127"),
        (
            conditional(
                {"properties": {"a": {"properties": {"b": {"const": "a"}}}}, "required": ["a"]},
                **obj(a={**obj(b=TEXT), "required": ["b"]}, x=TEXT),
            ),
            "JS127",
        ),
        ({**obj(k=TEXT), "required": ["k"], "not": {"properties": {"k": {"const": "a"}}}}, "JS142"),
        (
            {
                "type": "array",
                "items": {**obj(k=TEXT), "required": ["k"]},
                "contains": {"properties": {"k": {"const": "a"}}},
            },
            "JS142",
        ),
        ({"type": "string", "not": {"properties": {"k": {"const": "a"}}}}, "JS142"),
        (
            {
                **obj(a={"oneOf": [{**obj(b=TEXT), "required": ["b"]}, {**obj(b=INTEGER), "required": ["b"]}]}, x=TEXT),
                "required": ["a"],
                "if": {"properties": {"a": {"properties": {"b": {"const": "a"}}}}},
                "then": X,
            },
            "JS127",
        ),
        (conditional({"properties": {"k": {"const": None}}}), "JS127"),
        # it is there wherever the condition applies
        *(({**obj(k=TEXT, x=TEXT), **around(K_MATTERS)}, "JS127") for around in WITH_K),
        *(({**obj(k=TEXT, x=TEXT), **around({"not": IS_A})}, "JS142") for around in WITH_K),
        # narrowed, forbidden by intent, or required, so that the whole is reported
        ({"allOf": [obj(n={"type": "number"}), obj(n=INTEGER)]}, "JS143"),
        ({"allOf": [obj(n=INTEGER), obj(n={"type": "null"})]}, "JS143"),
        ({"allOf": [obj(n=INTEGER), {"properties": {"n": False}}]}, "JS143"),
        ({"allOf": [{**obj(n=INTEGER), "required": ["n"]}, obj(n=TEXT)]}, "JS143"),
        ({**obj(n=INTEGER), "allOf": [{"patternProperties": {"^x": TEXT}, "additionalProperties": True}]}, "JS143"),
        # matches sometimes
        ({**obj(k=TEXT), "not": {"required": ["k", "x"]}}, "JS107"),
        ({**obj(k=ENUM), "not": {"properties": {"k": {"const": "a"}}, "required": ["k"]}}, "JS107"),
        ({**conditional(IF_K), "else": {"required": ["a"]}}, "JS107"),
        # another use of the definition has the value
        (
            {
                **obj(a={"$ref": "#/$defs/E"}, b={"allOf": [{"$ref": "#/$defs/E"}, {"enum": ["a"]}]}),
                "$defs": {"E": ENUM},
            },
            "JS123",
        ),
        ({**obj(k=TEXT), "if": IF_K, "then": {"properties": {"k": ENUM}}}, "JS123"),
        (obj(a={"type": NULLABLE, "$ref": "#/$defs/C"}) | {"$defs": {"C": {"enum": ["a", None]}}}, "JS133"),
        ({"type": NULLABLE, "anyOf": [{"enum": ["a"]}, {"maxLength": 3}]}, "JS133"),
        ({"type": NULLABLE, "anyOf": [TEXT, True]}, "JS133"),
        (
            {**obj(user_id=TEXT), "propertyNames": {"$ref": "#/$defs/N"}, "$defs": {"N": {"pattern": "^[a-z_]+$"}}},
            "JS129",
        ),
        ({"type": "object", "patternProperties": {"^x": TEXT}, "propertyNames": {"pattern": "^[a-z]+$"}}, "JS129"),
        ({**obj(email=TEXT), "not": {"required": ["emails"]}}, "JS130"),
        ({"$ref": "#/$defs/T", "maxItems": 2, "$defs": {"T": {"type": "array", "prefixItems": [TEXT, TEXT]}}}, "JS134"),
        ({"anyOf": [TEXT, {"const": "a"}]}, "JS327"),
        (
            {"oneOf": [{**obj(k={"const": "a"}, v={"const": each}), "required": ["k", "v"]} for each in (1, 2)]},
            "JS144",
        ),
        ({"oneOf": [variant("jsonrpc", "2.0", each) for each in ("result", "error")]}, "JS144"),
        ({"oneOf": [variant("version", 1, each) for each in ("file", "url")]}, "JS144"),
        ({"oneOf": [variant("api", "v1beta1", each) for each in ("file", "url")]}, "JS144"),
        (
            {
                "oneOf": [{"$ref": "#/$defs/B", "required": [each]} for each in ("id", "name")],
                "$defs": {"B": {**obj(kind={"const": "a"}), "required": ["kind"]}},
            },
            "JS144",
        ),
        # described as a property, or next to other keywords: a schema of schemas
        (obj(additionalProperties={**TEXT, "description": "How."}), "JS131"),
        (obj(properties=TEXT, additionalProperties=TEXT), "JS131"),
        (obj(**{"$defs": {**TEXT, "minLength": 1}}), "JS131"),
        ({**obj(a=TEXT), "dependentRequired": {"a": ["b"]}}, "JS306"),
        (obj(a={**TEXT, "deprecated": True}) | {"required": ["b"]}, "JS330"),
        *(({each: [{**obj(a=DEPRECATED), "required": ["a"]}, {"required": ["b"]}]}, "JS330") for each in ANY),
        ({"not": {**obj(a=DEPRECATED), "required": ["a"]}}, "JS330"),
        ({"if": {**obj(a=DEPRECATED), "required": ["a"]}, "then": {"required": ["b"]}}, "JS330"),
    ],
)
def test_what_is_right_is_not(schema, code):
    assert code not in {each for each, _ in found(schema)}


@pytest.mark.parametrize(
    ("schema", "code", "words"),
    [
        (
            {**obj(k=TEXT), "not": {"properties": {"k": {"const": "a"}}}},
            "JS142",
            'an object without "k" matches this `not` too, so it is refused',
        ),
        (
            {"allOf": [obj(n=INTEGER), obj(n=TEXT)]},
            "JS143",
            'no "n" is valid: what /allOf/0/properties/n says of it contradicts this',
        ),
        (
            {"type": "array", "items": INTEGER, "allOf": [{"items": TEXT}]},
            "JS143",
            "no item is valid: what /items says",
        ),
        (
            {**DRAFT_7, **obj(k=TEXT), "additionalProperties": False, "not": {"required": ["k", "x"]}},
            "JS107",
            '"x" is never there, since `additionalProperties: false` forbids it, so that `not` excludes nothing',
        ),
        ({**conditional(obj(k=TEXT)), "else": {"required": ["a"]}}, "JS107", "so `else` never applies"),
        (conditional(obj(k=TEXT)), "JS107", "so `then` always applies"),
        (
            {**TEXT, "pattern": "^[a-z0-9.-_]+$"},
            "JS216",
            '`.-_` is a range, of all from "." to "_": a hyphen is written',
        ),
    ],
)
def test_what_it_says(schema, code, words):
    assert words in message(schema, code)
