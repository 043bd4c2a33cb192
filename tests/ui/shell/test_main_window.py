"""The window: what is dropped or pasted is asked for, and nothing bad ends it."""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QListView,
    QPushButton,
    QStackedWidget,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import Answer
from desktop_app.engine.recognition.photo_decoding import PhotoSource
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets.banner import Banner
from tests.ui.parts import find_page, part

Drop = Callable[[MainWindow, QMimeData], bool]
DrawPicture = Callable[..., Path]
OpenWindow = Callable[..., MainWindow]


def first_tile(window: MainWindow) -> str:
    model = part(window, QListView, "result_grid").model()
    return str(model.index(0, 0).data())


def urls(*files: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return mime


def answer_to(window: MainWindow, qtbot: QtBot, action: Callable[[], object]) -> Answer:
    """Do something and return the answer that comes of it."""
    with qtbot.waitSignal(find_page(window).answer_shown) as signal:
        action()
    answer = signal.args[0]
    assert isinstance(answer, Answer)
    return answer


def banner_text(window: MainWindow) -> str:
    banner = part(window, Banner, "banner")
    return part(banner, QLabel, "banner_message").text() if banner.isVisible() else ""


def shown_page(window: MainWindow) -> str:
    page = part(window, QStackedWidget, "pages").currentWidget()
    return page.objectName() if page is not None else ""


def wait_for_text(qtbot: QtBot, label: QLabel, text: str) -> None:
    qtbot.waitUntil(lambda: label.text() == text)


@pytest.fixture
def photo(tmp_path: Path, draw_picture: DrawPicture) -> Path:
    """Return a photo of product 2, its name in Chinese."""
    return draw_picture(tmp_path / "照片.png", 2)


def test_a_notice_moves_nothing_and_keeps_its_place(window: MainWindow) -> None:
    pages, banner = part(window, QStackedWidget, "pages"), part(window, Banner, "banner")
    before = pages.geometry()
    window.show_error(VitrineError(Message("Something is wrong. " * 9), Message("Mend it.")))
    assert banner.isVisible()
    assert pages.geometry() == before
    for size in (QSize(1300, 700), QSize(700, 600)):
        window.resize(size)
        place = banner.geometry()
        assert pages.geometry().contains(place)
        assert pages.height() - place.bottom() < 24
        assert place.height() >= banner.heightForWidth(place.width())


def test_a_dropped_file_finds_its_product(
    window: MainWindow, drop: Drop, photo: Path, qtbot: QtBot
) -> None:
    answer = answer_to(window, qtbot, lambda: drop(window, urls(photo)))
    assert answer.hits[0].product.sku == "P-2"
    assert first_tile(window) == "Product 2"
    assert part(window, QLabel, "status_speed").text().endswith("ms")


def test_of_several_dropped_files_the_first_is_asked_and_the_others_wait(
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


def test_a_bad_one_of_several_leaves_no_other_photo_under_its_number(
    window: MainWindow, drop: Drop, photo: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    answer_to(window, qtbot, lambda: drop(window, urls(photo, text_file(tmp_path, photo))))
    with qtbot.waitSignal(find_page(window).failed):
        part(window, QToolButton, "next_photo").click()
    assert part(window, QLabel, "photo_position").text() == "Photo 2 of 2"
    assert not part(window, QToolButton, "back").isVisible()
    assert part(window, QLabel, "verdict_word").text() == "My shop"


def test_a_title_bar_and_the_status_bar_fit_on_the_screen(open_window: OpenWindow) -> None:
    window = open_window()
    assert window.height() < window.screen().availableSize().height()


def test_an_encoded_picture_from_a_browser_is_asked_for(
    window: MainWindow, drop: Drop, photo: Path, qtbot: QtBot
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://shop.example/picture.png")])
    mime.setData("image/png", photo.read_bytes())
    answer_to(window, qtbot, lambda: drop(window, mime))
    assert first_tile(window) == "Product 2"


def test_a_picture_within_html_is_asked_for(
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


def test_the_keys_of_pasting_hold_everywhere(window: MainWindow, photo: Path, qtbot: QtBot) -> None:
    paste_file(photo)
    grid = part(window, QListView, "result_grid")
    grid.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    answer_to(window, qtbot, lambda: QTest.keyClick(grid, Qt.Key.Key_V, control))
    assert first_tile(window) == "Product 2"


@pytest.mark.parametrize("copy", [paste_image, paste_file, paste_path])
def test_what_is_pasted_is_asked_for(
    window: MainWindow, photo: Path, qtbot: QtBot, copy: Callable[[Path], None]
) -> None:
    copy(photo)
    answer_to(window, qtbot, part(window, QPushButton, "paste_photo").click)
    assert first_tile(window) == "Product 2"


def test_photos_are_opened_with_the_dialog(
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
def test_a_bad_photo_gives_a_sentence_and_the_next_good_one_works(
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


def test_a_picture_on_the_internet_is_not_fetched(window: MainWindow, drop: Drop) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://shop.example/picture.png")])
    drop(window, mime)
    assert "internet" in banner_text(window)


def test_text_that_is_no_path_gives_a_sentence(window: MainWindow, drop: Drop) -> None:
    mime = QMimeData()
    mime.setText("hello")
    drop(window, mime)
    assert banner_text(window) == "This contains no photo."
    part(window, QToolButton, "banner_dismiss").click()
    assert banner_text(window) == ""


def test_a_photo_without_a_catalogue_gives_a_sentence(
    open_window: OpenWindow, drop: Drop, photo: Path
) -> None:
    window = open_window()
    drop(window, urls(photo))
    assert banner_text(window) == "There is no catalogue to search in yet."
    assert shown_page(window) == "start_page"


def test_a_photo_that_comes_before_the_model_is_loaded_is_asked_for_then(
    open_window: OpenWindow, catalogue: Path, drop: Drop, photo: Path, qtbot: QtBot
) -> None:
    window = open_window()
    with qtbot.waitSignal(window.client.opened):
        window.opener.open(catalogue)
    assert not window.client.is_ready
    answer_to(window, qtbot, lambda: drop(window, urls(photo)))
    assert first_tile(window) == "Product 2"


def test_the_latest_photo_wins(
    window: MainWindow,
    drop: Drop,
    tmp_path: Path,
    draw_picture: DrawPicture,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    identify = Workspace.identify

    def spy(self: Workspace, source: PhotoSource, *, top: int, category: str) -> Answer:
        assert isinstance(source, Path)
        asked.append(source.name)
        return identify(self, source, top=top, category=category)

    monkeypatch.setattr(Workspace, "identify", spy)
    answers: list[Answer] = []
    find_page(window).answer_shown.connect(answers.append)
    for seed in range(6):
        drop(window, urls(draw_picture(tmp_path / f"{seed}.png", seed)))
    qtbot.waitUntil(lambda: bool(answers))
    assert [answer.hits[0].product.sku for answer in answers] == ["P-5"]
    assert first_tile(window) == "Product 5"
    assert asked[-1] == "5.png"


def test_a_bug_gives_one_calm_sentence_and_is_logged(
    window: MainWindow,
    drop: Drop,
    photo: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_: object, **__: object) -> Answer:
        raise RuntimeError("a bug")

    with monkeypatch.context() as patch:
        patch.setattr(Workspace, "identify", broken)
        drop(window, urls(photo))
        qtbot.waitUntil(lambda: banner_text(window) == "Something went wrong inside Vitrine.")
    assert "RuntimeError: a bug" in caplog.text
    caplog.clear()
    answer_to(window, qtbot, lambda: drop(window, urls(photo)))


def test_a_dropped_table_or_folder_is_imported(
    window: MainWindow, drop: Drop, shop_table: Path, qtbot: QtBot
) -> None:
    for source in (shop_table, shop_table.parent):
        drop(window, urls(source))
        dialog = part(window, QDialog, "import_dialog")
        wait_for_text(qtbot, part(dialog, QLabel, "import_title"), source.name)
        with qtbot.waitSignal(dialog.destroyed):
            dialog.reject()


def test_the_window_comes_back_where_it_was(
    open_window: OpenWindow, qtbot: QtBot, catalogue: Path
) -> None:
    first = open_window()
    first.resize(720, 520)
    first.close()
    assert open_window().size() == first.size()


def test_the_window_closes_in_the_middle_of_a_job(
    open_window: OpenWindow, catalogue: Path, drop: Drop, photo: Path, qtbot: QtBot
) -> None:
    window = open_window()
    with qtbot.waitSignal(window.client.opened):
        window.opener.open(catalogue)
    drop(window, urls(photo))
    assert window.close()


def test_closing_during_an_import_keeps_what_is_done(
    window: MainWindow, tmp_path: Path, draw_picture: DrawPicture, qtbot: QtBot
) -> None:
    for seed in range(100, 140):
        draw_picture(tmp_path / "more" / "Things" / f"{seed}.png", seed)
    task = window.client.run_job(lambda workspace: workspace.import_products(tmp_path / "more"))
    with qtbot.waitSignal(task.progressed):
        pass
    assert window.close()
