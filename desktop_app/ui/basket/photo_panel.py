"""The left side of the basket page: the prompt, the camera, or the photo with its boxes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.basket.photo_strip import PhotoStrip
from desktop_app.ui.boxes.box_view import BoxView
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.camera.photo_source import PhotoSource
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import button


class PhotoPanel(PhotoSource):
    """Shows one of the three, a line below it, and the buttons to choose a photo.

    Attributes:
        boxes: the photo with its boxes.
        strip: all photos of the basket, if there are several.

    Signals:
        draw_requested: the button was pressed.
        live_toggled: whether what lies in front of the camera shall be counted live.
    """

    draw_requested = Signal()
    live_toggled = Signal(bool)

    def __init__(self, camera: CameraView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("basket", camera, theme, parent)
        self.boxes = BoxView(theme)
        self.strip = PhotoStrip()
        self._live = button("basket_live")
        self._draw = button("basket_draw")
        self._build()
        self._retranslate()

    @property
    def shows_photo(self) -> bool:
        """Whether a photo with its boxes is shown."""
        return self._stack.currentWidget() is self.boxes

    def show_photo(self, has_photo: bool) -> None:
        """Show the photo, or the prompt if there is none."""
        self._show(self.boxes if has_photo else self._prompt)

    def show_camera(self) -> None:
        """Show the live picture."""
        self._show(self.camera)

    def focus_view(self) -> None:
        """Give the focus to the photo or the live picture; without one, to the first button."""
        if self.shows_photo:
            self.boxes.setFocus()
        elif self.shows_camera:
            self.camera.setFocus()
        else:
            self._open.setFocus()

    def show_drawing(self, is_drawing: bool) -> None:
        """Show whether a box is being drawn."""
        self._draw.setChecked(is_drawing)
        self._show_texts()

    def show_live(self, is_on: bool) -> None:
        """Show whether live counting is switched on."""
        self._live.setChecked(is_on)
        self._show_texts()

    def _show(self, shown: QWidget) -> None:
        super()._show(shown)
        self._draw.setEnabled(self.shows_photo)
        self.strip.show_if_needed(self.shows_photo)

    def _show_texts(self) -> None:
        text = self.tr("Press a box to change it, drag to draw a missing one.")
        if self._is_drop_target:
            text = self.tr("Drop the photo to count the products in it.")
        elif self._is_busy:
            text = self.tr("Searching…")
        elif self._draw.isChecked():
            text = self.tr(
                "Drag a box, or move it with the arrow keys and resize it with Shift; Enter "
                "searches it, Esc drops it."
            )
        elif self.shows_camera and self._live.isChecked():
            text = self.tr(
                "Put products down or take them away: the list follows. Space stops and keeps it."
            )
        elif self.shows_camera:
            text = self.tr("Put the products down so that all can be seen, then press Space.")
        elif not self.shows_photo:
            text = ""
        self._line.setText(text)

    def _build(self) -> None:
        for made in (self._live, self._draw):
            made.setCheckable(True)
        self._theme.set_icon(self._draw, "add", side_px=18)
        self._live.clicked.connect(self.live_toggled)
        self._draw.clicked.connect(self.draw_requested)
        self.boxes.drawing_changed.connect(self.show_drawing)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 8, 16)
        self._lay_out(column, [self.boxes], self.strip, [self._live, self._draw])
        self.show_photo(has_photo=False)

    def _retranslate(self) -> None:
        self._prompt.show_message(
            self.tr("Photograph several products at once"),
            self.tr("Drop a photo here, paste it, open a file, or use the camera."),
        )
        self._open.setText(self.tr("Open photo…"))
        self._paste.setText(self.tr("Paste"))
        self._camera_button.setText(self.tr("Camera"))
        self._live.setText(self.tr("Live (L)"))
        self._draw.setText(self.tr("Draw a box (N)"))
        self._show_texts()
