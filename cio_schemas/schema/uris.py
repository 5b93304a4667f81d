"""URI references, resolved as RFC 3986 has it, for every scheme.

`urllib.parse.urljoin` resolves relative references for a fixed list of schemes only (not `tag:`, `urn:` or private
ones), and raises if a host does not look like one. Here only the algorithm of section 5.2 decides. URIs are
compared as strings after that: neither case nor percent-encoding is normalized, as in `referencing`.
"""

from __future__ import annotations

from functools import lru_cache

from cio_schemas.records import NamedTuple


class Components(NamedTuple):
    """The components of a URI reference (RFC 3986, section 3); None if one is absent, which differs from empty."""

    scheme: str | None
    authority: str | None
    path: str
    query: str | None
    fragment: str | None


_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OF_SCHEME = _LETTERS + "0123456789+.-"


def split(reference: str) -> Components:
    """Return the components of a URI reference; any string is one (RFC 3986, section 3.1 and appendix B)."""
    rest, hash_, fragment = reference.partition("#")
    rest, mark, query = rest.partition("?")
    scheme, colon, path = rest.partition(":")
    if not colon or not scheme or scheme[0] not in _LETTERS or scheme.strip(_OF_SCHEME):
        colon, path = "", rest
    authority = None
    if path.startswith("//"):
        authority, slash, path = path[2:].partition("/")
        path = slash + path
    return Components(scheme if colon else None, authority, path, query if mark else None, fragment if hash_ else None)


def unsplit(components: Components) -> str:
    """Return the URI reference of some components (RFC 3986, section 5.3).

    A path that would be read as an authority or as a scheme gets a dot segment in front (erratum 4547, section 4.2).
    """
    scheme, authority, path, query, fragment = components
    if authority is None and path.startswith("//"):
        path = "/." + path
    elif scheme is None and authority is None and ":" in path.partition("/")[0]:
        path = "./" + path
    return "".join(
        (
            "" if scheme is None else f"{scheme}:",
            "" if authority is None else f"//{authority}",
            path,
            "" if query is None else f"?{query}",
            "" if fragment is None else f"#{fragment}",
        )
    )


def join(base: str, reference: str) -> str:
    """Return the URI that a reference means where `base` is the base URI (RFC 3986, section 5.2.2).

    Args:
        base: The base URI; one that is relative itself, or empty, yields a relative reference.
        reference: The URI reference, with or without a fragment, which is kept.
    """
    given, parent = split(reference), split(base)
    if given.scheme is not None or given.authority is not None:
        found = given._replace(scheme=given.scheme or parent.scheme, path=_without_dots(given.path))
    elif not given.path:
        query = parent.query if given.query is None else given.query
        found = parent._replace(query=query, fragment=given.fragment)
    else:
        path = given.path if given.path.startswith("/") else _merged(parent, given.path)
        path = _without_dots(path, absolute=parent.scheme is not None)
        found = parent._replace(path=path, query=given.query, fragment=given.fragment)
    return unsplit(found)


def defrag(reference: str) -> tuple[str, str]:
    """Return a URI reference without its fragment, and the fragment, decoded: "" if there is none."""
    uri, _, fragment = reference.partition("#")
    return uri, unquoted(fragment)


@lru_cache(maxsize=4096)
def file_uri(path: str) -> str:
    """Return the URI of a file (RFC 8089).

    Args:
        path: An absolute path.
    """
    if path.startswith("/") and not path.strip(_PLAIN):
        return f"file://{path}"
    from pathlib import Path  # noqa: PLC0415 - slow to import, and few paths need it

    return Path(path).as_uri()


_PLAIN = _LETTERS + "0123456789_.~/-"


def unquoted(text: str) -> str:
    """Return a text with its percent-encodings decoded."""
    if "%" not in text:
        return text
    from urllib.parse import unquote  # noqa: PLC0415 - slow to import, and few references need it

    return unquote(text)


def resolve(base: str, reference: str) -> tuple[str, str]:
    """Return the absolute URI of the document that a reference means, and the decoded fragment in it.

    Args:
        base: The base URI.
        reference: The URI reference.
    """
    return defrag(join(base, reference))


def scheme_of(reference: str) -> str:
    """Return the scheme of a URI reference, in lower case; "" if it is relative."""
    return (split(reference).scheme or "").lower()


def _merged(base: Components, path: str) -> str:
    """Merge a relative path with that of a base URI (RFC 3986, section 5.2.3)."""
    if base.authority is not None and not base.path:
        return "/" + path
    return base.path[: base.path.rfind("/") + 1] + path


def _without_dots(path: str, *, absolute: bool = True) -> str:
    """Return a path without its dot segments (RFC 3986, section 5.2.4).

    Args:
        path: The path.
        absolute: Whether it is the path of a URI: then `a/../b` is `/b`, to the letter of the RFC. In a relative
            reference, which the RFC does not cover, it is `b`, and a leading `..` is kept.
    """
    if "." not in path:
        return path
    segments = path.split("/")
    kept: list[str] = []
    for segment in segments:
        if segment == ".." and not absolute and kept in ([], [".."] * len(kept)):
            kept.append(segment)
        elif segment == "..":
            root = [""] if kept and (absolute or not kept[0]) else []
            kept = kept[:-1] or root
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", "..") and kept:
        kept.append("")
    return "/".join(kept)


def fragment_of(pointer: str) -> str:
    """Return a JSON Pointer as a URI's fragment writes it (RFC 6901, section 6), without the `#`.

    Args:
        pointer: The JSON Pointer.

    Example:
        >>> fragment_of("/patternProperties/^a")
        '/patternProperties/%5Ea'
    """
    from urllib.parse import quote  # noqa: PLC0415 - as in `unquoted`

    return quote(pointer, safe="/?:@!$&'()*+,;=~-._", errors="surrogatepass")
