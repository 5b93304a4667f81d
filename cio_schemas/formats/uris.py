"""uri and uri-reference (RFC 3986), iri and iri-reference (RFC 3987), uri-template (RFC 6570).

The one module that imports rfc3987, which is under the GPL, version 3 or later.
"""

from __future__ import annotations

import re
from functools import cache

from .checks import Recipe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .checks import Check

_PERCENT_ENCODED = "%[0-9A-Fa-f][0-9A-Fa-f]"
_NAME = "A-Za-z0-9._~!$&'()*+,;="  # unreserved and sub-delims, except for the "-", which goes last in a class
_SCHEME = "[A-Za-z][A-Za-z0-9+.-]*+:"
_NO_SCHEME = "(?![^:/?#]*+:)"  # a colon in the first segment would make it one

# ucschar and iprivate of RFC 3987. Beyond U+FFFF `re` walks the ranges one by one, so the quick patterns do without.
_UCSCHAR_BMP = "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
_UCSCHAR = _UCSCHAR_BMP + "".join(
    f"{chr(plane << 16 | (0x1000 if plane == 0xE else 0))}-{chr(plane << 16 | 0xFFFD)}" for plane in range(1, 0xF)
)
_IPRIVATE_BMP = "\ue000-\uf8ff"
_IPRIVATE = _IPRIVATE_BMP + "\U000f0000-\U000ffffd\U00100000-\U0010fffd"


def _quick(start: str, letters: str = "", private: str = "") -> str:
    """Write a pattern for what has no userinfo, no IP literal and no percent sign in the host: nearly all there is."""

    def characters(more: str) -> str:
        return f"(?:[{_NAME}{letters}:@{more}-]++|{_PERCENT_ENCODED})*+"

    authority = f"//[{_NAME}{letters}-]*+(?::[0-9]*+)?+(?:/|(?![^?#]))"
    return (
        f"{start}(?:{authority}|(?!//)){characters('/')}(?:[?]{characters('/?' + private)})?+(?:#{characters('/?')})?+"
    )


# What most links are: a host without a userinfo, and no percent sign; one class for path and query.
_TAIL = f"[{_NAME}:@/?-]*+"
_LINK = f"https?://[A-Za-z0-9._~-]++(?:[/?]{_TAIL}(?:#{_TAIL})?+)?+"


@cache
def exact(rule: str) -> Check:
    """Compile a rule of rfc3987's grammar, with the two that differ from RFC 3986 put right.

    The patterns are taken as text: compiled by the library they run on `regex` where that happens to be installed,
    which takes quadratic time on some.
    """
    import rfc3987

    grammar = rfc3987.format_patterns(
        dec_octet=lambda _: "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])",
        IPvFuture=lambda source: source.replace("v", "[vV]", 1),
    )
    return re.compile(grammar[rule]).fullmatch


def _recipe(rule: str, source: str) -> Recipe:
    return Recipe(f"{_LINK}|{source}", lambda text: exact(rule)(text))  # noqa: PLW0108 -- must stay uncompiled until needed


_LITERAL = rf"[!#$&-;=?-\[\]_a-z~{_UCSCHAR}{_IPRIVATE}]++|{_PERCENT_ENCODED}"
_VARCHAR = f"(?:[A-Za-z0-9_]|{_PERCENT_ENCODED})"
_VARSPEC = rf"{_VARCHAR}++(?>(?:[.]{_VARCHAR}++)*)(?::[1-9][0-9]{{0,3}}+|\*)?+"
_URI_TEMPLATE = rf"(?>(?:{_LITERAL}|\{{[+#./;?&=,!@|]?+{_VARSPEC}(?>(?:,{_VARSPEC})*)\}})*)"

# The grammar's rule, and the pattern that accepts most of what it does.
RULES: dict[str, tuple[str, str]] = {
    "iri": ("IRI", _quick(_SCHEME, _UCSCHAR_BMP, _IPRIVATE_BMP)),
    "iri-reference": ("IRI_reference", _quick(f"(?:{_SCHEME}|{_NO_SCHEME})", _UCSCHAR_BMP, _IPRIVATE_BMP)),
    "uri": ("URI", _quick(_SCHEME)),
    "uri-reference": ("URI_reference", _quick(f"(?:{_SCHEME}|{_NO_SCHEME})")),
}

RECIPES: dict[str, Recipe] = {
    **{name: _recipe(rule, source) for name, (rule, source) in RULES.items()},
    "uri-template": Recipe(_URI_TEMPLATE),
}
