"""Queries in sets that training did not see, and their accuracy."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from datasets.labelled_photos import LabelledPhoto
from training.unseen_sets import (
    EmbeddedSet,
    Queries,
    accuracy,
    few_picture_queries,
    learnt_part,
    rows_for_catalogue,
    view_queries,
)
from training.whitening import COMPONENTS

Vectors = npt.NDArray[np.float32]


def unit(angles: list[float]) -> Vectors:
    """Return a vector of length 1 for each angle in degrees."""
    radians = np.deg2rad(np.array(angles, np.float32))
    return np.column_stack([np.cos(radians), np.sin(radians)]).astype(np.float32)


def embedded(angles: list[float], labels: list[int]) -> EmbeddedSet:
    """Return a set of pictures at these angles."""
    photos = [LabelledPhoto(Path("a.jpg"), str(label), "", label, 0) for label in labels]
    return EmbeddedSet(photos, unit(angles), np.array(labels))


def test_the_nearest_picture_decides_and_twenty_are_looked_at() -> None:
    gallery = unit([float(angle) for angle in range(0, 60, 2)])
    is_right = np.zeros((2, 30), np.bool_)
    is_right[0, 0] = is_right[1, 19] = True
    queries = Queries([unit([0])] * 2, gallery, is_right, np.zeros_like(is_right))
    assert accuracy(queries, np.asarray) == (0.5, 1.0)


def test_a_view_is_found_by_the_other_pictures_of_its_product() -> None:
    own = embedded([0, 10, 90, 100, 200], [0, 0, 1, 1, 2])
    queries = view_queries(own, unit([300]))
    assert len(queries.vectors) == 4, "the product with one picture is no query"
    assert accuracy(queries, np.asarray).first == 1
    nearer_others = unit([1, 11, 91, 101])
    assert accuracy(view_queries(own, nearer_others), np.asarray).first == 0


def test_queries_are_not_in_the_catalogue_of_few_pictures() -> None:
    own = embedded([0, 1, 2, 120, 121, 122], [0, 0, 0, 1, 1, 1])
    queries = few_picture_queries(own, unit([240, 250]), 2)
    assert len(queries.gallery) == 6
    assert len(queries.vectors) == 2
    assert queries.is_right.sum(axis=1).tolist() == [2, 2]
    assert accuracy(queries, np.asarray) == (1.0, 1.0)


def test_the_catalogue_has_as_many_pictures_of_each_kind() -> None:
    labels = np.array([0] * 5 + [1] * 2 + [2])
    assert np.bincount(labels[rows_for_catalogue(labels, 2)]).tolist() == [2, 2, 1]


def test_the_learnt_part_has_length_1() -> None:
    vectors = np.random.default_rng(0).normal(size=(3, COMPONENTS + 5)).astype(np.float32)
    part = learnt_part(vectors)
    assert part.shape == (3, 5)
    assert np.linalg.norm(part, axis=1) == pytest.approx(1)
    assert part[0] / part[0, 0] == pytest.approx(vectors[0, :5] / vectors[0, 0], rel=1e-4)
