"""`python -m cio_schemas`: the same as the command `cio-schemas`."""

from cio_schemas.cli import program

program()
