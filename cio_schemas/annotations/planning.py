"""From schemas to what evaluates them, with the planner of the compiler for references and dynamic scopes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cio_schemas.annotations.annotators import ANNOTATORS, annotate_all, annotate_applied
from cio_schemas.annotations.applicators import APPLICATORS, WITH_OTHERS
from cio_schemas.annotations.subschema import Static, SubschemaEvaluator, SubschemaKeywords, static
from cio_schemas.compiler.compiled import Acceptors, Compiled
from cio_schemas.compiler.nodes import Place, Unit
from cio_schemas.compiler.patterns import pattern_at
from cio_schemas.compiler.plan import planned
from cio_schemas.failures.messages import OWN_MESSAGE
from cio_schemas.schema.keywords import KEYWORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.annotations.subschema import Annotator
    from cio_schemas.compiler.nodes import Formats, Scope
    from cio_schemas.compiler.plan import Planner
    from cio_schemas.schema.ref_resolution import Index
    from cio_schemas.schema.resources import Location


def evaluator(index: Index, root: Location, formats: Formats) -> SubschemaEvaluator:
    """Return what evaluates instances of the schema at `root`.

    Args:
        index: Its documents.
        root: The schema.
        formats: How `format` is treated.

    Raises:
        CompileError: As compiling it does.
    """
    return Evaluators(planned(index, root, formats)[0]).at(root, ())


class Evaluators:
    """What evaluates each subschema of some documents, in each dynamic scope.

    Args:
        planner: Knows them, and what is dynamic in them.
    """

    def __init__(self, planner: Planner) -> None:
        self.planner = planner
        self._acceptors = Acceptors("")
        self._known: dict[tuple[Location, Scope], SubschemaEvaluator] = {}
        self._assertions: dict[tuple[str, str], tuple[Compiled | None, frozenset[str]]] = {}

    def at(self, location: Location, scope: Scope) -> SubschemaEvaluator:
        """Return what evaluates the subschema at a location, entered in a dynamic scope."""
        key = location, self.planner.enter(scope, location)
        if key not in self._known:
            schema = self.planner.index[location]
            owner = Owner(self, schema, *key) if isinstance(schema, dict) else None
            self._known[key] = SubschemaEvaluator(location, schema, owner)
        return self._known[key]

    def accepts(self, location: Location, scope: Scope) -> Callable[[Any], bool]:
        """Return what says whether the subschema at a location accepts an instance."""
        return self._acceptors.of(self.planner.run(location, scope))

    def asserted(self, owner: Owner) -> tuple[Compiled | None, frozenset[str]]:
        """Return the assertions of a schema object, compiled, and their keywords; those that are equal once."""
        schema = owner.assertions()
        if not schema:
            return None, frozenset()
        key = owner.location.base, repr(schema)
        if key not in self._assertions:
            unit = Unit(owner.location, owner.scope)
            unit.node = self.planner.node(owner.location, schema, owner.scope, Place(unit, 0, in_place=True, open=()))
            keywords = frozenset(unit.node.spelling.get(keyword, keyword) for keyword in unit.node.keywords)
            self._assertions[key] = (Compiled(unit), keywords) if keywords else (None, keywords)
        return self._assertions[key]


class Owner:
    """A schema object, for the keywords that it has; see `applicators.KeywordOwner`."""

    def __init__(self, evaluators: Evaluators, schema: dict[str, Any], location: Location, scope: Scope) -> None:
        self.schema, self.location, self.scope = schema, location, scope
        self._evaluators = evaluators
        self._planner = evaluators.planner
        self._dialect = self._planner.index.resource(location).dialect
        self.draft = self._dialect.draft
        self._lone = self._dialect.is_lone(schema)

    def keywords(self, location: str) -> SubschemaKeywords:
        """Return what evaluates the object, whose absolute location is given."""
        assertions, asserted = self._evaluators.asserted(self)
        notes = self._statics(location)
        return SubschemaKeywords(
            assertions,
            tuple(keyword for keyword in self.schema if keyword in asserted),
            tuple(make(self, keyword) for keyword, make in APPLICATORS.items() if self.knows(keyword)),
            self._for_any(notes),
            notes,
        )

    def accepts(self) -> Callable[[Any], bool]:
        """Return what says whether the object accepts an instance."""
        return self._evaluators.accepts(self.location, self.scope)

    def annotator(self, subschema: SubschemaEvaluator) -> Annotator:
        """Return what appends the annotations of an instance that the object accepts."""
        if self.knows("unevaluatedItems") or self.knows("unevaluatedProperties"):
            return annotate_applied(subschema)
        steps = [make(self, keyword, subschema.location) for keyword, make in ANNOTATORS.items() if self.knows(keyword)]
        notes = self._statics(subschema.location)
        return annotate_all(self._for_any(notes), notes, tuple(step for step in steps if step is not None))

    def leaf(self, location: str) -> tuple[Static, ...] | None:
        """Return the annotations of the object, if they are the same for every instance."""
        notes = None if any(map(self.knows, ANNOTATORS)) else self._statics(location)
        return notes if notes is not None and self._for_any(notes) == notes else None

    def _statics(self, location: str) -> tuple[Static, ...]:
        return tuple(static(keyword, location, self.schema[keyword]) for keyword in self._notes())

    def _for_any(self, notes: tuple[Static, ...]) -> tuple[Static, ...]:
        """Return those annotations that are not of strings alone."""
        return tuple(note for note in notes if note.keyword not in _OF_STRINGS or not self.knows(note.keyword))

    def knows(self, keyword: str) -> bool:
        """Return whether the object has a keyword that its dialect knows."""
        return keyword in self.schema and self._dialect.knows(keyword) and (keyword == "$ref" or not self._lone)

    def child(self, *steps: str | int) -> SubschemaEvaluator:
        """Return the subschema some steps further down."""
        return self._evaluators.at(self._planner.index.child(self.location, *steps), self.scope)

    def target(self, keyword: str) -> SubschemaEvaluator:
        """Return what a reference leads to."""
        target = self._planner.target(self.location, keyword, self.schema[keyword], self.scope)
        return self._evaluators.at(target, self.scope)

    def matches(self, keyword: str, pattern: str) -> Callable[[Any], object]:
        """Return what says whether a string matches a pattern of a keyword."""
        search = pattern_at(pattern, self.location.child(keyword)).search

        def matches(name: Any) -> object:
            return isinstance(name, str) and search(name)  # a dict may have other keys too

        return matches

    def assertions(self) -> dict[str, Any]:
        """Return the object with its assertions only, and what their messages need."""
        deciding = self._planner.keywords(self.location)
        found = {
            keyword: value
            for keyword, value in self.schema.items()
            if self.knows(keyword) and keyword in deciding and keyword not in APPLICATORS and keyword not in WITH_OTHERS
        }
        if self.knows("dependencies"):
            names = {name: value for name, value in self.schema["dependencies"].items() if isinstance(value, list)}
            found.update({"dependencies": names} if names else {})
        if found and OWN_MESSAGE in self.schema:
            found[OWN_MESSAGE] = self.schema[OWN_MESSAGE]
        return found

    def _notes(self) -> Iterator[str]:
        """Yield the keywords whose annotation is their value: of the specification, and all that it doesn't know."""
        for keyword in () if self._lone else self.schema:
            entry = KEYWORDS.get(keyword)
            if (entry is not None and entry.kind in ("identifier", "comment")) or keyword == self._dialect.identifier:
                continue
            if not self._dialect.knows(keyword):
                yield keyword
            elif keyword == "contentSchema":
                if self.knows("contentMediaType"):
                    yield keyword
            elif keyword == "format" or (entry is not None and entry.kind == "annotation"):
                yield keyword


_OF_STRINGS = frozenset(name for name, keyword in KEYWORDS.items() if keyword.applies_to == ("string",))
