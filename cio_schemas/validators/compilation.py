"""From a schema to its functions: it is checked against its meta-schema, resolved and compiled."""

from __future__ import annotations

from functools import cache, partial

from cio_schemas import ecma, formats
from cio_schemas.compiler.nodes import Format, Formats
from cio_schemas.compiler.patterns import refuse_unsupported
from cio_schemas.compiler.plan import plan
from cio_schemas.exceptions import CompileError
from cio_schemas.kernel.fallback import Judged
from cio_schemas.precompiled import METASCHEMAS, Precompiled
from cio_schemas.runtime import DepthError, too_deep
from cio_schemas.schema import catalog
from cio_schemas.schema.documents import Documents
from cio_schemas.schema.drafts import DIALECT_V1, DRAFT_2020_12, URIS
from cio_schemas.schema.pointer import json_pointer
from cio_schemas.schema.ref_resolution import Index
from cio_schemas.schema.resources import Location, Schema
from cio_schemas.schema.sharing import Piece, pieces
from cio_schemas.validators.options import Default

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cio_schemas.annotations.subschema import SubschemaEvaluator
    from cio_schemas.failures.failure import Functions
    from cio_schemas.validators.options import Checker, Known


def functions(schema: Schema, documents: Documents, formats: Formats, dialect: str = DRAFT_2020_12) -> Judged:
    """Compile a schema that is known to be valid, and that nobody changes.

    Args:
        schema: The schema.
        documents: What its references lead to.
        formats: How `format` is treated.
        dialect: The URI of its dialect if it has no `$schema`.
    """
    index = Index(documents, partial(check_referred, documents), dialect)
    judged = Judged(plan(index, index.add("", schema), formats))
    refuse_unsupported(index)
    return judged


def evaluator_of(schema: Schema, known: Known, formats: Formats, dialect: str) -> SubschemaEvaluator:
    """Return what evaluates instances of a schema that has been compiled.

    Args:
        schema: The schema.
        known: The documents that its references lead to.
        formats: How `format` is treated.
        dialect: The URI of its dialect if it has no `$schema`.

    Raises:
        DepthError: It is nested too deeply for the stack that is left.
    """
    from cio_schemas.annotations.planning import evaluator  # noqa: PLC0415 - few ask for more than a verdict

    index = Index(Documents(known), dialect=dialect)
    try:
        return evaluator(index, index.add("", schema), formats)
    except RecursionError:
        raise too_deep(schema, "the schema") from None


def check_referred(documents: Documents, document: Any, uri: str, dialect: str) -> None:
    """Raise unless a document that a reference leads to is a valid schema.

    Args:
        documents: Where to find its meta-schema.
        document: The document.
        uri: Where it was found.
        dialect: The URI of its dialect if it has no `$schema`.
    """
    if document is catalog.known(uri):
        return
    try:
        check(document, documents, uri=uri, dialect=dialect)
    except CompileError:
        raise
    except Exception as error:  # a SchemaError, which is not imported here
        error.add_note(f"in the schema {uri!r}, which a reference leads to")
        error.schema_uri = uri  # type: ignore[attr-defined] # for who knows the file it was read from
        raise


def check(schema: Schema, documents: Documents, *, uri: str | None = None, dialect: str = DRAFT_2020_12) -> None:
    """Raise unless a schema is valid, and each resource that it embeds; see `Validator.check_schema`.

    Args:
        schema: The schema.
        documents: Where to find its meta-schema.
        uri: What a reference names it; None for the schema that refers.
        dialect: The URI of its dialect if it has no `$schema`.
    """
    if not isinstance(schema, dict | bool):
        raise _no_schema(schema, by_name=uri is None)
    judges: dict[str, Functions] = {}
    root, *others = pieces(schema, dialect)
    for piece in (root, *others):
        if piece.dialect not in judges:
            judges[piece.dialect] = _judge_of(piece, documents, uri, dialect)
        try:
            _check(piece, judges[piece.dialect])
        except CompileError:
            raise
        except Exception as error:  # as above
            if piece.dialect != root.dialect:
                identifier = piece.schema["$id"] if isinstance(piece.schema, dict) else ""
                error.add_note(f"in the embedded schema {identifier!r}")
            raise


def _no_schema(value: Any, *, by_name: bool) -> Exception:
    """Return the error for what is not a schema at all: one line, without the meta-schema."""
    from jsonschema import SchemaError

    from cio_schemas.failures.messages import found, show  # noqa: PLC0415 - only a failure pays for it

    hint = f"; for a bundled schema, cio_schemas.validator({show(value)})" if by_name and isinstance(value, str) else ""
    return SchemaError(f"expected object or boolean, found {found(value)}{hint}")


def _check(piece: Piece, judge: Functions) -> None:
    try:
        if judge.is_valid(piece.schema):
            return
        failures = judge.collect(piece.schema)
    except DepthError:
        raise too_deep(piece.schema, "the schema") from None
    from jsonschema import SchemaError

    from cio_schemas.failures.errors import most_relevant  # noqa: PLC0415 - it imports jsonschema

    error = SchemaError.create_from(most_relevant(judge, failures))
    if error.validator == "format" and error.validator_value == "regex":
        error.message += _not_a_pattern(error.instance)
    outermost: Any = error
    while outermost.parent is not None:  # of a union, to whose path that of the branch is added
        outermost = outermost.parent
    outermost.path.extendleft(reversed(piece.path))
    raise error


def _not_a_pattern(text: Any) -> str:
    """Return what is wrong with a pattern, and where in it."""
    try:
        ecma.parse(text)
    except ecma.PatternError as error:
        return f": {error.reason}, at offset {error.position}"
    return ""


def _judge_of(piece: Piece, documents: Documents, uri: str | None, allowed: str) -> Judged | Precompiled:
    """Return the functions of the meta-schema that a piece of the schema at `uri` names."""
    try:
        return metaschema_of(piece.dialect, documents, allowed)
    except CompileError as error:
        place = Location(uri or "", json_pointer((*piece.path, "$schema")))
        raise type(error)(error.message, error.location or str(place)) from error.__cause__


def metaschema_of(dialect: str, documents: Documents, allowed: str) -> Judged | Precompiled:
    """Return the functions of the meta-schema of a dialect."""
    index = Index(documents, dialect=allowed)
    index.dialect(dialect)
    if dialect == DIALECT_V1:  # which has no meta-schema that is published
        return metaschema(DRAFT_2020_12)
    if dialect in URIS.values():
        return metaschema(dialect)
    return Judged(plan(index, index.add("", documents(dialect)), METASCHEMA_FORMATS))


@cache
def metaschema(dialect: str) -> Judged | Precompiled:
    """Return the functions of the meta-schema of a draft.

    Args:
        dialect: Its URI.
    """
    if dialect in METASCHEMAS:
        return Precompiled(METASCHEMAS[dialect])
    documents = Documents(None)
    index = Index(documents)
    return Judged(plan(index, index.add("", documents(dialect)), METASCHEMA_FORMATS))


# -- formats --

NINETEEN = Formats(
    asserts=True,
    find=lambda name: Format(name, None) if name in (*formats.NAMES, formats.PATTERN, formats.OLD_HOSTNAME) else None,
    by_draft=True,
)
"""The default: each of the nineteen formats asserts that the schema's draft defines."""

METASCHEMA_FORMATS = Formats(
    asserts=True, find=lambda name: NINETEEN.find(formats.PATTERN if name == "regex" else name)
)
"""For meta-schemas, whose `regex` stands for what `pattern` can hold: also what only Annex B takes."""


def formats_of(checker: Checker) -> Formats:
    """Return how a format checker treats formats.

    Raises:
        TypeError: It is not one.
    """
    if checker is None:
        return NINETEEN._replace(asserts=False)
    if isinstance(checker, Default):
        return NINETEEN
    if not hasattr(checker, "checkers"):
        raise TypeError(f"format_checker: expected a jsonschema.FormatChecker or None, found {type(checker).__name__}")

    @cache  # so that one format is one function in the generated code
    def find(name: str) -> Format | None:
        if formats.string_check(checker, name) is not None:
            return Format(name, None)
        own = formats.conforms(checker, name)
        return None if own is None else Format(name, own)

    return Formats(asserts=True, find=find)
