"""Feature maps match wherever their positions are; pictures without a map are left out."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from desktop_app import paths
from desktop_app.engine.recognition.dense_matching import (
    compare_maps,
    dense_similarities,
    read_feature_maps,
)
from desktop_app.engine.workspace import Workspace
from desktop_app.vision.model_card import FEATURE_MAP_SCALE, load_card
from desktop_app.vision.picture_decoding import read_photo

Map = npt.NDArray[np.int8]


def random_map(random: np.random.Generator, positions: int = 10, components: int = 16) -> Map:
    """Return random unit vectors in 8 bits."""
    rows = random.normal(size=(positions, components))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return np.round(rows * FEATURE_MAP_SCALE).astype(np.int8)


def test_positions_match_wherever_they_are_and_half_may_be_missing() -> None:
    random = np.random.default_rng(0)
    photo, other = random_map(random), random_map(random)
    half = np.concatenate([photo[:5], other[:5]])
    pictures = {1: random.permutation(photo), 2: half, 3: other}
    found = dense_similarities(photo[np.newaxis], pictures)
    assert [found[1], found[2]] == pytest.approx([1, 1], abs=0.03)
    assert found[3] < 0.8
    assert all(-1 <= value <= 1 for value in found.values())


def test_the_mean_is_of_the_better_half_in_both_directions() -> None:
    photo = np.array([[[127, 0], [0, 127], [0, 127], [0, 127]]], np.int8)
    picture = np.array([[127, 0], [0, -127], [0, -127], [0, -127]], np.int8)
    # Of the picture, one position matches (1) and three are at right angles (0); of the photo,
    # one matches and three are at right angles: the better half is 1 and 0 in both directions.
    assert dense_similarities(photo, {7: picture}) == {7: pytest.approx(0.5)}
    (backward,) = dense_similarities(picture[np.newaxis], {7: photo[0]}).values()
    assert backward == pytest.approx(0.5)


def test_the_best_crop_counts() -> None:
    random = np.random.default_rng(1)
    whole, central, picture = random_map(random), random_map(random), random_map(random)
    crops = np.stack([whole, central])
    separate = [dense_similarities(one[np.newaxis], {1: picture})[1] for one in crops]
    assert dense_similarities(crops, {1: picture})[1] == pytest.approx(max(separate))
    assert dense_similarities(crops, {1: central})[1] == pytest.approx(1, abs=0.03)


def test_without_maps_nothing_is_compared() -> None:
    one = random_map(np.random.default_rng(2))
    assert dense_similarities(None, {1: one}) == {}
    assert dense_similarities(one[np.newaxis], {}) == {}
    assert compare_maps(1, [2], {2: one}) == {}
    assert compare_maps(1, [1, 2], {1: one}).keys() == {1}


@pytest.fixture
def photo(shop_table: Path) -> npt.NDArray[np.uint8]:
    """Return a picture of the product P-1 as a photo."""
    return read_photo(shop_table.parent / "pictures" / "1.png").pixels


def test_the_evidence_has_the_similarity_of_the_maps(
    shop: Workspace, photo: npt.NDArray[np.uint8]
) -> None:
    hits = shop.identify(photo).hits
    dense = [hit.evidence["dense"] for hit in hits if hit.evidence]
    assert len(dense) == len(hits)
    assert dense[0] == pytest.approx(1, abs=0.03)
    assert max(dense[1:]) < dense[0]


def test_pictures_with_a_damaged_map_or_none_have_no_similarity(
    shop: Workspace, photo: npt.NDArray[np.uint8]
) -> None:
    store, card = shop.catalogue.store, load_card(paths.model_card(""))
    store.feature_maps.put(card.sha256, {1: b"too short", 3: b""})
    assert read_feature_maps([1, 2, 3, 4711], store, card).keys() == {2}
    evidence = {hit.product.sku: hit.evidence for hit in shop.identify(photo, top=6).hits}
    without = [sku for sku, one in evidence.items() if one and one.get("dense") is None]
    assert sorted(without) == ["P-0", "P-2"]


def test_a_model_without_maps_reads_none(shop: Workspace) -> None:
    card = load_card(paths.model_card(""))
    fields = {field: getattr(card, field) for field in card.__struct_fields__}
    plain = type(card)(**fields | {"feature_map": None})
    assert read_feature_maps([1, 2], shop.catalogue.store, plain) == {}
