"""What is sure of the formats' texts, held to the checks of the formats."""

import random
from functools import cache

import pytest

from cio_schemas import compare, ecma, formats
from cio_schemas.compatibility import Proof, Witness
from cio_schemas.strategies.texts.automata import texts
from cio_schemas.strategies.texts.format_bounds import BOUNDS
from cio_schemas.strategies.texts.format_looks import LOOKS
from cio_schemas.strategies.texts.trials import walk

DRAWN = 40


@cache
def samples() -> list[str]:
    """Texts of every format, near misses, and what a change of one character makes of them."""
    chooser = random.Random(0)
    looks = [pattern for look in LOOKS.values() for pattern in (look.usual, look.unusual, look.broken, look.wide)]
    bounds = [pattern for each in BOUNDS.values() for pattern in (each.within, each.sure) if pattern]
    found = ["", " ", "2020-02-29", "2100-02-29", "2000-02-29", "23:59:60Z", "12:59:60Z", "::", "[::1]", "a" * 254]
    for pattern in (*looks, *bounds):
        known = texts((pattern,), (), 0, None)
        assert known.automaton is not None
        found += [walk(known.automaton, chooser.choice(known.sizes), chooser.random) for _ in range(DRAWN)]
    for text in [text for text in found if text]:
        at = chooser.randrange(len(text))
        found += [text[:at] + text[at + 1 :], text[:at] + chooser.choice("aZ0-:/.~@#é \n") + text[at:]]
    return found


@pytest.mark.parametrize("name", BOUNDS)
def test_bounds_hold(name: str) -> None:
    check, bounds = formats.check(name), BOUNDS[name]
    within, sure = ecma.compile(bounds.within), ecma.compile(bounds.sure)

    for text in samples():
        if check(text):
            assert within.search(text), text
            assert bounds.least <= len(text) <= (len(text) if bounds.most is None else bounds.most), text
            assert all(formats.check(other)(text) for other in bounds.implied), text
        else:
            assert not sure.search(text), text


def test_every_format_has_bounds() -> None:
    assert set(formats.NAMES) <= set(BOUNDS)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"format": "date"}, {"minLength": 10, "maxLength": 10}),
        ({"format": "date"}, {"pattern": "^\\d{4}-\\d{2}-\\d{2}$"}),
        ({"format": "uuid"}, {"maxLength": 36}),
        ({"format": "ipv4"}, {"pattern": "^[0-9.]+$"}),
        ({"format": "email"}, {"maxLength": 254, "pattern": "@"}),
        ({"format": "uri"}, {"format": "uri-reference"}),
        ({"format": "hostname"}, {"minLength": 1, "maxLength": 253}),
        ({"type": "string", "format": "date"}, {"not": {"format": "ipv4"}}),
        ({"pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"}, {"format": "uuid"}),
    ],
)
def test_formats_as_languages(old: dict[str, object], new: dict[str, object]) -> None:
    found = compare(old, new)

    assert isinstance(found.backward, Proof)
    assert isinstance(found.forward, Witness)
