"""Written by `python -m cio_schemas.precompiled`; `kernel_screens.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((24, 'short string', 150, (), ()), (25, 'not a number', 0, (), ()), (26, 'not blank', 0, (), ()), (27, 'trimmed', 0, (), ()), (29, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        (((26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ()), (30, 'address', 0, (), ())), (), None, None, None),
        (((25, 'not a number', 0, (), ()), (26, 'not blank', 0, (), ()), (27, 'trimmed', 0, (), ()), (28, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        (((25, 'not a number', 0, (), ()), (26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ())), (), None, None, None),
        ((), (('id', 0), ('email', 1), ('cio_id', 2), ('anonymous_id', 3)), None, None, None),
        (((3, 'below', 100000000000, (), ()), (4, 'above', 999999999, (), ())), (), None, None, None),
        (((7, 'known', 75, ('auto_create', 'disable_message_retention', 'identifiers', 'language', 'message_data', 'queue_draft', 'send_at', 'send_to_unsubscribed', 'transactional_message_id'), ('customerid identifiers', 'userid identifiers', 'email identifiers', 'id identifiers', 'properties message_data', 'data message_data', 'attributes message_data', 'traits message_data')), (8, 'exact integers', 0, (), ()), (9, 'placed', 0, ('auto_create', 'disable_message_retention', 'identifiers', 'language', 'message_data', 'queue_draft', 'send_at', 'send_to_unsubscribed', 'transactional_message_id', '$schema'), ('message_data', 'action', 'delete', 'suppress', 'unsuppress', 'merge', 'add_device', 'delete_device', 'add_relationships', 'delete_relationships'))), (('identifiers', 4), ('send_at', 5)), None, None, None),
    ),
    6,
)
