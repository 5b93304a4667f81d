"""The three validators side by side."""

from typing import Any, NamedTuple

import jsonschema_rs
from reference import places, reference

import cio_schemas


class Peers(NamedTuple):
    """One schema, in the three."""

    ours: cio_schemas.Validator
    jsonschema: Any
    jsonschema_rs: Any

    @classmethod
    def of(cls, schema: Any) -> "Peers":
        plain = without_static_nodes(schema)
        return cls(
            cio_schemas.Validator(schema),
            None if is_unfit(schema) else reference(plain, format_checker=cio_schemas.FORMAT_CHECKER),
            None if is_unfit(schema) else jsonschema_rs.Draft202012Validator(plain, validate_formats=True),
        )

    def differences(self, instance: Any) -> dict[str, str]:
        """What is not as it should be, by kind: is_valid against iter_errors, and ours against each of the others."""
        try:
            verdict = self.ours.is_valid(instance)
            ours = places(self.ours.iter_errors(instance))
        except Exception as error:  # noqa: BLE001 - whatever it is, no instance may raise
            return {"raises": repr(error)}
        found = {}
        if verdict is bool(ours):
            found["ours"] = f"is_valid says {verdict}, iter_errors {sorted(ours, key=str)}"
        theirs = ours if self.jsonschema is None else places(self.jsonschema.iter_errors(instance))
        if verdict is bool(theirs):
            found["jsonschema"] = f"ours {verdict}, jsonschema {not verdict}"
        elif not told_twice(ours ^ theirs):
            only_ours, only_theirs = (sorted(some, key=str) for some in (ours - theirs, theirs - ours))
            found["errors"] = f"only ours {only_ours}, only jsonschema's {only_theirs}"
        if self.jsonschema_rs is None or ("'multipleOf'" in repr(self.ours.schema) and has_large_float(instance)):
            return found
        if verdict is not self.jsonschema_rs.is_valid(instance):
            found["jsonschema-rs"] = f"ours {verdict}, jsonschema-rs {not verdict}"
        return found


def told_twice(differing: set[Any]) -> bool:
    """Whether two sets of errors differ in no more than what is unevaluated once other keywords have failed.

    jsonschema holds a member unevaluated as well where additionalProperties or another unevaluated* has refused it.
    """
    return all(keyword in ("unevaluatedProperties", "unevaluatedItems") for _, _, keyword in differing)


def has_large_float(value: Any) -> bool:
    """Whether there is a float in an instance that jsonschema-rs, from 0.61, takes for the binary number that it is.

    1e300 is the decimal number that it reads as to us, and so no multiple of 3.
    """
    if isinstance(value, dict | list):
        return any(map(has_large_float, value.values() if isinstance(value, dict) else value))
    return isinstance(value, float) and abs(value) >= 2**53


def is_unfit(schema: Any) -> bool:
    """Whether the others would have to know what `dependencies` evaluate, a keyword that 2020-12 only lets live on."""
    text = repr(schema)
    return "'dependencies'" in text and "'unevaluated" in text


def without_static_nodes(value: Any) -> Any:
    """The same schema for the others, which follow a $ref to a $dynamicAnchor as if it were a $dynamicRef.

    Each "node" is the root of its resource, which a $ref can name as well without the fragment.
    """
    if isinstance(value, dict):
        refers = isinstance(value.get("$ref"), str)
        plain = {name: without_static_nodes(member) for name, member in value.items()}
        return plain | {"$ref": value["$ref"].removesuffix("node")} if refers else plain
    return [without_static_nodes(item) for item in value] if isinstance(value, list) else value
