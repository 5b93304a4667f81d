"""A quick look at small files: most files that a hook gets are clean, and then there is nothing to report.

It decides only for files that are plainly clean. A file that is large, compressed or YAML, a text with a problem, and a
payload that is refused or that a rule may report are left to `judge`, which begins again. So it does not import the
modules that discover, read, explain and report, which takes longer than to check a file.
"""

from __future__ import annotations

import os
import stat

from cio_schemas.kernel import tables_of
from cio_schemas.precompiled import SHIPPED, Precompiled, screen_for
from cio_schemas.schema.catalog import NAMES, name_of
from cio_schemas.source.small_file import small_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any, Final

MOST_FILES: Final = 2_000
_SYNTAXES: Final = {".json": "json", ".ndjson": "ndjson", ".jsonl": "ndjson"}


def clean_records(paths: Sequence[str], schema: str, *, rules: bool = True) -> int | None:
    """Count the records of files that are plainly clean.

    Args:
        paths: The files.
        schema: The name of a bundled schema, its `$id`, or the path of a schema file.
        rules: False to validate only.

    Returns: How many records all files hold, if the schema plainly accepts each and no rule finds anything;
        None otherwise.
    """
    if len(paths) > MOST_FILES:
        return None
    name = NAMES.get(schema)
    count = 0
    try:
        is_clean = _judge_of_file(schema) if name is None else _judge_of(name, rules=rules)
        for path in paths:
            for text in _texts(path):
                if not is_clean(text):
                    return None
                count += 1
    except (OSError, ValueError, RecursionError):  # DepthError is one
        return None
    return count


def _judge_of(name: str, *, rules: bool) -> Callable[[bytes], bool]:
    """Return a predicate that tests whether a JSON text is plainly accepted and clean."""
    if name not in SHIPPED:
        raise ValueError(name)
    accepts = Precompiled(name).is_valid
    tables = tables_of(accepts)
    if tables is None:
        return _by_python(name, accepts, rules=rules)
    if not rules:
        return lambda text: tables.accept_json(text) is not None
    screen = screen_for(name)
    if screen is None:
        return _by_python(name, accepts, rules=rules)
    screens = (screen,)
    return lambda text: tables.accept_json(text, False, screens) is not None


def _judge_of_file(path: str) -> Callable[[bytes], bool]:
    """Return the same for the schema of a file, which no rule of payloads applies to.

    Raises:
        OSError: There is none.
        ValueError: It is none, or wrong; SchemaFileError is one.
    """
    if not stat.S_ISREG(os.stat(path).st_mode):  # a pipe can be read only once, by `judge` if this gives up
        raise ValueError(path)
    from cio_schemas.schema.files import SchemaFiles  # noqa: PLC0415 - for schemas of one's own
    from cio_schemas.validators.from_files import validator_of  # noqa: PLC0415 - as above

    validator = validator_of(SchemaFiles(), path)
    if name_of(validator.schema) is not None:
        raise ValueError(path)
    tables = tables_of(validator.is_valid)
    if tables is None:
        return _by_python("", validator.is_valid, rules=False)
    return lambda text: tables.accept_json(text) is not None


def _by_python(name: str, accepts: Callable[[Any], bool], *, rules: bool) -> Callable[[bytes], bool]:
    """Return the same, if the kernel has no tables for it."""
    from cio_schemas.source.small_json import plain_value  # noqa: PLC0415 - where nothing quicker reads it

    if not rules:
        return lambda text: accepts(plain_value(text))
    from cio_schemas.payloads.rules.places import key_of  # noqa: PLC0415 - as above
    from cio_schemas.payloads.rules.screen_one import glance_of  # noqa: PLC0415 - only where rules are wanted
    from cio_schemas.source.integers import SMALL, may_hold_inexact_integer  # noqa: PLC0415 - as above

    glances: dict[str, Callable[[Any, int], Any]] = {}

    def is_clean(text: bytes) -> bool:
        payload: Any = plain_value(text)
        key = key_of(name, payload) if accepts(payload) else None
        if key is None or len(text) >= SMALL or may_hold_inexact_integer(text):
            return False
        glance = glances.get(key)
        if glance is None:
            glance = glances[key] = glance_of(key)
        return bool(glance(payload, len(text)))

    return is_clean


def _texts(path: str) -> Iterator[bytes]:
    """Yield the JSON texts of a file.

    Raises:
        OSError: It can't be read.
        ValueError: It takes a better reader.
    """
    data = small_file(path)
    syntax = _SYNTAXES.get(os.path.splitext(path)[1].lower())
    if syntax == "json":
        yield data
    elif syntax is None:
        raise ValueError(path)
    else:
        texts = [text for text in data.split(b"\n") if text.strip()]
        if not texts:
            raise ValueError(path)
        yield from texts
