"""The dialog for the settings of a camera; every change applies at once."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.domain.camera_offer import CameraOffer
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.settings import CameraSettings
from desktop_app.ui.camera.camera_reader import LiveFrame
from desktop_app.ui.camera.camera_settings_form import CameraSettingsForm
from desktop_app.ui.camera.camera_settings_table import (
    CameraSettingsTable,
    geometry_of,
    with_geometry,
)
from desktop_app.ui.camera.region_editor import RegionEditor
from desktop_app.ui.widgets.adaptive_splitter import AdaptiveSplitter
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    label,
    lay_out_dialog,
    resize_within_screen,
    with_object_name,
)

_WIDTH_PX = 940
_HEIGHT_PX = 600
_APPLY_AFTER_MS = 250


class CameraSettingsDialog(QDialog):
    """The whole picture with the region on it, and the form beside it.

    Args:
        table: remembers the settings.
        camera_name: what the list of cameras calls it.
        parent: the camera's view.
    """

    def __init__(self, table: CameraSettingsTable, camera_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "camera_settings_dialog")
        self._table = table
        self._camera_name = camera_name
        self._settings: CameraSettings | None = None
        self._editor = RegionEditor(self)
        self._form = CameraSettingsForm()
        self._hint = label("region_hint", role="muted", wraps=True)
        self._message = label("camera_settings_message", wraps=True)
        self._reset = button("camera_settings_reset")
        self._close = button("camera_settings_close", role="primary")
        # Keys that are held change the region many times a second.
        self._apply_timer = QTimer(self, singleShot=True, interval=_APPLY_AFTER_MS)
        self._apply_timer.timeout.connect(self._apply_region)
        self._build()
        self._connect()
        self._retranslate()
        self.show_message("")

    def show_frame(self, frame: LiveFrame, offer: CameraOffer | None) -> None:
        """Show the newest picture of the camera, its settings, and what it offers."""
        self.show_message("")
        self._editor.show_image(frame.whole)
        known = self._table.of(frame.settings.key)
        if known != self._settings:
            self._settings = known
            self._show_settings()
        # An offer from before the newest change does not tell what has become of it.
        if frame.settings == known:
            self._form.show_offer(offer)
            if offer is not None and self._form.refused_size(offer):
                self._change(known.__replace__(size_px=(0, 0)))

    def show_message(self, text: str) -> None:
        """Show why there is no picture; nothing for an empty text."""
        self._message.setText(text)
        self._message.setVisible(bool(text))
        self._form.setEnabled(not text)
        if text:
            self._editor.show_image(None)

    def _build(self) -> None:
        picture = QWidget()
        picture_layout = QVBoxLayout(picture)
        picture_layout.setContentsMargins(0, 0, 0, 0)
        picture_layout.setSpacing(8)
        picture_layout.addWidget(self._message)
        picture_layout.addWidget(self._editor, 1)
        picture_layout.addWidget(self._hint)
        columns = AdaptiveSplitter("camera_settings_splitter")
        columns.setHandleWidth(16)
        columns.addWidget(picture)
        columns.addWidget(self._form)
        columns.setStretchFactor(0, 3)
        columns.setStretchFactor(1, 2)
        self._reset.setAutoDefault(False)
        content = QVBoxLayout()
        content.addWidget(columns, 1)
        lay_out_dialog(self, None, content, button_row([self._reset], [self._close]))
        resize_within_screen(self, _WIDTH_PX, _HEIGHT_PX)

    def _connect(self) -> None:
        self._editor.region_changed.connect(lambda _: self._apply_timer.start())
        self._form.changed.connect(self._change)
        self._form.whole_requested.connect(self._use_whole)
        self._reset.clicked.connect(self._reset_settings)
        self._close.clicked.connect(self.accept)
        self.finished.connect(self._on_finished)

    def _show_settings(self) -> None:
        if self._settings is not None:
            self._form.show_settings(self._settings)
            self._editor.show_region(geometry_of(self._settings).region)

    def _change(self, settings: CameraSettings) -> None:
        self._settings = settings
        self._table.change(settings)
        self._show_settings()

    def _use_whole(self) -> None:
        self._apply_timer.stop()
        self._use_region(WHOLE_PHOTO)

    def _apply_region(self) -> None:
        self._use_region(self._editor.region)

    def _use_region(self, region: Region) -> None:
        if self._settings is not None:
            geometry = geometry_of(self._settings)
            changed = type(geometry)(geometry.turn, geometry.is_mirrored, region)
            self._change(with_geometry(self._settings, changed))

    def _reset_settings(self) -> None:
        self._apply_timer.stop()
        if self._settings is not None:
            self._change(CameraSettings(self._settings.key))

    def _on_finished(self) -> None:
        if self._apply_timer.isActive():
            self._apply_timer.stop()
            self._apply_region()
        self.deleteLater()

    def _retranslate(self) -> None:
        title = self.tr("Camera settings: {camera}").format(camera=self._camera_name)
        self.setWindowTitle(title)
        self._editor.setAccessibleName(self.tr("Region of the picture that is used"))
        self._hint.setText(
            self.tr(
                "Draw the part that is used, such as the counter mat; nothing outside of it is"
                " searched or read. Arrow keys move it, Shift and arrow keys change its size,"
                " Delete uses the whole picture."
            )
        )
        self._editor.setAccessibleDescription(self._hint.text())
        self._reset.setText(self.tr("Reset"))
        self._close.setText(self.tr("Close"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
