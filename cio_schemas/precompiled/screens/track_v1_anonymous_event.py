"""Written by `python -m cio_schemas.precompiled`; `kernel_screens.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((47, 'short string', 100, (), ()), (48, 'not blank', 1, (), ()), (49, 'trimmed', 0, (), ())), (), None, None, None),
        (((30, 'address', 0, (), ()),), (), None, None, None),
        (((6, 'time below', 100000000000, (), ('_at', '_date', 'At', 'Date')), (50, 'short json', 100000, (), ())), (('recipient', 1),), None, None, None),
        (((3, 'below', 100000000000, (), ()), (4, 'above', 999999999, (), ())), (), None, None, None),
        (((25, 'not a number', 0, (), ()), (26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ())), (), None, None, None),
        (((55, 'ULID', 0, (), ()),), (), None, None, None),
        (((7, 'known', 75, ('anonymous_id', 'data', 'id', 'name', 'timestamp', 'type'), ('eventname name', 'event name', 'token id', 'devicetoken id', 'properties data', 'attributes data', 'traits data', 'messagedata data', 'occurredat timestamp')), (8, 'exact integers', 0, (), ()), (9, 'placed', 3, ('anonymous_id', 'data', 'id', 'name', 'timestamp', 'type', '$schema'), ('data', 'action', 'from_address', 'recipient', 'reply_to', 'delete', 'suppress', 'unsuppress', 'merge', 'add_device', 'delete_device', 'add_relationships', 'delete_relationships')), (53, 'has either', 0, (), ('anonymous_id', 'data', 'recipient'))), (('name', 0), ('data', 2), ('timestamp', 3), ('anonymous_id', 4), ('id', 5)), None, None, None),
    ),
    6,
)
