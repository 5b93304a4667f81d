"""Questions that users ask, most written before the site was, each answered within two clicks or by one search.

A path begins at the start page: what is clicked there and then, or what is searched for. Where it ends, the answer is.
"""

import os
import re
import shutil
import subprocess
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest

# who asks, what; the links that are clicked, or the text that is searched for; where that ends; what stands there
QUESTIONS = [
    ("hook", "How do I silence one rule for one file?", ["Suppress findings"], "howto/suppress", "per-file-ignores"),
    ("hook", "What does V-oneOf mean?", "V-oneOf", "rules/V-oneOf", "none of the alternatives, or several"),
    ("hook", "What does CB201 mean?", ["Codes", "Payload rules"], "rules/payload", "more digits than seconds have"),
    ("hook", "How do I get errors as JSON?", ["Output formats"], "reference/output-formats", "one array"),
    ("hook", "Is my data sent anywhere?", ["Security and privacy"], "explanation/security", "Nothing is sent"),
    ("hook", "How do I run it in GitLab CI?", "GitLab", "howto/ci", "gl-code-quality-report.json"),
    ("hook", "We have a thousand findings: how do we start?", "baseline", "howto/suppress", "--write-baseline"),
    ("hook", "How do I keep personal data out of logs?", ["Keep values out of logs"], "howto/private", "--no-values"),
    ("hook", "What does exit status 2 mean?", "exit status", "reference/commands/index", "could not be done"),
    ("hook", "Does it read YAML and .zst files?", "YAML zst", "reference/files", "extra yaml"),
    ("hook", "Which keys has the configuration?", ["configuration"], "reference/configuration", "respect-gitignore"),
    ("program", "How do I check a payload before I send it?", ["Check payloads in a"], "tutorials/service", "is_valid"),
    ("program", "Can I keep my code for jsonschema?", ["jsonschema"], "howto/from-jsonschema", "ErrorTree"),
    ("program", "How do I add a format of my own?", ["Use formats"], "howto/formats", "checker.checks"),
    ("program", "How do I word messages myself?", ["messages of your own"], "howto/messages", "x-message"),
    ("program", "Which schema is that of a Track call?", ["Bundled schemas"], "schemas/index", "track/v1/event"),
    ("program", "Can a hostile pattern hang my service?", "hostile patterns", "explanation/security", "can't hang"),
    ("tests", "How do I make invalid payloads?", ["Test with valid and"], "tutorials/tests", "exactly one assertion"),
    ("tests", "Do my fixtures still match the schema?", "fixtures check match", "fixtures", "no longer match"),
    ("hook", "Only the files of this pull request?", ["Run it in CI"], "howto/ci", "git diff --name-only"),
    ("hook", "How do warnings fail the job?", "fail on warning", "reference/commands/check", "--fail-on"),
    ("hook", "What should I do with P-bom?", "P-bom", "rules/P-bom", "byte order mark"),
    ("program", "May many threads share a Validator?", "thread safe", "reference/python", "threads"),
    ("program", "Does it work offline, behind a proxy?", ["Security and privacy"], "explanation/security", "offline"),
    ("program", "Does it run on Windows?", ["Install it"], "howto/install", "macOS and Windows"),
    ("program", "How do I make it faster?", "performance", "explanation/kernel", "is_valid_json spares"),
    ("program", "May I ship it with my product?", "licence GPL", "howto/install", "GPL"),
    ("tests", "How do I get the same payloads in each run?", "seed", "reference/commands/generate", "--seed"),
    ("tests", "Is there a fixture for pytest?", "pytest", "fixtures", "pytest"),
    (
        "tests",
        "Do old payloads satisfy the new schema?",
        ["Track a schema"],
        "howto/track",
        "whether new consumers read old",
    ),
    ("hook", "Which drafts are supported?", ["Drafts and dialects"], "reference/dialects", "2019-09"),
    ("hook", "Does GitHub show findings as code scanning alerts?", "code scanning", "howto/ci", "upload-sarif"),
    ("hook", "How do I leave out a folder?", "exclude folder", "reference/configuration", "exclude"),
    ("hook", "Is there a Docker image?", "Docker", "howto/install", "entry point is cio-schemas"),
    ("hook", "Does my editor complete the configuration?", "autocomplete", "howto/editors", "SchemaStore"),
    ("hook", "How much memory does a large file take?", "memory large file", "reference/commands/check", "flat memory"),
    ("program", "How do I get every error, not the first?", "all errors", "tutorials/service", "iter_errors"),
    ("program", "How do I check a DataFrame?", ["Check Parquet, DataFrames"], "columns", "polars"),
    ("program", "How do I report a vulnerability?", "report a vulnerability", "explanation/security", "vulnerability"),
    ("tests", "How do I upgrade schemas of draft 4?", ["Move schemas"], "howto/upgrade", "2020-12"),
]


class Page(HTMLParser):
    """The text of a page's article, and its links by their text."""

    def __init__(self, path):
        super().__init__()
        self.links, self.text, self._link = [], "", None
        article = re.search(r"(?s)<article.*</article>", path.read_text(encoding="utf-8"))
        self.feed(article[0])

    def handle_starttag(self, tag, attrs):
        self._link = dict(attrs).get("href") if tag == "a" else self._link
        if tag == "a":
            self.links.append([self._link, ""])

    def handle_endtag(self, tag):
        self._link = None if tag == "a" else self._link

    def handle_data(self, data):
        self.text += data
        if self._link is not None:
            self.links[-1][1] += data


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site: the one that CIO_SCHEMAS_SITE names, or a new one."""
    named = os.environ.get("CIO_SCHEMAS_SITE")
    if named:
        return Path(named)
    pytest.importorskip("sphinx", reason="the site is built with the extra `docs`, which is not installed here")
    from docs.build import build

    folder = tmp_path_factory.mktemp("site")
    assert build(folder) == 0
    return folder


def clicked(site, links):
    path = site / "index.html"
    for text in links:
        link = next(href for href, shown in Page(path).links if shown.startswith(text))
        path = (path.parent / link.partition("#")[0]).resolve()
    return path.relative_to(site.resolve()).with_suffix("").as_posix()


def results(site, text):
    """The pages that the search of the start page finds, best first, as a browser shows them."""
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.skip("Chromium, in which the search runs, is not installed here")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom"]
    address = f"file://{site}/search.html?q={quote(text)}"
    done = subprocess.run([chromium, *options, address], capture_output=True, text=True, check=False, timeout=120)
    found = re.findall(r'<li class="[^"]*"><a href="([^"?#]+)\.html', unescape(done.stdout))
    return list(dict.fromkeys(found))


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("asked", QUESTIONS, ids=[each[1] for each in QUESTIONS])
def test_it_is_answered(site, asked):
    who, question, path, page, answer = asked
    if isinstance(path, str):
        assert page in results(site, path)[:5], f"{who} asks: {question}"
    else:
        assert len(path) <= 2
        assert clicked(site, path) == page
    text = Page(site / f"{page}.html").text
    assert answer in re.sub(r"\s+", " ", text)
