"""The start page: the sample, an import, a catalogue folder, or the last catalogue."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton, QStackedWidget, QTableView
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.settings import Settings, load_settings
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import find_page, part
from tools.bundle_catalogue import bundle

DrawPicture = Callable[..., Path]
OpenWindow = Callable[..., MainWindow]


def shown_page(window: MainWindow) -> str:
    page = part(window, QStackedWidget, "pages").currentWidget()
    return page.objectName() if page is not None else ""


def last_catalogue(tmp_path: Path) -> str:
    return load_settings(tmp_path / "config" / "settings.toml").catalogue


@pytest.fixture
def sample(
    shop_table: Path,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """Return the folder of a sample of six products, packed once for all tests."""
    packed = tmp_path_factory.getbasetemp() / "packed sample"
    if not packed.exists():
        monkeypatch.setattr(paths, "sample_folder", lambda: shop_table.parent)
        bundle(shop_table, paths.sample_template())
        shutil.copytree(shop_table.parent, packed)
    folder = Path(shutil.copytree(packed, tmp_path / "sample"))
    monkeypatch.setattr(paths, "sample_folder", lambda: folder)
    return folder


def test_the_sample_opens_ready_for_photos(
    open_window: OpenWindow, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    with qtbot.waitSignal(window.client.ready):
        QTest.keyClick(part(window, QPushButton, "start_sample"), Qt.Key.Key_Return)
    assert shown_page(window) == "find_page"
    assert window.client.folder == tmp_path / "data" / "Sample shop"
    assert window.findChild(QDialog) is None
    assert "6 products" in part(window, QLabel, "status_counts").text()
    assert window.opener.sample_photos_folder() == sample / "queries"
    with qtbot.waitSignal(find_page(window).answer_shown) as answered:
        find_page(window).search([sample / "pictures" / "2.png"])
    assert answered.args[0].hits[0].product.sku == "P-2"


def test_products_added_to_the_sample_are_kept(
    open_window: OpenWindow, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    more = tmp_path / "more.csv"
    more.write_text("sku,name\nMINE,My own\n", encoding="utf-8")
    with qtbot.waitSignal(window.client.ready):
        window.opener.open_sample()
    with qtbot.waitSignal(
        window.client.run_job(lambda workspace: workspace.import_products(more)).succeeded
    ):
        pass
    with qtbot.waitSignal(window.client.ready):
        window.opener.open_sample()
    counts = part(window, QLabel, "status_counts")
    assert "7 products" in counts.text()


def test_an_earlier_sample_is_another_catalogue(
    open_window: OpenWindow, sample: Path, catalogue: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "data").mkdir()
    earlier = catalogue.rename(tmp_path / "data" / "sample") / "catalog.sqlite"
    before = earlier.read_bytes()
    window = open_window()
    with qtbot.waitSignal(window.client.ready):
        window.opener.open_sample()
    assert window.client.folder != earlier.parent
    assert earlier.read_bytes() == before


def test_a_catalogue_folder_is_opened_and_remembered(
    open_window: OpenWindow,
    catalogue: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(catalogue))
    window = open_window()
    with qtbot.waitSignal(window.client.ready):
        part(window, QPushButton, "start_folder").click()
    assert shown_page(window) == "find_page"
    assert window.windowTitle() == "My shop – Vitrine"
    qtbot.waitUntil(lambda: last_catalogue(tmp_path) == str(catalogue))


def test_a_folder_without_a_catalogue_is_reported(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    window = open_window()
    part(window, QPushButton, "start_folder").click()
    message = part(window, QLabel, "banner_message")
    qtbot.waitUntil(message.isVisible)
    assert message.text() == f"There is no catalogue in {tmp_path}."
    assert shown_page(window) == "start_page"
    assert not any(tmp_path.glob("catalog.sqlite"))


def test_the_last_catalogue_is_offered(
    open_window: OpenWindow, catalogue: Path, qtbot: QtBot
) -> None:
    settings = Settings(language="en", device="cpu", catalogue=str(catalogue))
    window = open_window(settings=settings)
    recents = part(window, QTableView, "recent_table")
    assert recents.model().index(0, 0).data() == "My shop"
    recents.setCurrentIndex(recents.model().index(0, 0))
    recents.setFocus()
    with qtbot.waitSignal(window.client.ready):
        QTest.keyClick(recents, Qt.Key.Key_Return)


def test_without_a_last_catalogue_none_is_offered(open_window: OpenWindow) -> None:
    assert not part(open_window(), QTableView, "recent_table").isVisible()


def test_an_invalid_model_card_is_reported_on_the_start_page(
    open_window: OpenWindow, catalogue: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    card = tmp_path / "wrong.json"
    card.write_text("{}")
    window = open_window(settings=Settings(language="en", device="cpu", model=str(card)))
    with qtbot.waitSignal(window.client.failed):
        window.opener.open(catalogue)
    assert "wrong.json" in part(window, QLabel, "banner_message").text()
    assert shown_page(window) == "start_page"
