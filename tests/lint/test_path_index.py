"""Which paths lie in what a fix removes, or behind it."""

import pytest

from cio_schemas.lint.path_index import PathIndex

# what is moved, where a reference leads, whether that moves with it
MOVED = [
    (("allOf", 0), ("allOf", 0), True),
    (("allOf", 0), ("allOf", 0, "items"), True),
    (("allOf", 0), ("allOf", 1), True),  # what follows in an array moves up
    (("allOf", 1), ("allOf", 0), False),
    (("allOf", 0), ("allOf",), False),
    (("allOf", 0), ("anyOf", 0), False),
    (("$defs", "a"), ("$defs", "a", "items"), True),
    (("$defs", "a"), ("$defs", "b"), False),
    ((), ("$defs", "b"), True),
    ((), (), True),
    (("allOf", "0"), ("allOf", 1), False),  # a member of that name
    (("allOf", 0, "items"), ("allOf", 1, "items"), False),
]


@pytest.mark.parametrize(("path", "target", "moves"), MOVED)
def test_what_moves_with_what_a_fix_moves(path, target, moves):
    assert list(PathIndex([target]).moved_by(path)) == [target] * moves


def test_among_several():
    index = PathIndex([("allOf", 2), ("allOf", 0), ("allOf", 11, "not"), ("anyOf", 3), ("allOf",)])
    assert list(index.moved_by(("allOf", 1))) == [("allOf", 2), ("allOf", 11, "not")]
    assert list(index.below(("allOf", 11))) == [("allOf", 11, "not")]
    assert (("allOf", 11) in index, ("allOf", 1) in index, () in index) == (True, False, True)
