"""A dialog that takes one photo with the camera."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    lay_out_dialog,
    resize_within_screen,
    with_object_name,
)


class CaptureDialog(QDialog):
    """Shows the camera; it is released when the dialog closes.

    Signals:
        photo_captured: (height, width, 3) uint8 RGB.
    """

    photo_captured = Signal(object)

    def __init__(
        self, create_camera: Callable[[], CameraView], preferences: Preferences, parent: QWidget
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "capture_dialog")
        self._preferences = preferences
        self._camera = create_camera()
        self._camera.photo_captured.connect(self._on_captured)
        self._camera.source_chosen.connect(lambda name: preferences.change(camera=name))
        self._cancel = button("capture_cancel")
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        content = QVBoxLayout()
        content.addWidget(self._camera, 1)
        lay_out_dialog(self, None, content, button_row([], [self._cancel]))
        resize_within_screen(self, 640, 560)
        self._retranslate()
        self.finished.connect(self._on_finished)

    def open(self) -> None:
        """Open the dialog, and the camera."""
        self._camera.start(self._preferences.now.camera)
        super().open()
        self._camera.setFocus()

    def _on_captured(self, pixels: object) -> None:
        self.photo_captured.emit(pixels)
        self.accept()

    def _on_finished(self) -> None:
        self._camera.stop()
        self.deleteLater()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Take a photo"))
        self._cancel.setText(self.tr("Cancel"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
