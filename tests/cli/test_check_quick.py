"""A run that a quick look answers tells the same as one that goes the whole way."""

from random import Random

import pytest

from cio_schemas.cli import check

GOOD = '{"name": "signed_up", "customer_id": "c-1", "timestamp": 1715937000, "data": {"plan": "pro"}}'

PIECES = (
    *("{", "}", "[", "]", ",", ":", '"name"', '"a"', '"data"', '"timestamp"', "1715937000", "1e999", "-0", "NaN"),
    *(
        "null",
        " ",
        "\n",
        "\r",
        "\t",
        "\\u0041",
        "\\ud83d",
        "\x00",
        "\ufeff",
        "é",
        '"',
        "//",
        "0" * 20,
        '"email"',
        '"a@b.c"',
    ),
)


@pytest.mark.parametrize("seed", range(10))
def test_both_ways_tell_the_same(cli, monkeypatch, tmp_path, seed):
    random = Random(seed)
    for number in range(60):
        text = GOOD
        for _ in range(random.randrange(3)):
            at = random.randrange(len(text))
            text = text[:at] + random.choice(PIECES) + text[at + random.randrange(4) :]
        path = tmp_path / f"{number}{random.choice(('.json', '.ndjson'))}"
        path.write_text(text, newline="")
        arguments = ("check", "--schema", random.choice(("event", "track/v1/event")), path)
        quick = cli(*arguments)
        with monkeypatch.context() as patch:
            patch.setattr(check, "_clean_records", lambda _: None)
            assert quick == cli(*arguments), text


@pytest.mark.parametrize(
    "case",
    [
        ([], None, True),
        (["--no-rules", "-q", "--fail-on", "info", "--max-errors", "3", "--no-values"], None, True),
        ([], "[project]", True),
        ([], "[tool.cio-schemas]", True),
        ([], '[tool.cio-schemas]\noutput-format = "json"', False),
        (["--isolated"], "[tool.cio-schemas]", True),
        (["--output-format", "json"], None, False),
        (["--ignore", "V"], None, False),
        (["--report", "r.html"], None, False),
        (["--jobs", "1"], None, False),
        (["--strict"], None, False),
    ],
)
def test_what_is_asked_for_beside_a_verdict_goes_the_whole_way(cli, tmp_path, monkeypatch, case):
    options, configuration, quick = case
    (tmp_path / "a.json").write_text(GOOD)
    if configuration:
        (tmp_path / "pyproject.toml").write_text(f"{configuration}\n")
    looked = check._clean_records
    found = []
    monkeypatch.setattr(check, "_clean_records", lambda given: found.append(looked(given)) or found[-1])

    run = cli("check", "--schema", "event", "a.json", *options)

    assert (run.status, found) == (0, [1 if quick else None])
    monkeypatch.setattr(check, "_clean_records", lambda _: None)
    assert cli("check", "--schema", "event", "a.json", *options) == run
