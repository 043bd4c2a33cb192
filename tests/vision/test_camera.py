"""Frames from cameras, video files and network addresses."""

import platform
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import cv2
import numpy as np
import pytest

from desktop_app.domain.picture import RgbImage
from desktop_app.errors import VitrineError
from desktop_app.vision import camera, video_capture
from desktop_app.vision.camera import Camera
from desktop_app.vision.camera_list import list_cameras

NO_SUCH_INDEX = "63"
GREYS = (40, 120, 200)


def write_video(
    path: Path,
    colours: tuple[tuple[int, int, int] | int, ...] = GREYS,
    *,
    fps: float = 100,
    size_px: tuple[int, int] = (64, 48),
) -> Path:
    """Write one uniform frame for each colour, RGB or grey."""
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), fps, size_px)
    for colour in colours:
        frame = np.empty((size_px[1], size_px[0], 3), np.uint8)
        frame[:] = colour
        writer.write(frame[:, :, ::-1])
    writer.release()
    return path


def mean_colour(frame: RgbImage) -> list[int]:
    return [round(value) for value in frame.mean(axis=(0, 1))]


@contextmanager
def run_server(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Run a server on this computer; yield ``host:port``."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class QuietFiles(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class NetworkCamera(BaseHTTPRequestHandler):
    """Sends some JPEG frames, then nothing until ``unplugged`` is set."""

    pictures = 40
    unplugged = threading.Event()

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace;boundary=next")
        self.end_headers()
        _, jpeg = cv2.imencode(".jpg", np.full((48, 64, 3), 120, np.uint8))
        head = f"--next\r\nContent-Type: image/jpeg\r\nContent-Length: {jpeg.size}\r\n\r\n"
        for _ in range(self.pictures):
            self.wfile.write(head.encode() + jpeg.tobytes() + b"\r\n")
        self.unplugged.wait()

    def log_message(self, *_: object) -> None:
        pass


def test_a_video_is_read_as_rgb(tmp_path: Path) -> None:
    video = write_video(tmp_path / "a b.avi", ((200, 30, 30),))
    with Camera.open(str(video)) as source:
        frame = source.read()
    assert frame.shape == (48, 64, 3)
    assert frame.dtype == np.uint8
    assert mean_colour(frame) == pytest.approx([200, 30, 30], abs=6)


def test_a_video_is_played_in_a_loop(tmp_path: Path) -> None:
    with Camera.open(str(write_video(tmp_path / "three.avi"))) as source:
        greys = [mean_colour(source.read())[0] for _ in range(7)]
    assert greys == pytest.approx([40, 120, 200, 40, 120, 200, 40], abs=4)


def test_a_video_is_played_at_its_frame_rate(tmp_path: Path) -> None:
    # A lower bound, so it holds on a slow computer too.
    with Camera.open(str(write_video(tmp_path / "slow.avi", fps=10))) as source:
        start_s = time.monotonic()
        for _ in range(5):
            source.read()
        assert time.monotonic() - start_s > 0.35


def test_large_frames_are_scaled_down(tmp_path: Path) -> None:
    video = write_video(tmp_path / "wide.avi", size_px=(2560, 640))
    with Camera.open(str(video)) as source:
        assert source.read().shape == (512, 2048, 3)


def test_extremely_large_frames_are_rejected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(video_capture, "_MAX_PIXELS", 64 * 48 - 1)
    with pytest.raises(VitrineError, match="too large"):
        Camera.open(str(write_video(tmp_path / "video.avi")))


def test_a_missing_video_is_reported(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match=r"^The video gone\.mp4 does not exist\.$"):
        Camera.open(str(tmp_path / "gone.mp4"))


@pytest.mark.parametrize("content", [b"", b"only words", b"RIFF\x00\x00\x00\x00AVI LIST"])
def test_a_file_that_is_no_video_is_reported(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "notes.avi"
    file.write_bytes(content)
    with pytest.raises(VitrineError, match=r"^notes\.avi is not a supported video"):
        Camera.open(str(file))


def test_an_invalid_path_is_a_missing_video() -> None:
    with pytest.raises(VitrineError, match="does not exist"):
        Camera.open("x" * 5000)


def test_a_video_that_is_deleted_raises_at_its_end(tmp_path: Path) -> None:
    video = write_video(tmp_path / "three.avi")
    with Camera.open(str(video)) as source:
        source.read()
        video.unlink()
        source.read()
        source.read()
        with pytest.raises(VitrineError, match="stopped sending pictures"):
            source.read()


@pytest.mark.skipif(platform.system() != "Linux", reason="reads Linux system files")
def test_an_index_without_a_camera_is_reported() -> None:
    with pytest.raises(VitrineError, match="not connected"):
        Camera.open(NO_SUCH_INDEX)


def test_a_computer_without_a_camera_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setattr(camera, "list_cameras", tuple)
    with pytest.raises(VitrineError, match="No camera was found"):
        Camera.open("")


def test_a_camera_that_cannot_be_opened_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    # Only on Linux the index is checked first.
    monkeypatch.setattr(platform, "system", lambda: "elsewhere")
    with pytest.raises(VitrineError, match="access to it is not allowed"):
        Camera.open(NO_SUCH_INDEX)


@pytest.mark.parametrize("address", ["ftp://host/video", "http://", "http://[", "://"])
def test_an_invalid_address_is_reported(address: str) -> None:
    with pytest.raises(VitrineError, match="not the address of a camera"):
        Camera.open(address)


@pytest.mark.parametrize("scheme", ["http", "rtsp"])
def test_no_message_contains_the_password(scheme: str, capfd: pytest.CaptureFixture[str]) -> None:
    address = f"{scheme}://user:secret@127.0.0.1:9/secret?token=secret"
    with pytest.raises(VitrineError, match=r"127\.0\.0\.1") as caught:
        Camera.open(address)
    assert "secret" not in caught.value.as_line()
    assert capfd.readouterr().err == ""


def test_nothing_is_written_to_standard_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.avi").write_bytes(b"only words")
    for source in (NO_SUCH_INDEX, str(tmp_path / "notes.avi"), "http://127.0.0.1:9"):
        with pytest.raises(VitrineError):
            Camera.open(source)
    list_cameras()
    assert capfd.readouterr() == ("", "")


def test_a_network_camera_is_read_until_it_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(video_capture, "_TIMEOUT_MS", 500)
    NetworkCamera.unplugged.clear()
    with run_server(NetworkCamera) as host:
        with Camera.open(f"http://user:secret@{host}/live") as source:
            assert mean_colour(source.read()) == pytest.approx([120] * 3, abs=4)
            for _ in range(NetworkCamera.pictures - 1):
                source.read()
            with pytest.raises(VitrineError, match="stopped sending pictures"):
                source.read()
        NetworkCamera.unplugged.set()


def test_a_recording_at_an_address_is_played_in_a_loop(tmp_path: Path) -> None:
    write_video(tmp_path / "three.avi")
    with (
        run_server(partial(QuietFiles, directory=str(tmp_path))) as host,
        Camera.open(f"http://{host}/three.avi") as source,
    ):
        greys = [mean_colour(source.read())[0] for _ in range(4)]
    assert greys == pytest.approx([40, 120, 200, 40], abs=4)


def test_close_on_another_thread_ends_the_reading(tmp_path: Path) -> None:
    source = Camera.open(str(write_video(tmp_path / "three.avi")))
    has_read = threading.Event()
    ends: list[VitrineError] = []

    def read_to_the_end() -> None:
        try:
            while source.read().size:
                has_read.set()
        except VitrineError as error:
            ends.append(error)

    reader = threading.Thread(target=read_to_the_end)
    reader.start()
    assert has_read.wait(10)
    source.close()
    reader.join(10)
    assert len(ends) == 1
    source.close()


def test_close_wakes_a_read_that_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    video = write_video(tmp_path / "still.avi", fps=1)
    opened = cv2.VideoCapture(str(video), cv2.CAP_FFMPEG)
    monkeypatch.setattr(video_capture, "open_stream", lambda _: opened)
    source = Camera.open(str(video))
    source.read()
    is_reading = threading.Event()
    decode = source._next_frame

    def decode_and_signal() -> RgbImage | None:
        frame = decode()
        is_reading.set()
        return frame

    monkeypatch.setattr(source, "_next_frame", decode_and_signal)
    reader = threading.Thread(target=source.read)
    reader.start()
    assert is_reading.wait(10)
    source.close()
    reader.join(10)
    assert not reader.is_alive()
    assert not opened.isOpened()
