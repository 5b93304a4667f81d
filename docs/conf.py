"""How Sphinx builds the site; `python -m docs.build` runs it."""

from __future__ import annotations

from pathlib import Path

import cio_schemas
from cio_schemas.cli.command import SUBCOMMANDS
from cio_schemas.diagnostic.tool_information import DOCUMENTATION, REPOSITORY

project = "cio-schemas"
author = "the cio-schemas contributors"
project_copyright = author
version = release = cio_schemas.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["writers", "README.md"]
default_role = "literal"  # docstrings put code between single backticks
smartquotes = False  # what is written can be searched for
nitpicky = False  # types of other projects are not linked: a build fetches nothing

myst_enable_extensions = ["colon_fence", "deflist", "attrs_inline"]
myst_heading_anchors = 3
suppress_warnings = ["misc.highlighting_failure"]  # text that breaks JSON's grammar is shown on purpose

autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_class_signature = "separated"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_rtype = False
napoleon_use_ivar = True  # the fields of records are described once, with their class

html_theme = "furo"
html_title = f"cio-schemas {release}"
html_baseurl = DOCUMENTATION
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_search_scorer = str(Path(__file__).parent / "_static" / "scorer.js")
html_show_sourcelink = False
html_theme_options = {
    "source_repository": REPOSITORY,
    "source_branch": "main",
    "source_directory": "docs/",
    "navigation_with_keys": False,
    "top_of_page_buttons": [],
}
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"

copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

man_pages = [
    (f"reference/commands/{name}", f"cio-schemas-{name}", purpose, author, 1) for name, purpose in SUBCOMMANDS.items()
] + [("reference/commands/index", "cio-schemas", "validate, lint and make fixtures by JSON Schema", author, 1)]
