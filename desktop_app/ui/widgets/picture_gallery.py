"""The pictures of a product: one large, all as a strip, enlarged in a dialog."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.picture import Picture
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.image_conversion import read_picture
from desktop_app.ui.widgets.picture_view import PictureView
from desktop_app.ui.widgets.picture_viewer import PictureViewer
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.thumbnail_strip import PictureMark, ThumbnailStrip
from desktop_app.ui.widgets.widget_factory import with_object_name

_READ_PX: Final = 640


class PictureGallery(QWidget):
    """Shows a thumbnail until the file itself is read, and if it is missing.

    Attributes:
        view: the large picture.
        strip: the thumbnails.
        picture: the picture shown large; None if there is none.

    Signals:
        picture_changed: another picture, or none, is shown large.
    """

    picture_changed = Signal()

    def __init__(
        self,
        thumbnails: ThumbnailCache,
        decoding_lane: Lane,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        view_name: str = "gallery_picture",
        strip_name: str = "gallery_strip",
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "picture_gallery")
        self._thumbnails = thumbnails
        self._decoding_lane = decoding_lane
        self._theme = theme
        self._pictures: Sequence[Picture] = ()
        self.picture: Picture | None = None
        self._latest_read = LatestTask()
        self.view = PictureView(view_name, theme)
        self.view.clicked.connect(self.open_viewer)
        self.strip = with_object_name(ThumbnailStrip(thumbnails, theme), strip_name)
        self.strip.picture_chosen.connect(self._show_picture)
        self.strip.activated.connect(lambda _: self.open_viewer())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.view)
        column.addWidget(self.strip)
        thumbnails.loaded.connect(self._on_thumbnails_loaded)
        self._retranslate()
        self.show_pictures(())

    def show_pictures(
        self, pictures: Sequence[Picture], marks: Mapping[int, PictureMark] | None = None
    ) -> None:
        """Show pictures; the one that is shown large stays if it is among them."""
        ids = [picture.id for picture in pictures]
        current = pictures[0] if pictures else None
        if self.picture is not None and self.picture.id in ids:
            current = pictures[ids.index(self.picture.id)]
        self._pictures = pictures
        self.strip.setVisible(len(pictures) > 1)
        self.strip.show_pictures(pictures, current, marks)
        self._show_picture(current)

    def open_viewer(self) -> None:
        """Show the pictures enlarged in a dialog."""
        if self.picture is not None:
            viewer = PictureViewer(
                self._pictures,
                self.picture,
                self._thumbnails,
                self._decoding_lane,
                self._theme,
                self,
            )
            viewer.open()

    def _show_picture(self, picture: Picture | None) -> None:
        if picture == self.picture:
            return
        self.picture = picture
        self.view.setEnabled(picture is not None)
        self._latest_read.cancel()
        self.view.show_picture(None if picture is None else self._thumbnails.pixmap(picture.id))
        if picture is not None:
            file = Path(picture.path)
            task = self._decoding_lane.run(lambda: read_picture(file, _READ_PX))
            self._latest_read.replace(task).on_success(self._on_picture_read)
        self.picture_changed.emit()

    def _on_picture_read(self, image: QImage) -> None:
        if not image.isNull():
            self.view.show_picture(QPixmap.fromImage(image))

    def _on_thumbnails_loaded(self, picture_ids: set[int]) -> None:
        if self.picture is not None and self.picture.id in picture_ids:
            self.view.show_placeholder(self._thumbnails.pixmap(self.picture.id))

    def _retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Picture of the product"))
        self.view.setToolTip(self.tr("Enlarge"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
