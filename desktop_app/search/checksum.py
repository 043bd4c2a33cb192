"""Serialisation of values with a checksum: 32 bytes of SHA-256, then msgpack.

With a key, the checksum is an authentication code (HMAC): nobody without the key can write
bytes that are accepted.
"""

import hashlib
import hmac
from typing import TypeVar

import msgspec

Value = TypeVar("Value")

_CHECKSUM_BYTES = 32


def pack_with_checksum(value: msgspec.Struct, *, key: bytes | None = None) -> bytes:
    """Serialise a value.

    Args:
        value: the value.
        key: of the authentication code; None for a checksum that only detects damage.
    """
    body = msgspec.msgpack.encode(value)
    return _checksum(body, key) + body


def unpack_with_checksum(
    data: bytes, value_type: type[Value], *, key: bytes | None = None
) -> Value:
    """Deserialise what ``pack_with_checksum`` returned.

    Args:
        data: the bytes.
        value_type: type of the value.
        key: with which it was packed.

    Raises:
        ValueError: the bytes are damaged, packed with another key, or not of this type.
    """
    checksum, body = data[:_CHECKSUM_BYTES], data[_CHECKSUM_BYTES:]
    if not hmac.compare_digest(_checksum(body, key), checksum):
        raise ValueError("the bytes are damaged or of another computer")
    return msgspec.msgpack.decode(body, type=value_type)


def _checksum(body: bytes, key: bytes | None) -> bytes:
    if key is None:
        return hashlib.sha256(body).digest()
    return hmac.digest(key, body, "sha256")
