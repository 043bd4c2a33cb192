"""One local copy in two programs, and one that was put back to an earlier state."""

from pathlib import Path

from desktop_app.catalogue.station.change_exchange import ChangeExchange
from desktop_app.catalogue.station.synchroniser import Synchroniser
from desktop_app.domain.actor import Actor
from desktop_app.domain.role import Role
from desktop_app.progress import finish
from tests.catalogue.shared_shop import SharedShop
from tests.catalogue.sqlite.builders import add_product, product
from tests.catalogue.station.two_stations import TwoStations


def test_what_one_program_has_received_is_not_replaced_by_the_other_with_older_rows(
    stations: TwoStations, shared_shop: SharedShop
) -> None:
    boot = add_product(stations.a.catalogue, "B", name="Boot")
    stations.a.exchange()
    window, command = (
        ChangeExchange(stations.b.database, shared_shop.connection) for _ in range(2)
    )
    older = list(window._changed_parts())
    stations.a.catalogue.products.update({boot: {"name": "Shoe"}})
    stations.a.exchange()
    command._write(list(command._changed_parts()))
    window._write(older)
    command._application.set_all_known(command._reader.last_change(command._tables))
    finish(command.receive())
    assert product(stations.b.catalogue, boot).name == "Shoe"


def test_two_programs_send_each_change_once(stations: TwoStations, shared_shop: SharedShop) -> None:
    add_product(stations.a.catalogue, "B", name="Boot")
    window, command = (
        ChangeExchange(stations.a.database, shared_shop.connection) for _ in range(2)
    )
    first = stations.a.database.rows("SELECT * FROM outbox")
    window.send()
    stations.a.database.execute_many("INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?)", first)
    command.send()
    stations.exchange()
    assert stations.b.catalogue.products.count() == 1
    assert stations.b.conflicts == []


def test_a_copy_that_was_put_back_is_refused(
    shared_shop: SharedShop, stations: TwoStations, tmp_path: Path
) -> None:
    shared_shop.copy("A", tmp_path / "earlier")
    add_product(stations.a.catalogue, "B")
    stations.a.exchange()
    synchroniser = Synchroniser(
        shared_shop.address, tmp_path / "earlier", Actor("Ann", "A"), Role.ADMIN
    )
    synchroniser.start()
    assert not synchroniser.wait_for_exchange(30)
    synchroniser.stop()
    assert "another catalogue" in str(synchroniser.state.error)
