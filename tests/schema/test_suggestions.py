"""Names that were probably meant: of files that are not there."""

import pytest

from cio_schemas.schema.suggestions import near_file

# the files that are there, the one that is not, the one that is suggested
FILES = [
    (["order.json"], "zebra.json", None),
    (["order.json"], ".order.json", "order.json"),
    ([".gitignore"], ".env", None),
    ([".gitignore"], ".orders.json", None),
    ([".orders.json", ".gitignore"], ".odrers.json", ".orders.json"),
    (["order.v2.json", "order.json"], "order.jsom", "order.json"),
]


@pytest.mark.parametrize(("there", "missing", "meant"), FILES)
def test_a_file_is_suggested_only_if_its_name_is_alike(tmp_path, there, missing, meant):
    for name in there:
        (tmp_path / name).touch()
    assert near_file(str(tmp_path / missing)) == ("" if meant is None else f"; did you mean {meant!r}?")
