"""The appearance of pictures that came before it was looked at."""

from typing import Final

from desktop_app.catalogue.store import CatalogueStore
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.vision.appearance import APPEARANCE_METHOD, appearance
from desktop_app.vision.photo import decode_thumbnail

_BATCH: Final = 64


def describe_missing(store: CatalogueStore) -> Job[None]:
    """Look at the thumbnails of pictures without colour, shape and texture; yields commit."""
    total = store.appearances.count_missing(APPEARANCE_METHOD)
    done = 0
    while picture_ids := store.appearances.missing(APPEARANCE_METHOD, limit=_BATCH):
        thumbnails = store.thumbnails(picture_ids)
        looks = {number: appearance(decode_thumbnail(thumbnails[number])) for number in picture_ids}
        store.appearances.put(APPEARANCE_METHOD, looks)
        done += len(picture_ids)
        yield Progress(done, total, Message("Looking at colours, shapes and textures"))
