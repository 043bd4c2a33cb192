"""Changes of two computers with copies of one station."""

from pathlib import Path
from shutil import copytree

import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.errors import VitrineError
from tests.catalogue.shared_shop import SharedShop
from tests.catalogue.sqlite.builders import add_product
from tests.catalogue.station.two_stations import TwoStations


def test_only_one_of_two_equal_copies_sends_changes(
    shared_shop: SharedShop, tmp_path: Path
) -> None:
    shared_shop.copy("A", tmp_path / "one")
    copytree(tmp_path / "one", tmp_path / "two")
    with (
        shared_shop.open("A", tmp_path / "one") as one,
        shared_shop.open("A", tmp_path / "two") as two,
    ):
        SqliteCatalogue(one).products.add({"ONE": {}})
        shared_shop.exchange(one)
        SqliteCatalogue(one).products.add({"LATER": {}})
        shared_shop.exchange(one)
        SqliteCatalogue(two).products.add({"TWO": {}})
        with pytest.raises(VitrineError, match="Another computer uses a copy"):
            shared_shop.exchange(two)
        # What it has to send is kept.
        assert two.value("SELECT count(*) FROM outbox") > 0
    assert shared_shop.query("SELECT sku FROM vitrine.products ORDER BY sku") == [
        ("LATER",),
        ("ONE",),
    ]


def test_other_stations_get_every_digit_of_what_is_undone(stations: TwoStations) -> None:
    product = add_product(stations.a.catalogue, "1")
    catalogue = stations.a.catalogue
    with catalogue.history.record("edit").step():
        catalogue.products.update({product: {"price": 1 / 3}})
    stations.exchange()


def test_what_the_server_cannot_store_holds_nothing_up(
    stations: TwoStations, caplog: pytest.LogCaptureFixture
) -> None:
    # The editor and imports take no such character.
    database = stations.a.database
    (id_,) = database.new_ids("products", 1)
    database.execute("INSERT INTO products (id, sku) VALUES (?, ?)", [id_, "NUL\0"])
    add_product(stations.a.catalogue, "TEA")
    for station in (stations.a, stations.b, stations.a):
        station.exchange()
    assert stations.b.catalogue.products.by_sku(["TEA"]).keys() == {"TEA"}
    assert stations.a.database.value("SELECT count(*) FROM refused_changes") > 0
    assert stations.a.catalogue.products.ids() == stations.b.catalogue.products.ids()
    assert [record.levelname for record in caplog.records if "refuses" in record.message] == [
        "WARNING"
    ]
    caplog.clear()
