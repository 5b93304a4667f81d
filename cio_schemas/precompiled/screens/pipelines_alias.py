"""Written by `python -m cio_schemas.precompiled`; `cio_schemas/kernel/layout.py` says what it holds."""

LAYOUT = (
    1,
    (
        (((1, (0, 32, 33, 127), (b'\x00\x00\x00\x00\x00\x00\x00\x00', b'\x02\x00\x00\x00\x00\x00\x00\x00', b'\x07\x00\x00\x00\x00\x00\x00\x00', b'\x00\x00\x00\x00\x00\x00\x00\x00'), b'\x01\x00\x00\x00\x00\x00\x00\x00', b'\x03\x00\x00\x00\x00\x00\x00\x00', b'\x02\x00\x00\x00\x00\x00\x00\x00', b'\x05\x00\x00\x00\x00\x00\x00\x00', b'\x00\x00\x00\x00\x00\x00\x00\x00', ((b'\x01\x00\x00\x00\x00\x00\x00\x00', b'\x04\x00\x00\x00\x00\x00\x00\x00'),), False),), ()),
        (((1, (0, 9, 14, 28, 33, 133, 134, 160, 161, 5760, 5761, 8192, 8203, 8232, 8234, 8239, 8240, 8287, 8288, 12288, 12289, 65279, 65280), (b'\x07\x00\x00\x00\x00\x00\x00\x00', b'\x02\x00\x00\x00\x00\x00\x00\x00', b'\x07\x00\x00\x00\x00\x00\x00\x00', b'\x02\x00\x00\x00\x00\x00\x00\x00', b'\x07\x00\x00\x00\x00\x00\x00\x00', b'\x02\x00\x00\x00\x00\x00\x00\x00', b'\x07\x00\x00\x00\x00\x00\x00\x00', b'\x02\x00\x00\x00\x00\x00\x00\x00', b'\x07\x00\x00\x00\x00\x00\x00\x00', b'\x02\x00\x00\x00\x00\x00\x00\x00', b'\x07\x00\x00\x00\x00\x00\x00\x00', b'\x02\x00\x00\x00\x00\x00\x00\x00', b'\x07\x00\x00\x00\x00\x00\x00\x00', b'\x02\x00\x00\x00\x00\x00\x00\x00', b'\x07\x00\x00\x00\x00\x00\x00\x00', b'\x02\x00\x00\x00\x00\x00\x00\x00', b'\x07\x00\x00\x00\x00\x00\x00\x00', b'\x02\x00\x00\x00\x00\x00\x00\x00', b'\x07\x00\x00\x00\x00\x00\x00\x00', b'\x02\x00\x00\x00\x00\x00\x00\x00', b'\x07\x00\x00\x00\x00\x00\x00\x00', b'\x02\x00\x00\x00\x00\x00\x00\x00', b'\x07\x00\x00\x00\x00\x00\x00\x00'), b'\x01\x00\x00\x00\x00\x00\x00\x00', b'\x03\x00\x00\x00\x00\x00\x00\x00', b'\x02\x00\x00\x00\x00\x00\x00\x00', b'\x05\x00\x00\x00\x00\x00\x00\x00', b'\x00\x00\x00\x00\x00\x00\x00\x00', ((b'\x01\x00\x00\x00\x00\x00\x00\x00', b'\x04\x00\x00\x00\x00\x00\x00\x00'),), False),), ()),
        (((1, (0, 95, 96, 99, 100, 105, 106, 111, 112), (b'\x10\x00\x00\x00\x00\x00\x00\x00', b'\x18\x00\x00\x00\x00\x00\x00\x00', b'\x10\x00\x00\x00\x00\x00\x00\x00', b'\x11\x00\x00\x00\x00\x00\x00\x00', b'\x10\x00\x00\x00\x00\x00\x00\x00', b'\x12\x00\x00\x00\x00\x00\x00\x00', b'\x10\x00\x00\x00\x00\x00\x00\x00', b'\x14\x00\x00\x00\x00\x00\x00\x00', b'\x10\x00\x00\x00\x00\x00\x00\x00'), b'\x01\x00\x00\x00\x00\x00\x00\x00', b'\x0f\x00\x00\x00\x00\x00\x00\x00', b'\x10\x00\x00\x00\x00\x00\x00\x00', b'\x18\x00\x00\x00\x00\x00\x00\x00', b'\x10\x00\x00\x00\x00\x00\x00\x00', (), False),), ()),
    ),
    (
        True,
        False,
        (383, False, (), None, None, None, None, ((9, 17, 18), (), (), None, None, 0, 0), None, None),
        (383, False, (), None, None, None, (0, None, (('primary', 19, True, True), ('secondary', 20, True, True)), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('primary', 19, True, True), ('secondary', 21, True, True)), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('primary', 20, True, True), ('secondary', 19, True, True)), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('primary', 20, True, True), ('secondary', 21, True, True)), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('primary', 21, True, True), ('secondary', 19, True, True)), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('primary', 21, True, True), ('secondary', 20, True, True)), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, None, ((), ((3, 4, 5, 6, 7, 8),), (), None, None, 0, 0), None, None),
        (383, False, (), (0, 150, (0,), ()), None, None, None, None, None, None),
        (383, False, (), (0, 37, (1,), ()), None, None, None, None, None, None),
        (16, False, (), (0, None, (2,), ()), None, None, None, None, None, None),
        (17, False, (), None, None, None, None, ((), ((10, 11),), (), 12, None, 0, 0), None, None),
        (13, False, (), None, (((999999999.0, True, 999999999, False, True), (100000000000.0, True, 100000000000, True, True)), ()), None, None, None, None, None),
        (383, False, (), None, None, None, (0, None, (('last_used', 14, False, True),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('device', 15, False, True),), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('userId', 13, False, True), ('context', 16, False, True), ('previousId', 13, False, True)), (), None, 0, (), ()), None, None, None),
        (383, False, (), None, None, None, (0, None, (('_metadata', 0, False, True), ('anonymousId', 0, False, True), ('channel', 0, False, True), ('context', 0, False, True), ('integrations', 0, False, True), ('messageId', 0, False, True), ('originalTimestamp', 0, False, True), ('previousId', 0, False, True), ('receivedAt', 0, False, True), ('sentAt', 0, False, True), ('timestamp', 0, False, True), ('type', 0, False, True), ('userId', 0, False, True), ('version', 0, False, True), ('writeKey', 0, False, True)), (), None, 1, (), ()), None, None, None),
        (64, False, (), None, None, None, (0, None, (('id', 0, True, True),), (), None, 1, (), ()), None, None, None),
        (64, False, (), None, None, None, (0, None, (('email', 0, True, True),), (), None, 1, (), ()), None, None, None),
        (64, False, (), None, None, None, (0, None, (('cio_id', 0, True, True),), (), None, 1, (), ()), None, None, None),
    ),
    2,
)
MAX_SIZE = 4000
