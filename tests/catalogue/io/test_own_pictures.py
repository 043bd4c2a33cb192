"""A catalogue keeps copies of pictures that have no file of their own."""

from pathlib import Path

import pytest

from desktop_app.catalogue.io.own_pictures import OwnPictures
from desktop_app.errors import VitrineError


def test_equal_contents_are_stored_once(tmp_path: Path) -> None:
    pictures = OwnPictures(tmp_path / "pictures")
    first = pictures.save(b"picture", ".png")
    assert first.read_bytes() == b"picture"
    assert pictures.save(b"picture", ".png") == first
    assert pictures.save(b"other", ".png") != first
    assert len(list((tmp_path / "pictures").iterdir())) == 2


def test_a_download_is_found_by_its_address(tmp_path: Path) -> None:
    pictures = OwnPictures(tmp_path / "pictures")
    address = "https://shop.example/a/Bag.JPG?size=800"
    assert pictures.downloaded(address) is None
    file = pictures.save_download(address, b"picture")
    assert (file.suffix, pictures.downloaded(address)) == (".jpg", file)
    assert pictures.downloaded("https://shop.example/a/Bag.JPG") is None


def test_a_strange_suffix_is_left_out(tmp_path: Path) -> None:
    pictures = OwnPictures(tmp_path / "pictures")
    assert pictures.save_download("https://shop.example/x.%2e%2e/../..", b"").suffix == ""
    assert pictures.save(b"picture", "./../x").parent == tmp_path / "pictures"


def test_a_folder_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    (tmp_path / "pictures").touch()
    with pytest.raises(VitrineError, match="cannot be written"):
        OwnPictures(tmp_path / "pictures").save(b"picture", ".png")
