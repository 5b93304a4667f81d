"""The configuration: ``[tool.cio-schemas]`` in pyproject.toml, or cio-schemas.toml with the same keys at its top.

KEYS holds every key; what is wrong with a key or a value is told with the line it is in. What a subcommand looks for
has a table of its own, ``[tool.cio-schemas.check]`` or ``[tool.cio-schemas.lint]``, since their codes differ.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.diagnostic import FORMATS
from cio_schemas.project.globs import is_wrong

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

OWN_NAME: Final = "cio-schemas.toml"
NAMES: Final = (OWN_NAME, "pyproject.toml")  # in a folder that has both, the first counts
_TABLE: Final = ("tool", "cio-schemas")


class ConfigError(Exception):
    """The configuration is wrong; the message begins with file and line."""


class Rule(NamedTuple):
    """Which schema some files have.

    Attributes:
        files: Patterns of paths, relative to the configuration's folder.
        schema: A bundled name, an ``$id``, or a path relative to the configuration's folder.
        each: True where a file holds an array of payloads.
    """

    files: tuple[str, ...]
    schema: str
    each: bool = False


class Choice(NamedTuple):
    """Which findings of a subcommand are wanted: codes and prefixes, and for lint the names of rules.

    Attributes:
        select: What is wanted, None for the default.
        extend_select: More of it.
        ignore: What is not wanted.
        per_file_ignores: Pattern of paths -> what is not wanted there.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = {}


class Origin(NamedTuple):
    """The file of a configuration: its name as it is shown, its text, and the steps to our table in it."""

    name: str
    text: str
    table: tuple[str, ...]

    def place(self, *steps: str | int) -> str:
        """Name the file and the line of a value.

        Args:
            steps: Keys and indices, from our table.
        """
        return f"{self.name}:{_line(self.text, (*self.table, *steps))}"


class Config(NamedTuple):
    """What the configuration says; the defaults where there is none.

    Attributes:
        folder: Where the configuration is: what its paths are relative to.
        payloads: Rules in order; for a file the first that matches counts.
        exclude: Patterns of files and folders that are not checked.
        schemas: Folders of schemas that may refer to each other.
        respect_gitignore: True to leave out what git ignores, where folders are walked.
        output_format: A key of FORMATS, None for the default.
        check: Which findings of ``check`` are wanted.
        lint: Which findings of ``lint`` are wanted.
        origin: Where all this stands, None for the defaults.
    """

    folder: Path = Path()
    payloads: tuple[Rule, ...] = ()
    exclude: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()
    respect_gitignore: bool = True
    output_format: str | None = None
    check: Choice = Choice()
    lint: Choice = Choice()
    origin: Origin | None = None

    def wrong(self, message: str, *steps: str | int) -> ConfigError:
        """Make the error for a value that turns out to be wrong when it is used.

        Args:
            message: One line.
            steps: Keys and indices, from our table.
        """
        return ConfigError(f"{self.origin.place(*steps)}: {steps[-1]}: {message}" if self.origin else message)


class _WrongError(Exception):
    """Carries what is wrong and the steps to where."""

    def __init__(self, message: str, *steps: str | int) -> None:
        super().__init__(message)
        self.message, self.steps = message, steps


def load(path: str | None = None, *, start: Path | None = None, of: str = "check") -> Config:
    """Read the configuration.

    Args:
        path: Its file; by default the nearest one in a folder and those above it.
        start: That folder; the current one by default.
        of: The subcommand, whose codes have to be known ones; those of the other are left as they are.

    Returns:
        What it says, or the defaults where there is none.

    Raises:
        ConfigError: It can't be read or is wrong.
    """
    if path is not None:
        return _read(Path(path), of, named=True) or Config(Path(path).parent)
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        for name in NAMES:
            if (folder / name).is_file():
                found = _read(folder / name, of)
                if found:
                    return found
    return Config(here)


def _read(path: Path, of: str, *, named: bool = False) -> Config | None:
    shown = _shown(path)
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"{shown}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{shown}: not UTF-8") from None
    if path.name == "pyproject.toml" and not named and "cio-schemas" not in text:
        return None  # not worth parsing
    import tomllib  # noqa: PLC0415 - where there is something to read

    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        where = f":{place[1]}:{place[2]}" if place else ""
        raise ConfigError(f"{shown}{where}: {str(error).partition(' (at ')[0]}") from None
    origin = Origin(shown, text, _TABLE if path.name == "pyproject.toml" else ())
    try:
        table = _table_of(document, origin.table)
        return None if table is None else Config(path.parent, **_values(table, _keys(of)), origin=origin)
    except _WrongError as wrong:
        raise ConfigError(f"{origin.place(*wrong.steps)}: {wrong.message}") from None


def _table_of(document: dict[str, Any], steps: tuple[str, ...]) -> dict[str, Any] | None:
    table: Any = document
    for step in steps:
        if not isinstance(table, dict) or step not in table:
            return None
        table = table[step]
    if not isinstance(table, dict):
        raise _WrongError("[tool.cio-schemas] is a table")
    return table


def _values(table: dict[str, Any], keys: Mapping[str, Callable[[Any], Any]]) -> dict[str, Any]:
    _check_names(table, keys)
    return {key.replace("-", "_"): _value(keys[key], value, key) for key, value in table.items()}


def _value(read: Callable[[Any], Any], value: Any, *steps: str | int) -> Any:
    try:
        return read(value)
    except _WrongError as wrong:
        raise _WrongError(
            f"{steps[-1]}: {wrong.message}" if not wrong.steps else wrong.message, *steps, *wrong.steps
        ) from None


def _check_names(table: dict[str, Any], known: Mapping[str, Any]) -> None:
    for key in table:
        if key not in known:
            from cio_schemas.schema.near import did_you_mean  # noqa: PLC0415 - only a failure pays for it

            names, hint = ", ".join(known), did_you_mean(key, known)
            if key in _CHOICE_KEYS and _SUBCOMMANDS.keys() <= known.keys():
                hint = f"; {key} goes into the table of a subcommand: {' or '.join(_SUBCOMMANDS)}"
            raise _WrongError(f"unknown key {key!r}; there are {names}{hint}", key)


# -- kinds of values --


def _string(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise _WrongError(f"expected a string, found {_kind(value)}")
    return value


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _WrongError(f"expected true or false, found {_kind(value)}")
    return value


def _strings(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        raise _WrongError(f"expected an array of strings, found {_kind(value)}")
    return tuple(value)


def _patterns(value: Any) -> tuple[str, ...]:
    given = (value,) if isinstance(value, str) else _strings(value)
    for pattern in given:
        if is_wrong(pattern):
            raise _WrongError(f"{pattern!r} is no pattern of paths")
    return given


def _format(value: Any) -> str:
    if value not in FORMATS:
        from cio_schemas.schema.near import did_you_mean  # noqa: PLC0415 - only a failure pays for it

        hint = did_you_mean(value, FORMATS) if isinstance(value, str) else ""
        raise _WrongError(f"expected one of {', '.join(FORMATS)}, found {_kind(value)}{hint}")
    return str(value)


_Codes = tuple[str, ...]


def _choice(known: Callable[[_Codes, bool], _Codes], value: Any) -> Choice:
    """Read the table of a subcommand; what knows its codes takes some, and whether they are to be ignored."""
    if not isinstance(value, dict):
        raise _WrongError(f"expected a table, found {_kind(value)}")
    _check_names(value, _CHOICE_KEYS)
    read = {key: partial(read, known) for key, read in _CHOICE_KEYS.items()}
    return Choice(**_values(value, read))


def _codes(known: Callable[[_Codes, bool], _Codes], value: Any, *, ignored: bool = False) -> _Codes:
    given = _strings(value)
    try:
        return known(given, ignored)
    except ValueError as error:
        raise _WrongError(str(error)) from None


_ignored = partial(_codes, ignored=True)


def _per_file(known: Callable[[_Codes, bool], _Codes], value: Any) -> dict[str, _Codes]:
    if not isinstance(value, dict):
        raise _WrongError(f"expected a table from pattern to codes, found {_kind(value)}")
    for pattern in value:
        _patterns(pattern)
    return {pattern: _value(partial(_ignored, known), each, pattern) for pattern, each in value.items()}


_CHOICE_KEYS: Final[dict[str, Callable[..., Any]]] = {
    "select": _codes,
    "extend-select": _codes,
    "ignore": _ignored,
    "per-file-ignores": _per_file,
}


def _codes_of_check(given: _Codes, ignored: bool) -> _Codes:
    from cio_schemas.rules.selection import codes  # noqa: PLC0415 - only those who select need it

    return codes(given, ignored=ignored)


def _codes_of_lint(given: _Codes, ignored: bool) -> _Codes:
    from cio_schemas.lint import CODES  # noqa: PLC0415 - takes long to import
    from cio_schemas.rules.selection import selectors  # noqa: PLC0415

    return selectors(given, CODES, ignored=ignored)


_SUBCOMMANDS: Final = {"check": _codes_of_check, "lint": _codes_of_lint}


def _rules(value: Any) -> tuple[Rule, ...]:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise _WrongError(f"expected an array of tables with files and schema, found {_kind(value)}")
    return tuple(_value(_rule, each, index) for index, each in enumerate(value))


def _rule(table: dict[str, Any]) -> Rule:
    _check_names(table, _RULE_KEYS)
    for key in ("files", "schema"):
        if key not in table:
            raise _WrongError(f"a rule without {key!r}", *list(table)[:1])
    return Rule(**{key: _value(_RULE_KEYS[key], value, key) for key, value in table.items()})


_RULE_KEYS: Final[dict[str, Callable[[Any], Any]]] = {"files": _patterns, "schema": _string, "each": _boolean}

# Every key and how its value is read; the name of a Config's attribute but for the hyphens.
KEYS: Final[dict[str, Callable[[Any], Any]]] = {
    "payloads": _rules,
    "exclude": _patterns,
    "schemas": _strings,
    "respect-gitignore": _boolean,
    "output-format": _format,
    **{name: partial(_choice, known) for name, known in _SUBCOMMANDS.items()},
}


def _keys(of: str) -> dict[str, Callable[[Any], Any]]:
    others = {name: partial(_choice, lambda given, _: given) for name in _SUBCOMMANDS if name != of}
    return KEYS | others


def _kind(value: Any) -> str:
    names = {dict: "a table", list: "an array", bool: "a boolean", int: "an integer", float: "a float"}
    return repr(value) if isinstance(value, str) else names.get(type(value), type(value).__name__)


# -- places --


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _line(text: str, steps: tuple[str | int, ...]) -> int:
    """Find the line of a value, which tomllib does not tell: where the text, cut off after it, first has the value."""
    import tomllib  # noqa: PLC0415 - as above

    lines = text.splitlines(keepends=True)

    def has(count: int) -> bool:
        while count <= len(lines):
            try:
                value: Any = tomllib.loads("".join(lines[:count]))
            except tomllib.TOMLDecodeError:  # cut in the middle of a value
                count += 1
                continue
            return _reach(value, steps)
        return True

    after = bisect_left(range(len(lines) + 1), True, key=has)
    return _within(lines, max(after - 1, 0), tomllib.loads(text), steps) + 1


def _reach(value: Any, steps: tuple[str | int, ...]) -> bool:
    for step in steps:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def _within(lines: list[str], first: int, document: Any, steps: tuple[str | int, ...]) -> int:
    """Find the line of the last key within a statement of several lines, whose first line is known."""
    keys = [position for position, step in enumerate(steps) if isinstance(step, str)]
    index = next((step for step in reversed(steps) if isinstance(step, int)), None)
    if index is None or not keys:
        return first
    key, position = str(steps[keys[-1]]), max(at for at, step in enumerate(steps) if isinstance(step, int))
    value = document
    for step in steps[:position]:
        value = value[step]
    before = sum(isinstance(each, dict) and key in each for each in value[:index])
    named = re.compile(rf"(?<![\w-])[\"']?{re.escape(key)}[\"']?\s*=")
    found = [number for number in range(first, len(lines)) for _ in named.finditer(lines[number])]
    one_statement = not lines[first].lstrip().startswith(key) and len(found) > before
    return found[before] if one_statement else first
