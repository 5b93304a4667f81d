"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
    ),
    (
        True,
        False,
        (64, False, (), None, None, None, (0, None, (('transactional_message_id', 3, True, True), ('identifiers', 4, True, True), ('message_data', 5, False, True), ('send_at', 6, False, True), ('disable_message_retention', 7, False, True), ('send_to_unsubscribed', 7, False, True), ('queue_draft', 7, False, True), ('language', 8, False, True), ('auto_create', 7, False, True)), (), None, 0, (), ()), None, None, None),
        (276, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (64, False, (), None, None, None, (0, None, (('id', 9, False, True), ('email', 10, False, True), ('cio_id', 11, False, True)), (), None, 0, (), ()), ((15, 17), (), (), None, None, 0, 0), None, None),
        (65, False, (), None, None, None, None, None, None, None),
        (260, False, (), None, None, None, None, None, None, None),
        (2, False, (), None, None, None, None, None, None, None),
        (17, False, (), None, None, None, None, None, None, None),
        (28, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (16, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (28, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (383, False, (), None, None, None, (0, None, (('id', 0, True, False),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('email', 0, True, False),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('cio_id', 0, True, False),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, None, ((), ((12, 13, 14),), (), None, None, 0, 0), None, None),
        (64, False, (), None, None, None, None, ((), ((18, 19, 20),), (), None, None, 0, 0), None, None),
        (383, False, (), None, None, None, None, ((), (), (), 16, None, 0, 0), None, None),
        (383, False, (), None, None, None, (0, None, (('id', 0, True, False), ('email', 0, True, False)), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('id', 0, True, False), ('cio_id', 0, True, False)), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('email', 0, True, False), ('cio_id', 0, True, False)), (), None, 0, (), ()), None, None, None),
    ),
    2,
)
