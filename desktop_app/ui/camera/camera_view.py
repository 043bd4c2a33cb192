"""The live view of a camera, from which the user captures photos."""

import time
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.region import WHOLE_PHOTO
from desktop_app.ui.camera.camera_preview import CameraPreview, DrawOverlay
from desktop_app.ui.camera.camera_reader import (
    CameraFailure,
    CameraOpening,
    CameraReader,
    CameraState,
    ListCameras,
    LiveFrame,
    OpenCamera,
    ScaleFrame,
)
from desktop_app.ui.camera.camera_selector import CameraSelector
from desktop_app.ui.camera.camera_settings_dialog import CameraSettingsDialog
from desktop_app.ui.camera.camera_settings_table import CameraSettingsTable, geometry_of
from desktop_app.ui.i18n.messages import localised_text, notice_of
from desktop_app.ui.widgets.widget_factory import button, heading, keep_clear, label, set_style_role

_POLL_INTERVAL_MS: Final = 15
# Time without a new frame after which the camera counts as stalled, and after which it is
# opened again.
_STALLED_S: Final = 2.0
_REOPEN_AFTER_S: Final = 12.0


@dataclass(frozen=True, slots=True)
class _CameraStalled:
    """The camera is open but sends no frames."""


_STALLED: Final = _CameraStalled()


class CameraView(QWidget):
    """Shows a camera while it is visible, and captures photos from it.

    Signals:
        photo_captured: (height, width, 3) uint8 RGB, at the camera's resolution.
        frame_shown: a ``LiveFrame``, the newest of the camera.
        source_chosen: the index, path or address that the user chose.
        settings_changed: the next frame is taken with other settings of the camera.
        live_changed: whether the camera sends frames.
        image_pressed: x and y of the mouse, as shares of the frame, 0..1.

    Args:
        open_camera: opens a source.
        list_cameras: lists the local cameras.
        scale_frame: scales a frame for the screen.
        table: remembers the settings of each camera.
        parent: the Qt parent.

    Attributes:
        freezes: whether a captured frame stays on the screen for a moment.
    """

    photo_captured = Signal(object)
    frame_shown = Signal(object)
    source_chosen = Signal(str)
    settings_changed = Signal()
    live_changed = Signal(bool)
    image_pressed = Signal(float, float)

    def __init__(
        self,
        open_camera: OpenCamera,
        list_cameras: ListCameras,
        scale_frame: ScaleFrame,
        table: CameraSettingsTable | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.freezes = True
        self._source: str | None = None
        self._state: CameraState | _CameraStalled | None = None
        # The newest frame, and when it came.
        self._frame: LiveFrame | None = None
        self._frame_s = 0.0
        self._dialog: CameraSettingsDialog | None = None
        self._reader = CameraReader(open_camera, list_cameras, scale_frame, table)
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

    def set_overlay(self, draw: DrawOverlay | None) -> None:
        """Let something be drawn above each frame; None for nothing."""
        self._preview.draw_overlay = draw
        self._preview.update()

    def set_capture_primary(self, is_primary: bool) -> None:
        """Show whether capturing is the main action, or another one in the window is."""
        role = "primary" if is_primary else ""
        if self._capture_button.property("role") != role:
            set_style_role(self._capture_button, role)

    def _build(self) -> None:
        self._selector = CameraSelector(self)
        self._selector.source_chosen.connect(self._on_source_chosen)
        self._selector.about_to_show.connect(self._on_selector_about_to_show)
        self._preview = CameraPreview(self)
        self._preview.image_pressed.connect(self.image_pressed)
        self._capture_button = button("camera_capture", role="primary")
        keep_clear(self._capture_button)
        self._capture_button.clicked.connect(self.capture)
        self._build_message()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._create_selector_row())
        layout.addWidget(self._preview, 1)
        layout.addWidget(self._capture_button)
        self.setFocusProxy(self._preview)

    def _create_selector_row(self) -> QHBoxLayout:
        self._settings_button = button("camera_settings")
        self._settings_button.clicked.connect(self._open_settings)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._selector, 1)
        row.addWidget(self._settings_button)
        return row

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
        state, previous = self._present_state(), self._state
        if state is previous:
            return
        self._state = state
        if isinstance(state, LiveFrame):
            self._show_frame(state)
        else:
            self._preview.clear()
            self._show_message(state)
        if type(state) is not type(previous):
            self._on_state_kind_changed()

    def _present_state(self) -> CameraState | _CameraStalled | None:
        """Return the reader's newest state; open a camera again that sends no frames."""
        state, now_s = self._reader.state, time.monotonic()
        if not isinstance(state, LiveFrame):
            return state
        if state is not self._frame:
            self._frame_s = now_s
            return state
        if now_s - self._frame_s > _REOPEN_AFTER_S and self._source is not None:
            self._frame_s = now_s
            self._reader.start(self._source)
        return _STALLED if now_s - self._frame_s > _STALLED_S else self._state

    def _show_frame(self, frame: LiveFrame) -> None:
        before, self._frame = self._frame, frame
        if before is not None and before.settings != frame.settings:
            self.settings_changed.emit()
        self._preview.show_text(self._frame_text(frame))
        self._preview.show_image(frame.image)
        if self._dialog is not None:
            self._dialog.show_frame(frame, self._reader.offer)
        self.frame_shown.emit(frame)

    def _frame_text(self, frame: LiveFrame) -> str:
        rate = self.tr("{rate} fps").format(rate=round(frame.fps))
        is_cut = geometry_of(frame.settings).region != WHOLE_PHOTO
        return self.tr("{rate} · region").format(rate=rate) if is_cut else rate

    def _open_settings(self) -> None:
        """Show the settings of the camera."""
        dialog = CameraSettingsDialog(self._reader.table, self._selector.currentText(), self)
        dialog.finished.connect(self._on_settings_closed)
        self._dialog = dialog
        self._reader.is_being_set = True
        if not isinstance(self._state, LiveFrame):
            dialog.show_message(self._message.text())
        dialog.open()

    def _on_settings_closed(self) -> None:
        self._dialog = None
        self._reader.is_being_set = False

    def _on_state_kind_changed(self) -> None:
        is_live = isinstance(self._state, LiveFrame)
        self._show_message(self._state)
        self._capture_button.setEnabled(is_live)
        # Only an open camera tells what it is remembered by and what it offers.
        self._settings_button.setEnabled(is_live)
        self.live_changed.emit(is_live)
        if is_live or isinstance(self._state, CameraFailure):
            # Not during opening: listing may open cameras too and would disturb it.
            self._reader.refresh_cameras()

    def _show_message(self, state: CameraState | _CameraStalled | None) -> None:
        message = hint = ""
        if isinstance(state, CameraOpening):
            message = self.tr("Opening the camera…")
        elif isinstance(state, _CameraStalled):
            message = self.tr("The camera sends no pictures.")
            hint = self.tr("Waiting for the next one. Check the cable if nothing comes.")
        elif isinstance(state, CameraFailure):
            notice = notice_of(state.error)
            message = localised_text(notice.message)
            hint = localised_text(notice.hint) if notice.hint else ""
        self._message.setText(message)
        self._hint.setText(hint)
        self._message.setVisible(bool(message))
        self._hint.setVisible(bool(hint))
        if self._dialog is not None and message:
            self._dialog.show_message(f"{message} {hint}".strip())
        if self.window().focusWidget() is self._retry_button:
            self._preview.setFocus()
        self._retry_button.setVisible(isinstance(state, CameraFailure | _CameraStalled))

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
        self._settings_button.setText(self.tr("Settings…"))
        self._settings_button.setAccessibleName(self.tr("Camera settings"))
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
