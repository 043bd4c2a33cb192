"""Encryption on the real window: encrypting, opening with the password, and back."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.catalogue.opening import backups_of, encryption_of
from desktop_app.catalogue.sqlite.backup_file import write_backup
from desktop_app.catalogue.sqlite.encryption import catalogue_key, key_file
from desktop_app.progress import finish
from desktop_app.ui.backup.restore_dialog import RestoreDialog
from desktop_app.ui.encryption.encrypt_dialog import EncryptDialog
from desktop_app.ui.encryption.encrypted_dialog import EncryptedDialog
from desktop_app.ui.encryption.unlock_dialog import UnlockDialog
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part

OpenWindow = Callable[..., MainWindow]

PASSWORD = "correct horse"


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    cost = key_file.Argon2Cost(passes=1, memory_kib=8, lanes=1)
    monkeypatch.setattr(key_file, "DEFAULT_COST", cost)
    monkeypatch.setitem(sys.modules, "keyring", None)
    yield
    catalogue_key._unlocked.clear()


@pytest.fixture
def encrypted(catalogue: Path) -> Path:
    finish(encryption_of(catalogue).encrypt(PASSWORD))
    return catalogue


def open_dialog(window: MainWindow, kind: type[QDialog], qtbot: QtBot) -> QDialog:
    part(window, QAction, "command_encryption").trigger()
    qtbot.waitUntil(lambda: window.findChild(kind) is not None)
    return part(window, kind)


def enter(dialog: QDialog, **texts: str) -> None:
    for name, text in texts.items():
        part(dialog, QLineEdit, name).setText(text)


def shown(widget: MainWindow | QDialog) -> str:
    return part(widget, QLabel, "banner_message").text()


def test_a_catalogue_is_encrypted_after_a_warning(
    window: MainWindow, catalogue: Path, qtbot: QtBot
) -> None:
    dialog = open_dialog(window, EncryptDialog, qtbot)
    assert "everything in the catalogue" in part(dialog, QLabel, "encrypt_warning").text()
    assert not part(dialog, QCheckBox, "encrypt_in_keyring").isVisible()
    confirm = part(dialog, QPushButton, "encrypt_confirm")
    enter(dialog, new_password=PASSWORD, new_password_again=PASSWORD)
    assert not confirm.isEnabled()
    part(dialog, QCheckBox, "encrypt_is_known").setChecked(True)
    enter(dialog, new_password_again="correct house")
    assert not confirm.isEnabled()
    assert part(dialog, QLabel, "new_password_problem").text() == "The two passwords are different."
    enter(dialog, new_password="short", new_password_again="short")
    assert not confirm.isEnabled()
    enter(dialog, new_password=PASSWORD, new_password_again=PASSWORD)
    with qtbot.waitSignal(window.client.ready):
        confirm.click()
    assert shown(window) == "The catalogue is encrypted."
    assert encryption_of(catalogue).is_encrypted
    assert part(window, QLabel, "status_counts").text().endswith("6 products  ·  6 pictures")


def test_a_locked_catalogue_asks_until_the_password_is_right(
    open_window: OpenWindow, encrypted: Path, qtbot: QtBot
) -> None:
    catalogue_key._unlocked.clear()
    window = open_window()
    with qtbot.waitSignal(window.client.failed):
        window.opener.open(encrypted)
    dialog = part(window, UnlockDialog)
    button = part(dialog, QPushButton, "unlock_open")
    assert not button.isEnabled()
    enter(dialog, unlock_password="wrong horse")
    button.click()
    qtbot.waitUntil(lambda: shown(dialog) == "The password is wrong.")
    enter(dialog, unlock_password=PASSWORD)
    with qtbot.waitSignal(window.client.ready):
        button.click()
    assert window.client.folder == encrypted


def test_the_password_is_changed_and_the_encryption_removed(
    open_window: OpenWindow, encrypted: Path, qtbot: QtBot
) -> None:
    window = open_window(encrypted)
    dialog = open_dialog(window, EncryptedDialog, qtbot)
    enter(dialog, new_password="battery staple", new_password_again="battery staple")
    change = part(dialog, QPushButton, "password_change")
    assert not change.isEnabled()
    enter(dialog, old_password="wrong horse")
    change.click()
    qtbot.waitUntil(lambda: shown(dialog) == "The password is wrong.")
    enter(dialog, old_password=PASSWORD)
    change.click()
    qtbot.waitUntil(lambda: shown(dialog) == "The password is changed.")
    enter(dialog, old_password="battery staple")
    with qtbot.waitSignal(window.client.ready):
        part(dialog, QPushButton, "encryption_remove").click()
    assert shown(window) == "The catalogue is not encrypted any more."
    assert not encryption_of(encrypted).is_encrypted


def test_a_locked_backup_asks_for_its_password(
    window: MainWindow, catalogue: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other"
    backups = catalogue / "backups"
    with qtbot.waitSignal(window.client.read_job(lambda one: one.back_up()).succeeded):
        pass
    (backup,) = backups.glob("*.zip")
    finish(backups_of(other).restore(backup))
    finish(encryption_of(other).encrypt(PASSWORD))
    backup.unlink()
    finish(write_backup(other, backups / "other.zip"))
    catalogue_key._unlocked.clear()
    part(window, QAction, "command_restore").trigger()
    dialog = part(window, RestoreDialog)
    qtbot.waitUntil(lambda: dialog.findChild(UnlockDialog) is not None)
    unlock = part(dialog, UnlockDialog)
    assert part(unlock, QLabel, "unlock_title").text() == "“other.zip” is encrypted"
    enter(unlock, unlock_password=PASSWORD)
    part(unlock, QPushButton, "unlock_open").click()
    qtbot.waitUntil(part(dialog, QPushButton, "restore_confirm").isEnabled)
    assert part(dialog, QTableView, "restore_backups").model().rowCount() == 1
    dialog.reject()
