"""The pictures of a page of the user guide, scaled to the width of its text off the GUI thread."""

from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QImage, QImageReader, QTextCursor, QTextDocument, QTextImageFormat

from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import Task

_KIND: Final = QTextDocument.ResourceType.ImageResource.value
# Stands in the text of a document for a picture.
_PICTURE: Final = "\N{OBJECT REPLACEMENT CHARACTER}"


class GuidePictures(QObject):
    """Gives pictures in a document their sizes at once, and their contents a little later.

    Args:
        lane: scales them.
        parent: owns it.

    Signals:
        loaded: the contents of one of them are in the document.
    """

    loaded = Signal()

    def __init__(self, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = lane
        self._tasks: list[Task[QImage]] = []
        self._document: QTextDocument | None = None
        self._is_closed = False

    def fit(self, document: QTextDocument, width_px: int, pixel_ratio: float) -> None:
        """Make the pictures of a document not wider than its text, and load them.

        Args:
            document: with the address of its folder.
            width_px: of the text, in device-independent pixels.
            pixel_ratio: device pixels for each of these.
        """
        self._stop()
        if self._is_closed:
            return
        cursor = QTextCursor(document)
        for position, character in enumerate(document.toPlainText()):
            if character == _PICTURE:
                cursor.setPosition(position)
                cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
                self._fit_one(cursor, width_px, pixel_ratio)
        self._document = document

    def close(self) -> None:
        """Load nothing any more: the documents will be gone when it is there."""
        self._is_closed = True
        self._stop()

    def _stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()

    def _fit_one(self, cursor: QTextCursor, width_px: int, pixel_ratio: float) -> None:
        document = cursor.document()
        picture: QTextImageFormat = cursor.charFormat().toImageFormat()
        address = document.baseUrl().resolved(QUrl(picture.name()))
        file = address.toLocalFile()
        size = QImageReader(file).size()
        if size.width() > width_px:
            size = size.scaled(width_px, size.height(), Qt.AspectRatioMode.KeepAspectRatio)
        picture.setWidth(size.width())
        picture.setHeight(size.height())
        cursor.setCharFormat(picture)
        if document is not self._document:
            # Otherwise the document would read the file itself, on this thread.
            document.addResource(_KIND, address, _empty_image())

        def show(image: QImage) -> None:
            document.addResource(_KIND, address, image)
            self.loaded.emit()

        self._tasks.append(
            self._lane.run(lambda: _scaled(file, size * pixel_ratio)).on_success(show)
        )


def _empty_image() -> QImage:
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.fill(QColor(Qt.GlobalColor.transparent))
    return image


def _scaled(file: str, size_px: QSize) -> QImage:
    image = QImage(file)
    return image.scaled(
        size_px,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
