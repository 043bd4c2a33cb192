"""Photos are read from what well-known programs hand over.

The flavours are those that the programs document: Firefox in
dom/events/test/test_drag_image_file.html, Outlook in the Windows Shell clipboard formats as
Qt names them, GNOME and KDE in the specifications of freedesktop.org.
"""

import base64
import struct
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from desktop_app.errors import VitrineError
from desktop_app.ui.data_transfer.attachments import CONTENTS_FORMAT, DESCRIPTOR_FORMAT
from desktop_app.ui.data_transfer.read_transfer import read_transfer
from tests.ui.data_transfer.flavours import JPEG, PNG, with_flavours, with_list

ADDRESS = "https://shop.example/a.png"


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def descriptors(*names: str) -> bytes:
    """Return FILEGROUPDESCRIPTORW for files of these names."""
    files = (bytes(72) + utf16(name).ljust(520, b"\0") for name in names)
    return struct.pack("<I", len(names)) + b"".join(files)


def firefox_drag() -> dict[str, str | bytes]:
    return {
        "text/x-moz-url": utf16(f"{ADDRESS}\na.png"),
        "text/x-moz-url-data": utf16(ADDRESS),
        "text/x-moz-url-desc": utf16("a.png"),
        "text/uri-list": ADDRESS,
        "text/_moz_htmlcontext": utf16("<html><body></body></html>"),
        "text/_moz_htmlinfo": utf16("0,0"),
        "text/html": f'<img src="{ADDRESS}" alt="">',
        "text/plain": ADDRESS,
        "application/x-moz-file-promise": b"",
        "application/x-moz-file-promise-url": utf16(ADDRESS),
        "application/x-moz-file-promise-dest-filename": utf16("a.png"),
    }


def test_an_image_dragged_from_firefox_is_used_if_its_pixels_come_along() -> None:
    assert read_transfer(with_flavours({**firefox_drag(), "image/png": PNG})).photos == [PNG]
    with pytest.raises(VitrineError, match="internet"):
        read_transfer(with_flavours(firefox_drag()))


def test_an_image_copied_in_firefox() -> None:
    mime = with_flavours(
        {
            "text/_moz_htmlinfo": utf16("0,0"),
            "text/html": f'<img src="{ADDRESS}">',
            "image/tiff": b"",
            "image/png": PNG,
        }
    )
    assert read_transfer(mime).photos == [PNG]


def test_an_image_copied_in_chrome() -> None:
    markup = f'<meta http-equiv="content-type" content="text/html"><img src="{ADDRESS}"/>'
    assert read_transfer(with_flavours({"text/html": markup, "image/png": PNG})).photos == [PNG]


def test_an_image_dragged_from_chrome_on_windows_is_a_file_with_contents() -> None:
    mime = with_flavours(
        {
            "text/uri-list": ADDRESS,
            DESCRIPTOR_FORMAT: descriptors("a.png"),
            f"{CONTENTS_FORMAT};index=0": PNG,
            "text/html": f'<img src="{ADDRESS}">',
        }
    )
    assert read_transfer(mime).photos == [PNG]


def test_attachments_dragged_from_outlook() -> None:
    mime = with_flavours(
        {
            'application/x-qt-windows-mime;value="RenPrivateItem"': b"",
            DESCRIPTOR_FORMAT: descriptors("front.JPG", "offer.pdf", "back.png"),
            f"{CONTENTS_FORMAT};index=0": JPEG,
            f"{CONTENTS_FORMAT};index=1": b"%PDF-1.7",
            f"{CONTENTS_FORMAT};index=2": PNG,
        }
    )
    assert read_transfer(mime).photos == [JPEG, PNG]


def test_an_attachment_that_outlook_keeps_is_named() -> None:
    mime = with_flavours({DESCRIPTOR_FORMAT: descriptors("正面.jpg"), CONTENTS_FORMAT: b""})
    with pytest.raises(VitrineError, match=r"contents of 正面\.jpg"):
        read_transfer(mime)


def test_a_picture_copied_in_word_is_in_the_clipboard_or_in_a_file() -> None:
    markup = """<html xmlns:v="urn:schemas-microsoft-com:vml"><!--StartFragment-->
        <!--[if gte vml 1]><v:imagedata src="file:///tmp/msohtmlclip1/01/clip_image001.png"
        o:title=""/><![endif]--><![if !vml]><img width=200
        src="file:///tmp/msohtmlclip1/01/clip_image002.png"><![endif]><!--EndFragment-->"""
    mime = with_flavours({"text/html": markup, "text/rtf": b"{\\rtf1}"})
    folder = Path("/tmp/msohtmlclip1/01")
    assert read_transfer(mime).photos == [
        folder / "clip_image001.png",
        folder / "clip_image002.png",
    ]
    mime.setImageData(QImage(3, 2, QImage.Format.Format_RGB32))
    (photo,) = read_transfer(mime).photos
    assert isinstance(photo, QImage)


def test_a_mail_in_html_with_line_breaks_in_its_picture() -> None:
    encoded = base64.encodebytes(PNG * 20).decode().replace("\n", "\r\n ")
    mime = with_flavours({"text/html": f"<p>Hi</p><img src='data:image/png;base64,{encoded}'>"})
    assert read_transfer(mime).photos == [PNG * 20]
    mime = with_flavours({"text/plain": f"data:image/png;base64,{encoded}"})
    assert read_transfer(mime).photos == [PNG * 20]


def test_files_of_finder_and_explorer() -> None:
    mime = with_list("file:///tmp/a%20b.heic")
    assert read_transfer(mime).photos == [Path("/tmp/a b.heic")]
    mime = with_flavours(
        {
            'application/x-qt-windows-mime;value="Shell IDList Array"': b"\1",
            "text/uri-list": "file:///tmp/a.jpg",
        }
    )
    assert read_transfer(mime).photos == [Path("/tmp/a.jpg")]


@pytest.mark.parametrize(
    "mime",
    [
        with_flavours(
            {
                "x-special/gnome-copied-files": "copy\nfile:///tmp/a.jpg\nfile:///tmp/b.jpg",
                "text/plain": "/tmp/a.jpg\n/tmp/b.jpg",
            }
        ),
        with_flavours(
            {
                "text/plain": "x-special/nautilus-clipboard\ncopy\n"
                "file:///tmp/a.jpg\nfile:///tmp/b.jpg\n"
            }
        ),
    ],
)
def test_files_copied_in_nautilus(mime: QMimeData) -> None:
    assert read_transfer(mime).photos == [Path("/tmp/a.jpg"), Path("/tmp/b.jpg")]


def test_files_copied_in_dolphin() -> None:
    mime = with_flavours(
        {
            "text/uri-list": "# copied\r\nfile:///tmp/a.jpg\r\n",
            "application/x-kde4-urilist": "file:///tmp/a.jpg",
            "application/x-kde-cutselection": b"0",
        }
    )
    assert read_transfer(mime).photos == [Path("/tmp/a.jpg")]


@pytest.mark.parametrize(
    "flavours",
    [
        {
            'application/x-openoffice-embed-source-xml;typename="calc8"': b"1",
            "text/html": "<table><tr><td>Apple</td></tr></table>",
            "text/plain": "Apple",
            "image/png": PNG,
        },
        {
            'application/x-qt-windows-mime;value="XML Spreadsheet"': b"1",
            "text/plain": "Apple\t3",
            "image/png": PNG,
        },
        {"text/html": "<TABLE><tr><td>Apple<td>3</TABLE>", "text/plain": "Apple\t3"},
    ],
)
def test_cells_of_a_spreadsheet_are_explained(flavours: dict[str, str | bytes]) -> None:
    with pytest.raises(VitrineError, match="cells of a table"):
        read_transfer(with_flavours(flavours))
