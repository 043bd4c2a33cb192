"""Keeping the basket on disk, from one start of the program to the next."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.basket import Basket
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.counter.history.answer_history import LoadEncoder
from desktop_app.engine.counting.basket_history import PhotoId
from desktop_app.engine.counting.kept_basket import FOLDER_NAME, KeptBasket, basket_folder
from desktop_app.settings import Settings
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.basket.basket_controller import BasketController
from desktop_app.ui.basket.correction_keeper import CorrectionKeeper
from desktop_app.ui.basket.keeping.basket_files import BasketFiles, KeptPhoto, RestoredBasket
from desktop_app.ui.basket.sale.basket_sale import BasketSale
from desktop_app.ui.settings.preferences import Preferences

# Shortest time between two writings of a list that is counted live.
_LIVE_EVERY_MS: Final = 1000


class BasketKeeper(QObject):
    """Writes photo, boxes, counts and what was sent after each change.

    What is counted live is written with its newest frame, at most once a second. When the
    catalogue is opened again, the basket is shown as it was. Nothing is written while the settings
    say to keep nothing.

    Args:
        client: tells which catalogue is open.
        controller: has the basket.
        sale: what was sent of it.
        corrections: pictures that were kept of its boxes.
        preferences: the settings.
        folder: of the program's data.
        load_encoder: loads what blurs the faces in photos.
        lane: reads and writes.

    Signals:
        restored: a basket is back; when it was kept (``datetime``).
        failed: what is wrong; once for each reason.
    """

    restored = Signal(object)
    failed = Signal(Exception)

    def __init__(
        self,
        client: EngineClient,
        controller: BasketController,
        sale: BasketSale,
        corrections: CorrectionKeeper,
        preferences: Preferences,
        folder: Path,
        load_encoder: LoadEncoder,
        lane: Lane,
    ) -> None:
        super().__init__(controller)
        self._client = client
        self._controller = controller
        self._sale = sale
        self._corrections = corrections
        self._preferences = preferences
        self._folder = folder / FOLDER_NAME
        self._load_encoder = load_encoder
        self._lane = lane
        # None while it is not known which catalogue is open, and what was left of it.
        self._files: BasketFiles | None = None
        self._is_restored = False
        self._is_busy = False
        self._written: KeptBasket | None = None
        self._tokens: dict[PhotoId, str] = {}
        self._told = ""
        # The list that is counted live and its frame, before they are written.
        self._live: tuple[Basket, RgbImage] | None = None
        self._live_written: Basket | None = None
        self._live_pause = QTimer(self, singleShot=True, interval=_LIVE_EVERY_MS)
        self._connect()
        if client.folder is not None:
            self._find_catalogue()

    @property
    def is_settled(self) -> bool:
        """Whether everything is read and written."""
        return self._is_restored and not self._is_busy

    def shut_down(self) -> None:
        """Write what is not written yet; called before the lane ends."""
        files = self._files
        self._live = None
        self._live_pause.stop()
        if files is not None:
            if self._is_restored and not self._controller.is_live:
                self._write(self._now(), self._controller.now.photos)
            self._lane.run_write(files.close)
            self._files = None

    def keep_live(self, basket: Basket, photo: RgbImage) -> None:
        """Write what is counted live, with its frame, (h, w, 3) uint8 RGB, if it has changed."""
        self._live = basket, photo
        self._write_live()

    def _connect(self) -> None:
        self._live_pause.timeout.connect(self._write_live)
        self._client.opened.connect(self._find_catalogue)
        self._controller.forgetting.connect(self._leave)
        for changed in (
            self._controller.changed,
            self._sale.changed,
            self._corrections.catalogue_changed,
        ):
            changed.connect(self._save)
        self._preferences.changed.connect(self._on_preferences_changed)

    @property
    def _keeps(self) -> bool:
        return self._preferences.now.keeps_answers

    def _leave(self) -> None:
        """Leave the basket on the disk: its catalogue is closed."""
        self.shut_down()
        self._is_restored = False
        self._written = None
        self._tokens.clear()

    def _find_catalogue(self) -> None:
        task = self._client.read(lambda catalogue: catalogue.id)
        task.on_success(self._use_catalogue)

    def _use_catalogue(self, catalogue_id: str) -> None:
        self._leave()
        folder = basket_folder(self._folder, catalogue_id)
        files = self._files = BasketFiles(folder, self._load_encoder)
        keeps = self._keeps
        task = self._lane.run(lambda: _taken_over(files, keeps))
        task.on_success(lambda found: self._restore(files, found)).on_failure(self._fail)
        task.on_finish(lambda: self._begin(files))

    def _restore(self, files: BasketFiles, found: RestoredBasket | None) -> None:
        controller = self._controller
        if found is None or files is not self._files:
            return
        if controller.now.has_photo or controller.is_busy or controller.is_live:
            # The user was quicker: the basket stays on the disk for the next start.
            self._lane.run_write(files.close)
            return
        kept = found.kept
        pixels = [photo.pixels for photo in found.photos]
        controller.restore(pixels, found.images, kept.basket, is_counted=kept.is_counted)
        photo_id = controller.now.photo_id
        for number, photo in enumerate(found.photos):
            self._tokens[photo_id, number] = photo.token
        self._corrections.restore(controller.now, kept.pictures)
        self._sale.restore(photo_id, kept.sent)
        self.restored.emit(kept.kept_at)

    def _begin(self, files: BasketFiles) -> None:
        if files is self._files:
            self._is_restored = True
            self._save()

    def _now(self) -> KeptBasket | None:
        """Return what is to be kept; None for nothing."""
        now = self._controller.now
        if not (now.has_photo and self._keeps):
            return None
        return KeptBasket(
            datetime.now(UTC),
            now.basket,
            tuple(
                self._tokens.setdefault((now.photo_id, number), secrets.token_hex(8))
                for number in range(len(now.photos))
            ),
            self._controller.is_counted,
            self._sale.sent,
            self._corrections.pictures_of(now.photo_id),
        )

    def _save(self) -> None:
        """Write the basket as it is now; only the newest of several changes is written."""
        if self._is_restored and not self._is_busy and not self._controller.is_live:
            self._live = None
            self._live_written = None
            self._write(self._now(), self._controller.now.photos)

    def _write_live(self) -> None:
        """Write the list that is counted live, or delete it if nothing is counted any more."""
        if self._live is None or not self._can_write_live:
            return
        (basket, photo), self._live = self._live, None
        has_list = bool(basket.units or basket.unboxed)
        # The basket before stays until something is counted.
        if basket != self._live_written and (has_list or self._live_written is not None):
            self._live_written = basket
            self._live_pause.start()
            token = secrets.token_hex(8)
            kept = KeptBasket(datetime.now(UTC), basket, (token,)) if has_list else None
            self._write(kept, (photo,))

    @property
    def _can_write_live(self) -> bool:
        waits = self._is_busy or self._live_pause.isActive()
        return self._is_restored and self._keeps and self._controller.is_live and not waits

    def _write(self, kept: KeptBasket | None, photos: Sequence[RgbImage]) -> None:
        files = self._files
        if files is None or _is_same(kept, self._written):
            return
        self._is_busy = True
        self._written = kept
        if kept is None:
            task = self._lane.run_write(files.delete)
        else:
            named = list(map(KeptPhoto, kept.photos, photos))
            task = self._lane.run_write(lambda: files.write(kept, named))
        task.on_success(lambda _: self._on_saved()).on_failure(self._fail)
        task.on_finish(self._on_written)

    def _on_saved(self) -> None:
        self._told = ""

    def _on_written(self) -> None:
        self._is_busy = False
        self._save()
        self._write_live()

    def _fail(self, error: Exception) -> None:
        if str(error) != self._told:
            self._told = str(error)
            self.failed.emit(error)

    def _on_preferences_changed(self, before: Settings, now: Settings) -> None:
        files = self._files
        if files is not None and before.keeps_answers and not now.keeps_answers:
            self._written = None
            self._lane.run_write(files.delete_all).on_failure(self._fail)
        elif now.keeps_answers and not before.keeps_answers:
            self._save()


def _taken_over(files: BasketFiles, keeps: bool) -> RestoredBasket | None:
    """Return what the last window has left; it is deleted if nothing is to be kept."""
    if keeps:
        return files.take_over()
    files.delete_all()
    return None


def _is_same(kept: KeptBasket | None, before: KeptBasket | None) -> bool:
    if kept is None or before is None:
        return kept is before
    return kept == msgspec.structs.replace(before, kept_at=kept.kept_at)
