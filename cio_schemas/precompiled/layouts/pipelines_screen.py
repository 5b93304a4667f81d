"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
    ),
    (
        True,
        False,
        (383, False, (), None, None, None, (0, None, (('type', 3, False, True), ('name', 4, False, True), ('category', 4, False, True), ('properties', 5, False, True)), (), None, 0, (), ()), ((6, 7), (), (), None, None, 0, 0), None, None),
        (383, False, (('screen',),), None, None, None, None, None, None, None),
        (17, False, (), None, None, None, None, None, None, None),
        (65, False, (), None, None, None, None, None, None, None),
        (64, False, (), None, None, None, (0, None, (('userId', 8, False, True), ('anonymousId', 8, False, True), ('messageId', 4, False, True), ('timestamp', 9, False, True), ('context', 10, False, True), ('integrations', 5, False, True), ('channel', 4, False, True), ('version', 8, False, True), ('sentAt', 4, False, True), ('receivedAt', 4, False, True), ('originalTimestamp', 4, False, True), ('writeKey', 4, False, True), ('_metadata', 5, False, True)), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, None, ((), ((11, 12),), (), None, None, 0, 0), None, None),
        (29, False, (), None, None, None, None, None, None, None),
        (17, False, (), (0, None, (), ('date-time',)), None, None, None, None, None, None),
        (65, False, (), None, None, None, (0, None, (('device', 13, False, True), ('ip', 4, False, True), ('userAgent', 4, False, True), ('timezone', 4, False, True), ('locale', 4, False, True)), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('userId', 14, True, True),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('anonymousId', 15, True, True),), (), None, 0, (), ()), None, None, None),
        (65, False, (), None, None, None, (0, None, (('token', 4, False, True), ('type', 4, False, True)), (), None, 0, (), ()), None, None, None),
        (28, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (28, False, (), (1, None, (), ()), None, None, None, None, None, None),
    ),
    2,
)
