"""The patterns of a schema: compiled, or refused with the place of their keyword."""

from __future__ import annotations

from cio_schemas import ecma
from cio_schemas.exceptions import UnsupportedPatternError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cio_schemas.schema.ref_resolution import Index
    from cio_schemas.schema.resources import Location


def pattern_at(source: str, location: Location) -> ecma.Pattern:
    """Return the compiled ECMA-262 pattern of the keyword at a location.

    Raises:
        UnsupportedPatternError: It can't be matched in bounded time.
    """
    try:
        return ecma.compile(source)
    except ecma.PatternError as error:
        raise UnsupportedPatternError(str(error), str(location)) from None


def refuse_unsupported(index: Index) -> None:
    """Raise for a pattern that can't be matched in bounded time, even if no reference leads there.

    Raises:
        UnsupportedPatternError: There is one.
    """
    for location, schema in index:
        dialect = index.resource(location).dialect
        if "pattern" in schema and dialect.knows("pattern"):
            pattern_at(schema["pattern"], location.child("pattern"))
        if "patternProperties" in schema and dialect.knows("patternProperties"):
            for source in schema["patternProperties"]:
                pattern_at(source, location.child("patternProperties"))
