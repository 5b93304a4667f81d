"""ECMA-262 patterns of the texts of each format: usual and unusual valid ones, and near misses.

A pattern here matches only valid texts, not all of them; a near miss only invalid ones. Tests hold both to the checks.
Lengths, a `pattern` next to the format and its negation all fall out of the automata that the patterns become.
"""

from __future__ import annotations

from typing import Final, NamedTuple

_WORD = "(acme|alex|blue|demo|green|kim|maria|north|sam|tom)"
_SLUG = "[a-z]([a-z0-9-]{0,20}[a-z0-9])?"
_SITE = f"(www\\.)?(example|{_SLUG.replace('-', '')})\\.(com|org|io|co\\.uk)"
_PATH = "(/[A-Za-z0-9._~-]{0,200}){0,4}"
_QUERY = "(\\?[a-z_]{1,12}=[A-Za-z0-9+._-]{0,24})?"
_OCTET = "(\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])"
_H16 = "[0-9a-f]{1,4}"
_DATE = "((19|20)\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|1\\d|2[0-8]))"
_ANY_DATE = f"({_DATE}|\\d{{4}}-(0[13-9]|1[0-2])-(29|30)|\\d{{4}}-(0[13578]|1[02])-31|(19|20)(04|24|48|96)-02-29)"
_CLOCK = "([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d"
_ZONE = "(Z|[+-](0\\d|1[0-4]):(00|30|45))"
_LABEL = "[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?"
_PLAIN_LABEL = "[a-z0-9]{1,63}"
_UNICODE = "[àéîõüñœšλжя中文日]"
_PCHAR = "([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-F]{2})"


class FormatLook(NamedTuple):
    """The usual forms of the texts of a format.

    Attributes:
        usual: A pattern of what people send.
        unusual: A pattern of what is rarer, and valid anyway.
        broken: A pattern of near misses.
        most: How long a text may be, None for any length.
        wide: A pattern of all that the format may look like, and of some more: where a pattern or a length asks for it.
    """

    usual: str
    unusual: str
    broken: str
    most: int | None = None
    wide: str = ""


_NARROW: dict[str, FormatLook] = {
    "date": FormatLook(
        f"^{_DATE}$", f"^{_ANY_DATE}$", "^\\d{4}-(13-01|00-10|02-30|04-31|1-1)$|^\\d{2}/\\d{2}/20\\d{2}$", 10
    ),
    "time": FormatLook(
        f"^{_CLOCK}Z$", f"^({_CLOCK}(\\.\\d{{1,40}})?{_ZONE}|23:59:60Z)$", "^(24:00:00Z|12:60:00Z|\\d:00:00Z)$"
    ),
    "date-time": FormatLook(
        f"^{_DATE}T{_CLOCK}(\\.\\d{{3}})?Z$",
        f"^{_ANY_DATE}[Tt]{_CLOCK}(\\.\\d{{1,40}})?{_ZONE}$",
        f"^({_DATE} {_CLOCK}|{_DATE}T{_CLOCK}|{_DATE}|(19|20)\\d\\d-13-01T{_CLOCK}Z)$",
    ),
    "duration": FormatLook(
        "^P(\\d{1,2}D|\\d{1,2}W|T\\d{1,2}H|T\\d{1,3}M|T\\d{1,3}S|\\d{1,2}DT\\d{1,2}H)$",
        "^P(\\d{1,30}Y(\\d{1,9}M(\\d{1,9}D)?)?|\\d{1,30}M|\\d{1,30}D|T\\d{1,9}H\\d{1,9}M\\d{1,9}S)$",
        "^(P|PT|P1|\\d{1,2}D|P1D2H|PT1D|P\\d{1,2}\\.5D)$",
    ),
    "email": FormatLook(
        f"^{_WORD}([._+]{_WORD})?@(example|{_WORD})\\.(com|org|net|io)$",
        "^[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}@([a-z0-9]{1,63}\\.){1,3}[a-z]{2,63}$",
        f"^({_WORD}@?|@{_WORD}\\.com|{_WORD}(@@| {_WORD}@){_WORD}\\.com|{_WORD}@{_WORD}\\.com\\.)$",
        254,
    ),
    "idn-email": FormatLook(
        f"^{_WORD}@(example|{_WORD})\\.(com|org|net|io)$",
        f"^({_UNICODE}|[a-z0-9]){{1,20}}@([a-z0-9]{{1,63}}\\.){{1,3}}[a-z]{{2,63}}$",
        f"^({_WORD}|{_WORD}@|@{_WORD}\\.com|{_WORD}@@{_WORD}\\.com)$",
        120,
    ),
    "hostname": FormatLook(
        f"^({_WORD}\\.)?(example|{_WORD})\\.(com|org|io)$",
        f"^({_PLAIN_LABEL}\\.){{0,3}}{_PLAIN_LABEL}$",
        f"^(-{_WORD}|{_WORD}-|{_WORD}\\.\\.com|{_WORD}_{_WORD}|{_WORD} {_WORD}|\\.{_WORD})$",
        253,
    ),
    "idn-hostname": FormatLook(
        f"^({_WORD}\\.)?(example|{_WORD})\\.(com|org|io)$",
        f"^((münchen|中文|пример|ñandú|{_PLAIN_LABEL})\\.){{0,3}}[a-z0-9]{{1,63}}$",
        f"^(-{_WORD}|{_WORD}-|{_WORD}\\.\\.com|{_WORD}_{_WORD}|{_WORD} {_WORD})$",
        253,
    ),
    "ipv4": FormatLook(
        f"^(10\\.0|172\\.16|192\\.168|203\\.0)\\.{_OCTET}\\.{_OCTET}$",
        f"^{_OCTET}\\.{_OCTET}\\.{_OCTET}\\.{_OCTET}$",
        "^(256\\.0\\.0\\.1|1\\.2\\.3|1\\.2\\.3\\.4\\.5|01\\.2\\.3\\.4|\\d\\.\\d\\.\\d\\.|::1)$",
        15,
    ),
    "ipv6": FormatLook(
        f"^(2001:db8|fe80|fd00)::({_H16}:){{0,3}}{_H16}$",
        f"^(::1|::|({_H16}:){{7}}{_H16}|({_H16}:){{1,5}}:{_H16}|::ffff:(10|192)\\.\\d\\.\\d\\.\\d{{1,2}})$",
        f"^(1::2::3|({_H16}:){{6}}{_H16}|12345::|::g|fe80::1%eth0|10\\.0\\.0\\.1)$",
        45,
    ),
    "uri": FormatLook(
        f"^https?://{_SITE}{_PATH}{_QUERY}$",
        f"^((ftp|http)://([a-z0-9-]{{1,20}}:?[0-9]{{0,5}}|\\[::1\\])(/{_PCHAR}{{0,300}})?(#[a-z]{{1,9}})?|urn:[a-z]{{2,9}}:[0-9]{{1,20}}|mailto:a@b\\.co|[a-z]:)$",
        f"^(//{_SITE}|{_SITE}/|/[a-z]{{1,9}}|https?://{_WORD} {_WORD}|https?://{_SITE}/%zz|[a-z]{{0,9}}|:/{{2}}{_WORD})$",
    ),
    "uri-reference": FormatLook(
        f"^(https?://{_SITE}{_PATH}|{_PATH}|#[a-z]{{1,12}})$",
        f"^((\\.\\.?/)?[a-z]{{0,9}}(/{_PCHAR}{{0,300}})?(\\?{_PCHAR}{{0,9}})?(#{_PCHAR}{{0,9}})?)$",
        f"^(\\\\{_WORD}|{_WORD} {_WORD}|%zz|https?://{_WORD}\\^|[<>]{{1,9}}|\\[[a-z]{{0,9}})$",
    ),
    "iri": FormatLook(
        f"^https?://{_SITE}{_PATH}$",
        f"^https?://([a-z]|{_UNICODE}){{1,20}}\\.org(/({_UNICODE}|[a-z0-9]){{0,300}})?$|^[a-z]:$",
        f"^(//{_SITE}|/[a-z]{{1,9}}|https?://{_WORD} {_WORD}|[a-z]{{0,9}})$",
    ),
    "iri-reference": FormatLook(
        f"^(https?://{_SITE}{_PATH}|{_PATH}|#[a-z]{{1,12}})$",
        f"^(/?({_UNICODE}|[a-z0-9]){{0,300}}(#({_UNICODE}|[a-z]){{0,9}})?)$",
        f"^(\\\\{_WORD}|{_WORD} {_WORD}|%zz|[<>]{{1,9}})$",
    ),
    "uri-template": FormatLook(
        f"^https?://{_SITE}(/\\{{[a-z]{{1,9}}\\}}|/[a-z]{{1,9}}){{0,3}}$",
        "^([a-z0-9/.-]|\\{[+#./;?&]?[a-z]{1,9}(:[1-9]|\\*)?(,[a-z]{1,9})?\\}){0,40}$",
        "^([a-z/]{0,9}\\{[a-z]{0,9}|[a-z/]{0,9}\\}|\\{\\}|%z|[a-z] [a-z])$",
    ),
    "uuid": FormatLook(
        "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
        "^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$",
        "^([0-9a-f]{32}|[0-9a-f]{7}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}|[0-9a-f]{7}g-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12})$",
        36,
    ),
    "json-pointer": FormatLook(
        "^(/[a-z][a-z0-9_]{0,20}|/\\d){0,4}$",
        "^(/([a-zA-Z0-9 é中%-]|~0|~1){0,60}){0,4}$",
        "^([a-z]{1,9}(/[a-z]{0,9})?|/[a-z]{0,9}~|/~2[a-z]{0,9}|#/[a-z]{0,9})$",
    ),
    "relative-json-pointer": FormatLook(
        "^\\d(#|(/[a-z]{1,200}){0,3})$",
        "^(0|[1-9]\\d{0,9})([+-][1-9])?(#|(/([a-z é]|~0|~1){0,60}){0,3})$",
        "^(/[a-z]{1,9}|-1|01|[a-z]{1,9}|\\d##|)$",
    ),
    "regex": FormatLook(
        "^\\^?([a-z]{0,9}|\\[[a-f]-[g-z]\\][+*?]|\\(([a-z]{1,9})\\)|\\\\[dwsb]\\+?){0,12}\\$?$",
        "^([a-z0-9é中]|\\[\\^[a-z]\\]|\\(\\?:[a-z]\\|[a-z]\\)|\\\\u00[0-9a-f]{2}|\\\\p\\{Lu\\}|[a-z]\\{1,5\\}){0,40}$",
        "^([a-z]{0,9}[(\\[\\\\]|[*+?][a-z]{0,9}|[a-z]{0,9}\\)|\\\\[ai-jl-m]|[a-z]\\*\\*|\\{1\\})$",
    ),
}

_DAY = "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])"
_FRACTION = "(\\.\\d{1,40})?"
_LEAP = (
    f"(23:59:60{_FRACTION}([Zz]|[+-]00:00)|(15:59:60-08|18:59:60-05|00:59:60\\+01|08:59:60\\+09):00|05:29:60\\+05:30)"
)
_MOMENT = f"(([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d{_FRACTION}([Zz]|[+-]([01]\\d|2[0-3]):[0-5]\\d)|{_LEAP})"
_HOST = "[A-Za-z0-9]+(-+[A-Za-z0-9]+)*(\\.[A-Za-z0-9]+(-+[A-Za-z0-9]+)*)*"
_ENCODED = "xn--(mnchen-3ya|fiqs8s|80akhbyknj4f|and-6ma2c|e1afmkfd)"
_WIDE_HOST = f"({_HOST}|({_ENCODED}|({_UNICODE}|[a-z0-9])+)(\\.{_HOST})?)"
_ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_WIDE_H16 = "[0-9A-Fa-f]{1,4}"
_TAIL = f"({_WIDE_H16}|{_OCTET}\\.{_OCTET}\\.{_OCTET}\\.{_OCTET})"
_LETTER = f"([A-Za-z0-9._~!$&'()*+,;=:@-]|{_UNICODE}|%[0-9A-F]{{2}})"
_REFERENCED = "([^~/\\u0000-\\u001f]|~0|~1)"
_REPEATED = "([*+?]|\\{[1-9](,\\d\\d?)?\\})"
_NAMES = "[A-Za-z0-9_]+(:[1-9]\\d{0,3}|\\*)?"


def _references(letter: str, host: str) -> tuple[str, str]:
    """Return patterns of absolute references and of all, of some letters."""
    user = "([A-Za-z0-9._~!$&'()*+,;=:-]+@)?"
    authority = f"//{user}({host}|\\[::1\\])?(:\\d{{0,5}})?"
    path = f"({authority}(/{letter}*)*|/?({letter}+(/{letter}*)*)?)"
    tail = f"(\\?({letter}|[/?])*)?(#({letter}|[/?])*)?"
    scheme = "[A-Za-z][A-Za-z0-9+.-]*:"
    return f"^{scheme}{path}{tail}$", f"^({scheme})?{path}{tail}$"


_WIDE_URI, _WIDE_REFERENCE = _references(_PCHAR, _HOST)
_WIDE_IRI, _WIDE_IRI_REFERENCE = _references(_LETTER, f"({_UNICODE}|[A-Za-z0-9.-])+")

_WIDE = {
    "date": f"^{_DAY}$",
    "time": f"^{_MOMENT}$",
    "date-time": f"^{_DAY}[Tt]{_MOMENT}$",
    "duration": "^P(\\d+W|(\\d+Y)?(\\d+M)?(\\d+D)?(T(\\d+H)?(\\d+M)?(\\d+S)?)?)$",
    "email": f'^({_ATOM}(\\.{_ATOM})*|"[a-z .]+")@({_HOST}|\\[{_OCTET}\\.0\\.0\\.1\\])$',
    "idn-email": f"^({_ATOM}|{_UNICODE}+)(\\.({_ATOM}|{_UNICODE}+))*@{_WIDE_HOST}$",
    "hostname": f"^{_HOST}$",
    "idn-hostname": f"^{_WIDE_HOST}$",
    "ipv4": f"^{_OCTET}\\.{_OCTET}\\.{_OCTET}\\.{_OCTET}$",
    "ipv6": f"^({_WIDE_H16}:){{0,7}}(:|{_TAIL}|(:{_WIDE_H16}){{1,6}}(:{_TAIL})?)$|^::({_WIDE_H16}:){{0,6}}{_TAIL}$",
    "uri": _WIDE_URI,
    "uri-reference": _WIDE_REFERENCE,
    "iri": _WIDE_IRI,
    "iri-reference": _WIDE_IRI_REFERENCE,
    "uri-template": f"^([A-Za-z0-9/:._~?=&-]|\\{{[+#./;?&]?{_NAMES}(,{_NAMES})*\\}})*$",
    "uuid": "^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$",
    "json-pointer": f"^(/{_REFERENCED}*)*$",
    "relative-json-pointer": f"^(0|[1-9]\\d*)([+-][1-9]\\d*)?(#|(/{_REFERENCED}*)*)$",
    "regex": f"^([^\\\\()\\[\\]{{}}*+?|\\u0000-\\u001f]|\\(\\?[=!:][^()\\[\\]{{}}*+?\\\\|]*\\)|"
    f"\\(\\?<[=!][a-z]+\\)|\\[\\^?[a-z0-9A-Z_]+\\]{_REPEATED}?|"
    f"[a-z0-9.]{_REPEATED}|\\((\\?<[a-z]+>)?([a-z]+)\\){_REPEATED}?|"
    f"\\\\[dwsDWSb.*+?^$/-]|\\\\[dwsDWS]{_REPEATED}|\\|)*$",
}
"""The forms of each format, as far as a pattern describes them; the check of the format filters the excess."""

LOOKS = {name: look._replace(wide=_WIDE[name]) for name, look in _NARROW.items()}
"""The patterns of the nineteen formats."""

PERMISSIVE = frozenset(
    {"hostname", "idn-hostname", "iri-reference", "json-pointer", "regex", "uri-reference", "uri-template"}
)
"""The formats that most texts have, so that texts without one are drawn from near misses only."""

EDGES: Final[dict[str, tuple[str, ...]]] = {
    "date": ("2024-02-29", "1970-01-01", "2038-01-20", "0001-01-01", "9999-12-31"),
    "date-time": (
        "2016-12-31T23:59:60Z",
        "2024-02-29T12:00:00Z",
        "2038-01-20T00:00:00-11:30",
        "1969-12-31T23:59:59.999Z",
    ),
    "time": ("23:59:60Z", "00:00:00Z", "12:00:00.123456789+05:45"),
    "duration": ("P0D", "PT36H", "P1Y2M3DT4H5M6S", "P52W"),
    "uuid": ("00000000-0000-0000-0000-000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"),
    "ipv4": ("0.0.0.0", "255.255.255.255", "127.0.0.1"),  # noqa: S104 - a text
    "ipv6": ("::", "::1", "::ffff:192.0.2.1", "2001:DB8::8:800:200C:417A"),
    "json-pointer": ("", "/", "/a~1b/m~0n"),
}
"""By format, texts of it that programs trip over: leap days and seconds, the ends of what is counted, capitals."""

_LINKS: Final = ("a:b", "https://example.com/", "https://example.com/" + 60 * "a")

EXAMPLES: Final[dict[str, tuple[str, ...]]] = {
    "date": ("2024-01-31",),
    "date-time": ("2024-01-31T12:00:00Z",),
    "time": ("12:00:00Z",),
    "duration": ("P1D",),
    "uuid": ("00000000-0000-4000-8000-000000000000",),
    "email": ("a@b.co", "kim@example.com", 30 * "a" + "@example.com"),
    "idn-email": ("a@b.co", "kim@example.com", 30 * "a" + "@example.com"),
    "hostname": ("a", "example.com", 30 * "a" + ".example.com"),
    "idn-hostname": ("a", "example.com", 30 * "a" + ".example.com"),
    "ipv4": ("1.1.1.1", "255.255.255.255"),
    "ipv6": ("::1", "2001:db8:0:0:8:800:200c:417a"),
    **dict.fromkeys(("uri", "iri", "uri-reference", "iri-reference", "uri-template"), _LINKS),
    "json-pointer": ("/a", "/" + 60 * "a"),
    "relative-json-pointer": ("0", "0/a", "0/" + 60 * "a"),
    "regex": ("a", 60 * "a"),
}
"""By format, usual texts of several lengths: that there is one is then clear without any automaton."""
