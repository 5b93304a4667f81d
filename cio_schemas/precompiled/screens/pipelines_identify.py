"""Written by `python -m cio_schemas.precompiled`; `kernel_screens.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((24, 'short string', 150, (), ()), (25, 'not a number', 0, (), ()), (26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ()), (29, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        (((25, 'not a number', 0, (), ()), (26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ())), (), None, None, None),
        (((3, 'below', 100000000000, (), ()), (4, 'above', 999999999, (), ())), (), None, None, None),
        ((), (('last_used', 2),), None, None, None),
        ((), (('device', 3),), None, None, None),
        (((40, 'boolean', 0, (), ()), (41, 'boolean', 0, (), ())), (), None, None, None),
        (((26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ()), (30, 'address', 0, (), ())), (), None, None, None),
        (((24, 'short string', 150, (), ()), (25, 'not a number', 0, (), ()), (26, 'not blank', 0, (), ()), (27, 'trimmed', 0, (), ()), (29, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        (((25, 'not a number', 0, (), ()), (26, 'not blank', 0, (), ()), (27, 'trimmed', 0, (), ()), (28, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        (((43, 'preferences', 0, ('email', 'sms', 'push', 'in_app', 'whatsapp', 'slack', 'line', 'inbox'), ('cio_subscription_preferences.', 'topics', 'channels', 'topic_')),), (), None, None, None),
        (((5, 'no date', 0, ('createdAt', 'created_at'), ('_at', '_date', 'At', 'Date')), (6, 'time below', 100000000000, ('created_at',), ('_at', '_date', 'At', 'Date')), (34, 'short names', 150, (), ()), (35, 'short values', 1000, ('cio_relationships', 'cio_subscription_preferences', 'relationshipAttributes'), ()), (37, 'own case', 0, ('id', 'email', 'phone', 'cio_id', 'anonymous_id', 'created_at', 'unsubscribed', 'timezone', 'cio_subscription_preferences'), ()), (39, 'names differ', 0, (), ()), (43, 'preference name', 0, ('email', 'sms', 'push', 'in_app', 'whatsapp', 'slack', 'line', 'inbox'), ('cio_subscription_preferences.', 'topics', 'channels', 'topic_')), (45, 'trimmed names', 0, (), ()), (46, 'without', 0, ('attributes', 'identifiers', 'traits'), ())), (('unsubscribed', 5), ('created_at', 2), ('_timestamp', 2), ('email', 6), ('id', 7), ('cio_id', 8), ('anonymous_id', 1), ('cio_subscription_preferences', 9)), None, None, None),
        (((7, 'known', 75, ('_metadata', 'anonymousId', 'channel', 'context', 'integrations', 'messageId', 'originalTimestamp', 'receivedAt', 'sentAt', 'timestamp', 'traits', 'type', 'userId', 'version', 'writeKey'), ('customerid userId', 'properties traits', 'data traits', 'attributes traits', 'occurredat timestamp')), (8, 'exact integers', 0, (), ()), (0, 'short json', 32768, (), ()), (1, 'short json', 32000, (), ()), (9, 'placed', 9, ('_metadata', 'anonymousId', 'channel', 'context', 'integrations', 'messageId', 'originalTimestamp', 'receivedAt', 'sentAt', 'timestamp', 'traits', 'type', 'userId', 'version', 'writeKey', '$schema'), ('traits', 'action', 'anonymous_id', 'cio_id', 'cio_subscription_preferences', 'created_at', 'email', 'id', 'phone', 'timezone', 'unsubscribed', 'delete', 'suppress', 'unsuppress', 'merge', 'add_device', 'delete_device', 'add_relationships', 'delete_relationships'))), (('userId', 0), ('anonymousId', 1), ('context', 4), ('traits', 10)), None, None, None),
    ),
    11,
)
