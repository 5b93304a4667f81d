"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
    ),
    (
        True,
        False,
        (64, False, (), None, None, None, (0, None, (('data', 9, True, True),), (), None, 0, (), ()), None, None, None),
        (28, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (16, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (63, False, (), None, None, None, None, None, None, None),
        (383, False, (), None, None, None, (0, None, (('id', 0, True, False),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('email', 0, True, False),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, None, ((), ((6, 7),), (), None, None, 0, 0), None, None),
        (64, False, (), None, None, None, (0, None, (('id', 3, False, True), ('email', 4, False, True)), (), None, 5, (), ()), ((8,), (), (), None, None, 0, 0), None, None),
    ),
    2,
)
