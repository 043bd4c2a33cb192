"""The photos of the basket in a row, if there are several."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.widgets.widget_factory import with_object_name

_ICON_PX: Final = QSize(80, 60)
_HEIGHT_PX: Final = 84


class PhotoStrip(QListWidget):
    """Shows small photos; the current one is shown large.

    Signals:
        photo_chosen: the number of a photo, from 0.
    """

    photo_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        with_object_name(self, "basket_photos")
        self._images: tuple[QImage, ...] = ()
        self._keys: list[int] = []
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setWrapping(False)
        self.setIconSize(_ICON_PX)
        self.setFixedHeight(_HEIGHT_PX)
        self.setSpacing(2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(self.photo_chosen)
        self._retranslate()
        self.hide()

    def show_photos(self, images: Sequence[QImage], shown: int) -> None:
        """Show the photos of a basket; nothing for fewer than two.

        Args:
            images: of the photos.
            shown: number of the current one, from 0.
        """
        with QSignalBlocker(self):
            keys = [image.cacheKey() for image in images]
            if keys != self._keys:
                self._images, self._keys = tuple(images), keys
                self._fill()
            self.setCurrentRow(shown)
        self.show_if_needed(True)

    def show_if_needed(self, has_place: bool) -> None:
        """Show the strip if there are several photos and the photo is shown, not the camera."""
        self.setVisible(has_place and len(self._images) > 1)

    def _fill(self) -> None:
        self.clear()
        size = _ICON_PX * self.devicePixelRatioF()
        for image in self._images:
            # Fast: this runs on the thread of the window, and nobody looks closely.
            small = image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
            small.setDevicePixelRatio(self.devicePixelRatioF())
            self.addItem(QListWidgetItem(QIcon(QPixmap.fromImage(small)), ""))
        self._name_items()

    def _name_items(self) -> None:
        total = format_number(self.count())
        for row in range(self.count()):
            text = self.tr("Photo {number} of {count}")
            name = text.format(number=format_number(row + 1), count=total)
            item = self.item(row)
            item.setToolTip(name)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, name)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Photos of the basket"))
        self._name_items()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
