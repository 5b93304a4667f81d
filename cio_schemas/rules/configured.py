"""The codes that the configuration selects, checked by the registry that defines them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cio_schemas.project.config_file import Choice, Config


def configured_choice(config: Config, subcommand: str, read: Callable[[Sequence[str], bool], Sequence[str]]) -> Choice:
    """Return what the configuration chooses for a subcommand, with its codes read.

    Args:
        config: The configuration.
        subcommand: `check`, `lint` or `diff`.
        read: Turns codes as users write them into codes, and raises a ValueError for what names nothing; its second
            argument is True if they are to be ignored.

    Raises:
        ConfigError: One of the codes names nothing; the message names its place.
    """
    written: Choice = getattr(config, subcommand)

    def codes(texts: Sequence[str], *steps: str, ignored: bool = True) -> tuple[str, ...]:
        found: list[str] = []
        for index, text in enumerate(texts):
            try:
                found += read((text,), ignored)
            except ValueError as error:
                raise config.wrong(str(error), subcommand, *steps, index) from None
        return tuple(found)

    return written._replace(
        select=None if written.select is None else codes(written.select, "select", ignored=False),
        extend_select=codes(written.extend_select, "extend-select", ignored=False),
        ignore=codes(written.ignore, "ignore"),
        per_file_ignores={
            pattern: codes(texts, "per-file-ignores", pattern) for pattern, texts in written.per_file_ignores.items()
        },
    )
