"""Serialisation of values with a checksum: a SHA-256 digest, then msgpack."""

import hashlib
from typing import TypeVar

import msgspec

Value = TypeVar("Value")

_CHECKSUM_BYTES = 32


def pack_with_checksum(value: msgspec.Struct) -> bytes:
    """Serialise a value."""
    body = msgspec.msgpack.encode(value)
    return hashlib.sha256(body).digest() + body


def unpack_with_checksum(data: bytes, value_type: type[Value]) -> Value:
    """Deserialise what ``pack_with_checksum`` returned.

    Raises:
        ValueError: the bytes are damaged, or not of this type.
    """
    checksum, body = data[:_CHECKSUM_BYTES], data[_CHECKSUM_BYTES:]
    if hashlib.sha256(body).digest() != checksum:
        raise ValueError("the bytes are damaged")
    return msgspec.msgpack.decode(body, type=value_type)
