"""json-pointer (RFC 6901), relative-json-pointer (draft-bhutton-relative-json-pointer-00) and uuid (RFC 9562)."""

from .checks import Recipe

# A "/" may stand anywhere after the first one, so the pattern need not separate the reference tokens.
_JSON_POINTER = "(?:/[^~]*+(?:~[01][^~]*+)*+)?+"

_INTEGER = "(?:0|[1-9][0-9]*+)"
# The draft's grammar has no "#" after an index manipulation, but its examples have ("0-1#").
_RELATIVE_JSON_POINTER = f"{_INTEGER}(?:[+-]{_INTEGER})?+(?:#|{_JSON_POINTER})"

_UUID = "-".join(f"[0-9A-Fa-f]{{{digits}}}" for digits in (8, 4, 4, 4, 12))

RECIPES: dict[str, Recipe] = {
    "json-pointer": Recipe(_JSON_POINTER),
    "relative-json-pointer": Recipe(_RELATIVE_JSON_POINTER),
    "uuid": Recipe(_UUID),
}
