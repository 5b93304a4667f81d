"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
    ),
    (
        True,
        False,
        (64, False, (), None, None, None, (0, None, (('ids', 4, True, True),), (), None, 0, (), ()), None, None, None),
        (28, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (32, False, (), None, None, (1, 1000, False, (), 3, None, 1, None), None, None, None, None),
    ),
    2,
)
