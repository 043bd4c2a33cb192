import numpy as np

from training.fit_counting import BoxHits, fit_order, fit_probability, fit_view_map


def test_the_map_turns_one_kind_of_view_into_the_other() -> None:
    random = np.random.default_rng(0)
    products = random.normal(size=(400, 12))
    products /= np.linalg.norm(products, axis=1, keepdims=True)
    turn, _ = np.linalg.qr(random.normal(size=(12, 12)))
    boxes = products @ turn
    matrix = fit_view_map(boxes[:300], products[:300], np.zeros((1, 12)))
    before = (boxes[300:] * products[300:]).sum(axis=1).mean()
    mapped = boxes[300:] @ matrix
    mapped /= np.linalg.norm(mapped, axis=1, keepdims=True)
    assert (mapped * products[300:]).sum(axis=1).mean() > max(0.9, before)


def test_few_boxes_leave_the_map_near_the_identity() -> None:
    boxes, products = np.eye(8)[:1], np.eye(8)[1:2]
    matrix = fit_view_map(boxes, products, np.eye(8))
    assert np.abs(matrix - np.eye(8)).max() < 0.3


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
