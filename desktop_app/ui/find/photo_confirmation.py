"""What staff say that a photo shows: kept quietly for learning, and taken back as easily."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.answer import Hit
from desktop_app.domain.picture import RgbImage
from desktop_app.ui.background.session import Session


@dataclass(slots=True)
class Asked:
    """A photo that was asked for, and what was said of it.

    Attributes:
        photo: as it was looked at, (height, width, 3) RGB.
        product_id: of the product that it shows; None while nothing was said.
        key: to take that back.
    """

    photo: RgbImage
    product_id: int | None = None
    key: str = ""


class PhotoConfirmation(QObject):
    """Keeps and takes back.

    Signals:
        changed: what was said of a photo.
        failed: an exception.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def toggle(self, asked: Asked, hit: Hit) -> None:
        """Say that the photo shows the product of ``hit``, or take just that back."""
        if asked.product_id == hit.product.id:
            task = self._session.unconfirm(asked.key)
            task.succeeded.connect(lambda _: self._note(asked, None, ""))
        else:
            task = self._session.confirm(asked.photo, hit.product.id)
            task.succeeded.connect(lambda key: self._note(asked, hit.product.id, key))
        task.failed.connect(self.failed)

    def _note(self, asked: Asked, product_id: int | None, key: str) -> None:
        asked.product_id, asked.key = product_id, key
        self.changed.emit()
