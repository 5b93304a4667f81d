"""Two schemas as one: each location and reference is looked up in its own."""

from cio_schemas.strategies.analysis.schema_pairs import PairedSubschemas, of_second
from cio_schemas.strategies.preparation import subschemas_of
from cio_schemas.validators.options import DEFAULT

OLD = {"$ref": "#/$defs/a", "$defs": {"a": {"type": "null"}}}
NEW = {"$ref": "#/$defs/a", "$defs": {"a": {"type": "string"}}}


def test_a_reference_leads_to_what_is_in_its_own_schema():
    first, second = subschemas_of(OLD, None, DEFAULT), subschemas_of(NEW, None, DEFAULT)
    pair = PairedSubschemas(first, second)
    starts = first.start, of_second(second.start)
    assert [pair.functions(start).is_valid(None) for start in starts] == [True, False]
    assert [pair.functions(start).is_valid("a") for start in starts] == [False, True]
    targets = [pair.index.resolve(start.base, "#/$defs/a").location for start in starts]
    assert [pair.index[target] for target in targets] == [{"type": "null"}, {"type": "string"}]
