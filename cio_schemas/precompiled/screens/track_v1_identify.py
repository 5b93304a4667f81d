"""Written by `python -m cio_schemas.precompiled`; `kernel_screens.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((40, 'boolean', 0, (), ()), (41, 'boolean', 0, (), ())), (), None, None, None),
        (((3, 'below', 100000000000, (), ()), (4, 'above', 999999999, (), ())), (), None, None, None),
        (((26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ()), (30, 'address', 0, (), ())), (), None, None, None),
        (((24, 'short string', 150, (), ()), (25, 'not a number', 0, (), ()), (26, 'not blank', 0, (), ()), (27, 'trimmed', 0, (), ()), (29, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        (((25, 'not a number', 0, (), ()), (26, 'not blank', 0, (), ()), (27, 'trimmed', 0, (), ()), (28, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        (((25, 'not a number', 0, (), ()), (26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ())), (), None, None, None),
        (((43, 'preferences', 0, ('email', 'sms', 'push', 'in_app', 'whatsapp', 'slack', 'line', 'inbox'), ('cio_subscription_preferences.', 'topics', 'channels', 'topic_')),), (), None, None, None),
        (((24, 'short string', 150, (), ()), (25, 'not a number', 0, (), ()), (26, 'not blank', 0, (), ()), (27, 'trimmed', 0, (), ())), (), None, None, None),
        ((), (('object_id', 7),), None, None, None),
        (((5, 'no date', 0, (), ('_at', '_date', 'At', 'Date')), (6, 'time below', 100000000000, ('created_at',), ('_at', '_date', 'At', 'Date')), (34, 'short names', 150, (), ()), (35, 'short values', 1000, ('cio_relationships', 'cio_subscription_preferences', 'relationshipAttributes'), ()), (36, 'short json', 100000, (), ()), (39, 'names differ', 0, (), ()), (45, 'trimmed names', 0, (), ())), (('created_at', 1),), None, None, None),
        (((7, 'known', 75, ('identifiers', 'relationship_attributes'), ('customerid identifiers', 'userid identifiers', 'email identifiers', 'id identifiers', 'properties relationship_attributes', 'data relationship_attributes', 'attributes relationship_attributes', 'traits relationship_attributes')),), (('identifiers', 8), ('relationship_attributes', 9)), None, None, None),
        ((), (), 10, None, None),
        (((7, 'known', 75, ('action', 'relationships'), ()),), (('relationships', 11),), None, None, None),
        (((8, 'exact integers', 0, (), ()), (5, 'no date', 0, ('created_at',), ('_at', '_date', 'At', 'Date')), (6, 'time below', 100000000000, ('created_at',), ('_at', '_date', 'At', 'Date')), (34, 'short names', 150, (), ()), (35, 'short values', 1000, ('cio_relationships', 'cio_subscription_preferences', 'relationshipAttributes'), ()), (37, 'own case', 0, ('id', 'email', 'phone', 'cio_id', 'anonymous_id', 'created_at', 'unsubscribed', 'timezone', 'cio_subscription_preferences'), ()), (38, 'own name', 0, ('id', 'email', 'phone', 'cioid', 'anonymousid', 'createdat', 'unsubscribed', 'timezone', 'ciosubscriptionpreferences'), ('id', 'email', 'phone', 'cio_id', 'anonymous_id', 'created_at', 'unsubscribed', 'timezone', 'cio_subscription_preferences')), (39, 'names differ', 0, (), ()), (43, 'preference name', 0, ('email', 'sms', 'push', 'in_app', 'whatsapp', 'slack', 'line', 'inbox'), ('cio_subscription_preferences.', 'topics', 'channels', 'topic_')), (45, 'trimmed names', 0, (), ()), (46, 'without', 0, ('attributes', 'identifiers', 'traits'), ())), (('unsubscribed', 0), ('created_at', 1), ('_timestamp', 1), ('email', 2), ('id', 3), ('cio_id', 4), ('anonymous_id', 5), ('cio_subscription_preferences', 6), ('cio_relationships', 12)), None, None, None),
    ),
    13,
)
