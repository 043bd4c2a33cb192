"""The left panel: the photo or the camera, and the buttons to choose a photo."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.find.photo_area import PhotoArea
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import (
    button,
    icon_button,
    label,
    set_button_name,
    set_primary,
    with_object_name,
)
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_BUSY_DELAY_MS = 300
_MAX_HEIGHT_PER_WIDTH = 1.15


class PhotoPanel(QWidget):
    """Photo, camera, or camera with its last photo above; navigation and buttons below.

    Signals:
        open_requested, paste_requested: A button was pressed.
        camera_toggled: whether the camera shall be shown.
        step_requested: +1 for the next of several photos, -1 for the previous one.
    """

    open_requested = Signal()
    paste_requested = Signal()
    camera_toggled = Signal(bool)
    step_requested = Signal(int)

    def __init__(self, camera: CameraView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "photo_panel")
        self.camera = camera
        self._theme = theme
        self._position = (0, 0)
        self._busy_timer = QTimer(self, singleShot=True, interval=_BUSY_DELAY_MS)
        self._busy_timer.timeout.connect(lambda: self._area.show_busy(True))
        self._build()
        self._retranslate()
        self.show_position(0, 0)

    @property
    def shows_camera(self) -> bool:
        """Whether the camera is shown instead of the photo."""
        return not self.camera.isHidden()

    def show_photo(self, photo: QPixmap) -> None:
        """Show a photo; a null one shows the prompt."""
        self._area.show_photo(photo)
        self._update_area()

    def show_busy(self, is_busy: bool) -> None:
        """Show that a search is running, unless it ends within a moment."""
        if is_busy:
            self._busy_timer.start()
        else:
            self._busy_timer.stop()
            self._area.show_busy(False)

    def show_drop_target(self, is_target: bool) -> None:
        """Highlight the photo area while photos are dragged over the window."""
        self._area.show_drop_target(is_target)

    def show_position(self, position: int, count: int) -> None:
        """Show the position among several photos, from 1; hidden for a single photo."""
        self._position = (position, count)
        self._steps.setVisible(count > 1)
        self._previous.setEnabled(position > 1)
        self._next.setEnabled(position < count)
        text = self.tr("Photo {position} of {count}")
        self._position_label.setText(
            text.format(position=format_number(position), count=format_number(count))
        )

    def show_camera(self, is_shown: bool, source: str = "") -> None:
        """Show the camera instead of the photo, or close it."""
        if is_shown:
            self.camera.start(source)
            self.camera.show()
            self.camera.setFocus()
        else:
            self.camera.stop()
            self.camera.hide()
        self._update_area()
        self._camera_button.setChecked(is_shown)
        self._retranslate()

    def _build(self) -> None:
        self._area = PhotoArea(self._theme, self)
        self._area.photo_requested.connect(self.open_requested)
        self.camera.hide()
        self._open = button("open_photo", role="primary")
        self._paste = button("paste_photo")
        self._camera_button = button("show_camera")
        self._camera_button.setCheckable(True)
        self._theme.set_icon(self._open, "photo", "on_accent", 18)
        self._theme.set_icon(self._paste, "paste", side_px=18)
        self._theme.set_icon(self._camera_button, "camera", side_px=18)
        self._open.clicked.connect(self.open_requested)
        self._paste.clicked.connect(self.paste_requested)
        self._camera_button.clicked.connect(self.camera_toggled)
        buttons = WrappingRow()
        buttons.add(self._paste, stretch=1)
        buttons.add(self._camera_button, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 8, 16)
        layout.setSpacing(8)
        layout.addWidget(self.camera, 1000)
        layout.addWidget(self._area, 1000)
        layout.addWidget(self._build_steps())
        layout.addWidget(self._open)
        layout.addLayout(buttons)
        layout.addStretch(1)

    def _update_area(self) -> None:
        # Beside the live picture, the photo that the results answer stays in sight.
        self._area.setVisible(self._area.has_photo or not self.shows_camera)
        # Only one button is primary: with the camera, it is the camera's capture button; with
        # a photo, it confirms the match.
        is_primary = not self._area.has_photo and not self.shows_camera
        if (self._open.property("role") == "primary") != is_primary:
            set_primary(self._open, self._theme, "photo", 18, is_primary=is_primary)

    def _build_steps(self) -> QWidget:
        self._previous = icon_button("previous_photo")
        self._next = icon_button("next_photo")
        self._position_label = label("photo_position", role="muted")
        self._theme.set_icon(self._previous, "previous")
        self._theme.set_icon(self._next, "next")
        self._previous.clicked.connect(lambda: self.step_requested.emit(-1))
        self._next.clicked.connect(lambda: self.step_requested.emit(1))
        self._steps = with_object_name(QWidget(), "photo_steps")
        row = QHBoxLayout(self._steps)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._previous)
        row.addStretch(1)
        row.addWidget(self._position_label)
        row.addStretch(1)
        row.addWidget(self._next)
        return self._steps

    def _retranslate(self) -> None:
        self._open.setText(self.tr("Open photo…"))
        self._paste.setText(self.tr("Paste"))
        text = self.tr("Close camera") if self.shows_camera else self.tr("Camera")
        self._camera_button.setText(text)
        set_button_name(self._previous, self.tr("Previous photo (Alt+Left)"))
        set_button_name(self._next, self.tr("Next photo (Alt+Right)"))
        self.show_position(*self._position)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Limit the height of the photo area."""
        super().resizeEvent(event)
        for widget in (self.camera, self._area):
            widget.setMaximumHeight(round(event.size().width() * _MAX_HEIGHT_PER_WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
