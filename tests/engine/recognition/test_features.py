"""Features compare the candidates of a photo with each other."""

import pytest

from desktop_app.engine.recognition.appearance_comparison import AppearanceAgreement
from desktop_app.engine.recognition.features import (
    FEATURES,
    Observations,
    measure_features,
    scaled_features,
)
from desktop_app.engine.recognition.found_products import Neighbour

BEST, SECOND, THIRD = (
    Neighbour(product_id, "", 10 * product_id, cosine)
    for product_id, cosine in ((1, 0.9), (2, 0.7), (3, 0.4))
)


def _measured(observed: Observations, name: str) -> list[float | None]:
    return [features.get(name) for features in measure_features(observed)]


def test_names_are_unique_and_every_value_is_in_its_range() -> None:
    assert len({feature.name for feature in FEATURES}) == len(FEATURES)
    observed = Observations(
        [BEST, SECOND, THIRD],
        [BEST, SECOND],
        {1: 0.8, 2: -0.1},
        inliers={10: 50, 20: 3},
        appearances={10: AppearanceAgreement(0.9, 0.2)},
    )
    for feature in FEATURES:
        low, high = feature.value_range
        values = [value for value in _measured(observed, feature.name) if value is not None]
        assert values
        assert all(low <= value <= high for value in values), feature.name


def test_the_margin_is_measured_against_the_best_other_product() -> None:
    margins = _measured(Observations([BEST, SECOND, THIRD], []), "margin")
    assert margins == pytest.approx([0.2, -0.2, -0.5])
    assert _measured(Observations([BEST], [BEST]), "margin") == [0.9]


def test_a_narrowed_search_has_the_margin_of_the_whole_catalogue() -> None:
    assert _measured(Observations([SECOND], [BEST]), "margin") == pytest.approx([-0.2])


def test_the_agreement_is_the_share_of_the_neighbours() -> None:
    observed = Observations([BEST, THIRD], [BEST, BEST, SECOND])
    first, last = _measured(observed, "agreement")
    assert first is not None
    assert 0.9 < first < 1
    assert last == 0.0


def test_a_candidate_without_keypoints_has_no_inliers() -> None:
    observed = Observations([BEST, SECOND], [], inliers={20: 7})
    assert _measured(observed, "inliers") == [None, 7]
    features, _ = measure_features(observed)
    assert scaled_features(features)["inliers"] == 0.0


def test_chance_inliers_count_nothing_and_doubling_is_one_step() -> None:
    scaled = [scaled_features({"inliers": count})["inliers"] for count in (4, 35, 67, 131)]
    assert scaled[0] == 0.0
    assert scaled[3] - scaled[2] == pytest.approx(scaled[2] - scaled[1], rel=0.03)


def test_the_lead_is_positive_only_where_no_other_candidate_has_as_many_inliers() -> None:
    candidates = [BEST, SECOND, THIRD]
    clear = _measured(Observations(candidates, [], inliers={10: 40, 20: 8}), "lead")
    assert clear[0] == -clear[1] > 1  # type: ignore[operator]
    shared = _measured(Observations(candidates, [], inliers={10: 40, 20: 40}), "lead")
    assert shared[:2] == [0, 0]
    assert shared[2] < 0  # type: ignore[operator]


def test_the_only_candidate_leads_by_all_its_inliers() -> None:
    (lead,) = _measured(Observations([BEST], [], inliers={10: 40}), "lead")
    assert lead is not None
    assert lead > 3
    assert _measured(Observations([BEST], []), "lead") == [0.0]


def test_the_centre_is_the_similarity_to_the_product_s_centroid() -> None:
    assert _measured(Observations([BEST, SECOND], [], {1: 0.8}), "centre") == [0.8, 0.0]


def test_nothing_is_measured_without_candidates() -> None:
    assert measure_features(Observations([], [])) == []


def test_the_print_is_that_of_the_products_that_keypoints_found() -> None:
    observed = Observations([BEST, SECOND, THIRD], [], keypoint_scores={2: 0.3, 1: 0.02})
    assert _measured(observed, "print") == [0.02, 0.3, 0.0]
    weighed = [scaled_features(features)["print"] for features in measure_features(observed)]
    assert weighed[1] > weighed[0] > weighed[2] == 0


def test_what_was_not_compared_counts_as_neither_alike_nor_different() -> None:
    agreements = {10: AppearanceAgreement(0.9, None), 20: AppearanceAgreement(0.1, 0.5)}
    observed = Observations([BEST, SECOND, THIRD], [], appearances=agreements)
    scaled = [scaled_features(features) for features in measure_features(observed)]
    assert scaled[0]["appearance"] == pytest.approx(-scaled[1]["appearance"])
    assert scaled[0]["appearance"] > 0
    assert [one["colour"] for one in scaled] == [0, 0, 0]
    assert scaled[2]["appearance"] == 0
