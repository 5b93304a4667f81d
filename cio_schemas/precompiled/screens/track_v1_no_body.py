"""Written by `python -m cio_schemas.precompiled`; `kernel_screens.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((10, 'empty', 0, (), ()),), (), None, None, None),
    ),
    0,
)
