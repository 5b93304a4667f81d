"""Written by `python -m cio_schemas.precompiled`; `payloads/rules/screens.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((10, 'empty', 0, (), ()),), (), None, None, None),
    ),
    0,
)
