"""Shared catalogues in the window: publishing, connecting, the state, and conflicts."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from desktop_app import system_keyring
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.domain.actor import Actor
from desktop_app.ui.shared.conflicts_dialog import ConflictsDialog
from desktop_app.ui.shared.server_dialog import ServerDialog
from desktop_app.ui.shared.server_fields import ServerFields
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.shared_watch import SharedWatch
from desktop_app.ui.shell.status_bar import StatusBar
from tests.shared_shop import SharedShop
from tests.ui.conftest import OpenWindow
from tests.ui.parts import part


def _click(parent: QObject, name: str) -> None:
    part(parent, QPushButton, name).click()


def _enter_address(dialog: ServerDialog, address: str) -> None:
    field = part(dialog, QLineEdit, "server_server")
    field.setText(address)
    field.editingFinished.emit()


def test_a_catalogue_is_published_tested_and_opened_from_the_server(
    postgres_database: str,
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(system_keyring, "save_secret", lambda *_: False)
    window._commands["publish"]()
    dialog = part(window, ServerDialog)
    _enter_address(dialog, postgres_database)
    assert dialog.fields.address == postgres_database
    with qtbot.waitSignal(dialog.published):
        _click(dialog, "server_start")
    qtbot.waitUntil(lambda: part(dialog, QPushButton, "server_test").isEnabled())
    _click(dialog, "server_test")
    result = part(dialog, QLabel, "server_result")
    qtbot.waitUntil(lambda: "You are an administrator there." in result.text())
    part(dialog, QLineEdit, "server_password").setText("secret")
    with qtbot.waitSignal(window.client.ready):
        _click(dialog, "server_start")
    name = postgres_database.split("/")[3].split("?")[0]
    assert window.client.name == name
    assert "secret" not in window.windowTitle()
    recent = window.opener.recents.all()[0]
    assert (recent.name, recent.place) == (name, str(ServerAddress.parse(postgres_database)))
    notice = part(window, QLabel, "banner_message").text()
    assert notice == "The password is not kept, because there is no keyring."
    exchange = part(window, QLabel, "status_exchange")
    qtbot.waitUntil(lambda: exchange.text() == "Connected")


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("postgresql://ann@127.0.0.1:1/shop", "server"),
        ("postgresql://ann@127.0.0.1:0/shop", "server"),
    ],
)
def test_an_error_is_shown_at_its_field(
    address: str, field: str, window: MainWindow, qtbot: QtBot
) -> None:
    window._commands["connect"]()
    dialog = part(window, ServerDialog)
    _enter_address(dialog, address)
    _click(dialog, "server_test")
    problem = part(dialog, QLabel, f"server_{field}_problem")
    qtbot.waitUntil(lambda: bool(problem.text()))
    assert part(dialog, QLineEdit, f"server_{field}").hasFocus()
    dialog.reject()


def test_an_address_is_split_into_its_parts(qtbot: QtBot) -> None:
    fields = ServerFields()
    qtbot.addWidget(fields)
    fields.show_address("postgresql://a%40b:p%3Aw@db.shop:5433/my%20shop?sslmode=require")
    texts = {
        name: part(fields, QLineEdit, f"server_{name}").text()
        for name in ("server", "port", "database", "user", "password")
    }
    assert texts == {
        "server": "db.shop",
        "port": "5433",
        "database": "my shop",
        "user": "a@b",
        "password": "p:w",
    }
    assert fields.address == "postgresql://a%40b@db.shop:5433/my%20shop?sslmode=require"
    assert fields.password == "p:w"


def test_a_conflict_is_counted_shown_and_settled_with_the_other_value(
    postgres_database: str,
    catalogue: Path,
    open_window: OpenWindow,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    shop = SharedShop(postgres_database, catalogue, tmp_path / "stations")
    copies = [shop.copy("A"), shop.copy("B")]
    first = open_catalogue(copies[0], actor=Actor("Ann", "A"))
    # Without the exchange, as while the server is not reached.
    second = SqliteCatalogue(CatalogueDatabase.open(copies[1], Actor("Bob", "B")))
    with closing(first), closing(second):
        number = first.products.ids()[0]
        with second.history.record("edit").step():
            second.products.update({number: {"name": "Other name"}})
        with first.history.record("edit").step():
            first.products.update({number: {"name": "First name"}})
        assert first.synchronisation is not None
        assert first.synchronisation.wait_for_exchange(20)
    window = open_window(copies[1])
    button = part(part(window, StatusBar), QPushButton, "status_conflicts")
    qtbot.waitUntil(lambda: button.isVisible() and button.text() == "1 conflict")
    button.click()
    dialog = part(window, ConflictsDialog)
    table = part(dialog, QTableView, "conflicts_table")
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    details = part(dialog, QLabel, "conflicts_details")
    qtbot.waitUntil(lambda: "Ann" in details.text())
    assert "In the catalogue: First name, of Ann · A" in details.text()
    assert "Not taken: Other name" in details.text()
    with qtbot.waitSignal(dialog.settled):
        _click(dialog, "conflicts_use_other")
    qtbot.waitUntil(lambda: not button.isVisible())
    task = window.client.read(lambda browser: browser.products([number])[number].name)
    with qtbot.waitSignal(task.succeeded) as name:
        pass
    assert name.args == ["Other name"]
    dialog.reject()
    with qtbot.waitSignal(window.undo_commands.undone):
        window.undo_commands.undo()
    assert part(window, SharedWatch).state is not None
