"""Random damage of files, as of disks, downloads and people with bad intentions."""

import struct
from random import Random
from typing import Final

# Sizes and counts at the limits of their types.
_EXTREMES: Final = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)
_HEADER_BYTES: Final = 200


def mutated(data: bytes, random: Random) -> bytes:
    """Return a file with one to eight places of damage, half of them in its header."""
    damaged = bytearray(data)
    for _ in range(random.randint(1, 8)):
        end = min(len(damaged), _HEADER_BYTES) if random.random() < 0.5 else len(damaged)
        _damage(damaged, random.randrange(end + 1), random)
    return bytes(damaged)


def _damage(data: bytearray, at: int, random: Random) -> None:
    kind = random.randrange(6)
    if kind == 0:
        data[at : at + 1] = bytes([random.randrange(256)])
    elif kind == 1:
        del data[at : at + random.randint(1, 40)]
    elif kind == 2:
        data[at:at] = data[at : at + random.randint(1, 200)]
    elif kind == 3:
        value = random.choice(_EXTREMES)
        form = random.choice((">I", "<I")) if value > 0xFFFF else random.choice((">H", "<H"))
        data[at : at + struct.calcsize(form)] = struct.pack(form, value)
    elif kind == 4:
        data[at : at + 8] = random.randbytes(8)
    elif random.random() < 0.2:
        del data[at:]
