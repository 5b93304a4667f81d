"""Sets of fixtures as files: writing them with a manifest, and checking that they still match their schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cio_schemas.fixtures import VERSION, fault_key, invalid_fixtures, judged, valid_fixtures
from cio_schemas.strategies import faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cio_schemas.strategies import Fault, Invalid
    from cio_schemas.validator import Validator

MANIFEST: Final = "manifest.json"
FORMATS: Final = ("dir", "json", "ndjson")
_LINES: Final = (".ndjson", ".jsonl")


class FixtureSetError(Exception):
    """A set of fixtures can't be written or read; the message is for the user."""


class Plan(NamedTuple):
    """What to make.

    Attributes:
        schema: what the user calls the schema.
        valid: how many valid fixtures.
        invalid: whether to make invalid ones.
        seed: of the generator.
        format: one of `FORMATS`.
    """

    schema: str
    valid: int
    invalid: bool
    seed: int
    format: str


class FixtureSet(NamedTuple):
    """Fixtures with what the manifest tells of them: the place of each, as a file or as a file and an index."""

    valid: list[tuple[str, Any]]
    invalid: list[tuple[str, Any, dict[str, Any]]]
    left_out: list[dict[str, Any]]


def make(plan: Plan, validator: Validator, progress: Callable[[int], None] = lambda _: None) -> FixtureSet:
    """Make the fixtures of a plan.

    Args:
        plan: what to make.
        validator: of the schema.
        progress: called with the number of fixtures that were made since it was last called.
    """
    valid = valid_fixtures(validator, plan.valid, plan.seed, progress=progress)
    invalid = invalid_fixtures(validator, plan.seed, progress=progress) if plan.invalid else []
    left_out = [each for each in faults(validator) if each.status != "feasible"] if plan.invalid else []
    width = max(3, len(str(max(len(valid), len(invalid)))))
    return FixtureSet(
        [(_place(plan, "valid", at, width, ""), each) for at, each in enumerate(valid)],
        [
            (_place(plan, "invalid", at, width, _slug(each)), each.instance, _told(each.fault))
            for at, each in enumerate(invalid)
        ],
        [{**_told(each), "status": each.status, "reason": _portable(each.reason)} for each in left_out],
    )


def _place(plan: Plan, kind: str, at: int, width: int, slug: str) -> str:
    return f"{kind}/{at + 1:0{width}}{slug}.json" if plan.format == "dir" else f"{kind}.{plan.format}#{at}"


def _slug(each: Invalid) -> str:
    """What breaks, for a file's name: letters that every file system takes."""
    parts = (*each.fault.instance_location.split("/"), each.fault.keyword, *each.fault.detail)
    text = "-".join(part for part in parts if part)
    return "-" + "".join(char if char.isascii() and (char.isalnum() or char in "-_") else "_" for char in text)[:80]


def _told(fault: Fault) -> dict[str, Any]:
    return {
        "keyword": fault.keyword,
        "detail": list(fault.detail),
        "schema_location": _portable(fault.schema_location),
        "evaluation_path": fault.evaluation_path,
        "instance_location": fault.instance_location,
        "message": _portable(str(fault)),
    }


def _portable(text: str) -> str:
    """A text without the folder that a schema file is in on this machine."""
    words = (
        word.rpartition("/")[2] if word.startswith("file:") and "#" not in word else word for word in text.split(" ")
    )
    return " ".join(_without_folder(word) for word in words)


def _without_folder(word: str) -> str:
    opening = "(" if word.startswith("(") else ""
    uri, hash_, pointer = word.removeprefix("(").partition("#")
    return f"{opening}{uri.rpartition('/')[2]}{hash_}{pointer}" if uri.startswith("file:") else word


def texts(plan: Plan, made: FixtureSet) -> dict[str, str]:
    """Write a set as texts by the relative path of the file, the manifest among them."""
    files: dict[str, str] = {}
    if plan.format == "dir":
        files |= {place: dump(instance, indent=2) for place, instance in made.valid}
        files |= {place: dump(instance, indent=2) for place, instance, _ in made.invalid}
    else:
        for kind, several in (("valid", made.valid), ("invalid", made.invalid)):
            instances = [each[1] for each in several]
            if instances:
                files[f"{kind}.{plan.format}"] = listing(instances, plan.format)
    files[MANIFEST] = dump(manifest(plan, made), indent=1)
    return files


def listing(instances: list[Any], format: str) -> str:  # noqa: A002 - as the option is called
    """Write instances as one JSON array, or as a line each."""
    if format == "json":
        return dump(instances, indent=2)
    return "".join(map(dump, instances))


def dump(value: Any, indent: int | None = None) -> str:
    """Write JSON in the one way that fixtures are written, with a line feed at the end."""
    return json.dumps(value, indent=indent, ensure_ascii=False) + "\n"


def manifest(plan: Plan, made: FixtureSet) -> dict[str, Any]:
    """Describe a set: how it was made, and what each invalid fixture breaks."""
    return {
        "schema": plan.schema,
        "algorithm": VERSION,
        "seed": plan.seed,
        "format": plan.format,
        "valid": [place for place, _ in made.valid],
        "invalid": [{"fixture": place, **told} for place, _, told in made.invalid],
        "not_broken": made.left_out,
    }


def save(files: dict[str, str], folder: Path, *, force: bool) -> None:
    """Write the files of a set below a folder.

    Raises:
        FixtureSetError: a file is there already, and `force` isn't given; or it can't be written.
    """
    there = [name for name in files if (folder / name).exists()]
    if there and not force:
        more = f" and {len(there) - 1} more" if len(there) > 1 else ""
        raise FixtureSetError(f"{folder / there[0]}{more} already there; --force overwrites")
    try:
        stale = _listed(folder) - set(files) if force else set()
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        for name in stale:
            (folder / name).unlink(missing_ok=True)
    except OSError as error:
        raise FixtureSetError(f"{error.filename}: {error.strerror}") from None


def _listed(folder: Path) -> set[str]:
    """The files that the manifest of a folder lists, if there is one that can be read: and so they are ours."""
    try:
        return {each.file for each in _entries(folder)}
    except FixtureSetError:
        return set()


class _Entry(NamedTuple):
    """A fixture that a manifest lists: its file, where in it if it holds several, and the key of what it breaks."""

    place: str
    file: str
    position: int | None
    key: tuple[str, ...] | None


def _entries(folder: Path) -> list[_Entry]:
    """The fixtures that the manifest of a folder lists, all of them below it.

    Raises:
        FixtureSetError: there is no manifest, or it is none.
    """
    told = _read(folder / MANIFEST)
    try:
        return [
            *(_entry(place, None) for place in told["valid"]),
            *(
                _entry(each["fixture"], fault_key(each["evaluation_path"], map(str, each["detail"])))
                for each in told["invalid"]
            ),
        ]
    except (KeyError, TypeError, AttributeError, ValueError):
        raise FixtureSetError(f"{folder / MANIFEST}: it is no manifest of fixtures") from None


def _entry(place: str, key: tuple[str, ...] | None) -> _Entry:
    name, hash_, index = place.rpartition("#")
    path = Path(name if hash_ else place)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(place)
    return _Entry(place, path.as_posix(), int(index) if hash_ else None, key)


def _read(path: Path) -> Any:
    try:
        text = path.read_text(encoding="utf-8")
        if path.suffix in _LINES:
            return [json.loads(line) for line in text.splitlines() if line.strip()]
        return json.loads(text)
    except OSError as error:
        raise FixtureSetError(f"{path}: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise FixtureSetError(f"{path}: {error}") from None


def check(folder: Path, validator: Validator) -> Iterator[str]:
    """Yield what is wrong with a set of fixtures, judged by the schema as it is now.

    A valid fixture must be valid; an invalid one must break what the manifest says and nothing else; and where there
    are invalid ones, each assertion that can be broken must have one.

    Raises:
        FixtureSetError: there is no manifest, or a file can't be read.
    """
    known: dict[str, Any] = {}
    broken: set[tuple[str, ...]] = set()
    for each in _entries(folder):
        instance = _instance(folder, each, known)
        if each.key is not None:
            broken.add(each.key)
            problem = judged(validator, each.key, instance)
            if problem:
                yield f"{folder / each.place}: {problem}"
        elif not validator.is_valid(instance):
            yield f"{folder / each.place}: is no longer valid: {next(iter(validator.iter_errors(instance))).message}"
    if broken:
        for fault in faults(validator):
            if fault.status == "feasible" and fault_key(fault.evaluation_path, fault.detail) not in broken:
                yield f"{folder}: no fixture breaks this: {_portable(str(fault))}"


def _instance(folder: Path, entry: _Entry, known: dict[str, Any]) -> Any:
    """The instance of an entry; `known` holds the files that were read."""
    if entry.file not in known:
        known[entry.file] = _read(folder / entry.file)
    found = known[entry.file]
    if entry.position is None:
        return found
    if not isinstance(found, list) or not 0 <= entry.position < len(found):
        raise FixtureSetError(f"{folder / entry.place}: there is no such fixture")
    return found[entry.position]


def instances_in(folder: Path) -> Iterator[tuple[str, Any]]:
    """Yield every JSON instance in the files below a folder, but for manifests, with its place.

    A line of NDJSON is an instance each, and so is an item of a file that the folder's manifest lists item by item.

    Raises:
        FixtureSetError: a file can't be read.
    """
    listed = _entries(folder) if (folder / MANIFEST).exists() else []
    several = {folder / each.file for each in listed if each.position is not None}
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".json", *_LINES) and path.name != MANIFEST:
            found = _read(path)
            if path.suffix in _LINES or (path in several and isinstance(found, list)):
                yield from ((f"{path}#{at}", each) for at, each in enumerate(found))
            else:
                yield str(path), found
