"""The engines of docs/columns.md that are not in the dev extra: each block runs and prints what stands below it."""

import os
import re
import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.docs.blocks import ROOT

PAGE = (ROOT / "docs" / "columns.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^### (\w+)$(?:(?!^###).)*?^```python\n(.*?)^```\n\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ENGINES = {name: (program, output) for name, program, output in BLOCK.findall(PAGE)}
TABLE = re.search(r"table = pa.table\((.*)\)\n", PAGE)


def test_the_engines_that_have_a_block():
    assert list(ENGINES) == ["Spark", "Ray", "Dask"]


@pytest.mark.engines
@pytest.mark.parametrize("engine", ENGINES)
def test_the_block_of_an_engine(engine, tmp_path):
    program, output = ENGINES[engine]
    pq.write_table(pa.table(eval(TABLE[1])), tmp_path / "events.parquet", row_group_size=2)
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "RAY_DATA_DISABLE_PROGRESS_BARS": "1"}
    command = [sys.executable, "-W", "ignore", "-c", program]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert [line for line in done.stdout.splitlines() if line in output.splitlines()] == output.splitlines()
