"""Whether two sets of schema documents say the same of instances."""

import json
from typing import Any, NamedTuple

from cio_schemas.conversion.survey import SchemaText
from cio_schemas.conversion.upgrading import Upgraded, upgraded
from cio_schemas.schema import catalog
from cio_schemas.schema.dialects import OFFICIAL
from cio_schemas.validators import Validator


class Pair(NamedTuple):
    """A schema before and after an upgrade, and what was done."""

    before: Validator
    after: Validator
    result: Upgraded


def upgrade(schema: Any, dialect: str, to: str = "2020-12", documents: dict[str, Any] | None = None) -> Pair:
    """Upgrade a schema together with those of some documents that its references lead to."""
    known = documents or {}
    asked: dict[str, Any] = {}

    def remember(uri: str) -> Any:
        if uri in known:
            asked[uri] = known[uri]
        return known.get(uri)

    before = Validator(schema, registry=remember, dialect=dialect)
    before.is_valid(None)

    def retrieve(uri: str) -> Any:
        found = asked.get(uri)
        return catalog.known(uri) if found is None else found

    roots = [json.loads(json.dumps(schema)), *asked.values()]
    sources = [
        SchemaText(json.dumps(root, indent=2), root, uri, retrieve)
        for root, uri in zip(roots, ["", *asked], strict=True)
    ]
    results = upgraded(sources, to, OFFICIAL[dialect].uri)
    texts = {uri: json.loads(each.text) for uri, each in zip(asked, results[1:], strict=True)}
    rest = {uri: document for uri, document in known.items() if uri not in texts}
    is_left = any(each.kind == "left" for each in results[0].rewrites)
    after = Validator(json.loads(results[0].text), registry=texts | rest, dialect=dialect if is_left else to)
    return Pair(before, after, results[0])
