"""The window of the demo: full screen, hidden pointer, and the shortcuts to exit."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QMouseEvent,
    QScreen,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.errors import Message, VitrineError
from desktop_app.settings import Language
from desktop_app.ui.data_transfer.read_transfer import may_hold_photos, read_transfer
from desktop_app.ui.demo.demo_controller import DemoController, DemoPhase
from desktop_app.ui.demo.demo_screen import DemoScreen
from desktop_app.ui.demo.footer import EXIT_SHORTCUT
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.widgets.clipboard import clipboard_contents
from desktop_app.ui.widgets.widget_factory import with_object_name

_HIDE_POINTER_MS: Final = 3000


class DemoWindow(QWidget):
    """Runs until it is left with the exit shortcut.

    Args:
        demo_screen: the content.
        controller: decides what the screen shows.
        preferences: the camera, and the language to return to.
        set_language: changes the language of the application.

    Signals:
        exited: the window is closed and holds no image of a visitor any more.
    """

    exited = Signal()

    def __init__(
        self,
        demo_screen: DemoScreen,
        controller: DemoController,
        preferences: Preferences,
        set_language: Callable[[Language], None],
    ) -> None:
        super().__init__()
        with_object_name(self, "demo_window")
        self.setWindowTitle("Vitrine")
        self.demo_screen = demo_screen
        self.controller = controller
        controller.setParent(self)
        self._preferences = preferences
        self._set_language = set_language
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(demo_screen)
        demo_screen.header.language_requested.connect(set_language)
        controller.phase_changed.connect(self._on_phase_changed)
        self._is_exiting = False
        self._is_full_screen = False
        QShortcut(QKeySequence(EXIT_SHORTCUT), self).activated.connect(self.exit_demo)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.activated.connect(self._paste)
        self.setAcceptDrops(True)
        self._pointer_timer = QTimer(self, singleShot=True, interval=_HIDE_POINTER_MS)
        self._pointer_timer.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        self.setMinimumSize(480, 320)
        for widget in (self, *self.findChildren(QWidget)):
            widget.setMouseTracking(True)

    def start(self) -> None:
        """Open the camera and show the catalogue."""
        self.controller.start(self._preferences.now.camera)
        self.demo_screen.start()

    def add_exit_key(self, keys: str, slot: Callable[[], object]) -> None:
        """Let another key leave the demo, and name it in the exit hint.

        Args:
            keys: the key.
            slot: leaves the demo; also called while the key is held down.
        """
        QShortcut(QKeySequence(keys), self).activated.connect(slot)
        self.demo_screen.footer.set_exit_keys(keys)

    def exit_demo(self) -> None:
        """Close the window; ``close`` alone is ignored."""
        self._is_exiting = True
        self.close()

    def _paste(self) -> None:
        self._use(clipboard_contents())

    def _use(self, mime: QMimeData) -> None:
        """Search for the first photo that was dropped or pasted."""
        try:
            transfer = read_transfer(mime)
        except VitrineError as error:
            self.demo_screen.show_note(error.message)
            return
        if transfer.import_source is None:
            self.demo_screen.show_note(None)
            self.controller.search_photo(transfer.photos[0])
        else:
            name = transfer.import_source.name
            self.demo_screen.show_note(Message("Leave the demo to import {name}.", name=name))

    def _on_phase_changed(self, phase: DemoPhase) -> None:
        if phase == "attract":
            # A visitor's choice of language ends with the visit.
            self._set_language(self._preferences.now.language)

    def _on_screen_changed(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._fill_screen, Qt.ConnectionType.UniqueConnection)
        self._fill_screen()

    def _fill_screen(self) -> None:
        # Without a window manager nothing resizes a full-screen window when the display
        # or its resolution changes, and the full-screen state itself can get lost.
        if self._is_full_screen:
            self.setGeometry(self.screen().geometry())

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Follow changes of the display."""
        super().showEvent(event)
        self._is_full_screen = self.isFullScreen()
        handle = self.windowHandle()
        handle.screenChanged.connect(self._on_screen_changed, Qt.ConnectionType.UniqueConnection)
        self._on_screen_changed(self.screen())
        self._pointer_timer.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept what may hold photos."""
        if may_hold_photos(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Search for a photo that was dropped."""
        event.acceptProposedAction()
        self._use(event.mimeData())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the pointer while it moves."""
        super().mouseMoveEvent(event)
        self.unsetCursor()
        self._pointer_timer.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close on ``exit_demo`` and at the end of the desktop session, and not otherwise."""
        if not self._is_exiting and not _is_session_ending():
            event.ignore()
            return
        self._pointer_timer.stop()
        self.controller.stop()
        self.demo_screen.stop()
        self._set_language(self._preferences.now.language)
        super().closeEvent(event)
        self.exited.emit()


def _is_session_ending() -> bool:
    app = QGuiApplication.instance()
    return isinstance(app, QGuiApplication) and app.isSavingSession()
