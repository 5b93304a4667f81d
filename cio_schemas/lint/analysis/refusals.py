"""What the 2020-12 meta-schema refuses of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cio_schemas.precompiled import METASCHEMA, Precompiled
from cio_schemas.runtime import DepthError

if TYPE_CHECKING:
    from cio_schemas.rules.changes import Path


class Refusal(NamedTuple):
    """Why the meta-schema refuses something of a schema: where, and a failure with the site it belongs to."""

    path: Path
    keyword: str | None
    site: Any
    failure: Any


def refusals(root: Any) -> list[Refusal]:
    """Return what the meta-schema refuses, nothing where the document is too deep to be judged.

    Args:
        root: The document.
    """
    judge = Precompiled(METASCHEMA)
    try:
        if judge.is_valid(root):
            return []
        failures = judge.collect(root)
    except (DepthError, RecursionError):
        return []
    sites = judge.sites
    return [Refusal(tuple(failure[2]), sites[failure[0]].keyword, sites[failure[0]], failure) for failure in failures]
