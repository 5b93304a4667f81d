"""Files to diagnostics: place, code, pointer, record."""

import io

import pytest

from cio_schemas import Validator, validator
from cio_schemas.payloads.compiled import Payloads, compares_numbers
from cio_schemas.payloads.judge import check_file, chunks, inspect

EVENT = validator("event")


def checked(path, text=None, schema=EVENT, **options):
    if text is not None:
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return list(check_file(Payloads(str(path), schema, **options)))


def summary(diagnostics):
    return [(d.span and d.span.line, d.span and d.span.column, d.code, d.pointer, d.record) for d in diagnostics]


# file name, text, options, (line, column, code, pointer, record)
CASES = [
    ("a.json", '{"name": "a"}', {}, []),
    ("a.ndjson", '{"name": "a"}\n\n{"name": "b"}\n', {}, []),
    ("a.json", '[{"name": "a"}, {"name": "b"}]', {"each": True}, []),
    ("a.json", "[]", {"each": True}, []),
    ("a.yaml", "name: a\n---\nname: b\n", {}, []),
    ("a.json", '{"name": ""}', {}, [(1, 10, "V-minLength", "/name", None)]),
    ("a.json", '{\n  "nam": 1\n}', {}, [(1, 1, "V-required", "", None)]),
    ("a.json", '{"name": ', {}, [(1, 10, "P-syntax", None, None)]),
    ("a.json", "", {}, [(None, None, "P-empty", None, None)]),
    (
        "a.json",
        '{"name": "a", "name": ""}',
        {},
        [(1, 15, "P-duplicate-key", None, None), (1, 23, "V-minLength", "/name", None)],
    ),
    ("a.json", '\ufeff{"name": ""}', {}, [(1, 1, "P-bom", None, None), (1, 10, "V-minLength", "/name", None)]),
    # all of a record, in the order of the file
    (
        "a.ndjson",
        '{"name": ""}\nnull\n{"name": 1, "type": "x"}\n{]\n{"name": "a"}\n[]\n',
        {},
        [
            (1, 10, "V-minLength", "/name", 1),
            (2, 1, "V-type", "", 2),
            (3, 10, "V-type", "/name", 3),
            (3, 21, "V-enum", "/type", 3),
            (4, 2, "P-syntax", None, 4),
            (6, 1, "V-type", "", 6),
        ],
    ),
    ("a.txt", '{"name": ""}\n{"name": ""}', {"syntax": "ndjson"}, [(n, 10, "V-minLength", "/name", n) for n in (1, 2)]),
    ("a.json", '[{"name": "a"},\n {"name": ""}]', {"each": True}, [(2, 11, "V-minLength", "/1/name", 2)]),
    ("a.json", '{"name": "a"}', {"each": True}, [(1, 1, "P-each", "", None)]),
    ("a.ndjson", '[]\n{"name": "a"}\n', {"each": True}, [(2, 1, "P-each", "", 2)]),
    (
        "a.yaml",
        "[]\n---\n- name: ''\n---\nnull\n",
        {"each": True},
        [(3, 9, "V-minLength", "/0/name", 2), (5, 1, "P-each", "", 3)],
    ),
    (
        "a.yaml",
        "name: a\n---\ntype: event\n---\nname: ''\n",
        {},
        [(3, 1, "V-required", "", 2), (5, 7, "V-minLength", "/name", 3)],
    ),
    ("a.yaml", "name: ''\n", {}, [(1, 7, "V-minLength", "/name", None)]),
]


@pytest.mark.parametrize(("name", "text", "options", "found"), CASES)
def test_findings_have_their_place(tmp_path, name, text, options, found):
    assert summary(checked(tmp_path / name, text, **options)) == found


def test_a_key_is_found_by_its_quotes(tmp_path):
    schema = Validator({"properties": {"a": True}, "additionalProperties": False})
    [found] = checked(tmp_path / "a.json", '{"a": 1, "bé": 2}', schema)
    assert found.span == (1, 10, 1, 14, 9, 13)


def test_a_missing_file_is_one_finding(tmp_path):
    assert summary(checked(tmp_path / "none.json")) == [(None, None, "P-missing", None, None)]


def test_findings_go_by_the_name_of_the_stream():
    stream = io.BytesIO(b'{"name": ""}\n')
    [found] = check_file(Payloads("-", EVENT, name="piped.ndjson"), stream=stream)
    assert (found.path, found.record) == ("piped.ndjson", 1)


def test_a_finding_shows_its_line_if_asked_to(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{\n  "name": ""\n}')
    [found] = check_file(Payloads(str(path), EVENT), excerpts=True)
    assert found.excerpt[:3] == ('  "name": ""', 1, False)
    [found] = check_file(Payloads(str(path), EVENT))
    assert found.excerpt is None


@pytest.mark.parametrize("text", ["", " \n", "# nothing\n"])
def test_a_finding_without_a_place_shows_no_line(tmp_path, text):
    path = tmp_path / "a.yaml"
    path.write_text(text)
    found = list(check_file(Payloads(str(path), EVENT), excerpts=True))
    assert [(each.code, each.span, each.excerpt) for each in found] == [("P-empty", None, None)]


DOCUMENTS = "\n---\n".join(f'$schema: "{name}.schema.json"\nvalue: 1' for name in ("string", "integer", "string"))


def test_each_document_of_yaml_may_name_its_schema(tmp_path):
    for name in ("string", "integer"):
        (tmp_path / f"{name}.schema.json").write_text(f'{{"properties": {{"value": {{"type": "{name}"}}}}}}')
    path = tmp_path / "a.yaml"
    path.write_text(DOCUMENTS)
    schemas = [validator(tmp_path / f"{name}.schema.json") for name in ("string", "integer")]
    several = [Payloads(str(path), schema) for schema in (schemas[0], schemas[1], schemas[0])]
    found = list(check_file(several[0]._replace(documents=several)))
    assert [(each.record, each.span.line, each.code) for each in found] == [(1, 2, "V-type"), (3, 8, "V-type")]


BIG = 2**64 + 1  # which a float is too short for

# schema, whether the exact value of an integer may decide
COMPARING = [
    (True, False),
    ({"type": "integer"}, False),
    ({"properties": {"a": {"enum": ["x", "y"]}, "b": {"const": "z"}}}, False),
    ({"$defs": {"a": {"type": "string"}}, "$ref": "#/$defs/a"}, False),
    ({"properties": {"a": {"minimum": 1}}}, True),
    ({"items": {"enum": ["x", 1]}}, True),
    ({"const": [1]}, True),
    ({"uniqueItems": True}, True),
    ({"allOf": [{"multipleOf": 3}]}, True),
    ({"$ref": "https://customer.io/schemas/customer-io/event.json"}, True),
]


@pytest.mark.parametrize(("schema", "compares"), COMPARING)
def test_where_the_value_of_an_integer_may_decide(schema, compares):
    assert compares_numbers(Validator(schema)) is compares


@pytest.mark.parametrize("exact", [True, False])
def test_large_integers_are_told_as_they_are_written(tmp_path, exact):
    schema = Validator({"type": ["string", "integer"], "maxLength": 1})
    assert checked(tmp_path / "a.ndjson", f'{BIG}\n"a"\n', schema, exact=exact) == []
    _, found = checked(tmp_path / "a.ndjson", f"1\n{BIG}\n", Validator({"type": "string"}), exact=exact)
    assert found.message == f"expected string, found integer {BIG}"
    [found] = checked(tmp_path / "a.ndjson", f"1\n-{'9' * 5000}\n", Validator(True), exact=exact)
    assert (found.code, found.record) == ("P-number", 2)


def test_large_integers_are_compared_exactly(tmp_path):
    schema = Validator({"const": BIG})
    assert [each.record for each in checked(tmp_path / "a.ndjson", f"{BIG}\n{BIG - 1}\n", schema)] == [2]


def test_a_finding_names_the_keyword_in_the_schema(tmp_path):
    [found] = checked(tmp_path / "a.json", "{}")
    assert found.schema == "https://customer.io/schemas/customer-io/event.json#/required"
    assert found.message == 'required property "name" is missing'


def test_a_finding_in_a_merged_member_says_so(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("defaults: &d\n  name: 1\n---\nx: &d\n  name: ''\n<<: *d\n")
    found = list(check_file(Payloads(str(path), validator("event"))))
    assert [(each.span[:2], each.message, each.record) for each in found[-1:]] == [
        ((5, 9), "expected at least 1 character, found 0 (merged by << on line 6)", 2)
    ]


def test_digits_of_yaml_are_never_lost(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("name: 123456789012345678901\n")
    (found,) = check_file(Payloads(str(path), validator("event"), exact=False))
    assert (found.code, found.pointer) == ("V-type", "/name")


class Counting:
    """A Validator that counts how often it is asked."""

    def __init__(self, validator):
        self.asked = 0
        self._functions = validator._functions

    def is_valid(self, instance):
        self.asked += 1
        return self._functions.is_valid(instance)


def drained(generator):
    found = []
    while True:
        try:
            found.append(next(generator))
        except StopIteration as end:
            return found, end.value


# file name, text, options, findings, records, and how often the schema is asked about one
VERDICTS = [
    ("a.json", '{"name": "a"}', {}, 0, 1, 1),
    ("a.json", '{"name": ""}', {}, 1, 1, 1),
    ("a.json", '{"name": "", "name": ""}', {}, 2, 1, 1),
    ("a.json", '{"name"', {}, 1, 1, 0),
    ("a.json", "", {}, 1, 0, 0),
    ("a.json", "\ufeff", {}, 2, 0, 0),
    ("a.json", "[]", {"each": True}, 0, 0, 0),
    ("a.json", '[{"name": "a"}, {"name": ""}, 1]', {"each": True}, 2, 3, 3),
    ("a.json", "{}", {"each": True}, 1, 0, 0),
    ("a.ndjson", '\n{"name": "a"}\n \n{"name": ""}\n', {}, 1, 2, 2),
    ("a.ndjson", '{"name": "a"}\n{\n{"name": ""}', {}, 2, 3, 2),
    ("a.ndjson", '[{"name": "a"}]\n[{}, {}]\n', {"each": True}, 2, 3, 3),
    ("a.yaml", "name: a\n---\nname: ''\n", {}, 1, 2, 2),
    ("a.yaml", "# nothing\n", {}, 1, 0, 0),
    ("none.json", None, {}, 1, 0, 0),
]


@pytest.mark.parametrize("case", VERDICTS)
def test_each_record_is_counted_and_gets_one_verdict(tmp_path, case):
    name, text, options, findings, records, asked = case
    if text is not None:
        (tmp_path / name).write_text(text)
    counting = Counting(Validator({"properties": {"name": {"minLength": 1}}, "type": "object", "required": ["name"]}))
    payloads = Payloads(str(tmp_path / name), counting, **options)
    results = [drained(inspect(payloads, chunk)) for chunk in chunks(payloads)]
    assert [sum(len(found) for found, _ in results), sum(count for _, count in results), counting.asked] == [
        findings,
        records,
        asked,
    ]


@pytest.mark.parametrize("case", VERDICTS)
def test_the_kernel_changes_nothing_but_how_often_the_schema_is_asked(tmp_path, case):
    name, text, options, findings, records, _ = case
    if text is not None:
        (tmp_path / name).write_text(text)
    validator = Validator({"properties": {"name": {"minLength": 1}}, "type": "object", "required": ["name"]})
    payloads = Payloads(str(tmp_path / name), validator, **options)
    results = [drained(inspect(payloads, chunk)) for chunk in chunks(payloads)]
    assert [sum(len(found) for found, _ in results), sum(count for _, count in results)] == [findings, records]
