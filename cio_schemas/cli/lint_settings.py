"""The settings of `lint` in effect, from options and configuration, as they are shown."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from cio_schemas.cli.exits import OK
from cio_schemas.lint import RULES
from cio_schemas.schema.drafts import DEFAULT_DIALECT

if TYPE_CHECKING:
    from cio_schemas.cli.arguments import Options
    from cio_schemas.project.config_file import Config
    from cio_schemas.rules.selection import Selection


def show_settings(options: Options, config: Config, selection: Selection) -> int:
    """Write the settings as JSON to standard output.

    Args:
        options: Of the command line.
        config: The configuration.
        selection: Which findings are wanted, by both.

    Returns:
        The exit status.
    """
    settings: dict[str, Any] = {
        "configuration": config.origin.file if config.origin else None,
        "folder": str(config.folder),
        "files": options.files,
        "exclude": list(config.exclude),
        "respect-gitignore": config.respect_gitignore,
        "dialect": options.dialect or config.dialect or DEFAULT_DIALECT,
        "baseline": options.baseline,
        "output-format": options.output_format or config.output_format or "full",
        "fail-on": options.fail_on,
        "rules": {rule.code: rule.name for rule in RULES if selection.wants(rule.code)},
        "per-file-ignores": {glob: list(codes) for glob, codes in selection.per_file.items()},
    }
    sys.stdout.write(json.dumps(settings, indent=2, ensure_ascii=False) + "\n")
    return OK
