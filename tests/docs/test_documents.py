"""What documents say of each other and of the project is so: links, addresses, pictures, the version."""

import re
import tomllib

import pytest

import cio_schemas
from cio_schemas.diagnostic import tool_information as tool
from docs.picture import FOLDER, pictures
from tests.docs.blocks import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_to_files_lead_there(document):
    text = document.read_text(encoding="utf-8")
    links = re.findall(r'\]\(([^)#\s]+)|(?:src|srcset)="([^"]+)"', text)
    local = {one or other for one, other in links if "://" not in (one or other)}
    assert {link for link in local if not (ROOT / link).exists()} == set()


# each file that has the account that publishes, if it can't be taken from `tool`
ADDRESSED = ["README.md", "pyproject.toml", "docs/howto/ci.md", "docs/tutorials/hook.md", "docs/howto/install.md"]


@pytest.mark.parametrize("name", ADDRESSED)
def test_addresses_are_those_of_the_owner(name):
    owners = set(
        re.findall(r"github\.com/([^/\s]+)/cio-schemas|https://([^/\s]+)\.github\.io", (ROOT / name).read_text())
    )
    assert {one or other for one, other in owners} == {tool.OWNER}


def test_the_urls_of_the_project():
    urls = PROJECT["urls"]
    assert (urls["Source"], urls["Documentation"]) == (tool.REPOSITORY, tool.DOCUMENTATION)


def test_the_version_is_said_once_and_heads_the_changelog():
    assert PROJECT["version"] == cio_schemas.__version__
    headings = re.findall(r"(?m)^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert headings[0] == "Unreleased" or headings[0].startswith(f"{PROJECT['version']} - ")


def test_the_pictures_show_what_is_printed():
    for name, drawn in pictures().items():
        assert (FOLDER / name).read_text(encoding="utf-8") == drawn
