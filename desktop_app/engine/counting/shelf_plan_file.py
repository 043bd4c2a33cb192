"""The file of a shelf's plan: a ZIP archive of the photo and what was found in it.

Products are stored by SKU, so that a plan fits a catalogue that was restored or moved.
"""

import zlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZIP_STORED, BadZipFile, ZipFile

import msgspec

from desktop_app.domain.answer import Verdict
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.errors import Message, VitrineError

PLAN_SUFFIX: Final = ".shelf"
_FORMAT: Final = 1
# RuntimeError: its flags say that it is encrypted, or compressed in an unknown way.
_DAMAGED: Final = (
    *(OSError, BadZipFile, zlib.error, EOFError),
    *(RuntimeError, KeyError, ValueError),
)
_CONTENTS_NAME: Final = "plan.json"
_PHOTO_NAME: Final = "photo.jpg"
_MAX_CONTENTS_BYTES: Final = 4 << 20
_MAX_PHOTO_BYTES: Final = 64 << 20


class StoredHit(msgspec.Struct, frozen=True):
    """A product that a unit may be."""

    sku: str
    score: float | None


class StoredUnit(msgspec.Struct, frozen=True):
    """A unit of a plan.

    Attributes:
        box: left, top, right and bottom, as shares of the photo.
        hits: products that it may be.
        product: what it is; None for an unknown thing.
        is_confirmed: whether a user has said so.
    """

    box: tuple[float, float, float, float]
    verdict: Verdict
    hits: tuple[StoredHit, ...]
    product: StoredHit | None
    is_confirmed: bool


class StoredPlan(msgspec.Struct, frozen=True):
    """Everything of a plan but its photo."""

    format: int
    name: str
    author: str
    station: str
    made_at: str
    units: tuple[StoredUnit, ...]


_decoder: Final = msgspec.json.Decoder(StoredPlan)


def stored_plan(
    name: str, author: str, station: str, made_at: str, units: Sequence[FoundUnit]
) -> StoredPlan:
    """Return a plan as it is stored."""
    return StoredPlan(_FORMAT, name, author, station, made_at, tuple(map(_stored, units)))


def plan_contents(plan: StoredPlan, jpeg: bytes) -> bytes:
    """Return the contents of the file of a plan with its photo."""
    stream = BytesIO()
    # A photo cannot be compressed further.
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        archive.writestr(_CONTENTS_NAME, msgspec.json.encode(plan))
        archive.writestr(_PHOTO_NAME, jpeg)
    return stream.getvalue()


def read_contents(file: Path) -> StoredPlan:
    """Return a plan without its photo.

    Raises:
        VitrineError: the file is damaged or cannot be read.
    """
    return _read(file)[0]


def read_plan(file: Path) -> tuple[StoredPlan, bytes]:
    """Return a plan and its photo as JPEG.

    Raises:
        VitrineError: the file is damaged or cannot be read.
    """
    plan, jpeg = _read(file, with_photo=True)
    return plan, jpeg


def _read(file: Path, *, with_photo: bool = False) -> tuple[StoredPlan, bytes]:
    try:
        with ZipFile(file) as archive:
            plan = _decoder.decode(_member(archive, _CONTENTS_NAME, _MAX_CONTENTS_BYTES))
            jpeg = _member(archive, _PHOTO_NAME, _MAX_PHOTO_BYTES) if with_photo else b""
    except FileNotFoundError as error:
        raise VitrineError(
            Message("This plan of a shelf was removed."), Message("Choose another plan.")
        ) from error
    except _DAMAGED as error:
        raise damaged_plan(file) from error
    if plan.format != _FORMAT:
        raise VitrineError(
            Message("The plan {name} was made by a newer version of Vitrine.", name=plan.name),
            Message("Update Vitrine to use it."),
        )
    return plan, jpeg


def damaged_plan(file: Path) -> VitrineError:
    """Return the error for a plan that cannot be used."""
    return VitrineError(
        Message("The plan in {name} is damaged.", name=file.name),
        Message("Restore a backup of the catalogue, or remove the plan and keep a new one."),
    )


def _member(archive: ZipFile, name: str, max_bytes: int) -> bytes:
    if archive.getinfo(name).file_size > max_bytes:
        raise ValueError(name)
    return archive.read(name)


def _stored(unit: FoundUnit) -> StoredUnit:
    region, hit = unit.region, unit.product_hit
    return StoredUnit(
        (region.left, region.top, region.right, region.bottom),
        unit.verdict,
        tuple(StoredHit(one.product.sku, one.score) for one in unit.hits),
        None if hit is None else StoredHit(hit.product.sku, hit.score),
        unit.is_confirmed,
    )
