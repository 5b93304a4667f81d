"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
    ),
    (
        True,
        False,
        (383, False, (), None, None, None, (0, None, (('type', 3, False, True), ('traits', 6, False, True)), (), None, 0, (), ()), ((11, 15), (), (), None, None, 0, 0), None, None),
        (383, False, (('identify',),), None, None, None, None, None, None, None),
        (17, False, (), None, None, None, None, None, None, None),
        (277, False, (), None, None, None, None, None, None, None),
        (65, False, (), None, None, None, (0, 300, (('email', 4, False, True), ('created_at', 5, False, True)), (), None, 0, (), ()), None, None, None),
        (29, False, (), None, None, None, None, None, None, None),
        (17, False, (), (0, None, (), ('date-time',)), None, None, None, None, None, None),
        (65, False, (), None, None, None, (0, None, (('device', 16, False, True), ('ip', 4, False, True), ('userAgent', 4, False, True), ('timezone', 4, False, True), ('locale', 4, False, True)), (), None, 0, (), ()), None, None, None),
        (65, False, (), None, None, None, None, None, None, None),
        (64, False, (), None, None, None, (0, None, (('userId', 7, False, True), ('anonymousId', 7, False, True), ('messageId', 4, False, True), ('timestamp', 8, False, True), ('context', 9, False, True), ('integrations', 10, False, True), ('channel', 4, False, True), ('version', 7, False, True), ('sentAt', 4, False, True), ('receivedAt', 4, False, True), ('originalTimestamp', 4, False, True), ('writeKey', 4, False, True), ('_metadata', 10, False, True)), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('userId', 17, True, True),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('anonymousId', 18, True, True),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('traits', 20, True, True),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, None, ((), ((12, 13, 14),), (), None, None, 0, 0), None, None),
        (65, False, (), None, None, None, (0, None, (('token', 4, False, True), ('type', 4, False, True)), (), None, 0, (), ()), None, None, None),
        (28, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (28, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (28, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (64, False, (), None, None, None, (0, None, (('email', 19, True, True),), (), None, 0, (), ()), None, None, None),
    ),
    2,
)
