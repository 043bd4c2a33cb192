"""Addresses lead to files, also on shares and phones that are mounted as folders."""

import os
import socket
from pathlib import Path

import pytest

from desktop_app.ui.data_transfer import addresses
from desktop_app.ui.data_transfer.addresses import (
    Remote,
    listed_addresses,
    located,
    text_addresses,
)
from tests.ui.data_transfer.flavours import with_flavours, with_list


@pytest.fixture
def mounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(addresses, "_mounts_folder", lambda: tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("file:///tmp/a%20b.jpg", "/tmp/a b.jpg"),
        ("file:/tmp/a.jpg", "/tmp/a.jpg"),
        ("FILE://localhost/tmp/a.jpg", "/tmp/a.jpg"),
        (f"file://{socket.gethostname()}/tmp/a.jpg", "/tmp/a.jpg"),
        ("file:///tmp/a#1?.jpg", "/tmp/a#1?.jpg"),
        ("/tmp/a.jpg", "/tmp/a.jpg"),
        ("C:\\Pictures\\a.jpg", "C:\\Pictures\\a.jpg"),
    ],
)
def test_a_local_address_is_a_path(address: str, path: str) -> None:
    assert located(address) == Path(path)


def test_a_name_that_is_not_utf8_is_kept() -> None:
    found = located("file:///tmp/caf%E9.jpg")
    assert isinstance(found, Path)
    assert os.fsencode(found) == b"/tmp/caf\xe9.jpg"


def test_a_path_in_the_home_folder_is_expanded() -> None:
    assert located("~/a.jpg") == Path.home() / "a.jpg"


@pytest.mark.parametrize(
    ("folder", "address", "rest"),
    [
        ("smb-share:server=nas,share=photos", "smb://NAS/Photos/new/a%20b.jpg", "new/a b.jpg"),
        ("smb-share:server=nas,share=photos,user=bob", "smb://bob@nas:445/photos/a.jpg", "a.jpg"),
        ("smb-share:server=nas,share=photos", "file://nas/photos/a.jpg", "a.jpg"),
        (
            "mtp:host=Pixel_7",
            "mtp://Pixel_7/Internal/DCIM/a.jpg",
            "Internal/DCIM/a.jpg",
        ),
        ("mtp:host=%5Busb%3A001%2C007%5D", "mtp://[usb:001,007]/DCIM/a.jpg", "DCIM/a.jpg"),
        ("sftp:host=nas,user=bob", "sftp://bob@nas/home/bob/a.jpg", "home/bob/a.jpg"),
    ],
)
def test_a_mounted_share_or_phone_is_a_folder(
    mounts: Path, folder: str, address: str, rest: str
) -> None:
    (mounts / folder).mkdir()
    (mounts / "ftp:host=other").mkdir()
    assert located(address) == mounts / folder / rest


def test_what_is_not_mounted_is_remote(mounts: Path) -> None:
    (mounts / "smb-share:server=nas,share=other").mkdir()
    assert located("smb://nas/photos/a%20b.jpg") == Remote("smb", "a b.jpg")
    assert located("file://nas/photos/a.jpg") == Remote("smb", "a.jpg")
    assert located("https://shop.example/") == Remote("https", "https://shop.example/")


def test_a_list_is_read_without_its_comments() -> None:
    mime = with_list("# from a phone", "mtp://[usb:001,007]/a.jpg", "file:///tmp/b.jpg")
    assert listed_addresses(mime) == ["mtp://[usb:001,007]/a.jpg", "file:///tmp/b.jpg"]
    mime = with_flavours({"x-special/mate-copied-files": "cut\nfile:///tmp/a.jpg\0"})
    assert listed_addresses(mime) == ["file:///tmp/a.jpg"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"/tmp/with space.jpg"\r\n', ["/tmp/with space.jpg"]),
        ("/tmp/a.jpg\n\n/tmp/b.jpg\n", ["/tmp/a.jpg", "/tmp/b.jpg"]),
        ("see smb://nas/a.jpg\nsmb://nas/b.jpg", ["smb://nas/b.jpg"]),
        ("Price: 3", []),
    ],
)
def test_lines_of_text_may_be_addresses(text: str, found: list[str]) -> None:
    assert text_addresses(text) == found
