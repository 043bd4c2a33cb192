"""Which sources are cameras of this computer."""

import pytest

from desktop_app.domain.camera_offer import is_local_camera


@pytest.mark.parametrize("source", ["", "0", "12", "/dev/video2", "/dev/v4l/by-id/usb-Cam-index0"])
def test_indices_and_device_paths_are_local_cameras(source: str) -> None:
    assert is_local_camera(source)


@pytest.mark.parametrize("source", ["clip.avi", "/films/0", "rtsp://10.0.0.7/live", "C:\\a.mp4"])
def test_files_and_addresses_are_not(source: str) -> None:
    assert not is_local_camera(source)
