"""Keeping the photos of corrections as pictures of the products that were chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.engine.counter.corrections import Choice
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.settings.preferences import Preferences

if TYPE_CHECKING:
    from desktop_app.engine.workspace import Workspace


class PhotoKeeper(QObject):
    """Keeps photos in the background, if the settings allow it.

    Signals:
        kept: the accepted product, and the key of its photo; see ``Corrections.keep``.
        failed: an error.
    """

    kept = Signal(AcceptedProduct, str)
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._preferences = preferences

    def keep(self, accepted: AcceptedProduct) -> None:
        """Keep the photo of an accepted product if it says something new."""
        photo, regions = accepted.photo, (accepted.region, accepted.product_region)
        choice = Choice(accepted.product.id, accepted.first_id, accepted.verdict)
        # Without a search, a code has said which product it is.
        is_by_code = accepted.verdict == "match" and accepted.first_id is None
        if photo is None or accepted.is_new or is_by_code:
            return
        now = self._preferences.now
        # The counter that is to keep nothing keeps no photo of a correction either.
        if not now.keeps_corrections:
            return
        task = self._client.write(lambda workspace: _keep(workspace, photo, regions, choice))
        task.on_success(lambda key: self._on_kept(accepted, key)).on_failure(self.failed)

    def _on_kept(self, accepted: AcceptedProduct, key: str) -> None:
        if key:
            self.kept.emit(accepted, key)


def _keep(
    workspace: "Workspace",
    photo: RgbImage,
    regions: tuple[Region, Region | None],
    choice: Choice,
) -> str:
    """Keep a photo, unless the product was removed since it was accepted."""
    region, product_region = regions
    if not workspace.catalogue.products([choice.product_id]):
        return ""
    return workspace.corrections().keep(photo, region, choice, product_region=product_region)
