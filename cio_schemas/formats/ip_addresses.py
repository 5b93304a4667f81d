"""ipv4 (RFC 2673) and ipv6 (RFC 4291)."""

from .checks import Recipe

# Distinguished by the first digit, so that `re` never tries a second alternative.
_OCTET = "(?:0|1[0-9]{0,2}+|2(?:[0-4][0-9]?+|5[0-5]?+|[6-9])?+|[3-9][0-9]?+)"
IPV4 = "[.]".join([_OCTET] * 4)

_GROUP = "[0-9A-Fa-f]{1,4}+"
_LAST_TWO = f"{_GROUP}(?::{_GROUP}|[.][0-9.]++)"


def _compressed(before: int) -> str:
    """Write the addresses that have `before` groups in front of the "::", which stands for one group or more."""
    after = 7 - before
    ends = ["", _GROUP, f"(?:{_GROUP}:){{0,{after - 2}}}{_LAST_TWO}"][: after + 1]
    return f"{':'.join([_GROUP] * before)}::(?:{'|'.join(reversed(ends))})"


# The look-ahead settles the dotted end, so that its long pattern stands here once.
IPV6 = (
    rf"(?=[^.]*+\Z|[^.]*:{IPV4}\Z)"
    f"(?:(?:{_GROUP}:){{6}}{_LAST_TWO}|{'|'.join(map(_compressed, range(8)))})"
)

RECIPES: dict[str, Recipe] = {
    "ipv4": Recipe(IPV4),
    "ipv6": Recipe(IPV6),
}
