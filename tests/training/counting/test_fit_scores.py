import numpy as np

from training.counting.fit_scores import first_hit, fit_certainty, fit_order
from training.counting.sample_shop import BoxHits


def _box(right: float, wrong: float) -> BoxHits:
    others = [{"cosine": wrong, "print": 1.0}, {"cosine": wrong - 0.02, "print": 1.0}]
    return BoxHits([others[0], {"cosine": right, "print": 0.0}, others[1]], 1)


def _absent(wrong: float) -> BoxHits:
    return BoxHits([{"cosine": wrong, "print": 1.0}, {"cosine": wrong - 0.02, "print": 1.0}], None)


def test_the_feature_that_tells_the_right_hit_weighs_most_and_gives_its_probability() -> None:
    random = np.random.default_rng(1)
    noise = random.normal(0, 0.1, (200, 2))
    present = [_box(0.8 + one, 0.4 + other) for one, other in noise]
    absent = [_absent(0.4 + one) for one, _ in noise]
    order = fit_order(present)
    assert order["cosine"] > 0 > order["print"]
    assert np.mean([first_hit(one, order) == 1 for one in present]) > 0.9
    weights = fit_certainty(present, absent, order)
    assert weights.lead > 0
    assert weights.certainty["cosine"] > 0 > weights.certainty["print"]
    assert weights.order == order
