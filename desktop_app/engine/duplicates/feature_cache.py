"""A cache of picture features, so that a scan decodes each picture once."""

from collections import OrderedDict
from collections.abc import Collection
from pathlib import Path
from typing import Final

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import Picture
from desktop_app.engine.duplicates.picture_features import PictureFeatures
from desktop_app.vision.keypoints import KEYPOINT_FORMAT

_MAX_FEATURES: Final = 800


class PictureFeatureCache:
    """The most recently used features, by content hash.

    Args:
        catalogue: the catalogue with the thumbnails and keypoints.
        max_features: features kept between two calls.
    """

    def __init__(self, catalogue: Catalogue, max_features: int = _MAX_FEATURES) -> None:
        self._catalogue = catalogue
        self._max_features = max_features
        self._features: OrderedDict[str, PictureFeatures] = OrderedDict()

    def get(self, pictures: Collection[Picture]) -> dict[str, PictureFeatures]:
        """Return the features of pictures by content hash; removed pictures are missing."""
        self._read([one for one in pictures if one.content_hash not in self._features])
        found = {}
        for picture in pictures:
            if picture.content_hash in self._features:
                self._features.move_to_end(picture.content_hash)
                found[picture.content_hash] = self._features[picture.content_hash]
        while len(self._features) > self._max_features:
            self._features.popitem(last=False)
        return found

    def _read(self, pictures: Collection[Picture]) -> None:
        ids = [picture.id for picture in pictures]
        thumbnails = self._catalogue.thumbnails.get(ids)
        keypoints = self._catalogue.keypoints.get(KEYPOINT_FORMAT, ids)
        for picture in pictures:
            if picture.id in thumbnails:
                self._features[picture.content_hash] = PictureFeatures(
                    picture.content_hash,
                    Path(picture.path),
                    (picture.width_px, picture.height_px),
                    thumbnails[picture.id],
                    keypoints.get(picture.id, b""),
                )
