"""Payload files with their schemas compiled: what `judge` takes."""

from __future__ import annotations

from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.validators.from_files import validator_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cio_schemas.payloads.rules import Chosen
    from cio_schemas.project.discovery import PayloadFile
    from cio_schemas.schema.files import SchemaFiles
    from cio_schemas.validators import Validator


class Payloads(NamedTuple):
    """A file of payloads and what they have to be.

    Attributes:
        path: The file; `-` for standard input.
        validator: Of the schema.
        each: True where the file holds an array of payloads.
        syntax: A value of SYNTAXES, where the name does not say how the file is written.
        name: The name to go by in findings, where it is not the path.
        exact: False where the schema can't distinguish an integer beyond 64 bits from the float nearest to it.
        rules: The rules that look at what is in it, None for none.
        hints: True where messages may name options of the command line.
    """

    path: str
    validator: Validator
    each: bool = False
    syntax: str | None = None
    name: str | None = None
    exact: bool = True
    rules: Chosen | None = None
    hints: bool = False


def payloads_of(
    files: Iterable[PayloadFile],
    schemas: SchemaFiles,
    rules: Callable[[Validator], Chosen | None] = lambda _: None,
) -> list[Payloads]:
    """Compile the schemas of files, each once.

    Args:
        files: What is to be checked.
        schemas: Knows the schemas by name.
        rules: Chooses the rules that look at the payloads of a schema.

    Raises:
        SchemaFileError: A schema is not known, or wrong.
    """
    compiled, chosen = cache(partial(validator_of, schemas)), cache(rules)
    found = []
    for path, schema, each, syntax, name in files:
        validator = compiled(schema)
        rule = chosen(validator)
        exact = rule is not None or compares_numbers(validator)
        found.append(Payloads(path, validator, each, syntax, name, exact, rule, hints=True))
    return found


_COMPARING: Final = frozenset(
    ("multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "uniqueItems", "const", "enum")
)


@lru_cache(maxsize=64)
def compares_numbers(validator: Validator) -> bool:
    """Return whether the exact value of a large integer may decide if it is valid.

    Args:
        validator: Of the schema; where it refers to another document, the answer is yes.
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
