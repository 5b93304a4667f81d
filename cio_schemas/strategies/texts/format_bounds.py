"""What is certain of the texts of a format, as ECMA-262 patterns: what all match, and what only valid ones match.

Where both are the same, the pattern is the format's whole language. A proof that no text satisfies formats, patterns
and lengths at once rests on these; tests hold them to the checks. Sources: as for the checks, see `formats`.
"""

from __future__ import annotations

from typing import NamedTuple

_LEAP_YEAR = "(\\d\\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
_DATE = (
    "(\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8])|\\d{4}-(0[13-9]|1[0-2])-(29|30)|\\d{4}-(0[13578]|1[02])-31"
    f"|{_LEAP_YEAR}-02-29)"
)
_HOUR = "([01]\\d|2[0-3])"
_ZONE = f"([Zz]|[+-]{_HOUR}:[0-5]\\d)"
_TIME = f"{_HOUR}:[0-5]\\d:[0-5]\\d(\\.\\d+)?{_ZONE}"
_MAYBE_LEAP = f"{_HOUR}:[0-5]\\d:([0-5]\\d|60)(\\.\\d+)?{_ZONE}"
_CLOCK = "[Tt](\\d+[Hh](\\d+[Mm](\\d+[Ss])?)?|\\d+[Mm](\\d+[Ss])?|\\d+[Ss])"
_CALENDAR = "(\\d+[Dd]|\\d+[Mm](\\d+[Dd])?|\\d+[Yy](\\d+[Mm](\\d+[Dd])?)?)"
_DURATION = f"^[Pp]({_CALENDAR}({_CLOCK})?|{_CLOCK}|\\d+[Ww])$"
_OCTET = "(\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])"
_IPV4 = f"^{_OCTET}(\\.{_OCTET}){{3}}$"
_H16 = "[0-9A-Fa-f]{1,4}"
_UUID = "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"
_TOKENS = "(/([^~]|~[01])*)?"
_INDEX = "(0|[1-9]\\d*)"
_RELATIVE = f"^{_INDEX}([+-]{_INDEX})?(#|{_TOKENS})$"
_HOST = "^[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*$"
_PLAIN_HOST = "^[A-Za-z0-9]{1,60}(\\.[A-Za-z0-9]{1,60}){0,3}$"
_PLAIN_EMAIL = "^[A-Za-z0-9]{1,30}@[a-z0-9]{1,30}\\.[a-z]{2,20}$"
_URI_CHAR = "[!#$%&'()*+,./0-9:;=?@A-Z\\[\\]_a-z~-]"
_SCHEME = "[A-Za-z][A-Za-z0-9+.-]*:"
_LINK_TAIL = "[A-Za-z0-9._~!$&'()*+,;=:@/?-]*"
_LINK = f"^https?://[A-Za-z0-9._~-]+([/?]{_LINK_TAIL}(#{_LINK_TAIL})?)?$"
_PATH = "^[A-Za-z0-9._~/-]*$"


class FormatBounds(NamedTuple):
    """What is certain of the texts of a format.

    Attributes:
        within: A pattern that all of them match; empty for none.
        sure: A pattern that only valid texts match; empty for none.
        least: How long they are at least.
        most: How long they are at most, None for any length.
        implied: Other formats that all of them have.
    """

    within: str
    sure: str
    least: int = 0
    most: int | None = None
    implied: tuple[str, ...] = ()


BOUNDS: dict[str, FormatBounds] = {
    "date": FormatBounds(f"^{_DATE}$", f"^{_DATE}$"),
    "time": FormatBounds(f"^{_MAYBE_LEAP}$", f"^{_TIME}$"),
    "date-time": FormatBounds(f"^{_DATE}[Tt]{_MAYBE_LEAP}$", f"^{_DATE}[Tt]{_TIME}$"),
    "duration": FormatBounds(_DURATION, _DURATION),
    "email": FormatBounds("^[ -~]+@[ -~]+$", _PLAIN_EMAIL, 3, 254, ("idn-email",)),
    "idn-email": FormatBounds("^[\\s\\S]+@[\\s\\S]+$", _PLAIN_EMAIL, 3, 254),
    "hostname": FormatBounds(_HOST, _PLAIN_HOST, 1, 253, ("idn-hostname",)),
    "hostname of RFC 1123": FormatBounds(_HOST, _PLAIN_HOST, 1, 253),
    "idn-hostname": FormatBounds("", _PLAIN_HOST, 1, 253),
    "ipv4": FormatBounds(_IPV4, _IPV4),
    "ipv6": FormatBounds("^[0-9A-Fa-f:.]+$", f"^({_H16}:){{7}}{_H16}$", 2, 45),
    "uri": FormatBounds(f"^{_SCHEME}{_URI_CHAR}*$", _LINK, 2, None, ("iri", "iri-reference", "uri-reference")),
    "uri-reference": FormatBounds(f"^{_URI_CHAR}*$", _PATH, implied=("iri-reference",)),
    "iri": FormatBounds(f"^{_SCHEME}[^ <>]*$", _LINK, 2, None, ("iri-reference",)),
    "iri-reference": FormatBounds("^[^ <>]*$", _PATH),
    "uri-template": FormatBounds("", _PATH),
    "uuid": FormatBounds(_UUID, _UUID),
    "json-pointer": FormatBounds(f"^{_TOKENS}$", f"^{_TOKENS}$"),
    "relative-json-pointer": FormatBounds(_RELATIVE, _RELATIVE),
    "regex": FormatBounds("", "^[A-Za-z0-9]*$"),
}
"""What is certain about the texts of each format."""
