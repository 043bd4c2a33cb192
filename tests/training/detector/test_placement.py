import numpy as np

from training.detector.placement import choose_places


def test_there_are_never_more_places_than_asked_for() -> None:
    counts = [len(choose_places(320, np.random.default_rng(seed), 3)) for seed in range(200)]
    assert set(counts) == {1, 2, 3}


def test_a_single_thing_is_near_the_middle_and_may_fill_the_photo() -> None:
    drawn = [choose_places(320, np.random.default_rng(seed), 14) for seed in range(300)]
    single = [places[0] for places in drawn if len(places) == 1]
    assert max(place.size for place in single) > 250
    large = [place for place in single if place.size > 200]
    assert all(100 < place.x < 220 and 100 < place.y < 220 for place in large)
