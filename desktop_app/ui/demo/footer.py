"""The footer of the demo: privacy note, exit shortcut and camera errors."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout

from desktop_app.errors import VitrineError
from desktop_app.ui.demo.panel import Panel
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.style.theme import Theme

# Three keys, so that visitors do not exit the demo by accident.
EXIT_SHORTCUT: Final = "Ctrl+Shift+X"
_EXIT_HINT_MS: Final = 8000


class Footer(Panel):
    """Shows the privacy note, and messages for the staff beside it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("demo_footer", theme)
        self._privacy = self.add_label("demo_privacy", 22, role="muted")
        self._staff_message = self.add_label("demo_staff_message", 22, role="muted")
        self._camera_error: Exception | None = None
        self._exit_keys = EXIT_SHORTCUT
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._privacy, 1)
        row.addWidget(self._staff_message, 0, Qt.AlignmentFlag.AlignRight)
        self._exit_hint_timer = QTimer(self, singleShot=True, interval=_EXIT_HINT_MS)
        self._exit_hint_timer.timeout.connect(self._update_staff_message)
        self.retranslate()

    def set_exit_keys(self, keys: str) -> None:
        """Set the keys that the exit hint names."""
        self._exit_keys = keys

    def show_exit_hint(self) -> None:
        """Show the exit shortcut for some seconds."""
        self._exit_hint_timer.start()
        self._update_staff_message()

    def show_camera_error(self, error: Exception | None) -> None:
        """Show why there is no camera; None if there is one."""
        self._camera_error = error
        self._update_staff_message()

    def stop(self) -> None:
        """Stop the timer of the exit hint."""
        self._exit_hint_timer.stop()

    def _update_staff_message(self) -> None:
        text = ""
        if self._exit_hint_timer.isActive():
            keys = QKeySequence(self._exit_keys).toString(QKeySequence.SequenceFormat.NativeText)
            text = self.tr("Press {keys} to exit").format(keys=keys)
        elif isinstance(self._camera_error, VitrineError):
            text = localised_text(self._camera_error.message)
        elif self._camera_error is not None:
            text = self.tr("The camera failed. Trying again…")
        self._staff_message.setText(text)

    def retranslate(self) -> None:
        """Set all texts in the current language."""
        self._privacy.setText(
            self.tr(
                "Camera pictures stay in this computer's memory and are soon deleted. "
                "Nothing is saved or sent."
            )
        )
        self._update_staff_message()
