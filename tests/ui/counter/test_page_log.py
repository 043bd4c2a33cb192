"""Nothing that belongs to the user gets into the log or a report, whatever happens."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app import paths, window_libraries
from desktop_app.engine.frame_source import FrameSource
from desktop_app.errors import Message, VitrineError
from desktop_app.logs.log_file import LogHandler, start_logging
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.shell.process_setup import log_qt_messages
from desktop_app.vision.camera import Camera
from tests.conftest import DrawPicture
from tests.ui.counter.counter_driver import CounterCamera, CounterDriver
from tests.ui.parts import part

NAME = "Grüner Tee\u202e<b>\n{0} %s"
SECRETS = (
    "Grüner",
    "Tee",
    "SKU-7731",
    "anna",
    "geheim",
    "Urlaub",
    "127.0.0.1",
    "Kennwort",
    "Schmidt",
)


class AddressCamera(CounterCamera):
    """The camera of the tests; addresses are opened for real."""

    def open(self, source: str) -> FrameSource:  # type: ignore[override]
        return Camera.open(source) if "://" in source else super().open(source)


@pytest.fixture
def camera(monkeypatch: pytest.MonkeyPatch) -> CounterCamera:
    camera = AddressCamera()
    monkeypatch.setattr(window_libraries, "open_camera", camera.open)
    monkeypatch.setattr(window_libraries, "list_cameras", tuple)
    return camera


@pytest.fixture
def table(tmp_path: Path, draw_picture: DrawPicture) -> Path:
    """Return a table with hostile names and a damaged picture."""
    folder = tmp_path / "Urlaub anna Schmidt"
    draw_picture(folder / "Tee Kennwort.png", 77)
    (folder / "anna.png").write_bytes(b"\x89PNG no picture")
    quoted = NAME.replace('"', '""')
    rows = (
        f'SKU-7731,"{quoted}",Tee Kennwort.png',
        "SKU-7731-2,Tee,anna.png",
        "SKU-7731,Tee,x.png",
    )
    file = folder / "Tee.csv"
    file.write_text("\n".join(("sku,name,image", *rows)), encoding="utf-8")
    return file


def test_the_log_has_no_data_of_the_user(
    manual: CounterDriver,
    pictures: list[Path],
    table: Path,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    start_logging(paths.log_file(), reports=paths.reports_folder())
    window, qt_before = manual.window, qInstallMessageHandler(None)
    log_qt_messages()
    with qtbot.waitSignal(
        window.client.run_job(lambda workspace: workspace.import_products(table)).finished
    ):
        pass
    window.reload_catalogue()
    manual.answer(pictures[2])
    # It is accepted once it is certain that it is still the same product.
    qtbot.waitUntil(lambda: _accept(manual))
    _connect_to_address(manual, qtbot)
    for photo in (table.parent / "anna.png", table.parent / "Urlaub.png"):
        window.search([photo])
    with qtbot.waitSignal(window.client.run(lambda _: None).finished):
        pass
    window.show_error(KeyError(NAME))
    window.show_error(VitrineError(Message("{name} is damaged.", name=NAME)))
    window.show_error(FileNotFoundError(2, "No such file", str(table)))
    qWarning(f"cannot open '{table}' or {table.parent}/anna.png")
    qInstallMessageHandler(qt_before)
    _end_log()
    caplog.clear()
    written = "".join(
        file.read_text(encoding="utf-8")
        for file in paths.log_file().parent.rglob("*")
        if file.is_file()
    )
    assert [secret for secret in SECRETS if secret in written] == []
    for event in (
        "an import has ended",
        "{name} is damaged.",
        "unexpected error",
        "KeyError",
        "ENOENT",
        "Qt: cannot",
    ):
        assert event in written


def _accept(driver: CounterDriver) -> bool:
    """Press Enter; return whether a product has been accepted."""
    driver.press(Qt.Key.Key_Return)
    return bool(driver.accepted)


def _connect_to_address(driver: CounterDriver, qtbot: QtBot) -> None:
    """Try a camera that does not answer, with a password."""
    view = part(driver.page, CameraView)
    view.start("http://anna:geheim@127.0.0.1:9/Urlaub?token=Kennwort")
    qtbot.waitUntil(lambda: "video" in part(view, QLabel, "camera_message").text())


def _end_log() -> None:
    root = logging.getLogger()
    for handler in root.handlers[:]:
        if isinstance(handler, LogHandler):
            root.removeHandler(handler)
            handler.close()
