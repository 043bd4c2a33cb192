"""The photos of a new product: the first one large, with buttons to add and remove them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.catalogue.photo_input import CameraAccess, PhotoInput
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.photo_query import Photo
from desktop_app.ui.widgets.picture_view import PictureView
from desktop_app.ui.widgets.widget_factory import (
    button,
    icon_button,
    label,
    set_button_name,
    with_object_name,
)

_SIDE_PX: Final = 208


class PhotoBox(QWidget):
    """New photos are added to those that are shown.

    Attributes:
        photos: all photos that were given.
        input: takes photos that are dropped, pasted, chosen or captured.

    Signals:
        photos_changed: there are other photos.
    """

    photos_changed = Signal()

    def __init__(self, camera: CameraAccess, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "photo_box")
        self.photos: list[Photo] = []
        self.input = PhotoInput(self, camera, theme)
        self.input.photos_given.connect(self.add)
        self._view = PictureView("new_photo", theme)
        self._view.setFixedSize(_SIDE_PX, _SIDE_PX)
        self._view.clicked.connect(self.input.choose_files)
        self._hint = label("new_photo_hint", role="small", wraps=True)
        self._give = button("new_photo_give")
        self._give.setAutoDefault(False)
        self._give.setMenu(self.input.menu)
        theme.set_icon(self._give, "photo", side_px=16)
        self._remove = icon_button("new_photo_remove")
        theme.set_icon(self._remove, "remove")
        self._remove.clicked.connect(self.clear)
        self.input.watch(self._view, self)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._give, 1)
        row.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._view)
        column.addLayout(row)
        column.addWidget(self._hint)
        column.addStretch(1)
        self.setFixedWidth(_SIDE_PX)
        self._retranslate()

    def add(self, photos: Sequence[Photo]) -> None:
        """Add photos."""
        self.photos.extend(photos)
        self._on_changed()

    def discard_first(self) -> None:
        """Remove the first photo, which cannot be read."""
        del self.photos[0]
        self._on_changed()

    def clear(self) -> None:
        """Remove all photos."""
        self.photos = []
        self.show_preview(QImage())
        self._give.setFocus()
        self._on_changed()

    def show_preview(self, preview: QImage) -> None:
        """Show the first photo; a null image shows an empty box."""
        self._view.show_picture(None if preview.isNull() else QPixmap.fromImage(preview))

    def _on_changed(self) -> None:
        self._update_texts()
        self.photos_changed.emit()

    def _update_texts(self) -> None:
        count = len(self.photos)
        self._remove.setEnabled(count > 0)
        hint = self.tr("Drop or paste a photo, or choose one.")
        if count:
            hint = self.tr("%Ln photo(s)", "", count)
        self._hint.setText(hint)

    def _retranslate(self) -> None:
        self._view.setAccessibleName(self.tr("Photo of the new product"))
        self._view.setToolTip(self.tr("Choose files…"))
        self._give.setText(self.tr("Add photo"))
        set_button_name(self._remove, self.tr("Remove the photos"))
        self.input.retranslate()
        self._update_texts()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
