"""Written by `python -m cio_schemas.precompiled`; `kernel_screens.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((24, 'short string', 150, (), ()), (25, 'not a number', 0, (), ()), (26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ()), (29, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        (((25, 'not a number', 0, (), ()), (26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ())), (), None, None, None),
        (((3, 'below', 100000000000, (), ()), (4, 'above', 999999999, (), ())), (), None, None, None),
        ((), (('last_used', 2),), None, None, None),
        ((), (('device', 3),), None, None, None),
        (((24, 'short string', 150, (), ()), (25, 'not a number', 0, (), ()), (26, 'not blank', 0, (), ()), (27, 'trimmed', 0, (), ()), (29, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        (((7, 'known', 75, ('_metadata', 'anonymousId', 'channel', 'context', 'integrations', 'messageId', 'originalTimestamp', 'previousId', 'receivedAt', 'sentAt', 'timestamp', 'type', 'userId', 'version', 'writeKey'), ('customerid userId', 'occurredat timestamp')), (8, 'exact integers', 0, (), ()), (0, 'short json', 32768, (), ()), (1, 'short json', 32000, (), ()), (32, 'two people', 0, (), ('primary', 'secondary', 'userId', 'previousId'))), (('userId', 0), ('anonymousId', 1), ('context', 4), ('previousId', 5)), None, None, None),
    ),
    6,
)
