"""json-pointer, relative-json-pointer, uuid and regex."""

import pytest

from cio_schemas.formats import check

VALID = {
    "json-pointer": ["", "/", "//", "/a", "/a/b", "/a//", "/~0", "/~1", "/a~0b~1c/~01", "/ ", "/%", "/\x00\n",
    "/é\U0001f600"],
    "relative-json-pointer": [
        "0", "1", "10", "120/a", "0#", "10#", "0/", "0//", "1/a~0b/~1", "0/\n", "0+1", "0-1/a", "1+0", "0-1#",
    ],
    "uuid": [
        "00000000-0000-0000-0000-000000000000", "ffffffff-FFFF-ffff-FFFF-ffffffffffff",
        "2eb8aa08-aa98-11ea-b4aa-73b441d16380", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
    ],
    "regex": ["", "^a+$", "([abc])+\\s+$", "(?<n>a)\\k<n>", "(?<=a+)b", "[]", "[^]", "\\p{L}", "\\u{1f600}", "\\cA"],
}  # fmt: skip

INVALID = {
    "json-pointer": ["a", "#", "#/a", "a/b", "~", "/~", "/~2", "/a~", "/~~0", "/a/~", "/a~/b", " /a", "0"],
    "relative-json-pointer": [
        "", "/", "/a", "#", "a", "-1", "+1", "00", "01", "01#", "0##", "0#/a", "0a", "0/~", "0/~2", "0 ", "1\n", "0+",
        "0+01",
        "0++1", "0+-1", "0+1+1", "0+1a", "\u0661", "1\u0661", "0+\u0661",
    ],
    "uuid": [
        "", "2eb8aa08aa9811eab4aa73b441d16380", "2eb8aa08-aa98-11ea-b4aa-73b441d1638",
        "2eb8aa08-aa98-11ea-b4aa-73b441d163800",
        "2eb8aa08-aa98-11ea-b4ga-73b441d16380", "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}",
        "urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2eb8aa08-aa98-11ea-b4aa-73b441d16380\n",
        "\u09e8eb8aa08-aa98-11ea-b4aa-73b441d16380",
    ],
    "regex": ["(", ")", "^(abc]", "[a", "a**", "\\a", "(?P<n>a)", "(?i)a", "(?#c)", "[b-a]", "\\", "a{2,1}", "\\k<n>"],
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in VALID.items() for text in texts])
def test_valid(name, text):
    assert check(name)(text)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in INVALID.items() for text in texts])
def test_invalid(name, text):
    assert not check(name)(text)
