"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
    ),
    (
        True,
        False,
        (64, False, (), None, None, None, (0, None, (('device', 7, True, True),), (), None, 0, (), ()), None, None, None),
        (16, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (383, False, (('ios', 'android'),), None, None, None, None, None, None, None),
        (260, False, (), None, None, None, None, None, None, None),
        (64, False, (), None, None, None, (0, None, (('push_enabled', 8, False, True), ('token', 9, False, True)), (), None, 10, (), ()), None, None, None),
        (64, False, (), None, None, None, (0, None, (('id', 3, True, True), ('platform', 4, True, True), ('last_used', 5, False, True), ('attributes', 6, False, True)), (), None, 0, (), ()), None, None, None),
        (383, False, (('true', 'false', True, False),), None, None, None, None, None, None, None),
        (1, False, (), None, None, None, None, None, None, None),
        (31, False, (), None, None, None, None, None, None, None),
    ),
    2,
)
