"""Schemas whose objects are shared: copied, and cut apart for meta-schemas, at a cost that grows with the objects.

In Python, as by the aliases of YAML, one object may be at several places of a schema. Written out, sixteen objects
that each stand twice in the next are 65,536: so code that walks a schema does so object by object, not place by
place. Subschemas may be shared as much as one likes, other values within `MAX_WRITTEN_OUT`.
"""

from __future__ import annotations

from cio_schemas.exceptions import CompileError
from cio_schemas.records import NamedTuple
from cio_schemas.runtime import DepthError
from cio_schemas.schema.dialects import EVERY_KEYWORD, subschemas
from cio_schemas.schema.drafts import DRAFT_2020_12, canonical

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from cio_schemas.schema.resources import Schema

MAX_DEPTH = 10_000
"""How deeply a schema may nest before it is refused unread: one that contains itself has no end."""
MAX_WRITTEN_OUT = 10_000
"""How many arrays and objects the values of one schema object may be, beyond those that there are in the whole schema,
when what they share is written out at each of its places; subschemas are not counted."""


def copied(schema: Any) -> Any:
    """Return a copy in plain dicts, lists, strings and numbers, without subclasses of these.

    What is one object in the schema is one in the copy.

    Raises:
        DepthError: The schema nests too deeply, or contains itself.
        CompileError: A property name is not a string, or values share more than can be written out.
    """
    try:
        return _tree(schema, set())
    except (_NoTreeError, RuntimeError):  # such as RecursionError, or the error of a dict that changes during iteration
        return _graph(schema)


class _NoTreeError(Exception):
    """A value is shared, or of another type than its JSON text would be read as."""


def _tree(value: Any, seen: set[int]) -> Any:
    """Return a copy of a value in which nothing is shared, as of most schemas: this is several times as fast."""
    kind = value.__class__
    if kind in _PLAIN:
        return value
    if id(value) in seen:
        raise _NoTreeError
    seen.add(id(value))
    if kind is list:
        return [item if item.__class__ in _PLAIN else _tree(item, seen) for item in value]
    if kind is not dict or not _TEXT.issuperset(map(type, value)):
        raise _NoTreeError
    return {name: member if member.__class__ in _PLAIN else _tree(member, seen) for name, member in value.items()}


def _graph(schema: Any) -> Any:
    """Return a copy of any schema."""
    copies: dict[int, Any] = {}  # by the original's id; inner ones come first
    open_: dict[int, list[tuple[Any, Any]]] = {}  # the members of what is being copied
    kept, held = [], 0  # the members of all, so that no address is reused; and how many of them are inner
    stack = [schema] if isinstance(schema, _CONTAINERS) else []
    while stack:
        value = stack[-1]
        key = id(value)
        if key in copies:
            stack.pop()
        elif key in open_:
            copies[key] = _copy(value, open_.pop(key), copies)
            stack.pop()
        else:
            open_[key] = members = list(value.items() if isinstance(value, dict) else enumerate(value))
            inner = [member for _, member in members if isinstance(member, _CONTAINERS)]
            if len(open_) > MAX_DEPTH or any(id(member) in open_ for member in inner):
                raise DepthError("the schema", None)
            kept.append(members)
            held += len(inner)
            stack += inner
    if held >= len(copies) > 0:
        _refuse_shared_values(copies[id(schema)], copies.values())
    return _member(schema, copies)


_CONTAINERS = (dict, list)
_PLAIN = frozenset((str, int, float, bool, type(None)))
_TEXT = {str}


def _copy(value: Any, members: list[tuple[Any, Any]], copies: dict[int, Any]) -> Any:
    if isinstance(value, dict):
        return {_name(name): _member(member, copies) for name, member in members}
    return [_member(item, copies) for _, item in members]


def _member(value: Any, copies: dict[int, Any]) -> Any:
    if value.__class__ in _PLAIN:
        return value
    return copies[id(value)] if isinstance(value, _CONTAINERS) else _exact(value)


def _refuse_shared_values(schema: Any, copies: Iterable[Any]) -> None:
    """Raise where values share more than can be written out; `copies` are all arrays and objects, inner ones first."""
    sizes: dict[int, int] = {}
    for copy in copies:
        members = copy.values() if isinstance(copy, dict) else copy
        sizes[id(copy)] = 1 + sum(sizes[id(member)] for member in members if isinstance(member, _CONTAINERS))
    for parent in _objects(schema) if isinstance(schema, dict) else [schema]:
        inner = subschemas(parent, EVERY_KEYWORD) if isinstance(parent, dict) else ()
        written_out = sizes[id(parent)] - sum(sizes[id(child)] for _, child in inner if not isinstance(child, bool))
        if written_out > MAX_WRITTEN_OUT + len(sizes):
            found = f"{written_out:,}" if written_out < 10**18 else "more than 10^18"
            raise CompileError(
                f"the values of one schema object share parts, and are {found} arrays and objects when those are "
                f"written out: at most {MAX_WRITTEN_OUT:,} are accepted, but for subschemas"
            )


def _objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield each schema object once."""
    seen: set[int] = set()
    stack = [schema]
    while stack:
        parent = stack.pop()
        if isinstance(parent, dict) and id(parent) not in seen:
            seen.add(id(parent))
            yield parent
            stack += [child for _, child in subschemas(parent, EVERY_KEYWORD)]


def unshared(value: Any) -> Any:
    """Return a copy in which no array or object occurs twice: aliases are written out."""
    holder: list[Any] = [None]
    stack: list[tuple[Any, Any, Any]] = [(holder, 0, value)]
    while stack:
        target, key, each = stack.pop()
        if isinstance(each, dict):
            target[key] = copy = dict.fromkeys(each)
            stack += [(copy, name, member) for name, member in each.items()]
        elif isinstance(each, list):
            target[key] = items = [None] * len(each)
            stack += [(items, index, item) for index, item in enumerate(each)]
        else:
            target[key] = each
    return holder[0]


def _name(name: Any) -> Any:
    if name.__class__ is str:
        return name
    if not isinstance(name, str):
        raise CompileError(f"{name!r:.60} is not a property name: those are strings")
    return _exact(name)


def _exact(value: Any) -> Any:
    """Return a string or a number of a subclass, such as an enumeration, as one of the exact type."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, float):
        return float.__float__(value)
    return int.__int__(value) if isinstance(value, int) and not isinstance(value, bool) else value


# -- what meta-schemas judge --


class Piece(NamedTuple):
    """What one meta-schema judges at once.

    Attributes:
        schema: A schema; where other pieces stand in it, `{}` stands: draft 4 has no booleans.
        path: One of the ways to it, from the root of the whole schema.
        dialect: The URI of its meta-schema.
    """

    schema: Schema
    path: tuple[str | int, ...]
    dialect: str


_Key = tuple[int, str]  # of a schema object in a dialect


def pieces(schema: Schema, default: str = DRAFT_2020_12) -> Iterator[Piece]:
    """Yield what each meta-schema has to judge: together it is the whole schema, each object of it once.

    A piece begins at the root, at every resource whose `$schema` is another (one meta-schema can't judge two dialects:
    Core, section 9.3.3), and at every subschema that is at several places.

    Args:
        schema: The schema, which is copied if it has to be changed.
        default: The URI of its dialect if it has no `$schema`.
    """
    dialect = _declared(schema, default) if isinstance(schema, dict) else default
    if isinstance(schema, bool) or not isinstance(schema, dict):
        yield Piece(schema, (), dialect)
        return
    first = id(schema), dialect
    ways: dict[_Key, tuple[_Key, tuple[str | int, ...]]] = {}  # to each object: from which other, by which steps
    roots: dict[_Key, dict[str, Any]] = {first: schema}
    stack = [(schema, dialect)]
    while stack:
        parent, dialect = stack.pop()
        for steps, child in subschemas(parent, EVERY_KEYWORD):
            if isinstance(child, bool):
                continue
            own = dialect if "$schema" not in child else _dialect_in(child, dialect)
            key = id(child), own
            if key in ways or own != dialect:
                roots[key] = child
            if key not in ways:
                ways[key] = (id(parent), dialect), steps
                stack.append((child, own))
    for key, root in roots.items():
        path: tuple[str | int, ...] = ()
        way = key
        while way != first:
            way, steps = ways[way]
            path = steps + path
        yield Piece(_cut(root, key[1], roots) if len(roots) > 1 else root, path, key[1])


def _declared(schema: dict[str, Any], default: str) -> str:
    declared = schema.get("$schema")
    return canonical(declared) if isinstance(declared, str) else default


def _dialect_in(child: dict[str, Any], dialect: str) -> str:
    is_resource = isinstance(child.get("$id"), str) or isinstance(child.get("id"), str)
    return _declared(child, dialect) if is_resource else dialect


def _cut(root: dict[str, Any], dialect: str, roots: dict[_Key, dict[str, Any]]) -> dict[str, Any]:
    """Return a copy of a piece in which `{}` stands where others begin."""
    whole = dict(root)
    stack = [whole]
    while stack:
        parent = stack.pop()
        copies: dict[str, Any] = {}  # of the arrays and objects that hold subschemas, by keyword
        for steps, child in list(subschemas(parent, EVERY_KEYWORD)):
            if isinstance(child, bool):
                continue
            own = dialect if "$schema" not in child else _dialect_in(child, dialect)
            kept: Schema = {}
            if own == dialect and (id(child), own) not in roots:
                kept = dict(child)
                stack.append(kept)
            keyword = str(steps[0])
            if len(steps) == 1:
                parent[keyword] = kept
            else:
                if keyword not in copies:
                    copies[keyword] = parent[keyword].copy()
                copies[keyword][steps[1]] = kept
        parent.update(copies)
    return whole
