"""Written by `python -m cio_schemas.precompiled`; `kernel_screens.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((47, 'short string', 100, (), ()), (48, 'not blank', 1, (), ()), (49, 'trimmed', 0, (), ())), (), None, None, None),
        (((30, 'address', 0, (), ()),), (), None, None, None),
        (((6, 'time below', 100000000000, (), ('_at', '_date', 'At', 'Date')), (50, 'short json', 100000, (), ())), (('recipient', 1),), None, None, None),
        (((3, 'below', 100000000000, (), ()), (4, 'above', 999999999, (), ())), (), None, None, None),
        (((25, 'not a number', 0, (), ()), (26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ())), (), None, None, None),
        (((24, 'short string', 150, (), ()), (25, 'not a number', 0, (), ()), (26, 'not blank', 0, (), ()), (27, 'trimmed', 0, (), ()), (29, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        (((7, 'known', 75, ('anonymous_id', 'context', 'customer_id', 'data', 'name', 'timestamp', 'type'), ('customerid customer_id', 'eventname name', 'event name', 'properties data', 'attributes data', 'traits data', 'messagedata data', 'occurredat timestamp')), (8, 'exact integers', 0, (), ())), (('name', 0), ('data', 2), ('timestamp', 3), ('anonymous_id', 4), ('customer_id', 5)), None, None, None),
    ),
    6,
)
