"""What was asked of `cio-schemas check` and is not checked: nothing is passed over in silence."""

from __future__ import annotations

from cio_schemas.cli.exits import CommandError, tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from cio_schemas.cli.arguments import Options
    from cio_schemas.project.config_file import Config
    from cio_schemas.project.discovery import Discovery, Unmatched


def is_bare(options: Options, config: Config) -> bool:
    """Return whether values of payloads are to stay out of all outputs."""
    return bool(options.no_values or config.no_values)


def unchecked(found: Discovery, options: Options, config: Config) -> list[str]:
    """List what was named and is not checked; raise an error if nothing else was named, except in a hook."""
    bare = is_bare(options, config)
    barren = [f"{path}: there is nothing to check in this folder" for path in found.barren]
    if not (found.files or found.unread):
        if found.unmatched and not config.payloads:
            what = _why(found.unmatched[0], bare=bare) or f"{found.unmatched[0].path}: no schema is known for it"
            raise CommandError(f"{what}; give --schema NAME, $ID or PATH (see {_HELP})")
        if not options.files and config.payloads:
            raise CommandError("nothing to check: exclude leaves out every file that a pattern of payloads matches")
        if not options.files:
            raise CommandError(f"nothing to check: name files, or give [tool.cio-schemas] payloads (see {_HELP})")
        if barren and not found.unmatched:
            raise CommandError(barren[0])
    unmatched = [
        _why(each, bare=bare)
        or f"{each.path}: not checked, since no pattern of payloads matches it and it names no known $schema"
        for each in found.unmatched
    ]
    more = [f"and {len(unmatched) - _TOLD:,} more files are not checked"] if len(unmatched) > _TOLD else []
    return [*barren, *unmatched[:_TOLD], *more]


def _why(unmatched: Unmatched, *, bare: bool) -> str:
    """Say why a file is not checked, or a document of it, that names a schema; "" if it names none.

    Args:
        unmatched: The file.
        bare: Whether to leave values of payloads out of messages.
    """
    path, inline, document = unmatched
    what = f"document {document} is not checked" if document else "not checked"
    if not inline.written:
        return f"{path}: {what}, since neither it nor the first document names a schema" if document else ""
    place = f":{inline.span.line}:{inline.span.column}" if inline.span else ""
    if bare:
        return f"{path}{place}: {what}, since the schema that it names is not known"
    return f"{path}{place}: {what} against $schema {inline.written!r}: {inline.reason}"


def tell_unchecked(doubts: list[str], *, strict: bool) -> None:
    """Write what is not checked to standard error, also under --quiet."""
    for doubt in doubts:
        tell(f"{'error' if strict else 'warning'}: {doubt}")


_TOLD: Final = 5  # files without a schema that are named one by one
_HELP: Final = "`cio-schemas check --help`"
