"""The privacy dialog says what is kept, and has photos deleted for good."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTableView,
)
from pytestqt.qtbot import QtBot

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.picture import PictureFile
from desktop_app.settings import Settings
from desktop_app.ui.privacy.forget_dialog import ForgetDialog
from desktop_app.ui.privacy.privacy_dialog import PrivacyDialog
from desktop_app.ui.shell.main_window import MainWindow
from tests.actor import ACTOR
from tests.conftest import object_on_white
from tests.engine.privacy.kept_shop import encoded
from tests.ui.parts import part

OpenWindow = Callable[..., MainWindow]

KEY = "0123456789abcdef" * 2


@pytest.fixture
def photo(catalogue: Path) -> str:
    """Return the hash of a confirmed photo in the catalogue."""
    with closing(open_catalogue(catalogue, actor=ACTOR)) as store:
        product = store.products.list_by_sku(1)[0][0].id
        jpeg = encoded(object_on_white(9, 160))
        file = PictureFile(f"confirmed/{KEY}.jpg", KEY, 0, 0, 160, 160, jpeg)
        with store.history.record("photo").step():
            store.confirmed_photos.put(product, file, jpeg)
    return KEY


@pytest.fixture
def dialog(photo: str, window: MainWindow, qtbot: QtBot) -> PrivacyDialog:
    part(window, QAction, "command_privacy").trigger()
    dialog = part(window, PrivacyDialog)
    qtbot.waitUntil(lambda: rows(dialog, "privacy_table") != [])
    return dialog


def rows(dialog: PrivacyDialog | ForgetDialog, name: str) -> list[list[str]]:
    model = part(dialog, QTableView, name).model()
    columns = range(model.columnCount())
    return [
        [str(model.index(row, column).data()) for column in columns]
        for row in range(model.rowCount())
    ]


def test_what_is_kept_is_listed_with_its_place(
    dialog: PrivacyDialog, monkeypatch: pytest.MonkeyPatch, catalogue: Path
) -> None:
    listed = {row[0]: row for row in rows(dialog, "privacy_table")}
    assert listed["Photos that became pictures of products"][1] == "1"
    assert "30 days" in listed["Answers of the counter"][3]
    assert part(dialog, QLabel, "privacy_leaving").text().startswith("Nothing leaves this")
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    table = part(dialog, QTableView, "privacy_table")
    table.selectRow(list(listed).index("Photos that became pictures of products"))
    assert str(catalogue) in part(dialog, QLabel, "privacy_details").text()
    part(dialog, QPushButton, "privacy_open").click()
    assert [Path(one.toLocalFile()) for one in opened] == [catalogue]


def test_a_till_on_the_network_is_named(
    open_window: OpenWindow, catalogue: Path, qtbot: QtBot
) -> None:
    address = "https://till.example/lines"
    window = open_window(catalogue, Settings(accept_action="post", till_address=address))
    part(window, QAction, "command_privacy").trigger()
    leaving = part(part(window, PrivacyDialog), QLabel, "privacy_leaving")
    qtbot.waitUntil(lambda: address in leaving.text())
    assert leaving.text().startswith("Only this leaves this computer:\n• Accepted products")


def test_a_setting_changes_what_is_told(dialog: PrivacyDialog, qtbot: QtBot) -> None:
    part(dialog, QCheckBox, "setting_keep_nothing").click()
    box = part(dialog, QMessageBox)
    next(one for one in box.buttons() if one.text() == "Delete and keep nothing").click()
    qtbot.waitUntil(lambda: rows(dialog, "privacy_table")[0][3] == "Nothing is kept")


def test_a_photo_is_shown_asked_about_and_deleted(
    dialog: PrivacyDialog, window: MainWindow, qtbot: QtBot, photo: str
) -> None:
    part(dialog, QPushButton, "privacy_forget").click()
    forget = part(dialog, ForgetDialog)
    delete = part(forget, QPushButton, "forget_delete")
    part(forget, QComboBox, "forget_kind").setCurrentIndex(2)
    assert not part(forget, QPushButton, "forget_find").isEnabled()
    part(forget, QLineEdit, "forget_photo_name").setText(photo)
    part(forget, QPushButton, "forget_find").click()
    qtbot.waitUntil(delete.isEnabled)
    assert rows(forget, "forget_table")[0][:2] == ["Photos that became pictures of products", "1"]
    delete.click()
    box = part(forget, QMessageBox)
    assert "cannot be undone" in box.informativeText()
    with qtbot.waitSignal(window.client.ready):
        next(one for one in box.buttons() if one.text() == "Delete for good").click()
    assert part(forget, QLabel, "forget_result").text() == "This is deleted for good:"
    assert not delete.isEnabled()
    with qtbot.waitSignal(
        window.client.read(lambda one: one.store.confirmed_photos.count()).succeeded
    ) as counted:
        pass
    assert counted.args == [0]
    qtbot.waitUntil(lambda: count_of(dialog, "Photos that became pictures of products") == "0")


def count_of(dialog: PrivacyDialog, what: str) -> str:
    return next((row[1] for row in rows(dialog, "privacy_table") if row[0] == what), "")


def test_only_what_the_role_may_do_is_offered(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.client, "may", lambda _: False)
    part(window, QAction, "command_privacy").trigger()
    dialog = part(window, PrivacyDialog)
    assert not part(dialog, QPushButton, "privacy_forget").isEnabled()
    assert not part(dialog, QCheckBox, "setting_keep_nothing").isVisible()
    monkeypatch.undo()
    window.client.role_changed.emit()
    assert part(dialog, QPushButton, "privacy_forget").isEnabled()
    assert part(dialog, QCheckBox, "setting_keep_nothing").isVisible()
