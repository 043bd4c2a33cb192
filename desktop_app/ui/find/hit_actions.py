"""The actions on one hit of the find page: confirm it, copy its SKU, open its picture."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop_app.domain.answer import Hit
from desktop_app.domain.picture import Picture
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.find.detail_pane import DetailPane
from desktop_app.ui.find.photo_confirmation import PhotoConfirmation
from desktop_app.ui.find.picture_opener import PictureOpener
from desktop_app.ui.find.results_pane import ResultsPane


class HitActions(QObject):
    """Carries out what the user asks for in the grid or in the details.

    Args:
        client: stores confirmations.
        decoding_lane: reads pictures to open.
        results, details: where actions are asked for, and confirmations are shown.
        parent: the page.

    Signals:
        catalogue_changed: a photo was confirmed, or a confirmation was undone.
        status_message: a sentence for the status bar.
        failed: an error to show.
    """

    catalogue_changed = Signal()
    status_message = Signal(str)
    failed = Signal(Exception)

    def __init__(
        self,
        client: EngineClient,
        decoding_lane: Lane,
        results: ResultsPane,
        details: DetailPane,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._results = results
        self._details = details
        self._confirmation = PhotoConfirmation(client, self)
        self._opener = PictureOpener(decoding_lane, self)
        self._connect()

    def forget_confirmation(self) -> None:
        """Show the photo as not confirmed: its confirmation may have been undone."""
        searched = self._results.searched
        if searched is not None:
            searched.product_id, searched.key = None, ""

    def _connect(self) -> None:
        grid, details = self._results.grid, self._details
        self._results.photo_changed.connect(lambda _: self._show_confirmed())
        grid.current_hit_changed.connect(self._on_current_hit_changed)
        for source in (grid, details):
            source.confirm_requested.connect(self._confirm)
            source.copy_requested.connect(self._copy_sku)
        grid.picture_requested.connect(lambda hit: self._open_picture(hit.picture))
        details.picture_requested.connect(self._open_picture)
        self._confirmation.changed.connect(self._on_confirmed)
        self._confirmation.failed.connect(self.failed)
        self._opener.failed.connect(self.failed)

    def _on_current_hit_changed(self, hit: Hit | None) -> None:
        self._details.show_hit(hit)
        self._show_confirmed()

    def _show_confirmed(self) -> None:
        searched, hit = self._results.searched, self._results.grid.current_hit
        self._results.grid.set_can_confirm(searched is not None)
        if searched is None or hit is None:
            self._details.show_confirmed(None)
        else:
            self._details.show_confirmed(searched.product_id == hit.product.id)

    def _confirm(self, hit: Hit) -> None:
        if self._results.searched is not None:
            self._confirmation.toggle(self._results.searched, hit)

    def _on_confirmed(self) -> None:
        self._show_confirmed()
        self.catalogue_changed.emit()
        searched = self._results.searched
        if searched is not None and searched.product_id is not None:
            self.status_message.emit(self.tr("Match confirmed. The photo is found from now on."))
        else:
            self.status_message.emit(self.tr("Confirmation undone."))

    def _copy_sku(self, hit: Hit) -> None:
        QGuiApplication.clipboard().setText(hit.product.sku)
        self.status_message.emit(self.tr("Copied: {sku}").format(sku=hit.product.sku))

    def _open_picture(self, picture: Picture | None) -> None:
        if picture is not None:
            self._opener.open(picture)
