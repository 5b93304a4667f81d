"""`generate --rules`: bodies that the payload rules pass, and one mistake of each rule."""


def test_a_set_on_the_command_line(cli, tmp_path):
    make = ("generate", "track/v1/event", "--rules", "--valid", "3", "--invalid", "-o", "made")
    assert cli(*make).err == "cio-schemas: 3 valid and 15 invalid fixtures in made\n"
    assert (tmp_path / "made/invalid/001-CB201-time-in-milliseconds.json").is_file()
    assert cli(*make, "--check").status == 0

    (tmp_path / "made/valid/001.json").write_text('{"name": "x "}')
    assert cli(*make, "--check").out == "made/valid/001.json: is reported by CE103, and not by none\n"
    assert cli("check", "--schema", "track/v1/event", "made/invalid", "--statistics").status == 1

    (tmp_path / "made/valid/001.json").write_text('{"name": 1}')
    (tmp_path / "made/valid/002.json").unlink()
    assert cli(*make, "--check").out == (
        "made/valid/001.json: is no longer valid\nmade/valid/002.json: No such file or directory\n"
    )


def test_rules_of_a_schema_that_has_none(cli, tmp_path):
    (tmp_path / "own.json").write_text("{}")

    assert cli("generate", "own.json", "--rules").err == (
        "cio-schemas: error: --rules: no rule looks at payloads of own.json, which is not a bundled schema\n"
    )
