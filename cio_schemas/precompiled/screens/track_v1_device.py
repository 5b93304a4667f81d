"""Written by `python -m cio_schemas.precompiled`; `kernel_screens.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((3, 'below', 100000000000, (), ()), (4, 'above', 999999999, (), ())), (), None, None, None),
        (((7, 'known', 75, ('attributes', 'id', 'last_used', 'platform'), ('token id', 'devicetoken id', 'properties attributes', 'data attributes', 'traits attributes')),), (('last_used', 0),), None, None, None),
        (((7, 'known', 75, ('device',), ()), (8, 'exact integers', 0, (), ())), (('device', 1),), None, None, None),
    ),
    2,
)
