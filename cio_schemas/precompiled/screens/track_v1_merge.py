"""Written by `python -m cio_schemas.precompiled`; `kernel_screens.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((24, 'short string', 150, (), ()), (25, 'not a number', 0, (), ()), (26, 'not blank', 0, (), ()), (27, 'trimmed', 0, (), ()), (29, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        (((26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ()), (30, 'address', 0, (), ())), (), None, None, None),
        (((25, 'not a number', 0, (), ()), (26, 'not blank', 0, (), ()), (27, 'trimmed', 0, (), ()), (28, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        (((25, 'not a number', 0, (), ()), (26, 'not blank', 1, (), ()), (27, 'trimmed', 0, (), ())), (), None, None, None),
        ((), (('id', 0), ('email', 1), ('cio_id', 2), ('anonymous_id', 3)), None, None, None),
        (((7, 'known', 75, ('primary', 'secondary'), ()), (8, 'exact integers', 0, (), ()), (32, 'two people', 0, (), ('primary', 'secondary', 'userId', 'previousId'))), (('primary', 4), ('secondary', 4)), None, None, None),
    ),
    5,
)
