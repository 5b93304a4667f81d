"""Written by `python -m cio_schemas.precompiled`; `kernel_screens.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((3, 'below', 100000000000, (), ()), (4, 'above', 999999999, (), ())), (), None, None, None),
        (((7, 'known', 75, ('delivery_id', 'href', 'metric', 'reason', 'recipient', 'timestamp'), ('occurredat timestamp',)), (8, 'exact integers', 0, (), ())), (('timestamp', 0),), None, None, None),
    ),
    1,
)
