"""HEIC detection, and the check of the item names."""

from pathlib import Path

import pytest

from desktop_app.vision.heif import check_item_names, is_heif

DATA = (Path(__file__).parent / "data" / "rotated.heic").read_bytes()


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1"])
def test_heic_brands_are_recognised(brand: bytes) -> None:
    assert is_heif(b"\0\0\0\x18ftyp" + brand + bytes(8))


@pytest.mark.parametrize("data", [b"", b"\0\0\0\x18ftypavif", b"\xff\xd8\xff", b"heic" * 4])
def test_other_files_are_not_heic(data: bytes) -> None:
    assert not is_heif(data)


def test_a_sound_file_passes_the_check() -> None:
    assert is_heif(DATA)
    check_item_names(DATA)


def test_an_item_name_that_is_not_utf8_is_rejected() -> None:
    damaged = DATA.replace(b"\x00Exif\x00", b"\x00E\xe0if\x00", 1)
    with pytest.raises(ValueError, match="utf-8"):
        check_item_names(damaged)


@pytest.mark.parametrize("cut", [0, 20, 200, 600])
def test_a_truncated_file_is_checked_without_an_index_error(cut: int) -> None:
    check_item_names(DATA[:cut])
