"""`python -m cio_schemas`: the same as the command `cio-schemas`."""

import sys

from cio_schemas.cli import main

sys.exit(main())
