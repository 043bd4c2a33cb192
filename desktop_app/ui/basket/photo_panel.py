"""The left side of the basket page: the prompt, the camera, or the photo with its boxes."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.ui.basket.photo_strip import PhotoStrip
from desktop_app.ui.boxes.box_view import BoxView
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.current_page_stack import CurrentPageStack
from desktop_app.ui.widgets.empty_message import EmptyMessage
from desktop_app.ui.widgets.widget_factory import button, label, set_primary, with_object_name
from desktop_app.ui.widgets.wrapping_row import WrappingRow


class PhotoPanel(QWidget):
    """Shows one of the three, a line below it, and the buttons to choose a photo.

    Attributes:
        boxes: the photo with its boxes.
        strip: all photos of the basket, if there are several.
        camera: the live picture.

    Signals:
        open_requested, paste_requested, draw_requested: a button was pressed.
        camera_toggled: whether the camera shall be shown.
        live_toggled: whether what lies in front of the camera shall be counted live.
    """

    open_requested = Signal()
    paste_requested = Signal()
    draw_requested = Signal()
    camera_toggled = Signal(bool)
    live_toggled = Signal(bool)

    def __init__(self, camera: CameraView, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "basket_photo_panel")
        self._theme = theme
        self.camera = camera
        self.boxes = BoxView(theme)
        self.strip = PhotoStrip()
        self._is_busy = False
        self._is_drop_target = False
        self._prompt = EmptyMessage("basket_prompt", "photo", theme)
        self._stack: QStackedWidget = with_object_name(CurrentPageStack(), "basket_views")
        self._line = label("basket_line", role="muted", wraps=True)
        self._open = button("basket_open", role="primary")
        self._paste = button("basket_paste")
        self._camera_button = button("basket_camera")
        self._live = button("basket_live")
        self._draw = button("basket_draw")
        self._build()
        self._retranslate()

    @property
    def shows_camera(self) -> bool:
        """Whether the live picture is shown."""
        return self._stack.currentWidget() is self.camera

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

    def show_busy(self, is_busy: bool) -> None:
        """Show whether a photo is being searched."""
        self._is_busy = is_busy
        self._show_line()

    def show_drawing(self, is_drawing: bool) -> None:
        """Show whether a box is being drawn."""
        self._draw.setChecked(is_drawing)
        self._show_line()

    def show_live(self, is_on: bool) -> None:
        """Show whether live counting is switched on."""
        self._live.setChecked(is_on)
        self._show_line()

    def show_drop_target(self, is_target: bool) -> None:
        """Show where photos go while they are dragged over the window."""
        self._is_drop_target = is_target
        self._show_line()

    def _show(self, shown: QWidget) -> None:
        self._stack.setCurrentWidget(shown)
        self._camera_button.setChecked(self.shows_camera)
        self._draw.setEnabled(self.shows_photo)
        self.strip.show_if_needed(self.shows_photo)
        # With the camera its own button is the primary one; with a photo the list has one.
        set_primary(self._open, self._theme, "photo", 18, is_primary=shown is self._prompt)
        self._show_line()

    def _show_line(self) -> None:
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
        for view in (self._prompt, self.camera, self.boxes):
            self._stack.addWidget(view)
        for made in (self._camera_button, self._live, self._draw):
            made.setCheckable(True)
        self._theme.set_icon(self._paste, "paste", side_px=18)
        self._theme.set_icon(self._camera_button, "camera", side_px=18)
        self._theme.set_icon(self._draw, "add", side_px=18)
        self._open.clicked.connect(self.open_requested)
        self._paste.clicked.connect(self.paste_requested)
        self._camera_button.clicked.connect(self.camera_toggled)
        self._live.clicked.connect(self.live_toggled)
        self._draw.clicked.connect(self.draw_requested)
        self.boxes.drawing_changed.connect(self.show_drawing)
        row = WrappingRow()
        for made in (self._open, self._paste, self._camera_button, self._live, self._draw):
            row.add(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 8, 16)
        column.setSpacing(8)
        column.addWidget(self._stack, 1)
        column.addWidget(self.strip)
        column.addWidget(self._line)
        column.addLayout(row)
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
        self._show_line()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
