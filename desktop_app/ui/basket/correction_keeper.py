"""Boxes that the user has corrected or confirmed, kept as pictures of their products."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.engine.counter.corrections import Choice
from desktop_app.engine.counting.basket_history import PhotoBasket, PhotoId
from desktop_app.engine.counting.kept_basket import KeptPicture
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.settings.preferences import Preferences

if TYPE_CHECKING:
    from desktop_app.engine.workspace import Workspace

# Besides those of the present basket: as many as can be shown again.
_MAX_PHOTOS: Final = 5


@dataclass(slots=True)
class _Kept:
    """The picture that was kept of a box.

    Attributes:
        choice: what it was kept for; None for nothing.
        key: of the picture; empty if none was kept.
    """

    choice: Choice | None = None
    key: str = ""


@dataclass(slots=True)
class _Photo:
    """What is kept of a photo, by box, and the box that is being written."""

    pixels: RgbImage
    kept: dict[Region, _Kept] = field(default_factory=dict)


class CorrectionKeeper(QObject):
    """Keeps a picture of each box that the user has said something about.

    A picture is removed again when the box is deleted, changed, or the change is undone.

    Signals:
        catalogue_changed: a picture was kept or removed.
        failed: an error.
    """

    catalogue_changed = Signal()
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._preferences = preferences
        self._photos: dict[PhotoId, _Photo] = {}
        self._now = PhotoBasket()
        self._is_writing = False
        client.opened.connect(self._photos.clear)

    def follow(self, now: PhotoBasket) -> None:
        """Keep what the user has said about the boxes of a photo."""
        self._now = now
        if not self._is_writing:
            self._write_next()

    def pictures_of(self, photo_id: int) -> tuple[KeptPicture, ...]:
        """Return what was kept of the photos of a basket."""
        return tuple(
            KeptPicture(region, one.choice, one.key, number)
            for (own_id, number), photo in self._photos.items()
            if own_id == photo_id
            for region, one in photo.kept.items()
            if one.choice is not None
        )

    def restore(self, now: PhotoBasket, pictures: Sequence[KeptPicture]) -> None:
        """Take over what an earlier window has kept of the photos of a basket."""
        for number, pixels in enumerate(now.photos):
            own = (one for one in pictures if one.photo == number)
            kept = {one.region: _Kept(one.choice, one.key) for one in own}
            self._photos[now.photo_id, number] = _Photo(pixels, kept)

    def _write_next(self) -> None:
        """Write the first difference between the basket and what is kept of its photos."""
        now, settings = self._now, self._preferences.now
        # The counter that is to keep nothing keeps no photo of a correction either.
        keeps = settings.keeps_corrections
        if not self._client.is_ready:
            return
        for number, pixels in enumerate(now.photos):
            photo = self._photos.setdefault((now.photo_id, number), _Photo(pixels))
            wanted = _choices(now, number) if keeps else {}
            if self._write_difference(photo, wanted):
                return
        self._forget_old(now)

    def _write_difference(self, photo: _Photo, wanted: Mapping[Region, Choice]) -> bool:
        """Write the first difference of a photo; return whether there is one."""
        for region in [*wanted, *photo.kept]:
            kept = photo.kept.get(region, _Kept())
            choice = wanted.get(region)
            if kept.choice != choice:
                self._write(photo, region, kept, choice)
                return True
        return False

    def _forget_old(self, now: PhotoBasket) -> None:
        """Forget the oldest photos that cannot be shown again."""
        others = sorted(key for key in self._photos if key[0] != now.photo_id)
        for key in others[: max(0, len(others) - _MAX_PHOTOS)]:
            del self._photos[key]

    def _write(self, photo: _Photo, region: Region, kept: _Kept, choice: Choice | None) -> None:
        self._is_writing = True
        old_key, pixels = kept.key, photo.pixels
        # Also if it fails: the same is not tried again and again.
        photo.kept[region] = _Kept(choice)
        task = self._client.write(
            lambda workspace: _keep(workspace, pixels, region, choice, old_key)
        )
        task.on_success(lambda key: self._on_kept(photo, region, key, old_key))
        task.on_failure(self.failed).on_finish(self._on_written)

    def _on_kept(self, photo: _Photo, region: Region, key: str, old_key: str) -> None:
        photo.kept[region].key = key
        if key or old_key:
            self.catalogue_changed.emit()

    def _on_written(self) -> None:
        self._is_writing = False
        self._write_next()


def _choices(now: PhotoBasket, number: int) -> dict[Region, Choice]:
    """Return what the user has said about boxes of products in one of the photos."""
    return {
        unit.found.region: _choice(unit.found, unit.found.product.id)
        for unit in now.basket.units
        if unit.photo == number and unit.found.is_confirmed and unit.found.product is not None
    }


def _choice(found: FoundUnit, product_id: int) -> Choice:
    first_id = found.hits[0].product.id if found.hits else None
    return Choice(product_id, first_id, found.verdict)


def _keep(
    workspace: "Workspace", photo: RgbImage, region: Region, choice: Choice | None, old_key: str
) -> str:
    """Keep a picture of a box, or only remove the one before; return its key."""
    if choice is None or not workspace.catalogue.products([choice.product_id]):
        if old_key:
            workspace.learning().unconfirm(old_key)
        return ""
    return workspace.corrections().keep(
        photo, region, choice, product_region=region, replaces=old_key
    )
