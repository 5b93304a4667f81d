"""Written by `python -m cio_schemas.precompiled`; `kernel_screens.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((24, 'short string', 150, (), ()), (25, 'not a number', 0, (), ()), (26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ()), (29, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        (((25, 'not a number', 0, (), ()), (26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ())), (), None, None, None),
        (((3, 'below', 100000000000, (), ()), (4, 'above', 999999999, (), ())), (), None, None, None),
        ((), (('last_used', 2),), None, None, None),
        ((), (('device', 3),), None, None, None),
        (((24, 'short string', 150, (), ()), (25, 'not a number', 0, (), ()), (26, 'not blank', 0, (), ()), (27, 'trimmed', 0, (), ())), (), None, None, None),
        (((5, 'no date', 0, (), ('_at', '_date', 'At', 'Date')), (6, 'time below', 100000000000, ('created_at',), ('_at', '_date', 'At', 'Date')), (34, 'short names', 150, (), ()), (35, 'short values', 1000, ('cio_relationships', 'cio_subscription_preferences', 'relationshipAttributes'), ()), (36, 'short json', 100000, (), ()), (39, 'names differ', 0, (), ()), (45, 'trimmed names', 0, (), ())), (('created_at', 2),), None, None, None),
        (((5, 'no date', 0, ('createdAt',), ('_at', '_date', 'At', 'Date')), (6, 'time below', 100000000000, ('created_at',), ('_at', '_date', 'At', 'Date')), (34, 'short names', 150, (), ()), (35, 'short values', 1000, ('cio_relationships', 'cio_subscription_preferences', 'relationshipAttributes'), ()), (36, 'short json', 100000, (), ()), (38, 'own name', 0, ('relationshipattributes',), ('relationshipAttributes',)), (39, 'names differ', 0, (), ()), (45, 'trimmed names', 0, (), ())), (('created_at', 2), ('relationshipAttributes', 6)), None, None, None),
        (((7, 'known', 75, ('_metadata', 'anonymousId', 'channel', 'context', 'groupId', 'integrations', 'messageId', 'originalTimestamp', 'receivedAt', 'sentAt', 'timestamp', 'traits', 'type', 'userId', 'version', 'writeKey'), ('customerid userId', 'properties traits', 'data traits', 'attributes traits', 'occurredat timestamp')), (8, 'exact integers', 0, (), ()), (0, 'short json', 32768, (), ()), (1, 'short json', 32000, (), ()), (9, 'placed', 12, ('_metadata', 'anonymousId', 'channel', 'context', 'groupId', 'integrations', 'messageId', 'originalTimestamp', 'receivedAt', 'sentAt', 'timestamp', 'traits', 'type', 'userId', 'version', 'writeKey', '$schema'), ('traits', 'action', 'anonymous_id', 'cio_id', 'cio_subscription_preferences', 'created_at', 'email', 'id', 'objectTypeId', 'object_type_id', 'phone', 'relationshipAttributes', 'timezone', 'unsubscribed', 'delete', 'suppress', 'unsuppress', 'merge', 'add_device', 'delete_device', 'add_relationships', 'delete_relationships'))), (('userId', 0), ('anonymousId', 1), ('context', 4), ('groupId', 5), ('traits', 7)), None, None, None),
    ),
    8,
)
