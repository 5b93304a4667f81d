"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
    ),
    (
        True,
        False,
        (64, False, (), None, None, None, (0, None, (('primary', 3, True, True), ('secondary', 3, True, True)), (), None, 0, (), ()), None, None, None),
        (64, False, (), None, None, None, (0, None, (('id', 4, False, True), ('email', 5, False, True), ('cio_id', 6, False, True)), (), None, 0, (), ()), ((10, 12), (), (), None, None, 0, 0), None, None),
        (28, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (16, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (28, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (383, False, (), None, None, None, (0, None, (('id', 0, True, False),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('email', 0, True, False),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('cio_id', 0, True, False),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, None, ((), ((7, 8, 9),), (), None, None, 0, 0), None, None),
        (64, False, (), None, None, None, None, ((), ((13, 14, 15),), (), None, None, 0, 0), None, None),
        (383, False, (), None, None, None, None, ((), (), (), 11, None, 0, 0), None, None),
        (383, False, (), None, None, None, (0, None, (('id', 0, True, False), ('email', 0, True, False)), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('id', 0, True, False), ('cio_id', 0, True, False)), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('email', 0, True, False), ('cio_id', 0, True, False)), (), None, 0, (), ()), None, None, None),
    ),
    2,
)
