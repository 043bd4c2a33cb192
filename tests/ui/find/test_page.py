"""The find page: look through the answer, filter it, go on from a product."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QLabel,
    QListView,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.answer import Hit
from desktop_app.domain.resolution import Resolution
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.settings import Settings, load_settings
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.find.category_chip import CategoryChip
from desktop_app.ui.find.hits_model import HIT_ROLE
from desktop_app.ui.find.result_grid import ResultGrid
from desktop_app.ui.shell.main_window import MainWindow
from tests.actor import ACTOR
from tests.ui.parts import part

DrawPicture = Callable[..., Path]
OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def photo(tmp_path: Path, draw_picture: DrawPicture) -> Path:
    return draw_picture(tmp_path / "photo.png", 2)


@pytest.fixture
def found(window: MainWindow, photo: Path, qtbot: QtBot) -> MainWindow:
    """Return the window with the answer to a photo of product 2."""
    with qtbot.waitSignal(window.page.answer_shown):
        window.page.search([photo])
    return window


def grid_of(window: MainWindow) -> ResultGrid:
    return part(window, ResultGrid, "result_grid")


def chip_of(window: MainWindow) -> CategoryChip:
    return part(window, CategoryChip, "category_chip")


def names(window: MainWindow) -> list[str]:
    model = grid_of(window).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def hits_of(window: MainWindow) -> list[Hit]:
    model = grid_of(window).model()
    return [model.index(row, 0).data(HIT_ROLE) for row in range(model.rowCount())]


def text(window: QWidget, name: str) -> str:
    return part(window, QLabel, name).text()


def test_a_ready_catalogue_shows_its_products(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(names(window)) == 6)
    assert names(window)[0] == "Product 0"
    assert text(window, "verdict_word") == "My shop"
    assert text(window, "result_count") == "6 products"
    assert not part(window, QSlider, "cut_off").isVisible()


def test_an_answer_shows_verdict_category_and_best_first(found: MainWindow) -> None:
    assert names(found)[0] == "Product 2"
    assert part(found, QFrame, "verdict").property("verdict") == "match"
    assert text(found, "verdict_word") == "Match"
    assert "Product 2" in text(found, "verdict_sentence")
    assert re.fullmatch(r"Category: Toys \((99|100)%\)", chip_of(found).text())
    assert text(found, "detail_name") == "Product 2"
    assert text(found, "detail_price") == "2.50\N{NO-BREAK SPACE}EUR"
    assert re.match(r"Score (99|100)% · cosine 1.000 · ", text(found, "detail_evidence"))


def test_a_product_names_the_skus_that_were_merged_into_it(
    window: MainWindow, photo: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(names(window)) == 6)
    ids = {hit.product.sku: hit.product.id for hit in hits_of(window)}
    said = Resolution("merge", (ids["P-2"], ids["P-4"], ids["P-5"]))
    with qtbot.waitSignal(
        window.client.run(lambda workspace: workspace.audit().resolve([said])).succeeded
    ):
        pass
    with qtbot.waitSignal(window.page.answer_shown):
        window.page.search([photo])
    assert text(window, "field_name_1") == "Also as SKU"
    assert text(window, "field_value_1") == "P-4, P-5"


def test_the_category_narrows_the_answer_and_lets_go_again(found: MainWindow, qtbot: QtBot) -> None:
    chip = chip_of(found)
    with qtbot.waitSignal(found.page.answer_shown):
        QTest.keyClick(chip, Qt.Key.Key_Space)
    assert {name[-1] for name in names(found)} == {"0", "1", "2"}
    assert (chip.text(), chip.isChecked()) == ("Only Toys", True)
    assert text(found, "result_count") == "3 products"
    with qtbot.waitSignal(found.page.answer_shown):
        chip.click()
    assert len(names(found)) == 6
    assert not chip.isChecked()


def test_the_score_of_a_long_category_is_always_there(
    open_window: OpenWindow, shop_table: Path, photo: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    words = shop_table.read_text(encoding="utf-8")
    name = "Preserves, honey and all else that is sweet and comes in jars"
    shop_table.write_text(words.replace("Toys", f'"{name}"'), encoding="utf-8")
    workspace = finish(
        Workspace.open(
            open_catalogue(tmp_path / "Jars", actor=ACTOR), paths.model_card(""), device="cpu"
        )
    )
    list(workspace.import_products(shop_table))
    workspace.close()
    window = open_window(tmp_path / "Jars")
    with qtbot.waitSignal(window.page.answer_shown):
        window.page.search([photo])
    window.resize(1024, 700)
    chip = chip_of(window)
    assert chip.text().startswith(f"Category: {name} (")
    cut_off = re.compile(r"Category: Pres.*… \(\d+%\)")
    qtbot.waitUntil(lambda: cut_off.fullmatch(chip.elided_text) is not None)
    window.resize(1920, 700)
    qtbot.waitUntil(lambda: chip.elided_text == chip.text())


def test_any_category_can_be_chosen_and_the_words_follow(found: MainWindow, qtbot: QtBot) -> None:
    chip = chip_of(found)
    menu = chip.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == [
        "All categories",
        "Tools (3)",
        "Toys (3)",
    ]
    with qtbot.waitSignal(found.page.answer_shown):
        menu.actions()[1].trigger()
    assert {name[-1] for name in names(found)} == {"3", "4", "5"}
    assert "Product 2" not in text(found, "verdict_sentence")
    back = part(found, QToolButton, "back")
    part(found, QPushButton, "detail_similar").click()
    qtbot.waitUntil(lambda: text(found, "verdict_word") == "Similar products")
    assert not chip.isVisible()
    back.click()
    assert chip.text() == "Only Tools"


def test_the_next_photo_is_searched_for_everywhere(
    found: MainWindow, photo: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(found.page.answer_shown):
        chip_of(found).click()
    with qtbot.waitSignal(found.page.answer_shown):
        found.page.search([photo])
    assert len(names(found)) == 6


def test_the_cut_off_filters_live_and_is_kept(
    found: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    slider = part(found, QSlider, "cut_off")
    slider.setValue(99)
    assert names(found) == ["Product 2"]
    assert text(found, "result_count") == "1 of 6 products"
    assert text(found, "cut_off_words") == "Hide below 99%"
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert len(names(found)) == 6
    slider.setValue(99)
    found.close()
    assert load_settings(tmp_path / "config" / "settings.toml").cut_off == pytest.approx(0.99)


def test_a_kept_cut_off_holds_from_the_start(
    open_window: OpenWindow, catalogue: Path, photo: Path, qtbot: QtBot
) -> None:
    window = open_window(catalogue, Settings(language="en", device="cpu", cut_off=0.99))
    with qtbot.waitSignal(window.page.answer_shown):
        window.page.search([photo])
    assert names(window) == ["Product 2"]


def test_when_nothing_is_left_it_says_so(
    window: MainWindow, tmp_path: Path, draw_picture: DrawPicture, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.page.answer_shown):
        window.page.search([draw_picture(tmp_path / "other.png", 77)])
    part(window, QSlider, "cut_off").setValue(100)
    assert names(window) == []
    note = part(window, QLabel, "result_note_title")
    assert note.isVisible()
    assert note.text() == "No product scores 100% or more"


def test_find_similar_leaves_the_product_itself_out_and_back_leads_back(
    found: MainWindow, qtbot: QtBot
) -> None:
    before = names(found)
    part(found, QPushButton, "detail_similar").click()
    qtbot.waitUntil(lambda: text(found, "verdict_word") == "Similar products")
    assert "Product 2" not in names(found)
    assert text(found, "verdict_sentence") == "to Product 2"
    back = part(found, QToolButton, "back")
    back.click()
    assert names(found) == before
    back.click()
    assert text(found, "verdict_word") == "My shop"
    assert not back.isVisible()


def test_similar_products_are_weighted_at_once_and_back_is_one_step(
    found: MainWindow, qtbot: QtBot
) -> None:
    sliders = part(found, QWidget, "weight_sliders")
    assert not sliders.isVisible()
    part(found, QPushButton, "detail_similar").click()
    qtbot.waitUntil(sliders.isVisible)
    assert "colour " in text(found, "detail_evidence")
    before = [hit.score for hit in hits_of(found)]
    colour = part(found, QSlider, "weight_colour")
    colour.setFocus()
    QTest.keyClick(colour, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: [hit.score for hit in hits_of(found)] != before)
    assert colour.hasFocus()
    for hit in hits_of(found):
        assert hit.likeness is not None
        expected = (hit.likeness.cosine + 2 * hit.likeness.colour) / 3
        assert hit.score == pytest.approx(expected)
    part(found, QToolButton, "back").click()
    assert text(found, "verdict_word") == "Match"
    assert not sliders.isVisible()


def test_each_step_back_has_its_own_weights(found: MainWindow, qtbot: QtBot) -> None:
    similar, shape = (
        part(found, QPushButton, "detail_similar"),
        part(found, QSlider, "weight_shape"),
    )
    similar.click()
    qtbot.waitUntil(lambda: text(found, "verdict_sentence") == "to Product 2")
    first = names(found)
    similar.click()
    qtbot.waitUntil(lambda: text(found, "verdict_sentence") == f"to {first[0]}")
    before = [hit.score for hit in hits_of(found)]
    shape.setValue(shape.maximum())
    qtbot.waitUntil(lambda: [hit.score for hit in hits_of(found)] != before)
    part(found, QToolButton, "back").click()
    assert (names(found), shape.value()) == (first, 0)


def test_the_keys_do_it_all(found: MainWindow, qtbot: QtBot) -> None:
    grid = grid_of(found)
    grid.setFocus()
    assert grid.currentIndex().row() == 0
    QTest.keyClick(grid, Qt.Key.Key_Right)
    second = names(found)[1]
    assert text(found, "detail_name") == second
    QTest.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == f"P-{second[-1]}"
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert part(found, QPushButton, "detail_similar").hasFocus()
    grid.setFocus()
    shift_ctrl = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(grid, Qt.Key.Key_F, shift_ctrl)
    qtbot.waitUntil(lambda: text(found, "verdict_word") == "Similar products")
    QTest.keyClick(grid, Qt.Key.Key_Backspace)
    assert text(found, "verdict_word") == "Match"
    assert text(found, "detail_name") == second


def test_tab_reaches_everything_and_everything_has_a_name(found: MainWindow) -> None:
    first = part(found, QAbstractButton, "photo_area")
    first.setFocus()
    reached: list[QWidget] = []
    focused: QWidget | None = first
    while focused is not None and focused not in reached:
        reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    seen = {widget.objectName() for widget in reached}
    assert {
        "photo_area",
        "open_photo",
        "paste_photo",
        "show_camera",
        "back",
        "category_chip",
        "cut_off",
        "result_grid",
        "detail_picture",
        "detail_confirm",
        "detail_similar",
        "detail_copy",
        "detail_open",
    } <= seen
    for widget in reached:
        assert widget.accessibleName() or getattr(widget, "text", str)(), widget.objectName()


def test_a_screen_reader_hears_a_tile(found: MainWindow) -> None:
    index = grid_of(found).model().index(0, 0)
    heard = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert re.fullmatch("Product 2, P-2, (99|100)%, 2.50\N{NO-BREAK SPACE}EUR", heard)


def test_the_picture_is_opened_by_the_system(
    found: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile()).name)
    )
    part(found, QPushButton, "detail_open").click()
    qtbot.waitUntil(lambda: opened == ["2.png"])


def test_a_picture_that_is_gone_gives_a_sentence(
    found: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hit = grid_of(found).current_hit
    assert hit is not None
    assert hit.picture is not None
    monkeypatch.setattr(Path, "is_file", lambda self: self != Path(hit.picture.path))
    part(found, QPushButton, "detail_open").click()
    message = part(found, QLabel, "banner_message")
    qtbot.waitUntil(message.isVisible)
    assert message.text().endswith("2.png no longer exists.")


def test_the_context_menu_offers_the_same(found: MainWindow) -> None:
    texts = [action.text() for action in grid_of(found).actions()]
    assert texts == ["Confirm match", "Find similar", "Copy SKU", "Open picture"]
    assert grid_of(found).contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu


def test_the_pictures_are_enlarged_and_leafed_through(
    window: MainWindow, tmp_path: Path, draw_picture: DrawPicture, qtbot: QtBot
) -> None:
    for seed in (50, 51):
        draw_picture(tmp_path / "more" / "Toys" / "Ball" / f"{seed}.png", seed)
    task = window.client.run_job(lambda workspace: workspace.import_products(tmp_path / "more"))
    with qtbot.waitSignal(task.succeeded):
        pass
    with qtbot.waitSignal(window.page.answer_shown):
        window.page.search([tmp_path / "more" / "Toys" / "Ball" / "51.png"])
    strip = part(window, QListView, "picture_strip")
    qtbot.waitUntil(lambda: strip.isVisible() and strip.model().rowCount() == 2)
    part(window, QAbstractButton, "detail_picture").click()
    viewer = part(window, QWidget, "picture_viewer")
    caption = part(viewer, QLabel, "picture_caption")
    assert "51.png" in caption.text()
    QTest.keyClick(viewer, Qt.Key.Key_Left)
    assert "50.png" in caption.text()
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()


def test_the_detail_pane_closes_and_opens(found: MainWindow) -> None:
    pane = part(found, QWidget, "detail_pane")
    command = part(found, QAction, "command_details")
    found.resize(1200, 700)
    assert pane.isVisible()
    assert command.isChecked()
    command.trigger()
    assert not pane.isVisible()
    grid_of(found).setFocus()
    QTest.keyClick(grid_of(found), Qt.Key.Key_Return)
    assert pane.isVisible()
    assert command.isChecked()


def test_the_detail_pane_yields_where_there_is_no_room(found: MainWindow) -> None:
    pane = part(found, QWidget, "detail_pane")
    found.resize(1200, 700)
    found.resize(760, 500)
    assert not pane.isVisible()
    found.resize(1200, 700)
    assert pane.isVisible()


def test_space_takes_a_photo_with_the_camera(
    open_window: OpenWindow, catalogue: Path, tmp_path: Path, qtbot: QtBot, photo: Path
) -> None:
    # A picture stands in for a camera, as a video would.
    window = open_window(catalogue, Settings(language="en", device="cpu", camera=str(photo)))
    part(window, QAction, "command_camera").trigger()
    camera = part(window, CameraView)
    assert camera.isVisible()
    capture = part(camera, QPushButton, "camera_capture")
    qtbot.waitUntil(capture.isEnabled, timeout=10_000)
    grid_of(window).setFocus()
    with qtbot.waitSignal(window.page.answer_shown):
        QTest.keyClick(grid_of(window), Qt.Key.Key_Space)
    assert names(window)[0] == "Product 2"
    assert camera.isVisible()
    part(window, QPushButton, "show_camera").click()
    assert not camera.isVisible()


def test_text_of_the_catalogue_stays_plain(
    window: MainWindow, tmp_path: Path, draw_picture: DrawPicture, qtbot: QtBot
) -> None:
    draw_picture(tmp_path / "x" / "1.png", 70)
    table = tmp_path / "x" / "table.csv"
    table.write_text('sku,name,description,image\nX-1,<b>Bold</b>,<img src="x">,1.png\n')
    with qtbot.waitSignal(
        window.client.run_job(lambda workspace: workspace.import_products(table)).succeeded
    ):
        pass
    with qtbot.waitSignal(window.page.answer_shown):
        window.page.search([tmp_path / "x" / "1.png"])
    for name, expected in (("detail_name", "<b>Bold</b>"), ("detail_description", '<img src="x">')):
        label = part(window, QLabel, name)
        assert label.text() == expected
        assert label.textFormat() == Qt.TextFormat.PlainText
