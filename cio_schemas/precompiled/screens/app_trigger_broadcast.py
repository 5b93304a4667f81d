"""Written by `python -m cio_schemas.precompiled`; `payloads/rules/screens.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((22, 'short string', 150, (), ()), (23, 'not a number', 0, (), ()), (24, 'not blank', 0, (), ()), (25, 'trimmed', 0, (), ()), (27, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        ((), (), 0, None, None),
        (((24, 'not blank', 1, (), ()), (25, 'trimmed', 0, (), ()), (28, 'address', 0, (), ())), (), None, None, None),
        ((), (), 2, None, None),
        (((23, 'not a number', 0, (), ()), (24, 'not blank', 0, (), ()), (25, 'trimmed', 0, (), ()), (26, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        (((7, 'known', 75, ('data', 'email', 'id'), ('token id', 'devicetoken id', 'properties data', 'attributes data', 'traits data', 'messagedata data')),), (('id', 0), ('email', 2), ('cio_id', 4)), None, None, None),
        ((), (), 5, None, None),
        (((7, 'known', 75, ('data', 'data_file_url', 'email_add_duplicates', 'email_ignore_missing', 'emails', 'id_ignore_missing', 'ids', 'per_user_data', 'recipients'), ('properties data', 'attributes data', 'traits data', 'messagedata data')), (8, 'exact integers', 0, (), ()), (9, 'placed', 0, ('data', 'data_file_url', 'email_add_duplicates', 'email_ignore_missing', 'emails', 'id_ignore_missing', 'ids', 'per_user_data', 'recipients', '$schema'), ('data', 'action', 'delete', 'suppress', 'unsuppress', 'merge', 'add_device', 'delete_device', 'add_relationships', 'delete_relationships'))), (('ids', 1), ('emails', 3), ('per_user_data', 6)), None, None, None),
    ),
    7,
)
