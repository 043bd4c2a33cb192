"""What the history of answers keeps of a basket that was sent to the till."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple

from desktop_app.domain.answer import Hit
from desktop_app.domain.basket import BasketUnit
from desktop_app.domain.kept_answer import KeptAnswer, OfferedProduct
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.engine.counting.sent_units import NewUnits

# Around a box, as a share of the box.
_MARGIN: Final = 0.1


class SentAnswer(NamedTuple):
    """An answer, and the part of the photo that it is about; None for a unit without a box."""

    answer: KeptAnswer
    photo: RgbImage | None


def answers_of_sent(
    new: Sequence[NewUnits], photos: Sequence[RgbImage], *, station: str, customer: str
) -> list[SentAnswer]:
    """Return an answer for each box that was sent, and one for the other units of a product.

    Args:
        new: what was sent.
        photos: of the basket, each (h, w, 3) uint8 RGB; those of a live count may be missing.
        station: name of this computer.
        customer: number of the customer.
    """
    now = datetime.now(UTC)
    found = []
    for one in new:
        found += [_of_box(unit, photos, now, station, customer) for unit in one.units]
        if one.count > len(one.units):
            found.append(SentAnswer(_by_hand(one.row.hit, now, station, customer), None))
    return found


def _of_box(
    unit: BasketUnit, photos: Sequence[RgbImage], now: datetime, station: str, customer: str
) -> SentAnswer:
    photo = photos[unit.photo] if unit.photo < len(photos) else None
    box = unit.found.region
    seen = box.enlarged(box.width * _MARGIN, box.height * _MARGIN)
    answer = KeptAnswer(
        secrets.token_hex(16),
        now,
        station,
        unit.found.verdict,
        tuple(map(_offered, unit.found.hits)),
        unit.found.product,
        region=_inside(box, seen),
        has_photo=photo is not None,
        customer=customer,
    )
    return SentAnswer(answer, None if photo is None else seen.cut_from(photo))


def _by_hand(hit: Hit, now: datetime, station: str, customer: str) -> KeptAnswer:
    return KeptAnswer(
        secrets.token_hex(16),
        now,
        station,
        "match",
        (OfferedProduct(hit.product),),
        hit.product,
        customer=customer,
    )


def _inside(box: Region, seen: Region) -> Region:
    """Return a box as a part of the region around it."""
    return Region(
        (box.left - seen.left) / seen.width,
        (box.top - seen.top) / seen.height,
        min(1.0, (box.right - seen.left) / seen.width),
        min(1.0, (box.bottom - seen.top) / seen.height),
    )


def _offered(hit: Hit) -> OfferedProduct:
    picture_id = None if hit.picture is None else hit.picture.id
    return OfferedProduct(hit.product, hit.score, picture_id)
