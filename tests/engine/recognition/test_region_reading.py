"""Regions are read alike with and without a detector, apart from the box of the product."""

from pathlib import Path

import numpy as np
import pytest

from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.engine.recognition.region_reading import read_regions
from desktop_app.engine.recognition.stage_timer import StageTimer
from desktop_app.engine.workspace import Workspace
from desktop_app.vision.picture_decoding import read_photo
from desktop_app.vision.product_detection import DetectedBox

BOX = Region(0.1, 0.1, 0.9, 0.8)


class OneBox:
    """A detector that finds one thing."""

    def detect(self, photo: np.ndarray, most: int = 1, *, side_px: int = 0) -> list[DetectedBox]:
        del photo, most, side_px
        return [DetectedBox(BOX, 0.9)]


def test_only_the_box_depends_on_the_detector(shop: Workspace, shop_table: Path) -> None:
    photo = read_photo(shop_table.parent / "pictures" / "1.png").pixels
    regions = (WHOLE_PHOTO, Region(right=0.5))
    read = {}
    for detector in (None, OneBox()):
        timer = StageTimer()
        read[detector is None] = read_regions(
            photo,
            regions,
            index=shop._index,
            embedder=shop._embedder,
            detector=detector,
            matcher=None,
            timer=timer,
        )
        assert ("detect" in timer.timings().stages) == (detector is not None)
    (with_box, half), (without, same_half) = read[False], read[True]
    assert (with_box.crops.box, without.crops.box, half.crops.box) == (BOX, None, None)
    assert with_box.crops.inner.shape == BOX.cut_from(photo).shape
    assert with_box.embeddings[1:] == pytest.approx(without.embeddings, abs=1e-5)
    box = shop._embedder.embed_picture(BOX.cut_from(photo))
    assert with_box.embeddings[0] == pytest.approx(box, abs=1e-5)
    assert half.embeddings == pytest.approx(same_half.embeddings, abs=1e-5)
    for one, other in zip((with_box, half), (without, same_half), strict=True):
        assert one.keypoints.found.ids.tolist() == other.keypoints.found.ids.tolist()
