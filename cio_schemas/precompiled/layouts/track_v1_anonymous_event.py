"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
    ),
    (
        True,
        False,
        (64, False, (), None, None, None, (0, None, (('name', 3, True, True), ('type', 4, False, True), ('data', 5, False, True), ('timestamp', 6, False, True), ('id', 7, False, True), ('anonymous_id', 8, False, True)), (), None, 0, (), ()), None, None, None),
        (16, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (383, False, (('event', 'page', 'screen'),), None, None, None, None, None, None, None),
        (64, False, (), None, None, None, (0, None, (('recipient', 9, False, True), ('from_address', 9, False, True), ('reply_to', 9, False, True)), (), None, 0, (), ()), None, None, None),
        (260, False, (), None, None, None, None, None, None, None),
        (16, False, (), None, None, None, None, None, None, None),
        (28, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (16, False, (), None, None, None, None, None, None, None),
    ),
    2,
)
