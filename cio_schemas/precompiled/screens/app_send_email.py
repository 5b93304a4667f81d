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
        (((12, 'small files', 2097152, (), ()), (13, 'base64', 0, (), ()), (16, 'extensions', 0, (), ())), (), None, None, None),
        (((18, 'not a string', 0, (), ()),), (), None, None, None),
        (((7, 'known', 75, ('attachments', 'auto_create', 'bcc', 'body', 'body_amp', 'body_plain', 'cc', 'disable_css_preprocessing', 'disable_message_retention', 'fake_bcc', 'from', 'from_id', 'headers', 'identifiers', 'language', 'message_data', 'preheader', 'queue_draft', 'reply_to', 'send_at', 'send_to_unsubscribed', 'subject', 'to', 'tracked', 'transactional_message_id'), ('customerid identifiers', 'userid identifiers', 'email identifiers', 'id identifiers', 'properties message_data', 'data message_data', 'attributes message_data', 'traits message_data', 'plaintextbody body_plain', 'ampbody body_amp', 'preheadertext preheader')), (8, 'exact integers', 0, (), ()), (9, 'placed', 0, ('attachments', 'auto_create', 'bcc', 'body', 'body_amp', 'body_plain', 'cc', 'disable_css_preprocessing', 'disable_message_retention', 'fake_bcc', 'from', 'from_id', 'headers', 'identifiers', 'language', 'message_data', 'preheader', 'queue_draft', 'reply_to', 'send_at', 'send_to_unsubscribed', 'subject', 'to', 'tracked', 'transactional_message_id', '$schema'), ('message_data', 'action', 'delete', 'suppress', 'unsuppress', 'merge', 'add_device', 'delete_device', 'add_relationships', 'delete_relationships')), (11, 'few recipients', 15, (), ('to', 'cc', 'bcc')), (14, 'addresses', 0, (), ('to', 'cc', 'bcc'))), (('identifiers', 4), ('send_at', 5), ('attachments', 6), ('headers', 7)), None, None, None),
    ),
    8,
)
