"""The configuration: `[tool.cio-schemas]` in pyproject.toml, or cio-schemas.toml with the same keys at its top.

KEYS has every key. Values are plain data: the modules that define codes, formats and schemas validate them, and raise
the errors that `Config.wrong` makes, which name the key. Each subcommand has a table for its selection of codes, such
as `[tool.cio-schemas.lint]`, since their codes differ.
"""

from __future__ import annotations

import re
from pathlib import Path

from cio_schemas.project.globs import is_wrong
from cio_schemas.project.root import configurations, mentions_us
from cio_schemas.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, Final

SUBCOMMANDS: Final = ("check", "lint", "diff")  # that have a table of their own
_TABLE: Final = ("tool", "cio-schemas")


class ConfigError(Exception):
    """The configuration is wrong; the message begins with the file and the key, if there is one."""


class PayloadPattern(NamedTuple):
    """The schema of some payload files.

    Attributes:
        files: Patterns of paths, relative to the configuration's folder.
        schema: A bundled name, an `$id`, or a path relative to the configuration's folder.
        each: True if a file holds an array of payloads.
        rules: The names of the bundled schemas whose rules apply to the payloads; None for the rules of the schema
            itself.
        column: The column of Parquet and Arrow files that holds the payloads; None if each row is one.
    """

    files: tuple[str, ...]
    schema: str
    each: bool = False
    rules: tuple[str, ...] | None = None
    column: str | None = None


class Choice(NamedTuple):
    """The selection of findings of a subcommand, as users write it: codes, prefixes and, for lint, names of rules.

    Attributes:
        select: What is selected; None for the default.
        extend_select: What is selected in addition.
        ignore: What is ignored.
        per_file_ignores: What is ignored in some files, by pattern of paths.
        baseline: For lint, the file of the findings that are left out; relative to the configuration's folder.
        mode: For diff, the compatibility that a new version must have.
        unknown: For diff, the severity if that is not known.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = {}
    baseline: str | None = None
    mode: str | None = None
    unknown: str | None = None


class Key(NamedTuple):
    """The place of a value in a configuration file, as errors name it: `pyproject.toml: [tool.cio-schemas] exclude[1]`.

    Attributes:
        file: The file's name as it is shown.
        table: The keys of the table that is named in brackets.
        steps: Keys and indices below that table.
    """

    file: str
    table: tuple[str, ...] = ()
    steps: tuple[str | int, ...] = ()

    def at(self, *steps: str | int) -> Key:
        """Return the place of a value below this one.

        Args:
            steps: Keys and indices below it.
        """
        return self._replace(steps=(*self.steps, *steps))

    def wrong(self, message: str) -> ConfigError:
        """Return an error about the value here.

        Args:
            message: One line.
        """
        return ConfigError(f"{self}: {message}")

    def __str__(self) -> str:
        table, steps = self.table, self.steps
        if len(steps) > 1 and steps[0] in SUBCOMMANDS:
            table, steps = (*table, str(steps[0])), steps[1:]
        path = "".join(f"[{step}]" if isinstance(step, int) else f".{_written(step)}" for step in steps)
        header = f"[{'.'.join(table)}]" if table else ""
        return f"{self.file}: {' '.join(filter(None, (header, path.removeprefix('.'))))}"


_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")  # a key that TOML needs no quotes for


def _written(key: str) -> str:
    if _BARE.fullmatch(key):
        return key
    import json  # noqa: PLC0415 - for errors alone

    return json.dumps(key, ensure_ascii=False)


class Config(NamedTuple):
    """The configuration, or the defaults.

    Attributes:
        folder: The folder of the configuration, to which its paths are relative.
        payloads: The patterns in order; the first one that matches a file counts.
        exclude: Patterns of files and folders that are not checked.
        schemas: Folders of schemas that may refer to each other.
        respect_gitignore: True to skip the files in folders that git ignores.
        dialect: The dialect of a schema without `$schema`; a short name or the URI of a meta-schema.
        inline_schema: True to use the schema that a payload names, if neither option nor configuration names one.
        output_format: The name of an output format; None for the default.
        no_values: True if `check` writes no values of payloads.
        check: The selection of findings of `check`.
        lint: The selection of findings of `lint`.
        diff: The selection of findings of `diff`.
        origin: The file of the configuration; None for the defaults.
    """

    folder: Path = Path()
    payloads: tuple[PayloadPattern, ...] = ()
    exclude: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()
    respect_gitignore: bool = True
    dialect: str | None = None
    inline_schema: bool = True
    output_format: str | None = None
    no_values: bool = False
    check: Choice = Choice()
    lint: Choice = Choice()
    diff: Choice = Choice()
    origin: Key | None = None

    def wrong(self, message: str, *steps: str | int) -> ConfigError:
        """Return an error about a value that proved wrong when it was used.

        Args:
            message: One line.
            steps: Keys and indices below the table of this package.
        """
        return self.origin.at(*steps).wrong(message) if self.origin else ConfigError(message)


def load(path: str | None = None, *, start: Path | None = None) -> Config:
    """Read the configuration.

    Args:
        path: The file; by default the nearest one in `start` and the folders above it, up to the root of the git
            repository or the home folder.
        start: The folder to start from; by default the current one.

    Returns:
        The configuration, or the defaults if there is none.

    Raises:
        ConfigError: It can't be read, or is wrong.
    """
    if path is not None:
        found = _read(Path(path), named=True)
        if found is None:
            raise ConfigError(f"{_shown(Path(path))}: there is no [{'.'.join(_TABLE)}] in it")
        return found
    here = start.resolve() if start else _here()
    for each in configurations(str(here)):
        found = _read(Path(each))
        if found:
            return found
    return Config(here)


def _here() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise ConfigError("the current folder does not exist any more") from None


def _read(path: Path, *, named: bool = False) -> Config | None:
    shown = _shown(path)
    try:
        text = path.read_text(encoding="utf-8-sig")  # a byte order mark is not the user's doing
    except OSError as error:
        raise ConfigError(f"{shown}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{shown}: not UTF-8") from None
    if path.name == "pyproject.toml" and not named and not mentions_us(text):
        return None  # not worth parsing
    import tomllib  # noqa: PLC0415 - only if there is a file to read

    try:
        table: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        where = f":{place[1]}:{place[2]}" if place else ""
        raise ConfigError(f"{shown}{where}: {str(error).partition(' (at ')[0]}") from None
    except RecursionError:
        raise ConfigError(f"{shown}: nested too deeply") from None
    steps = _TABLE if path.name == "pyproject.toml" else ()
    if not steps and isinstance(table.get(_TABLE[0]), dict) and _TABLE[1] in table[_TABLE[0]]:
        raise Key(shown, (), _TABLE).wrong("only pyproject.toml has this table; move its keys to the top level here")
    for number, step in enumerate(steps):
        if step not in table:
            _refuse_near(table, Key(shown, steps[:number]), step)
            return None
        table = table[step]
        if not isinstance(table, dict):
            raise Key(shown, steps[:number], (step,)).wrong(f"expected a table, found {_kind(table)}")
    origin = Key(shown, steps)
    return Config(path.parent, **_read_table(table, origin, KEYS), origin=origin)


def _refuse_near(table: dict[str, Any], key: Key, step: str) -> None:
    """Raise an error for a table with a similar name, such as `[tool.cio_schemas]`, which would be ignored."""
    for name in table:
        if name.replace("_", "").replace("-", "").lower() == step.replace("-", ""):
            raise key.at(name).wrong(f"unknown key; did you mean {step!r}?")


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


# -- kinds of values --


def _read_table(value: Any, key: Key, keys: Mapping[str, Callable[[Any, Key], Any]]) -> dict[str, Any]:
    """Read a table with known keys; return the values by the names of attributes, without hyphens."""
    if not isinstance(value, dict):
        raise key.wrong(f"expected a table, found {_kind(value)}")
    for name in value:
        if name not in keys:
            raise key.at(name).wrong(f"unknown key; choose from {', '.join(keys)}{_hint(name, keys)}")
    return {name.replace("-", "_"): keys[name](each, key.at(name)) for name, each in value.items()}


def _hint(name: str, keys: Mapping[str, Any]) -> str:
    if name in _CHOICE_KEYS and keys is KEYS:
        return f"; {name} goes into the table of a subcommand: {' or '.join(SUBCOMMANDS)}"
    from cio_schemas.schema.suggestions import did_you_mean  # noqa: PLC0415 - only a failure pays for it

    return did_you_mean(name, keys)


def _string(value: Any, key: Key) -> str:
    if not isinstance(value, str) or not value:
        what = "a string that is not empty" if value == "" else "a string"
        raise key.wrong(f"expected {what}, found {_kind(value)}")
    return value


def _boolean(value: Any, key: Key) -> bool:
    if not isinstance(value, bool):
        raise key.wrong(f"expected true or false, found {_kind(value)}")
    return value


def _strings(value: Any, key: Key) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise key.wrong(f"expected an array of strings, found {_kind(value)}")
    return tuple(_string(each, key.at(index)) for index, each in enumerate(value))


def _pattern(value: Any, key: Key) -> str:
    if is_wrong(_string(value, key)):
        raise key.wrong(f"{value!r} is not a pattern of paths")
    return str(value)


def _patterns(value: Any, key: Key) -> tuple[str, ...]:
    if isinstance(value, str):
        return (_pattern(value, key),)
    return tuple(_pattern(each, key.at(index)) for index, each in enumerate(_strings(value, key)))


def _choice(value: Any, key: Key) -> Choice:
    return Choice(**_read_table(value, key, _CHOICE_KEYS))


def _lint_choice(value: Any, key: Key) -> Choice:
    return Choice(**_read_table(value, key, {**_CHOICE_KEYS, "baseline": _string}))


def _diff_choice(value: Any, key: Key) -> Choice:
    return Choice(**_read_table(value, key, {**_CHOICE_KEYS, "mode": _string, "unknown": _string}))


def _per_file(value: Any, key: Key) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise key.wrong(f"expected a table from pattern to codes, found {_kind(value)}")
    return {_pattern(pattern, key.at(pattern)): _strings(codes, key.at(pattern)) for pattern, codes in value.items()}


def _payloads(value: Any, key: Key) -> tuple[PayloadPattern, ...]:
    if not isinstance(value, list):
        raise key.wrong(f"expected an array of tables with files and schema, found {_kind(value)}")
    return tuple(_payload_pattern(each, key.at(index)) for index, each in enumerate(value))


def _payload_pattern(value: Any, key: Key) -> PayloadPattern:
    read = _read_table(value, key, _PATTERN_KEYS)
    for name in PayloadPattern._fields:
        if name not in read and name not in PayloadPattern._field_defaults:
            raise key.wrong(f"{name!r} is missing")
    if not read["files"]:
        raise key.at("files").wrong("expected at least one pattern of paths")
    return PayloadPattern(**read)


def _bundled(value: Any, key: Key) -> tuple[str, ...]:
    from cio_schemas.schema import catalog  # noqa: PLC0415 - for those who name one

    names = _strings(value, key)
    for index, name in enumerate(names):
        if name not in catalog.PATHS:
            from cio_schemas.schema.suggestions import did_you_mean  # noqa: PLC0415 - only a failure pays for it

            raise key.at(index).wrong(f"no bundled schema is called {name!r}{did_you_mean(name, catalog.PATHS)}")
    return names


_PATTERN_KEYS: Final[dict[str, Callable[[Any, Key], Any]]] = {
    "files": _patterns,
    "schema": _string,
    "each": _boolean,
    "rules": _bundled,
    "column": _string,
}
_CHOICE_KEYS: Final[dict[str, Callable[[Any, Key], Any]]] = {
    "select": _strings,
    "extend-select": _strings,
    "ignore": _strings,
    "per-file-ignores": _per_file,
}

# Every key, and how its value is read; with underscores, it is the name of an attribute of Config.
KEYS: Final[dict[str, Callable[[Any, Key], Any]]] = {
    "payloads": _payloads,
    "exclude": _patterns,
    "schemas": _strings,
    "respect-gitignore": _boolean,
    "dialect": _string,
    "inline-schema": _boolean,
    "output-format": _string,
    "no-values": _boolean,
    "check": _choice,
    "lint": _lint_choice,
    "diff": _diff_choice,
}


def _kind(value: Any) -> str:
    names = {dict: "a table", list: "an array", bool: "a boolean", int: "an integer", float: "a float"}
    return repr(value) if isinstance(value, str) else names.get(type(value), type(value).__name__)
