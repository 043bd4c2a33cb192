"""Photos and tables are read from drops and the clipboard, however they are handed over."""

import base64
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop_app.errors import VitrineError
from desktop_app.ui.data_transfer.read_transfer import (
    is_import,
    may_hold_photos,
    photos_of,
    read_transfer,
)
from tests.ui.data_transfer.flavours import (
    JPEG,
    PNG,
    with_flavours,
    with_html,
    with_list,
    with_text,
)


def problem_of(mime: QMimeData) -> tuple[str, str]:
    with pytest.raises(VitrineError) as caught:
        read_transfer(mime)
    return str(caught.value.message), str(caught.value.hint)


def test_files_are_paths_in_their_order() -> None:
    mime = with_list("file:///tmp/b.jpg", "file:///tmp/%E7%85%A7.png")
    assert read_transfer(mime).photos == [Path("/tmp/b.jpg"), Path("/tmp/照.png")]


def test_a_file_takes_precedence_over_its_picture() -> None:
    mime = with_list("file:///tmp/a.jpg")
    mime.setData("image/png", PNG)
    assert read_transfer(mime).photos == [Path("/tmp/a.jpg")]


def test_a_lossless_picture_is_preferred_and_stays_encoded() -> None:
    mime = with_list("https://shop.example/a.jpg")
    mime.setData("image/jpeg", JPEG)
    mime.setData("image/png", PNG)
    assert read_transfer(mime).photos == [PNG]


def test_an_empty_flavour_beside_a_real_picture_is_passed_over() -> None:
    assert read_transfer(with_flavours({"image/png": b"", "image/jpeg": JPEG})).photos == [JPEG]
    mime = with_flavours({"image/png": b""})
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    mime.setImageData(image)
    (photo,) = read_transfer(mime).photos
    assert isinstance(photo, QImage)


def test_a_decoded_picture_is_an_image(qtbot: QtBot) -> None:
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    mime = QMimeData()
    mime.setImageData(image)
    (photo,) = read_transfer(mime).photos
    assert isinstance(photo, QImage)
    assert photo.size() == image.size()


def test_pictures_within_html_are_found_beside_others_on_the_internet() -> None:
    encoded = base64.b64encode(PNG).decode()
    mime = with_html(
        f'<img src="https://x.example/b.png"><img alt="x" src="data:image/png;base64,{encoded}">'
    )
    assert read_transfer(mime).photos == [PNG]


def test_files_within_html_are_found() -> None:
    mime = with_html('<html><img width=3 src="file:///tmp/clip%20image.png"></html>')
    assert read_transfer(mime).photos == [Path("/tmp/clip image.png")]


def test_a_data_address_as_text_is_a_picture() -> None:
    mime = with_text("data:image/svg+xml,%3Csvg%2F%3E")
    assert read_transfer(mime).photos == [b"<svg/>"]


@pytest.mark.parametrize("text", ["", "hello", "a/b", "x" * 10_000, "/" * 10_000])
def test_other_text_is_no_photo(text: str) -> None:
    assert problem_of(with_text(text))[0] == "This contains no photo."


@pytest.mark.parametrize(
    "mime",
    [
        with_text("https://shop.example/a.jpg"),
        with_list("http://shop.example/a.jpg"),
        with_html('<a href="/x"><img src="/media/a.jpg"></a>'),
        with_html('<img src="blob:https://shop.example/1-2">'),
    ],
)
def test_a_picture_on_the_internet_is_not_downloaded(mime: QMimeData) -> None:
    message, hint = problem_of(mime)
    assert "internet" in message
    assert hint.startswith("Save the picture")


@pytest.mark.parametrize(
    ("address", "message", "hint"),
    [
        ("smb://nas/photos/a.jpg", "a.jpg is on a network share", "Open the share"),
        ("sftp://me@nas/home/a%20b.jpg", "a b.jpg is on a network share", "Open the share"),
        ("mtp://Pixel_7/DCIM/a.jpg", "a.jpg is on a phone or a camera.", "Copy it"),
        ("mtp:/Pixel 7/DCIM/a.jpg", "a.jpg is on a phone or a camera.", "Copy it"),
        ("gphoto2://%5Busb%3A001,007%5D/a.jpg", "a.jpg is on a phone or a camera.", "Copy it"),
        ("content://media/external/images/5", "This picture is on a phone or a camera.", "Copy it"),
        ("trash:///a.jpg", "a.jpg is in the trash.", "Restore it"),
        ("recent:///a.jpg", "a.jpg is not a file of this computer.", "Copy it"),
        ("cid:image001.png@01DC", "The mail program has not handed over", "Save the picture"),
    ],
)
def test_what_is_elsewhere_is_explained(
    address: str, message: str, hint: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(
        "desktop_app.ui.data_transfer.addresses._mounts_folder", lambda: tmp_path / "none"
    )
    for mime in (with_list(address), with_html(f'<img src="{address}">')):
        found, advice = problem_of(mime)
        assert found.startswith(message)
        assert advice.startswith(hint)


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("shop.zip", "shop.zip is an archive.", "Unpack it"),
        ("shop.numbers", "Vitrine does not read tables of the kind of shop.numbers.", "Save it"),
        ("order.msg", "order.msg is a mail.", "Save the picture"),
        ("photo.lnk", "photo.lnk is a shortcut.", "Drop the file"),
    ],
)
def test_a_file_that_is_neither_photo_nor_table_is_explained(
    name: str, message: str, hint: str
) -> None:
    found, advice = problem_of(with_list(f"file:///tmp/{name}"))
    assert found == message
    assert advice.startswith(hint)


@pytest.mark.parametrize(
    "name",
    ["a.CSV", "a.tsv", "a.txt", "a.xlsx", "a.xlsm", "a.xlsb", "a.xls", "a.ods", "export.json"],
)
def test_a_table_is_a_source_of_an_import(name: str) -> None:
    for mime in (with_list(f"file:///tmp/{name}"), with_text(f"/tmp/{name}")):
        assert read_transfer(mime).import_source == Path(f"/tmp/{name}")
    assert is_import(with_list(f"file:///tmp/{name}"))


def test_a_folder_is_a_source_of_an_import(tmp_path: Path) -> None:
    assert read_transfer(with_list(tmp_path.as_uri())).import_source == tmp_path


def test_a_table_among_its_pictures_is_imported_and_two_are_not() -> None:
    photos = ["file:///tmp/a.jpg", "file:///tmp/b.jpg"]
    mime = with_list(*photos, "file:///tmp/shop.csv")
    assert read_transfer(mime).import_source == Path("/tmp/shop.csv")
    assert not is_import(with_list(*photos, "file:///tmp/notes.txt"))
    message, _ = problem_of(with_list("file:///tmp/a.csv", "file:///tmp/b.xlsx"))
    assert message == "These are 2 tables; one is imported at a time."
    assert not is_import(with_list("file:///tmp/a.csv", "file:///tmp/b.xlsx"))


def test_where_nothing_can_be_imported_a_table_is_read_as_a_photo() -> None:
    assert photos_of(with_list("file:///tmp/a.csv")) == [Path("/tmp/a.csv")]
    assert photos_of(with_list("file:///tmp/a.jpg")) == [Path("/tmp/a.jpg")]


def test_only_data_that_may_hold_photos_is_accepted() -> None:
    assert may_hold_photos(with_list("file:///tmp/a.jpg"))
    assert may_hold_photos(with_flavours({"image/heic": b"1"}))
    assert may_hold_photos(with_flavours({"x-special/gnome-copied-files": "copy\nfile:///a"}))
    assert not may_hold_photos(with_flavours({"application/x-colour": b"red"}))
