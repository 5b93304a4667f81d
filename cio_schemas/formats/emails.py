"""email (Mailbox of RFC 5321) and idn-email (of RFC 6531)."""

import re

from .checks import Recipe
from .hostnames import LABEL
from .ip_addresses import IPV4, IPV6

_ATEXT = "A-Za-z0-9!#$%&'*+/=?^_`{|}~"  # and the "-", which goes last in a class
_BEYOND_ASCII = "\u0080-\ud7ff\ue000-\U0010ffff"

# Within the limits, and no "--" in the domain: nothing is left for the library to judge.
_PLAIN = f"(?!.{{255}})[{_ATEXT}-]++(?>(?:[.][{_ATEXT}-]++)*)(?<!.{{65}})@{LABEL}(?>(?:[.]{LABEL})*)"

_ADDRESS_LITERAL = f"{IPV4}|[Ii][Pp][Vv]6:{IPV6}"


def _local_part(more: str = "") -> str:
    """Write a dot-atom or a quoted string, where `more` characters are allowed in both."""
    atom = f"[{_ATEXT}{more}-]++"
    return rf'{atom}(?>(?:[.]{atom})*)|"(?:[ !#-\[\]-~{more}]++|\\[ -~])*+"'


_LOCAL_PART = _local_part()
_IDN_LOCAL_PART = _local_part(_BEYOND_ASCII)


def _library_accepts(address: str) -> bool:
    """Ask email-validator, which looks at the syntax alone."""
    from email_validator import validate_email

    try:
        validate_email(address, check_deliverability=False, globally_deliverable=False)
    except ValueError:  # EmailNotValidError is one, and so is what an odd character makes the codecs raise
        return False
    return True


def _is_special_use(domain: str) -> bool:
    from email_validator import SPECIAL_USE_DOMAIN_NAMES

    return f".{domain.lower()}".endswith(tuple(f".{name}" for name in SPECIAL_USE_DOMAIN_NAMES))


def _is_mailbox(text: str, local_part: str) -> bool:
    """Return whether a text is a local part, an "@" and a domain or an address literal, all within RFC 5321's limits.

    The local part and the literal are ours, for the library refuses an empty quoted string, some characters of RFC
    6531 and lets an IPv6 zone pass. The domain is the library's, which also counts octets, so a local part as long
    as this one goes with it. Names for special use (localhost, test) it refuses; they are well-formed anyway,
    so with another last letter they get their second hearing.
    """
    local, _, domain = text.rpartition("@")
    if len(text) > 254 or not re.fullmatch(local_part, local):
        return False
    octets = len(local.encode())
    if octets > 64:
        return False
    if domain.startswith("["):
        return domain.endswith("]") and re.fullmatch(_ADDRESS_LITERAL, domain[1:-1]) is not None
    address = f"{'a' * octets}@{domain}"
    return _library_accepts(address) or (_is_special_use(domain) and _library_accepts(address[:-1] + "x"))


def is_email(text: str) -> bool:
    """Return whether a text is a Mailbox, without the quick pattern in front."""
    return text.isascii() and _is_mailbox(text, _LOCAL_PART)


def is_idn_email(text: str) -> bool:
    """Return whether a text is an internationalized Mailbox, without the quick pattern in front."""
    return _is_mailbox(text, _IDN_LOCAL_PART)


RECIPES: dict[str, Recipe] = {"email": Recipe(_PLAIN, is_email), "idn-email": Recipe(_PLAIN, is_idn_email)}
