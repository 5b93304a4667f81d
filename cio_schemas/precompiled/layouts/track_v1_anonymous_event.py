"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
    ),
    (
        True,
        False,
        (383, False, (), None, None, None, (0, None, (('anonymous_id', 3, False, True),), (), None, 0, (), ()), ((9,), (), (), None, None, 0, 0), None, None),
        (28, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (16, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (383, False, (('event', 'page', 'screen'),), None, None, None, None, None, None, None),
        (64, False, (), None, None, None, (0, None, (('recipient', 10, False, True), ('from_address', 10, False, True), ('reply_to', 10, False, True)), (), None, 0, (), ()), None, None, None),
        (260, False, (), None, None, None, None, None, None, None),
        (16, False, (), None, None, None, None, None, None, None),
        (64, False, (), None, None, None, (0, None, (('name', 4, True, True), ('type', 5, False, True), ('data', 6, False, True), ('timestamp', 7, False, True), ('id', 8, False, True)), (), None, 0, (), ()), None, None, None),
        (16, False, (), None, None, None, None, None, None, None),
    ),
    2,
)
