"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
    ),
    (
        True,
        False,
        (383, False, (), None, None, None, (0, 0, (), (), None, 0, (), ()), None, None, None),
    ),
    2,
)
MAX_SIZE = 0
