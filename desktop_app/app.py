"""Builds the window and all it needs, once, and runs it.

The engine and the camera, with all the heavy libraries below them, are
imported on their own threads after the window has been painted.
"""

import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QMessageLogContext,
    QSocketNotifier,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop_app import __version__, paths
from desktop_app.domain.actor import Actor
from desktop_app.engine.frame_source import CameraInfo, FrameSource
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job
from desktop_app.settings import Device, Measure, Settings
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.garbage_collection import GarbageCollection
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.demo.demo_controller import DemoController
from desktop_app.ui.demo.demo_launcher import DemoLauncher
from desktop_app.ui.demo.demo_screen import DemoScreen
from desktop_app.ui.demo.demo_window import DemoWindow
from desktop_app.ui.i18n.language import Translations
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme

if TYPE_CHECKING:
    from desktop_app.engine.open_catalogue import OpenCatalogue
    from desktop_app.engine.workspace import Workspace

_log = logging.getLogger(__name__)

SWITCH_INTERVAL_S: Final = 0.0005
_DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def run_window(
    settings: Settings,
    *,
    catalogue: Path | None = None,
    sample: bool = False,
    demo: bool = False,
) -> int:
    """Show the window, or the demo alone, until it is closed.

    Args:
        settings: what the user chose before.
        catalogue: the folder to open; None for the one opened last.
        sample: whether the sample is opened instead.
        demo: whether the trade-show mode is shown, and nothing else.

    Returns:
        The exit status of the program.

    Raises:
        VitrineError: there is no display.
    """
    _check_display()
    qInstallMessageHandler(_log_qt)
    # The GUI thread asks for the interpreter lock all the time, and waits this long for it.
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("vitrine")
    app.setApplicationDisplayName("Vitrine")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("vitrine")
    app.setWindowIcon(QIcon(str(paths.icons_folder() / "vitrine.svg")))
    # What the demo opens at a stand is not what staff want to find open tomorrow.
    preferences = Preferences(settings, paths.settings_file(), are_kept=not demo)
    window = build_window(app, preferences, paths.data_folder())
    _catch_what_nobody_caught(window)
    GarbageCollection(app)
    if demo:
        _open_first(window, catalogue, sample=catalogue is None, create=False)
        window.demo_wanted.emit()
    else:
        window.first_painted.connect(lambda: _open_first(window, catalogue, sample=sample))
        window.show()
    with _interruptible(app):
        return app.exec()


def _check_display() -> None:
    """Say so where Qt would abort the process."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _DISPLAYS):
        raise VitrineError(
            Message("There is no display to show the window on."),
            Message("Start it from a desktop session, or use the commands: vitrine --help."),
        )


def build_window(app: QApplication, preferences: Preferences, home: Path) -> MainWindow:
    """Return the window with everything in it, nothing opened yet.

    Args:
        app: the application.
        preferences: what the user chose before, and where changes are kept.
        home: where catalogues that the program makes lie.
    """
    translations = Translations(paths.translations_folder())
    theme = Theme(app, paths.icons_folder())

    def on_changed(before: Settings, now: Settings) -> None:
        if before.language != now.language:
            translations.use(now.language)
        if before.theme != now.theme:
            theme.set_theme(now.theme)

    translations.use(preferences.now.language)
    theme.set_theme(preferences.now.theme)
    preferences.changed.connect(on_changed)
    camera = CameraView(_open_camera, _list_cameras)
    client = EngineClient(_open_catalogue, _prepare)
    window = MainWindow(client, camera, preferences, theme, home)

    def create_demo() -> DemoWindow:
        controller = DemoController(client, _open_camera, _open_slideshow)
        controller.reopen_requested.connect(window.opening.reopen)
        screen = DemoScreen(client, controller, theme, window.opening.photos_to_try)
        return DemoWindow(screen, controller, preferences, translations.use)

    window.demo_wanted.connect(DemoLauncher(window, create_demo).launch)
    for part in (client, preferences, theme):
        part.setParent(window)
    return window


def _open_first(
    window: MainWindow, catalogue: Path | None, *, sample: bool, create: bool = True
) -> None:
    if sample:
        window.opening.open_sample()
    elif catalogue is not None:
        window.opening.open(catalogue, create=create)
    elif (last := window.opening.last()) is not None:
        window.opening.open(last)


def _open_catalogue(folder: Path, *, create: bool, template: Path | None) -> "OpenCatalogue":
    from desktop_app.catalogue.opening import open_catalogue
    from desktop_app.engine.open_catalogue import OpenCatalogue

    store = open_catalogue(folder, actor=Actor.local(), create=create, template=template)
    return OpenCatalogue(store)


def _prepare(
    catalogue: "OpenCatalogue", card: Path, *, device: Device, measure: Measure
) -> "Job[Workspace]":
    from desktop_app.engine.workspace import Workspace

    return Workspace.prepare(catalogue, card, device=device, measure=measure)


def _open_camera(source: str) -> FrameSource:
    from desktop_app.vision.camera import Camera

    return Camera.open(source)


def _open_slideshow(photos: Sequence[Path]) -> FrameSource:
    from desktop_app.vision.slideshow import Slideshow

    return Slideshow(photos)


def _list_cameras() -> Sequence[CameraInfo]:
    from desktop_app.vision.camera import list_cameras

    return list_cameras()


def _log_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    _log.log(_LEVELS[kind], "Qt: %s (%s)", text, context.category)


def _catch_what_nobody_caught(window: MainWindow) -> None:
    def on_gui_thread(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception):
            window.show_error(error.with_traceback(trace))
        else:
            sys.__excepthook__(kind, error, trace)

    def on_other_thread(args: threading.ExceptHookArgs) -> None:
        _log.error("unexpected error in %s", args.thread, exc_info=args.exc_value)

    sys.excepthook = on_gui_thread
    threading.excepthook = on_other_thread


def _close_everything(app: QApplication) -> None:
    for window in app.topLevelWidgets():
        if isinstance(window, DemoWindow):
            window.exit_demo()
    app.closeAllWindows()


@contextmanager
def _interruptible(app: QApplication) -> Iterator[None]:
    """Close every window at Ctrl+C in the terminal, without polling for it."""
    reading, writing = socket.socketpair()
    with reading, writing:
        reading.setblocking(False)
        writing.setblocking(False)
        notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read)
        # Being woken is all that Python needs to run the handler.
        notifier.activated.connect(lambda: reading.recv(4096))
        signal.signal(signal.SIGINT, lambda *_: _close_everything(app))
        signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(-1)
            notifier.setEnabled(False)
