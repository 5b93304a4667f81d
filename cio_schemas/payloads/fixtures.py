"""Fixtures for the bodies of Customer.io: valid ones in which no rule finds anything, and one mistake for each rule.

A body is drawn from its schema; then each part that a rule looks at is given a plausible value, and what a rule still
reports is taken out. A mistake is made in one part of a good body, and proven: the schema accepts it, and the rules
report that one thing.
"""

from __future__ import annotations

import copy
import json
import re
from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zlib import crc32

from cio_schemas.fixtures.lists import valid_fixtures
from cio_schemas.fixtures.sets import FixtureSet, Plan, place_of
from cio_schemas.payloads.rules.bodies import MAX_CALL, NEAR_MAX_CALL
from cio_schemas.payloads.rules.collection import RULES, findings
from cio_schemas.payloads.rules.events import SEMANTIC
from cio_schemas.payloads.rules.measures import json_bytes
from cio_schemas.payloads.rules.places import Role
from cio_schemas.payloads.rules.sections import Part, holder_of, parts, sections
from cio_schemas.schema import catalog
from cio_schemas.schema.pointer import json_pointer
from cio_schemas.strategies.errors import NothingFoundError
from cio_schemas.validators.cache import validator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hypothesis.strategies import SearchStrategy  # noqa: TID251 - these are fixtures, and it is a type

    from cio_schemas.rules.changes import Path
    from cio_schemas.rules.rule import Rule

__all__ = ["Mistake", "mistakes", "payloads", "plausible", "valid_payloads"]

NOW: Final = 1_715_937_000
"""The time, in seconds, around which all times of fixtures lie: a constant, so that fixtures are reproducible."""

TRIES: Final = 20
"""How many bodies to draw at most for each that is wanted."""


BODIES: Final = 100
"""How many bodies are tried in search of one that a mistake can be made in."""


class Mistake(NamedTuple):
    """A body with one mistake, which exactly one rule reports once.

    Attributes:
        payload: The body.
        code: The code of the rule.
        path: The place that it reports.
    """

    payload: Any
    code: str
    path: Path


def valid_payloads(name: str, count: int, seed: int = 0) -> list[Any]:
    """Make bodies that their schema accepts and in which no default rule finds anything.

    Args:
        name: The name of a bundled schema.
        count: How many.
        seed: Another seed, other bodies; the same seed, the same.

    Raises:
        NothingFoundError: Too few were found.

    Example:
        >>> valid_payloads("track/v1/merge", 1)
        [{'primary': {'id': '1209'}, 'secondary': {'id': '1763'}}]
    """
    accepts, found = validator(name).is_valid, list[Any]()
    for tries in (2, TRIES):
        drawn = valid_fixtures(name, count * tries, seed)
        bodies = (plausible(name, body) for body in drawn)
        found = [body for body in bodies if accepts(body) and not any(findings(name, body))][:count]
        if len(found) == count:
            return found
    raise NothingFoundError(f"{name}: {len(found):,} bodies that the rules pass were found, and not {count:,}")


def payloads(name: str) -> SearchStrategy[Any]:
    """Return the Hypothesis strategy of bodies that their schema accepts and in which no default rule finds anything.

    Args:
        name: The name of a bundled schema.

    Example:
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(payloads("track/v1/merge"))
        ... def test_merges(body):
        ...     assert not cio_schemas.check(body, "track/v1/merge")
        >>> test_merges()
    """
    from cio_schemas.strategies import valid  # noqa: PLC0415 - imports Hypothesis

    accepts = validator(name).is_valid
    return (
        valid(name).map(partial(plausible, name)).filter(lambda body: accepts(body) and not any(findings(name, body)))
    )


def make(plan: Plan, name: str) -> FixtureSet:
    """Make the fixtures of a plan: bodies that the rules pass, and with `invalid` one mistake of each rule.

    Args:
        plan: What to make.
        name: The name of the bundled schema.

    Raises:
        NothingFoundError: As `valid_payloads`.
    """
    several = [*mistakes(name, plan.seed)] if plan.invalid else []
    known = {rule.code: rule for rule in RULES}
    return FixtureSet(
        [
            (place_of(plan, "valid", at, 3, ""), each)
            for at, each in enumerate(valid_payloads(name, plan.valid, plan.seed))
        ],
        [
            (
                place_of(plan, "invalid", at, 3, f"-{each.code}-{known[each.code].name}"),
                each.payload,
                {
                    "keyword": each.code,
                    "detail": [each.code],
                    "schema_location": "",
                    "evaluation_path": "",
                    "instance_location": json_pointer(each.path),
                    "message": known[each.code].what,
                },
            )
            for at, each in enumerate(several)
        ],
        [],
    )


def what_is_wrong(name: str, code: str | None, payload: Any) -> str:
    """Return what is wrong with a fixture; nothing if it is what it was made for.

    Args:
        name: The name of the bundled schema.
        code: Of the rule that is to report it, None for one that is to pass.
        payload: The fixture.
    """
    if not validator(name).is_valid(payload):
        return "is no longer valid"
    found = [rule.code for rule, _ in findings(name, payload)]
    if found == ([] if code is None else [code]):
        return ""
    return f"is reported by {', '.join(found) or 'no rule'}, and not by {code or 'none'}"


def plausible(name: str, body: Any) -> Any:
    """Return a body with plausible values in the parts that rules examine, and without what they report.

    Args:
        name: The name of a bundled schema.
        body: Valid under it.

    Example:
        >>> plausible("track/v1/event", {"name": " x ", "timestamp": 1})
        {'name': 'feedback sent', 'timestamp': 1715959583}
    """
    made = _tidy(copy.deepcopy(body))
    for section in [*sections(name, made)]:
        for part in [*parts(section)]:
            change = _PLAUSIBLE.get(part.role)
            if change is not None and (found := _value_at(made, part.path)) is not None:
                made = _put(made, part.path, change(found, part))
    for _ in range(TRIES):
        reported = [finding.path for _, finding in findings(name, made) if finding.path]
        if not reported:
            return made
        for path in sorted(reported, key=len, reverse=True):
            _drop(made, path)
    return made


def mistakes(name: str, seed: int = 0) -> Iterator[Mistake]:
    """Yield bodies with one mistake each: one for each rule of the schema, which no other rule reports.

    Args:
        name: The name of a bundled schema.
        seed: Another seed, other bodies.

    Example:
        >>> mistake = next(mistakes("track/v1/event"))
        >>> mistake.code, mistake.path
        ('CB201', ('timestamp',))
    """
    accepts, bodies = validator(name).is_valid, valid_payloads(name, BODIES, seed)
    for rule in RULES:
        if rule.default and rule.code in _MISTAKES:
            made = (payload for body in bodies for payload in _broken(name, body, rule))
            proven = ((payload, _alone(name, payload, rule)) for payload in made if accepts(payload))
            first = next(((payload, path) for payload, path in proven if path is not None), None)
            if first is not None:
                yield Mistake(first[0], rule.code, first[1])


def _broken(name: str, body: Any, rule: Rule) -> Iterator[Any]:
    """Yield a body with the mistake of a rule for each part that the rule examines."""
    for section in sections(name, body):
        for part in parts(section):
            if part.role in rule.roles:
                yield _put(copy.deepcopy(body), part.path, _MISTAKES[rule.code](copy.deepcopy(part.value), part))


def _alone(name: str, payload: Any, rule: Rule) -> Path | None:
    """Return the place that one rule reports once and no other rule reports at all, or None."""
    found = [(each.code, finding.path) for each, finding in findings(name, payload)]
    return found[0][1] if [code for code, _ in found] == [rule.code] else None


def _put(body: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    holder = body
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return body


def _value_at(body: Any, path: Path) -> Any:
    """Return the value at a place; None if it is gone."""
    for step in path:
        try:
            body = body[step]
        except (KeyError, IndexError, TypeError):
            return None
    return body


def _drop(body: Any, path: Path) -> None:
    try:
        for step in path[:-1]:
            body = body[step]
        del body[path[-1]]
    except (KeyError, IndexError, TypeError):
        return  # removed with its parent


# -- plausible values: made of what was drawn, so that they differ where it does --

_EVENTS: Final = ("order placed", "plan changed", "invoice paid", "page viewed", "trial started", "feedback sent")
_PEOPLE: Final = ("ada", "grace", "alan", "edsger", "barbara", "donald")
_ATTRIBUTES: Final = {"first_name": "Ada", "plan": "basic", "seats": 5, "city": "London"}
_DATA: Final = {"order_id": "A-1029", "total": 129.9, "currency": "EUR"}


def _number(value: Any) -> int:
    return crc32(json.dumps(value, default=str).encode("utf-8", "replace"))


def _tidy(value: Any) -> Any:
    """Return a value without members that no bundled schema names, and with present times."""
    if isinstance(value, dict):
        known = _declared()
        return {name: _tidy(member) for name, member in value.items() if name in known or _TOPIC.fullmatch(name)}
    if isinstance(value, list):
        return [_tidy(item) for item in value]
    return "2024-05-17T09:10:00Z" if isinstance(value, str) and _TIME.fullmatch(value) else value


_TOPIC: Final = re.compile(r"topic_[0-9]{1,3}|cio_subscription_preferences\..*")
_TIME: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt].*")


@cache
def _declared() -> frozenset[str]:
    """Return the names of all properties that the bundled schemas describe."""
    names: set[str] = set()
    pending: list[Any] = [catalog.known(catalog.id_of(name)) for name in (*catalog.PATHS, *catalog.PARTS)]
    for schema in pending:
        if isinstance(schema, dict):
            properties = schema.get("properties")
            names.update(properties if isinstance(properties, dict) else ())
            pending += schema.values()
        elif isinstance(schema, list):
            pending += schema
    return frozenset(names)


def _event(value: Any, _: Part) -> str:
    return value if value in SEMANTIC else _EVENTS[_number(value) % len(_EVENTS)]


def _address(value: Any, _: Part) -> str:
    return f"{_PEOPLE[_number(value) % len(_PEOPLE)]}@example.com"


def _without_unknown(value: Any, part: Part) -> Any:
    """Return a body without the members that no document names."""
    return {name: value[name] for name in value if name in part.known} if part.known else value


def _attributes(value: Any, _: Part) -> Any:
    """Return attributes with plausible ones instead of those without a meaning to Customer.io."""
    if not isinstance(value, dict):
        return value
    kept = {name: member for name, member in value.items() if name in _MEANT}
    return kept | dict([*_ATTRIBUTES.items()][: _number(value) % (len(_ATTRIBUTES) + 1)])


def _data(value: Any, _: Part) -> Any:
    if not isinstance(value, dict):
        return value
    kept = {name: member for name, member in value.items() if name in _MEANT}
    return kept | dict([*_DATA.items()][: _number(value) % (len(_DATA) + 1)])


_MEANT: Final = frozenset(
    (
        *("id", "email", "phone", "anonymous_id", "created_at", "_timestamp", "_update", "unsubscribed", "timezone"),
        *("cio_subscription_preferences", "cio_relationships", "object_type_id", "objectTypeId"),
        *("relationshipAttributes", "recipient", "objectId", "deliveryId", "metric", "device_token"),
    )
)

_PLAUSIBLE: Final[dict[Role, Callable[[Any, Part], Any]]] = {
    Role.BODY: _without_unknown,
    **dict.fromkeys((Role.ATTRIBUTES, Role.OBJECT_ATTRIBUTES), _attributes),
    Role.DATA: _data,
    **dict.fromkeys((Role.EVENT_NAME, Role.SEMANTIC_NAME), _event),
    **dict.fromkeys((Role.EMAIL, Role.RECIPIENT), _address),
    Role.PERSON_ID: lambda value, _: str(1000 + _number(value) % 1000),
    Role.OBJECT_ID: lambda value, _: f"team-{_number(value) % 100}",
    Role.CIO_ID: lambda value, _: f"0300000{_number(value) % 10}",
    Role.SECONDS: lambda value, _: NOW + _number(value) % 86_400,
    Role.UNSUBSCRIBED: lambda value, _: _number(value) % 2 == 0,
    Role.RECIPIENTS: lambda value, _: {
        **value,
        **{key: "ada@example.com" for key in ("to", "cc", "bcc") if value.get(key)},
    },
    Role.ATTACHMENTS: lambda _, __: {"a.txt": "cGxhaW4="},
    Role.PREFERENCES: lambda value, _: {"topics": {"topic_1": _number(value) % 2 == 0}},
    Role.NOTHING: lambda _, __: {},
    Role.AUDIENCE: lambda value, _: {"segment": {"id": 1 + _number(value) % 20}},
    Role.SMS: lambda value, _: {"to": "+15551234567", **value},
    Role.FORM: lambda value, _: {
        name: member if isinstance(member, str) else str(_number(member) % 100) for name, member in value.items()
    },
}


# -- mistakes: what a rule reports, put in place of a part, or into it --


def _with(**members: Any) -> Callable[[Any, Part], Any]:
    return lambda value, _: {**value, **members}


def _called(value: Any, _: Part) -> Any:
    return {**value, "attachment_": ["x" * 900] * 37}


def _nearly(value: Any, _: Part) -> Any:
    padded = {**value, "attachment_": ""}
    return {**value, "attachment_": "x" * ((NEAR_MAX_CALL + MAX_CALL) // 2 - json_bytes(padded))}


def _misspelt(value: Any, part: Part) -> Any:
    """Return a body with a member whose name is a known one with two letters swapped."""
    for name in sorted(part.known - value.keys(), key=len, reverse=True):
        return {**value, name[:2] + name[3] + name[2] + name[4:]: value.get(name)} if len(name) > 4 else value
    return value


def _outside(value: Any, part: Part) -> Any:
    """Return a body whose `data` (or similar) member is replaced by a member beside it."""
    holder = holder_of(part.known)
    return {**{name: member for name, member in value.items() if name != holder}, "colour": "red"}


def _without(name: str) -> Callable[[Any, Part], Any]:
    return lambda value, _: {other: member for other, member in value.items() if other != name}


def _twice(value: Any, _: Part) -> Any:
    """Return a merge or an alias of a person with themselves."""
    return value | ({"secondary": value["primary"]} if "primary" in value else {"previousId": value["userId"]})


def _newsletter(value: Any, part: Part) -> Any:
    """Return preferences, or attributes, with an unknown topic."""
    if part.role is Role.PREFERENCES:
        return {"topics": {"newsletter": True}}
    return {**value, "cio_subscription_preferences.topics.newsletter": True}


def _at(url: str, body: Any) -> Callable[[Any, Part], Any]:
    return lambda _, __: {"method": "PUT", "url": f"/api/v1/customers/{url}", "body": body}


_MISTAKES: Final[dict[str, Callable[[Any, Part], Any]]] = {
    "CE101": lambda _, __: "é" * 51,
    "CE102": lambda _, __: " ",
    "CE103": lambda value, _: f"{value} ",
    "CE104": lambda _, __: {"text": "x" * 100_001},
    "CE105": lambda _, __: "User deleted",
    "CE107": lambda value, _: {key: each for key, each in value.items() if key not in ("anonymous_id", "data")},
    "CC101": lambda _, __: "é" * 76,
    "CC102": lambda _, __: 42,
    "CC103": lambda _, __: " ",
    "CC104": lambda value, _: f"{value} ",
    "CC105": lambda value, _: f"cio_{value}",
    "CC106": lambda _, __: "cio_03000001",
    "CC107": lambda _, __: "ada",
    "CC108": lambda value, _: {
        **value,
        "identifiers": {"email": "ada@example.com"},
        "attributes": {"email": "grace@example.com"},
    },
    "CC201": lambda value, _: {**value, "é" * 76: 1},
    "CC202": lambda value, _: {**value, "bio": "é" * 501},
    "CC203": lambda value, _: {**value, **{f"note_{number}": "x" * 990 for number in range(105)}},
    "CC204": lambda value, _: {**value, "Timezone": "Europe/London"},
    "CC205": lambda value, _: {**value, "createdAt_": NOW},
    "CC206": lambda value, _: {**value, "plan": "basic", "Plan": "pro"},
    "CC207": lambda _, __: "true",
    "CC208": lambda _, __: "yes",
    "CC109": _twice,
    "CC209": _with(form_id="newsletter"),
    "CC210": _newsletter,
    "CC211": _with(age=36),
    "CB101": _called,
    "CB102": _nearly,
    "CB103": lambda value, _: {**value, "context": {"note": "x" * 500_001}},
    "CB201": lambda value, _: value * 1000,
    "CB202": lambda _, __: 19_860,
    "CB203": _with(renews_at="2024-05-17T09:10:00Z"),
    "CB204": _with(renews_at=NOW * 1000),
    "CB301": _misspelt,
    "CB302": _with(order=2**53 + 1),
    "CB303": _outside,
    "CB304": _with(id="42"),
    "CB401": lambda value, _: {**value, "to": ",".join(["ada@example.com"] * 16)},
    "CB402": lambda _, __: {"a.txt": "AAAA" * 700_000},
    "CB403": lambda _, __: {"a.txt": "plain text!"},
    "CB404": _with(to="Ada Lovelace"),
    "CB405": _without("to"),
    "CB406": lambda _, __: {"invoice": "cGxhaW4="},
    "CB407": lambda _, __: {"ids": ["42"]},
    "CB501": _at("%2B15551234567", {}),
    "CB502": _at("ada+test@example.com", {}),
    "CB503": _at("42", {"id": "43"}),
    "CB504": _at("%20", {}),
    "CB505": lambda _, __: {
        "method": "POST",
        "url": "/api/v1/segments/7/add_customers?id_type=email",
        "body": {"ids": ["42"]},
    },
}
