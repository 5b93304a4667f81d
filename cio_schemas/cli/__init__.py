"""The command `cio-schemas`; its subcommands are the modules of this package that `command.SUBCOMMANDS` names."""

from cio_schemas.cli.command import main, program

__all__ = ["main", "program"]
