"""Changes of a product's pictures, and what the user is told about them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.picture import Picture
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import Task
from desktop_app.ui.i18n.messages import Notice, localised_text
from desktop_app.ui.product_fields.picture_sources import picture_sources
from desktop_app.ui.widgets.photo_query import Photo

if TYPE_CHECKING:
    from desktop_app.engine.editing.picture_addition import PictureAddition

# Up to this many are one write, which is carried out even if the catalogue is being closed.
_MAX_PER_WRITE: Final = 8


class PictureChanges(QObject):
    """Adds and removes pictures, and chooses the main one.

    Signals:
        changed: the id of a product whose pictures have changed.
        job_started: many pictures are being added.
        status_message: a sentence for the status bar.
        notice_raised: some pictures could not be added.
        failed: nothing was changed.
    """

    changed = Signal(object)
    job_started = Signal(Task)
    status_message = Signal(str)
    notice_raised = Signal(Notice)
    failed = Signal(Exception)

    def __init__(
        self, client: EngineClient, decoding_lane: Lane, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._decoding_lane = decoding_lane

    def add(self, product_id: int, photos: Sequence[Photo]) -> None:
        """Add photos to a product; those that cannot be read are left out."""
        task = self._decoding_lane.run(lambda: picture_sources(photos))
        task.on_success(lambda sources: self._add_sources(product_id, sources))
        task.on_failure(self.failed)

    def remove(self, product_id: int, picture: Picture) -> None:
        """Remove a picture that counts for a product; its file stays."""
        message = self.tr("Picture removed. Undo brings it back.")
        task = self._client.write(
            lambda workspace: workspace.editor().remove_pictures([picture.id])
        )
        task.on_success(lambda _: self._on_changed(product_id, message))
        task.on_failure(self.failed)

    def choose_main(self, product_id: int, picture: Picture) -> None:
        """Make a picture the one that the product is shown with."""
        message = self.tr("The product is shown with this picture now.")
        task = self._client.write(
            lambda workspace: workspace.editor().choose_main_picture(product_id, picture.id)
        )
        task.on_success(lambda _: self._on_changed(product_id, message))
        task.on_failure(self.failed)

    def _add_sources(self, product_id: int, sources: list[Path | bytes]) -> None:
        if len(sources) <= _MAX_PER_WRITE:
            task = self._client.write(
                lambda workspace: workspace.editor().add_pictures(product_id, sources)
            )
        else:
            task = self._client.run_job(
                lambda workspace: workspace.editor().add_many_pictures(product_id, sources)
            )
            self.job_started.emit(task)
        task.on_success(lambda result: self._on_added(product_id, result))
        task.on_failure(self.failed)

    def _on_changed(self, product_id: int, message: str) -> None:
        self.changed.emit(product_id)
        self.status_message.emit(message)

    def _on_added(self, product_id: int, result: "PictureAddition") -> None:
        if result.added:
            self._on_changed(product_id, self.tr("%Ln picture(s) added", "", result.added))
        elif not result.errors:
            self.status_message.emit(
                localised_text(Message("The product has this picture already."))
            )
        if result.errors:
            self._report_unreadable(result.errors)

    def _report_unreadable(self, errors: Sequence[VitrineError]) -> None:
        first = errors[0]
        message = first.message
        if len(errors) > 1:
            message = Message(
                "{count} pictures cannot be read; the first: {reason}",
                count=len(errors),
                reason=first.message,
            )
        self.notice_raised.emit(Notice("error", message, first.hint))
