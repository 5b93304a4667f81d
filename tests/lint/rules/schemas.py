"""Small schemas, and what the rules that are on by default report of one."""

from cio_schemas.lint import RULES, Document, Linter
from cio_schemas.schema.pointer import json_pointer

DEFAULT = Linter(RULES, lambda rule: rule.default)
TEXT = {"type": "string"}
INTEGER = {"type": "integer"}
DRAFT_7 = {"$schema": "http://json-schema.org/draft-07/schema#"}
DRAFT_4 = {"$schema": "http://json-schema.org/draft-04/schema#"}


def obj(**properties):
    return {"type": "object", "properties": properties}


def found(schema, linter=DEFAULT):
    return {(each.rule.code, json_pointer(each.finding.path)) for each in linter.lint(Document(schema))}


def message(schema, code):
    return next(each.finding.message for each in DEFAULT.lint(Document(schema)) if each.rule.code == code)
