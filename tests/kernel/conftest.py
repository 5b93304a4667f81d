"""The tests of the kernel itself, which are skipped where it was not built."""

from pathlib import Path

import pytest

from cio_schemas import kernel

ANYWHERE = {"test_availability.py"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if kernel.available:
        return
    for item in items:
        if Path(__file__).parent in item.path.parents and item.path.name not in ANYWHERE:
            item.add_marker(pytest.mark.skip(reason=f"the kernel is not available: {kernel.reason}"))
