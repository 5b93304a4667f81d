"""From a literal to its cases: one function a keyword for what satisfies it, and one for what breaks it.

Both read the same tables that say which keywords there are; what several keywords decide together (`properties` and
its neighbours) is read once, by the function of the group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cio_schemas.strategies.expand import array, bounds, logic, object, unevaluated, values  # noqa: A004 - a type's name

if TYPE_CHECKING:
    from cio_schemas.strategies.expand.at import Table

_MODULES = (values, bounds, object, array, logic)

SATISFIED: Table = {keyword: cases for module in _MODULES for keyword, cases in module.SATISFIED.items()}
"""What satisfies each keyword, or the group that it stands for; in the order in which they narrow cases down best."""

BROKEN: Table = {keyword: cases for module in (*_MODULES, unevaluated) for keyword, cases in module.BROKEN.items()}
"""What breaks each keyword."""

GROUPS = {
    "patternProperties": "properties",
    "additionalProperties": "properties",
    "prefixItems": "items",
    "minContains": "contains",
    "maxContains": "contains",
    "then": "if",
    "else": "if",
}
"""Keywords that another one's function reads along."""
