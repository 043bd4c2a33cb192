"""The live view of a camera, from which the user captures photos."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.camera.camera_preview import CameraPreview
from desktop_app.ui.camera.camera_reader import (
    CameraFailure,
    CameraOpening,
    CameraReader,
    CameraState,
    ListCameras,
    LiveFrame,
    OpenCamera,
)
from desktop_app.ui.camera.camera_selector import CameraSelector
from desktop_app.ui.i18n.messages import localised_text, notice_of
from desktop_app.ui.widgets.widget_factory import button, heading, label

_POLL_INTERVAL_MS: Final = 15


class CameraView(QWidget):
    """Shows a camera while it is visible, and captures photos from it.

    Signals:
        photo_captured: (height, width, 3) uint8 RGB, at the camera's resolution.
        frame_shown: a ``LiveFrame``, the newest of the camera.
        source_chosen: the index, path or address that the user chose.

    Attributes:
        freezes: whether a captured frame stays on the screen for a moment.
    """

    photo_captured = Signal(object)
    frame_shown = Signal(object)
    source_chosen = Signal(str)

    def __init__(
        self, open_camera: OpenCamera, list_cameras: ListCameras, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.freezes = True
        self._source: str | None = None
        self._state: CameraState | None = None
        self._reader = CameraReader(open_camera, list_cameras)
        self._poll_timer = QTimer(self, interval=_POLL_INTERVAL_MS)
        self._poll_timer.timeout.connect(self._poll_camera)
        self._build()
        self._retranslate()
        self._on_state_kind_changed()
        self.destroyed.connect(self._reader.stop)

    def start(self, source: str) -> None:
        """Show a camera from now on, whenever the view is visible.

        Args:
            source: index, path or address; empty for the first camera.
        """
        is_open = isinstance(self._reader.state, CameraOpening | LiveFrame)
        if source == self._source and is_open:
            return
        self._source = source
        self._selector.set_sources(self._reader.cameras, source)
        if self.isVisible():
            self._open_camera()

    def stop(self) -> None:
        """Release the camera and show nothing."""
        self._source = None
        self._close_camera()

    def capture(self) -> None:
        """Capture the frame on the screen; do nothing without one or just after a capture."""
        if isinstance(self._state, LiveFrame) and not self._preview.is_frozen():
            if self.freezes:
                self._preview.freeze()
            self.photo_captured.emit(self._state.pixels)

    def _build(self) -> None:
        self._selector = CameraSelector(self)
        self._selector.source_chosen.connect(self._on_source_chosen)
        self._selector.about_to_show.connect(self._on_selector_about_to_show)
        self._preview = CameraPreview(self)
        self._capture_button = button("camera_capture", role="primary")
        self._capture_button.clicked.connect(self.capture)
        self._build_message()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._selector)
        layout.addWidget(self._preview, 1)
        layout.addWidget(self._capture_button)
        self.setFocusProxy(self._preview)

    def _build_message(self) -> None:
        self._message = heading("camera_message", 1.2, wraps=True)
        self._hint = label("camera_hint", role="muted", wraps=True)
        self._retry_button = button("camera_try_again")
        self._retry_button.clicked.connect(self._open_camera)
        layout = QVBoxLayout(self._preview)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.addStretch()
        for text in (self._message, self._hint):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(text)
        layout.addSpacing(8)
        layout.addWidget(self._retry_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()

    def _open_camera(self) -> None:
        if self._source is not None:
            self._reader.start(self._source)
            self._poll_timer.start()
            self._poll_camera()

    def _close_camera(self) -> None:
        self._reader.stop()
        self._poll_timer.stop()
        self._poll_camera()

    def _poll_camera(self) -> None:
        """Show the reader's newest state."""
        self._reader.max_size_px = self._preview.size_px()
        self._selector.set_sources(self._reader.cameras, self._source)
        state, previous = self._reader.state, self._state
        if state is previous:
            return
        self._state = state
        if isinstance(state, LiveFrame):
            self._preview.show_image(state.image)
            self.frame_shown.emit(state)
        else:
            self._preview.clear()
            self._show_message(state)
        if type(state) is not type(previous):
            self._on_state_kind_changed()

    def _on_state_kind_changed(self) -> None:
        is_live = isinstance(self._state, LiveFrame)
        self._show_message(self._state)
        self._capture_button.setEnabled(is_live)
        if is_live or isinstance(self._state, CameraFailure):
            # Not during opening: listing may open cameras too and would disturb it.
            self._reader.refresh_cameras()

    def _show_message(self, state: CameraState | None) -> None:
        message = hint = ""
        if isinstance(state, CameraOpening):
            message = self.tr("Opening the camera…")
        elif isinstance(state, CameraFailure):
            notice = notice_of(state.error)
            message = localised_text(notice.message)
            hint = localised_text(notice.hint) if notice.hint else ""
        self._message.setText(message)
        self._hint.setText(hint)
        self._message.setVisible(bool(message))
        self._hint.setVisible(bool(hint))
        if self.window().focusWidget() is self._retry_button:
            self._preview.setFocus()
        self._retry_button.setVisible(isinstance(state, CameraFailure))

    def _on_source_chosen(self, source: str) -> None:
        self.start(source)
        self.source_chosen.emit(source)

    def _on_selector_about_to_show(self) -> None:
        if not isinstance(self._state, CameraOpening):
            self._reader.refresh_cameras()

    def _retranslate(self) -> None:
        self._preview.setAccessibleName(self.tr("Camera preview"))
        self._capture_button.setText(self.tr("Capture (Space)"))
        self._retry_button.setText(self.tr("Try again"))
        self._show_message(self._state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Capture with Space."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat():
                self.capture()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Open the current camera."""
        super().showEvent(event)
        self._open_camera()

    def hideEvent(self, event: QHideEvent) -> None:
        """Release the camera while the view is hidden."""
        super().hideEvent(event)
        self._close_camera()

    def changeEvent(self, event: QEvent) -> None:
        """Update the texts when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
