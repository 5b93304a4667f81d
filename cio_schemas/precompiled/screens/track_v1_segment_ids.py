"""Written by `python -m cio_schemas.precompiled`; `kernel_screens.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((24, 'short string', 150, (), ()), (25, 'not a number', 0, (), ()), (26, 'not blank', 0, (), ()), (27, 'trimmed', 0, (), ()), (29, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        ((), (), 0, None, None),
        (((7, 'known', 75, ('ids',), ()), (8, 'exact integers', 0, (), ())), (('ids', 1),), None, None, None),
    ),
    2,
)
