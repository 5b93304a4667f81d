"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((1, (0, 48, 58, 97, 103), (b'\x00\x00\x00\x00\x00\x00\x00\x00', b'\x01\x00\x00\x00\x00\x00\x00\x00', b'\x00\x00\x00\x00\x00\x00\x00\x00', b'\x01\x00\x00\x00\x00\x00\x00\x00', b'\x00\x00\x00\x00\x00\x00\x00\x00'), b'\x01\x00\x00\x00\x00\x00\x00\x00', b'\x00\x00\x00\x00\x00\x00\x00\x00', b'\x01\x00\x00\x00\x00\x00\x00\x00', b'\x01\x00\x00\x00\x00\x00\x00\x00', b'\x00\x00\x00\x00\x00\x00\x00\x00', (), False),), ()),
    ),
    (
        True,
        False,
        (64, False, (), None, None, None, (0, None, (('identifiers', 3, True, True), ('email', 4, False, True), ('created_at', 5, False, True), ('anonymous_id', 6, False, True), ('attributes', 7, False, True), ('unsubscribed', 8, False, True), ('devices', 10, False, True), ('segments', 12, False, True)), (), None, 0, (), ()), None, None, None),
        (64, False, (), None, None, None, (0, None, (('id', 6, False, True), ('email', 4, False, True), ('cio_id', 13, False, True)), (), None, 0, (), ()), None, None, None),
        (16, False, (), (0, None, (), ('email',)), None, None, None, None, None, None),
        (260, False, (), None, None, None, None, None, None, None),
        (16, False, (), None, None, None, None, None, None, None),
        (64, False, (), None, None, None, (0, None, (), (), None, 0, (), ()), None, None, None),
        (2, False, (), None, None, None, None, None, None, None),
        (64, False, (), None, None, None, (0, None, (('id', 6, True, True), ('platform', 14, True, True), ('last_used', 5, False, True)), (), None, 0, (), ()), None, None, None),
        (32, False, (), None, None, (0, None, False, (), 9, None, 1, None), None, None, None, None),
        (64, False, (), None, None, None, (0, None, (('id', 5, False, True), ('name', 6, False, True)), (), None, 0, (), ()), None, None, None),
        (32, False, (), None, None, (0, None, False, (), 11, None, 1, None), None, None, None, None),
        (16, False, (), (0, None, (0,), ()), None, None, None, None, None, None),
        (16, False, (('ios', 'android'),), None, None, None, None, None, None, None),
    ),
    2,
)
