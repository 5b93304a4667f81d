"""Written by `python -m cio_schemas.precompiled`; `kernel_screens.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((7, 'known', 75, ('and', 'attribute', 'not', 'or', 'segment'), ()), (17, 'without', 0, ('ids', 'emails', 'per_user_data', 'data_file_url'), ())), (), None, None, None),
        (((24, 'short string', 150, (), ()), (25, 'not a number', 0, (), ()), (26, 'not blank', 0, (), ()), (27, 'trimmed', 0, (), ()), (29, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        ((), (), 1, None, None),
        (((26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ()), (30, 'address', 0, (), ())), (), None, None, None),
        ((), (), 3, None, None),
        (((25, 'not a number', 0, (), ()), (26, 'not blank', 0, (), ()), (27, 'trimmed', 0, (), ()), (28, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        (((25, 'not a number', 0, (), ()), (26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ())), (), None, None, None),
        (((7, 'known', 75, ('data', 'email', 'id'), ('token id', 'devicetoken id', 'properties data', 'attributes data', 'traits data', 'messagedata data')),), (('id', 1), ('email', 3), ('cio_id', 5), ('anonymous_id', 6)), None, None, None),
        ((), (), 7, None, None),
        (((7, 'known', 75, ('data', 'data_file_url', 'email_add_duplicates', 'email_ignore_missing', 'emails', 'id_ignore_missing', 'ids', 'per_user_data', 'recipients'), ('properties data', 'attributes data', 'traits data', 'messagedata data')), (8, 'exact integers', 0, (), ()), (9, 'placed', 0, ('data', 'data_file_url', 'email_add_duplicates', 'email_ignore_missing', 'emails', 'id_ignore_missing', 'ids', 'per_user_data', 'recipients', '$schema'), ('data', 'action', 'delete', 'suppress', 'unsuppress', 'merge', 'add_device', 'delete_device', 'add_relationships', 'delete_relationships'))), (('recipients', 0), ('ids', 2), ('emails', 4), ('per_user_data', 8)), None, None, None),
    ),
    9,
)
