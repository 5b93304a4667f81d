"""uri, uri-reference, iri, iri-reference and uri-template."""

import pytest

from cio_schemas.formats import check

ABSOLUTE = [
    "http://example.com", "https://www.example.com:8080/a/b.html?x=1&y=2#top", "http://example.com:/", "http://", "a:",
    "a:b", "A1+.-:b", "a:/", "a:/b", "a:/b//c", "a://", "a:////", "file:///etc/hosts", "mailto:joe@example.com",
    "urn:isbn:0-486-27557-4", "tel:+1-816-555-1212", "data:text/plain;base64,SGk=",
    "http://a/%41%c3%A9?%20#%7e", "http://a%20b/", "http://joe:secret@a:80/", "http://@a/", "http://a?b?c/d#e?f/g",
    "http://[::1]/", "http://[2001:db8::1.2.3.4]:80/", "http://[v1.a:b]/", "http://[VFF.~]/", "http://1.2.3.4/",
    "http://999.1.1.1/", "http://01.1.1.1/", "http://a/!$&'()*+,;=:@-._~",
]  # fmt: skip
RELATIVE = [
    "", "a", "a/b", "./a:b", "a/b:c", "/", "/a", "//", "//a", "//a:80/b", "//a@b", "//[::1]", "?", "?a:b", "#",
    "#a:b", "%41",
    "..", "@", "*",
]  # fmt: skip
ABSOLUTE_IRIS = [
    "http://ƒøø.ßår/?∂éœ=πîx#πîüx", "e:é", "http://a/\U00010300", "http://é@é/é", "http://a/?\ue000",
    "http://a/?\U000f0000", "http://a/\u00a0\ud7ff\uf900\ufdcf\ufdf0\uffef", "http://\U000e1000/",
]  # fmt: skip

VALID = {
    "uri": ABSOLUTE,
    "uri-reference": [*ABSOLUTE, *RELATIVE],
    "iri": [*ABSOLUTE, *ABSOLUTE_IRIS],
    "iri-reference": [*ABSOLUTE, *RELATIVE, *ABSOLUTE_IRIS, "é", "/é", "//é", "?é\ue000", "#é", "é/:"],
    "uri-template": [
        "", "a", "http://example.com/~{user}/{id}", "{a}", "{a,b,c}", "{a.b_c.1}", "{%41.%c3%A9}", "{a*}", "{a:1}",
        "{a:9999}", "{+a}", "{#a}", "{.a}", "{/a}", "{;a}", "{?a,b*}", "{&a}", "{=a}", "{,a}", "{!a}", "{@a}", "{|a}",
        "a%41b", "a'b", "!#$&()*+,-./:;=?@[]_~", "é실\U0001f600\ue000\U0010fffd", "{a}{b}",
    ],
}  # fmt: skip

NEVER = [
    " ", "a b", "http://a b/", "http://a/b c", "http://a/\n", "http://a/b\n", "a\\b", 'a"b', "a<b", "a>b", "a{b}",
    "a|b", "a^b",
    "a`b", "http://a/%", "http://a/%4", "http://a/%4g", "http://a/%\u06641", "http://a:b/", "http://a:8o/",
    "http://a:\u0668/",
    "http://a@b@c/", "http://[", "http://[::1", "http://::1]", "http://[]/", "http://[1.2.3.4]/",
    "http://[::1%25eth0]/",
    "http://[::01.1.1.1]/", "http://[v1]/", "http://[v.a]/", "http://[vg.a]/", "http://[::1]a/", "http:/[::1]",
    "http://a/[",
    "http://a?[", "http://a#[", "http://a#b#c", "http://2001:db8::1/", "1a:b", "a_b:c", "é:b", ":a", "://a", "\x00",
    "a\x7f",
    "\ud800", "http://\ud800/", "http://a/\udfff",
]  # fmt: skip
NOT_ASCII = ["http://é/", "http://a/é", "http://a?é", "http://a#é", "http://é@a/", "\u212a:b", "a:\u017f"]
NOT_IRIS = [
    "http://a/\ue000", "http://a/\U000f0000", "http://a#\ue000", "http://a/\x80", "http://a/\x9f", "http://a/\ufdd0",
    "http://a/\ufff0", "http://a/\ufffe", "http://a/\U0001fffe", "http://a/?\U000ffffe", "http://a/\U000e0fff",
]  # fmt: skip

INVALID = {
    "uri": [*NEVER, *RELATIVE, *NOT_ASCII],
    "uri-reference": [*NEVER, *NOT_ASCII, "é", "/é", "?é"],
    "iri": [*NEVER, *RELATIVE, *NOT_IRIS, "é", "/é"],
    "iri-reference": [*NEVER, *NOT_IRIS, "\ue000"],
    "uri-template": [
        " ", "a b", "{", "}", "{}", "{a", "a}", "{{a}}", "{a}}", "{a,}", "{,}", "{a,,b}", "{+}", "{++a}", "{,+a}",
        "{a b}",
        "{a.}", "{.}", "{a..b}", "{a:}", "{a:0}", "{a:01}", "{a:10000}", "{a:x}", "{a:1*}", "{a**}", "{a-b}", "{é}",
        "{$a}",
        "{a:\u0664}", "%", "%4", "%4g", "{%4}", '"', "<", ">", "\\", "^", "`", "|", "\n", "a\n", "\x7f", "\x80",
        "\ufffe",
        "\ufdd0", "\ud800", "\U000e0001", "\U0001ffff",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in VALID.items() for text in texts])
def test_valid(name, text):
    assert check(name)(text)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in INVALID.items() for text in texts])
def test_invalid(name, text):
    assert not check(name)(text)
