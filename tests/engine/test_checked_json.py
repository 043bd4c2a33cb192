import pytest

from desktop_app.engine.checked_json import with_hash, without_hash

TEXT = b'{"count":12}'


def test_any_changed_bit_of_the_text_is_found() -> None:
    contents = with_hash(TEXT)
    for position in range(len(TEXT)):
        for bit in range(8):
            damaged = bytearray(contents)
            damaged[position] ^= 1 << bit
            with pytest.raises(ValueError, match="has changed"):
                without_hash(bytes(damaged))


def test_the_text_comes_back_also_without_a_hash() -> None:
    assert without_hash(with_hash(TEXT)) == TEXT
    assert without_hash(TEXT) == TEXT
