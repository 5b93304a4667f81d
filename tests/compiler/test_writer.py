"""What the writer makes of schema text: literals that are the value and nothing else, names that can't be anything."""

import keyword
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cio_schemas import CompileError
from cio_schemas.compiler.writer import Names, SourceWriter, docstring, identifier, literal

# -- literals --

LITERALS = [
    (None, "None"),
    (True, "True"),
    (1, "1"),
    (1.0, "1.0"),
    (-0.0, "-0.0"),
    (1e300, "1e+300"),
    (Decimal("1.10"), 'Decimal("1.10")'),
    ([], "[]"),
    ({}, "{}"),
    ((), "()"),
    ((1,), "(1,)"),
    ([1, [2]], "[1, [2]]"),
    ({"a": {"b": None}}, None),
    ("", None),
    ("plain", None),
    ("it's", None),
    ('"""', None),
    ("'''", None),
    ("\\", None),
    ("\\'", None),
    ("\n\r\t\0", None),
    ("\ud800", None),
    ("\u202egnirts\u202c", None),
    ("\u2028\u2029\x85\x1c", None),
    ("{v} {{}} {0} %s", None),
    ("__import__('os')", None),
    ("'); raise SystemExit('", None),
]


@pytest.mark.parametrize(("value", "text"), LITERALS)
def test_literal(value: Any, text: str | None) -> None:
    written = literal(value)

    assert text is None or written == text
    assert written.isprintable()
    assert same(eval(written, {"__builtins__": {"int": int}, "Decimal": Decimal}), value)


@pytest.mark.parametrize("sign", [1, -1])
def test_an_integer_may_be_longer_than_python_reads(sign: int) -> None:
    assert eval(literal(sign * 10**5000)) == sign * 10**5000


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)


@given(VALUES)
def test_a_literal_is_the_value(value: Any) -> None:
    assert same(eval(literal(value), {"__builtins__": {"int": int}}), value)


def same(one: Any, other: Any) -> bool:
    """Whether two values are equal and of the same type, all the way down."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return repr(one) == repr(other) if isinstance(one, float) else one == other


class Text(str):
    __slots__ = ()

    def __repr__(self) -> str:
        return "print('hit')"


class Whole(int):
    def __repr__(self) -> str:
        return "print('hit')"


NO_JSON = [
    float("nan"),
    float("inf"),
    Decimal("NaN"),
    Decimal("Infinity"),
    Text("a"),
    Whole(1),
    [Text("a")],
    {Text("a"): 1},
    {"a": {1}},
    b"a",
    object,
]


@pytest.mark.parametrize("value", NO_JSON)
def test_what_is_no_json_has_no_literal(value: Any) -> None:
    with pytest.raises(CompileError, match="is not a JSON value"):
        literal(value)


@pytest.mark.parametrize("around", [lambda v: [v], lambda v: (v,), lambda v: {"a": v}], ids=["list", "tuple", "dict"])
def test_a_literal_nests_as_deeply_as_python_can_read(around: Callable[[Any], Any]) -> None:
    deepest: Any = around(1)
    for _ in range(100):
        deepest = around(deepest)

    assert eval(literal(deepest)) == deepest
    with pytest.raises(CompileError, match="nests more than 100"):
        literal(around(deepest))


def test_an_integer_may_have_65_536_bits_and_no_more() -> None:
    assert eval(literal(2**65_536 - 1)) == 2**65_536 - 1
    with pytest.raises(CompileError, match="an integer of some 19,661 digits is longer than is compared"):
        literal(2**65_536)


# -- names --

IDENTIFIERS = [
    ("", "x"),
    ("email", "email"),
    ("customerId", "customer_id"),
    ("HTTPStatus", "http_status"),
    ("a.b-c d", "a_b_c_d"),
    ("line2", "line_2"),
    ("__proto__", "proto"),
    ("class", "class"),
    ("naïve", "na_ve"),
    ("'); hit()", "hit"),
    ("\u202e\0\n", "x"),
    ("x" * 1000, "x" * 40),
]


@pytest.mark.parametrize(("text", "name"), IDENTIFIERS)
def test_identifier(text: str, name: str) -> None:
    assert identifier(text) == name


@given(st.text())
def test_a_local_is_a_name_of_our_own(text: str) -> None:
    name = SourceWriter().local(text)

    assert name.isidentifier()
    assert name.isascii()
    assert not keyword.iskeyword(name)
    assert name == "v" or name.startswith("v_")


def test_no_name_is_given_out_twice() -> None:
    names = Names(["taken"])

    given_out = [names.new(wanted) for wanted in ("a", "a_2", "a", "a", "a_2", "taken")]
    assert given_out == ["a", "a_2", "a_3", "a_4", "a_2_2", "taken_2"]


# -- blocks --


BLOCKS = [  # a header in front of each, with nothing in the block
    ("if a:", ["if a:", "    pass"]),
    ("elif a:", ["elif a:", "    pass"]),
    ("try:", ["try:", "    pass"]),
    ("else:", []),
]


@pytest.mark.parametrize(("header", "lines"), BLOCKS, ids=[header for header, _ in BLOCKS])
def test_empty_blocks(header: str, lines: list[str]) -> None:
    writer = SourceWriter()
    with writer.block(header):
        pass

    assert writer.lines == lines


CHAINS = [  # lines in the block of an `else`, and what is written for both
    (["if b:", "    x()"], ["elif b:", "    x()"]),
    (["if b:", "    x()", "else:", "    z()"], ["elif b:", "    x()", "else:", "    z()"]),
    (["if b:", "    x()", "y()"], ["else:", "    if b:", "        x()", "    y()"]),
    (["if b:", "    x()", "if c:", "    y()"], ["else:", "    if b:", "        x()", "    if c:", "        y()"]),
    (["for b in c:", "    if b:", "        x()"], ["else:", "    for b in c:", "        if b:", "            x()"]),
    (["iffy()"], ["else:", "    iffy()"]),
]


@pytest.mark.parametrize(("block", "lines"), CHAINS)
def test_an_else_that_holds_one_chain_is_part_of_the_chain(block: list[str], lines: list[str]) -> None:
    writer = SourceWriter()
    with writer.block("if a:"):
        writer.line("w()")
    with writer.block("else:"):
        for line in block:
            writer.line(line)

    assert writer.lines == ["if a:", "    w()", *lines]


@pytest.mark.parametrize("text", ["#", "#/a'b", '#/a"b', "#/'''", '"', "\\", "a\nb", "'\"", '"""'])
def test_docstring(text: str) -> None:
    written = docstring(text)

    assert written[:3] in ('"""', "'''")
    assert eval(written) == text


def test_blocks() -> None:
    writer = SourceWriter()
    with writer.block("if a:"):
        writer.line("b()")
        with writer.block("else:"):
            writer.line("c()")
    writer.line("d()")

    assert writer.lines == ["if a:", "    b()", "    else:", "        c()", "d()"]


def test_an_else_has_no_second_one() -> None:
    writer = SourceWriter()
    with writer.block("if a:"):
        writer.line("b()")
    with writer.block("else:"):
        writer.line("c()")
    with pytest.raises(AssertionError, match="'else:' after the `else` of its chain"), writer.block("else:"):
        pass
