"""From a schema as it is given to its functions: copied, checked against its meta-schema, resolved, compiled."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from cio_schemas import catalog, formats
from cio_schemas.compiled import METASCHEMA, Precompiled
from cio_schemas.compiler import Compiled, Format, Formats, compile  # noqa: A004 - as in re.compile
from cio_schemas.exceptions import CompileError, UnknownDialectError
from cio_schemas.resources import DRAFT_2020_12, Index, Schema
from cio_schemas.runtime import DepthError, too_deep
from cio_schemas.validator import Checker, Default, Known

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.failures import Functions

MAX_DEPTH = 10_000
"""How deeply a schema may nest before it is refused unread: one that contains itself has no end."""


def functions(schema: Schema, registry: Known, formats: Formats) -> Compiled:
    """Compile a schema that is known to be valid, and that nobody changes."""

    def check_referred(document: Any, uri: str) -> None:
        if document is catalog.known(uri):
            return
        try:
            check(document, registry, referred=True)
        except CompileError:
            raise
        except Exception as error:  # a SchemaError, which is not imported here
            error.add_note(f"in the schema {uri!r}, which a reference leads to")
            raise

    index = Index(_retriever(registry), check_referred)
    return compile(index, index.add("", schema), formats)


def check(schema: Schema, registry: Known, *, referred: bool = False) -> None:
    """Raise unless a schema is valid; see `Validator.check_schema`.

    Args:
        schema: the schema.
        registry: where to find its meta-schema.
        referred: whether a reference leads to it, so that it may be of draft 2019-09.
    """
    judge = _judge(schema, registry, referred=referred)
    try:
        if judge.is_valid(schema):
            return
        failures = judge.collect(schema)
    except DepthError:
        raise too_deep(schema, "the schema") from None
    from jsonschema import SchemaError

    from cio_schemas.errors import most_relevant  # noqa: PLC0415 - it imports jsonschema

    raise SchemaError.create_from(most_relevant(judge, failures))


def _judge(schema: Schema, registry: Known, *, referred: bool) -> Functions:
    """The functions of the meta-schema that a schema names."""
    declared = schema.get("$schema") if isinstance(schema, dict) else None
    uri = declared.removesuffix("#") if isinstance(declared, str) else DRAFT_2020_12
    if uri == DRAFT_2020_12:
        return _metaschema()
    retrieve = _retriever(registry)
    if "prefixItems" in Index(retrieve).dialect(uri).foreign and not referred:
        raise UnknownDialectError(f"$schema {uri!r} is another draft; only {DRAFT_2020_12!r} is implemented")
    index = Index(retrieve)
    return compile(index, index.add("", retrieve(uri)), METASCHEMA_FORMATS)


@cache
def _metaschema() -> Precompiled:
    return Precompiled(METASCHEMA)


# -- formats --

NINETEEN = Formats(
    asserts=True, find=lambda name: Format(name, None) if name in (*formats.NAMES, formats.PATTERN) else None
)
"""The default: each of the nineteen formats asserts."""

METASCHEMA_FORMATS = Formats(
    asserts=True, find=lambda name: NINETEEN.find(formats.PATTERN if name == "regex" else name)
)
"""For meta-schemas, whose `regex` stands for what `pattern` can hold: also what only Annex B takes."""


def formats_of(checker: Checker) -> Formats:
    """How a format checker treats formats."""
    if checker is None:
        return NINETEEN._replace(asserts=False)
    if isinstance(checker, Default):
        return NINETEEN

    @cache  # so that one format is one function in the generated code
    def find(name: str) -> Format | None:
        if formats.string_check(checker, name) is not None:
            return Format(name, None)
        own = formats.conforms(checker, name)
        return None if own is None else Format(name, own)

    return Formats(asserts=True, find=find)


# -- documents --


def _retriever(registry: Known) -> Callable[[str], Any]:
    def retrieve(uri: str) -> Any:
        if isinstance(registry, dict):
            return copied(registry[uri]) if uri in registry else catalog.known(uri)
        if registry is not None:
            from referencing.exceptions import NoSuchResource, Unretrievable

            try:
                return copied(registry.get_or_retrieve(uri).value.contents)
            except (NoSuchResource, Unretrievable):
                pass
        return catalog.known(uri)

    return retrieve


def copied(schema: Any) -> Any:
    """A copy in plain dicts, lists, strings and numbers, without subclasses of these.

    By a stack of its own, since a schema may nest deeper than Python recurses.
    """
    holder: list[Any] = [None]
    stack: list[tuple[Any, Any, Any, int]] = [(holder, 0, schema, 0)]
    while stack:
        target, key, value, depth = stack.pop()
        if isinstance(value, dict):
            target[key] = copy = dict.fromkeys(map(_name, value))
            stack += [(copy, _name(name), member, depth + 1) for name, member in value.items()]
        elif isinstance(value, list):
            target[key] = items = [None] * len(value)
            stack += [(items, index, item, depth + 1) for index, item in enumerate(value)]
        else:
            target[key] = _exact(value)
        if depth > MAX_DEPTH:
            raise DepthError("the schema", None)
    return holder[0]


def _name(name: Any) -> Any:
    if not isinstance(name, str):
        raise CompileError(f"{name!r:.60} is no property name, which are strings")
    return _exact(name)


def _exact(value: Any) -> Any:
    """A string or a number as one of the exact type, where it is of a subclass such as an enumeration."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, float):
        return float.__float__(value)
    return int.__int__(value) if isinstance(value, int) and not isinstance(value, bool) else value
