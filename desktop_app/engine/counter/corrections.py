"""Photos of corrections at the counter: each becomes a picture of the product that was chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.action import EditKind
from desktop_app.domain.answer import Verdict
from desktop_app.domain.picture import Picture, RgbImage
from desktop_app.domain.region import Region
from desktop_app.engine.counter.person_blurring import shows_face, without_persons
from desktop_app.engine.learning.confirmation import PreparedPhoto, prepare, store
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.picture_decoding import decode_thumbnail

# ``agreement``: the program was sure of the product that was chosen.
# ``confirmation``: the product was the first one, but the program was not sure.
# ``correction``: it was another product than the first one, or said not to be in the catalogue.
ChoiceKind = Literal["agreement", "confirmation", "correction"]

# A photo is not kept if a picture of its product is as similar, by cosine.
_SAME_PHOTO: Final = 0.97
# Number of pictures of a product that are searched for a face.
_MAX_COMPARED: Final = 4
# Maximum number of photos of one product; a correction replaces the oldest one.
_MAX_PHOTOS: Final = 30
# Maximum number of photos of one product up to which others are kept. Two photos of sure answers
# are kept because photos of the counter resemble each other: if only some products have one,
# these are found for photos of other products (``python -m benchmarks.corrections``).
_LIMITS: Final[dict[ChoiceKind, int]] = {"agreement": 2, "confirmation": 10}


@dataclass(frozen=True, slots=True)
class Choice:
    """The product that a user has chosen for a photo.

    Attributes:
        product_id: the product.
        first_id: the product that the program has found first; None if it found none.
        verdict: of the program.
    """

    product_id: int
    first_id: int | None
    verdict: Verdict

    @property
    def kind(self) -> ChoiceKind:
        """What the choice says about the answer of the program."""
        if self.product_id != self.first_id or self.verdict == "unknown":
            return "correction"
        return "confirmation" if self.verdict == "check" else "agreement"


class Corrections:
    """Keeps photos of the counter as pictures of the products that were chosen for them.

    Args:
        catalogue: the catalogue.
        index: of its pictures.
        embedder: computes the embeddings of the photos.
    """

    def __init__(self, catalogue: Catalogue, index: PictureIndex, embedder: Embedder) -> None:
        self._catalogue = catalogue
        self._index = index
        self._embedder = embedder

    def keep(
        self,
        photo: RgbImage,
        region: Region,
        choice: Choice,
        *,
        product_region: Region | None = None,
        replaces: str = "",
    ) -> str:
        """Add a photo to the pictures of the chosen product, if it says something new.

        The next search finds it, and ``teach`` learns from it. It is one action, which can be
        undone. A photo is not kept if the product has a picture that is almost the same. If the
        answer was right, it is kept only while the product has few photos, fewer still if the
        program was sure. A correction is always kept, and removes the oldest of too many photos.
        Nothing is kept if the catalogue is read-only. Faces of people are blurred before; a face
        inside of the product's region stays if a picture of the product shows one too.

        Args:
            photo: the whole capture, (height, width, 3) uint8 RGB.
            region: what is kept of it.
            choice: what the user has chosen.
            product_region: where the product is in the capture; None if that is unknown.
            replaces: the key of a photo that was kept for an earlier choice for this capture,
                or an empty text; it is removed in the same action, also if nothing is kept.

        Returns:
            the key of the kept photo; empty if none is kept.

        Raises:
            KeyError: no product has this id.
        """
        product = self._catalogue.products.get([choice.product_id])[choice.product_id]
        if self._catalogue.is_read_only:
            return ""
        regions = region, product_region
        prepared, oldest = self._prepared(photo, regions, choice, replaces)
        kind: EditKind = "correction" if choice.kind == "correction" else "photo"
        with self._catalogue.history.record(kind, product.sku).step():
            if replaces:
                self._catalogue.confirmed_photos.remove(replaces)
            self._catalogue.pictures.remove(oldest)
            stored = (
                {}
                if prepared is None
                else store(self._catalogue, self._model, prepared, product.id)
            )
        self._index.add(stored)
        return "" if prepared is None else prepared.key

    @property
    def _model(self) -> str:
        return self._embedder.card.sha256

    def _prepared(
        self,
        photo: RgbImage,
        regions: tuple[Region, Region | None],
        choice: Choice,
        replaces: str,
    ) -> tuple[PreparedPhoto | None, list[int]]:
        """Return the photo to keep, None for none, and the ids of photos that are too many."""
        own = self._catalogue.pictures.of_products([choice.product_id])[choice.product_id]
        # Oldest first.
        kept = sorted(
            picture.id
            for picture in own
            if picture.origin == "confirmed" and picture.content_hash != replaces
        )
        if choice.kind != "correction" and len(kept) >= _LIMITS[choice.kind]:
            return None, []
        region, product_region = regions
        blurred = without_persons(photo, product_region, lambda: self._shows_face(own))
        prepared = prepare(self._embedder, region.cut_from(blurred))
        if self._is_known(prepared, [one for one in own if one.content_hash != replaces]):
            return None, []
        return prepared, kept[: max(0, len(kept) + 1 - _MAX_PHOTOS)]

    def _shows_face(self, pictures: Sequence[Picture]) -> bool:
        """Return whether a face is printed on a product, by its pictures."""
        ids = [picture.id for picture in pictures if picture.origin != "confirmed"]
        files = self._catalogue.thumbnails.get(ids[:_MAX_COMPARED]).values()
        return shows_face([decode_thumbnail(file) for file in files])

    def _is_known(self, photo: PreparedPhoto, pictures: Sequence[Picture]) -> bool:
        """Return whether one of some pictures is almost the same as a photo."""
        ids = [picture.id for picture in pictures]
        known = self._catalogue.embeddings.get(self._model, ids)
        return any(float(one @ photo.embedding) >= _SAME_PHOTO for one in known.values())
