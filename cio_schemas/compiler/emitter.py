"""From a plan to Python source: one emitter, two policies.

*Accept* writes functions that return False at the first assertion that fails; *collect* writes functions that note each
failure and go on. A keyword is written by one function for both: it states the condition, and the policy says what
happens then. Where a verdict is needed as a value (anyOf, not, if, contains), `accepts` gives an expression, in both.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.compiler.keywords import array, logic, number, string, unevaluated, values
from cio_schemas.compiler.keywords import object as object_
from cio_schemas.compiler.plan import Child, Node, Unit
from cio_schemas.compiler.writer import Writer, all_of, any_of, literal, negation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cio_schemas.compiler.module import Module


class At(NamedTuple):
    """Where the emitter stands in an instance and in the schema.

    Attributes:
        value: the local name of the instance.
        path: expressions of the steps to it from where `base` begins.
        schema_path: the steps of the schema path, likewise.
        base: whether the two continue the function's own arguments, or begin anew in the context of an error.
        errors: the local name of the list that failures are appended to.
    """

    value: str = "v"
    path: tuple[str, ...] = ()
    schema_path: tuple[str | int, ...] = ()
    base: bool = True
    errors: str = "errors"

    def keyword(self, *steps: str | int) -> At:
        """At the same instance, further down in the schema."""
        return self._replace(schema_path=(*self.schema_path, *steps))

    def member(self, value: str, step: str, *steps: str | int) -> At:
        """At a member of the instance: its local name, the expression of the step to it, the steps in the schema."""
        return self._replace(value=value, path=(*self.path, step), schema_path=(*self.schema_path, *steps))


GROUPS: dict[str, Any] = {"object": object_, "array": array, "string": string, "number": number}
"""Which file writes the keywords of which instance type."""


class Emitter:
    """Writes the body of one function.

    Args:
        module: what the function is part of.
        writer: where its lines go.
        collecting: the policy.
        tested: a schema object that refuses as often as it accepts.

    Attributes:
        verdicts: local variables that hold what branches of the present schema object said of an instance.
        types: the JSON types of local variables, as far as the lines before have settled them.
        plain: the local variables that hold a dict, and no subclass of it.
    """

    def __init__(self, module: Module, writer: Writer, *, collecting: bool, tested: Child = True) -> None:
        self.module = module
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

    # -- what a policy decides --

    def fail(self, node: Node, keyword: str, at: At, detail: str = "None", *, under: str = "") -> None:
        """Write what happens where an assertion fails.

        Args:
            node: the schema object that asserts.
            keyword: the keyword that is reported.
            at: the place.
            detail: an expression for what a message needs besides the instance and the keyword's value.
            under: the keyword that ends the schema path, where it is another.
        """
        if not self.collecting:
            self.line("return False")
            return
        spelled = node.spelling.get(keyword, keyword)
        self._note(at, self.module.site(spelled, node, (*at.schema_path, under or spelled)), detail, spelled)

    def fail_always(self, at: At) -> None:
        """Write the failure of a `false` schema."""
        if not self.collecting:
            self.line("return False")
        else:
            self._note(at, self.module.site(None, None, at.schema_path), "None", "false")

    def _note(self, at: At, site: int, detail: str, remark: str) -> None:
        base = ("path", "schema_path") if at.base else ("()", "()")
        steps = ", ".join(at.path) + ("," if len(at.path) == 1 else "")
        path = f"{base[0]} + ({steps})" if at.path and at.base else f"({steps})" if at.path else base[0]
        self.line(f"{at.errors}.append(({site}, {at.value}, {path}, {base[1]}, {detail}))  # {remark}")

    def fail_if(self, condition: str, node: Node, keyword: str, at: At, detail: str = "None") -> None:
        """Write an assertion by the condition under which it fails."""
        if condition == "True":
            self.fail(node, keyword, at, detail)
        elif condition != "False":
            with self.block(f"if {condition}:"):
                self.fail(node, keyword, at, detail)

    def otherwise(self) -> AbstractContextManager[None]:
        """What follows where an assertion didn't fail: to accept is to have returned, to collect needs `else`."""
        return self.block("else:") if self.collecting else nullcontext()

    # -- what is settled of a value's type --

    @contextmanager
    def where(self, kind: str, value: str, word: str = "if") -> Iterator[None]:
        """Write a block for an instance of one type, or lines without a block where that is settled."""
        if self.is_not([kind], value) == "False":
            yield
            return
        with self.block(f"{word} {values.is_a(kind, value)}:"):
            self.types[value] = kind
            yield

    def is_not(self, kinds: Collection[str], value: str) -> str:
        """An expression that is true where the instance is of none of some JSON types, as far as that isn't settled."""
        settled = self.types.get(value)
        if settled is None or (settled == "number" and "integer" in kinds):
            return all_of(values.is_not(kind, value) for kind in sorted(kinds))
        return str(settled not in kinds and values.group_of(settled) not in kinds)

    def is_a(self, kind: str, value: str) -> str:
        """An expression that is true where the instance is of a JSON type, as far as that isn't settled."""
        return negation(self.is_not([kind], value)) if value in self.types else values.is_a(kind, value)

    # -- subschemas --

    def child(self, child: Child, at: At) -> None:
        """Write the validation of a subschema against the instance that `at` names."""
        if child is True:
            return
        if child is False:
            self.fail_always(at)
        elif isinstance(child, Node):
            self.node(child, at)
        elif not self.collecting:
            with self.block(f"if not {self.module.accept(child)}({at.value}):"):
                self.line("return False")
        else:
            path = f"path + ({', '.join(at.path)},)" if at.path else "path"
            schema_path = f"schema_path + {literal(at.schema_path)}" if at.schema_path else "schema_path"
            if not at.base:
                path, schema_path = f"({''.join(step + ', ' for step in at.path)})", literal(at.schema_path)
            self.line(f"{self.module.collect(child)}({at.value}, {at.errors}, {path}, {schema_path})")

    def accepts(self, child: Child, value: str) -> str:
        """An expression that is true where a subschema accepts the instance that `value` names."""
        if isinstance(child, Unit):
            return self.verdicts.get((child, value)) or f"{self.module.accept(child)}({value})"
        if isinstance(child, bool):
            return str(child)
        if child.keywords.keys() == {"type"} and value not in self.types:
            return any_of(values.is_a(kind, value) for kind in sorted(values.types_of(child, settled=False) or ()))
        return negation(self._refusal(child, value))

    def refuses(self, child: Child, value: str) -> str:
        """An expression that is true where a subschema refuses the instance that `value` names."""
        if isinstance(child, Unit):
            return f"not {self.accepts(child, value)}"
        return str(not child) if isinstance(child, bool) else self._refusal(child, value)

    # -- one schema object --

    def node(self, node: Node, at: At) -> None:
        """Write a schema object: its type and what belongs to one, then what looks at every instance."""
        outer, self.verdicts = self.verdicts, {}
        names = set(node.keywords)
        if "format" in names and node.keywords["format"].own is not None:
            names.remove("format")  # an own format may look at any instance
        groups = [group for group in GROUPS if not GROUPS[group].KEYWORDS.isdisjoint(names)]
        types = values.types_of(node, settled=not self.collecting)
        only = next(iter(types)) if types is not None and len(types) == 1 else ""
        if at.value in self.types:
            self._settled(node, at, types, groups)
        elif only and (not groups or groups == [only]):
            self._typed(node, at, only, groups)
        elif self.collecting:
            self._each_type(node, at, types, groups)
        elif groups == ["number"] and only == "integer":
            self._typed(node, at, only, groups)
        else:
            self._by_type(node, at, types, groups)
        for condition in values.conditions(self, node, at.value):
            self.fail_if(condition.fails, node, condition.keyword, at)
        logic.write(self, node, at)
        unevaluated.write(self, node, at)
        self.verdicts = outer

    def _settled(self, node: Node, at: At, types: frozenset[str] | None, groups: list[str]) -> None:
        """Write what is left to ask of an instance whose type was asked before."""
        if types is not None:
            self.fail_if(self.is_not(types, at.value), node, "type", at)
        group = values.group_of(self.types[at.value])
        if group in groups:
            if group == "object" and object_.subscripts(self, node):
                object_.write_plain_dict(self, at)
            self._group(node, at, group)

    def _typed(self, node: Node, at: At, only: str, groups: list[str]) -> None:
        """Write the one type that is allowed, and its keywords without asking again."""
        if groups == ["object"] and object_.subscripts(self, node):
            object_.write_plain_dict(self, at)
        else:
            self.fail_if(values.is_not(only, at.value), node, "type", at)
        with self.otherwise():
            self.types[at.value] = only
            for group in groups:
                self._group(node, at, group)

    def _each_type(self, node: Node, at: At, types: frozenset[str] | None, groups: list[str]) -> None:
        """Write `type`, and the keywords of each instance type whether it is allowed or not: all failures count."""
        if types is not None:
            self.fail_if(self.is_not(types, at.value), node, "type", at)
        for group in groups:
            with self.where(group, at.value):
                self._group(node, at, group)

    def _by_type(self, node: Node, at: At, types: frozenset[str] | None, groups: list[str]) -> None:
        """Write a chain over the types that have keywords, and last what refuses all others."""
        left = set(types) if types is not None else set()
        word = "if"
        for group in groups:
            allowed = {kind for kind in left if values.group_of(kind) == group} if types is not None else {group}
            if allowed:
                with self.where(next(iter(allowed)), at.value, word):
                    if group == "object" and object_.subscripts(self, node):
                        object_.write_plain_dict(self, at)
                    self._group(node, at, group)
                word = "elif"
                left -= allowed
        if types is not None:
            refused = self.is_not(left, at.value)
            with self.block(f"{word} {refused}:" if left or word == "if" else "else:"):
                self.fail(node, "type", at)

    def _group(self, node: Node, at: At, group: str) -> None:
        for condition in GROUPS[group].conditions(self, node, at.value):
            self.fail_if(condition.fails, node, condition.keyword, at, condition.detail)
        GROUPS[group].write(self, node, at)

    def _refusal(self, node: Node, value: str) -> str:
        """The negation of a schema object of simple assertions, as one expression."""
        types = values.types_of(node, settled=True)
        parts = [] if types is None else [self.is_not(types, value)]
        for group, file in GROUPS.items():
            if conditions := [condition.fails for condition in file.conditions(self, node, value)]:
                asked = types is not None and len(types) == 1 and group == values.group_of(*types)
                other = "True" if asked else self.is_a(group, value)
                parts.append(all_of([other, any_of(conditions)]))
        parts += [condition.fails for condition in values.conditions(self, node, value)]
        return any_of(parts)


def write_accept(module: Module, unit: Unit, name: str) -> list[str]:
    """The function that says whether a unit accepts an instance."""
    writer = Writer()
    with writer.block(f"def {name}(v):"):
        writer.local("")
        writer.line(literal(str(unit.location)))
        tested = unit.node if unit.tested else True
        Emitter(module, writer, collecting=False, tested=tested).child(unit.node, At())
        writer.line("return True")
    return writer.lines


def write_collect(module: Module, unit: Unit, name: str) -> list[str]:
    """The function that appends each failure of a unit's assertions to `errors`."""
    writer = Writer()
    with writer.block(f"def {name}(v, errors, path, schema_path):"):
        writer.local("")
        writer.line(literal(str(unit.location)))
        Emitter(module, writer, collecting=True).child(unit.node, At())
    return writer.lines
