"""Find the members that are likely to distinguish a branch, for instances that are meant for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cio_schemas.compatibility.lifting.branches import MAX_REFERENCES, keywords, listed_values

if TYPE_CHECKING:
    from cio_schemas.compatibility.versions.version import SchemaPlace, Version


def tags_of(version: Version, place: SchemaPlace) -> dict[str, Any]:
    """Return members that are likely to distinguish a branch: those with listed values, and required ones.

    Args:
        version: The version.
        place: The place of the subschema.

    Example:
        >>> from cio_schemas.compatibility.versions.version import ROOT, Version
        >>> tags_of(Version({"properties": {"type": {"enum": ["timer"]}, "every": {}}, "required": ["name"]}), ROOT)
        {'type': 'timer', 'name': ''}
    """
    found: dict[str, Any] = {}
    pending = [place]
    for each in pending:  # which grows
        if len(pending) > MAX_REFERENCES:
            break
        schema = keywords(version, each)
        properties = _object(schema.get("properties"))
        listed = {name: listed_values(version, each.below("properties", name)) for name in properties}
        found |= {name: values[0] for name, values in listed.items() if values and name not in found}
        for name in schema.get("required", ()) if isinstance(schema.get("required"), list) else ():
            found.setdefault(name, _PLAIN.get(str(_object(properties.get(name)).get("type")), ""))
        reference = schema.get("$ref")
        target = version.target(each, reference) if isinstance(reference, str) else None
        pending += [] if target is None else [target]
        pending += [each.below("allOf", index) for index in range(len(schema.get("allOf", ())))]
    return found


_PLAIN: Final[dict[str, Any]] = {"array": [], "boolean": False, "integer": 0, "null": None, "number": 0, "object": {}}


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
