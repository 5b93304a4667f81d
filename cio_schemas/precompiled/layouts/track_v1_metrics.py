"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
    ),
    (
        True,
        False,
        (64, False, (), None, None, None, (0, None, (('delivery_id', 3, True, True), ('metric', 4, True, True), ('recipient', 5, False, True), ('reason', 6, False, True), ('href', 6, False, True), ('timestamp', 7, False, True)), (), None, 0, (), ()), None, None, None),
        (16, False, (), (1, None, (), ()), None, None, None, None, None, None),
        (383, False, (('bounced', 'clicked', 'converted', 'deferred', 'delivered', 'dropped', 'opened', 'spammed'),), None, None, None, None, None, None, None),
        (28, False, (), None, None, None, None, None, None, None),
        (16, False, (), None, None, None, None, None, None, None),
        (260, False, (), None, None, None, None, None, None, None),
    ),
    2,
)
