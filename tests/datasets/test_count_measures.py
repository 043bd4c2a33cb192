import pytest

from datasets.count_measures import BoxTally, CountedThing, TrueThing, measure_counts
from desktop_app.domain.region import Region

LEFT, RIGHT = Region(0.0, 0.0, 0.4, 0.4), Region(0.6, 0.0, 1.0, 0.4)


def test_the_measures_of_rpc() -> None:
    true = [{"A": 2, "B": 1}, {"A": 1}]
    counted = [{"A": 1, "B": 1, "C": 1}, {"A": 1}]
    found = measure_counts(counted, true)
    assert found.cacc == 0.5
    assert found.acd == 1.0
    assert found.mccd == pytest.approx((1 / 3 + 0) / 2)
    assert found.mciou == pytest.approx((2 / 3 + 1 + 0) / 3)


def test_a_right_list_has_no_distance() -> None:
    assert measure_counts([{"A": 2}], [{"A": 2}]) == (1.0, 0.0, 0.0, 1.0)


def test_a_product_needs_the_right_box_and_sku_and_counts_once() -> None:
    tally = BoxTally()
    tally.add(
        [
            CountedThing(LEFT, "A", 0.9),
            CountedThing(LEFT, "A", 0.8),
            CountedThing(RIGHT, "C", 0.7),
        ],
        [TrueThing(LEFT, "A"), TrueThing(RIGHT, "B"), TrueThing(Region(0, 0.6, 0.4, 1), "B")],
    )
    assert (tally.right, tally.counted, tally.known) == (1, 3, 3)
    assert tally.f1 == pytest.approx(1 / 3)
    assert tally.box_recall == pytest.approx(2 / 3)
    assert tally.wrong == {("B", "C"): 1}
    assert tally.called_share is None


def test_an_unknown_thing_may_be_called_a_product() -> None:
    tally = BoxTally()
    tally.add(
        [CountedThing(LEFT, "A", 0.9), CountedThing(RIGHT, "", 0.0)],
        [TrueThing(LEFT, ""), TrueThing(RIGHT, "")],
    )
    assert tally.called_share == 0.5
    assert tally.box_recall == 1.0
    assert tally.f1 == 0.0
