"""Opening a product's picture with the system's default application."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from desktop_app.domain.picture import Picture
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.background.lane import Lane


class PictureOpener(QObject):
    """Opens picture files.

    Signals:
        failed: the picture has no file, or the file no longer exists.
    """

    failed = Signal(VitrineError)

    def __init__(self, decoding_lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._decoding_lane = decoding_lane

    def open(self, picture: Picture) -> None:
        """Open the original file of a picture."""
        if picture.origin == "confirmed":
            self.failed.emit(
                VitrineError(
                    Message("This photo was taken at the counter and has no file."),
                    Message("Open another picture of the product."),
                )
            )
            return
        file = Path(picture.path)
        # On a network drive, is_file can take seconds.
        task = self._decoding_lane.run(file.is_file)
        task.on_success(lambda exists: self._open_file(file, exists))

    def _open_file(self, file: Path, exists: bool) -> None:
        if exists:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
            return
        self.failed.emit(
            VitrineError(
                Message("{file} no longer exists.", file=file),
                Message("Restore the file. Until then, Vitrine shows its thumbnail."),
            )
        )
