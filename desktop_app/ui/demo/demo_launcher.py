"""The launcher of the demo, in place of the main window."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop_app.ui.demo.demo_window import DemoWindow


# Opens the demo from the window, and leads back to it.
DEMO_SHORTCUT: Final = "F11"
# Keys that are held down repeat after at most this time.
_MIN_PAUSE_S: Final = 1.0


class DemoLauncher(QObject):
    """Shows the demo in place of a window that has the catalogue open.

    Args:
        window: owns the launcher and is hidden during the demo; if it was not visible
            before, it is closed afterwards.
        create_demo: returns a new demo.

    Attributes:
        min_pause_s: how long the key has to be released before it leaves the demo, or opens
            it again; while it is held down, the two would alternate.
    """

    def __init__(self, window: QWidget, create_demo: "Callable[[], DemoWindow]") -> None:
        super().__init__(window)
        self._window = window
        self._create_demo = create_demo
        self._demo: DemoWindow | None = None
        self._was_window_visible = False
        self.min_pause_s = _MIN_PAUSE_S
        self._last_key_s = -_MIN_PAUSE_S

    def launch(self) -> None:
        """Show the demo in full screen, unless it is already open."""
        if self._is_held() or self._demo is not None:
            return
        self._was_window_visible = self._window.isVisible()
        self._demo = self._create_demo()
        self._demo.exited.connect(self._on_exited)
        if self._was_window_visible:
            # Visitors are kept from leaving only the demo that was started by itself.
            self._demo.add_exit_key(DEMO_SHORTCUT, self._leave)
        # On the same display as the window.
        self._demo.setGeometry(self._window.screen().geometry())
        self._demo.showFullScreen()
        # The shortcut that exits the demo needs the keyboard focus.
        self._demo.activateWindow()
        self._demo.start()
        self._window.hide()

    def _leave(self) -> None:
        if not self._is_held() and self._demo is not None:
            self._demo.exit_demo()

    def _is_held(self) -> bool:
        # Not Qt's mark of a repeated key: it is missing where the window changes between.
        now_s, last_s = time.monotonic(), self._last_key_s
        self._last_key_s = now_s
        return now_s - last_s < self.min_pause_s

    def _on_exited(self) -> None:
        assert self._demo is not None
        self._demo.deleteLater()
        self._demo = None
        if self._was_window_visible:
            self._window.show()
        else:
            self._window.close()
