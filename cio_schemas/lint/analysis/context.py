"""The analysis of one document, shared by all rules: each part is computed on first use."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.lint.analysis.clashes import Clash, clashes
from cio_schemas.lint.analysis.conjunction import MAX_UP, Conjunct, Conjunctions, of_node
from cio_schemas.lint.analysis.judging import MAX_JUDGED, Judges
from cio_schemas.lint.analysis.members import mapping
from cio_schemas.lint.analysis.quick_judging import Glance, UnsureError
from cio_schemas.lint.analysis.refusals import Refusal, refusals
from cio_schemas.lint.analysis.small_instances import sketches
from cio_schemas.lint.document import REFUSALS
from cio_schemas.rules.suppression import NO_SUPPRESSIONS, Suppressions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cio_schemas.lint.analysis.possible import Possibilities
    from cio_schemas.lint.analysis.quick_judging import Known
    from cio_schemas.lint.document import Document, SchemaNode
    from cio_schemas.rules.changes import Path


STEPS: Final = 50_000
"""How many steps the analysis of one document may take by default: a part of a second."""


class Analysis:
    """The analysis of a document, beyond its text.

    Args:
        document: The document.
        steps: How many steps may be taken to find out what its subschemas can have.
        suppressions: Its suppressions; a rule reports those that suppress nothing.
    """

    def __init__(
        self,
        document: Document,
        steps: int = STEPS,
        *,
        suppressions: Suppressions = NO_SUPPRESSIONS,
    ) -> None:
        self.document = document
        self.suppressions = suppressions
        self._steps = steps
        self._possibilities: Possibilities | None = None
        self._conjunctions = Conjunctions(document)
        self._clashes: dict[Path, list[Clash]] = {}
        self._seen: Known = {}

    def conjuncts(self, node: SchemaNode) -> list[Conjunct]:
        """Collect what always applies together with a subschema; see `Conjunctions.of`."""
        return self._conjunctions.of(node)

    def around(self, node: SchemaNode) -> list[Conjunct]:
        """Collect what applies together with a subschema and with those around it; see `Conjunctions.around`."""
        return self._conjunctions.around(node)

    def surely(self, node: SchemaNode) -> list[Conjunct]:
        """Collect what applies to the same instance location wherever a subschema does; see `Conjunctions.surely`."""
        return self._conjunctions.surely(node)

    def contexts(self, node: SchemaNode, levels: int = MAX_UP) -> list[Conjunct]:
        """Collect the other subschemas for the same instance location; see `Conjunctions.contexts`."""
        return self._conjunctions.contexts(node, levels)

    def with_referrers(self, node: SchemaNode, levels: int = 1) -> list[Conjunct]:
        """Collect those around references to the subschema too; see `Conjunctions.with_referrers`."""
        return self._conjunctions.with_referrers(node, levels)

    @cached_property
    def described_names(self) -> frozenset[str]:
        """The names of the properties that any subschema of the document describes."""
        return frozenset(name for node in self.document for name in mapping(node.schema, "properties"))

    def clashes(self, node: SchemaNode) -> list[Clash]:
        """Find the contradictions of a subschema with what always applies with it."""
        found = self._clashes.get(node.path)
        if found is None:
            found = self._clashes[node.path] = clashes(self.conjuncts(node))
        return found

    @cached_property
    def refusals(self) -> list[Refusal]:
        """What the meta-schemas of its dialects refuse."""
        return refusals(self.document)

    def accepts(self, node: SchemaNode) -> Callable[[Any], bool] | None:
        """Return a predicate that tests whether a subschema accepts an instance; None if it can't be compiled."""
        return self._judges.accepts(node)

    def has_instance(self, *nodes: SchemaNode) -> bool:
        """Return whether an instance that satisfies some subschemas at once is easily seen; False proves nothing.

        Args:
            nodes: The subschemas.
        """
        return any(self.is_seen_valid(value, *nodes) for value in self._sketches(nodes))

    def has_instance_beside(self, node: SchemaNode, keyword: str, branch: SchemaNode) -> bool:
        """Return whether an instance that satisfies a subschema of a keyword, and its siblings, is easily seen.

        Args:
            node: The subschema that has the keyword.
            keyword: The keyword, which is passed over.
            branch: What it holds.
        """
        rest = frozenset({keyword})
        return any(
            self.is_seen_valid(value, branch) and self.is_seen_valid(value, node, ignoring=rest)
            for value in self._sketches((node, branch))
        )

    def seems_implied(self, other: SchemaNode, *nodes: SchemaNode) -> bool:
        """Return whether instances that satisfy some subschemas are seen, and none that does not satisfy another one.

        Args:
            other: The other one.
            nodes: The subschemas.
        """
        found = [value for value in self._sketches(nodes) if self.is_seen_valid(value, *nodes)]
        return bool(found) and all(self.is_seen_valid(value, other) is not False for value in found)

    def is_seen_valid(self, value: Any, *nodes: SchemaNode, ignoring: frozenset[str] = frozenset()) -> bool | None:
        """Return whether an instance satisfies some subschemas, by what it meets of them; None if that isn't seen.

        Args:
            value: The instance.
            nodes: The subschemas.
            ignoring: Keywords that are passed over.
        """
        return self.is_accepted(value, map(of_node, nodes), ignoring=ignoring)

    def is_accepted(
        self, value: Any, found: Iterable[Conjunct], *, ignoring: frozenset[str] = frozenset()
    ) -> bool | None:
        """Return the same as `is_seen_valid`, of schema objects that need not be in the document.

        Args:
            value: The instance.
            found: The schema objects.
            ignoring: Keywords that are passed over.
        """
        if self.refusals:
            return None
        glance = Glance(self.document, ignoring, self._seen)
        try:
            return all(glance.accepts(each, value) for each in found)
        except (UnsureError, *REFUSALS):
            return None

    def _sketches(self, nodes: Iterable[SchemaNode]) -> Iterator[Any]:
        if self.refusals:
            return
        found = [each._replace(branch=0) for node in nodes for each in self.conjuncts(node)]
        try:
            yield from sketches(self.document, found)
        except (ArithmeticError, *REFUSALS):
            return

    @cached_property
    def _judges(self) -> Judges:
        return Judges(self.document, 0 if self.refusals else MAX_JUDGED)

    @property
    def possibilities(self) -> Possibilities:
        """What instances the subschemas can have."""
        if self._possibilities is None:
            from cio_schemas.lint.analysis.possible import Possibilities  # noqa: PLC0415 - few documents need it

            self._possibilities = Possibilities(self.document, 0 if self.refusals else self._steps)
        return self._possibilities

    @cached_property
    def implications(self) -> Possibilities:
        """The same, to be asked what follows from what: with steps of its own, which take none from the others."""
        from cio_schemas.lint.analysis.possible import Possibilities  # noqa: PLC0415 - few documents need it

        return Possibilities(self.document, 0 if self.refusals else self._steps)

    @property
    def ended_budgets(self) -> list[str]:
        """The budgets that ended so far; each as a clause of a sentence."""
        found = []
        if self._judges.is_exhausted:
            found.append(
                f"more than {MAX_JUDGED:,} subschemas would have to be compiled to judge defaults and branches"
            )
        if self._possibilities is not None and self._possibilities.is_exhausted:
            found.append(f"more than {self._steps:,} steps would have to be taken to find out what is possible")
        return found
