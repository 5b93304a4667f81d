"""Written by `python -m cio_schemas.precompiled`; `payloads/rules/screens.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((22, 'short string', 150, (), ()), (23, 'not a number', 0, (), ()), (24, 'not blank', 0, (), ()), (25, 'trimmed', 0, (), ()), (27, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        (((24, 'not blank', 1, (), ()), (25, 'trimmed', 0, (), ()), (28, 'address', 0, (), ())), (), None, None, None),
        (((23, 'not a number', 0, (), ()), (24, 'not blank', 0, (), ()), (25, 'trimmed', 0, (), ()), (26, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        ((), (('id', 0), ('email', 1), ('cio_id', 2)), None, None, None),
        (((37, 'boolean', 0, (), ()), (38, 'boolean', 0, (), ())), (), None, None, None),
        (((3, 'below', 100000000000, (), ()), (4, 'above', 999999999, (), ())), (), None, None, None),
        (((40, 'preferences', 0, ('email', 'sms', 'push', 'in_app', 'whatsapp', 'slack', 'line', 'inbox'), ('cio_subscription_preferences.', 'topics', 'channels', 'topic_')),), (), None, None, None),
        (((5, 'no date', 0, ('created_at',), ('_at', '_date', 'At', 'Date')), (6, 'time below', 100000000000, ('created_at',), ('_at', '_date', 'At', 'Date')), (31, 'short names', 150, (), ()), (32, 'short values', 1000, ('cio_relationships', 'cio_subscription_preferences', 'relationshipAttributes'), ()), (34, 'own case', 0, ('id', 'email', 'phone', 'cio_id', 'anonymous_id', 'created_at', 'unsubscribed', 'timezone', 'cio_subscription_preferences'), ()), (35, 'own name', 0, ('id', 'email', 'phone', 'cioid', 'anonymousid', 'createdat', 'unsubscribed', 'timezone', 'ciosubscriptionpreferences'), ('id', 'email', 'phone', 'cio_id', 'anonymous_id', 'created_at', 'unsubscribed', 'timezone', 'cio_subscription_preferences')), (36, 'names differ', 0, (), ()), (40, 'preference name', 0, ('email', 'sms', 'push', 'in_app', 'whatsapp', 'slack', 'line', 'inbox'), ('cio_subscription_preferences.', 'topics', 'channels', 'topic_'))), (('unsubscribed', 4), ('created_at', 5), ('_timestamp', 5), ('email', 1), ('id', 0), ('cio_id', 2), ('cio_subscription_preferences', 6)), None, None, None),
        ((), (('last_used', 5),), None, None, None),
        ((), (), 8, None, None),
        (((7, 'known', 75, ('anonymous_id', 'attributes', 'created_at', 'devices', 'email', 'identifiers', 'segments', 'unsubscribed'), ('properties attributes', 'data attributes', 'traits attributes')), (8, 'exact integers', 0, (), ()), (29, 'one address', 0, (), ('identifiers', 'attributes', 'email'))), (('identifiers', 3), ('attributes', 7), ('created_at', 5), ('devices', 9)), None, None, None),
    ),
    10,
)
