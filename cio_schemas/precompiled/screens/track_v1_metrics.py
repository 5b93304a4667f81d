"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
    ),
    (
        True,
        False,
        (383, False, (), None, None, None, None, ((4, 5), (), (), None, None, 0, 0), None, None),
        (13, False, (), None, (((999999999.0, True, 999999999, False, True), (100000000000.0, True, 100000000000, True, True)), ()), None, None, None, None, None),
        (383, False, (), None, None, None, (0, None, (('timestamp', 3, False, True),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('delivery_id', 0, False, True), ('href', 0, False, True), ('metric', 0, False, True), ('reason', 0, False, True), ('recipient', 0, False, True), ('timestamp', 0, False, True)), (), None, 1, (), ()), None, None, None),
    ),
    2,
)
MAX_SIZE = 0
