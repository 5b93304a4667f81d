"""What fixtures cover, as a page and as a picture: every assertion with its state, everything escaped."""

from xml.etree import ElementTree as ET

import pytest

from cio_schemas.pages.coverage import COLORS, SIGNS, picture
from cio_schemas.strategies.breaking.coverage import STATES, covered
from cio_schemas.validators import Validator

SCHEMA = {
    "type": "object",
    "required": ["<a>"],
    "properties": {"<a>": {"type": "string", "minLength": 2}, "b\u202e": {"properties": {"c": {"minimum": 1}}}},
}


@pytest.fixture(scope="module")
def found():
    return covered(Validator(SCHEMA), [{"<a>": "ab"}, {"<a>": "a"}, {}])


def test_every_state_has_a_sign_and_a_colour():
    assert STATES.keys() == SIGNS.keys() == COLORS.keys()
    assert len(set(SIGNS.values())) == len(set(COLORS.values())) == len(STATES)


def test_the_page(found):
    text = picture(found, "<my> schema", ".html")
    for part in (
        "<!DOCTYPE html>",
        '<html lang="en">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "color-scheme: light dark;",
        "@media (prefers-color-scheme: dark)",
        "<h1>&lt;my&gt; schema: coverage</h1>",
        "<main>",
        '<li style="--depth:0"><code>(root)</code> ',
        '<li style="--depth:1"><code>&lt;a&gt;</code> ',
        '<li style="--depth:1"><code>b\\u202e</code> ',
        '<li style="--depth:2"><code>c</code> ',
        ">± minLength</span>",
        ">? minimum</span>",
    ):
        assert part in text
    assert "\u202e" not in text


def test_the_picture(found):
    text = picture(found, "<my> schema", ".svg")
    words = ["".join(each.itertext()) for each in ET.fromstring(text).iter() if each.tag.endswith("text")]
    assert "<my> schema: " in words[0]
    assert {"(root)", "<a>", "b\\u202e", "c", "± minLength", "? minimum"} <= set(words)
