"""Written by `python -m cio_schemas.precompiled`; `kernel_screens.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((24, 'short string', 150, (), ()), (25, 'not a number', 0, (), ()), (26, 'not blank', 0, (), ()), (27, 'trimmed', 0, (), ()), (29, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        (((26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ()), (30, 'address', 0, (), ())), (), None, None, None),
        (((25, 'not a number', 0, (), ()), (26, 'not blank', 0, (), ()), (27, 'trimmed', 0, (), ()), (28, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        (((25, 'not a number', 0, (), ()), (26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ())), (), None, None, None),
        ((), (('id', 0), ('email', 1), ('cio_id', 2), ('anonymous_id', 3)), None, None, None),
        (((40, 'boolean', 0, (), ()), (41, 'boolean', 0, (), ())), (), None, None, None),
        (((3, 'below', 100000000000, (), ()), (4, 'above', 999999999, (), ())), (), None, None, None),
        (((43, 'preferences', 0, ('email', 'sms', 'push', 'in_app', 'whatsapp', 'slack', 'line', 'inbox'), ('cio_subscription_preferences.', 'topics', 'channels', 'topic_')),), (), None, None, None),
        (((5, 'no date', 0, ('created_at',), ('_at', '_date', 'At', 'Date')), (6, 'time below', 100000000000, ('created_at',), ('_at', '_date', 'At', 'Date')), (34, 'short names', 150, (), ()), (35, 'short values', 1000, ('cio_relationships', 'cio_subscription_preferences', 'relationshipAttributes'), ()), (37, 'own case', 0, ('id', 'email', 'phone', 'cio_id', 'anonymous_id', 'created_at', 'unsubscribed', 'timezone', 'cio_subscription_preferences'), ()), (38, 'own name', 0, ('id', 'email', 'phone', 'cioid', 'anonymousid', 'createdat', 'unsubscribed', 'timezone', 'ciosubscriptionpreferences'), ('id', 'email', 'phone', 'cio_id', 'anonymous_id', 'created_at', 'unsubscribed', 'timezone', 'cio_subscription_preferences')), (39, 'names differ', 0, (), ()), (43, 'preference name', 0, ('email', 'sms', 'push', 'in_app', 'whatsapp', 'slack', 'line', 'inbox'), ('cio_subscription_preferences.', 'topics', 'channels', 'topic_')), (45, 'trimmed names', 0, (), ()), (46, 'without', 0, ('attributes', 'identifiers', 'traits'), ())), (('unsubscribed', 5), ('created_at', 6), ('_timestamp', 6), ('email', 1), ('id', 0), ('cio_id', 2), ('anonymous_id', 3), ('cio_subscription_preferences', 7)), None, None, None),
        ((), (('last_used', 6),), None, None, None),
        ((), (), 9, None, None),
        (((7, 'known', 75, ('anonymous_id', 'attributes', 'created_at', 'devices', 'email', 'identifiers', 'segments', 'unsubscribed'), ('customerid identifiers', 'userid identifiers', 'email identifiers', 'id identifiers', 'properties attributes', 'data attributes', 'traits attributes')), (8, 'exact integers', 0, (), ()), (31, 'one address', 0, (), ('identifiers', 'attributes', 'email'))), (('identifiers', 4), ('attributes', 8), ('created_at', 6), ('anonymous_id', 3), ('devices', 10)), None, None, None),
    ),
    11,
)
