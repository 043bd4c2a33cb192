"""The left side of a stock take: its photos, one of them with its boxes, or the camera."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.progress import Progress
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.boxes.box_view import BoxView
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.camera.photo_source import PhotoSource
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.stock.take.photo_strip import PhotoStrip
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.empty_message import EmptyMessage
from desktop_app.ui.widgets.widget_factory import button


class PhotoPane(PhotoSource):
    """Shows one of the photos, the row of all of them, and the buttons to add some.

    Attributes:
        boxes: the photo with its boxes.
        strip: all photos.

    Signals:
        cancel_requested, remove_requested: a button was pressed.
    """

    cancel_requested = Signal()
    remove_requested = Signal()

    def __init__(
        self, camera: CameraView, decoding_lane: Lane, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__("stock", camera, theme, parent)
        self.boxes = BoxView(theme)
        self.strip = PhotoStrip(decoding_lane, theme, self)
        self._progress: Progress | None = None
        self._missing = EmptyMessage("stock_photo_missing", "photo", theme)
        self._remove = button("stock_remove_photo")
        self._cancel = button("stock_cancel")
        self._build()
        self._retranslate()

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
        self._progress = self._progress if is_busy else None
        super().show_busy(is_busy)

    def show_progress(self, progress: Progress) -> None:
        """Show how many of the photos are counted."""
        self._progress = progress
        self._show_texts()

    def _show_texts(self) -> None:
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
        self._remove.clicked.connect(self.remove_requested)
        self._cancel.clicked.connect(self.cancel_requested)
        self.boxes.drawing_changed.connect(self._show_texts)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 16)
        views, buttons = [self._missing, self.boxes], [self._remove, self._cancel]
        self._lay_out(column, views, self.strip, buttons)
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
        self._show_texts()
