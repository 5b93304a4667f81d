"""Contents of strings, as draft 7 asserts them: base64 (RFC 4648), JSON (RFC 8259)."""

from __future__ import annotations


def decoded(text: str) -> bytes | None:
    """Return the decoded base64 text; None if it is not base64."""
    import base64  # noqa: PLC0415 -- for few schemas
    import binascii  # noqa: PLC0415

    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None


def is_base64(text: str) -> bool:
    """Return whether a string is base64, without line breaks."""
    return decoded(text) is not None


def is_json(text: str | bytes) -> bool:
    """Return whether a string is a JSON text."""
    import json  # noqa: PLC0415 -- as above

    try:
        json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return False
    return True


def _refuse(name: str) -> None:
    raise ValueError(name)


def is_json_in_base64(text: str) -> bool:
    """Return whether a string is the base64 of a JSON text."""
    data = decoded(text)
    return data is not None and is_json(data)
