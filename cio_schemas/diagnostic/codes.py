"""What each code of a diagnostic means, and the page that explains it.

`V-` and a keyword of the schema is a violation, explained in `VIOLATIONS`; `P-` a problem of a text, explained in
`source.PROBLEMS`; two capital letters and three digits a rule, of `lint` (`JS`) or of payloads, which explains itself.
"""

from __future__ import annotations

from cio_schemas.diagnostic.tool_information import DOCUMENTATION
from cio_schemas.records import NamedTuple
from cio_schemas.source import PROBLEMS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

VIOLATIONS: Final = {
    "V-false": "a `false` schema allows nothing",
    "V-type": "the value is not of the type, or of one of the types, that the schema names",
    "V-enum": "the value is none of those that the schema lists",
    "V-const": "the value is not the one that the schema names",
    "V-minimum": "the number is less than the least that is allowed",
    "V-exclusiveMinimum": "the number is not greater than the bound",
    "V-maximum": "the number is greater than the greatest that is allowed",
    "V-exclusiveMaximum": "the number is not less than the bound",
    "V-multipleOf": "the number is not a multiple of the one that the schema names",
    "V-minLength": "the string has fewer characters (code points) than required",
    "V-maxLength": "the string has more characters (code points) than allowed",
    "V-pattern": "the regular expression (ECMA-262) matches nowhere in the string",
    "V-format": "the string is not of the format that the schema names",
    "V-contentEncoding": "the string is not in the encoding that the schema names (asserted in draft 7)",
    "V-contentMediaType": "the string is not of the media type that the schema names (asserted in draft 7)",
    "V-minItems": "the array has fewer items than required",
    "V-maxItems": "the array has more items than allowed",
    "V-uniqueItems": "two items of the array are equal",
    "V-items": "the array has more items than the schema describes",
    "V-contains": "no item of the array matches the schema of `contains`",
    "V-minContains": "too few items of the array match the schema of `contains`",
    "V-maxContains": "too many items of the array match the schema of `contains`",
    "V-minProperties": "the object has fewer properties than required",
    "V-maxProperties": "the object has more properties than allowed",
    "V-required": "the object lacks a property that is required",
    "V-dependentRequired": "the object lacks a property that another of its properties requires",
    "V-additionalProperties": "the object has a property that the schema does not describe",
    "V-unevaluatedProperties": "the object has a property that no part of the schema describes",
    "V-unevaluatedItems": "the array has an item that no part of the schema describes",
    "V-anyOf": "the value matches none of the alternatives",
    "V-oneOf": "the value matches none of the alternatives, or several of them",
    "V-not": "the value matches the schema that it must not match",
    "V-dependencies": "the object lacks a property that another of its properties requires (as in draft 2019-09)",
    "V-additionalItems": "the array has more items than the schema describes (as in draft 2019-09)",
}
"""Code of a violation -> one sentence."""

CORE: Final = ("false", "items", "contains", "additionalProperties", "anyOf", "oneOf", "not")
_SPECIFICATION: Final = "https://json-schema.org/draft/2020-12/json-schema-"


class Meaning(NamedTuple):
    """The meaning of a code.

    Attributes:
        what: One sentence on what is found.
        why: Why that is bad, if that is not plain.
        name: A name in addition to the code.
    """

    what: str
    why: str = ""
    name: str = ""


def meaning(code: str) -> Meaning:
    """Return the meaning of a code of `check`, or the code itself if it is unknown.

    Args:
        code: Of a violation or of a problem.
    """
    return Meaning(VIOLATIONS.get(code) or PROBLEMS.get(code) or code)


def help_uri(code: str) -> str:
    """Return the address of our page about a code.

    Args:
        code: Any code.
    """
    return f"{DOCUMENTATION}rules/{code}.html"


def specification(code: str) -> str:
    """Return the address at which a standard defines what a violation or a problem is about.

    Args:
        code: Of a violation or of a problem.
    """
    kind, _, keyword = code.partition("-")
    if kind == "P":
        return "https://www.rfc-editor.org/rfc/rfc8259"
    document = "core" if keyword in CORE or keyword.startswith("unevaluated") else "validation"
    return f"{_SPECIFICATION}{document}" + (f"#name-{keyword.lower()}" if keyword != "false" else "")
