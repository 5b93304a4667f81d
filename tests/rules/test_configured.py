"""The codes of the configuration, read by whoever knows them, and named with their key where they are wrong."""

import pytest

from cio_schemas.project.config_file import Choice, Config, ConfigError, Key
from cio_schemas.rules.configured import configured_choice


def upper(codes, ignored):
    for code in codes:
        if code == "none" or (ignored and code == "must"):
            raise ValueError(f"no code {code!r}")
    return [code.upper() for code in codes]


def config(**choice):
    return Config(check=Choice(**choice), origin=Key("f.toml"))


def test_codes_are_read():
    assert configured_choice(config(), "check", upper) == Choice()
    written = config(select=("a", "must"), extend_select=("b",), ignore=("c",), per_file_ignores={"x": ("d", "e")})
    assert configured_choice(written, "check", upper) == Choice(("A", "MUST"), ("B",), ("C",), {"x": ("D", "E")})
    assert configured_choice(written, "lint", upper) == Choice()


WRONG = [
    ({"select": ("a", "none")}, "[check] select[1]"),
    ({"select": ()}, None),
    ({"extend_select": ("none",)}, "[check] extend-select[0]"),
    ({"ignore": ("a", "must")}, "[check] ignore[1]"),
    ({"per_file_ignores": {"a/*": ("a", "none")}}, '[check] per-file-ignores."a/*"[1]'),
]


@pytest.mark.parametrize(("choice", "key"), WRONG)
def test_a_wrong_code_is_told_with_its_key(choice, key):
    if key is None:
        assert configured_choice(config(**choice), "check", upper).select == ()
        return
    with pytest.raises(ConfigError) as caught:
        configured_choice(config(**choice), "check", upper)
    assert str(caught.value).startswith(f"f.toml: {key}: no code '")
