"""What this tool is."""

from importlib import metadata

from cio_schemas.diagnostic.tool_information import version


def test_the_version_that_is_installed():
    assert version() == metadata.version("cio-schemas")


def test_what_was_never_installed_has_no_version(monkeypatch):
    def missing(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)

    assert version() == "0+unknown"
