"""What fixes are verified by: instances that differ in one place; and where references lead that a fix moves."""

import pytest

from cio_schemas.lint.document import Document
from cio_schemas.lint.fixing import verify
from cio_schemas.lint.fixing.verify import FixVerdict, compare, variations

# an instance, what is among its variations, and what is not
VARIED = [
    ({"a": 1, "b": 2, "c": 3}, [{"b": 2, "c": 3}, {"a": 1, "c": 3}, {"a": None, "b": 2, "c": 3}], [{"a": 1}]),
    ([1, 2, 3], [[2, 3], [1, 3], [1, 2], [1, 2, 3, None], [1, 2, 3, 1]], [[1, 2, 3], [1, 2, 3, 3]]),
    ([1, 2, 3], [[2, 2, 3], [1, 3, 3], [1, 2, 4]], []),
    ([], [[None]], []),
]


@pytest.mark.parametrize(("instance", "among", "others"), VARIED)
def test_variations(instance, among, others):
    found = list(variations(instance))
    assert [each for each in among if each not in found] == []
    assert [each for each in others if each in found] == []


@pytest.mark.parametrize("error", [RecursionError, ValueError])
def test_what_can_not_be_judged_is_passed_over(monkeypatch, error):
    def judge(instance):
        if instance is not None:
            raise error
        return True

    monkeypatch.setattr(verify, "_compared", lambda *_: ())  # where nothing is proven
    monkeypatch.setattr(verify, "_judge", lambda _: judge)
    document = Document({"type": ["string", "null"]})
    found = compare(document, document)
    assert found == FixVerdict(found.tried, found.tried, None)
    assert found.tried > 0


# before, after, whether an instance differs
COMPARED = [
    ({"type": "string"}, {"type": "string", "title": "a"}, False),
    ({"pattern": "("}, {"pattern": "(", "title": "a"}, False),  # there are no verdicts that could change
    ({"type": "string"}, {"pattern": "("}, True),
    (True, {"type": "object"}, True),
    ({"type": "object"}, True, True),
    (True, {"title": "a"}, False),
]


@pytest.mark.parametrize(("before", "after", "differs"), COMPARED)
def test_instances_decide_where_nothing_is_proven(monkeypatch, before, after, differs):
    monkeypatch.setattr(verify, "_compared", lambda *_: ())
    found = compare(Document(before), Document(after))
    assert (found.difference is None) is not differs
    assert not found.proven


def test_schemas_that_can_not_be_compiled_are_not_compared():
    assert compare(Document({"$ref": "#/nowhere"}), Document({"$ref": "#/nowhere"})) == FixVerdict(0, 0, None)
