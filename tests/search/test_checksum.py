"""Serialised values detect damage."""

import msgspec
import pytest

from desktop_app.search.checksum import pack_with_checksum, unpack_with_checksum


class Point(msgspec.Struct, frozen=True):
    x: int
    name: str


def test_a_value_is_restored() -> None:
    point = Point(7, "点")
    assert unpack_with_checksum(pack_with_checksum(point), Point) == point


def test_every_flipped_bit_is_detected() -> None:
    data = pack_with_checksum(Point(7, "a"))
    for position in range(len(data)):
        damaged = bytearray(data)
        damaged[position] ^= 1
        with pytest.raises(ValueError, match="damaged"):
            unpack_with_checksum(bytes(damaged), Point)


@pytest.mark.parametrize("length", [0, 1, 31, 32, 33])
def test_truncated_bytes_are_detected(length: int) -> None:
    with pytest.raises(ValueError, match="damaged"):
        unpack_with_checksum(pack_with_checksum(Point(7, "a"))[:length], Point)


def test_a_value_of_another_type_is_rejected() -> None:
    class Other(msgspec.Struct, frozen=True):
        y: float

    with pytest.raises(msgspec.ValidationError):
        unpack_with_checksum(pack_with_checksum(Other(1.5)), Point)


def test_bytes_of_another_key_are_refused() -> None:
    point = Point(7, "a")
    data = pack_with_checksum(point, key=b"mine")
    assert unpack_with_checksum(data, Point, key=b"mine") == point
    for key in (b"yours", b"", None):
        with pytest.raises(ValueError, match="another computer"):
            unpack_with_checksum(data, Point, key=key)
