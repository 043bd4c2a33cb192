"""Values as bytes that show any damage: msgpack behind its own SHA-256."""

import hashlib
from typing import TypeVar

import msgspec

Value = TypeVar("Value")

_SEAL_BYTES = 32


def pack_with_checksum(value: msgspec.Struct) -> bytes:
    """Return the value's bytes behind their own SHA-256."""
    body = msgspec.msgpack.encode(value)
    return hashlib.sha256(body).digest() + body


def unpack_with_checksum(data: bytes, kind: type[Value]) -> Value:
    """Return the value that ``pack_with_checksum`` made bytes of.

    Raises:
        ValueError: the bytes are damaged, or of another kind of value.
    """
    seal, body = data[:_SEAL_BYTES], data[_SEAL_BYTES:]
    if hashlib.sha256(body).digest() != seal:
        raise ValueError("the bytes are damaged")
    return msgspec.msgpack.decode(body, type=kind)
