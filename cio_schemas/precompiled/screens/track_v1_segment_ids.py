"""Written by `python -m cio_schemas.precompiled`; `payloads/rules/screens.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((22, 'short string', 150, (), ()), (23, 'not a number', 0, (), ()), (24, 'not blank', 0, (), ()), (25, 'trimmed', 0, (), ()), (27, 'unprefixed', 0, (), ('cio_',))), (), None, None, None),
        ((), (), 0, None, None),
        (((7, 'known', 75, ('ids',), ()), (8, 'exact integers', 0, (), ())), (('ids', 1),), None, None, None),
    ),
    2,
)
