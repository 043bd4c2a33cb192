"""The demo's window: the whole screen, no pointer, and one way out."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeySequence,
    QMouseEvent,
    QScreen,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.settings import Language
from desktop_app.ui.demo.demo_controller import DemoController, Scene
from desktop_app.ui.demo.demo_screen import DemoScreen
from desktop_app.ui.demo.footer import LEAVE_KEYS
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.widgets.widget_factory import with_object_name

_POINTER_GOES_MS: Final = 3000


class DemoWindow(QWidget):
    """Runs until somebody who knows the keys leaves it.

    Signals:
        left: it has been left, and holds no picture of anybody any more.
    """

    left = Signal()

    def __init__(
        self,
        screen: DemoScreen,
        director: DemoController,
        preferences: Preferences,
        use_language: Callable[[Language], None],
    ) -> None:
        """Put a screen into a window.

        Args:
            screen: all there is to be seen.
            director: decides what that is.
            preferences: the camera, and the language to come back to.
            use_language: switches the texts of the program.
        """
        super().__init__()
        with_object_name(self, "demo_window")
        self.setWindowTitle("Vitrine")
        self.screen_shown = screen
        self.director = director
        director.setParent(self)
        self._preferences = preferences
        self._use_language = use_language
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(screen)
        screen.header.language_wanted.connect(use_language)
        director.scene_changed.connect(self._on_scene_changed)
        self._is_leaving = False
        self._fills_screen = False
        QShortcut(QKeySequence(LEAVE_KEYS), self).activated.connect(self.leave)
        self._pointer = QTimer(self, singleShot=True, interval=_POINTER_GOES_MS)
        self._pointer.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        self.setMinimumSize(640, 360)
        for part in (self, *self.findChildren(QWidget)):
            part.setMouseTracking(True)

    def begin(self) -> None:
        """Look for visitors."""
        self.director.start(self._preferences.now.camera)
        self.screen_shown.begin()

    def leave(self) -> None:
        """Close it; nothing else does."""
        self._is_leaving = True
        self.close()

    def _on_scene_changed(self, scene: Scene) -> None:
        if scene == "attract":
            # Visitors' choice of language goes with them.
            self._use_language(self._preferences.now.language)

    def _on_screen_changed(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._fill_screen, Qt.ConnectionType.UniqueConnection)
        self._fill_screen()

    def _fill_screen(self) -> None:
        # Another screen, or this one of another size: full is what fills it, and not
        # everywhere is there a window manager to see to that. Without one the state of
        # being full is lost on the way.
        if self._fills_screen:
            self.setGeometry(self.screen().geometry())

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the screen, from now on."""
        super().showEvent(event)
        self._fills_screen = self.isFullScreen()
        handle = self.windowHandle()
        handle.screenChanged.connect(self._on_screen_changed, Qt.ConnectionType.UniqueConnection)
        self._on_screen_changed(self.screen())
        self._pointer.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the pointer while it is moved."""
        super().mouseMoveEvent(event)
        self.unsetCursor()
        self._pointer.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close for who has the keys or shuts the computer down, not from a title bar."""
        if not self._is_leaving and not _is_shutting_down():
            event.ignore()
            return
        self._pointer.stop()
        self.director.stop()
        self.screen_shown.end()
        self._use_language(self._preferences.now.language)
        super().closeEvent(event)
        self.left.emit()


def _is_shutting_down() -> bool:
    app = QGuiApplication.instance()
    return isinstance(app, QGuiApplication) and app.isSavingSession()
