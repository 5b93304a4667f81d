"""Find the schemas that payload files name: by `$schema` at the top of a document, or a modeline of YAML.

A modeline is the comment that editors read above a document: `# yaml-language-server: $schema=order.schema.json`.
Nothing is fetched: the name is that of a bundled schema, an `$id` that is known, or the path of a file within the
project of the payload.
"""

from __future__ import annotations

import os
import re
from urllib.parse import unquote

from cio_schemas.project.root import project_of
from cio_schemas.records import NamedTuple
from cio_schemas.schema import catalog
from cio_schemas.source import UNREAD, Problem, Target, parse, read, spans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, BinaryIO, Final

    from cio_schemas.schema.files import SchemaFiles
    from cio_schemas.source import Batch, Span

MEMBER: Final = "$schema"
_MODELINE: Final = r"^[ \t]*#+[ \t]*yaml-language-server[ \t]*:.*?\$schema[ \t]*=[ \t]*(\S+)"


class Inline(NamedTuple):
    """The schema that a document names.

    Attributes:
        written: The name as written; empty if the document names none.
        span: Its place.
        schema: The name for SchemaFiles; None if the schema is not known, or may not be read.
        reason: Why the schema is not used, as a clause after "since".
        refused: True if the schema may not be read, even if it is known.
    """

    written: str = ""
    span: Span | None = None
    schema: str | None = None
    reason: str = ""
    refused: bool = False


def inline_schemas(
    path: str, schemas: SchemaFiles, *, syntax: str | None = None, stream: BinaryIO | None = None
) -> list[Inline] | Problem:
    """Return the schemas that the documents of a file name: one for each YAML document, or that of the first record.

    A YAML document that names none has the schema of the first one.

    Args:
        path: A file that can be read more than once.
        schemas: The schemas that may be named.
        syntax: The syntax, a value of SYNTAXES, if the name does not determine it.
        stream: What to read instead of the file.

    Returns:
        One or more schemas; or the problem, if the file can't be read.
    """
    chunk = next(read(path, syntax, stream=stream), None)
    if chunk and chunk.problem and chunk.problem.code in UNREAD:
        return chunk.problem
    if chunk is None or b"$schema" not in chunk.data:
        return [Inline()]
    batches = parse(chunk)
    found = [_named(batch, path, schemas) for batch in (batches if chunk.syntax == "yaml" else [next(batches)])]
    first = found[0] if found else Inline()
    return [each if each.written else first for each in found] or [first]


def _named(batch: Batch, path: str, schemas: SchemaFiles) -> Inline:
    written, span = _modeline(batch) or _member(batch) or ("", None)
    return _found(written, path, schemas)._replace(written=written, span=span) if written else Inline()


def _member(batch: Batch) -> tuple[str, Span | None] | None:
    instance: Any = batch.instances[0] if batch.instances else None
    written = instance.get(MEMBER) if isinstance(instance, dict) else None
    return (written, batch.locate(0, [Target((MEMBER,))])[0]) if isinstance(written, str) else None


def _modeline(batch: Batch) -> tuple[str, Span | None] | None:
    """Find the modeline of a YAML document: below the `---` that begins it, or else above that."""
    if 0 not in batch.places:
        return None
    start, stop = batch.places[0].head()
    text = batch.text(0)
    found = [*re.finditer(_MODELINE, text[start:stop], re.MULTILINE)]
    if not found:
        return None
    begins = text.rfind("\n---", start, stop) + 1 - start
    match = next((each for each in found if each.start() >= begins), found[-1])
    place = spans(text, [(start + match.start(1), start + match.end(1))])[0]
    return match[1], place


def _found(written: str, path: str, schemas: SchemaFiles) -> Inline:
    """Find the schema that a document names."""
    for uri in (written, written.removesuffix("#")):
        if schemas.knows(uri):
            return Inline(schema=uri)
    from cio_schemas.schema.neighbours import is_local  # noqa: PLC0415 - as above
    from cio_schemas.schema.suggestions import did_you_mean  # noqa: PLC0415 - few payloads name a file
    from cio_schemas.schema.uris import split  # noqa: PLC0415 - as above

    scheme, authority, name, query, fragment = split(written)
    if fragment:
        return Inline(reason="a part of a schema is not looked for")
    if scheme not in (None, "file") or query is not None:
        hint = did_you_mean(written, [*catalog.NAMES, *schemas.documents])
        return Inline(reason=f"no such $id is known, and nothing is fetched{hint}")
    if authority not in (None, "", "localhost") or name.startswith("//") or not is_local(written):
        return Inline(reason="it is not a file of this machine", refused=True)
    return _file(unquote(name), path, schemas)


def _file(name: str, path: str, schemas: SchemaFiles) -> Inline:
    """Find the file that a document names, within the project of its file."""
    from cio_schemas.schema.neighbours import is_there, outside, shown, special  # noqa: PLC0415 - as above
    from cio_schemas.schema.suggestions import did_you_mean, near_file  # noqa: PLC0415 - as above

    named = os.path.join(os.path.dirname(path), name)  # noqa: PTH118, PTH120
    real = os.path.realpath(named)
    project = project_of(os.path.dirname(os.path.realpath(path)))  # noqa: PTH120 - as elsewhere here
    if reason := outside(real, (project, *schemas.roots)):
        return Inline(reason=f"{reason}; to read it, name its folder with --schemas", refused=True)
    if not is_there(real):
        hint = did_you_mean(name, catalog.NAMES) or near_file(named)
        return Inline(reason=f"there is no file {os.path.normpath(named)}{hint}")
    if reason := special(real):
        return Inline(reason=reason, refused=True)
    return Inline(schema=real if shown(real) in catalog.NAMES else shown(real))
