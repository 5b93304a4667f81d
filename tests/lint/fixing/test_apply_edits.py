"""Edits of a text, by offset: whether one touches another, and what they make of it."""

import pytest

from cio_schemas.lint.fixing.apply_edits import TextEdit, apply, touches

# where others replace or insert, where one more does, and whether it touches any of them
BESIDE = [
    ([], (0, 1), False),
    ([(2, 4)], (0, 2), False),
    ([(2, 4)], (4, 6), False),
    ([(2, 4)], (1, 3), True),
    ([(2, 4)], (3, 5), True),
    ([(2, 4)], (2, 2), True),
    ([(2, 4)], (3, 3), True),
    ([(2, 4)], (4, 4), False),
    ([(2, 2)], (2, 2), True),
    ([(0, 2), (6, 8)], (2, 6), False),
    ([(0, 2), (6, 8)], (1, 6), True),
    ([(0, 2), (6, 8)], (2, 7), True),
    ([(0, 2), (3, 4), (6, 8)], (4, 7), True),
]


@pytest.mark.parametrize(("taken", "edit", "expected"), BESIDE)
def test_an_edit_touches_another(taken, edit, expected):
    assert touches([TextEdit(*each, "x") for each in taken], TextEdit(*edit, "x")) is expected


def test_edits_are_carried_out_in_any_order():
    edits = [TextEdit(4, 5, ""), TextEdit(0, 0, "<"), TextEdit(1, 3, "BC")]

    assert apply("abcdefg", edits) == "<aBCdfg"
    assert apply("abc", []) == "abc"
