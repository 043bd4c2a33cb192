"""JSON in a file with its hash, so that a changed digit is found.

The hash is a second line. Files of earlier versions have none and are read as they are.
"""

import hashlib


def with_hash(text: bytes) -> bytes:
    """Return the contents of a file for a JSON text without line breaks."""
    return text + b"\n" + hashlib.sha256(text).hexdigest().encode()


def without_hash(contents: bytes) -> bytes:
    """Return the JSON text in the contents of a file.

    Raises:
        ValueError: the text has changed.
    """
    text, _, found = contents.partition(b"\n")
    if found and found != hashlib.sha256(text).hexdigest().encode():
        raise ValueError("the file has changed")
    return text
