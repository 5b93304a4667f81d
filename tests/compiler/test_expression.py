"""Expressions of generated code: how they are joined and negated, and what they know of themselves."""

from decimal import Decimal

import pytest

from cio_schemas.compiler.expression import (
    FALSE,
    HOLE,
    TRUE,
    Expression,
    Operand,
    all_of,
    any_of,
    between,
    call,
    code,
    compare,
    conditional,
    constant,
    constant_set,
    negation,
)

EITHER, BOTH = any_of(["a", "b"]), all_of(["a", "b"])

JOINED: list[tuple[list[Operand], str, str]] = [
    ([], "True", "False"),
    (["a"], "a", "a"),
    (["a", "b"], "a and b", "a or b"),
    ([EITHER, "c"], "(a or b) and c", "a or b or c"),
    ([BOTH, "c"], "a and b and c", "(a and b) or c"),
    ([negation(EITHER), "c"], "not (a or b) and c", "not (a or b) or c"),
    ([compare("a", "==", constant("x and y")), "c"], 'a == "x and y" and c', 'a == "x and y" or c'),
    ([TRUE, "a"], "a", "True"),
    (["a", FALSE], "False", "a"),
    ([TRUE], "True", "True"),
    ([FALSE, FALSE], "False", "False"),
]


@pytest.mark.parametrize(("conditions", "both", "either"), JOINED)
def test_joined(conditions: list[Operand], both: str, either: str) -> None:
    assert str(all_of(conditions)) == both
    assert str(any_of(conditions)) == either


NEGATED: list[tuple[Operand, str]] = [
    (TRUE, "False"),
    (FALSE, "True"),
    ("v", "not v"),
    (negation("v"), "bool(v)"),  # a verdict is counted, so its opposite is a bool
    (compare("v", "!=", constant(7)), "v == 7"),
    (compare("v", "==", constant("a not in b and c")), 'v != "a not in b and c"'),
    (compare("v", "is not", "None"), "v is None"),
    (compare("v", "not in", constant_set([1, 2])), "v in {1, 2}"),
    (compare(constant("a"), "not in", "v"), '"a" in v'),
    (compare("v", "<", constant(1)), "v >= 1"),
    (compare("v", ">=", constant(1)), "v < 1"),
    (between(constant(1), "len(v)", constant(2)), "not 1 <= len(v) <= 2"),
    (negation(between(constant(1), "len(v)", constant(2))), "1 <= len(v) <= 2"),
    (call("is_integer", "v", imported=True), "not is_integer(v)"),
    (negation(call("is_integer", "v", imported=True)), "is_integer(v)"),
    (call("PATTERN", "v", is_bool=False), "not PATTERN(v)"),
    (negation(call("PATTERN", "v", is_bool=False)), "bool(PATTERN(v))"),
    (any_of([negation("v"), compare("v", ">", constant(1))]), "not (not v or v > 1)"),
    (negation(any_of(["v", compare("v", "is", "None")])), "bool(v or v is None)"),
    (negation(any_of([compare("v", "is", "None"), compare("v", "==", constant(1))])), "v is None or v == 1"),
    (conditional("v", compare("v", "==", constant(7)), compare("v", "is", "None")), "v != 7 if v else v is not None"),
    (
        negation(any_of([conditional("v", TRUE, FALSE), compare("v", "is", "None")])),
        "(True if v else False) or v is None",
    ),
    (
        negation(any_of([between(constant(1), "v", constant(2)), compare("v", "is", "None")])),
        "1 <= v <= 2 or v is None",
    ),
]


@pytest.mark.parametrize(("condition", "negated"), NEGATED)
def test_negation(condition: Operand, negated: str) -> None:
    opposite = negation(condition)

    assert str(opposite) == negated
    names = {"PATTERN": lambda v: v or None, "is_integer": lambda v: isinstance(v, int)}
    for v in (1, 2, 7, None, "a", [1], [], ""):
        try:
            assert eval(str(opposite), names, {"v": v}) is not bool(eval(str(condition), names, {"v": v}))
        except TypeError:
            continue  # which neither form can be asked of


def test_an_opposite_of_an_opposite_is_what_it_was() -> None:
    for condition in (compare("v", "<", constant(1)), call("is_integer", "v"), TRUE, between("a", "b", "c")):
        assert str(negation(negation(condition))) == str(condition)


IS_BOOL: list[tuple[Expression, bool]] = [
    (TRUE, True),
    (FALSE, True),
    (compare("v", "is", "None"), True),
    (between("a", "v", "b"), True),
    (conditional("v", TRUE, FALSE), True),
    (negation("v"), True),
    (call("is_integer", "v"), True),
    (call("PATTERN", "v", is_bool=False), False),
    (constant(1), False),
    (all_of([TRUE, compare("v", "is", "None"), between("a", "v", "b")]), True),
    (all_of(["v", compare("v", "is", "None")]), False),
]


@pytest.mark.parametrize(("expression", "expected"), IS_BOOL, ids=str)
def test_whether_the_value_is_a_bool(expression: Expression, expected: bool) -> None:
    assert expression.is_bool is expected


NEEDS: list[tuple[Expression, set[str]]] = [
    (constant(1.5), set()),
    (constant({"a": [Decimal("1.5")]}), {"Decimal"}),
    (constant("Decimal("), set()),
    (constant_set([1, Decimal(2)]), {"Decimal"}),
    (call("equal", "v", "w"), set()),
    (call("equal", "v", "w", imported=True), {"equal"}),
    (call("formats.check", constant("email"), imported=True), {"formats"}),
    (negation(any_of(["a", call("is_number", "v", imported=True)])), {"is_number"}),
    (code("[v for v in w if {}]", call("is_number", "v", imported=True)), {"is_number"}),
]


@pytest.mark.parametrize(("expression", "needs"), NEEDS)
def test_what_an_expression_needs_imported(expression: Expression, needs: set[str]) -> None:
    assert expression.needs == needs


def test_only_constants_hold_text_of_a_schema() -> None:
    one = all_of([compare("v", "<", constant(1)), compare(constant("a"), "in", "v")])
    other = all_of([compare("v", "<", constant(2.5)), compare(constant("'"), "in", "v")])

    assert one.template == other.template == f"v < {HOLE} and {HOLE} in v"
    assert (one.constants, other.constants) == (("1", '"a"'), ("2.5", '"\'"'))
    assert str(one) == 'v < 1 and "a" in v'


def test_an_expression_has_no_truth_of_its_own() -> None:
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(TRUE)
