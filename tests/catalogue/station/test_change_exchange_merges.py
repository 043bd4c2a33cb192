"""Products that several stations merge and delete at the same time."""

import pytest

from tests.catalogue.sqlite.builders import add_product, resolve
from tests.catalogue.station.two_stations import TwoStations


@pytest.fixture
def ids(stations: TwoStations) -> list[int]:
    """Add three products that both stations know, and return their ids."""
    ids = [add_product(stations.a.catalogue, sku) for sku in ("1", "2", "3")]
    stations.exchange()
    return ids


def test_what_another_station_has_merged_into_is_not_deleted(
    stations: TwoStations, ids: list[int]
) -> None:
    one, two, _ = ids
    resolve(stations.a.catalogue, "merge", one, two)
    stations.b.catalogue.products.delete([one])
    stations.exchange()
    assert stations.b.catalogue.resolutions.merge_targets() == {two: one}
    assert stations.a.conflicts == [("product", "1", None)]


def test_a_merge_into_a_product_that_was_deleted_is_a_conflict(
    stations: TwoStations, ids: list[int]
) -> None:
    one, two, three = ids
    stations.a.catalogue.products.delete([one])
    resolve(stations.b.catalogue, "merge", one, two)
    stations.exchange()
    assert stations.b.catalogue.products.ids() == [two, three]
    assert ("merged_into", None, one) in stations.a.conflicts


def test_a_merged_product_follows_its_reference_of_another_station(
    stations: TwoStations, ids: list[int]
) -> None:
    one, two, three = ids
    resolve(stations.a.catalogue, "merge", two, one)
    resolve(stations.b.catalogue, "merge", three, two)
    stations.exchange()
    assert stations.a.catalogue.resolutions.merge_targets() == {one: three, two: three}


def test_two_products_merged_into_each_other_do_not_vanish(
    stations: TwoStations, ids: list[int]
) -> None:
    one, two, three = ids
    resolve(stations.a.catalogue, "merge", one, two)
    resolve(stations.b.catalogue, "merge", two, one)
    stations.exchange()
    assert stations.b.catalogue.products.ids() == [one, three]
    assert stations.a.conflicts == [("merged_into", None, two)]


def test_products_with_all_that_is_merged_into_them_are_deleted_everywhere(
    stations: TwoStations, ids: list[int]
) -> None:
    one, two, three = ids
    resolve(stations.a.catalogue, "merge", one, two)
    stations.exchange()
    stations.a.catalogue.products.delete([one])
    stations.exchange()
    assert stations.b.catalogue.products.ids() == [three]
    assert stations.b.catalogue.resolutions.merge_targets() == {}


def test_what_a_station_merges_while_another_deletes_is_received_at_any_moment(
    stations: TwoStations, ids: list[int]
) -> None:
    one, two, three = ids
    stations.a.catalogue.products.delete([one])
    stations.a.exchange()
    resolve(stations.b.catalogue, "merge", one, two)
    stations.b.receive()
    stations.exchange()
    assert stations.b.catalogue.products.ids() == [two, three]


def test_products_that_exchange_their_skus_are_received(
    stations: TwoStations, ids: list[int]
) -> None:
    one, two, _ = ids
    products = stations.a.catalogue.products
    products.update({one: {"sku": "between"}})
    products.update({two: {"sku": "1"}})
    products.update({one: {"sku": "2"}})
    stations.exchange()
    assert stations.b.catalogue.products.ids_by_sku(["1", "2"]) == {"1": two, "2": one}


def test_what_a_kept_product_is_merged_into_is_kept(stations: TwoStations, ids: list[int]) -> None:
    one, two, _ = ids
    resolve(stations.a.catalogue, "merge", one, two)
    stations.exchange()
    stations.b.catalogue.products.update({two: {"brand": "Acme"}})
    stations.b.exchange()
    stations.a.catalogue.products.delete([one])
    stations.exchange()
    assert stations.a.catalogue.resolutions.merge_targets() == {two: one}
