"""Confirming which product a photo shows, so that the program can learn from the photo."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.answer import Hit
from desktop_app.domain.picture import RgbImage
from desktop_app.ui.background.engine_client import EngineClient


@dataclass(slots=True)
class SearchedPhoto:
    """A photo that was searched for, and its confirmed product.

    Attributes:
        photo: (height, width, 3) uint8 RGB, as it was searched for.
        product_id: The product it was confirmed to show; None if not confirmed.
        key: Undoes the confirmation.
    """

    photo: RgbImage
    product_id: int | None = None
    key: str = ""


class PhotoConfirmation(QObject):
    """Confirms matches and undoes confirmations.

    Signals:
        changed: A photo was confirmed, or its confirmation undone.
        failed: An exception.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client

    def toggle(self, asked: SearchedPhoto, hit: Hit) -> None:
        """Say that the photo shows the product of ``hit``, or take just that back."""
        if asked.product_id == hit.product.id:
            key = asked.key
            self._client.run(lambda workspace: workspace.unconfirm(key)).on_success(
                lambda _: self._note(asked, None, "")
            ).on_failure(self.failed)
        else:
            self._client.run(
                lambda workspace: workspace.confirm(asked.photo, hit.product.id)
            ).on_success(lambda key: self._note(asked, hit.product.id, key)).on_failure(self.failed)

    def _note(self, asked: SearchedPhoto, product_id: int | None, key: str) -> None:
        asked.product_id, asked.key = product_id, key
        self.changed.emit()
