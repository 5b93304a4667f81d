"""The arguments of a subcommand: described once, read at once if they are plain, and by argparse if they are not.

To import argparse and to build its parser takes longer than to check a file. So the arguments of subcommands are data:
plain command lines are parsed from them directly, and for everything else (help, an error, `--`, `-j4`) `parsers`
builds an argparse parser from the same data. `read` returns None whenever argparse might decide differently.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


class Options:
    """The parsed arguments of a command line: an attribute for each, by the name that argparse has for it."""

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

        def __setattr__(self, name: str, value: Any) -> None: ...


class Argument:
    """One argument of a subcommand.

    Args:
        names: Its options, with their hyphens; one name without for a positional argument.
        settings: As `argparse.ArgumentParser.add_argument` takes them.

    Attributes:
        attribute: The name of the attribute of `Options`.
        is_positional: Whether it goes by its place.
        is_plain: Whether `ArgumentTable.read` knows what all of the settings mean.
    """

    __slots__ = ("attribute", "is_plain", "is_positional", "names", "settings")

    def __init__(self, names: tuple[str, ...], settings: dict[str, Any]) -> None:
        self.names, self.settings = names, settings
        self.is_positional = not names[0].startswith("-")
        long = next((name for name in names if name.startswith("--")), names[0])
        self.attribute: str = settings.get("dest", long.lstrip("-").replace("-", "_"))
        counts = (None, "*", "+") if self.is_positional else (None,)
        self.is_plain = (
            _KNOWN.issuperset(settings)
            and settings.get("nargs") in counts
            and settings.get("action", "store") in _ACTIONS
        )

    @property
    def default(self) -> Any:
        """The value without the argument."""
        return self.settings.get("default", False if self.settings.get("action") == "store_true" else None)

    def value(self, text: str) -> Any:
        """Return what a text of the command line means.

        Raises:
            Exception: The value is not allowed.
        """
        value = self.settings["type"](text) if "type" in self.settings else text
        if value not in self.settings.get("choices", (value,)):
            raise ValueError(text)
        return value


_KNOWN = frozenset(("action", "choices", "default", "dest", "help", "metavar", "nargs", "required", "type"))
_ACTIONS = frozenset(("store", "store_true", "append"))


class ArgumentGroup:
    """ArgumentTable under one heading of the help.

    Args:
        title: The heading, None for those without one.
        exclusive: Whether only one of them may be given.
    """

    def __init__(self, title: str | None = None, *, exclusive: bool = False) -> None:
        self.title, self.exclusive = title, exclusive
        self.arguments: list[Argument] = []

    def add_argument(self, *names: str, **settings: Any) -> None:
        """Add an argument; see `argparse.ArgumentParser.add_argument`."""
        self.arguments.append(Argument(names, settings))


class ArgumentTable(ArgumentGroup):
    """The arguments of a subcommand; `add_argument` and `add_argument_group` are argparse's.

    Attributes:
        groups: The headings of the help, in order, with their arguments.
    """

    def __init__(self) -> None:
        super().__init__()
        self.groups: list[ArgumentGroup] = [self]

    def add_argument_group(self, title: str) -> ArgumentGroup:
        """Add a heading of the help, for arguments below it."""
        self.groups.append(ArgumentGroup(title))
        return self.groups[-1]

    def add_mutually_exclusive_group(self) -> ArgumentGroup:
        """Add a group of arguments that exclude each other."""
        self.groups.append(ArgumentGroup(exclusive=True))
        return self.groups[-1]

    def all(self) -> Iterator[Argument]:
        """Yield every argument, in the order of the help."""
        for group in self.groups:
            yield from group.arguments

    def read(self, given: list[str]) -> Options | None:
        """Read arguments that are plain.

        Args:
            given: The command line after the subcommand.

        Returns:
            What argparse would return; None if only argparse can decide.
        """
        known = [*self.all()]
        if any(group.exclusive for group in self.groups) or not all(each.is_plain for each in known):
            return None
        options = {name: each for each in known if not each.is_positional for name in each.names}
        positional = [each for each in known if each.is_positional]
        texts = iter(given)
        places: list[str] = []
        values: dict[str, list[Any]] = {}
        try:
            for text in texts:
                if not text.startswith("-") or text == "-":
                    places.append(text)
                    continue
                name, separator, value = text.partition("=")
                argument = options[name]
                if argument.settings.get("action") == "store_true":
                    if separator:
                        return None
                    values[argument.attribute] = [True]
                    continue
                if not separator:
                    value = next(texts)
                if not value or value.startswith("-") or (separator and not name.startswith("--")):
                    return None
                values.setdefault(argument.attribute, []).append(argument.value(value))
            _place(positional, places, values)
            if any(each.settings.get("required") and each.attribute not in values for each in known):
                return None
        except Exception:  # noqa: BLE001 - argparse reports whatever is wrong
            return None
        return _options(known, values)


def _place(positional: list[Argument], texts: list[str], values: dict[str, list[Any]]) -> None:
    """Add the values of positional arguments; raise if it is ambiguous which text belongs to which argument."""
    counts = [each.settings.get("nargs") for each in positional]
    if counts in (["*"], ["+"]):
        if not texts:
            raise ValueError
        values[positional[0].attribute] = [[positional[0].value(text) for text in texts]]
        return
    if any(counts) or len(counts) != len(texts):
        raise ValueError
    for argument, text in zip(positional, texts, strict=True):
        values[argument.attribute] = [argument.value(text)]


def _options(known: list[Argument], values: dict[str, list[Any]]) -> Options:
    options = Options()
    for argument in known:
        found = values.get(argument.attribute)
        if found is None:
            value = argument.default
        elif argument.settings.get("action") == "append":
            value = [*argument.default, *found]
        else:
            value = found[-1]
        setattr(options, argument.attribute, value)
    return options
