"""Confirmed photos: a photo that a user confirmed is a picture of its product at once."""

import logging
from dataclasses import dataclass
from typing import Final

import numpy as np

from desktop_app.catalogue.protocols import AppearanceVectors, Catalogue, Embedding
from desktop_app.domain.picture import PictureFile, RgbImage
from desktop_app.domain.role import Right
from desktop_app.engine.counter.person_blurring import without_persons
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.photo_decoding import PhotoSource, decode_photo
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.vision.appearance import APPEARANCE_VERSION, appearance
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.keypoints import KEYPOINT_FORMAT, packed_keypoints
from desktop_app.vision.picture_decoding import THUMBNAIL_SIDE_PX, decode, thumbnail
from desktop_app.vision.resizing import fit_within

_log = logging.getLogger(__name__)

# Longer side of the copy that is kept, enough for a later model.
_KEPT_SIDE_PX: Final = 512
_BATCH: Final = 32


@dataclass(frozen=True, slots=True)
class PreparedPhoto:
    """A photo with all that is stored of it.

    Attributes:
        key: hash of its pixels, which removes it again.
        embedding: of the whole photo, in the model's own space.
        jpeg: the copy that is kept.
    """

    key: str
    embedding: Embedding
    file: PictureFile
    jpeg: bytes
    appearance: AppearanceVectors
    keypoints: bytes


def prepare(embedder: Embedder, photo: PhotoSource) -> PreparedPhoto:
    """Compute what is stored of a photo; changes nothing.

    Raises:
        VitrineError: the photo cannot be read.
    """
    pixels = decode_photo(photo)
    key = content_hash(np.ascontiguousarray(pixels).tobytes())
    file, small = _picture_file(pixels, key)
    return PreparedPhoto(
        key,
        embedder.embed(embedder.preprocess(pixels)[np.newaxis])[0],
        file,
        thumbnail(pixels, _KEPT_SIDE_PX),
        appearance(pixels),
        packed_keypoints(small),
    )


def store(
    catalogue: Catalogue, model: str, photo: PreparedPhoto, product_id: int
) -> dict[int, Embedding]:
    """Add a prepared photo to the pictures of a product, inside of an action.

    An earlier confirmation of the same photo is replaced.

    Returns:
        its embedding by picture id, for ``PictureIndex.add`` once the action is complete.
    """
    picture_id = catalogue.confirmed_photos.put(product_id, photo.file, photo.jpeg)
    embeddings = {picture_id: photo.embedding}
    catalogue.embeddings.put(model, embeddings)
    catalogue.appearances.put(APPEARANCE_VERSION, {picture_id: photo.appearance})
    catalogue.keypoints.put(KEYPOINT_FORMAT, {picture_id: photo.keypoints})
    return embeddings


def confirm(
    catalogue: Catalogue,
    index: PictureIndex,
    embedder: Embedder,
    photo: PhotoSource,
    product_id: int,
) -> str:
    """Add a photo to the pictures of a product; return a key to remove it.

    The next search finds it. An earlier confirmation of the same photo is replaced. It is an
    action that can be undone. Faces are blurred before, because nothing tells whether one is
    printed on the product.

    Raises:
        KeyError: no product has this id.
        VitrineError: the photo cannot be read.
    """
    sku = catalogue.products.get([product_id])[product_id].sku
    prepared = prepare(embedder, without_persons(decode_photo(photo), None, lambda: False))
    with catalogue.history.record("photo", sku).step():
        stored = store(catalogue, embedder.card.sha256, prepared, product_id)
    index.add(stored)
    return prepared.key


def remove_confirmation(catalogue: Catalogue, key: str) -> None:
    """Remove a confirmed photo, by the key that ``confirm`` returned; this is an action."""
    with catalogue.history.record("pictures", right=Right.ADD_PHOTOS).step():
        catalogue.confirmed_photos.remove(key)


def adopt_earlier_confirmations(catalogue: Catalogue) -> Job[None]:
    """Make pictures of photos that were confirmed in an earlier version.

    Their embeddings are kept; appearance and keypoints are left to the backfill. Every
    yield follows a commit.
    """
    store = catalogue.confirmed_photos
    total, done = store.count_earlier(), 0
    while store.count_earlier():
        with catalogue.transaction():
            # Read under the lock: another program may be adopting the same photos.
            earlier = store.earlier(limit=_BATCH)
            for photo in earlier:
                try:
                    pixels = decode(photo.jpeg, name="photo").pixels
                except VitrineError as error:
                    _log.info("confirmation %d is discarded: %s", photo.id, error)
                    store.discard(photo)
                    continue
                file, _ = _picture_file(pixels, photo.content_hash)
                store.adopt(photo, file)
        done += len(earlier)
        yield Progress(done, total, Message("Adding the confirmed photos to the pictures"))


def _picture_file(pixels: RgbImage, key: str) -> tuple[PictureFile, RgbImage]:
    """Return what is stored of a photo, and the pixels of its thumbnail."""
    small = fit_within(pixels, THUMBNAIL_SIDE_PX)
    height_px, width_px = pixels.shape[:2]
    file = PictureFile(
        path=f"confirmed/{key}.jpg",
        content_hash=key,
        file_bytes=0,
        file_mtime_ns=0,
        width_px=width_px,
        height_px=height_px,
        thumbnail=thumbnail(small),
    )
    return file, small
