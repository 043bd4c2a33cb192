"""Addresses of files: paths, ``file:`` URLs, and URLs of network shares and phones."""

import os
import re
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote, unquote_to_bytes

from PySide6.QtCore import QMimeData, QUrl

_URL: Final = re.compile(r"([a-z][a-z0-9+.-]+):(?://([^/]*))?(.*)", re.IGNORECASE | re.DOTALL)
_PATH: Final = re.compile(r"/|~[\\/]|\\\\|[A-Za-z]:[\\/]")
_MAX_LENGTH: Final = 4096
_MAX_TEXT: Final = 100_000
# File managers that copy files without the standard flavour: a word, then one URL per line.
_FILE_MANAGER_FORMATS: Final = ("x-special/gnome-copied-files", "x-special/mate-copied-files")


@dataclass(frozen=True, slots=True)
class Remote:
    """An address that is no file of this computer.

    Attributes:
        scheme: in lower case.
        name: the last part of the address.
    """

    scheme: str
    name: str


def listed_addresses(mime: QMimeData) -> list[str]:
    """Return the addresses of a list of files, without its comments.

    Not read by ``QMimeData.urls``: it returns comments as addresses, and nothing for hosts
    like ``[usb:001,007]``.
    """
    for name in ("text/uri-list", *_FILE_MANAGER_FORMATS):
        lines = bytes(mime.data(name).data()).decode(errors="replace").splitlines()
        found = [line.strip("\0 ") for line in lines if ":" in line and not line.startswith("#")]
        if found:
            return found
    return []


def text_addresses(text: str) -> list[str]:
    """Return those of the first lines of a text that are paths or URLs."""
    # Windows encloses a copied path in quotation marks.
    lines = (line.strip().strip('"').strip() for line in text[:_MAX_TEXT].splitlines())
    return [line for line in lines if line and len(line) <= _MAX_LENGTH and _is_address(line)]


def located(address: str) -> Path | Remote:
    """Return the file of an address; also on shares and phones that are mounted as folders."""
    found = None if _PATH.match(address) else _URL.fullmatch(address)
    if found is None:
        return Path(address).expanduser()
    scheme, host, path = found[1].lower(), found[2] or "", found[3]
    if scheme == "file":
        return _local_file(host, path)
    name = unquote(path).rstrip("/").rpartition("/")[2] or address
    return _mounted_file(scheme, host, path) or Remote(scheme, name)


def _is_address(line: str) -> bool:
    return bool(_PATH.match(line)) or bool(re.match(r"[a-z][a-z0-9+.-]+:/", line, re.IGNORECASE))


def _local_file(host: str, path: str) -> Path | Remote:
    if host.lower() in ("", "localhost", socket.gethostname().lower()):
        return _decoded_path(path)
    if sys.platform == "win32":
        return Path(f"//{host}{unquote(path)}")
    return _mounted_file("smb", host, path) or Remote("smb", unquote(path).rpartition("/")[2])


def _decoded_path(path: str) -> Path:
    if sys.platform == "win32":
        return Path(QUrl(f"file://{path}").toLocalFile())
    # Names need not be UTF-8.
    return Path(os.fsdecode(unquote_to_bytes(path)))


def _mounted_file(scheme: str, host: str, path: str) -> Path | None:
    """Return the file within the folder where the system has mounted a share or a phone."""
    # Without user and port.
    host = unquote(host.rpartition("@")[2])
    host = re.sub(r":\d+$", "", host).lower()
    share, _, rest = unquote(path).lstrip("/").partition("/")
    if scheme == "smb" and sys.platform == "win32":
        return Path(f"//{host}/{share}/{rest}")
    if scheme in ("smb", "afp") and sys.platform == "darwin":
        return next((file / rest for file in _mount_folders() if file.name == share), None)
    if scheme == "smb":
        kind, values = "smb-share", {"server": host, "share": share.lower()}
    else:
        kind, values, rest = scheme, {"host": host}, unquote(path).lstrip("/")
    found = (folder / rest for folder in _mount_folders() if _is_mount(folder, kind, values))
    return next(found, None)


def _mounts_folder() -> Path:
    if sys.platform == "darwin":
        return Path("/Volumes")
    return Path(f"/run/user/{getattr(os, 'getuid', int)()}/gvfs")


def _mount_folders() -> list[Path]:
    try:
        return list(_mounts_folder().iterdir())
    except OSError:
        return []


def _is_mount(folder: Path, kind: str, wanted: Mapping[str, str]) -> bool:
    """Return whether GVfs has mounted a share or a phone as this folder.

    It is called ``smb-share:server=nas,share=photos`` or ``mtp:host=Pixel_7``.
    """
    found, _, text = folder.name.partition(":")
    pairs = (part.partition("=") for part in text.split(","))
    values = {key: unquote(value).lower() for key, _, value in pairs}
    # The paths of a mount with a prefix begin elsewhere.
    return found == kind and wanted.items() <= values.items() and "prefix" not in values
