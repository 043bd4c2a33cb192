"""A product that was accepted at the counter as the one that the customer has."""

from dataclasses import dataclass, field
from datetime import datetime

from desktop_app.domain.answer import Verdict
from desktop_app.domain.code import CodeContents, CodePlace
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.product import Product
from desktop_app.domain.region import WHOLE_PHOTO, Region


@dataclass(frozen=True, slots=True)
class AcceptedProduct:
    """An accepted product, and what it was accepted for.

    Attributes:
        verdict: of the answer that was shown, not of the person who accepted.
        score: probability that the photo shows the product, 0..1; None if it was chosen
            without a photo.
        accepted_at: with a time zone, UTC.
        photo: the capture, (height, width, 3) uint8 RGB; None if there is none.
        region: part of the capture that the answer is about.
        product_region: part of the capture that shows the product; None if it is unknown.
        photo_count: number of photos that the answer rests on.
        first_id: id of the product that the program found first, which may be another one;
            None if nothing was found or searched.
        is_new: whether the product was added to the catalogue here and now.
        codes: what the bar codes in the photo, or a scan, said.
        code_places: where those codes are in the photo, as far as it is known.
    """

    product: Product
    verdict: Verdict
    score: float | None
    accepted_at: datetime
    photo: RgbImage | None = field(default=None, compare=False, repr=False)
    region: Region = WHOLE_PHOTO
    photo_count: int = 1
    first_id: int | None = None
    is_new: bool = False
    codes: tuple[CodeContents, ...] = ()
    product_region: Region | None = field(default=None, compare=False)
    code_places: tuple[CodePlace, ...] = field(default=(), compare=False)
