"""Written by `python -m cio_schemas.precompiled`; `kernel_screens.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((24, 'short string', 150, (), ()), (25, 'not a number', 0, (), ()), (26, 'not blank', 0, (), ()), (27, 'trimmed', 0, (), ()), (29, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        (((26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ()), (30, 'address', 0, (), ())), (), None, None, None),
        (((25, 'not a number', 0, (), ()), (26, 'not blank', 0, (), ()), (27, 'trimmed', 0, (), ()), (28, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        (((25, 'not a number', 0, (), ()), (26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ())), (), None, None, None),
        (((5, 'no date', 0, ('created_at',), ('_at', '_date', 'At', 'Date')), (6, 'time below', 100000000000, ('created_at',), ('_at', '_date', 'At', 'Date')), (34, 'short names', 150, (), ()), (35, 'short values', 1000, ('cio_relationships', 'cio_subscription_preferences', 'relationshipAttributes'), ()), (37, 'own case', 0, ('id', 'email', 'phone', 'cio_id', 'anonymous_id', 'created_at', 'unsubscribed', 'timezone', 'cio_subscription_preferences'), ()), (38, 'own name', 0, ('id', 'email', 'phone', 'cioid', 'anonymousid', 'createdat', 'unsubscribed', 'timezone', 'ciosubscriptionpreferences'), ('id', 'email', 'phone', 'cio_id', 'anonymous_id', 'created_at', 'unsubscribed', 'timezone', 'cio_subscription_preferences')), (39, 'names differ', 0, (), ()), (43, 'preference name', 0, ('email', 'sms', 'push', 'in_app', 'whatsapp', 'slack', 'line', 'inbox'), ('cio_subscription_preferences.', 'topics', 'channels', 'topic_')), (45, 'trimmed names', 0, (), ()), (46, 'without', 0, ('attributes', 'identifiers', 'traits'), ()), (42, 'without', 0, ('form_id', 'form_name', 'form_type', 'form_url', 'form_url_param'), ()), (44, 'texts', 0, ('id',), ())), (('id', 0), ('email', 1), ('cio_id', 2), ('anonymous_id', 3)), None, None, None),
        (((7, 'known', 75, ('data',), ('properties data', 'attributes data', 'traits data', 'messagedata data')), (8, 'exact integers', 0, (), ()), (9, 'placed', 2, ('data', '$schema'), ('data', 'action', 'email', 'id', 'delete', 'suppress', 'unsuppress', 'merge', 'add_device', 'delete_device', 'add_relationships', 'delete_relationships'))), (('data', 4),), None, None, None),
    ),
    5,
)
