"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((1, (0, 45, 46, 65, 91, 97, 123), (b'\x00\x00\x00\x00\x00\x00\x00\x00', b'\x04\x00\x00\x00\x00\x00\x00\x00', b'\x00\x00\x00\x00\x00\x00\x00\x00', b'\x18\x00\x00\x00\x00\x00\x00\x00', b'\x00\x00\x00\x00\x00\x00\x00\x00', b'\x03\x00\x00\x00\x00\x00\x00\x00', b'\x00\x00\x00\x00\x00\x00\x00\x00'), b'\x01\x00\x00\x00\x00\x00\x00\x00', b'\x0f\x00\x00\x00\x00\x00\x00\x00', b'\x00\x00\x00\x00\x00\x00\x00\x00', b'\x12\x00\x00\x00\x00\x00\x00\x00', b'\x00\x00\x00\x00\x00\x00\x00\x00', (), False),), ()),
    ),
    (
        True,
        False,
        (64, False, (), None, None, None, (0, None, (('name', 3, True, True), ('type', 4, False, True), ('data', 5, False, True), ('timestamp', 6, False, True), ('anonymous_id', 7, False, True), ('customer_id', 7, False, True), ('context', 8, False, True)), (), None, 0, (), ()), None, None, None),
        (16, False, (), (1, 255, (), ()), None, None, None, None, None, None),
        (16, False, (('page', 'screen', 'event'),), None, None, None, None, None, None, None),
        (64, False, (), None, None, None, (0, None, (), (), None, 0, (), ()), None, None, None),
        (260, False, (), None, None, None, None, None, None, None),
        (16, False, (), None, None, None, None, None, None, None),
        (64, False, (), None, None, None, (0, None, (('ip', 9, False, True), ('locale', 10, False, True), ('timezone', 7, False, True), ('user_agent', 7, False, True), ('page', 12, False, True), ('device', 13, False, True)), (), None, 0, (), ()), None, None, None),
        (16, False, (), (0, None, (), ('ipv4',)), None, None, None, None, None, None),
        (16, False, (), (0, None, (0,), ()), None, None, None, None, None, None),
        (16, False, (), (0, None, (), ('uri',)), None, None, None, None, None, None),
        (64, False, (), None, None, None, (0, None, (('url', 11, False, True), ('title', 7, False, True), ('referrer', 11, False, True), ('path', 7, False, True)), (), None, 0, (), ()), None, None, None),
        (64, False, (), None, None, None, (0, None, (('id', 7, False, True), ('manufacturer', 7, False, True), ('model', 7, False, True), ('type', 7, False, True)), (), None, 0, (), ()), None, None, None),
    ),
    2,
)
