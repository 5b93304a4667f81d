"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
    ),
    (
        True,
        False,
        (383, False, (), None, None, None, None, ((7, 8), (), (), None, None, 0, 0), None, None),
        (13, False, (), None, (((999999999.0, True, 999999999, False, True), (100000000000.0, True, 100000000000, True, True)), ()), None, None, None, None, None),
        (383, False, (), None, None, None, (0, None, (('last_used', 3, False, True),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('attributes', 0, False, True), ('id', 0, False, True), ('last_used', 0, False, True), ('platform', 0, False, True)), (), None, 1, (), ()), None, None, None),
        (383, False, (), None, None, None, None, ((4, 5), (), (), None, None, 0, 0), None, None),
        (383, False, (), None, None, None, (0, None, (('device', 6, False, True),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('device', 0, False, True),), (), None, 1, (), ()), None, None, None),
    ),
    2,
)
MAX_SIZE = 0
