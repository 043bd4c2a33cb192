"""Whitened principal components."""

import numpy as np
import pytest

from training.whitening import evenly_spaced, whitening


def test_components_have_mean_0_and_variance_1() -> None:
    random = np.random.default_rng(0)
    mixed = random.normal(size=(4_000, 6)) @ random.normal(size=(6, 6)) + 3
    features = mixed.astype(np.float32)
    projection = whitening(features, 3)
    assert projection.matrix.shape == (6, 3)
    components = features @ projection.matrix + projection.offset
    assert components.mean(axis=0) == pytest.approx(0, abs=1e-3)
    assert np.cov(components.T) == pytest.approx(np.eye(3), abs=0.02)


def test_the_directions_of_the_largest_variance_come_first() -> None:
    random = np.random.default_rng(1)
    features = (random.normal(size=(500, 3)) * [0.1, 5, 1]).astype(np.float32)
    strongest = np.abs(whitening(features, 2).matrix).argmax(axis=0)
    assert strongest.tolist() == [1, 2]


def test_signs_do_not_depend_on_the_order_of_the_features() -> None:
    random = np.random.default_rng(2)
    features = (random.normal(size=(300, 4)) * [4, 3, 2, 1]).astype(np.float32)
    matrix = whitening(features, 4).matrix
    again = whitening(features[::-1].copy(), 4).matrix
    assert again == pytest.approx(matrix, abs=1e-4)


@pytest.mark.parametrize(("count", "expected"), [(3, [10, 14, 18]), (20, [*range(10, 19)])])
def test_items_are_picked_at_equal_distances(count: int, expected: list[int]) -> None:
    assert evenly_spaced(range(10, 19), count) == expected
