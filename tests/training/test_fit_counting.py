from typing import Any

import numpy as np
import numpy.typing as npt

from training.fit_counting import BoxHits, fit_order, fit_probability, fit_view_map


def _unit(vectors: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def test_the_map_brings_views_of_other_products_nearer_to_their_pictures() -> None:
    random = np.random.default_rng(0)
    pictures = _unit(random.normal(size=(150, 16)))
    turn, upper = np.linalg.qr(np.eye(16) + 0.3 * random.normal(size=(16, 16)))
    turn = turn * np.sign(np.diag(upper))
    boxes = _unit(pictures @ turn + random.normal(0, 0.05, (150, 16)))
    seen, other = np.arange(100), np.arange(100, 150)
    matrix = fit_view_map(boxes[seen], seen, pictures[seen], seen)
    before = (boxes[other] @ pictures.T).argmax(axis=1) == other
    after = (boxes[other] @ matrix @ pictures.T).argmax(axis=1) == other
    assert after.mean() > before.mean() + 0.1


def _box(right: float, wrong: float) -> BoxHits:
    others = [{"cosine": wrong, "print": 1.0}, {"cosine": wrong - 0.02, "print": 1.0}]
    return BoxHits([others[0], {"cosine": right, "print": 0.0}, others[1]], 1)


def test_the_feature_that_tells_the_right_hit_weighs_most_and_gives_its_probability() -> None:
    random = np.random.default_rng(1)
    hits = [_box(0.8 + one, 0.4 + other) for one, other in random.normal(0, 0.1, (200, 2))]
    order = fit_order(hits)
    assert order["cosine"] > 0 > order["print"]
    weights = fit_probability(hits, order)
    assert weights.lead > 0
    assert weights.value > 0
