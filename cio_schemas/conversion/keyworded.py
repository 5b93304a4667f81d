"""A keyword of a subschema that is upgraded, and what can be done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.rules.changes import Rename, Splice
from cio_schemas.schema.dialects import OFFICIAL

if TYPE_CHECKING:
    from collections.abc import Callable

    from cio_schemas.conversion.survey import SurveyedSchema
    from cio_schemas.rules.changes import Change, Path

NAMES: Final = {dialect.draft: name for name, dialect in OFFICIAL.items()}
"""The short name of each draft."""
URIS: Final = {dialect.draft: dialect.uri + ("#" if dialect.draft < 2019 else "") for dialect in OFFICIAL.values()}
"""What `$schema` is in each draft, as the draft's own meta-schema writes it."""


class Rewrite(NamedTuple):
    """One change or remark of an upgrade.

    Attributes:
        path: The place: a keyword.
        kind: "removed", "renamed" or "rewritten"; "kept" for what stays though it means something else, "left" for what
            keeps the whole document from being upgraded.
        message: What is done, and why.
        changes: How.
    """

    path: Path
    kind: str
    message: str
    changes: tuple[Change, ...] = ()


class Upgrade(NamedTuple):
    """What is known where a subschema is upgraded.

    Attributes:
        to: The draft that it is upgraded to.
        is_led_into: Whether a reference leads to a place, or to what is in it.
        anchors: New names of anchors, by the base URI and the old name.
        recursive: The dynamic anchor to use for `$recursiveAnchor`.
        recursive_references: The new value of each `$recursiveRef`, by path.
        evaluating: The paths of each `contains` that an `unevaluatedItems` would see.
        keeps_identifier: Whether the `$id` next to the `$ref` of a root changes nothing in 2019-09 and later.
        recurses_apart: Whether a `$recursiveRef` of a document that is not upgraded may lead here.
    """

    to: int
    is_led_into: Callable[[Path], bool]
    anchors: dict[tuple[str, str], str]
    recursive: str
    recursive_references: dict[Path, str]
    evaluating: frozenset[Path]
    keeps_identifier: bool
    recurses_apart: bool


class Keyworded(NamedTuple):
    """A keyword of a subschema."""

    part: SurveyedSchema
    upgrade: Upgrade
    keyword: str
    value: Any

    @property
    def path(self) -> Path:
        """Where it is."""
        return (*self.part.origin.path, self.keyword)

    @property
    def schema(self) -> dict[str, Any]:
        """The subschema that has it."""
        return self.part.schema

    @property
    def draft(self) -> int:
        """The draft that it is of."""
        return self.part.dialect.draft

    @property
    def old(self) -> str:
        """The short name of that draft."""
        return NAMES[self.draft]

    @property
    def new(self) -> str:
        """The short name of the draft that it is upgraded to."""
        return NAMES[self.upgrade.to]

    def beside(self, keyword: str) -> Path:
        """Return where another keyword of the same subschema is."""
        return (*self.part.origin.path, keyword)

    def hidden(self, why: str) -> Rewrite:
        """Remove a keyword; or rename it to one that means nothing, where a reference leads into it."""
        if not self.upgrade.is_led_into(self.path):
            return Rewrite(self.path, "removed", f"`{self.keyword}` is removed: {why}", (Splice(self.path),))
        name = f"x-{self.keyword.lstrip('$')}"
        while name in self.schema:
            name = "x-" + name
        message = f"`{self.keyword}` becomes `{name}`: {why}, and a reference leads into it"
        return Rewrite(self.path, "renamed", message, (Rename(self.path, name),))
