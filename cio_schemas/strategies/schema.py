"""From what a caller calls a schema to the space that is drawn from, made once for each."""

from __future__ import annotations

import json
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Any

from cio_schemas.compiler.nodes import Format
from cio_schemas.runtime import too_deep
from cio_schemas.schema import catalog
from cio_schemas.schema.documents import Documents
from cio_schemas.strategies.chooser import RandomChooser, RejectedError
from cio_schemas.strategies.core import why_empty
from cio_schemas.strategies.draw import draw
from cio_schemas.strategies.space import Space
from cio_schemas.strategies.subschemas import Subschemas
from cio_schemas.validators import Validator, compilation
from cio_schemas.validators.options import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cio_schemas.schema.resources import Schema
    from cio_schemas.validators.options import Checker, Known

TRIALS, PASSED = 12, 2
"""How many instances are begun, to see whether so many get through what can only be filtered: or else one."""

MAX_HEIGHT = 80
"""How deep an instance may have to nest."""

MAX_NESTING = 600
"""How deep a schema may nest: Python 3.11 can't write much deeper JSON, and all should do the same."""

CACHE_SIZE = 64
"""How many schemas are kept ready."""


class NothingFoundError(ValueError):
    """Nothing was found that satisfies a schema, which doesn't prove that nothing does; the message says why."""


class UnsatisfiableError(ValueError):
    """No instance satisfies a schema; the message names the keywords that contradict each other, and where."""


_spaces: OrderedDict[Any, Space] = OrderedDict()
_lock = Lock()


def space_of(
    schema: str | Schema | Validator,
    registry: Known = None,
    format_checker: Checker = DEFAULT,
    formats: Mapping[str, Any] | None = None,
) -> Space:
    """The space of a schema.

    Args:
        schema: the name of a bundled schema, its `$id`, a schema, or a Validator, whose registry and formats are taken.
        registry: as for a Validator.
        format_checker: as for a Validator.
        formats: own formats: by name, a function of a Chooser or a strategy of Hypothesis's.

    Raises:
        jsonschema.SchemaError: the schema is not valid.
        CompileError: it can't be compiled.
        UnsatisfiableError: nothing satisfies it.
        NothingFoundError: nothing was found that does.
        DepthError: the schema is nested too deeply.
    """
    document, registry, format_checker = _given(schema, registry, format_checker)
    key = _text(document), id(registry), id(format_checker), _identity(formats)
    with _lock:
        found = _spaces.get(key)
        if found is not None:
            _spaces.move_to_end(key)
            return found
    space = _built(_made(document, registry, format_checker, formats))
    with _lock:
        space.kept = registry, format_checker, formats  # what is known by its id must live as long
        _spaces[key] = space
        while len(_spaces) > CACHE_SIZE:
            _spaces.popitem(last=False)
    return space


def _text(document: Schema) -> str:
    """A document as what it is known by."""
    beyond = too_deep(document, "the schema")
    if beyond.depth is None or beyond.depth > MAX_NESTING:
        raise beyond
    return json.dumps(document)


def _built(subschemas: Subschemas) -> Space:
    """A space in which all that can be drawn is found."""
    space = Space(subschemas)
    if not space.possible(space.root):
        if space.doubts:
            raise NothingFoundError(f"nothing was found that satisfies the schema: {'; '.join(space.doubts)}")
        raise UnsatisfiableError(why_empty(space))
    height = space.height(space.root)
    if height > MAX_HEIGHT:
        raise NothingFoundError(f"the flattest instance nests {height} deep, over {MAX_HEIGHT}")
    space.explore()
    refused = "" if subschemas.own_formats else _refused(space)
    if refused:
        filters = f" by filtering: {', '.join(space.filtered)}" if space.filtered else ""
        raise NothingFoundError(f"too little was found in {TRIALS} attempts{filters}: {refused}")
    return space


def subschemas_of(schema: str | Schema | Validator, registry: Known, format_checker: Checker) -> Subschemas:
    """The subschemas of a schema; see `space_of`."""
    return _made(*_given(schema, registry, format_checker), None)


def _refused(space: Space) -> str:
    """Why too little is drawn; empty if enough is."""
    chooser = RandomChooser(0)
    passed, reason = 0, ""
    for _ in range(TRIALS):
        chooser.renew()
        try:
            draw(space, space.root, chooser)
        except RejectedError as error:
            reason = str(error)
            continue
        passed += 1
        if passed == PASSED or not space.filtered:
            return ""
    return reason


def _made(document: Schema, registry: Known, checker: Checker, formats: Mapping[str, Any] | None) -> Subschemas:
    known = compilation.formats_of(checker)
    own = dict(formats or {})

    def find(name: str) -> Format | None:
        if name in own and known.find(name) is None:
            return Format(name, _anything)
        return known.find(name)

    return Subschemas(document, Documents(registry), known._replace(find=find), own)


def _anything(_: Any) -> bool:
    return True


def _identity(formats: Mapping[str, Any] | None) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((name, id(value)) for name, value in (formats or {}).items()))


def _given(schema: str | Schema | Validator, registry: Known, checker: Checker) -> tuple[Schema, Known, Checker]:
    if isinstance(schema, str):
        name = catalog.NAMES.get(schema)
        if name is None:
            from cio_schemas.validators.cache import validator  # noqa: PLC0415 - only for its error

            validator(schema)
        return catalog.document(str(name)), registry, checker
    if not isinstance(schema, Validator):
        schema = Validator(schema, registry=registry, format_checker=checker)
    return schema.schema, schema._registry, schema._format_checker  # noqa: SLF001 - the package's own
