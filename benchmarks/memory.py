"""Print the resident bytes that one more validator takes: `python -m benchmarks.memory CONTENDER SCHEMA COUNT`."""

import gc
import json
import os
import resource
import sys
from pathlib import Path

import cio_schemas

from .peers import COMPILERS, with_jsonschema

BUILDERS = {**COMPILERS, "jsonschema": with_jsonschema}
STATM = Path("/proc/self/statm")


def bytes_each(contender: str, schema: str, count: int) -> float:
    """Return the growth of this process over so many validators, each with a schema of its own, by validator.

    As many are made first, and kept, so that room that compiling once took and gave back is full.
    """
    text = json.dumps(cio_schemas.SCHEMAS[schema])
    kept = [BUILDERS[contender](json.loads(text)) for _ in range(count)]
    before = _resident()
    kept += [BUILDERS[contender](json.loads(text)) for _ in range(count)]
    return (_resident() - before) / count


def _resident() -> int:
    gc.collect()
    if STATM.exists():
        return int(STATM.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    print(bytes_each(sys.argv[1], sys.argv[2], int(sys.argv[3])))
