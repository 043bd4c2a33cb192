"""Confirming which product a photo shows, so that the program can learn from the photo."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.answer import Hit
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.ui.background.engine_client import EngineClient


@dataclass(slots=True)
class SearchedPhoto:
    """A photo that was searched for, and its confirmed product.

    Attributes:
        photo: (height, width, 3) uint8 RGB, as it was searched for.
        region: the part of it that the answer is about.
        product_id: the product it was confirmed to show; None if not confirmed.
        key: undoes the confirmation.
        storing: the hit whose confirmation is being stored or undone; None for none.
        next: a hit to confirm after that; None for none.
    """

    photo: RgbImage
    region: Region = WHOLE_PHOTO
    product_id: int | None = None
    key: str = ""
    storing: Hit | None = None
    next: Hit | None = None


class PhotoConfirmation(QObject):
    """Confirms matches and undoes confirmations.

    Signals:
        changed: a photo was confirmed, or its confirmation undone.
        failed: the error.
    """

    changed = Signal()
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client = client

    def toggle(self, searched: SearchedPhoto, hit: Hit) -> None:
        """Confirm that the photo shows the product of ``hit``, or undo that confirmation.

        While that is being stored, the same hit again is ignored, and another one waits.
        """
        if searched.storing is not None:
            is_same = searched.storing.product.id == hit.product.id
            searched.next = None if is_same else hit
            return
        searched.storing = hit
        if searched.product_id == hit.product.id:
            self._undo(searched)
        else:
            self._confirm(searched, hit.product.id)

    def _confirm(self, searched: SearchedPhoto, product_id: int) -> None:
        task = self._client.write(
            lambda workspace: workspace.learning().confirm(searched.photo, product_id)
        )
        task.on_success(lambda key: self._store(searched, product_id, key))
        task.on_failure(self.failed).on_finish(lambda: self._on_stored(searched))

    def _undo(self, searched: SearchedPhoto) -> None:
        key = searched.key
        task = self._client.write(lambda workspace: workspace.learning().unconfirm(key))
        task.on_success(lambda _: self._store(searched, None, ""))
        task.on_failure(self.failed).on_finish(lambda: self._on_stored(searched))

    def _store(self, searched: SearchedPhoto, product_id: int | None, key: str) -> None:
        searched.product_id, searched.key = product_id, key
        self.changed.emit()

    def _on_stored(self, searched: SearchedPhoto) -> None:
        following, searched.storing, searched.next = searched.next, None, None
        if following is not None and self._client.is_ready:
            self.toggle(searched, following)
