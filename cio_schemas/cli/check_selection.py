"""Which findings of `cio-schemas check` are reported, which rules of payloads run, and what a code means."""

from __future__ import annotations

from cio_schemas.cli.settings import listed, per_file
from cio_schemas.rules.configured import configured_choice
from cio_schemas.rules.selection import Selection, codes
from cio_schemas.schema import catalog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cio_schemas.cli.arguments import Options
    from cio_schemas.diagnostic.codes import Meaning
    from cio_schemas.payloads.rules.choice import Chosen
    from cio_schemas.project.config_file import Config
    from cio_schemas.validators import Validator


def selection_of(options: Options, config: Config) -> Selection:
    """Return which findings are wanted: by the options, or by the configuration."""
    configured = configured_choice(config, "check", lambda given, ignored: _codes(given, ignored=ignored))
    selected = _codes(listed(options.select)) if options.select else configured.select
    extended = _codes(listed(options.extend_select)) + (() if options.select else configured.extend_select)
    ignored = _codes(listed(options.ignore), ignored=True) if options.ignore else configured.ignore
    apart = {glob: _codes(each, ignored=True) for glob, each in per_file(options.per_file_ignores).items()}
    return Selection(selected or (), extended, ignored, {**configured.per_file_ignores, **apart})


def _codes(text: str | Iterable[str], *, ignored: bool = False) -> tuple[str, ...]:
    """Read selectors of everything that `check` reports."""
    if not text:
        return ()
    from cio_schemas.payloads.rules.collection import RULES  # noqa: PLC0415 - only those who select need them all

    return codes(text, ignored=ignored, rules={rule.code: rule.name for rule in RULES})


def rules_of(selection: Selection, validator: Validator, names: tuple[str, ...] | None) -> Chosen | None:
    """Choose the rules that look at the payloads of a schema."""
    if names is None and catalog.name_of(validator.schema) is None:
        return None
    from cio_schemas.payloads.rules.choice import choose  # noqa: PLC0415 - only bundled schemas have some

    if not (selection.select or selection.extend or selection.ignore):
        return choose(validator, names=names)  # without a look at the rules
    from cio_schemas.payloads.rules.collection import DEFAULT, RULES  # noqa: PLC0415 - as above

    opted = selection._replace(opt_in=frozenset(rule.code for rule in RULES) - DEFAULT)
    return choose(validator, frozenset(rule.code for rule in RULES if opted.wants(rule.code)), names)


def meaning_of(code: str) -> Meaning:
    """Return what a code means: a violation, a problem of a text, or a rule of payloads."""
    from cio_schemas.diagnostic.codes import Meaning, meaning  # noqa: PLC0415 - only what was found is explained

    if code[0] != "C":
        return meaning(code)
    from cio_schemas.payloads.rules.collection import RULES  # noqa: PLC0415 - only what was found is explained

    rule = next(rule for rule in RULES if rule.code == code)
    return Meaning(rule.what, rule.why, rule.name)
