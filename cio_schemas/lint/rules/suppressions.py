"""JS0: suppressions of the linter that are unknown or unused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cio_schemas.rules.changes import Replace, Splice
from cio_schemas.rules.rule import SAFE, WARNING, Finding, rule
from cio_schemas.rules.suppression import IGNORE, is_array_of_strings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cio_schemas.lint.analysis.context import Analysis
    from cio_schemas.lint.document import SchemaNode


@rule(
    "JS001",
    "unused-suppression",
    WARNING,
    what=f"`{IGNORE}` lists a rule that finds nothing in its subschema.",
    why="It would hide future findings that nobody has reviewed.",
    bad='{"x-lint-ignore": ["JS105"], "type": "string"}',
    good='{"x-lint-ignore": ["JS105"], "type": "string", "minLength": 5, "maxLength": 3}',
    keywords=(IGNORE,),
    written=True,
    fix=SAFE,
    safety="The keyword asserts nothing.",
)
def unused_suppression(node: SchemaNode, analysis: Analysis) -> Iterator[Finding]:
    listed, path = node.written[IGNORE], (*node.path, IGNORE)
    if not is_array_of_strings(listed):
        yield Finding(path, f"`{IGNORE}` is an array of codes, prefixes of codes, and names of rules")
        return
    idle = analysis.suppressions.idle(node.path)
    if not idle:
        return
    unknown = analysis.suppressions.unknown(idle)
    words = f"{', '.join(idle)} finds nothing here: the suppression is not needed"
    words += f" ({', '.join(unknown)} is not a rule)" if unknown else ""
    rest = [each for each in listed if each not in idle]
    yield Finding(path, words, key=True, fix=(Replace(path, rest) if rest else Splice(path),))
