"""The examples in docstrings."""

import doctest

import pytest

import cio_schemas.columns.duckdb
import cio_schemas.columns.polars


@pytest.mark.parametrize("module", [cio_schemas.columns, cio_schemas.columns.duckdb, cio_schemas.columns.polars])
def test_examples(module):
    found = doctest.testmod(module)

    assert found.failed == 0
    assert found.attempted > 0
