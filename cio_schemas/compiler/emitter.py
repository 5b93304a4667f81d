"""What the functions of the keywords write with: where they are, what is settled there, what happens on failure.

*Accept* writes functions that return False at the first assertion that fails; *collect* writes functions that note each
failure and go on. A keyword is written by one function for both: it states the condition, and the policy says what
happens then. Where a verdict is needed as a value (anyOf, not, if, contains), `accepts` returns a condition, in both.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, contextmanager, nullcontext

from cio_schemas.compiler.expression import FALSE, NONE, TRUE, Expression, all_of, any_of, call, negation
from cio_schemas.compiler.instance_types import INTEGERS, group_of, is_a, is_not, types_of
from cio_schemas.compiler.nodes import Child, SchemaPlan, Unit
from cio_schemas.compiler.writer import literal
from cio_schemas.records import NamedTuple
from cio_schemas.runtime import FEW_VALUES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from cio_schemas.compiler.expression import Operand
    from cio_schemas.compiler.module import Module
    from cio_schemas.compiler.writer import SourceWriter
    from cio_schemas.schema.resources import Location


class Cursor(NamedTuple):
    """Where the emitter is in an instance and in the schema.

    Attributes:
        value: The local name of the instance.
        path: Expressions of the steps to it from where `base` begins.
        schema_path: The steps of the schema path, in the same way.
        base: Whether the two continue the function's own arguments, or begin again in the context of an error.
        errors: The local name of the list that failures are appended to.
        steps: The steps in the schema from the current schema object.
    """

    value: str = "v"
    path: tuple[str, ...] = ()
    schema_path: tuple[str | int, ...] = ()
    base: bool = True
    errors: str = "errors"
    steps: tuple[str | int, ...] = ()

    def keyword(self, *steps: str | int) -> Cursor:
        """At the same instance, further down in the schema."""
        return self._replace(schema_path=(*self.schema_path, *steps), steps=(*self.steps, *steps))

    @property
    def path_source(self) -> str:
        """The expression of the path."""
        return self.source("path", self.path)

    def source(self, argument: str, steps: Sequence[str]) -> str:
        """Return the expression of a path that continues, or not, an argument of the function."""
        base = self.base_source(argument)
        if not steps:
            return base
        written = f"({', '.join(steps)}{',' if len(steps) == 1 else ''})"
        return f"{argument} + {written}" if self.base else written

    def base_source(self, argument: str) -> str:
        """Return the expression of what a path begins with."""
        return argument if self.base else "()"

    def member(self, value: str, step: str, *steps: str | int) -> Cursor:
        """At a member of the instance: its local name, the expression of the step to it, the steps in the schema."""
        down = (*self.schema_path, *steps)
        return self._replace(value=value, path=(*self.path, step), schema_path=down, steps=(*self.steps, *steps))


class Condition(NamedTuple):
    """An assertion by the condition under which it fails.

    Attributes:
        keyword: The keyword that asserts.
        fails: True if the instance fails it.
        detail: What a message needs besides the instance and the keyword's value.
    """

    keyword: str
    fails: Expression
    detail: Expression = NONE


class SchemaObjects(NamedTuple):
    """How a schema object is written: the functions of `schema_object`, which stand above the keywords they use.

    Attributes:
        write: Writes its validation, as statements.
        refusal: The condition that it refuses the instance that a local variable names.
        conditions: Each of its assertions, if it consists of these only.
    """

    write: Callable[[Emitter, SchemaPlan, Cursor], None]
    refusal: Callable[[Emitter, SchemaPlan, str], Expression]
    conditions: Callable[[Emitter, SchemaPlan, str], list[Condition]]


class Emitter:
    """Writes the body of one function.

    Args:
        objects: How a schema object is written.
        module: What the function is part of.
        writer: Where its lines go.
        location: Where the subschema is that the function is for.
        collecting: The policy.
        tested: A schema object that refuses as often as it accepts.

    Attributes:
        verdicts: Local variables that hold the verdicts of branches of the current schema object.
        types: The JSON types of local variables, as far as the lines before have settled them.
        plain: The local variables that hold a dict, and no subclass of it.
    """

    def __init__(
        self,
        objects: SchemaObjects,
        module: Module,
        writer: SourceWriter,
        location: Location,
        *,
        collecting: bool,
        tested: Child = True,
    ) -> None:
        self._objects = objects
        self.module = module
        self._location = location
        self.collecting = collecting
        self.tested = tested
        self.verdicts: dict[tuple[Unit, str], str] = {}
        self.types: dict[str, str] = {}
        self.plain: frozenset[str] = frozenset()
        self.line = writer.line
        self.local = writer.local
        self._block = writer.block

    @contextmanager
    def block(self, header: str) -> Iterator[None]:
        """Write a compound statement; what is settled in it isn't after it."""
        types, plain = dict(self.types), self.plain
        with self._block(header):
            yield
        self.types, self.plain = types, plain

    def render(self, expression: Operand) -> str:
        """Return the text of an expression, and see to the imports it needs."""
        if isinstance(expression, str):
            return expression
        self.module.needs |= expression.needs
        return str(expression)

    def when(self, condition: Operand, word: str = "if") -> AbstractContextManager[None]:
        """Write a block for where a condition holds."""
        return self.block("else:" if word == "elif" and condition == TRUE else f"{word} {self.render(condition)}:")

    def assign(self, name: str, value: Operand) -> None:
        """Write an assignment to a local variable."""
        self.line(f"{name} = {self.render(value)}")

    def take_steps(self, node: SchemaPlan, keywords: Collection[str], value: str) -> None:
        """Write the count of a walk over an array or an object by some keywords, where walks are counted."""
        if self.module.counts_holders:
            if self.module.nests(node, keywords):
                self.take_step()
            self.module.needs.add("take_steps")
            with self.block(f"if len({value}) > {FEW_VALUES}:"):
                self.line(f"take_steps(len({value}))")

    def take_step(self) -> None:
        """Write the count of one step, in place: a call would take twice as long."""
        self.module.needs |= {"STEPS_LEFT", "NoStepsError"}
        left = self.local("steps")
        self.line(f"{left} = STEPS_LEFT[0] = STEPS_LEFT[0] - 1")
        with self.block(f"if {left} < 0:"):
            self.line("raise NoStepsError")

    # -- what a policy decides --

    def fail(self, node: SchemaPlan, keyword: str, at: Cursor, detail: Operand = NONE, *, under: str = "") -> None:
        """Write what happens where an assertion fails.

        Args:
            node: The schema object that asserts.
            keyword: The keyword that is reported.
            at: The place.
            detail: What a message needs besides the instance and the keyword's value.
            under: The keyword that ends the schema path, if it is a different one.
        """
        if not self.collecting:
            self.line("return False")
            return
        spelled = node.spelling.get(keyword, keyword)
        self.note(at, self.module.site(spelled, node, (*at.schema_path, under or spelled)), detail, spelled)

    def fail_always(self, at: Cursor) -> None:
        """Write the failure of a `false` schema."""
        if not self.collecting:
            self.line("return False")
        else:
            site = self.module.site_of_false(self._location.child(*at.steps), at.schema_path)
            self.note(at, site, NONE, "false")

    def note(self, at: Cursor, site: int | str, detail: Operand, remark: str) -> None:
        """Write the note of a failure, of the assertion with the number that `site` is or names."""
        failure = f"({site}, {at.value}, {at.path_source}, {at.base_source('schema_path')}, {self.render(detail)})"
        self.line(f"{at.errors}.append({failure})  # {remark}")

    def fail_if(self, condition: Operand, node: SchemaPlan, keyword: str, at: Cursor, detail: Operand = NONE) -> None:
        """Write an assertion by the condition under which it fails."""
        if condition == TRUE:
            self.fail(node, keyword, at, detail)
        elif condition != FALSE:
            with self.when(condition):
                self.fail(node, keyword, at, detail)

    def otherwise(self) -> AbstractContextManager[None]:
        """What follows if an assertion didn't fail: accept has returned by then, collect needs `else`."""
        return self.block("else:") if self.collecting else nullcontext()

    # -- what is settled of a value's type --

    @contextmanager
    def where(self, kind: str, value: str, word: str = "if") -> Iterator[None]:
        """Write a block for an instance of one type, or lines without a block if that is settled."""
        if self.is_not([kind], value) == FALSE:
            yield
            return
        with self.when(is_a(kind, value), word):
            self.types[value] = kind
            yield

    def is_not(self, kinds: Collection[str], value: str) -> Expression:
        """Return the condition that the instance has none of some JSON types, leaving out what is already settled."""
        settled = self.types.get(value)
        if settled is None or (settled == "number" and not INTEGERS.keys().isdisjoint(kinds)):
            return is_not(*kinds, value) if len(kinds) == 1 else all_of([is_not(kind, value) for kind in sorted(kinds)])
        return _known(settled not in kinds and group_of(settled) not in kinds)

    def is_a(self, kind: str, value: str) -> Expression:
        """Return the condition that the instance is of a JSON type, as far as that isn't settled."""
        return negation(self.is_not([kind], value)) if value in self.types else is_a(kind, value)

    # -- subschemas --

    def child(self, child: Child, at: Cursor) -> None:
        """Write the validation of a subschema against the instance that `at` names."""
        if child is True:
            return
        if child is False:
            self.fail_always(at)
        elif isinstance(child, SchemaPlan):
            self._write(child, at)
        elif not self.collecting:
            with self.when(negation(call(self.module.accept(child), at.value))):
                self.line("return False")
        else:
            self.collect(self.module.collect(child), at)

    def collect(self, function: str, at: Cursor, *steps: str) -> None:
        """Write the call of a collecting function, at some more steps in the schema than `at` has, by expressions."""
        schema_path = at.source("schema_path", [*map(literal, at.schema_path), *steps])
        self.line(f"{function}({at.value}, {at.errors}, {at.path_source}, {schema_path})")

    def conditions(self, node: SchemaPlan, value: str) -> list[Condition]:
        """Return each assertion of a schema object that has no more than assertions."""
        return self._objects.conditions(self, node, value)

    def accepts(self, child: Child, value: str) -> Expression:
        """Return the condition, a bool, that a subschema accepts the instance that `value` names."""
        if isinstance(child, Unit):
            verdict = self.verdicts.get((child, value))
            return Expression(verdict, is_bool=True) if verdict else call(self.module.accept(child), value)
        if isinstance(child, bool):
            return _known(child)
        if child.keywords.keys() == {"type"} and value not in self.types:
            return any_of(is_a(kind, value) for kind in sorted(types_of(child, settled=False) or ()))
        return negation(self._objects.refusal(self, child, value))

    def refuses(self, child: Child, value: str) -> Expression:
        """Return the condition that a subschema refuses the instance that `value` names."""
        if isinstance(child, SchemaPlan):
            return self._objects.refusal(self, child, value)
        return negation(self.accepts(child, value))

    def _write(self, node: SchemaPlan, at: Cursor) -> None:
        outer = self.verdicts, self._location
        self.verdicts, self._location = {}, node.location
        self._objects.write(self, node, at._replace(steps=()))
        self.verdicts, self._location = outer


def _known(verdict: bool) -> Expression:
    return TRUE if verdict else FALSE
