"""The nineteen formats of draft 2020-12 (validation vocabulary, section 7.3), always checked in full.

`check` returns the fastest function for strings, and `format_checker` the same formats for use with jsonschema. Nothing
is compiled and no library imported before a format is first used.
"""

from __future__ import annotations

from functools import cache

from . import content, emails, hostnames, identifiers, ip_addresses, times, uris

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from jsonschema import FormatChecker

    from .checks import Check

__all__ = ["FORMAT_CHECKER", "NAMES", "InstanceCheck", "check", "conforms", "doubt", "format_checker", "string_check"]

FORMAT_CHECKER: FormatChecker
"""The shared checker of the nineteen formats, made on first use; register formats of your own on another one."""


def _make_regex() -> Check:
    from cio_schemas.ecma import is_regex  # noqa: PLC0415 -- the parser is needed by few schemas

    return is_regex


def _make_pattern() -> Check:
    from cio_schemas.ecma import is_pattern  # noqa: PLC0415 -- as above

    return is_pattern


PATTERN = "pattern"
"""No format of the specification's: what `pattern` may hold, `regex` or what Annex B of ECMA-262 adds to it."""

OLD_HOSTNAME = "hostname of RFC 1123"
"""No format of the specification's: `hostname` as drafts 4 and 6 have it, without the rules of IDNA."""
BASE64, JSON_TEXT, BASE64_JSON = "base64", "JSON", "JSON in base64"
"""No formats of the specification's: what `contentEncoding` and `contentMediaType` assert in draft 7 (section 8)."""

SINCE = {
    **dict.fromkeys(("date-time", "email", "hostname", "ipv4", "ipv6", "uri"), 4),
    **dict.fromkeys(("json-pointer", "uri-reference", "uri-template"), 6),
    **dict.fromkeys(("date", "idn-email", "idn-hostname", "iri", "iri-reference", "regex"), 7),
    **dict.fromkeys(("relative-json-pointer", "time"), 7),
    **dict.fromkeys(("duration", "uuid"), 2019),
}
"""The draft that defines each format first."""


def of_draft(name: str, draft: int) -> str | None:
    """Return the format that a draft means by a name, None if it defines none.

    Args:
        name: The value of `format`.
        draft: One of `keywords.DRAFTS`.
    """
    if SINCE.get(name, draft + 1) > draft:
        return None
    return OLD_HOSTNAME if name == "hostname" and draft < 7 else name


_RECIPES = (
    emails.RECIPES | hostnames.RECIPES | identifiers.RECIPES | ip_addresses.RECIPES | times.RECIPES | uris.RECIPES
)
_PARSED: dict[str, Callable[[], Check]] = {
    "regex": _make_regex,
    PATTERN: _make_pattern,
    BASE64: lambda: content.is_base64,
    JSON_TEXT: lambda: content.is_json,
    BASE64_JSON: lambda: content.is_json_in_base64,
}

NAMES: tuple[str, ...] = tuple(sorted(SINCE))
"""The formats' names, sorted."""

SETTLED = frozenset(name for name, recipe in _RECIPES.items() if recipe.exact is None)
"""The formats that `doubt` decides completely."""
DOUBTED = frozenset(_RECIPES)
"""The formats that `doubt` knows."""


@cache
def check(name: str) -> Check:
    """Return the fastest check of a format.

    Args:
        name: One of `NAMES`.

    Returns:
        A function of a str, or of an instance of a subclass: what it returns is truthy if the string is valid.

    Raises:
        KeyError: The format does not exist.
    """
    if name in _PARSED:
        return _PARSED[name]()
    if name not in _RECIPES:
        raise KeyError(f"no format {name!r}; choose from {', '.join(NAMES)}")
    return _RECIPES[name].check()


@cache
def doubt(name: str) -> Check:
    """Return a function that asks whether a string may be invalid, faster than `check` says that it is valid.

    Args:
        name: One of `DOUBTED`.

    Returns:
        A function of a str: what it returns is falsy for most valid strings and for no invalid one; for the formats in
        `SETTLED` it is falsy for all valid ones.
    """
    return _RECIPES[name].doubt()


class InstanceCheck:
    """The check of a format as jsonschema calls it: with any instance, though only strings can fail.

    An object and not a closure, so that a FormatChecker can be pickled, copied and known again.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, instance: object) -> bool:
        """Return whether the instance conforms to the format."""
        return not isinstance(instance, str) or bool(check(self.name)(instance))


def format_checker() -> FormatChecker:
    """Return a new FormatChecker that has the nineteen formats and no other.

    Register formats of your own on it with `checks`, as on any of jsonschema's. (`copy.deepcopy` of a checker is
    independent too; `copy.copy` is not, since jsonschema shares the table then.)

    Example:
        >>> checker = format_checker()
        >>> checker.checks("ulid")(lambda value: not isinstance(value, str) or len(value) == 26)  # doctest: +SKIP
        >>> checker.conforms("2026-11-27", "date"), checker.conforms("yesterday", "date")
        (True, False)
    """
    from jsonschema import FormatChecker

    checker = FormatChecker(formats=())
    for name in NAMES:
        checker.checks(name)(InstanceCheck(name))
    return checker


def string_check(checker: FormatChecker, name: str) -> Check | None:
    """Return the fastest check of a format on a string, if the checker leaves that format to us.

    Args:
        checker: Any FormatChecker.
        name: A format's name there.

    Returns: What `check` returns for the format; None if the checker has its own function for it, or none.
    """
    function, _ = checker.checkers.get(name, (None, ()))
    return check(function.name) if isinstance(function, InstanceCheck) else None


def conforms(checker: FormatChecker, name: str) -> Callable[[object], bool] | None:
    """Return the check of a format as the checker does it.

    Args:
        checker: Any FormatChecker.
        name: A format's name there.

    Returns:
        A function of the instance: False if the registered function's result is falsy, or if it raises one of
        the exceptions registered with it; others it lets through. None if the checker doesn't know the format.
    """
    if name not in checker.checkers:
        return None
    function, raises = checker.checkers[name]

    def conforms(instance: object) -> bool:
        try:
            return bool(function(instance))
        except raises:
            return False

    return conforms


def __getattr__(name: str) -> FormatChecker:
    """Make the shared checker; only then is jsonschema imported."""
    if name != "FORMAT_CHECKER":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    shared: FormatChecker = globals().setdefault(name, format_checker())  # one for all threads: the first wins
    return shared
