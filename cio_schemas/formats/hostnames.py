"""hostname (RFC 1123) and idn-hostname (RFC 5890 to 5893)."""

import re

from .checks import Recipe

# Labels without "--": with it, a label may be an A-label, which only IDNA can judge.
LABEL = "(?![^.]{64})[A-Za-z0-9]++(?>(?:-[A-Za-z0-9]++)*)"
_PLAIN_HOSTNAME = f"(?!.{{254}}){LABEL}(?>(?:[.]{LABEL})*)"

_DOT = "[.\u3002\uff0e\uff61]"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def is_idn_hostname(text: str) -> bool:
    """Return whether each label is an NR-LDH label, a U-label or an A-label, and all together pass the Bidi rule.

    Without the quick pattern in front.
    """
    if len(text) > 253:  # in octets it would be longer still; idna takes its time on long labels
        return False
    from unicodedata import bidirectional  # noqa: PLC0415 -- as idna, for few host names

    import idna

    labels = re.split(_DOT, text)
    try:
        u_labels = [idna.ulabel(label) for label in labels]
        a_labels = [idna.alabel(label).decode() for label in u_labels]
        if any(bidirectional(character) in _RIGHT_TO_LEFT for label in u_labels for character in label):
            for label in u_labels:
                idna.check_bidi(label, check_ltr=True)
    except ValueError:  # IDNAError is one, and so is what unicodedata says of a nameless character
        return False
    if len(".".join(a_labels)) > 253:
        return False
    return all(not label.isascii() or label.lower() == a_label for label, a_label in zip(labels, a_labels, strict=True))


_RFC_1123_LABEL = "(?![^.]{64})[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"

RECIPES: dict[str, Recipe] = {
    "hostname": Recipe(_PLAIN_HOSTNAME, lambda text: text.isascii() and is_idn_hostname(text)),
    "idn-hostname": Recipe(_PLAIN_HOSTNAME, is_idn_hostname),
    "hostname of RFC 1123": Recipe(f"(?!.{{254}}){_RFC_1123_LABEL}(?>(?:[.]{_RFC_1123_LABEL})*)"),
}
