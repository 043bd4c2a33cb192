"""The counter page in a real window, with a clip as camera, and a person who uses it."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.demo_setup import wait_for
from benchmarks.synthetic_catalogue import fill_catalogue
from desktop_app import app as program
from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.settings import Settings
from desktop_app.ui.counter.counter_controller import CounterController
from desktop_app.ui.counter.page import CounterPage
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.vision.model_card import load_card

_Part = TypeVar("_Part", bound=QObject)

_POLL_MS: Final = 4
_TIMEOUT_MS: Final = 20_000


def make_catalogue(folder: Path, pictures: int) -> Path:
    """Create a catalogue: the sample, and synthetic products up to a number of pictures."""
    catalogue = open_catalogue(
        folder, actor=Actor.local(), create=True, template=paths.sample_template()
    )
    count = catalogue.pictures.count()
    catalogue.close()
    card = load_card(paths.model_card(""))
    fill_catalogue(folder, max(0, pictures - count), card)
    return folder


@contextmanager
def open_sample() -> Iterator[Workspace]:
    """Open a copy of the sample, on the CPU."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_catalogue(make_catalogue(Path(folder, "sample"), 0), actor=Actor.local())
        workspace = finish(Workspace.open(store, paths.model_card(""), device="cpu"))
        try:
            yield workspace
        finally:
            workspace.close()


def sample_photos(count: int) -> list[Path]:
    """Return photos of products of the sample, from all over it."""
    photos = sorted((paths.sample_folder() / "queries").glob("*.jpg"))
    return photos[:: len(photos) // count][:count]


class CounterUser:
    """Opens the counter page and uses it with keys, as a person does.

    Args:
        app: the application.
        home: a folder for the settings.
        catalogue: folder of the catalogue.
        camera: its source, such as a video.
        holds_still: whether products that are held still are captured.

    Attributes:
        preferences: the settings of the window.
        page: the counter page.
    """

    def __init__(
        self,
        app: QApplication,
        home: Path,
        catalogue: Path,
        camera: str,
        *,
        holds_still: bool = False,
    ) -> None:
        settings = Settings(
            language="en",
            theme="light",
            device="cpu",
            camera=camera,
            counter_hold_still=holds_still,
        )
        self.preferences = Preferences(settings, home / "settings.toml", saves=False)
        self.window = program.build_window(app, self.preferences, home)
        self.window.resize(1920, 1080)
        self.window.show()
        self.window.opener.open(catalogue)
        wait_for(self.window.client.ready.connect)
        action = self.window.findChild(QAction, "command_counter")
        assert action is not None
        action.trigger()
        page = self.window.findChild(CounterPage)
        assert page is not None
        self.page = page

    @property
    def controller(self) -> CounterController:
        """The controller of the page."""
        return self.page.controller

    def find(self, kind: type[_Part]) -> _Part:
        """Return a part of the page by its kind."""
        found = self.page.findChild(kind)
        assert isinstance(found, kind), kind
        return found

    def press(self, key: Qt.Key) -> None:
        """Press a key, wherever the focus is."""
        QTest.keyClick(self.window.windowHandle(), key)

    def wait_until(self, condition: Callable[[], bool], timeout_ms: int = _TIMEOUT_MS) -> bool:
        """Run the event loop until a condition holds; return False if it takes too long."""
        loop = QEventLoop()
        polling = QTimer(interval=_POLL_MS)
        polling.timeout.connect(lambda: loop.quit() if condition() else None)
        limit = QTimer(interval=timeout_ms, singleShot=True)
        limit.timeout.connect(loop.quit)
        if not condition():
            polling.start()
            limit.start()
            loop.exec()
        for used in (polling, limit, loop):
            used.deleteLater()
        return condition()

    def close(self) -> None:
        """Close and delete the window."""
        self.window.close()
        self.window.deleteLater()
