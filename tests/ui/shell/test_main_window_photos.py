"""Photos that are dropped on the window, pasted or chosen are searched for."""

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QListView, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import Answer
from desktop_app.engine.recognition.photo_decoding import PhotoSource
from desktop_app.engine.workspace import Workspace
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import find_page, part
from tests.ui.shell.window_driver import answer_to, banner_text, first_tile, shown_page, urls

Drop = Callable[[MainWindow, QMimeData], bool]
DrawPicture = Callable[..., Path]
OpenWindow = Callable[..., MainWindow]


def test_a_dropped_file_finds_its_product(
    window: MainWindow, drop: Drop, photo: Path, qtbot: QtBot
) -> None:
    answer = answer_to(window, qtbot, lambda: drop(window, urls(photo)))
    assert answer.hits[0].product.sku == "P-2"
    assert first_tile(window) == "Product 2"
    assert part(window, QLabel, "status_speed").text().endswith("ms")


def test_of_several_files_the_first_is_searched_for_and_the_others_wait(
    window: MainWindow, drop: Drop, tmp_path: Path, draw_picture: DrawPicture, qtbot: QtBot
) -> None:
    photos = [draw_picture(tmp_path / f"{seed}.png", seed) for seed in (4, 1, 3)]
    answer_to(window, qtbot, lambda: drop(window, urls(*photos)))
    assert first_tile(window) == "Product 4"
    assert part(window, QLabel, "photo_position").text() == "Photo 1 of 3"
    following = part(window, QToolButton, "next_photo")
    answer_to(window, qtbot, following.click)
    answer_to(window, qtbot, following.click)
    assert first_tile(window) == "Product 3"
    assert not following.isEnabled()
    answer_to(window, qtbot, part(window, QToolButton, "previous_photo").click)
    assert first_tile(window) == "Product 1"


def test_an_unreadable_photo_of_several_shows_no_other_photo(
    window: MainWindow, drop: Drop, photo: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    answer_to(window, qtbot, lambda: drop(window, urls(photo, text_file(tmp_path, photo))))
    with qtbot.waitSignal(find_page(window).failed):
        part(window, QToolButton, "next_photo").click()
    assert part(window, QLabel, "photo_position").text() == "Photo 2 of 2"
    assert not part(window, QToolButton, "back").isVisible()
    assert part(window, QLabel, "answer_title").text() == "My shop"


def test_an_encoded_picture_from_a_browser_is_searched_for(
    window: MainWindow, drop: Drop, photo: Path, qtbot: QtBot
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://shop.example/picture.png")])
    mime.setData("image/png", photo.read_bytes())
    answer_to(window, qtbot, lambda: drop(window, mime))
    assert first_tile(window) == "Product 2"


def test_a_picture_within_html_is_searched_for(
    window: MainWindow, drop: Drop, photo: Path, qtbot: QtBot
) -> None:
    data = base64.b64encode(photo.read_bytes()).decode()
    mime = QMimeData()
    mime.setHtml(f'<meta charset="utf-8"><img alt="x" src="data:image/png;base64,{data}">')
    answer_to(window, qtbot, lambda: drop(window, mime))
    assert first_tile(window) == "Product 2"


def paste_image(photo: Path) -> None:
    QGuiApplication.clipboard().setImage(QImage(str(photo)))


def paste_file(photo: Path) -> None:
    QGuiApplication.clipboard().setMimeData(urls(photo))


def paste_path(photo: Path) -> None:
    QGuiApplication.clipboard().setText(f'"{photo}"\n')


def test_the_paste_keys_work_with_the_focus_anywhere(
    window: MainWindow, photo: Path, qtbot: QtBot
) -> None:
    paste_file(photo)
    grid = part(window, QListView, "result_grid")
    grid.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    answer_to(window, qtbot, lambda: QTest.keyClick(grid, Qt.Key.Key_V, control))
    assert first_tile(window) == "Product 2"


@pytest.mark.parametrize("copy", [paste_image, paste_file])
def test_the_search_box_leaves_pasted_photos_to_the_window(
    window: MainWindow, photo: Path, qtbot: QtBot, copy: Callable[[Path], None]
) -> None:
    copy(photo)
    box = part(window, QLineEdit, "search_box")
    box.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    answer_to(window, qtbot, lambda: QTest.keyClick(box, Qt.Key.Key_V, control))
    assert first_tile(window) == "Product 2"
    QGuiApplication.clipboard().setText("Product 3")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_V, control)
    assert box.text() == "Product 3"


@pytest.mark.parametrize("copy", [paste_image, paste_file, paste_path])
def test_a_pasted_photo_is_searched_for(
    window: MainWindow, photo: Path, qtbot: QtBot, copy: Callable[[Path], None]
) -> None:
    copy(photo)
    answer_to(window, qtbot, part(window, QPushButton, "paste_photo").click)
    assert first_tile(window) == "Product 2"


def test_photos_are_chosen_in_the_dialog(
    window: MainWindow, photo: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(photo)], ""))
    answer_to(window, qtbot, part(window, QPushButton, "open_photo").click)
    assert first_tile(window) == "Product 2"


def text_file(folder: Path, _: Path) -> Path:
    return write(folder / "notes.jpg", b"These are notes.")


def truncated_file(folder: Path, photo: Path) -> Path:
    return write(folder / "half.png", photo.read_bytes()[: photo.stat().st_size // 2])


def missing_file(folder: Path, _: Path) -> Path:
    return folder / "gone.jpg"


def single_pixel(folder: Path, _: Path) -> Path:
    file = folder / "pixel.png"
    assert QImage(1, 1, QImage.Format.Format_RGB888).save(str(file))
    return file


def write(file: Path, data: bytes) -> Path:
    file.write_bytes(data)
    return file


@pytest.mark.parametrize("make", [text_file, truncated_file, missing_file, single_pixel])
def test_an_unreadable_photo_is_reported_and_the_next_one_is_found(
    window: MainWindow,
    drop: Drop,
    photo: Path,
    tmp_path: Path,
    qtbot: QtBot,
    make: Callable[[Path, Path], Path],
) -> None:
    bad = make(tmp_path, photo)
    drop(window, urls(bad))
    qtbot.waitUntil(lambda: bad.name in banner_text(window))
    assert banner_text(window).endswith(".")
    assert part(window, QLabel, "banner_hint").text()
    answer_to(window, qtbot, lambda: drop(window, urls(photo)))
    assert first_tile(window) == "Product 2"
    assert banner_text(window) == ""


def test_a_picture_on_the_internet_is_not_downloaded(window: MainWindow, drop: Drop) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://shop.example/picture.png")])
    drop(window, mime)
    assert "internet" in banner_text(window)


def test_text_that_is_no_path_is_reported(window: MainWindow, drop: Drop) -> None:
    mime = QMimeData()
    mime.setText("hello")
    drop(window, mime)
    assert banner_text(window) == "This contains no photo."
    part(window, QToolButton, "banner_dismiss").click()
    assert banner_text(window) == ""


def test_a_photo_without_a_catalogue_is_reported(
    open_window: OpenWindow, drop: Drop, photo: Path
) -> None:
    window = open_window()
    drop(window, urls(photo))
    assert banner_text(window) == "There is no catalogue to search in yet."
    assert shown_page(window) == "start_page"


def test_a_photo_waits_until_the_model_is_loaded(
    open_window: OpenWindow, catalogue: Path, drop: Drop, photo: Path, qtbot: QtBot
) -> None:
    window = open_window()
    with qtbot.waitSignal(window.client.opened):
        window.opener.open(catalogue)
    assert not window.client.is_ready
    answer_to(window, qtbot, lambda: drop(window, urls(photo)))
    assert first_tile(window) == "Product 2"


def test_only_the_latest_photo_is_answered(
    window: MainWindow,
    drop: Drop,
    tmp_path: Path,
    draw_picture: DrawPicture,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    identify = Workspace.identify

    def spy(self: Workspace, source: PhotoSource, **arguments: Any) -> Answer:
        assert isinstance(source, Path)
        asked.append(source.name)
        return identify(self, source, **arguments)

    monkeypatch.setattr(Workspace, "identify", spy)
    answers: list[Answer] = []
    find_page(window).answer_shown.connect(answers.append)
    for seed in range(6):
        drop(window, urls(draw_picture(tmp_path / f"{seed}.png", seed)))
    qtbot.waitUntil(lambda: bool(answers))
    assert [answer.hits[0].product.sku for answer in answers] == ["P-5"]
    assert first_tile(window) == "Product 5"
    assert asked[-1] == "5.png"
