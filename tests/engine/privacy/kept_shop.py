"""A shop in which photos of a customer are kept in every place, and what the disk has of them."""

import os
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from desktop_app import paths
from desktop_app.catalogue.opening import open_alone, open_answers, open_catalogue
from desktop_app.catalogue.sqlite.replacement import keep_damaged_copy
from desktop_app.domain.basket import Basket
from desktop_app.domain.forgetting import ForgetScope
from desktop_app.domain.kept_answer import AddedPicture
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.domain.timestamps import utc_text
from desktop_app.engine.counter.corrections import Choice
from desktop_app.engine.counter.history.answer_history import AnswerHistory
from desktop_app.engine.counting.kept_basket import KeptBasket, KeptPicture, write_kept_basket
from desktop_app.engine.counting.kept_stock_photos import keep_photo
from desktop_app.engine.counting.shelf_plan_file import plan_contents, stored_plan
from desktop_app.engine.counting.waiting_stock_photos import WaitingPhotos
from desktop_app.engine.privacy.forget_report import ForgetReport
from desktop_app.engine.privacy.forgetting import forget_photos
from desktop_app.engine.privacy.kept_folders import KeptFolders
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from tests.actor import ACTOR
from tests.conftest import object_on_white
from tests.engine.counter.history.answers import answer

_WINDOW_BYTES: Final = 48
_SAMPLES: Final = 12


class PlainEncoder:
    """Encodes photos without looking for faces."""

    def jpeg(self, photo: RgbImage, side_px: int) -> bytes:
        return encoded(photo)


def encoded(photo: RgbImage) -> bytes:
    return cv2.imencode(".jpg", photo[..., ::-1])[1].tobytes()


def photo(seed: int) -> RgbImage:
    """Return a photo, (480, 480, 3) uint8, whose JPEG has few bytes that are alike."""
    noise = np.random.default_rng(seed).integers(-20, 20, (480, 480, 3))
    return np.clip(object_on_white(seed, 480).astype(int) + noise, 0, 255).astype(np.uint8)


class KeptShop:
    """A catalogue and a data folder with photos of a customer of today.

    Args:
        workspace: the catalogue, with six products.
        data: folder of the program's data.

    Attributes:
        jpegs: what was written of the photos, by place.
        names: of their files.
    """

    def __init__(self, workspace: Workspace, data: Path) -> None:
        self.workspace = workspace
        self.store = workspace.catalogue.store
        self._is_open = True
        self.folders = KeptFolders(data)
        self.folder = Path(self.store.location)
        self.catalogue_id = self.store.id
        self.jpegs: dict[str, bytes] = {}
        self.names: list[str] = []

    def keep_everywhere(self, seed: int, days_ago: float = 0) -> str:
        """Keep photos in every place; return the hash of the confirmed one.

        ``make_older`` has to follow for what the catalogue and the disk give the present time.
        """
        when = datetime.now(UTC) - timedelta(days=days_ago)
        store, product = self.store, self.workspace.catalogue.browse(limit=1)[0].product
        taken = photo(seed)
        key = self.workspace.corrections().keep(
            taken, WHOLE_PHOTO, Choice(product.id, None, "unknown")
        )
        action = self.workspace.catalogue.last_action()
        assert action is not None
        self._note_picture(f"confirmed {seed}", key)
        for number, name in enumerate(("counter", "removed"), 10):
            own = encoded(photo(seed + number))
            added = self.workspace.editor().add(
                {"sku": f"{name} {seed}", "name": name}, [own], origin="counter"
            )
            (picture,) = store.pictures.of_products([added.id])[added.id]
            self._note_picture(f"{name} {seed}", picture.content_hash, own)
            if name == "removed":
                self.workspace.editor().remove_pictures([picture.id])
        self._keep_answer(taken, AddedPicture(key, action.id), when)
        self._keep_basket(seed, key, when)
        self._keep_stock_photos(seed)
        self._keep_plan(seed, when)
        return key

    def back_up(self) -> list[Path]:
        """Make a backup of each kind; return their files."""
        archive = finish(self.store.backups.create()).file
        self.store.backups.start_daily()
        self.close()
        damaged = keep_damaged_copy(self.folder / paths.DATABASE_NAME)
        daily = next(archive.parent.glob("catalog-*.sqlite"))
        return [archive, daily, damaged]

    def close(self) -> None:
        if self._is_open:
            self._is_open = False
            self.workspace.close()

    def forget(self, scope: ForgetScope, *, dry_run: bool = False) -> ForgetReport:
        """Forget photos, as the command does."""
        self.close()
        with closing(open_alone(self.folder, actor=ACTOR)) as catalogue:
            job = forget_photos(catalogue, self.folders, open_answers, scope, dry_run=dry_run)
            return finish(job)

    def make_older(self, days: float) -> None:
        """Let everything that is kept be so many days old."""
        shift = f"-{days} days"
        with closing(sqlite3.connect(self.folder / paths.DATABASE_NAME)) as db, db:
            for table, column in (
                *(("pictures", "added_at"), ("bin_pictures", "added_at")),
                *(("changes", "changed_at"), ("actions", "acted_at")),
            ):
                db.execute(
                    f"UPDATE {table} SET {column} = strftime('%Y-%m-%dT%H:%M:%SZ', {column}, ?)",
                    [shift],
                )
        for file in self.files():
            status = file.stat()
            os.utime(file, (status.st_atime, status.st_mtime - days * 86400))

    def files(self) -> Iterator[Path]:
        for root in (self.folder, self.folders.data):
            yield from (file for file in sorted(root.rglob("*")) if file.is_file())

    def reopened(self) -> "KeptShop":
        """Return the shop with its catalogue open again."""
        opened = Workspace.open(
            open_catalogue(self.folder, actor=ACTOR), paths.model_card(""), device="cpu"
        )
        return KeptShop(finish(opened), self.folders.data)

    def _note_picture(self, name: str, content_hash: str, file: bytes = b"") -> None:
        found = self.store.pictures.with_contents([content_hash], limit=9)
        confirmed = [one.picture for one in self.store.confirmed_photos.all()]
        pictures = [*found.get(content_hash, ()), *confirmed]
        (picture,) = [one for one in pictures if one.content_hash == content_hash]
        self.jpegs[f"{name} thumbnail"] = self.store.thumbnails.get([picture.id])[picture.id]
        kept = self.store.confirmed_photos.files([picture.id])
        self.jpegs[f"{name} file"] = kept.get(picture.id, file)
        self.names.append(Path(picture.path).name)

    def _keep_answer(self, taken: RgbImage, picture: AddedPicture, when: datetime) -> None:
        history = AnswerHistory(self.folders.answers, open_answers, PlainEncoder)
        history.use_catalogue(self.catalogue_id)
        made = answer(answered_at=when, station=ACTOR.station, has_photo=True)
        history.keep(made, taken)
        history.set_picture(made.key, picture)
        jpeg = history.photo(made.key)
        history.close()
        assert jpeg is not None
        self.jpegs[f"answer {made.key}"] = jpeg
        self.names.append(f"{made.key}.jpg")

    def _keep_basket(self, seed: int, key: str, when: datetime) -> None:
        folder = self.folders.baskets_of(self.catalogue_id)
        folder.mkdir(parents=True, exist_ok=True)
        name, jpeg = f"basket-{seed}-0a1b.jpg", encoded(photo(seed + 20))
        (folder / name).write_bytes(jpeg)
        picture = KeptPicture(Region(), Choice(1, None, "unknown"), key)
        kept = KeptBasket(when, Basket(), (name,), pictures=(picture,))
        write_kept_basket(folder / f"basket-{seed}.json", kept)
        self.jpegs[f"basket {seed}"] = jpeg
        self.names.append(name)

    def _keep_stock_photos(self, seed: int) -> None:
        takes = self.store.stock_takes
        take_id = takes.start("shelf")
        counted, waiting = (encoded(photo(seed + number)) for number in (30, 31))
        file = keep_photo(self.store, counted)
        takes.add_photo(take_id, file.stem, str(file), (), b"keypoints", {})
        other = keep_photo(self.store, waiting)
        WaitingPhotos(self.store, take_id).add([other])
        self.jpegs |= {f"stock {seed}": counted, f"waiting {seed}": waiting}
        self.names += [file.name, other.name]

    def _keep_plan(self, seed: int, when: datetime) -> None:
        jpeg = encoded(photo(seed + 40))
        plan = stored_plan(f"Shelf {seed}", ACTOR.author, ACTOR.station, utc_text(when), ())
        file = self.store.shelf_plan_folder / f"plan-{seed}.shelf"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(plan_contents(plan, jpeg))
        self.jpegs[f"plan {seed}"] = jpeg
        self.names.append(file.name)


def places_with(jpegs: dict[str, bytes], names: Iterable[str], files: Iterable[Path]) -> set[str]:
    """Return which photos and names of files are anywhere in some files, also in archives."""
    samples = {what: _samples(jpeg) for what, jpeg in jpegs.items()}
    found: set[str] = set()
    for file in files:
        for contents in _contents(file.read_bytes()):
            found |= {
                what for what, parts in samples.items() if any(part in contents for part in parts)
            }
            found |= {name for name in names if name.encode() in contents}
        found |= {name for name in names if name == file.name}
    return found


def _samples(jpeg: bytes) -> list[bytes]:
    """Return parts of a JPEG without its tables: a database has it in pieces."""
    start = jpeg.index(b"\xff\xda")
    starts = np.linspace(start + 16, len(jpeg) - _WINDOW_BYTES, _SAMPLES).astype(int)
    return [jpeg[at : at + _WINDOW_BYTES] for at in starts.tolist()]


def _contents(data: bytes) -> Iterator[bytes]:
    """Yield the contents of a file, and those of the members of an archive."""
    yield data
    if zipfile.is_zipfile(BytesIO(data)):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from _contents(archive.read(name))
