"""Distinct instances of one schema, judged by another.

Instances are not drawn, which would take long for schemas as large as real ones, but found by small steps: instances
that are known are changed a little, over and over, and what the one schema accepts is judged by the other. What differs
between the two schemas is put in most of the time.
"""

import json
import random
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from cio_schemas import Validator
from cio_schemas.compatibility import Comparer

MAX_POOL = 300
"""How many instances are kept to be changed further; a new one takes the place of another at random."""
TRIES = 8
"""How many changed instances are tried for each that is wanted, at most."""
EXAMPLE_STEPS = 100_000
"""How many steps the search for an instance to begin with may take."""
PLAIN: tuple[Any, ...] = (None, True, False, 0, 1, -1, 2, 0.5, 1.0, 10**20, "", "a", "A b", "1", [], [1], {}, {"a": 1})
"""What is tried everywhere."""


class Decided(NamedTuple):
    """Two schemas, and whether every instance of the one satisfies the other, as a comparison says.

    Attributes:
        is_proven: Whether there is a proof; otherwise there is a witness.
        one: The one.
        other: The other.
        settings: What both are compiled with.
        name: What the schema is called in its collection; "" if it has no name.
        examples: Returns values to begin with, whether they are instances or not.
    """

    is_proven: bool
    one: Any
    other: Any
    settings: dict[str, Any]
    name: str = ""
    examples: Callable[[], list[Any]] = list

    def validators(self) -> tuple[Validator, Validator]:
        """Compile both."""
        return Validator(self.one, **self.settings), Validator(self.other, **self.settings)


class Judged(NamedTuple):
    """How many distinct instances of the one schema were judged, and those that the other refuses."""

    count: int
    refused: list[Any]


def judged(pair: Decided, count: int, seed: int) -> Judged:
    """Judge instances of the one schema by the other.

    Args:
        pair: The schemas.
        count: How many instances are wanted.
        seed: What the random choices depend on.
    """
    seeds = pair.examples()
    one, other = pair.validators()
    chooser = random.Random(f"{seed} {pair.name}")
    vocabulary = Vocabulary(pair.one, pair.other)
    pool = [each for each in (*seeds, *vocabulary.listed, *PLAIN) if one.is_valid(each)]
    if not any(isinstance(each, dict | list) and each for each in pool):
        pool += Comparer(one, other, budget=EXAMPLE_STEPS).example(is_old=True)
    nearly = [each for each in seeds if isinstance(each, dict | list)] or pool
    seen: set[str] = set()
    refused = []
    for tried in range(count * TRIES):
        if len(seen) >= count or not (pool or nearly):
            break
        is_first = seed == 0 and tried < len(pool)  # other seeds judge what is changed only, not the same again
        value = pool[tried] if is_first else vocabulary.changed(chooser, pool or nearly)
        if not one.is_valid(value):
            continue
        written = repr(value)
        if written in seen:
            continue
        seen.add(written)
        if not other.is_valid(value):
            refused.append(value)
        if len(pool) < MAX_POOL:
            pool.append(value)
        elif len(written) < MAX_WRITTEN:
            pool[chooser.randrange(MAX_POOL)] = value
    return Judged(len(seen), refused)


MAX_WRITTEN = 20_000
"""Instances that are longer as text are not changed further."""


class Vocabulary:
    """What is put into instances: the names and values that two schemas write, those that only one has most often."""

    def __init__(self, one: Any, other: Any) -> None:
        found = [list(_words(each)) for each in (one, other)]
        kinds = [{repr(word) for word in words} for words in found]
        differing = kinds[0] ^ kinds[1]
        words = list({repr(word): word for word in (*found[0], *found[1])}.values())
        self.listed = [word.value for word in words if not word.is_name]
        self._values = [*self.listed, *PLAIN]
        self._names = [word.value for word in words if word.is_name] or ["a"]
        fresh = [word for word in words if repr(word) in differing]
        self._fresh_values = [word.value for word in fresh if not word.is_name] or self._values
        self._fresh_names = [word.value for word in fresh if word.is_name] or self._names

    def changed(self, chooser: random.Random, pool: list[Any]) -> Any:
        """Return one of some instances, changed in one to three places."""
        value = chooser.choice(pool)
        for _ in range(chooser.choice((1, 1, 1, 2, 3))):
            value = self._changed(chooser, value, pool)
        return value

    def _changed(self, chooser: random.Random, value: Any, pool: list[Any]) -> Any:
        """Return a value with a change in it or within it; what is not changed is shared."""
        if isinstance(value, dict) and value and chooser.random() < 0.75:
            name = chooser.choice(list(value))
            return {**value, name: self._changed(chooser, value[name], pool)}
        if isinstance(value, list) and value and chooser.random() < 0.75:
            at = chooser.randrange(len(value))
            return [*value[:at], self._changed(chooser, value[at], pool), *value[at + 1 :]]
        return chooser.choice(_CHANGES[type(value) if type(value) in _CHANGES else object])(self, chooser, value, pool)

    def value(self, chooser: random.Random, pool: list[Any]) -> Any:
        """Return a value that a schema writes, or a part of another instance."""
        if chooser.random() < 0.25:
            found = chooser.choice(pool)
            while isinstance(found, dict | list) and found and chooser.random() < 0.7:
                found = chooser.choice(list(found.values()) if isinstance(found, dict) else found)
            return found
        return chooser.choice(self._fresh_values if chooser.random() < 0.5 else self._values)

    def name(self, chooser: random.Random) -> str:
        """Return a name that a schema writes."""
        return str(chooser.choice(self._fresh_names if chooser.random() < 0.5 else self._names))


Change = Callable[[Vocabulary, random.Random, Any, list[Any]], Any]


def _replaced(words: Vocabulary, chooser: random.Random, _: Any, pool: list[Any]) -> Any:
    return words.value(chooser, pool)


def _with_member(words: Vocabulary, chooser: random.Random, value: Any, pool: list[Any]) -> Any:
    return {**value, words.name(chooser): words.value(chooser, pool)}


def _without_member(_: Vocabulary, chooser: random.Random, value: Any, __: list[Any]) -> Any:
    gone = chooser.choice(list(value)) if value else None
    return {name: each for name, each in value.items() if name != gone}


def _renamed(words: Vocabulary, chooser: random.Random, value: Any, _: list[Any]) -> Any:
    old, new = chooser.choice(list(value)) if value else None, words.name(chooser)
    return {new if name == old else name: each for name, each in value.items()}


def _with_item(words: Vocabulary, chooser: random.Random, value: Any, pool: list[Any]) -> Any:
    at = chooser.randint(0, len(value))
    item = chooser.choice(value) if value and chooser.random() < 0.5 else words.value(chooser, pool)
    return [*value[:at], item, *value[at:]]


def _without_item(_: Vocabulary, chooser: random.Random, value: Any, __: list[Any]) -> Any:
    at = chooser.randint(0, len(value))
    return [*value[:at], *value[at + 1 :]]


def _wrapped(_: Vocabulary, __: random.Random, value: Any, ___: list[Any]) -> Any:
    return [value]


def _near_text(words: Vocabulary, chooser: random.Random, value: Any, pool: list[Any]) -> Any:
    at = chooser.randint(0, len(value))
    more = words.value(chooser, pool)
    return (
        value[:at]
        + chooser.choice(("", "", "x", "0", "-", "/", " ", more if isinstance(more, str) else "é"))
        + (value[at + chooser.randint(0, 1) :])
    )


def _near_number(_: Vocabulary, chooser: random.Random, value: Any, __: list[Any]) -> Any:
    return chooser.choice((value + 1, value - 1, -value, value * 10, value + 0.5 if abs(value) < 2**53 else value // 2))


_CHANGES: dict[type, tuple[Change, ...]] = {
    dict: (_with_member, _with_member, _without_member, _renamed, _replaced),
    list: (_with_item, _with_item, _without_item, _replaced),
    str: (_near_text, _replaced, _replaced, _wrapped),
    int: (_near_number, _replaced, _wrapped),
    float: (_replaced, _wrapped),
    object: (_replaced, _wrapped),
}


class Word(NamedTuple):
    """A value that a schema writes, or a name of a property."""

    value: Any
    is_name: bool


def _words(schema: Any) -> Iterator[Word]:
    """Yield what a schema writes that its instances may hold."""
    stack = [schema]
    while stack:
        found = stack.pop()
        if isinstance(found, list):
            stack += found
        if not isinstance(found, dict):
            continue
        for keyword, value in found.items():
            yield from _said(keyword, value)
            stack.append(value)


def _said(keyword: str, value: Any) -> Iterator[Word]:
    if keyword in _NAMING and isinstance(value, dict | list):
        yield from (Word(name, is_name=True) for name in value)
    elif keyword in ("enum", "examples") and isinstance(value, list):
        yield from (Word(each, is_name=False) for each in value)
    elif keyword in ("const", "default"):
        yield Word(value, is_name=False)
    elif keyword.startswith(("min", "max", "exclusive", "multiple")) and isinstance(value, int | float):
        yield from (Word(each, is_name=False) for each in (value, value + 1, value - 1))
        if keyword in ("minLength", "maxLength") and 0 <= value <= MAX_LENGTH:
            yield from (Word("x" * int(size), is_name=False) for size in (value, value + 1, max(0, value - 1)))


_NAMING = frozenset(("properties", "required", "dependencies", "dependentSchemas", "dependentRequired"))
MAX_LENGTH = 300
"""Strings that are as long as a bound says are tried up to this length."""

_READ: dict[str, Callable[[str], Any]] = {
    ".json": json.loads,
    ".toml": tomllib.loads,
    ".yaml": yaml.safe_load,
    ".yml": yaml.safe_load,
}


def read_example(name: str, text: str) -> list[Any]:
    """Return the value that an example file holds, in a list; none if it can't be read, or is not JSON's.

    Args:
        name: Its name.
        text: What is in it.
    """
    try:
        value = _READ[Path(name).suffix](text)
        json.dumps(value, allow_nan=False)
    except (KeyError, ValueError, TypeError, yaml.YAMLError, RecursionError):
        return []
    return [value]
