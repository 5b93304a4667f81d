"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((1, (0, 48, 58), (b'\x00\x00\x00\x00\x00\x00\x00\x00', b'\x01\x00\x00\x00\x00\x00\x00\x00', b'\x00\x00\x00\x00\x00\x00\x00\x00'), b'\x01\x00\x00\x00\x00\x00\x00\x00', b'\x00\x00\x00\x00\x00\x00\x00\x00', b'\x01\x00\x00\x00\x00\x00\x00\x00', b'\x01\x00\x00\x00\x00\x00\x00\x00', b'\x00\x00\x00\x00\x00\x00\x00\x00', (), False),), ()),
    ),
    (
        True,
        False,
        (383, False, (), None, None, None, (0, None, (('groupId', 3, True, True), ('type', 4, False, True), ('traits', 8, False, True)), (), None, 0, (), ()), ((9, 10), (), (), None, None, 0, 0), None, None),
        (28, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (383, False, (('group',),), None, None, None, None, None, None, None),
        (276, False, (), (0, None, (0,), ()), None, None, None, None, None, None),
        (276, False, (), (0, None, (0,), ()), None, None, None, None, None, None),
        (65, False, (), None, None, None, (0, 300, (), (), None, 0, (), ()), None, None, None),
        (65, False, (), None, None, None, (0, 300, (('object_type_id', 5, False, True), ('objectTypeId', 6, False, True), ('relationshipAttributes', 7, False, True)), (), None, 0, (), ()), None, None, None),
        (64, False, (), None, None, None, (0, None, (('userId', 11, False, True), ('anonymousId', 11, False, True), ('messageId', 12, False, True), ('timestamp', 13, False, True), ('context', 14, False, True), ('integrations', 15, False, True), ('channel', 12, False, True), ('version', 11, False, True), ('sentAt', 12, False, True), ('receivedAt', 12, False, True), ('originalTimestamp', 12, False, True), ('writeKey', 12, False, True), ('_metadata', 15, False, True)), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, None, ((), ((16, 17),), (), None, None, 0, 0), None, None),
        (29, False, (), None, None, None, None, None, None, None),
        (17, False, (), None, None, None, None, None, None, None),
        (17, False, (), (0, None, (), ('date-time',)), None, None, None, None, None, None),
        (65, False, (), None, None, None, (0, None, (('device', 18, False, True), ('ip', 12, False, True), ('userAgent', 12, False, True), ('timezone', 12, False, True), ('locale', 12, False, True)), (), None, 0, (), ()), None, None, None),
        (65, False, (), None, None, None, None, None, None, None),
        (383, False, (), None, None, None, (0, None, (('userId', 19, True, True),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('anonymousId', 20, True, True),), (), None, 0, (), ()), None, None, None),
        (65, False, (), None, None, None, (0, None, (('token', 12, False, True), ('type', 12, False, True)), (), None, 0, (), ()), None, None, None),
        (28, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (28, False, (), (1, None, (), ()), None, None, None, None, None, None),
    ),
    2,
)
