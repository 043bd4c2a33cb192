"""Number and median duration of searches."""

from desktop_app.ui.demo.demo_statistics import DemoStatistics


def test_there_is_no_median_before_the_first_search() -> None:
    assert DemoStatistics().median_ms is None


def test_searches_are_counted_and_their_median_is_returned() -> None:
    statistics = DemoStatistics()
    for duration_ms in (30.0, 10.0, 500.0):
        statistics.add_search(duration_ms)
    assert (statistics.searches, statistics.median_ms) == (3, 30.0)


def test_the_median_is_of_the_latest_searches() -> None:
    statistics = DemoStatistics()
    for duration_ms in (10.0, 20.0):
        for _ in range(1000):
            statistics.add_search(duration_ms)
    assert (statistics.searches, statistics.median_ms) == (2000, 20.0)
