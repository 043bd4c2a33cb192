"""Protocol buffers written by hand, for models that the tests make."""


def varint(number: int) -> bytes:
    """Return a number in seven bits per byte."""
    parts = bytearray()
    while number > 127:
        parts.append(number & 127 | 128)
        number >>= 7
    return bytes([*parts, number])


def message(*fields: tuple[int, int | str | bytes]) -> bytes:
    """Return a message of fields with their numbers."""
    written = b""
    for number, value in fields:
        if isinstance(value, int):
            written += varint(number << 3) + varint(value)
        else:
            content = value.encode() if isinstance(value, str) else value
            written += varint(number << 3 | 2) + varint(len(content)) + content
    return written


def external_tensor(location: str = "weights.bin") -> bytes:
    """Return a tensor of four float32 that is stored in another file."""
    entry = message((1, "location"), (2, location))
    return message((1, 4), (2, 1), (8, "w"), (13, entry), (14, 1))


def with_external_data(model: bytes) -> bytes:
    """Return a model with one more tensor, in another file.

    Repeated messages of a protocol buffer are merged, so it is appended.
    """
    return model + message((7, message((5, external_tensor()))))
