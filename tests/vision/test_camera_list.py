"""The list of cameras, from system files."""

import platform
from pathlib import Path

import pytest

from desktop_app.vision import camera_list
from desktop_app.vision.camera_list import CameraInfo, camera_key, linux_cameras, list_cameras


def _node(root: Path, name: str, *, label: str, index: str = "0", udev: str = "") -> None:
    folder = root / "sys/class/video4linux" / name
    folder.mkdir(parents=True)
    (folder / "name").write_text(label + "\n")
    (folder / "index").write_text(index + "\n")
    (folder / "dev").write_text(f"81:{name[-1]}\n")
    (root / "dev").mkdir(exist_ok=True)
    (root / "dev" / name).touch()
    if udev:
        (root / "run/udev/data").mkdir(parents=True, exist_ok=True)
        (root / f"run/udev/data/c81:{name[-1]}").write_text(udev)


def test_linux_cameras_are_distinguished_from_their_other_nodes(tmp_path: Path) -> None:
    _node(tmp_path, "video4", label="Desk camera", udev="E:ID_V4L_CAPABILITIES=:capture:\n")
    _node(tmp_path, "video5", label="Desk camera", udev="E:ID_V4L_CAPABILITIES=:\n")
    _node(tmp_path, "video0", label="Webcam")
    _node(tmp_path, "video1", label="Webcam", index="1")
    _node(tmp_path, "video2", label="Display", udev="I:1\nE:ID_V4L_CAPABILITIES=:video_output:\n")
    _node(tmp_path, "video3", label="Not in this container")
    (tmp_path / "dev/video3").unlink()
    assert linux_cameras(tmp_path) == (CameraInfo(0, "Webcam"), CameraInfo(4, "Desk camera"))


def test_linux_without_cameras(tmp_path: Path) -> None:
    assert linux_cameras(tmp_path) == ()


def test_on_other_systems_each_index_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "system", lambda: "elsewhere")
    monkeypatch.setattr(camera_list, "_can_open", lambda index: index in {0, 2})
    assert list_cameras() == (CameraInfo(0, ""), CameraInfo(2, ""))


def test_a_camera_has_a_path_that_stays_the_same(tmp_path: Path) -> None:
    _node(tmp_path, "video0", label="Webcam")
    _node(tmp_path, "video1", label="Webcam")
    for folder, link, node in (
        ("by-id", "usb-Webcam_A1-video-index0", "video1"),
        ("by-path", "pci-0-usb-1-video-index0", "video1"),
        ("by-path", "pci-0-usb-2-video-index0", "video0"),
    ):
        (tmp_path / "dev/v4l" / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / "dev/v4l" / folder / link).symlink_to(tmp_path / "dev" / node)
    first, second = linux_cameras(tmp_path)
    assert first.source == "/dev/v4l/by-path/pci-0-usb-2-video-index0"
    assert second.source == "/dev/v4l/by-id/usb-Webcam_A1-video-index0"


def test_a_camera_without_a_path_is_opened_by_its_index() -> None:
    assert CameraInfo(2, "Webcam").source == "2"


def test_a_camera_is_remembered_by_path_name_or_index(monkeypatch: pytest.MonkeyPatch) -> None:
    cameras = (
        CameraInfo(0, "Webcam"),
        CameraInfo(1, "Webcam"),
        CameraInfo(2, "Desk camera"),
        CameraInfo(3, "Desk camera 2", "/dev/v4l/by-id/two"),
    )
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setattr(camera_list, "linux_cameras", lambda _root: cameras)
    keys = [camera_key(index) for index in (0, 1, 2, 3, 9)]
    assert keys == ["0", "1", "Desk camera", "/dev/v4l/by-id/two", "9"]
