"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
    ),
    (
        True,
        False,
        (64, False, (), None, None, None, None, None, None, None),
    ),
    2,
)
