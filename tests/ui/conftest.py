"""Fixtures: a real window on a real catalogue; checks that no thread or timer is left."""

import gc
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QMimeData, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QDragEnterEvent,
    QDropEvent,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from desktop_app import app, paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.settings import Settings
from desktop_app.ui.i18n.language import Translations
from desktop_app.ui.labels import label_lane
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.theme import Theme
from tests.actor import ACTOR

LANES = ("catalogue", "codes", "decoding", "kept answers", "labels", "scene", "test lane")

OpenWindow = Callable[..., MainWindow]

# A condition that holds in the end is no failure on a slow computer.
_WAIT_MS = 20_000


@pytest.fixture(scope="session", autouse=True)
def _long_waits() -> None:
    """Wait longer for conditions and signals than pytest-qt does by default."""
    for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals):
        assert wait.__kwdefaults__ is not None
        wait.__kwdefaults__["timeout"] = _WAIT_MS


@pytest.fixture(scope="session", autouse=True)
def _delete_everything_at_the_end() -> Iterator[None]:
    """Let Python collect what was not looked at during the tests."""
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def _collect_garbage_on_this_thread() -> Iterator[None]:
    """Delete what the test before left on the GUI thread, as the program does."""
    # All generations: Python itself has moved the windows of that test to the oldest one.
    gc.collect()
    # What is still there is not looked at again, so that its number does not slow tests down.
    gc.freeze()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _no_lane_or_timer_left(qapp: QApplication) -> Iterator[None]:
    """Fail on a lane or a running timer that outlives its window."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    lanes = [thread for thread in threading.enumerate() if thread.name in LANES]
    assert not lanes
    parts = gc.get_objects()
    # There are far fewer types than objects.
    kinds = {kind for kind in set(map(type, parts)) if issubclass(kind, QTimer)}
    timers = [part for part in parts if type(part) in kinds]
    running = [timer for timer in timers if Shiboken.isValid(timer) and timer.isActive()]
    assert not running, [timer.parent() for timer in running]


@pytest.fixture(autouse=True)
def _no_label_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read no labels, which takes seconds; tests of labels have readers of their own."""
    monkeypatch.setattr(label_lane, "open_label_reader", lambda: None)


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the texts that screen readers are told to read out, as they come."""
    texts: list[str] = []

    def record(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            texts.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", record)
    return texts


@pytest.fixture
def catalogue(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, shop_table: Path) -> Path:
    """Return the folder of a catalogue with six products, made once for all tests."""
    made = tmp_path_factory.getbasetemp() / "catalogue"
    if not made.exists():
        workspace = finish(
            Workspace.open(open_catalogue(made, actor=ACTOR), paths.model_card(""), device="cpu")
        )
        list(workspace.import_products(shop_table))
        workspace.close()
    return Path(shutil.copytree(made, tmp_path / "My shop"))


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """Return the light theme, for tests of single widgets."""
    theme = Theme(qapp, paths.icons_folder())
    theme.set_theme("light")
    return theme


@pytest.fixture
def english() -> Iterator[None]:
    """Show English texts, with their plural forms, in tests of single widgets."""
    locale = QLocale()
    translations = Translations(paths.translations_folder())
    translations.set_language("en")
    yield
    del translations
    QLocale.setDefault(locale)


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> OpenWindow:
    """Return a function that shows the window, on a catalogue that is ready, or on none."""

    def open_it(catalogue: Path | None = None, settings: Settings | None = None) -> MainWindow:
        window = app.build_window(
            qapp,
            Preferences(
                settings or Settings(language="en", theme="light", device="cpu"),
                tmp_path / "config" / "settings.toml",
            ),
            tmp_path / "data",
        )
        qtbot.addWidget(window)
        with qtbot.waitSignal(window.first_painted):
            window.show()
        if catalogue is not None:
            with qtbot.waitSignal(window.client.ready):
                window.opener.open(catalogue)
        return window

    return open_it


@pytest.fixture
def window(open_window: OpenWindow, catalogue: Path) -> MainWindow:
    """Return the window on a catalogue that is ready, larger than the offscreen screen."""
    window = open_window(catalogue)
    window.resize(1280, 800)
    return window


@pytest.fixture
def drop() -> Callable[[MainWindow, QMimeData], bool]:
    """Return a function that drops data on the window and returns whether it was accepted."""

    def drop_it(window: MainWindow, mime: QMimeData) -> bool:
        place = QPointF(window.rect().center())
        action, button, key = (
            Qt.DropAction.CopyAction,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        entering = QDragEnterEvent(place.toPoint(), action, mime, button, key)
        QApplication.sendEvent(window, entering)
        if not entering.isAccepted():
            return False
        dropping = QDropEvent(place, action, mime, button, key)
        QApplication.sendEvent(window, dropping)
        return dropping.isAccepted()

    return drop_it
