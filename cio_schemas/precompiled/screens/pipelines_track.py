"""Written by `python -m cio_schemas.precompiled`; `kernel_screens.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((24, 'short string', 150, (), ()), (25, 'not a number', 0, (), ()), (26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ()), (29, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        (((25, 'not a number', 0, (), ()), (26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ())), (), None, None, None),
        (((3, 'below', 100000000000, (), ()), (4, 'above', 999999999, (), ())), (), None, None, None),
        ((), (('last_used', 2),), None, None, None),
        ((), (('device', 3),), None, None, None),
        (((47, 'short string', 100, (), ()), (48, 'not blank', 1, (), ()), (49, 'trimmed', 0, (), ()), (51, 'other spelling', 0, ('devicecreatedorupdated', 'devicedeleted', 'userdeleted', 'usersuppressed', 'userunsuppressed', 'relationshipdeleted', 'objectdeleted', 'reportdeliveryevent', 'reportcontentevent', 'deleteperson', 'suppressperson', 'unsuppressperson', 'deletedevice', 'deleteobject', 'deleterelationship'), ('Device Created or Updated', 'Device Deleted', 'User Deleted', 'User Suppressed', 'User Unsuppressed', 'Relationship Deleted', 'Object Deleted', 'Report Delivery Event', 'Report Content Event', 'User Deleted', 'User Suppressed', 'User Unsuppressed', 'Device Deleted', 'Object Deleted', 'Relationship Deleted'))), (), None, None, None),
        (((6, 'time below', 100000000000, (), ('_at', '_date', 'At', 'Date')), (50, 'short json', 100000, (), ())), (), None, None, None),
        (((7, 'known', 75, ('_metadata', 'anonymousId', 'channel', 'context', 'event', 'groupId', 'integrations', 'messageId', 'originalTimestamp', 'properties', 'receivedAt', 'sentAt', 'timestamp', 'type', 'userId', 'version', 'writeKey'), ('customerid userId', 'eventname event', 'name event', 'data properties', 'attributes properties', 'traits properties', 'occurredat timestamp')), (8, 'exact integers', 0, (), ()), (0, 'short json', 32768, (), ()), (1, 'short json', 32000, (), ()), (9, 'placed', 4, ('_metadata', 'anonymousId', 'channel', 'context', 'event', 'groupId', 'integrations', 'messageId', 'originalTimestamp', 'properties', 'receivedAt', 'sentAt', 'timestamp', 'type', 'userId', 'version', 'writeKey', '$schema'), ('properties', 'action', 'deliveryId', 'metric', 'objectId', 'objectTypeId', 'delete', 'suppress', 'unsuppress', 'merge', 'add_device', 'delete_device', 'add_relationships', 'delete_relationships'))), (('userId', 0), ('anonymousId', 1), ('context', 4), ('event', 5), ('properties', 6)), None, None, None),
    ),
    7,
)
