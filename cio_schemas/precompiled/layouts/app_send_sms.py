"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((1, (0, 43, 44, 48, 49, 58, 123, 124), (b'\x01\x00\x08\x00\x00\x00\x00\x00', b'\x03\x00\x08\x00\x00\x00\x00\x00', b'\x01\x00\x08\x00\x00\x00\x00\x00', b'\xf9\xff\t\x00\x00\x00\x00\x00', b'\xfd\xff\t\x00\x00\x00\x00\x00', b'\x01\x00\x08\x00\x00\x00\x00\x00', b'\x01\x00\x0e\x00\x00\x00\x00\x00', b'\x01\x00\x08\x00\x00\x00\x00\x00'), b'\x03\x00\x02\x00\x00\x00\x00\x00', b'\xfe\xff\x06\x00\x00\x00\x00\x00', b'\x01\x00\x08\x00\x00\x00\x00\x00', b'\xf8\xff\r\x00\x00\x00\x00\x00', b'\x00\x00\x08\x00\x00\x00\x00\x00', ((b'\x01\x00\x00\x00\x00\x00\x00\x00', b'\x00\x00\x02\x00\x00\x00\x00\x00'),), False),), ()),
    ),
    (
        True,
        False,
        (64, False, (), None, None, None, (0, None, (('transactional_message_id', 3, True, True), ('identifiers', 4, True, True), ('message_data', 5, False, True), ('send_at', 6, False, True), ('disable_message_retention', 7, False, True), ('send_to_unsubscribed', 7, False, True), ('queue_draft', 7, False, True), ('language', 8, False, True), ('to', 9, False, True), ('from', 10, False, True), ('body', 10, False, True), ('tracked', 7, False, True), ('auto_create', 7, False, True)), (), None, 0, (), ()), None, None, None),
        (276, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (64, False, (), None, None, None, (0, None, (('id', 11, False, True), ('email', 12, False, True), ('cio_id', 13, False, True)), (), None, 0, (), ()), ((17, 19), (), (), None, None, 0, 0), None, None),
        (65, False, (), None, None, None, None, None, None, None),
        (260, False, (), None, None, None, None, None, None, None),
        (2, False, (), None, None, None, None, None, None, None),
        (17, False, (), None, None, None, None, None, None, None),
        (16, False, (), (0, None, (0,), ()), None, None, None, None, None, None),
        (16, False, (), None, None, None, None, None, None, None),
        (28, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (16, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (28, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (383, False, (), None, None, None, (0, None, (('id', 0, True, False),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('email', 0, True, False),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('cio_id', 0, True, False),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, None, ((), ((14, 15, 16),), (), None, None, 0, 0), None, None),
        (64, False, (), None, None, None, None, ((), ((20, 21, 22),), (), None, None, 0, 0), None, None),
        (383, False, (), None, None, None, None, ((), (), (), 18, None, 0, 0), None, None),
        (383, False, (), None, None, None, (0, None, (('id', 0, True, False), ('email', 0, True, False)), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('id', 0, True, False), ('cio_id', 0, True, False)), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('email', 0, True, False), ('cio_id', 0, True, False)), (), None, 0, (), ()), None, None, None),
    ),
    2,
)
