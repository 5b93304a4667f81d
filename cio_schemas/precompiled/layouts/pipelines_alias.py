"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
    ),
    (
        True,
        False,
        (383, False, (), None, None, None, (0, None, (('userId', 3, True, True), ('previousId', 4, True, True), ('type', 5, False, True)), (), None, 0, (), ()), ((11,), (), (), None, None, 0, 0), None, None),
        (28, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (28, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (383, False, (('alias',),), None, None, None, None, None, None, None),
        (29, False, (), None, None, None, None, None, None, None),
        (17, False, (), None, None, None, None, None, None, None),
        (17, False, (), (0, None, (), ('date-time',)), None, None, None, None, None, None),
        (65, False, (), None, None, None, (0, None, (('device', 12, False, True), ('ip', 7, False, True), ('userAgent', 7, False, True), ('timezone', 7, False, True), ('locale', 7, False, True)), (), None, 0, (), ()), None, None, None),
        (65, False, (), None, None, None, None, None, None, None),
        (64, False, (), None, None, None, (0, None, (('userId', 6, False, True), ('anonymousId', 6, False, True), ('messageId', 7, False, True), ('timestamp', 8, False, True), ('context', 9, False, True), ('integrations', 10, False, True), ('channel', 7, False, True), ('version', 6, False, True), ('sentAt', 7, False, True), ('receivedAt', 7, False, True), ('originalTimestamp', 7, False, True), ('writeKey', 7, False, True), ('_metadata', 10, False, True)), (), None, 0, (), ()), None, None, None),
        (65, False, (), None, None, None, (0, None, (('token', 7, False, True), ('type', 7, False, True)), (), None, 0, (), ()), None, None, None),
    ),
    2,
)
