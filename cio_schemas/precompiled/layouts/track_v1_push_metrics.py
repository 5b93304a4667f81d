"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
    ),
    (
        True,
        False,
        (64, False, (), None, None, None, (0, None, (('event', 3, True, True), ('delivery_id', 4, True, True), ('device_id', 5, False, True), ('timestamp', 6, False, True)), (), None, 0, (), ()), None, None, None),
        (383, False, (('opened', 'converted', 'delivered'),), None, None, None, None, None, None, None),
        (16, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (16, False, (), None, None, None, None, None, None, None),
        (260, False, (), None, None, None, None, None, None, None),
    ),
    2,
)
