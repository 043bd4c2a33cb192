"""The plans of shelves, kept in the folder of the catalogue, one file each."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop_app.access.refusal import require_right
from desktop_app.atomic_file import make_folder, write_atomically
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.actor import Actor
from desktop_app.domain.answer import Hit
from desktop_app.domain.one_line_name import one_line_name
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.domain.role import Right
from desktop_app.domain.shelf_plan import MAX_NAME_LETTERS, ShelfPlan, ShelfPlanEntry
from desktop_app.domain.timestamps import utc_now_text
from desktop_app.engine.counter.person_blurring import load_face_blurring
from desktop_app.engine.counting.shelf_plan_file import (
    PLAN_SUFFIX,
    StoredHit,
    StoredPlan,
    StoredUnit,
    damaged_plan,
    plan_contents,
    read_contents,
    read_plan,
    stored_plan,
)
from desktop_app.engine.recognition.photo_decoding import decode_photo
from desktop_app.errors import Message, VitrineError
from desktop_app.write_errors import write_errors_as_messages

_MAX_SIDE_PX: Final = 2048


@dataclass(frozen=True, slots=True)
class PlanChange:
    """What a change has made of the file of a plan, so that it can be undone and redone.

    Attributes:
        key: of the plan.
        before, after: contents of its file; None if there is none.
    """

    key: str
    before: bytes | None
    after: bytes | None


class ShelfPlans:
    """The plans of a catalogue.

    Args:
        catalogue: the catalogue.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._folder = catalogue.shelf_plan_folder

    def all(self) -> list[ShelfPlanEntry]:
        """Return all plans, also damaged ones, by name."""
        entries = [_entry(file) for file in self._folder.glob(f"*{PLAN_SUFFIX}")]
        return sorted(entries, key=lambda one: (one.name.casefold(), one.key))

    def load(self, key: str) -> ShelfPlan:
        """Return a plan with its photo; products are as they are in the catalogue now.

        Raises:
            VitrineError: it was removed, or is damaged.
        """
        stored, jpeg = read_plan(self._file(key))
        try:
            photo = decode_photo(jpeg)
            regions = [Region(*unit.box) for unit in stored.units]
        except (VitrineError, ValueError) as error:
            raise damaged_plan(self._file(key)) from error
        hits = self._hits(stored)
        units = [
            _unit(unit, region, hits) for unit, region in zip(stored.units, regions, strict=True)
        ]
        return ShelfPlan(_as_entry(key, stored), photo, tuple(units))

    def keep(
        self, name: str, photo: RgbImage, units: Sequence[FoundUnit], *, replaces: str = ""
    ) -> PlanChange:
        """Keep a photo as a plan. Faces of people in it are blurred.

        Args:
            name: the place of the shelf.
            photo: (h, w, 3) uint8 RGB.
            units: in the photo.
            replaces: the key of a plan that it takes the place of; empty for none.

        Raises:
            VitrineError: the name is empty or too long, or the plan cannot be written.
        """
        name = one_line_name(name)
        if not 0 < len(name) <= MAX_NAME_LETTERS:
            raise VitrineError(
                Message("A plan needs a name of at most {most} letters.", most=MAX_NAME_LETTERS),
                Message("Enter the place of the shelf."),
            )
        made_at = utc_now_text()
        actor = self._catalogue.actor
        stored = stored_plan(name, actor.author, actor.station, made_at, units)
        key = replaces or secrets.token_hex(8)
        return self._write(key, stored, load_face_blurring().jpeg(photo, _MAX_SIDE_PX))

    def set_units(self, key: str, units: Sequence[FoundUnit]) -> PlanChange:
        """Store the units of a plan after corrections.

        Raises:
            VitrineError: it was removed, is damaged, or cannot be written.
        """
        stored, jpeg = read_plan(self._file(key))
        return self._write(
            key,
            stored_plan(stored.name, stored.author, stored.station, stored.made_at, units),
            jpeg,
        )

    def remove(self, key: str) -> PlanChange:
        """Remove a plan.

        Raises:
            VitrineError: the catalogue cannot be written to.
        """
        before = self._contents(key)
        self.restore(key, None)
        return PlanChange(key, before, None)

    def restore(self, key: str, contents: bytes | None) -> None:
        """Make the file of a plan what it was before or after a change.

        Raises:
            VitrineError: the catalogue cannot be written to.
        """
        self._check_writable()
        file = self._file(key)
        with write_errors_as_messages(file):
            if contents is None:
                file.unlink(missing_ok=True)
                return
            make_folder(self._folder, parents=False)
            with write_atomically(file) as draft:
                draft.write_bytes(contents)

    def _file(self, key: str) -> Path:
        return self._folder / f"{key}{PLAN_SUFFIX}"

    def _contents(self, key: str) -> bytes | None:
        try:
            return self._file(key).read_bytes()
        except OSError:
            return None

    def _write(self, key: str, plan: StoredPlan, jpeg: bytes) -> PlanChange:
        before, after = self._contents(key), plan_contents(plan, jpeg)
        self.restore(key, after)
        return PlanChange(key, before, after)

    def _check_writable(self) -> None:
        require_right(self._catalogue.role, Right.EDIT_PRODUCTS)
        if (refusal := self._catalogue.write_refusal) is not None:
            raise refusal
        self._catalogue.check_location()

    def _hits(self, stored: StoredPlan) -> Mapping[str, Hit]:
        """Return the products of a plan by SKU; those that are no longer there are missing."""
        skus = {
            one.sku
            for unit in stored.units
            for one in (*unit.hits, *([] if unit.product is None else [unit.product]))
        }
        found = self._catalogue.products.by_sku(sorted(skus))
        shown = self._catalogue.products.with_first_picture([one.id for one in found.values()])
        return {
            sku: Hit(*shown.get(product.id, (product, None)), None)
            for sku, product in found.items()
        }


def _entry(file: Path) -> ShelfPlanEntry:
    try:
        return _as_entry(file.stem, read_contents(file))
    except VitrineError:
        return ShelfPlanEntry(file.stem, file.name, Actor("", ""), "")


def _as_entry(key: str, stored: StoredPlan) -> ShelfPlanEntry:
    name = one_line_name(stored.name)
    return ShelfPlanEntry(key, name, Actor(stored.author, stored.station), stored.made_at)


def _unit(stored: StoredUnit, region: Region, known: Mapping[str, Hit]) -> FoundUnit:
    hits = [hit for one in stored.hits if (hit := _hit(one, known)) is not None]
    product = None if stored.product is None else _hit(stored.product, known)
    # A product that was deleted since is an unknown thing that somebody has to look at.
    is_confirmed = stored.is_confirmed and (stored.product is None or product is not None)
    return FoundUnit(region, stored.verdict, tuple(hits), product, is_confirmed)


def _hit(stored: StoredHit, known: Mapping[str, Hit]) -> Hit | None:
    hit = known.get(stored.sku)
    return None if hit is None else Hit(hit.product, hit.picture, stored.score)
