"""CC2: the attributes of people and objects."""

from __future__ import annotations

import re

from cio_schemas.failures.messages import show
from cio_schemas.payloads.rules.criteria import Criterion, spelled
from cio_schemas.payloads.rules.measures import (
    CHANNELS,
    FORM_FIELDS,
    GROUP_SPELLINGS,
    MAX_ATTRIBUTE_NAME,
    MAX_ATTRIBUTE_VALUE,
    RESERVED,
    RESERVED_SPELLINGS,
    STRUCTURED,
    TOPIC,
    WRAPPERS,
    json_bytes,
    same_name,
    text_bytes,
)
from cio_schemas.payloads.rules.places import Role
from cio_schemas.payloads.rules.sources import TRACK
from cio_schemas.rules.rule import ERROR, WARNING, Finding, rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Final

    from cio_schemas.payloads.rules.criteria import PartPlace
    from cio_schemas.payloads.rules.sections import Part
    from cio_schemas.rules.changes import Path


MAX_OBJECT: Final = 100_000


@rule(
    "CC201",
    "attribute-name-too-long",
    ERROR,
    what="The name of an attribute has more than 150 bytes in UTF-8.",
    why="Customer.io refuses it.",
    bad='{"' + "é" * 76 + '": 1}',
    good='{"' + "é" * 75 + '": 1}',
    roles=(Role.ATTRIBUTES, Role.OBJECT_ATTRIBUTES),
    source=TRACK,
    screen=Criterion("short names", MAX_ATTRIBUTE_NAME),
)
def attribute_name_too_long(part: Part) -> Iterator[Finding]:
    for name in part.value if isinstance(part.value, dict) else ():
        if (size := text_bytes(name, MAX_ATTRIBUTE_NAME)) is not None:
            yield Finding(
                (*part.path, name), f"expected a name of at most {MAX_ATTRIBUTE_NAME} bytes, found {size:,}", key=True
            )


@rule(
    "CC212",
    "attribute-name-untrimmed",
    WARNING,
    what="The name of an attribute has white space at an end, or is nothing else.",
    why="Customer.io trims names: the attribute has another name than the one that was sent, or none.",
    bad='{"plan ": "basic"}',
    good='{"plan": "basic"}',
    roles=(Role.ATTRIBUTES, Role.OBJECT_ATTRIBUTES),
    source=TRACK,
    screen=Criterion("trimmed names"),
)
def attribute_name_untrimmed(part: Part) -> Iterator[Finding]:
    for name in part.value if isinstance(part.value, dict) else ():
        trimmed = name.strip()
        if not trimmed:
            yield Finding((*part.path, name), f"expected a name, found {show(name)}", key=True)
        elif trimmed != name and trimmed.lower() not in RESERVED:  # CC204 reports these
            yield Finding((*part.path, name), f"expected no white space around the name, found {show(name)}", key=True)


@rule(
    "CC202",
    "attribute-value-too-long",
    ERROR,
    what="The value of an attribute of a person, an object or a relationship has more than 1,000 bytes.",
    why="Customer.io refuses the attribute; in a batch it answers 207 and accepts the rest.",
    bad='{"bio": "' + "é" * 501 + '"}',
    good='{"bio": "' + "é" * 500 + '"}',
    roles=(Role.ATTRIBUTES, Role.OBJECT_ATTRIBUTES),
    source=TRACK,
    screen=Criterion("short values", MAX_ATTRIBUTE_VALUE, tuple(sorted(STRUCTURED))),
)
def attribute_value_too_long(part: Part) -> Iterator[Finding]:
    for name, value in part.value.items() if isinstance(part.value, dict) else ():
        if isinstance(value, str):
            size = text_bytes(value, MAX_ATTRIBUTE_VALUE) or 0
        elif isinstance(value, dict | list) and name not in STRUCTURED:
            size = json_bytes(value)
        else:
            continue
        if size > MAX_ATTRIBUTE_VALUE:
            message = f"expected a value of at most {MAX_ATTRIBUTE_VALUE:,} bytes, found {size:,}"
            yield Finding((*part.path, name), message)


@rule(
    "CC203",
    "attributes-too-large",
    ERROR,
    what="The attributes of an object or a relationship have more than 100,000 bytes together.",
    why="Customer.io refuses them.",
    bad=(
        '{"type": "object", "action": "identify", "identifiers": {"cio_object_id": "1"}, '
        '"attributes": {"a": "' + "a" * 100_000 + '"}}'
    ),
    good='{"type": "object", "action": "identify", "identifiers": {"cio_object_id": "1"}, "attributes": {"a": "a"}}',
    roles=(Role.OBJECT_ATTRIBUTES,),
    source=TRACK,
    screen=Criterion("short json", MAX_OBJECT),
)
def attributes_too_large(part: Part) -> Iterator[Finding]:
    size = json_bytes(part.value)
    if size > MAX_OBJECT:
        yield Finding(part.path, f"expected attributes of at most {MAX_OBJECT:,} bytes, found {size:,}", key=True)


@rule(
    "CC204",
    "misspelt-reserved-attribute",
    ERROR,
    what="The name of an attribute differs from a reserved one only in case.",
    why="Names are case-sensitive: `Email` is an ordinary attribute, and the person has no address.",
    bad='{"Email": "ada@example.com"}',
    good='{"email": "ada@example.com"}',
    roles=(Role.ATTRIBUTES,),
    source="https://docs.customer.io/journeys/attributes/",
    screen=Criterion("own case", names=RESERVED),
)
def misspelt_reserved_attribute(part: Part) -> Iterator[Finding]:
    for name in part.value if isinstance(part.value, dict) else ():
        if name not in RESERVED and name.strip().lower() in RESERVED:
            message = f"{show(name)} is an ordinary attribute; did you mean {name.strip().lower()!r}?"
            yield Finding((*part.path, name), message, key=True)


def _spellings(role: Role, steps: Path) -> dict[str, str]:
    """Return the names that attributes have a meaning by, as `same_name` makes them: none if any spelling does."""
    if (steps[-1:] == ("traits",)) == (role is Role.ATTRIBUTES):
        return {}  # in the traits of a person `createdAt` and `created_at` are one
    return RESERVED_SPELLINGS if role is Role.ATTRIBUTES else GROUP_SPELLINGS


def _own_names(site: PartPlace) -> Criterion | None:
    spellings = _spellings(site.role, site.steps)
    return spelled("own name", spellings) if spellings else None


@rule(
    "CC205",
    "nearly-reserved-attribute",
    WARNING,
    what="The name of an attribute is a reserved one without its underscore, or with another character in its place.",
    why="It is an ordinary attribute: `createdAt` does not set when the person was created.",
    bad='{"createdAt": 1715937000}',
    good='{"created_at": 1715937000}',
    roles=(Role.ATTRIBUTES, Role.OBJECT_ATTRIBUTES),
    source="https://docs.customer.io/journeys/attributes/",
    screen=_own_names,
)
def nearly_reserved_attribute(part: Part) -> Iterator[Finding]:
    spellings = _spellings(part.role, part.path)
    for name in part.value if isinstance(part.value, dict) else ():
        meant = spellings.get(same_name(name))
        if meant not in (None, name) and name.strip().lower() not in RESERVED and not name.startswith("_"):
            yield Finding(
                (*part.path, name), f"{show(name)} is an ordinary attribute; did you mean {meant!r}?", key=True
            )


@rule(
    "CC206",
    "attributes-differ-by-case",
    WARNING,
    what="Two attributes differ only in the case of their names.",
    why="Both are kept, and segments look at one of them.",
    bad='{"plan": "basic", "Plan": "pro"}',
    good='{"plan": "basic"}',
    roles=(Role.ATTRIBUTES, Role.OBJECT_ATTRIBUTES),
    source="https://docs.customer.io/journeys/attributes/",
    screen=Criterion("names differ"),
)
def attributes_differ_by_case(part: Part) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for name in part.value if isinstance(part.value, dict) else ():
        first = seen.setdefault(name.casefold(), name)
        if first != name and name.casefold() not in RESERVED:
            yield Finding((*part.path, name), f"{show(first)} is present too: both are kept", key=True)


@rule(
    "CC207",
    "unsubscribed-not-boolean",
    WARNING,
    what="`unsubscribed` is not a boolean, but is understood anyway.",
    why='true in any case, 1 and "1" unsubscribe, everything else means subscribed: send a boolean.',
    bad='{"unsubscribed": "true"}',
    good='{"unsubscribed": true}',
    roles=(Role.UNSUBSCRIBED,),
    source=TRACK,
    screen=Criterion("boolean"),
)
def unsubscribed_not_boolean(part: Part) -> Iterator[Finding]:
    if not isinstance(part.value, bool) and not _is_misread(part.value):
        yield Finding(part.path, f"expected true or false, found {show(part.value)}")


@rule(
    "CC208",
    "unsubscribed-misread",
    ERROR,
    what='`unsubscribed` is a word such as "yes" or "on".',
    why="It means subscribed: the person keeps receiving messages.",
    bad='{"unsubscribed": "yes"}',
    good='{"unsubscribed": true}',
    roles=(Role.UNSUBSCRIBED,),
    source=TRACK,
    screen=Criterion("boolean"),
)
def unsubscribed_misread(part: Part) -> Iterator[Finding]:
    if _is_misread(part.value):
        yield Finding(part.path, f"expected true or false: {show(part.value)} means subscribed")


def _is_misread(value: Any) -> bool:
    """Return whether a value looks like a yes, but counts as a no."""
    return isinstance(value, str) and value.strip().lower() in ("yes", "y", "on", "t", "unsubscribed", "✓")


@rule(
    "CC213",
    "wrapped-attributes",
    WARNING,
    what="An attribute named `attributes`, `traits` or `identifiers` holds an object.",
    why="Attributes belong one level higher: here they become one attribute that holds all the others.",
    bad='{"attributes": {"plan": "basic"}}',
    good='{"plan": "basic"}',
    roles=(Role.ATTRIBUTES,),
    source=TRACK,
    screen=Criterion("without", names=WRAPPERS),
)
def wrapped_attributes(part: Part) -> Iterator[Finding]:
    for name in WRAPPERS if isinstance(part.value, dict) else ():
        if isinstance(part.value.get(name), dict):
            message = f"becomes an attribute named {show(name)}: its members belong one level higher"
            yield Finding((*part.path, name), message, key=True)


_PREFERENCES: Final = "cio_subscription_preferences"
_DOTTED: Final = re.compile(rf"{_PREFERENCES}\.(?:topics\.topic_[0-9]+|channels\.(?:{'|'.join(CHANNELS)}))")


def _known_preferences(site: PartPlace) -> Criterion:
    kind = "preference name" if site.role is Role.ATTRIBUTES else "preferences"
    return Criterion(kind, names=CHANNELS, texts=(f"{_PREFERENCES}.", "topics", "channels", "topic_"))


@rule(
    "CC210",
    "unknown-subscription-preference",
    WARNING,
    what="A subscription preference is neither one of `topics`, each named `topic_` and its number, nor of `channels`.",
    why="Nobody is subscribed or unsubscribed by it.",
    bad='{"cio_subscription_preferences": {"topics": {"newsletter": true}}}',
    good='{"cio_subscription_preferences": {"topics": {"topic_1": true}}}',
    roles=(Role.PREFERENCES, Role.ATTRIBUTES),
    source=TRACK,
    screen=_known_preferences,
)
def unknown_subscription_preference(part: Part) -> Iterator[Finding]:
    if not isinstance(part.value, dict):
        return
    if part.role is Role.ATTRIBUTES:
        for name in part.value:
            if name.startswith(f"{_PREFERENCES}.") and not _DOTTED.fullmatch(name):
                yield _unknown_preference((*part.path, name))
        return
    for name, members in part.value.items():
        if name not in ("topics", "channels"):
            yield _unknown_preference((*part.path, name))
            continue
        for member in members if isinstance(members, dict) else ():
            if not (member in CHANNELS if name == "channels" else TOPIC.fullmatch(member)):
                yield _unknown_preference((*part.path, name, member))


def _unknown_preference(path: Path) -> Finding:
    message = f"expected `topics.topic_1` and the like, or `channels.email` and the like, found {show(path[-1])}"
    return Finding(path, message, key=True)


@rule(
    "CC209",
    "reserved-form-field",
    WARNING,
    what="The data of a form has a field that Customer.io fills itself.",
    why="The field is ignored: its value is lost.",
    bad='{"data": {"email": "ada@example.com", "form_id": "newsletter"}}',
    good='{"data": {"email": "ada@example.com", "newsletter": "yes"}}',
    roles=(Role.FORM,),
    source=TRACK,
    screen=Criterion("without", names=FORM_FIELDS),
)
def reserved_form_field(part: Part) -> Iterator[Finding]:
    for name in part.value if isinstance(part.value, dict) else ():
        if name in FORM_FIELDS:
            message = f"{show(name)} is set by Customer.io: this one is ignored"
            yield Finding((*part.path, name), message, key=True)


@rule(
    "CC211",
    "form-field-not-text",
    WARNING,
    what="A field of a form holds something other than text.",
    why="The document wants all values of a form as strings.",
    bad='{"data": {"email": "ada@example.com", "age": 36}}',
    good='{"data": {"email": "ada@example.com", "age": "36"}}',
    roles=(Role.FORM,),
    source=TRACK,
    screen=Criterion("texts", names=("id",)),
)
def form_field_not_text(part: Part) -> Iterator[Finding]:
    for name, value in part.value.items() if isinstance(part.value, dict) else ():
        if not isinstance(value, str | None) and name != "id":  # CC102 reports an id
            yield Finding((*part.path, name), f"expected the field as a string, found {show(value)}")
