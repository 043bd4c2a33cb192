"""What is computed of a photo before the catalogue is searched, on two threads.

Neither the detector nor the extraction of keypoints uses more than one core well. So while
the product is looked for, another thread extracts the keypoints and then embeds the whole
regions and their middles; only the box of the product has to wait for the detector.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.embedding import embed_boxes, embed_regions
from desktop_app.engine.recognition.geometric_verification import RegionMatcher
from desktop_app.engine.recognition.keypoint_retrieval import KeypointSearch, search_by_keypoints
from desktop_app.engine.recognition.multi_crop import RegionCrops, crop_boxes, crop_regions
from desktop_app.engine.recognition.product_boxes import BoxDetector, find_product_boxes
from desktop_app.engine.recognition.stage_timer import StageTimer
from desktop_app.search.array_types import Vectors
from desktop_app.vision.embedder import Embedder


@dataclass(frozen=True, slots=True)
class RegionReading:
    """What is known of one region.

    Attributes:
        crops: of the region.
        embeddings: (crops, dim) of the box, if it is known, of the whole region and its middle.
        keypoints: what they found.
    """

    crops: RegionCrops
    embeddings: Vectors
    keypoints: KeypointSearch


def read_regions(
    photo: RgbImage,
    regions: Sequence[Region],
    *,
    index: PictureIndex,
    embedder: Embedder,
    detector: BoxDetector | None,
    matcher: RegionMatcher | None,
    timer: StageTimer,
) -> list[RegionReading]:
    """Crop and embed each region, and search the index with its keypoints.

    Args:
        photo: (h, w, 3) uint8 RGB.
        regions: parts of the photo.
        index: of the catalogue's pictures.
        embedder: the model.
        detector: finds the product in whole photos; None if it is not looked for.
        matcher: of the product that all regions show; None if each has its own.
        timer: records the time of the stages.
    """
    crops = timer.run("crop", crop_regions, photo, regions, embedder)
    embed = partial(embed_regions, crops, embedder)
    with timer.beside("keypoints") as other:
        wait_for_keypoints = other.start(
            "keypoints", search_by_keypoints, photo, regions, index, matcher
        )
        if detector is None or WHOLE_PHOTO not in regions:
            embeddings = timer.run("embed", embed)
        else:
            wait_for_embeddings = other.start("embed", embed)
            boxes = timer.run("detect", find_product_boxes, photo, regions, detector)
            crops = timer.run("crop", crop_boxes, crops, boxes, photo, embedder)
            boxed = timer.run("embed", embed_boxes, crops, embedder)
            embeddings = list(map(_stacked, boxed, wait_for_embeddings()))
        keypoints = wait_for_keypoints()
    return list(map(RegionReading, crops, embeddings, keypoints))


def _stacked(box: Vectors, others: Vectors) -> Vectors:
    return np.concatenate([box, others])
