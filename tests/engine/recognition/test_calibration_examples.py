"""Examples of right and wrong hits come from queries whose product is known."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import numpy as np

from desktop_app import paths
from desktop_app.engine.recognition.appearance_comparison import AppearanceAgreement
from desktop_app.engine.recognition.calibration_examples import (
    Example,
    Gallery,
    examples_from_catalogue,
    examples_of_query,
)
from desktop_app.engine.recognition.geometric_verification import RegionMatches
from desktop_app.progress import finish
from desktop_app.search.vector_index import Neighbours
from desktop_app.vision.keypoints import Keypoints
from desktop_app.vision.model_card import load_card

_GALLERY = Gallery(
    np.array([[1, 0], [0.8, 0.6], [0.6, 0.8], [0, 1]], np.float32),
    np.array([10, 20, 30, 40]),
    np.array([1, 2, 3, 4]),
)
_QUERY = np.array([[1, 0]], np.float32)
_CARD = load_card(paths.model_card(""))
_NOTHING = np.zeros(4, np.bool_)


def _verify(pictures: Sequence[int]) -> RegionMatches:
    inliers = {picture: {40: 30}.get(picture, 2) for picture in pictures}
    return RegionMatches(inliers, appearances={40: AppearanceAgreement(0.25, None)})


def test_the_best_hits_and_the_one_with_most_inliers_become_examples() -> None:
    examples = examples_of_query(_QUERY, 2, _GALLERY, _NOTHING, _verify)
    assert [example.is_right for example in examples] == [False, True, False]
    assert [example.features["inliers"] for example in examples] == [2, 2, 30]
    assert [example.features.get("appearance") for example in examples] == [None, None, 0.25]
    assert not any(example.is_absent for example in examples)


def test_the_feature_maps_of_the_candidates_are_compared() -> None:
    def match_maps(pictures: Sequence[int]) -> Mapping[int, float]:
        assert sorted(pictures) == [10, 20, 30, 40]
        return {10: 0.25}

    examples = examples_of_query(_QUERY, 2, _GALLERY, _NOTHING, _verify, dense_with=match_maps)
    assert [example.features.get("dense") for example in examples] == [0.25, None, None]


def test_without_its_product_every_hit_is_wrong() -> None:
    hidden = _GALLERY.products == 1
    examples = examples_of_query(_QUERY, 1, _GALLERY, hidden, _verify)
    assert len(examples) == 3
    assert all(example.is_absent and not example.is_right for example in examples)
    assert examples[0].features["cosine"] == np.float32(0.8)


def test_products_that_keypoints_find_are_candidates() -> None:
    pictures = np.arange(100)
    angles = np.linspace(0, 1.5, 100)
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    gallery = Gallery(vectors, pictures, pictures // 2)
    printed = Neighbours(np.array([99, 97, 3]), np.array([0.5, 0.25, 0.125], np.float32))

    def inliers(candidates: Sequence[int]) -> RegionMatches:
        return RegionMatches({picture: 30 if picture == 97 else 2 for picture in candidates})

    hidden = gallery.products == 49
    examples = examples_of_query(_QUERY, 48, gallery, hidden, inliers, printed)
    assert [example.features["print"] for example in examples] == [0, 0.125, 0.25]
    assert [example.is_right for example in examples] == [False, False, True]


def _find_nothing(keypoints: Keypoints) -> Neighbours:
    return Neighbours.none()


class WithoutKeypoints:
    """A catalogue whose pictures have feature maps, but no keypoints."""

    @property
    def keypoints(self) -> "NoKeypoints":
        return NoKeypoints()

    @property
    def feature_maps(self) -> "EqualMaps":
        return EqualMaps()


class NoKeypoints:
    """Returns no keypoints."""

    def get(self, version: int, picture_ids: Sequence[int]) -> dict[int, bytes]:
        return {}


class EqualMaps:
    """Returns the same feature map for all pictures but one."""

    def get(self, model: str, picture_ids: Sequence[int]) -> dict[int, bytes]:
        assert _CARD.feature_map is not None
        size = _CARD.feature_map.positions * _CARD.feature_map.components
        return dict.fromkeys((id_ for id_ in picture_ids if id_ != 1), b"\x10" * size)


def _gallery(products: int, pictures: int) -> Gallery:
    random = np.random.default_rng(5)
    centres = np.repeat(random.normal(size=(products, 8)), pictures, axis=0)
    vectors = centres + 0.1 * random.normal(size=centres.shape)
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    labels = np.repeat(np.arange(products), pictures)
    return Gallery(vectors, np.arange(len(labels)), labels)


def _examples(gallery: Gallery) -> list[Example]:
    catalogue = cast("Any", WithoutKeypoints())
    return finish(
        examples_from_catalogue(gallery.vectors, gallery, catalogue, _find_nothing, _CARD)
    )


def test_each_picture_is_searched_for_with_and_without_its_product() -> None:
    gallery = _gallery(products=5, pictures=8)
    examples = _examples(gallery)
    assert len(examples) == 2 * 3 * 40
    present = [example for example in examples if not example.is_absent]
    assert len(present) == 3 * 40
    assert sum(example.is_right for example in present) == 40
    assert not any(example.is_right for example in examples if example.is_absent)
    measured = [example for example in examples if "dense" in example.features]
    assert 0 < len(measured) < len(examples)


def test_products_with_few_pictures_give_no_examples() -> None:
    gallery = _gallery(products=30, pictures=4)
    assert _examples(gallery) == []
