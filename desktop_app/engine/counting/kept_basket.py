"""The basket of a photo as files, so that a crash does not lose it."""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from desktop_app.atomic_file import write_atomically
from desktop_app.domain.answer import Hit
from desktop_app.domain.basket import Basket, BasketUnit, UnboxedUnits
from desktop_app.domain.region import Region
from desktop_app.engine.checked_json import with_hash, without_hash
from desktop_app.engine.counter.corrections import Choice
from desktop_app.engine.counting.sent_units import NOTHING_SENT, SentUnits
from desktop_app.errors import Message, VitrineError
from desktop_app.write_errors import write_errors_as_messages

_log = logging.getLogger(__name__)

FOLDER_NAME: Final = "baskets"
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9-]")


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A box that became a picture of its product.

    Attributes:
        region: of the box.
        choice: what it was kept for.
        key: of the picture; empty if none was needed.
        photo: number of the photo among those of the basket, from 0.
    """

    region: Region
    choice: Choice
    key: str
    photo: int = 0


class KeptBasket(msgspec.Struct, frozen=True):
    """A basket, what was sent of it, and the files of its photos.

    Attributes:
        kept_at: with a time zone, UTC.
        basket: without the evidence of its hits.
        photos: names of files in the same folder.
        is_counted: whether the search in the photos has ended.
        sent: what the till has of it.
        pictures: what the catalogue was given of the boxes.
    """

    kept_at: datetime
    basket: Basket
    photos: tuple[str, ...] = ()
    is_counted: bool = True
    sent: SentUnits = NOTHING_SENT
    pictures: tuple[KeptPicture, ...] = ()


_decoder: Final = msgspec.json.Decoder(KeptBasket)


def write_kept_basket(file: Path, kept: KeptBasket) -> None:
    """Replace the file as a whole; its folder exists already.

    Raises:
        VitrineError: it cannot be written.
    """
    stored = msgspec.structs.replace(kept, basket=_stored(kept.basket))
    with write_errors_as_messages(file), write_atomically(file) as draft:
        draft.write_bytes(with_hash(msgspec.json.encode(stored)))


def read_kept_basket(file: Path) -> KeptBasket | None:
    """Return what is in the file; None if there is none. A damaged file is moved aside.

    Raises:
        VitrineError: it is damaged, or cannot be read.
    """
    try:
        return _decoder.decode(without_hash(file.read_bytes()))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise VitrineError(
            Message("The last basket cannot be read: {reason}.", reason=error.strerror or error),
            Message("Count its products again."),
        ) from error
    except (msgspec.MsgspecError, ValueError) as error:
        raise damaged_basket(file) from error


def kept_basket_of(file: Path) -> KeptBasket | None:
    """Return what is in a file, which stays as it is; None if it is damaged or missing."""
    try:
        return _decoder.decode(without_hash(file.read_bytes()))
    except (OSError, msgspec.MsgspecError, ValueError):
        return None


def basket_folder(root: Path, catalogue_id: str) -> Path:
    """Return the folder of the baskets of one catalogue, in that of all baskets."""
    return root / _UNSAFE.sub("_", catalogue_id)


def damaged_basket(file: Path) -> VitrineError:
    """Move a damaged basket aside; return what the user is told."""
    moved = file.with_suffix(".damaged")
    try:
        file.replace(moved)
    except OSError as error:
        _log.info("%s stays: %s", file, error)
        moved = file
    return VitrineError(
        Message("The last basket is damaged. It is in {file}.", file=moved),
        Message("Count its products again."),
    )


def remove_photos(folder: Path, stem: str, used: Sequence[str] = ()) -> None:
    """Remove the photos of one window's baskets that are not used any more."""
    for photo in folder.glob(f"{stem}-*.jpg"):
        if photo.name not in used:
            photo.unlink(missing_ok=True)


def _stored(basket: Basket) -> Basket:
    units = (_stored_unit(unit) for unit in basket.units)
    unboxed = (UnboxedUnits(_stored_hit(one.hit), one.count) for one in basket.unboxed)
    return replace(basket, units=tuple(units), unboxed=tuple(unboxed))


def _stored_unit(unit: BasketUnit) -> BasketUnit:
    found = unit.found
    product_hit = None if found.product_hit is None else _stored_hit(found.product_hit)
    hits = tuple(map(_stored_hit, found.hits))
    return replace(unit, found=replace(found, hits=hits, product_hit=product_hit))


def _stored_hit(hit: Hit) -> Hit:
    # Arrays of keypoints explain a hit; the list does not need them.
    return replace(hit, evidence=None, similarity=None)
