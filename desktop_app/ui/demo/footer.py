"""The foot of the demo: what happens to visitors' pictures, and at first the way out."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout

from desktop_app.errors import VitrineError
from desktop_app.ui.demo.panel import Panel
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.style.theme import Theme

# A chord, so that no visitor falls into the shop's files.
LEAVE_KEYS: Final = "Ctrl+Shift+X"
_TOLD_MS: Final = 8000


class Footer(Panel):
    """Says that nothing is kept."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("demo_footer", theme)
        self._privacy = self.text("demo_privacy", 22, role="muted")
        self._way_out = self.text("demo_way_out", 22, role="muted")
        self._camera_error: Exception | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._privacy, 1)
        row.addWidget(self._way_out, 0, Qt.AlignmentFlag.AlignRight)
        self._told = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._told.timeout.connect(self._write)
        self.retranslate()

    def tell_way_out(self) -> None:
        """Tell those who have just started the demo how to leave it; then no more."""
        self._told.start()
        self._write()

    def show_camera_error(self, error: Exception | None) -> None:
        """Tell staff why there is no camera; None where there is one."""
        self._camera_error = error
        self._write()

    def stop(self) -> None:
        """Have nothing more to tell."""
        self._told.stop()

    def _write(self) -> None:
        words = ""
        if self._told.isActive():
            keys = QKeySequence(LEAVE_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
            words = self.tr("{keys} leaves the demo").format(keys=keys)
        elif isinstance(self._camera_error, VitrineError):
            words = localised_text(self._camera_error.message)
        elif self._camera_error is not None:
            words = self.tr("The camera failed; it is tried again.")
        self._way_out.setText(words)

    def retranslate(self) -> None:
        """Write every text in the language of the window."""
        self._privacy.setText(
            self.tr(
                "Pictures stay in this computer's memory and are forgotten after a moment. "
                "Nothing is saved, nothing is sent."
            )
        )
        self._write()
