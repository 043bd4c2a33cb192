"""The cameras of this computer."""

import platform
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop_app.vision import video_capture

_PROBED_INDICES: Final = 4
# Links by the camera's own name and serial number are better than those by its socket.
_LINK_FOLDERS: Final = ("by-id", "by-path")


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """A camera of this computer.

    Attributes:
        index: its number, which changes when cameras are connected in another order.
        name: given by the system; empty if unknown.
        path: of a link in the file system that stays the same; empty if there is none.
    """

    index: int
    name: str
    path: str = ""

    @property
    def source(self) -> str:
        """What to open it with."""
        return self.path or str(self.index)


def list_cameras() -> tuple[CameraInfo, ...]:
    """Return the cameras of this computer, ordered by index.

    On Linux this reads system files. Elsewhere it opens each camera briefly, which takes
    seconds and misses cameras that are in use.
    """
    if platform.system() == "Linux":
        return linux_cameras(Path("/"))
    return tuple(CameraInfo(index, "") for index in range(_PROBED_INDICES) if _can_open(index))


def linux_cameras(root: Path) -> tuple[CameraInfo, ...]:
    """Return the cameras that the system files under ``root`` list, ordered by index."""
    nodes = (root / "sys/class/video4linux").glob("video[0-9]*")
    links = _stable_links(root)
    cameras = (
        CameraInfo(
            int(node.name.removeprefix("video")),
            _read_text(node / "name"),
            links.get(node.name, ""),
        )
        for node in nodes
        if (root / "dev" / node.name).exists() and _can_capture(node, root)
    )
    return tuple(sorted(cameras, key=lambda camera: camera.index))


def camera_key(index: int) -> str:
    """Return what a camera is remembered by: its path, its name if no other has it, its index."""
    # Elsewhere, listing would open the cameras.
    cameras = list_cameras() if platform.system() == "Linux" else ()
    names = Counter(camera.name for camera in cameras)
    for camera in cameras:
        if camera.index == index:
            name = camera.name if names[camera.name] == 1 else ""
            return camera.path or name or str(index)
    return str(index)


def _stable_links(root: Path) -> dict[str, str]:
    """Return the best link of each device node, as a path without ``root``."""
    links: dict[str, str] = {}
    for folder in _LINK_FOLDERS:
        for link in sorted((root / "dev/v4l" / folder).glob("*")):
            links.setdefault(link.resolve().name, f"/{link.relative_to(root).as_posix()}")
    return links


def _can_capture(node: Path, root: Path) -> bool:
    """Return whether a device node captures video; webcams have another for metadata."""
    udev = _read_text(root / "run/udev/data" / f"c{_read_text(node / 'dev')}")
    for line in udev.splitlines():
        name, _, value = line.partition("=")
        if name == "E:ID_V4L_CAPABILITIES":
            return "capture" in value.split(":")
    return _read_text(node / "index") in {"", "0"}


def _read_text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _can_open(index: int) -> bool:
    device = video_capture.open_device(index)
    try:
        return device.isOpened()
    finally:
        device.release()
