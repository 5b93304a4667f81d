"""Tables: made from layouts and from nothing else; copied, pickled, dropped."""

import copy
import gc
import os
import pickle
import weakref
from pathlib import Path
from typing import Any

import pytest

import cio_schemas
from cio_schemas.kernel.layout import VERSION
from tests.kernel.verdicts import native

LEAF = (127, False, (), None, None, None, None, None, None, None)


def tables(layout: Any, *arguments: Any) -> Any:
    from cio_schemas.kernel._kernel import Tables  # missing where the tests here are skipped

    return Tables(layout, *arguments)


def layout(*nodes: Any, patterns: Any = (), root: Any = 2) -> Any:
    return (VERSION, patterns, (True, False, *nodes), root)


def test_a_layout_makes_tables() -> None:
    assert tables(layout(LEAF)).judge("x") is True


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param((), id="too short"),
        pytest.param((VERSION + 1, (), (True, False), 0), id="another version"),
        pytest.param(layout(), id="a root that is not there"),
        pytest.param(layout(LEAF, root=-1), id="a root before the first"),
        pytest.param(layout(LEAF, root=None), id="no root"),
        pytest.param(layout(LEAF[:-1]), id="a node of another size"),
        pytest.param(layout(list(LEAF)), id="a node that is a list"),
        pytest.param(layout((*LEAF[:3], (0, None, (7,), ()), *LEAF[4:])), id="a pattern that is not there"),
        pytest.param(layout((*LEAF[:3], (0, -1, (), ()), *LEAF[4:])), id="a negative size"),
        pytest.param(layout((*LEAF[:2], ((("array", 1),),), *LEAF[3:])), id="an array without items"),
        pytest.param(layout((*LEAF[:2], (("\ud800",),), *LEAF[3:])), id="a lone surrogate"),
        pytest.param(layout((*LEAF[:2], ((1 << 64,),), *LEAF[3:])), id="an integer that is too large"),
        pytest.param(
            layout(LEAF, patterns=((((1, (1,), (b"",), b"", b"", b"", b"", b"", (), True),), ()),)),
            id="an automaton without sets",
        ),
    ],
)
def test_what_is_no_layout_is_refused(broken: Any) -> None:
    with pytest.raises(ValueError, match="not a layout of tables"):
        tables(broken)


@pytest.mark.parametrize("arguments", [(None,), ([],), (), (layout(LEAF), None, None)])
def test_other_arguments_are_refused(arguments: Any) -> None:
    with pytest.raises(TypeError):
        tables(*arguments)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda each: pickle.loads(pickle.dumps(each))])
def test_tables_are_copied(copied: Any) -> None:
    made = copied(tables(layout(LEAF)))

    assert made.judge([]) is True


def test_what_is_unsure_is_asked_of_the_fallback() -> None:
    made = tables(layout(LEAF), len)

    assert made.judge((1, 2)) is None
    assert made.is_valid((1, 2)) == 2


def test_an_error_of_the_fallback_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        tables(layout(LEAF), lambda _: 1 / 0).is_valid(())


def test_a_circle_of_tables_is_collected() -> None:
    class Holder:
        """Holds its tables."""

        def __call__(self, instance: Any) -> bool:
            return bool(instance)

    holder = Holder()
    holder.tables = tables(layout(LEAF), holder)  # type: ignore[attr-defined]
    reference = weakref.ref(holder)
    del holder
    gc.collect()

    assert reference() is None


def test_dropped_schemas_leave_no_memory_behind() -> None:
    memory = Path("/proc/self/statm")
    if not memory.exists():
        pytest.skip("the memory in use is read from /proc")

    def resident() -> int:
        return int(memory.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")

    def compile_many() -> None:
        for number in range(500):
            validator = cio_schemas.Validator(
                {"properties": {f"name{number}": {"pattern": "^[a-z]+$", "enum": [{"a": 1}]}}}
            )
            assert native(validator)({f"name{number}": 1}) is False
        gc.collect()

    compile_many()
    before = resident()
    compile_many()

    assert resident() - before < 8_000_000


def test_a_forked_process_judges() -> None:
    validator = cio_schemas.Validator({"required": ["a"]})
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(write, b"%d%d" % (validator.is_valid({"a": 1}), validator.is_valid({})))
        os._exit(0)
    os.waitpid(child, 0)

    assert os.read(read, 10) == b"10"
