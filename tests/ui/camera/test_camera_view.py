"""The camera in the window: what is on the screen in every state a camera can be in."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTranslator
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.picture import RgbImage
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.camera import camera_reader, camera_view
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.vision.camera import Camera, CameraInfo

CAMERAS = (CameraInfo(0, "Webcam"), CameraInfo(2, "Desk camera"))
RED, GREEN = (200, 30, 30), (30, 160, 30)

MakeView = Callable[..., CameraView]


class FakeCamera:
    """A camera at the end of a cable."""

    def __init__(self, colour: tuple[int, int, int] = RED) -> None:
        self.colour = colour
        self.pictures = 0
        self.unplugged = threading.Event()
        self.closed = threading.Event()

    def read(self) -> RgbImage:
        if self.unplugged.wait(0.002):
            raise VitrineError(Message("Gone."), hint=Message("Look for it."))
        self.pictures += 1
        return np.full((90, 160, 3), self.colour, np.uint8)

    def close(self) -> None:
        self.closed.set()


def camera_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "camera"]


@pytest.fixture(autouse=True)
def _retry_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera_reader, "RETRY_S", 0.01)


@pytest.fixture
def make_view(qtbot: QtBot) -> Iterator[MakeView]:
    """Return a function that shows a view; afterwards none of its threads may be left."""
    views: list[CameraView] = []

    def make(
        open_camera: camera_reader.OpenCamera = Camera.open,
        list_cameras: camera_reader.ListCameras = lambda: CAMERAS,
    ) -> CameraView:
        view = CameraView(open_camera, list_cameras)
        qtbot.addWidget(view)
        view.resize(400, 400)
        view.show()
        views.append(view)
        return view

    yield make
    for view in views:
        view.close()
    qtbot.waitUntil(lambda: not camera_threads())


@pytest.fixture
def video(tmp_path: Path) -> Path:
    """Two seconds of red, 160 x 90 pixels."""
    file = tmp_path / "red.avi"
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), 30, (160, 90))
    for _ in range(60):
        writer.write(np.full((90, 160, 3), RED[::-1], np.uint8))
    writer.release()
    return file


def part(view: CameraView, name: str) -> QWidget:
    found = view.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def capture_button(view: CameraView) -> QPushButton:
    button = part(view, "camera_capture")
    assert isinstance(button, QPushButton)
    return button


def box(view: CameraView) -> QComboBox:
    found = part(view, "camera_box")
    assert isinstance(found, QComboBox)
    return found


def entries(view: CameraView) -> list[str]:
    texts = (box(view).itemText(row) for row in range(box(view).count()))
    return [text for text in texts if text]


def is_live(view: CameraView) -> bool:
    return capture_button(view).isEnabled()


def sentence(view: CameraView) -> str:
    """Return what is on the screen in words, empty while a picture is there."""
    labels = (part(view, name) for name in ("camera_message", "camera_hint"))
    return " ".join(
        label.text() for label in labels if isinstance(label, QLabel) and label.isVisible()
    )


def colour_at(view: CameraView, x: float, y: float) -> tuple[int, ...]:
    """Return the colour at a place of the picture, 0..1 in both directions."""
    shown = part(view, "camera_picture").grab().toImage()
    colour = shown.pixelColor(round(shown.width() * x), round(shown.height() * y))
    return colour.getRgb()[:3]  # type: ignore[index, no-any-return] # the stub says object


def test_a_video_is_shown_whole_and_in_proportion(
    make_view: MakeView, qtbot: QtBot, video: Path
) -> None:
    view = make_view()
    view.start(str(video))
    qtbot.waitUntil(lambda: is_live(view))
    assert sentence(view) == ""
    assert colour_at(view, 0.5, 0.5) == pytest.approx(RED, abs=6)
    assert colour_at(view, 0.1, 0.5) == pytest.approx(RED, abs=6)
    assert colour_at(view, 0.5, 0.1) == (0, 0, 0)
    assert colour_at(view, 0.5, 0.9) == (0, 0, 0)


def test_space_captures_the_picture_at_full_size(
    make_view: MakeView, qtbot: QtBot, video: Path
) -> None:
    view = make_view()
    view.start(str(video))
    qtbot.waitUntil(lambda: is_live(view))
    with qtbot.waitSignal(view.photo_captured) as captured:
        QTest.keyClick(part(view, "camera_picture"), Qt.Key.Key_Space)
    assert captured.args is not None
    photo = captured.args[0]
    assert photo.shape == (90, 160, 3)
    assert photo.dtype == np.uint8
    assert photo.mean(axis=(0, 1)) == pytest.approx(RED, abs=6)


def test_the_button_captures_too(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(lambda _: FakeCamera())
    view.start("")
    qtbot.waitUntil(lambda: is_live(view))
    with qtbot.waitSignal(view.photo_captured):
        capture_button(view).click()


def test_space_held_down_captures_once(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(lambda _: FakeCamera())
    view.start("")
    qtbot.waitUntil(lambda: is_live(view))
    photos: list[RgbImage] = []
    view.photo_captured.connect(photos.append)
    for repeats in (False, True, True):
        key = (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", repeats)
        QCoreApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, *key))
    assert len(photos) == 1


def test_a_captured_picture_stands_still_for_a_moment(make_view: MakeView, qtbot: QtBot) -> None:
    camera = FakeCamera(RED)
    view = make_view(lambda _: camera)
    view.start("")
    qtbot.waitUntil(lambda: is_live(view))
    view.capture()
    camera.colour = GREEN
    qtbot.waitUntil(lambda: colour_at(view, 0.5, 0.5) == GREEN)


def test_while_it_stands_still_no_other_is_shown_or_captured(
    make_view: MakeView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camera_view, "_FREEZE_MS", 60_000)
    camera = FakeCamera(RED)
    view = make_view(lambda _: camera)
    view.start("")
    qtbot.waitUntil(lambda: is_live(view))
    photos: list[RgbImage] = []
    view.photo_captured.connect(photos.append)
    view.capture()
    camera.colour = GREEN
    seen = camera.pictures
    qtbot.waitUntil(lambda: camera.pictures > seen + 20)
    view.capture()
    assert colour_at(view, 0.5, 0.5) == RED
    assert len(photos) == 1


def test_without_a_picture_nothing_is_captured(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view()
    with qtbot.assertNotEmitted(view.photo_captured):
        QTest.keyClick(view, Qt.Key.Key_Space)
        view.capture()
    assert not capture_button(view).isEnabled()


def test_a_missing_video_is_a_sentence_and_a_retry(
    make_view: MakeView, qtbot: QtBot, video: Path
) -> None:
    hidden = video.rename(video.with_name("elsewhere.avi"))
    view = make_view()
    view.start(str(video))
    qtbot.waitUntil(lambda: "The video red.avi is not there." in sentence(view))
    hidden.rename(video)
    QTest.mouseClick(part(view, "camera_try_again"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: is_live(view))


def test_no_camera_is_a_sentence_until_one_is_there(make_view: MakeView, qtbot: QtBot) -> None:
    cameras: list[CameraInfo] = []

    def open_camera(source: str) -> FakeCamera:
        if not cameras:
            raise VitrineError(Message("No camera was found."))
        return FakeCamera()

    view = make_view(open_camera, lambda: cameras)
    view.start("")
    qtbot.waitUntil(lambda: sentence(view) == "No camera was found.")
    assert part(view, "camera_try_again").isVisible()
    cameras.append(CameraInfo(0, "Webcam"))
    qtbot.waitUntil(lambda: is_live(view))
    qtbot.waitUntil(lambda: box(view).currentText() == "Webcam")


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_a_camera_that_is_not_there(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view()
    view.start("63")
    qtbot.waitUntil(lambda: "This camera is not connected." in sentence(view))
    assert box(view).currentText() == "Camera 64"


def test_a_busy_camera_is_a_sentence_and_a_retry(make_view: MakeView, qtbot: QtBot) -> None:
    is_busy = threading.Event()
    is_busy.set()

    def open_camera(source: str) -> FakeCamera:
        if is_busy.is_set():
            raise VitrineError(Message("It is in use."), hint=Message("Close it."))
        return FakeCamera()

    view = make_view(open_camera)
    view.start("0")
    qtbot.waitUntil(lambda: sentence(view) == "It is in use. Close it.")
    is_busy.clear()
    QPushButton(view).show()  # Where Qt would take the focus by itself.
    part(view, "camera_try_again").setFocus()
    QTest.keyClick(part(view, "camera_try_again"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: is_live(view))
    assert view.window().focusWidget() is part(view, "camera_picture")


def test_an_unplugged_camera_comes_back_by_itself(make_view: MakeView, qtbot: QtBot) -> None:
    cameras: list[FakeCamera] = []
    is_plugged = threading.Event()
    is_plugged.set()

    def open_camera(source: str) -> FakeCamera:
        if not is_plugged.is_set():
            raise VitrineError(Message("Not there."))
        cameras.append(FakeCamera())
        return cameras[-1]

    view = make_view(open_camera)
    view.start("rtsp://host/")
    qtbot.waitUntil(lambda: is_live(view))
    is_plugged.clear()
    cameras[0].unplugged.set()
    qtbot.waitUntil(lambda: sentence(view) == "Not there.")
    assert cameras[0].closed.is_set()
    assert not is_live(view)
    is_plugged.set()
    qtbot.waitUntil(lambda: is_live(view))
    assert sentence(view) == ""


def test_a_video_that_vanishes_is_a_sentence(
    make_view: MakeView, qtbot: QtBot, video: Path
) -> None:
    view = make_view()
    view.start(str(video))
    qtbot.waitUntil(lambda: is_live(view))
    video.unlink()
    qtbot.waitUntil(lambda: "is not there" in sentence(view))


def test_a_bug_is_told_calmly_and_logged(
    make_view: MakeView, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def open_camera(source: str) -> FakeCamera:
        raise ZeroDivisionError

    view = make_view(open_camera)
    view.start("0")
    qtbot.waitUntil(lambda: "Something went wrong inside Vitrine." in sentence(view))
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()


def test_a_camera_that_hangs_in_opening_blocks_nothing(make_view: MakeView, qtbot: QtBot) -> None:
    is_let_go = threading.Event()
    late = FakeCamera()

    def open_camera(source: str) -> FakeCamera:
        if source == "0":
            is_let_go.wait()
            return late
        return FakeCamera(GREEN)

    view = make_view(open_camera)
    view.start("0")
    qtbot.waitUntil(lambda: sentence(view) == "Opening the camera…")
    view.stop()
    assert sentence(view) == ""
    assert not late.closed.is_set()
    is_let_go.set()
    qtbot.waitUntil(late.closed.is_set)


def test_the_camera_chosen_last_wins(
    make_view: MakeView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camera_reader, "_HANDOVER_S", 0.01)
    is_let_go = threading.Event()
    late = FakeCamera(RED)
    opened: list[str] = []

    def open_camera(source: str) -> FakeCamera:
        opened.append(source)
        if source == "0":
            is_let_go.wait()
            return late
        return FakeCamera(GREEN)

    view = make_view(open_camera)
    view.start("0")
    qtbot.waitUntil(lambda: opened == ["0"])
    view.start("1")
    view.start("2")
    qtbot.waitUntil(lambda: is_live(view))
    is_let_go.set()
    qtbot.waitUntil(late.closed.is_set)
    assert colour_at(view, 0.5, 0.5) == GREEN
    assert opened == ["0", "2"]


def test_starting_twice_opens_once(make_view: MakeView, qtbot: QtBot) -> None:
    opened: list[str] = []

    def open_camera(source: str) -> FakeCamera:
        opened.append(source)
        return FakeCamera()

    view = make_view(open_camera)
    view.start("0")
    view.start("0")
    qtbot.waitUntil(lambda: is_live(view))
    view.start("0")
    assert is_live(view)
    assert opened == ["0"]


def test_a_hidden_view_lets_go_of_its_camera(make_view: MakeView, qtbot: QtBot) -> None:
    cameras: list[FakeCamera] = []

    def open_camera(source: str) -> FakeCamera:
        cameras.append(FakeCamera())
        return cameras[-1]

    view = make_view(open_camera)
    view.start("0")
    qtbot.waitUntil(lambda: is_live(view))
    view.hide()
    qtbot.waitUntil(lambda: not camera_threads())
    assert cameras[0].closed.is_set()
    view.show()
    qtbot.waitUntil(lambda: is_live(view))
    view.stop()
    view.hide()
    view.show()
    qtbot.waitUntil(lambda: not camera_threads())
    assert len(cameras) == 2


@pytest.mark.parametrize("is_inside", [False, True])
def test_a_view_that_is_deleted_lets_go_of_its_camera(qtbot: QtBot, is_inside: bool) -> None:
    camera = FakeCamera()
    window = QWidget()
    view = CameraView(lambda _: camera, lambda: CAMERAS, window if is_inside else None)
    doomed = window if is_inside else view
    doomed.show()
    view.start("0")
    qtbot.waitUntil(lambda: is_live(view))
    doomed.deleteLater()
    qtbot.waitUntil(camera.closed.is_set)
    qtbot.waitUntil(lambda: not camera_threads())


def test_a_stopped_view_forgets_the_picture(make_view: MakeView, qtbot: QtBot) -> None:
    view = make_view(lambda _: FakeCamera())
    view.start("0")
    qtbot.waitUntil(lambda: is_live(view))
    view.stop()
    assert not is_live(view)
    ground = view.palette().alternateBase().color()
    assert QColor(*colour_at(view, 0.5, 0.5)) == ground


def test_choosing_another_camera(make_view: MakeView, qtbot: QtBot) -> None:
    colours = {"0": RED, "2": GREEN}
    view = make_view(lambda source: FakeCamera(colours[source]))
    view.start("0")
    qtbot.waitUntil(lambda: is_live(view) and len(entries(view)) == 4)
    with qtbot.waitSignal(view.source_chosen) as chosen:
        QTest.keyClick(box(view), Qt.Key.Key_Down)
        QTest.keyClick(box(view).view(), Qt.Key.Key_Down)
        QTest.keyClick(box(view).view(), Qt.Key.Key_Return)
    assert chosen.args == ["2"]
    qtbot.waitUntil(lambda: is_live(view) and colour_at(view, 0.5, 0.5) == GREEN)


def test_the_list_is_brought_up_to_date_when_it_opens(make_view: MakeView, qtbot: QtBot) -> None:
    cameras = [CameraInfo(0, "Webcam")]
    view = make_view(lambda _: FakeCamera(), lambda: cameras)
    view.start("")
    qtbot.waitUntil(lambda: entries(view) == ["Webcam", "Video file…", "Address…"])
    qtbot.waitUntil(lambda: len(camera_threads()) == 1)
    cameras.append(CameraInfo(1, "Desk camera"))
    box(view).showPopup()
    qtbot.waitUntil(lambda: "Desk camera" in entries(view))
    box(view).hidePopup()


def test_everything_is_named_and_follows_the_language(make_view: MakeView, qtbot: QtBot) -> None:
    class Shouting(QTranslator):
        def translate(self, _context: str, text: str, *_: object) -> str:
            return text.upper()

        def isEmpty(self) -> bool:
            return False

    def open_camera(source: str) -> FakeCamera:
        raise VitrineError(Message("Not there."))

    view = make_view(open_camera)
    view.start("host:0")
    qtbot.waitUntil(lambda: sentence(view) == "Not there.")
    translator = Shouting()
    QCoreApplication.installTranslator(translator)
    try:
        qtbot.waitUntil(lambda: sentence(view) == "NOT THERE.")
        assert capture_button(view).text() == "CAPTURE (SPACE)"
        assert entries(view)[-1] == "ADDRESS…"
        assert box(view).accessibleName() == "CAMERA"
        assert part(view, "camera_picture").accessibleName() == "LIVE PICTURE"
    finally:
        QCoreApplication.removeTranslator(translator)


@pytest.mark.parametrize(
    ("open_camera", "threads_left"),
    [("Camera.open", 0), ("lambda _: threading.Event().wait()", 1)],
)
def test_the_program_ends_while_a_camera_is_open_or_hangs(
    open_camera: str, threads_left: int, video: Path
) -> None:
    program = f"""
import atexit
import threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.vision.camera import Camera, list_cameras

app = QApplication([])
atexit.register(lambda: print(threading.active_count() - 1))
view = CameraView({open_camera}, list_cameras)
view.show()
view.start({str(video)!r})
QTimer.singleShot(300, app.quit)
app.exec()
"""
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == f"{threads_left}\n"
    assert "Traceback" not in ended.stderr
