"""What stands here for each rule of the best peer, sourcemeta's `jsonschema lint`, with a schema that shows it.

They are the 85 of its 103 rules that say anything of draft 2020-12. Each schema was given to the peer's command line
(17.3, from PyPI), which reports its rule there; a test holds our codes to the same schemas. `benchmarks/lint.py` runs
the comparison again where the peer is installed.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class PeerRule(NamedTuple):
    """A rule of the peer.

    Attributes:
        name: Its name there.
        schema: A schema (JSON text, without `$schema`) that it reports.
        code: Our rule that reports it; empty if there is none on purpose.
        note: Why there is none, or what differs.
    """

    name: str
    schema: str
    code: str
    note: str = ""


NOISE: Final = "left out as noise: "

PEER_RULES: Final = (
    PeerRule("allof_false_simplify", '{"allOf": [{"type": "string"}, false]}', "JS124"),
    PeerRule("anyof_false_simplify", '{"anyOf": [false]}', "JS124"),
    PeerRule("anyof_remove_false_schemas", '{"anyOf": [{"type": "string"}, false]}', "JS107"),
    PeerRule("anyof_true_simplify", '{"anyOf": [{"type": "string"}, true]}', "JS306"),
    PeerRule("comment_trim", '{"$comment": " a "}', "JS404"),
    PeerRule("conflicting_readonly_writeonly", '{"readOnly": true, "writeOnly": true}', "JS116"),
    PeerRule("const_in_enum", '{"const": 1, "enum": [1, 2]}', "JS321"),
    PeerRule("const_not_in_enum", '{"const": 3, "enum": [1, 2]}', "JS109"),
    PeerRule("const_with_type", '{"type": "integer", "const": 1}', "JS314", "opt-in: code generators want the type"),
    PeerRule(
        "content_media_type_without_encoding",
        '{"type": "string", "contentMediaType": "application/json"}',
        "",
        NOISE + "the JSON Schema documentation advises to leave contentEncoding unset for text",
    ),
    PeerRule(
        "content_schema_default",
        '{"contentEncoding": "base64", "contentMediaType": "application/json", "contentSchema": true}',
        "JS306",
    ),
    PeerRule("content_schema_without_media_type", '{"contentSchema": {"type": "string"}}', "JS113"),
    PeerRule("definitions_to_defs", '{"definitions": {"a": {"type": "string"}}}', "JS203"),
    PeerRule("dependent_required_default", '{"dependentRequired": {}}', "JS326"),
    PeerRule("dependent_required_tautology", '{"required": ["a"], "dependentRequired": {"a": ["b"]}}', "JS322"),
    PeerRule("description_trailing_period", '{"description": "A name."}', "", NOISE + "descriptions are sentences"),
    PeerRule("description_trim", '{"description": " A name"}', "JS404"),
    PeerRule("double_negation_elimination", '{"not": {"not": {"type": "string"}}}', "JS311"),
    PeerRule("drop_allof_empty_schemas", '{"allOf": [{"type": "string"}, {}]}', "JS310"),
    PeerRule("duplicate_allof_branches", '{"allOf": [{"minLength": 1}, {"minLength": 1}]}', "JS305"),
    PeerRule("duplicate_anyof_branches", '{"anyOf": [{"minLength": 1}, {"minLength": 1}]}', "JS305"),
    PeerRule("duplicate_enum_values", '{"enum": [1, 2, 1]}', "JS305"),
    PeerRule("duplicate_examples", '{"examples": [1, 2, 1]}', "JS305"),
    PeerRule("duplicate_required_values", '{"required": ["a", "b", "a"]}', "JS305", "with a fix though it is invalid"),
    PeerRule("dynamic_ref_to_static_ref", '{"$defs": {"a": {"type": "null"}}, "$dynamicRef": "#/$defs/a"}', "JS323"),
    PeerRule("else_empty", '{"if": {"type": "string"}, "then": {"minLength": 1}, "else": {}}', "JS306"),
    PeerRule("else_without_if", '{"else": {"type": "string"}}', "JS113"),
    PeerRule("empty_object_as_true", '{"properties": {"a": {}}}', "", NOISE + "both are usual"),
    PeerRule("enum_to_const", '{"enum": [1]}', "JS307"),
    PeerRule("enum_with_type", '{"type": "integer", "enum": [1, 2]}', "JS314", "opt-in: code generators want the type"),
    PeerRule("equal_numeric_bounds_to_const", '{"type": "integer", "minimum": 3, "maximum": 3}', "JS309"),
    PeerRule(
        "exclusive_maximum_number_and_maximum", '{"type": "number", "maximum": 3, "exclusiveMaximum": 3}', "JS315"
    ),
    PeerRule(
        "exclusive_minimum_number_and_minimum", '{"type": "number", "minimum": 3, "exclusiveMinimum": 3}', "JS315"
    ),
    PeerRule(
        "flatten_nested_allof",
        '{"allOf": [{"allOf": [{"minLength": 1}, {"maxLength": 2}]}, {"pattern": "a"}]}',
        "JS310",
    ),
    PeerRule(
        "flatten_nested_anyof",
        '{"anyOf": [{"anyOf": [{"minLength": 1}, {"maxLength": 2}]}, {"pattern": "a"}]}',
        "JS310",
    ),
    PeerRule("forbid_empty_enum", '{"enum": []}', "JS108"),
    PeerRule("if_without_then_else", '{"if": {"type": "string"}}', "JS113"),
    PeerRule(
        "ignored_metaschema",
        '{"properties": {"a": {"$schema": "http://json-schema.org/draft-07/schema#", "type": "string"}}}',
        "JS209",
    ),
    PeerRule(
        "incoherent_min_max_contains", '{"contains": {"type": "string"}, "minContains": 3, "maxContains": 2}', "JS105"
    ),
    PeerRule("invalid_external_ref", '{"$ref": "https://example.com/nowhere.json"}', "JS211", "JS503 where it is http"),
    PeerRule(
        "items_schema_default", '{"type": "array", "items": true}', "JS319", "opt-in: it is often written on purpose"
    ),
    PeerRule("max_contains_without_contains", '{"type": "array", "maxContains": 3}', "JS113"),
    PeerRule("maximum_real_for_integer", '{"type": "integer", "maximum": 3.5}', "JS324"),
    PeerRule("min_contains_without_contains", '{"type": "array", "minContains": 3}', "JS113"),
    PeerRule("minimum_real_for_integer", '{"type": "integer", "minimum": 3.5}', "JS324"),
    PeerRule(
        "modern_official_dialect_with_empty_fragment",
        '{"$schema": "https://json-schema.org/draft/2020-12/schema#"}',
        "JS202",
    ),
    PeerRule(
        "modern_official_dialect_with_http", '{"$schema": "http://json-schema.org/draft/2020-12/schema"}', "JS202"
    ),
    PeerRule("multiple_of_default", '{"type": "integer", "multipleOf": 1}', "JS306"),
    PeerRule("non_applicable_enum_validation_keywords", '{"enum": [1, 2], "minLength": 1}', "JS111"),
    PeerRule("non_applicable_type_specific_keywords", '{"type": "integer", "minLength": 1}', "JS111"),
    PeerRule("not_false", '{"type": "string", "not": false}', "JS306"),
    PeerRule("oneof_false_simplify", '{"oneOf": [false]}', "JS124"),
    PeerRule("oneof_to_anyof_disjoint_types", '{"oneOf": [{"type": "string"}, {"type": "null"}]}', "JS313", "opt-in"),
    PeerRule("orphan_definitions", '{"type": "string", "$defs": {"a": {"type": "string"}}}', "JS312"),
    PeerRule(
        "pattern_non_ecma_regex", '{"type": "string", "pattern": "^(?i)a$"}', "JS120", "JS206 where Annex B takes it"
    ),
    PeerRule("pattern_properties_default", '{"patternProperties": {}}', "JS326"),
    PeerRule("pattern_properties_non_ecma_regex", '{"patternProperties": {"^(?i)a$": {"type": "string"}}}', "JS120"),
    PeerRule(
        "portable_anchor_names",
        '{"$anchor": "_a"}',
        "",
        "2020-12 allows the underscore; JS207 reports what it does not allow",
    ),
    PeerRule("properties_default", '{"properties": {}}', "JS326"),
    PeerRule("property_names_default", '{"propertyNames": {}}', "JS306"),
    PeerRule("property_names_type_default", '{"propertyNames": {"type": "string", "minLength": 1}}', "JS326"),
    PeerRule(
        "required_properties_in_properties", '{"properties": {"a": {"type": "string"}}, "required": ["b"]}', "JS302"
    ),
    PeerRule(
        "simple_properties_identifiers",
        '{"properties": {"a b": {"type": "string"}}}',
        "",
        NOISE + "names belong to the data",
    ),
    PeerRule("single_type_array", '{"type": ["string"]}', "JS308"),
    PeerRule("then_empty", '{"if": {"type": "string"}, "then": {}, "else": {"minimum": 1}}', "JS306"),
    PeerRule("then_without_if", '{"then": {"type": "string"}}', "JS113"),
    PeerRule("title_description_equal", '{"title": "A", "description": "A"}', "JS405"),
    PeerRule("title_trailing_period", '{"title": "A."}', "", NOISE + "some titles end with an abbreviation"),
    PeerRule("title_trim", '{"title": " A"}', "JS404"),
    PeerRule("top_level_description", '{"type": "string"}', "JS402", "for properties and definitions too"),
    PeerRule("top_level_examples", '{"type": "string"}', "JS403", "opt-in"),
    PeerRule("top_level_title", '{"type": "string"}', "JS401"),
    PeerRule("unevaluated_items_default", '{"type": "array", "unevaluatedItems": true}', "JS319", "opt-in"),
    PeerRule("unevaluated_properties_default", '{"type": "object", "unevaluatedProperties": true}', "JS319", "opt-in"),
    PeerRule("unknown_format_prefix", '{"type": "string", "format": "emial"}', "JS205", "with the name that was meant"),
    PeerRule("unknown_keywords_prefix", '{"requried": ["a"]}', "JS204", "with the name that was meant"),
    PeerRule(
        "unknown_local_ref",
        '{"$ref": "#/$defs/a"}',
        "JS103",
        "with the name that was meant, and without a fix that drops it",
    ),
    PeerRule(
        "unnecessary_allof_ref_wrapper_modern",
        '{"type": "string", "allOf": [{"$ref": "#/$defs/a"}], "$defs": {"a": {"minLength": 1}}}',
        "JS317",
    ),
    PeerRule(
        "unnecessary_allof_wrapper",
        '{"type": "string", "allOf": [{"minLength": 1}]}',
        "JS317",
        "for one branch: several are often a grouping that is meant",
    ),
    PeerRule("unsatisfiable_drop_validation", '{"type": "string", "not": {}}', "JS124"),
    PeerRule(
        "unsatisfiable_in_place_applicator_type",
        '{"type": "string", "anyOf": [{"type": "integer"}, {"minLength": 1}]}',
        "JS107",
        "JS106 in an allOf",
    ),
    PeerRule(
        "unsatisfiable_max_contains", '{"contains": {"type": "string"}, "maxContains": 5, "maxItems": 5}', "JS306"
    ),
    PeerRule("unsatisfiable_min_properties", '{"required": ["a", "b"], "minProperties": 1}', "JS306"),
    PeerRule("valid_default", '{"type": "string", "default": 1}', "JS114"),
    PeerRule("valid_examples", '{"type": "string", "examples": [1]}', "JS115"),
)
