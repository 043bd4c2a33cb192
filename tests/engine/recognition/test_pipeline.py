"""The pipeline answers each region of a photo and times its stages."""

from pathlib import Path

import numpy as np
import pytest

from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.engine.recognition.pipeline import RecognitionPipeline
from desktop_app.engine.workspace import Workspace
from desktop_app.search.neighbours import Neighbours
from desktop_app.search.vector_index import VectorIndex
from desktop_app.vision.picture_decoding import read_photo

STAGES = (
    "decode",
    "crop",
    "detect",
    "embed",
    "keypoints",
    "search",
    "verify",
    "score",
    "verdict",
    "region",
)


@pytest.fixture
def pair(shop: Workspace, shop_table: Path) -> np.ndarray:
    """Return a photo of the products P-1, on the left, and P-4."""
    folder = shop_table.parent / "pictures"
    left, right = (read_photo(folder / f"{number}.png").pixels for number in (1, 4))
    assert left.shape == right.shape
    return np.concatenate([left, right], axis=1)


def test_one_answer_per_region(shop: Workspace, pair: np.ndarray) -> None:
    regions = (Region(right=0.5), Region(left=0.5))
    left, right = shop.identify_regions(pair, regions, top=2)
    assert (left.hits[0].product.sku, right.hits[0].product.sku) == ("P-1", "P-4")
    assert (left.region, right.region) == regions
    assert len(left.hits) == len(right.hits) == 2
    assert left.ms is right.ms
    assert left.photo is right.photo is pair
    assert right.inner_crop is not None
    assert right.inner_crop.shape[1] < pair.shape[1] / 2


def test_a_region_is_answered_as_its_pixels_alone(shop: Workspace, pair: np.ndarray) -> None:
    (region,) = shop.identify_regions(pair, [Region(left=0.5)])
    # In a whole photo, the product would be looked for.
    parts = shop._embedder, shop._index, shop._store, shop._calibration
    (alone,) = RecognitionPipeline(*parts).run(pair[:, pair.shape[1] // 2 :], top=5)
    assert [hit.product.sku for hit in region.hits] == [hit.product.sku for hit in alone.hits]
    assert [hit.score for hit in region.hits] == pytest.approx([hit.score for hit in alone.hits])


def test_a_photo_costs_one_index_search(
    shop: Workspace, pair: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    search = VectorIndex.search_batch

    def spy(self: VectorIndex, vectors: np.ndarray, k: int) -> list[Neighbours]:
        sizes.append(len(vectors))
        return search(self, vectors, k)

    monkeypatch.setattr(VectorIndex, "search_batch", spy)
    shop.identify(pair)
    shop.identify_regions(pair, (WHOLE_PHOTO, Region(right=0.5)))
    assert sizes == [3, 5]


def test_every_stage_is_timed_in_order(shop: Workspace, pair: np.ndarray) -> None:
    ms = shop.identify(pair).ms
    assert tuple(ms.stages) == STAGES
    assert all(stage >= 0 for stage in ms.stages.values())
    assert ms.total >= max(ms.stages.values())


def test_no_region_is_no_answer(shop: Workspace, pair: np.ndarray) -> None:
    assert shop.identify_regions(pair, ()) == ()
