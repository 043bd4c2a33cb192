"""The way into the demo, and back to the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.ui.demo.demo_window import DemoWindow


class DemoMode(QObject):
    """Puts the demo in the place of a window that has the catalogue open."""

    def __init__(self, window: QWidget, make: Callable[[], DemoWindow]) -> None:
        """Belong to a window.

        Args:
            window: comes back when the demo is left; one that was not shown is closed.
            make: builds the demo.
        """
        super().__init__(window)
        self._window = window
        self._make = make
        self._demo: DemoWindow | None = None
        self._comes_back = False

    def begin(self) -> None:
        """Show the demo on the whole screen; nothing happens when it is there."""
        if self._demo is not None:
            return
        self._comes_back = self._window.isVisible()
        self._demo = self._make()
        self._demo.left.connect(self._on_left)
        # On the screen where the window is: at a stand, the large one.
        self._demo.setGeometry(self._window.screen().geometry())
        self._demo.showFullScreen()
        # The way out needs the keyboard.
        self._demo.activateWindow()
        self._demo.begin()
        self._window.hide()

    def _on_left(self) -> None:
        assert self._demo is not None
        self._demo.deleteLater()
        self._demo = None
        if self._comes_back:
            self._window.show()
        else:
            self._window.close()
