"""Files that are no supported pictures are named, with what to do."""

import io
import zipfile

import pytest

from desktop_app.errors import VitrineError
from desktop_app.vision.picture_decoding import decode
from desktop_app.vision.unsupported_formats import unsupported_format


def archive(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name in names:
            file.writestr(name, "text")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "kind", "hint"),
    [
        (b"%PDF-1.7\n", "a document", "Save the picture in it"),
        (archive("[Content_Types].xml", "word/document.xml"), "a document", "Save the picture"),
        (archive("mimetype", "content.xml"), "a document", "Save the picture"),
        (archive("a.jpg"), "an archive", "Unpack it"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<svg xmlns=""/>', "a drawing", "Save it"),
        (b"<svg/>", "a drawing", "Save it"),
        (b"8BPS\0\1", "a picture of another format", "Save it"),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "a picture of another format", "Save it"),
        (b"II*\0\x10\0\0\0CR\2\0", "a raw photo of a camera", "Export it"),
        (b"\0\0\0\x18ftypcrx ", "a raw photo of a camera", "Export it"),
        (b"\0\0\0\x18ftypmp42", "a video", "Save one of its pictures"),
        (b"RIFF\0\0\0\0AVI LIST", "a video", "Save one of its pictures"),
        (b"<!DOCTYPE html><html>", "a web page", "Save the picture in it"),
    ],
)
def test_a_known_format_is_named(data: bytes, kind: str, hint: str) -> None:
    error = unsupported_format(data, "x.bin")
    assert error is not None
    assert str(error.message) == f"x.bin is {kind}, which Vitrine does not read."
    assert str(error.hint).startswith(hint)


@pytest.mark.parametrize("data", [b"", b"hello", b"<?xml?><shop/>", b"PK"])
def test_other_files_are_not_named(data: bytes) -> None:
    assert unsupported_format(data, "x.bin") is None


def test_decoding_says_what_the_file_is() -> None:
    with pytest.raises(VitrineError, match=r"offer\.pdf is a document"):
        decode(b"%PDF-1.7\n", name="offer.pdf")
