"""Metrics of small cases that were calculated by hand."""

import numpy as np
import pytest

from desktop_app.engine.evaluation import metrics
from desktop_app.engine.evaluation.metrics import ClassMetrics, ReliabilityBin

RANKS = np.array([1, 2, 0, 1, 6])
NO_RANKS = np.array([], np.int64)
NONE = np.array([])
KNOWN = np.array([0.9, 0.8, 0.6, 0.4])
ABSENT = np.array([0.7, 0.4, 0.1])


@pytest.mark.parametrize(("count", "expected"), [(1, 2 / 5), (2, 3 / 5), (5, 3 / 5), (6, 4 / 5)])
def test_top_k_accuracy_counts_ranks_up_to_k(count: int, expected: float) -> None:
    assert metrics.top_k_accuracy(RANKS, count) == pytest.approx(expected)


def test_products_that_are_not_found_have_reciprocal_rank_0() -> None:
    assert metrics.mean_reciprocal_rank(RANKS) == pytest.approx((1 + 1 / 2 + 0 + 1 + 1 / 6) / 5)


def test_wilson_interval() -> None:
    """The textbook gives 0.490 to 0.943 for 8 of 10."""
    assert metrics.wilson_interval(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert metrics.wilson_interval(10, 10) == pytest.approx((0.7225, 1), abs=1e-4)


def test_auroc_counts_pairs_and_half_of_the_ties() -> None:
    """0.9 and 0.8 beat all three; 0.6 beats two; 0.4 beats one and ties one."""
    assert metrics.auroc(KNOWN, ABSENT) == pytest.approx((3 + 3 + 2 + 1.5) / 12)


def test_auroc_is_the_area_under_the_roc_curve() -> None:
    false, true = metrics.roc_curve(KNOWN, ABSENT)
    assert list(zip(false, true, strict=True))[:3] == [(0, 0), (0, 0.25), (0, 0.5)]
    assert (false[-1], true[-1]) == (1, 1)
    area = float((np.diff(false) * (true[1:] + true[:-1]) / 2).sum())
    assert area == pytest.approx(metrics.auroc(KNOWN, ABSENT))


@pytest.mark.parametrize(
    ("true_accepts", "threshold", "expected"),
    [(0.5, 0.8, 0.0), (0.75, 0.6, 1 / 3), (0.76, 0.4, 2 / 3), (0.95, 0.4, 2 / 3)],
)
def test_false_positive_rate_at_a_true_positive_rate(
    true_accepts: float, threshold: float, expected: float
) -> None:
    assert metrics.threshold_at_tpr(KNOWN, true_accepts) == threshold
    assert metrics.fpr_at_tpr(KNOWN, ABSENT, true_accepts) == pytest.approx(expected)


def test_a_true_positive_rate_is_reached_despite_rounding() -> None:
    """0.55 * 100 is a little more than 55 in floating point."""
    assert metrics.threshold_at_tpr(np.arange(100) / 100, 0.55) == 0.45


def test_reliability_bins_are_open_below_and_closed_above() -> None:
    scores = np.array([0.0, 0.5, 0.6, 1.0])
    right = np.array([False, True, False, True])
    assert metrics.reliability_bins(scores, right, bins=2) == (
        ReliabilityBin(0.0, 0.5, 2, 0.25, 0.5),
        ReliabilityBin(0.5, 1.0, 2, 0.8, 0.5),
    )
    assert metrics.reliability_bins(scores[:1], right[:1], bins=2)[1] == ReliabilityBin(
        0.5, 1.0, 0, None, None
    )


def test_calibration_error_weights_the_gaps_by_photos() -> None:
    """Two photos at 0.1, half of them right, and one at 0.9 that is right."""
    scores = np.array([0.1, 0.1, 0.9])
    right = np.array([True, False, True])
    assert metrics.expected_calibration_error(scores, right, bins=2) == pytest.approx(
        (0.4 * 2 + 0.1) / 3
    )


def test_the_default_is_fifteen_bins() -> None:
    assert len(metrics.reliability_bins(np.array([0.5]), np.array([True]))) == 15


def test_class_metrics() -> None:
    true = ["tea", "tea", "tea", "mugs", "lamps"]
    named = ["tea", "tea", "mugs", "mugs", ""]
    tea, lamps, mugs = metrics.class_metrics(true, named)
    assert (tea.name, tea.n, tea.precision) == ("tea", 3, 1.0)
    assert (tea.recall, tea.f1) == pytest.approx((2 / 3, 0.8))
    assert lamps == ClassMetrics("lamps", 1, None, 0.0, 0.0)
    assert (mugs.name, mugs.n, mugs.precision, mugs.recall) == ("mugs", 1, 0.5, 1.0)
    assert mugs.f1 == pytest.approx(2 / 3)


def test_a_category_that_was_only_predicted_has_no_recall() -> None:
    _, only_named = metrics.class_metrics(["tea"], ["mugs"])
    assert only_named == ClassMetrics("mugs", 0, 0.0, None, 0.0)


def test_confusions_are_counted_most_frequent_first() -> None:
    pairs = [("A", "A"), ("C", "D"), ("A", "B"), ("A", "B"), ("B", "A")]
    assert metrics.confusion_counts(pairs) == (("A", "B", 2), ("B", "A", 1), ("C", "D", 1))


def test_percentiles_are_interpolated() -> None:
    assert metrics.percentile([10.0, 20.0, 30.0, 40.0], 50) == 25
    assert metrics.percentile([10.0, 20.0], 95) == pytest.approx(19.5)


@pytest.mark.parametrize(
    "nothing",
    [
        metrics.top_k_accuracy(NO_RANKS, 1),
        metrics.mean_reciprocal_rank(NO_RANKS),
        metrics.wilson_interval(0, 0),
        metrics.auroc(KNOWN, NONE),
        metrics.auroc(NONE, ABSENT),
        metrics.fpr_at_tpr(KNOWN, NONE),
        metrics.fpr_at_tpr(NONE, ABSENT),
        metrics.expected_calibration_error(NONE, np.array([], np.bool_)),
        metrics.percentile([], 50),
    ],
)
def test_without_photos_a_metric_is_undefined(nothing: object) -> None:
    assert nothing is None
