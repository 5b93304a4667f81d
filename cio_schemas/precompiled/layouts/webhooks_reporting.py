"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
    ),
    (
        True,
        False,
        (64, False, (), None, None, None, (0, None, (('event_id', 3, True, True), ('metric', 3, True, True), ('timestamp', 4, True, True), ('data', 9, True, True), ('object_type', 10, False, True), ('object_type_type', 10, False, True)), (), None, 0, (), ()), ((13,), (), (), None, None, 0, 0), None, None),
        (16, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (260, False, (), None, None, None, None, None, None, None),
        (17, False, (), None, None, None, None, None, None, None),
        (65, False, (), None, None, None, (0, None, (('id', 5, False, True), ('email', 5, False, True), ('cio_id', 5, False, True)), (), None, 0, (), ()), None, None, None),
        (261, False, (), None, None, None, None, None, None, None),
        (277, False, (), None, None, None, None, None, None, None),
        (64, False, (), None, None, None, (0, None, (('customer_id', 5, False, True), ('email_address', 5, False, True), ('identifiers', 6, False, True), ('delivery_id', 5, False, True), ('recipient', 5, False, True), ('action_id', 7, False, True), ('broadcast_id', 7, False, True), ('campaign_id', 7, False, True), ('newsletter_id', 7, False, True), ('content_id', 7, False, True), ('parent_action_id', 7, False, True), ('trigger_id', 7, False, True), ('transactional_message_id', 8, False, True)), (), None, 0, (), ()), None, None, None),
        (16, False, (), None, None, None, None, None, None, None),
        (383, False, (), None, None, None, (0, None, (('object_type', 0, True, False),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('object_type_type', 0, True, False),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, None, ((), ((11, 12),), (), None, None, 0, 0), None, None),
    ),
    2,
)
