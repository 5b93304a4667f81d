"""What a rule reports: put in place of a part of a body, or into it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cio_schemas.payloads.plausible_values import NOW
from cio_schemas.payloads.rules.bodies import MAX_CALL, NEAR_MAX_CALL
from cio_schemas.payloads.rules.measures import json_bytes
from cio_schemas.payloads.rules.places import Role
from cio_schemas.payloads.rules.sections import Part, holder_of

if TYPE_CHECKING:
    from collections.abc import Callable


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
    """Return a body whose `data` (or similar) member is replaced by a sibling."""
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


MISTAKEN: Final[dict[str, Callable[[Any, Part], Any]]] = {
    "CE101": lambda _, __: "é" * 51,
    "CE102": lambda _, __: " ",
    "CE103": lambda value, _: f"{value} ",
    "CE104": lambda _, __: {"text": "x" * 100_001},
    "CE105": lambda _, __: "User deleted",
    "CE107": lambda value, _: {key: each for key, each in value.items() if key not in ("anonymous_id", "data")},
    "CE109": lambda _, __: "order-1029",
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
    "CC110": _with(identifiers={"id": "1"}),
    "CC209": _with(form_id="newsletter"),
    "CC210": _newsletter,
    "CC211": _with(age=36),
    "CC212": lambda value, _: {**value, "plan ": "basic"},
    "CC213": _with(attributes={"plan": "basic"}),
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
    "CB408": lambda _, __: "X-Ticket: 42",
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
"""For each rule what is put in place of a part of a body that it looks at, so that it reports it."""
