"""Random schemas of older drafts, upgraded, bundled and dereferenced: verdicts on random instances stay."""

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from cio_schemas.conversion.bundling import BundleError, bundled
from cio_schemas.conversion.dereferencing import dereferenced
from cio_schemas.conversion.verifying import has_whole_float
from cio_schemas.schema import catalog
from cio_schemas.validators import Validator
from tests.conversion.older_schemas import instance, older_schema
from tests.conversion.same_verdicts import upgrade

DRAFTS = ("4", "6", "7", "2019-09", "2020-12")
SCHEMAS = 40
INSTANCES = 40


def drawn(draft: str) -> Iterator[tuple[Random, dict[str, Any]]]:
    for seed in range(SCHEMAS):
        random = Random(f"{draft} {seed}")
        yield random, older_schema(draft, random)


@pytest.mark.parametrize("draft", DRAFTS[:-1])
def test_an_upgraded_schema_says_the_same(draft: str) -> None:
    verdicts = []
    for random, schema in drawn(draft):
        pair = upgrade(schema, draft, random.choice((*DRAFTS[DRAFTS.index(draft) + 1 :], DRAFTS[-1])))
        assert pair.result.problem == ""
        for _ in range(INSTANCES):
            made = instance(random)
            if draft == "4" and has_whole_float(made):
                continue
            verdicts.append(pair.before.is_valid(made))
            assert pair.after.is_valid(made) is verdicts[-1], (schema, made)

    assert len(verdicts) / 10 < sum(verdicts) < len(verdicts) * 9 / 10


@pytest.mark.parametrize("draft", DRAFTS[:-1])
def test_a_bundle_and_what_is_written_out_say_the_same(draft: str) -> None:
    written_out = 0
    for random, schema in drawn(draft):
        known = {"u:a": schema}
        root = {"$schema": schema["$schema"], "properties": {"a": {"$ref": "u:a"}}}
        before, bundle = Validator(root, registry=known), Validator(bundled(root, "", known.get))
        several = [before, bundle]
        try:
            several.append(Validator(dereferenced(schema, "", catalog.known)))
            written_out += 1
        except BundleError:
            pass
        for _ in range(INSTANCES):
            made = instance(random)
            assert bundle.is_valid({"a": made}) is before.is_valid({"a": made}), (schema, made)
            assert several[-1].is_valid(made) is before.is_valid({"a": made}) or len(several) == 2, (schema, made)

    assert written_out > SCHEMAS / 3
