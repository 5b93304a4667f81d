"""Every block of the README and of the documentation does what it shows: programs and commands run, data are valid.

The blocks of a page run in order, in one folder and one namespace. One with a caption is a file for later ones.
`CIO_SCHEMAS_UPDATE_DOCS=1 python -m pytest tests/docs/test_blocks.py` writes what commands print now; read the change.
"""

import os

import pytest

from tests.docs.blocks import ROOT, Sandbox, blocks_of, run, with_outputs

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").rglob("*.md"))]
REASONS = {
    "tests/docs/test_fresh_clone.py does",
    "tests/columns/test_page.py does",
    "it takes a network",
    "it takes a host of CI",
    "it takes a release",
    "it takes minutes",
}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_blocks(page, tmp_path, monkeypatch):
    folder = tmp_path / "page"
    folder.mkdir()
    monkeypatch.chdir(folder)
    sandbox = Sandbox(folder)
    if os.environ.get("CIO_SCHEMAS_UPDATE_DOCS"):
        page.write_text(with_outputs(page, sandbox), encoding="utf-8")
        return
    for block in blocks_of(page):
        try:
            run(block, sandbox)
        except Exception as error:
            error.add_note(f"{page}:{block.line}")
            raise


def test_what_is_not_run_has_one_of_few_reasons():
    reasons = {block.reason for page in PAGES for block in blocks_of(page) if block.reason}
    assert reasons <= REASONS
