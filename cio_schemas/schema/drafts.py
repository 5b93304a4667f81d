"""The drafts by name and by URI; what their keywords are is in `dialects`, which takes longer to import."""

from __future__ import annotations

from functools import lru_cache

from cio_schemas.exceptions import UnknownDialectError

DRAFT_2020_12 = "https://json-schema.org/draft/2020-12/schema"
DRAFT_2019_09 = "https://json-schema.org/draft/2019-09/schema"
DRAFT_7 = "http://json-schema.org/draft-07/schema"
DRAFT_6 = "http://json-schema.org/draft-06/schema"
DRAFT_4 = "http://json-schema.org/draft-04/schema"
DIALECT_V1 = "https://json-schema.org/v1"

URIS = {
    "4": DRAFT_4,
    "6": DRAFT_6,
    "7": DRAFT_7,
    "2019-09": DRAFT_2019_09,
    "2020-12": DRAFT_2020_12,
    "v1": DIALECT_V1,
}
"""The URI of each dialect that the specification defines, by the short name that options take."""

DEFAULT_DIALECT = "2020-12"
"""What a schema without `$schema` is, by default."""

_LATEST = "json-schema.org/schema"


@lru_cache(maxsize=256)
def canonical(uri: str) -> str:
    """Return the URI of a meta-schema as it is known here: those of the drafts by http or https, with or without `#`.

    Args:
        uri: The value of `$schema`.

    Example:
        >>> canonical("https://json-schema.org/draft-07/schema#")
        'http://json-schema.org/draft-07/schema'
    """
    uri = uri.removesuffix("#")
    scheme, separator, rest = uri.partition("://")
    if not separator or scheme not in ("http", "https") or not rest.startswith("json-schema.org/"):
        return uri
    if rest == _LATEST:
        return DRAFT_2020_12
    return next((known for known in URIS.values() if known.partition("://")[2] == rest), uri)


def dialect_named(name: str) -> str:
    """Return the URI of a dialect that an option names.

    Args:
        name: A short name, a key of `URIS`, or the URI of a meta-schema.

    Raises:
        UnknownDialectError: It is neither.
    """
    if name in URIS:
        return URIS[name]
    if ":" in name:
        return canonical(name)
    names = ", ".join(URIS)
    raise UnknownDialectError(f"no dialect {name!r}; choose from {names}, or give the URI of a meta-schema")
