"""Plots draw values at the right positions."""

from xml.etree.ElementTree import Element

import numpy as np
import pytest

from desktop_app.engine.evaluation.metrics import reliability_bins
from desktop_app.engine.export.report.svg_plots import (
    PlotTitles,
    Series,
    rank_plot,
    reliability_plot,
    roc_plot,
    score_histogram,
    time_histogram,
)

TITLES = PlotTitles("A plot", "across", "up")


def _texts(plot: Element) -> list[str]:
    return [part.text or "" for part in plot.iter("text")]


def _bars(plot: Element, kind: str = "right") -> list[Element]:
    return [part for part in plot.iter("rect") if part.get("class") == kind]


def _height(bar: Element) -> float:
    return float(bar.get("height", 0))


def test_a_plot_has_a_name_and_titles() -> None:
    plot = rank_plot(TITLES, [0.5])
    assert (plot.get("role"), plot.get("aria-label")) == ("img", "A plot")
    assert {"across", "up", "100%", "1"} <= set(_texts(plot))


def test_bars_are_as_high_as_their_share() -> None:
    half, all_ = _bars(rank_plot(TITLES, [0.5, None, 1.0]))
    assert _height(half) * 2 == pytest.approx(_height(all_), abs=0.02)


def test_a_reliability_diagram_shows_only_bins_with_photos() -> None:
    steps = reliability_bins(np.array([0.1, 0.9, 0.9]), np.array([False, True, True]), bins=5)
    low, high = _bars(reliability_plot(TITLES, steps))
    assert _height(low) < 2
    assert _height(high) > 200
    assert float(high.get("fill-opacity", 0)) > float(low.get("fill-opacity", 0))


def test_the_series_of_a_score_histogram_are_stacked() -> None:
    series = [
        Series("right", np.array([0.99, 1.0])),
        Series("wrong", np.array([1.0])),
        Series("absent", np.array([])),
    ]
    plot = score_histogram(TITLES, series, 0.5)
    (right,), (wrong,) = _bars(plot), _bars(plot, "wrong")
    assert float(wrong.get("y", 0)) + _height(wrong) == pytest.approx(float(right.get("y", 0)))
    assert not _bars(plot, "absent")
    assert {"0", "1", "2", "3"} <= set(_texts(plot))


def test_the_roc_curve_goes_from_corner_to_corner() -> None:
    plot = roc_plot(TITLES, np.array([0.0, 0.0, 1.0]), np.array([0.0, 1.0, 1.0]))
    (curve,) = (part for part in plot.iter("polyline") if part.get("class") == "curve")
    (diagonal,) = (part for part in plot.iter("polyline") if part.get("class") == "guide")
    corners = (diagonal.get("points") or "").split()
    assert (curve.get("points") or "").split()[::2] == corners


def test_a_slow_query_does_not_flatten_the_others() -> None:
    plot = time_histogram(TITLES, [10.0] * 200 + [60_000.0], [10.0])
    assert len(_bars(plot)) == 2
    assert float(_texts(plot)[-3]) < 100


def test_queries_that_all_took_the_same_time() -> None:
    assert _bars(time_histogram(TITLES, [0.0], [0.0]))
