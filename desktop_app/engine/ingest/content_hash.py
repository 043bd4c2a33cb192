"""The hash that identifies the contents of a picture file."""

import hashlib


def content_hash(data: bytes) -> str:
    """Return the BLAKE2b hash of a file's bytes, 32 hexadecimal digits."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()
