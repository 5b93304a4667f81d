"""An example of every violation and every problem that `cio-schemas check` reports, for the pages of their codes.

A test checks each of them, so that no page shows what does not happen.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class ViolationExample(NamedTuple):
    """A schema, an instance that it refuses and one that it accepts, each as JSON text.

    Attributes:
        schema: The schema.
        refused: An instance that breaks the keyword, and nothing else.
        accepted: The same put right; empty if the schema accepts nothing.
        note: What a reader may not expect; Markdown.
    """

    schema: str
    refused: str
    accepted: str
    note: str = ""


class ProblemExample(NamedTuple):
    """A file that has a problem, and what helps.

    Attributes:
        advice: What to do; Markdown.
        name: The file's name.
        content: What is in it; None if no content has the problem.
    """

    advice: str
    name: str = "order.json"
    content: bytes | None = None


DRAFT_7: Final = '"$schema": "http://json-schema.org/draft-07/schema#"'

VIOLATION_EXAMPLES: Final = {
    "V-false": ViolationExample(
        '{"properties": {"password": false}}', '{"password": "hunter2"}', "{}", "`false` under a property forbids it."
    ),
    "V-type": ViolationExample(
        '{"type": "integer"}', '"7"', "7", "A number written `7.0` is an integer too; `true` is not a number."
    ),
    "V-enum": ViolationExample('{"enum": ["page", "screen"]}', '"pages"', '"page"', "A near name is suggested."),
    "V-const": ViolationExample('{"const": "event"}', '"Event"', '"event"'),
    "V-minimum": ViolationExample('{"minimum": 0}', "-1", "0"),
    "V-exclusiveMinimum": ViolationExample('{"exclusiveMinimum": 0}', "0", "1"),
    "V-maximum": ViolationExample('{"maximum": 100}', "101", "100"),
    "V-exclusiveMaximum": ViolationExample('{"exclusiveMaximum": 100}', "100", "99.5"),
    "V-multipleOf": ViolationExample(
        '{"multipleOf": 0.01}', "19.999", "19.99", "Numbers are compared as they are written: `4.02` is a multiple."
    ),
    "V-minLength": ViolationExample('{"minLength": 1}', '""', '"a"', "Characters are code points."),
    "V-maxLength": ViolationExample('{"maxLength": 3}', '"EURO"', '"EUR"', "Bytes are not counted; payload rules do."),
    "V-pattern": ViolationExample(
        '{"pattern": "^[a-z]{2}$"}', '"english"', '"en"', "A pattern without `^` and `$` may match anywhere."
    ),
    "V-format": ViolationExample(
        '{"format": "email"}',
        '"ada at example.com"',
        '"ada@example.com"',
        "Formats are asserted by default; `format_checker=None` turns that off in a program, `--ignore V-format` here.",
    ),
    "V-contentEncoding": ViolationExample(f'{{{DRAFT_7}, "contentEncoding": "base64"}}', '"a"', '"aGVsbG8="'),
    "V-contentMediaType": ViolationExample(f'{{{DRAFT_7}, "contentMediaType": "application/json"}}', '"{"', '"{}"'),
    "V-minItems": ViolationExample('{"minItems": 1}', "[]", "[1]"),
    "V-maxItems": ViolationExample('{"maxItems": 2}', "[1, 2, 3]", "[1, 2]"),
    "V-uniqueItems": ViolationExample('{"uniqueItems": true}', "[1, 1.0]", "[1, 2]", "`1` and `1.0` are one number."),
    "V-items": ViolationExample(
        '{"prefixItems": [{"type": "string"}], "items": false}',
        '["a", "b"]',
        '["a"]',
        "Before 2020-12: `additionalItems`.",
    ),
    "V-contains": ViolationExample('{"contains": {"const": "EUR"}}', '["USD"]', '["USD", "EUR"]'),
    "V-minContains": ViolationExample('{"contains": {"type": "integer"}, "minContains": 2}', '[1, "b"]', "[1, 2]"),
    "V-maxContains": ViolationExample('{"contains": {"type": "integer"}, "maxContains": 1}', "[1, 2]", '[1, "b"]'),
    "V-minProperties": ViolationExample('{"minProperties": 1}', "{}", '{"a": 1}'),
    "V-maxProperties": ViolationExample('{"maxProperties": 1}', '{"a": 1, "b": 2}', '{"a": 1}'),
    "V-required": ViolationExample(
        '{"required": ["name"]}', "{}", '{"name": "signup"}', "It stands at the object; the report marks its bracket."
    ),
    "V-dependentRequired": ViolationExample(
        '{"dependentRequired": {"card": ["address"]}}', '{"card": "4242"}', '{"card": "4242", "address": "Main St"}'
    ),
    "V-additionalProperties": ViolationExample(
        '{"properties": {"name": true}, "additionalProperties": false}',
        '{"nmae": "signup"}',
        '{"name": "signup"}',
        "It sees only `properties` and `patternProperties` next to it, not those inside an `allOf`.",
    ),
    "V-unevaluatedProperties": ViolationExample(
        '{"allOf": [{"properties": {"name": true}}], "unevaluatedProperties": false}',
        '{"nmae": "signup"}',
        '{"name": "signup"}',
        "Unlike `additionalProperties`, it sees what an `allOf` or a `$ref` describes.",
    ),
    "V-unevaluatedItems": ViolationExample(
        '{"allOf": [{"prefixItems": [true]}], "unevaluatedItems": false}', "[1, 2]", "[1]"
    ),
    "V-anyOf": ViolationExample(
        '{"anyOf": [{"type": "string"}, {"type": "null"}]}',
        "7",
        '"seven"',
        "Where one alternative is clearly meant, its own violation is reported instead.",
    ),
    "V-oneOf": ViolationExample(
        '{"oneOf": [{"multipleOf": 2}, {"multipleOf": 3}]}',
        "6",
        "4",
        "Exactly one alternative has to match; `anyOf` allows several.",
    ),
    "V-not": ViolationExample('{"not": {"type": "null"}}', "null", "0"),
    "V-dependencies": ViolationExample(
        f'{{{DRAFT_7}, "dependencies": {{"card": ["address"]}}}}',
        '{"card": "4242"}',
        '{"card": "4242", "address": "Main St"}',
    ),
    "V-additionalItems": ViolationExample(
        f'{{{DRAFT_7}, "items": [{{"type": "string"}}], "additionalItems": false}}', '["a", "b"]', '["a"]'
    ),
}
"""Code of a violation -> its example."""

PROBLEM_EXAMPLES: Final = {
    "P-missing": ProblemExample("Correct the path. A glob that the shell did not expand is such a path."),
    "P-directory": ProblemExample("Name a file; a folder named on the command line is searched for payload files."),
    "P-unreadable": ProblemExample("See that you may read the file, and that it is not a device or a socket."),
    "P-changed": ProblemExample("Run again once the program that writes the file has finished."),
    "P-memory": ProblemExample("Use fewer processes (`--jobs 1`), or split the document: NDJSON is read line by line."),
    "P-compressed": ProblemExample(
        "Compress the file again: it was cut or damaged.", "order.json.gz", b"\x1f\x8b\x08\x00 cut"
    ),
    "P-extra": ProblemExample("Install the extra that the message names, such as `cio-schemas[yaml]`."),
    "P-empty": ProblemExample("Write a document to the file, or leave the file out.", content=b" \n"),
    "P-size": ProblemExample("Split the document: NDJSON has no limit, since each line is a document of its own."),
    "P-encoding": ProblemExample("Save the file as UTF-8.", content=b'{"name": "caf\xe9"}\n'),
    "P-bom": ProblemExample("Save the file without a byte order mark.", content=b'\xef\xbb\xbf{"name": "a"}\n'),
    "P-syntax": ProblemExample("Correct the text where the report points.", content=b'{"name": "a",}\n'),
    "P-number": ProblemExample("Write a number of JSON: NaN and Infinity are none.", content=b'{"price": NaN}\n'),
    "P-surrogate": ProblemExample(
        "Write the whole pair, or the character itself: half of one was cut off.", content=b'{"name": "\\ud83d"}\n'
    ),
    "P-depth": ProblemExample("Nest less deeply: 1,024 levels are read.", content=b"[" * 1100 + b"]" * 1100 + b"\n"),
    "P-duplicate-key": ProblemExample(
        "Remove one of the two. Parsers disagree on which of them counts.", content=b'{"name": "a", "name": "b"}\n'
    ),
    "P-key": ProblemExample("Put the key in quotes.", "order.yaml", b"7: seven\n"),
    "P-merge": ProblemExample("Merge a mapping: `<<: *defaults`.", "order.yaml", b"<<: 7\n"),
    "P-tag": ProblemExample("Remove the tag, or write the value as in JSON.", "order.yaml", b"key: !!binary aGk=\n"),
    "P-alias": ProblemExample("Define the anchor before the alias.", "order.yaml", b"key: *unknown\n"),
    "P-column": ProblemExample(
        "Name a column of the file with `--column`, or leave the option out to check each row as an object."
    ),
    "P-value": ProblemExample(
        "Convert the column to one of texts, numbers, booleans, times, lists, maps or structs before it is checked."
    ),
    "P-schema": ProblemExample(
        "Correct the name or the path of the schema, or turn this off with `--no-inline-schema`.",
        content=b'{"$schema": "./missing.schema.json"}\n',
    ),
    "P-each": ProblemExample("Leave out `--each`, or write an array.", content=b'{"name": "a"}\n'),
}
"""Code of a problem -> its example."""
