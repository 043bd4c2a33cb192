"""The program's window with the sample catalogue, for pictures of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QTimer, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from desktop_app import app as program
from desktop_app import paths
from desktop_app.settings import Language, Settings
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets.banner import Banner

_SIZE_PX: Final = (1280, 800)
# An audit of the sample takes minutes.
_TIMEOUT_S: Final = 1500

Part = TypeVar("Part", bound=QObject)


def sample_photo(sku: str) -> Path:
    """Return a photo of a product of the sample that is none of its pictures."""
    table = (paths.sample_folder() / "queries.csv").read_text(encoding="utf-8").splitlines()
    row = next(line for line in table if line.endswith(f",{sku}"))
    return paths.sample_folder() / row.split(",")[0]


class SampleWindow:
    """The window, and what a user would do in it.

    Attributes:
        window: it shows the start page at first.
        home: a folder for settings and files.

    Args:
        app: the application.
        home: a folder for settings and files.
        camera: source of the camera, such as a video.
        size_px: width and height of the window.
    """

    def __init__(
        self,
        app: QApplication,
        home: Path,
        *,
        camera: str = "",
        size_px: tuple[int, int] = _SIZE_PX,
    ) -> None:
        settings = Settings(
            language="en",
            theme="light",
            device="cpu",
            camera=camera,
            counter_hold_still=False,
            stock_author="Ada",
            stock_place="Aisle 3",
        )
        self.home = home
        self._preferences = Preferences(settings, home / "settings.toml", saves=False)
        self.window: MainWindow = program.build_window(app, self._preferences, home)
        self.window.resize(*size_px)
        self.window.show()

    def open(self) -> None:
        """Open the sample and wait until it is ready, if it is not open."""
        if self.window.client.folder is None:
            self.window.opener.open_sample()
            self.wait_until(lambda: self.window.client.is_ready)

    def set_language(self, language: Language) -> None:
        """Show the window in a language."""
        self._preferences.change(language=language)

    def set_camera(self, source: str) -> None:
        """Choose the camera that pages open when they are shown the next time."""
        self._preferences.change(camera=source)

    def trigger(self, name: str) -> None:
        """Choose a command of the menus."""
        self.part(QAction, f"command_{name}").trigger()

    def click(self, name: str, page: QWidget | None = None) -> None:
        """Press a button of the window, or of one of its pages."""
        found = (page or self.window).findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton), name
        found.click()

    def show_page(self, name: str, kind: type[Part]) -> Part:
        """Show a page and return it."""
        self.trigger(name)
        return self.part(kind)

    def open_dialog(self, name: str) -> QWidget:
        """Choose a command of the menus that opens a dialog, and return the dialog."""
        self.trigger(name)
        self.idle(1)
        return [one for one in self.window.findChildren(QDialog) if one.isVisible()][-1]

    def part(self, kind: type[Part], name: str = "") -> Part:
        """Return a part of the window."""
        found = self.window.findChild(kind, name) if name else self.window.findChild(kind)
        assert isinstance(found, kind), name
        return found

    def dismiss_notices(self) -> None:
        """Remove notices, which say where files of this computer are."""
        for banner in self.window.findChildren(Banner):
            banner.dismiss()

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Run the event loop until a condition holds.

        Raises:
            SystemExit: it takes too long.
        """
        for _ in range(4 * _TIMEOUT_S):
            if condition():
                return
            self.idle(0.25)
        raise SystemExit("the window did not get ready in time")

    def wait_for_signal(self, signal: SignalInstance) -> None:
        """Run the event loop until a signal is emitted."""
        emitted: list[object] = []
        signal.connect(lambda *_: emitted.append(None))
        self.wait_until(lambda: bool(emitted))

    def idle(self, seconds: float) -> None:
        """Run the event loop for some time."""
        loop = QEventLoop()
        QTimer.singleShot(int(1000 * seconds), loop.quit)
        loop.exec()
