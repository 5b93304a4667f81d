"""The HTML report: complete, escaped, and quiet; opened and filtered in a browser if there is one."""

import io
import re
import shutil
import subprocess
from html.parser import HTMLParser

import pytest

from cio_schemas.diagnostic import Diagnostic, Severity
from cio_schemas.diagnostic.codes import Meaning
from cio_schemas.diagnostic.summary import Summary
from cio_schemas.pages.places import summary_page
from cio_schemas.pages.report import Report, Run
from cio_schemas.source import Span

SPAN = Span(3, 10, 3, 14, 9, 13)
FINDINGS = [
    Diagnostic("exports/a.ndjson", "V-type", "expected number", SPAN, pointer="/price", schema="urn:x#/type"),
    Diagnostic("exports/a.ndjson", "V-type", "expected string", SPAN._replace(line=4), pointer=""),
    Diagnostic("b.json", "JS101", "<img src=//evil onerror=alert(1)>", SPAN, Severity.WARNING, pointer="/'\"&\u202e"),
    Diagnostic("gone.json", "P-missing", "no such file"),
]


def page(findings, run=None, **options):
    report = Report(**options)
    assert list(report.watch(findings)) == findings
    stream = io.StringIO()
    report.write(stream, run)
    report.close()
    return stream.getvalue()


class Table(HTMLParser):
    def __init__(self):
        super().__init__()
        self.rows, self.cell, self.tags = [], False, []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.cell = True

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.cell = False

    def handle_data(self, data):
        if self.cell:
            self.rows[-1][-1] += data


def parsed(text):
    table = Table()
    table.feed(text)
    return table


def test_no_findings():
    text = page([])
    assert "No findings." in text
    assert parsed(text).rows == []


RUN = Run(
    "cio-schemas check --schema event '<b>.json'",
    "cio-schemas 0.1.0 (CPython 3.13.1; extras: yaml)",
    "2026-11-27 06:09:00+00:00",
    [("exports/a.ndjson", "event"), ("b.json", "event"), ("gone.json", "event"), ("<c>\u202e.json", "customer")],
    1234,
)


@pytest.mark.parametrize("findings", [[], FINDINGS])
def test_it_is_evidence(findings):
    text = page(findings, RUN)
    facts = re.search(r"<dl>\n(.*?)</dl>", text, re.DOTALL)[1]
    for said in (
        "<dt>Command</dt><dd><code>cio-schemas check --schema event &#x27;&lt;b&gt;.json&#x27;</code></dd>",
        "<dt>Time</dt><dd>2026-11-27 06:09:00+00:00</dd>",
        "<dt>Version</dt><dd>cio-schemas 0.1.0 (CPython 3.13.1; extras: yaml)</dd>",
        "<dt>Schemas</dt><dd><code>event</code>, <code>customer</code></dd>",
        "<dt>Records</dt><dd>1,234</dd>",
        "<summary>4 files</summary>",
        f"<li><code>exports/a.ndjson</code> by <code>event</code>: {'2 findings' if findings else 'no findings'}</li>",
        "<li><code>&lt;c&gt;\\u202e.json</code> by <code>customer</code>: no findings</li>",
    ):
        assert said in facts
    summary = (
        "<b>3</b> of 4 files, 1,234 records checked" if findings else "No findings in 4 files, 1,234 records checked."
    )
    assert summary in text


def test_a_long_list_of_files_is_cut_and_says_so():
    files = [(f"{number}.json", "event") for number in range(1200)]
    text = page([], RUN._replace(files=files))
    assert text.count(" by <code>event</code>: no findings") == 1000
    assert "<li>and 200 more</li>" in text


def test_a_run_that_was_stopped_claims_nothing_of_the_rest():
    text = page(FINDINGS[:1], RUN._replace(stopped=True))
    assert "The run was stopped by --max-errors: not everything was checked." in text
    assert "no findings" not in text
    assert "<code>b.json</code> by <code>event</code></li>" in text


def test_all_bars_have_one_scale():
    text = page(FINDINGS * 1000)
    assert "style='--digits:5'" in text
    assert re.findall(r"width:([\d.]+)%", text) == ["100.0", "50.0", "50.0"]


def test_scripts_and_styles_end_where_they_should():
    text = page(FINDINGS, RUN)
    assert (text.count("</script"), text.count("</style")) == (1, 1)


def test_the_table_holds_every_finding():
    assert parsed(page(FINDINGS)).rows == [
        ["Code", "File", "Place", "Pointer", "Message"],
        ["V-type", "exports/a.ndjson", "3:10", "/price", "expected number"],
        ["V-type", "exports/a.ndjson", "4:10", "(root)", "expected string"],
        ["JS101", "b.json", "3:10", "/'\"&\\u202e", "<img src=//evil onerror=alert(1)>"],
        ["P-missing", "gone.json", "", "", "no such file"],
    ]


def test_the_summary():
    assert "<b>3</b> errors, <b>1</b> warning in <b>3</b> files" in page(FINDINGS)


def test_counts_by_code():
    text = page(FINDINGS, rules=lambda code: Meaning(f"about '{code}'"))
    buttons = [attributes for tag, attributes in parsed(text).tags if tag == "button"]
    assert [(button["data-code"], button["title"]) for button in buttons] == [
        ("V-type", "about 'V-type'"),
        ("JS101", "about 'JS101'"),
        ("P-missing", "about 'P-missing'"),
    ]
    assert re.findall(r"<span class=count>(\d+)", text) == ["2", "1", "1"]


def test_places_are_drawn_with_an_example():
    text = page(FINDINGS, schemas={"b.json": "<event>"})
    drawn = re.search("<h2>By place</h2>(.*?)</section>", text, re.DOTALL)[1]

    assert re.findall(r"<span class=pointer>(.*?)</span>", drawn) == ["(root)", "/price", "/&#x27;&quot;&amp;\\u202e"]
    assert re.findall(r"--share:([\d.]+)", drawn) == ["100.0"] * 3
    assert "<span class=example>expected number</span>" in drawn
    assert "&lt;img src=//evil onerror=alert(1)&gt;<br>by <code>&lt;event&gt;</code>" in drawn
    assert "By place" not in page(FINDINGS[3:])


def test_the_places_that_have_most_are_drawn():
    findings = [FINDINGS[0]._replace(pointer=f"/a{number}") for number in range(40)]
    text = page([*findings, *findings[:7]])

    assert re.findall(r"<span class=number>(\d+)", text) == ["2"] * 7 + ["1"] * 23
    assert "10 more places have fewer." in text


def test_a_page_of_a_summary():
    summary = Summary()
    for finding in FINDINGS:
        summary.add_diagnostic(finding, "order")
    text = summary_page(summary)

    assert "<b>4</b> findings" in text
    assert text.count("<span class=pointer>") == 3
    assert "P-missing</span> 1: no such file" in text


def test_a_long_table_is_cut_and_says_so():
    text = page(FINDINGS * 10, rows=7)
    assert len(parsed(text).rows) == 8
    assert "the first 7 of 40 findings" in text
    assert re.findall(r"<span class=count>(\d+)", text) == ["20", "10", "10"]


def test_nothing_is_asked_of_anyone():
    tags = parsed(page(FINDINGS)).tags
    assert {tag for tag, _ in tags}.isdisjoint({"img", "iframe", "object", "embed", "a", "form", "base"})
    sources = [
        value for _, attributes in tags for name, value in attributes.items() if name in ("src", "href", "action")
    ]
    assert sources == ["data:,"]
    policy = next(attributes["content"] for _, attributes in tags if "http-equiv" in attributes)
    assert policy.startswith("default-src 'none';")


def test_lone_surrogates_are_written_out():
    page([FINDINGS[0]._replace(path="\udc80", message="\ud800")]).encode()


BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--dump-dom"]
FILTERS = [("", 4), ("expected", 2), ("EXPECTED%204:10", 1), ("evil", 1), ("nothing-like-it", 0)]


@pytest.mark.browser
@pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed (Debian: apt-get install chromium)")
@pytest.mark.parametrize(("query", "shown"), FILTERS)
def test_filtering_in_a_browser(query, shown, tmp_path):
    path = tmp_path / "report.html"
    path.write_text(page(FINDINGS), encoding="utf-8")
    command = [BROWSER, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", f"{path.as_uri()}#{query}"]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    rows = [attributes for tag, attributes in parsed(done.stdout.decode()).tags if tag == "tr"][1:]
    assert sum("hidden" not in attributes for attributes in rows) == shown
    assert len(rows) == len(FINDINGS)
