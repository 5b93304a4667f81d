"""Payload files with their compiled schemas, the input of `judge`."""

from __future__ import annotations

from functools import cache, lru_cache, partial

from cio_schemas.exceptions import SchemaFileError
from cio_schemas.project.walk import Entry
from cio_schemas.records import NamedTuple
from cio_schemas.schema import catalog
from cio_schemas.source import Problem
from cio_schemas.source.arrow import is_table
from cio_schemas.validators.cache import validator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any, Final

    from cio_schemas.payloads.rules.choice import Chosen
    from cio_schemas.project.discovery import PayloadFile
    from cio_schemas.schema.files import SchemaFiles
    from cio_schemas.validators import Validator


class Payloads(NamedTuple):
    """A file of payloads and what they have to be.

    Attributes:
        path: The file; `-` for standard input.
        validator: Of the schema.
        each: True if the file holds an array of payloads.
        syntax: A value of SYNTAXES, if the name does not say how the file is written.
        name: The name to show in findings, if it is not the path.
        exact: False if the schema can't distinguish an integer beyond 64 bits from the float nearest to it.
        rules: The rules that look at what is in it, None for none.
        hints: True if messages may name options of the command line.
        digests: True to add to each finding the hash by which a baseline knows its record.
        column: Of a table, the column that holds the payloads; None for each row as one.
        documents: The same for each document of YAML, if they name schemas of their own; None for one without.
    """

    path: str
    validator: Validator
    each: bool = False
    syntax: str | None = None
    name: str | None = None
    exact: bool = True
    rules: Chosen | None = None
    hints: bool = False
    digests: bool = False
    column: str | None = None
    documents: Sequence[Payloads | None] = ()

    @property
    def is_table(self) -> bool:
        """Whether it is Parquet or Arrow IPC, by its name."""
        return self.syntax is None and is_table(self.name or self.path)


class CompiledFiles(NamedTuple):
    """Files with their schemas compiled.

    Attributes:
        payloads: To be checked.
        unread: Those whose own schema is wrong, with the problem.
    """

    payloads: list[Payloads]
    unread: list[Entry]


def payloads_of(
    files: Iterable[PayloadFile],
    schemas: SchemaFiles,
    rules: Callable[[Validator, tuple[str, ...] | None], Chosen | None] = lambda _, __: None,
) -> CompiledFiles:
    """Compile the schemas of files, each once.

    Args:
        files: What is to be checked.
        schemas: Knows the schemas by name.
        rules: Chooses the rules that look at the payloads of a schema: its own, or those of the schemas that are named.

    Raises:
        SchemaFileError: A schema that the command line or the configuration names is not known, or wrong.
    """
    compiled, chosen = cache(partial(_validator_of, schemas)), cache(rules)

    def of(file: PayloadFile, schema: str) -> Payloads:
        judge = compiled(schema)
        rule = chosen(judge, file.rules)
        exact = rule is not None or compares_numbers(judge)
        return Payloads(
            file.path, judge, file.each, file.syntax, file.name, exact, rule, hints=True, column=file.column
        )

    found = CompiledFiles([], [])
    for file in files:
        if file.inline:
            _add_inline(found, file, of)
        else:
            found.payloads.append(of(file, file.schema))
    return found


def _validator_of(schemas: SchemaFiles, name: str) -> Validator:
    if name in catalog.NAMES:
        return validator(name)
    from cio_schemas.validators.from_files import validator_of  # noqa: PLC0415 - bundled schemas need no files

    return validator_of(schemas, name)


def _add_inline(found: CompiledFiles, file: PayloadFile, of: Callable[[PayloadFile, str], Payloads]) -> None:
    """Compile the schemas that the documents of a file name; a wrong one is a problem of this file."""
    documents: list[Payloads | None] = []
    wrong: dict[str, Entry] = {}
    for inline in file.inline:
        try:
            documents.append(None if inline.schema is None else of(file, inline.schema))
        except SchemaFileError as error:
            message = f"$schema {inline.written!r}: {error}"
            wrong[inline.written] = Entry(file.path, Problem("P-schema", message, inline.span))
            documents.append(None)
    found.unread.extend(wrong.values())
    first = next((each for each in documents if each), None)
    if first is not None:
        alike = all(each is not None and each.validator is first.validator for each in documents)
        found.payloads.append(first if alike else first._replace(documents=documents))


_COMPARING: Final = frozenset(
    ("multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "uniqueItems", "const", "enum")
)


@lru_cache(maxsize=64)
def compares_numbers(validator: Validator) -> bool:
    """Return whether the exact value of a large integer may decide if it is valid.

    Args:
        validator: That of the schema; if it refers to another document, the answer is yes.
    """
    pending: list[Any] = [validator.schema]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            for key, member in value.items():
                if key in _COMPARING and not _is_text(member):
                    return True
                if key in ("$ref", "$dynamicRef") and not (isinstance(member, str) and member.startswith("#")):
                    return True
                pending.append(member)
        elif isinstance(value, list):
            pending += value
    return False


def _is_text(member: Any) -> bool:
    return isinstance(member, str) or (isinstance(member, list) and all(isinstance(each, str) for each in member))
