"""The left side of a stock take: its photos, one of them with its boxes, or the camera."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.progress import Progress
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.boxes.box_view import BoxView
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.stock.take.photo_strip import PhotoStrip
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.current_page_stack import CurrentPageStack
from desktop_app.ui.widgets.empty_message import EmptyMessage
from desktop_app.ui.widgets.widget_factory import (
    button,
    keep_clear,
    label,
    set_primary,
    with_object_name,
)
from desktop_app.ui.widgets.wrapping_row import WrappingRow


class PhotoPane(QWidget):
    """Shows one of the photos, the row of all of them, and the buttons to add some.

    Attributes:
        boxes: the photo with its boxes.
        camera: the live picture.
        strip: all photos.

    Signals:
        open_requested, paste_requested, cancel_requested, remove_requested: a button was pressed.
        camera_toggled: whether the camera shall be shown.
    """

    open_requested = Signal()
    paste_requested = Signal()
    cancel_requested = Signal()
    remove_requested = Signal()
    camera_toggled = Signal(bool)

    def __init__(
        self, camera: CameraView, decoding_lane: Lane, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "stock_photo_pane")
        self._theme = theme
        self.camera = camera
        self.boxes = BoxView(theme)
        self.strip = PhotoStrip(decoding_lane, theme, self)
        self._is_busy = False
        self._is_drop_target = False
        self._progress: Progress | None = None
        self._prompt = EmptyMessage("stock_prompt", "photo", theme)
        self._missing = EmptyMessage("stock_photo_missing", "photo", theme)
        self._stack = with_object_name(CurrentPageStack(), "stock_photo_views")
        self._line = label("stock_line", role="muted", wraps=True)
        self._open = button("stock_open", role="primary")
        self._paste = button("stock_paste")
        self._camera_button = button("stock_camera")
        self._remove = button("stock_remove_photo")
        self._cancel = button("stock_cancel")
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

    def focus(self) -> None:
        """Give the focus to the photo, or to the button that opens some."""
        (self.boxes if self.shows_photo else self._open).setFocus()

    def show_prompt(self) -> None:
        """Say how photos are added."""
        self._show(self._prompt)

    def show_photo(self, image: QImage | None) -> None:
        """Show a photo instead of the camera.

        Args:
            image: the photo; null if its file cannot be read, None while it is being read.
        """
        self.boxes.show_image(QImage() if image is None else image)
        is_missing = image is not None and image.isNull()
        self._show(self._missing if is_missing else self.boxes)

    def show_camera(self) -> None:
        """Show the live picture."""
        self._show(self.camera)

    def show_busy(self, is_busy: bool) -> None:
        """Show whether photos are being counted."""
        self._is_busy = is_busy
        self._progress = self._progress if is_busy else None
        self._show_line()

    def show_progress(self, progress: Progress) -> None:
        """Show how many of the photos are counted."""
        self._progress = progress
        self._show_line()

    def show_drop_target(self, is_target: bool) -> None:
        """Show where photos go while they are dragged over the window."""
        self._is_drop_target = is_target
        self._show_line()

    def _show(self, shown: QWidget) -> None:
        self._stack.setCurrentWidget(shown)
        self._camera_button.setChecked(self.shows_camera)
        set_primary(self._open, self._theme, "photo", 18, is_primary=shown is self._prompt)
        self._show_line()

    def _show_line(self) -> None:
        self._line.setText(self._line_text())
        self._cancel.setVisible(self._is_busy)
        has_photo = self._stack.currentWidget() in (self.boxes, self._missing)
        self._remove.setVisible(has_photo and not self._is_busy)

    def _line_text(self) -> str:
        if self._is_drop_target:
            return self.tr("Drop photos to count the products in them.")
        if self._is_busy:
            return self._progress_text()
        if self.boxes.is_drawing:
            return self.tr(
                "Drag a box, or move it with the arrow keys and resize it with Shift; Enter "
                "searches it, Esc drops it."
            )
        if self.shows_camera:
            return self.tr("Point the camera at a part of the shelf, then press Space.")
        if self.shows_photo:
            return self.tr("Press a box to change it, drag to draw a missing one.")
        return ""

    def _progress_text(self) -> str:
        progress = self._progress
        if progress is None or not progress.total:
            return self.tr("Counting…")
        return self.tr("Counting… {done} of {total} photos are done.").format(
            done=format_number(progress.done), total=format_number(progress.total)
        )

    def _build(self) -> None:
        for view in (self._prompt, self._missing, self.camera, self.boxes):
            self._stack.addWidget(view)
        self._camera_button.setCheckable(True)
        self._theme.set_icon(self._paste, "paste", side_px=18)
        self._theme.set_icon(self._camera_button, "camera", side_px=18)
        self._open.clicked.connect(self.open_requested)
        self._paste.clicked.connect(self.paste_requested)
        self._camera_button.clicked.connect(self.camera_toggled)
        self._remove.clicked.connect(self.remove_requested)
        self._cancel.clicked.connect(self.cancel_requested)
        self.boxes.drawing_changed.connect(self._show_line)
        row = WrappingRow()
        for made in (self._open, self._paste, self._camera_button, self._remove, self._cancel):
            row.add(made)
            keep_clear(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 16)
        column.setSpacing(8)
        column.addWidget(self._stack, 1)
        column.addWidget(self.strip)
        column.addWidget(self._line)
        column.addLayout(row)
        self.show_prompt()

    def _retranslate(self) -> None:
        self._prompt.show_message(
            self.tr("Photograph the shelves"),
            self.tr(
                "Drop the photos here, paste one, open files, or use the camera. They may overlap: "
                "each thing is counted once."
            ),
        )
        self._missing.show_message(
            self.tr("The photo cannot be read any more"),
            self.tr("What was counted in it stays."),
        )
        self._open.setText(self.tr("Open photos…"))
        self._paste.setText(self.tr("Paste"))
        self._camera_button.setText(self.tr("Camera (C)"))
        self._remove.setText(self.tr("Remove photo"))
        self._cancel.setText(self.tr("Stop counting"))
        self._show_line()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
