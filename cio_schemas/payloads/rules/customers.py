"""CC: people and objects: their identifiers and attributes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from cio_schemas.failures.messages import show
from cio_schemas.payloads.rules.criteria import Criterion, spelled
from cio_schemas.payloads.rules.measures import (
    ADDRESS,
    GROUP_SPELLINGS,
    MAX_ATTRIBUTE_NAME,
    MAX_ATTRIBUTE_VALUE,
    MAX_ID,
    RESERVED,
    RESERVED_SPELLINGS,
    json_bytes,
    same_name,
    text_bytes,
)
from cio_schemas.payloads.rules.places import Role
from cio_schemas.rules.changes import Trim
from cio_schemas.rules.rule import ERROR, SAFE, WARNING, Finding, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.payloads.rules.criteria import PartPlace
    from cio_schemas.payloads.rules.sections import Part
    from cio_schemas.rules.changes import Path

TRACK: Final = "https://docs.customer.io/integrations/api/track/"

MAX_OBJECT: Final = 100_000

_IDS: Final = (Role.PERSON_ID, Role.OBJECT_ID)
MERGING: Final = "https://docs.customer.io/journeys/merge-people/"


@rule(
    "CC101",
    "id-too-long",
    ERROR,
    what="The id of a person or an object has more than 150 bytes in UTF-8.",
    why="Customer.io refuses it, or drops the call with status 200.",
    bad='{"primary": {"id": "' + "é" * 76 + '"}, "secondary": {"id": "2"}}',
    good='{"primary": {"id": "' + "é" * 75 + '"}, "secondary": {"id": "2"}}',
    roles=_IDS,
    source=TRACK,
    screen=Criterion("short string", MAX_ID),
)
def id_too_long(part: Part) -> Iterator[Finding]:
    if (size := text_bytes(part.value, MAX_ID)) is not None:
        yield Finding(part.path, f"expected an id of at most {MAX_ID} bytes, found {size:,}")


@rule(
    "CC102",
    "id-not-a-string",
    WARNING,
    what="The id of a person or an object is a number.",
    why="The documents want a string. A number becomes one: 1 and 1.0 may be two people.",
    bad='{"primary": {"id": 1}, "secondary": {"id": "2"}}',
    good='{"primary": {"id": "1"}, "secondary": {"id": "2"}}',
    roles=(*_IDS, Role.CIO_ID),
    source=TRACK,
    screen=Criterion("not a number"),
)
def id_not_a_string(part: Part) -> Iterator[Finding]:
    if not isinstance(part.value, str | bool | dict | list):
        yield Finding(part.path, f"expected the id as a string, found the number {show(part.value)}")


def _may_be_empty(role: Role, steps: Path) -> bool:
    """Return whether nothing removes an address, or is as good as no id: the schema asks for another one then."""
    return role is Role.EMAIL or steps[-1:] == ("userId",)


@rule(
    "CC103",
    "identifier-blank",
    ERROR,
    what="An identifier is empty, or it or an email address is nothing but white space.",
    why="The call identifies nobody: Customer.io drops it.",
    bad='{"primary": {"id": " "}, "secondary": {"id": "2"}}',
    good='{"primary": {"id": "1"}, "secondary": {"id": "2"}}',
    roles=(*_IDS, Role.CIO_ID, Role.EMAIL),
    source=TRACK,
    screen=lambda site: Criterion("not blank", int(_may_be_empty(site.role, site.steps))),
)
def identifier_blank(part: Part) -> Iterator[Finding]:
    if part.value == "" and _may_be_empty(part.role, part.path):
        return
    if isinstance(part.value, str) and not part.value.strip():
        yield Finding(part.path, "expected an identifier, found nothing but white space")


@rule(
    "CC104",
    "identifier-untrimmed",
    WARNING,
    what="An identifier or an email address has white space at an end.",
    why="With the space it is another person.",
    bad='{"primary": {"id": "1 "}, "secondary": {"id": "2"}}',
    good='{"primary": {"id": "1"}, "secondary": {"id": "2"}}',
    fix=SAFE,
    safety="White space around an identifier is never meant.",
    roles=(*_IDS, Role.EMAIL, Role.CIO_ID),
    source=TRACK,
    screen=Criterion("trimmed"),
)
def identifier_untrimmed(part: Part) -> Iterator[Finding]:
    if isinstance(part.value, str) and part.value.strip() not in ("", part.value):
        message = f"expected no white space around the identifier, found {show(part.value)}"
        yield Finding(part.path, message, fix=(Trim(part.path),))


@rule(
    "CC105",
    "cio-prefix",
    ERROR,
    what="A `cio_id` begins with `cio_`.",
    why="The prefix belongs in the path of a Track v1 call only; in a body it makes another id, of nobody.",
    bad='{"primary": {"id": "1"}, "secondary": {"cio_id": "cio_03000001"}}',
    good='{"primary": {"id": "1"}, "secondary": {"cio_id": "03000001"}}',
    roles=(Role.CIO_ID,),
    source="https://github.com/customerio/customerio-ruby/issues/78",
    screen=Criterion("unprefixed", texts=("cio_",)),
)
def cio_prefix(part: Part) -> Iterator[Finding]:
    if isinstance(part.value, str) and part.value.startswith("cio_"):
        yield Finding(part.path, f"expected a cio_id without the prefix `cio_`, found {show(part.value)}")


@rule(
    "CC106",
    "cio-prefix-in-id",
    WARNING,
    what="The id of a person begins with `cio_`.",
    why="Customer.io takes it for the id that you gave; its own id goes into `cio_id`, without the prefix.",
    bad='{"primary": {"id": "cio_03000001"}, "secondary": {"id": "2"}}',
    good='{"primary": {"cio_id": "03000001"}, "secondary": {"id": "2"}}',
    roles=(Role.PERSON_ID,),
    source=TRACK,
    screen=Criterion("unprefixed", texts=("cio_",)),
)
def cio_prefix_in_id(part: Part) -> Iterator[Finding]:
    if isinstance(part.value, str) and part.value.startswith("cio_"):
        yield Finding(part.path, f"{show(part.value)} looks like an id of Customer.io's own, which goes into `cio_id`")


@rule(
    "CC107",
    "not-an-email-address",
    WARNING,
    what="An email address has no `@` with a domain behind it, or holds white space.",
    why="No message reaches the person, and people without an id are told apart by their address.",
    bad='{"primary": {"email": "ada"}, "secondary": {"id": "2"}}',
    good='{"primary": {"email": "ada@example.com"}, "secondary": {"id": "2"}}',
    roles=(Role.EMAIL, Role.RECIPIENT),
    source=TRACK,
    screen=Criterion("address"),
)
def not_an_email_address(part: Part) -> Iterator[Finding]:
    value = part.value
    if isinstance(value, str) and value.strip() and not ADDRESS.fullmatch(value.strip()) and "{{" not in value:
        yield Finding(part.path, f"expected an email address, found {show(value)}")


@rule(
    "CC108",
    "two-email-addresses",
    WARNING,
    what="The address in `attributes.email` is another one than in `identifiers.email`.",
    why="The call finds a person by one address and gives them another: this is how people are mixed up.",
    bad=(
        '{"type": "person", "action": "identify", "identifiers": {"email": "a@example.com"}, '
        '"attributes": {"email": "b@example.com"}}'
    ),
    good=(
        '{"type": "person", "action": "identify", "identifiers": {"email": "a@example.com"}, '
        '"attributes": {"email": "A@example.com"}}'
    ),
    roles=(Role.PERSON,),
    source=TRACK,
    screen=Criterion("one address", texts=("identifiers", "attributes", "email")),
)
def two_email_addresses(part: Part) -> Iterator[Finding]:
    first, second = (_email(part.value, name) for name in ("identifiers", "attributes"))
    if first is not None and second is not None and first.strip().casefold() != second.strip().casefold():
        message = f"another address than {show(first)} in `identifiers`: it is unclear whom the call is for"
        yield Finding((*part.path, "attributes", "email"), message)


@rule(
    "CC109",
    "merged-with-itself",
    WARNING,
    what="The two people of a merge, or the two ids of an alias, are the same.",
    why="One person stays and the other is deleted: here is one person only, and nothing can be merged.",
    bad='{"primary": {"id": "1"}, "secondary": {"id": "1"}}',
    good='{"primary": {"id": "1"}, "secondary": {"id": "2"}}',
    roles=(Role.MERGE,),
    source=MERGING,
    screen=Criterion("two people", texts=("primary", "secondary", "userId", "previousId")),
)
def merged_with_itself(part: Part) -> Iterator[Finding]:
    if not isinstance(part.value, dict):
        return
    for first, second in (("primary", "secondary"), ("userId", "previousId")):
        person = _identity(part.value.get(first))
        if person and person == _identity(part.value.get(second)):
            yield Finding((*part.path, second), f"the same person as `{first}`: there is nobody to merge")


def _identity(person: Any) -> Any:
    """Return the identity of a person as text; None if there is none."""
    return {name: _id_text(value) for name, value in person.items()} if isinstance(person, dict) else _id_text(person)


_LONG: Final = 14_000
"""Bits of an integer, which `str` takes fewer than 4,300 digits of."""


def _id_text(value: Any) -> str | None:
    if value is None or isinstance(value, bool | list | dict):
        return None
    is_long = isinstance(value, int) and value.bit_length() > _LONG
    text = hex(value) if is_long else str(value).strip()
    return text.casefold() if "@" in text else text


def _email(body: Any, name: str) -> str | None:
    holder = body.get(name) if isinstance(body, dict) else None
    found = holder.get("email") if isinstance(holder, dict) else None
    return found if isinstance(found, str) and found else None


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


STRUCTURED: Final = frozenset(("cio_relationships", "cio_subscription_preferences", "relationshipAttributes"))


@rule(
    "CC202",
    "attribute-value-too-long",
    ERROR,
    what="The value of an attribute of a person, an object or a relationship has more than 1,000 bytes.",
    why="Customer.io refuses the attribute; in a batch it answers 207 and takes the rest.",
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
    """Return the names that attributes have a meaning by, as `same_name` makes them: none where any spelling does."""
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
    what="The name of an attribute is a reserved one without its underscore, or with another sign in its place.",
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
            yield Finding((*part.path, name), f"{show(first)} is there too: both are kept", key=True)


@rule(
    "CC207",
    "unsubscribed-not-boolean",
    WARNING,
    what="`unsubscribed` is not a boolean, and is understood all the same.",
    why='true in any case, 1 and "1" unsubscribe, all else means subscribed: say what is meant.',
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
    why="It means subscribed: the person goes on receiving messages.",
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


CHANNELS: Final = ("email", "sms", "push", "in_app", "whatsapp", "slack", "line", "inbox")
TOPIC: Final = "^topic_[0-9]+$"
"""What the name of a topic looks like."""

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
            if not (member in CHANNELS if name == "channels" else re.match(TOPIC, member)):
                yield _unknown_preference((*part.path, name, member))


def _unknown_preference(path: Path) -> Finding:
    message = f"expected `topics.topic_1` and the like, or `channels.email` and the like, found {show(path[-1])}"
    return Finding(path, message, key=True)


FORM_FIELDS: Final = ("form_id", "form_name", "form_type", "form_url", "form_url_param")
"""The fields of a form that Customer.io fills itself."""


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
