"""Pictures are added in every way, put first, removed and brought back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QListView,
    QPushButton,
    QToolButton,
    QWidget,
)

from desktop_app.domain.picture import Picture
from desktop_app.ui.catalogue.capture_dialog import CaptureDialog
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.widgets.picture_viewer import PictureViewer
from tests.ui.catalogue.pane_driver import PaneDriver
from tests.ui.parts import part

DrawPicture = Callable[..., Path]


def pictures(driver: PaneDriver, sku: str = "P-1") -> tuple[Picture, ...]:
    return driver.detail(sku).pictures


def wait_for_pictures(driver: PaneDriver, count: int) -> None:
    strip = part(driver.pane, QListView, "gallery_strip")
    driver.qtbot.waitUntil(lambda: strip.model().rowCount() == count)


def drop_on(widget: QWidget, mime: QMimeData) -> bool:
    """Drop data on a widget; return whether it is accepted."""
    place = QPointF(widget.rect().center())
    action, button, key = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering = QDragEnterEvent(place.toPoint(), action, mime, button, key)
    QApplication.sendEvent(widget, entering)
    dropping = QDropEvent(place, action, mime, button, key)
    QApplication.sendEvent(widget, dropping)
    return entering.isAccepted() and dropping.isAccepted()


def test_dropped_files_become_pictures(
    driver: PaneDriver, tmp_path: Path, draw_picture: DrawPicture
) -> None:
    files = [draw_picture(tmp_path / f"{seed}.png", seed) for seed in (80, 81)]
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    with driver.qtbot.waitSignal(driver.pane.product_changed):
        assert drop_on(part(driver.pane, QAbstractButton, "gallery_picture"), mime)
    wait_for_pictures(driver, 3)
    assert driver.sentences == ["2 pictures added"]
    assert [picture.path for picture in pictures(driver)][1:] == [str(file) for file in files]


def test_unreadable_files_are_said_and_the_others_added(
    driver: PaneDriver, tmp_path: Path, draw_picture: DrawPicture, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad, folder = draw_picture(tmp_path / "good.png", 82), tmp_path / "bad.png", tmp_path
    bad.write_text("no picture")
    chosen = [str(bad), str(good), str(folder)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (chosen, ""))
    part(driver.pane, QAction, "photo_files").trigger()
    driver.qtbot.waitUntil(lambda: bool(driver.notices))
    assert localised_text(driver.notices[0].message) == (
        "2 pictures cannot be read; the first: bad.png is not a picture."
    )
    wait_for_pictures(driver, 2)
    assert not driver.errors


def test_a_pasted_image_becomes_a_picture_once(
    driver: PaneDriver, tmp_path: Path, draw_picture: DrawPicture
) -> None:
    image = QImage(str(draw_picture(tmp_path / "copied.png", 83)))
    QGuiApplication.clipboard().setImage(image)
    view = part(driver.pane, QAbstractButton, "gallery_picture")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait_for_pictures(driver, 2)
    QTest.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    driver.qtbot.waitUntil(lambda: len(driver.sentences) == 2)
    assert driver.sentences[1] == "The product has this picture already."
    assert len(pictures(driver)) == 2


def test_a_clipboard_without_a_photo_is_said(driver: PaneDriver) -> None:
    QGuiApplication.clipboard().setText("just words")
    part(driver.pane, QAction, "photo_paste").trigger()
    (error,) = driver.errors
    assert str(error) == "This contains no photo."


def test_a_photo_is_taken_with_the_camera(driver: PaneDriver) -> None:
    part(driver.pane, QAction, "photo_camera").trigger()
    dialog = part(driver.pane, CaptureDialog)
    capture = part(dialog, QPushButton, "camera_capture")
    driver.qtbot.waitUntil(capture.isEnabled, timeout=10_000)
    capture.click()
    assert not dialog.isVisible()
    wait_for_pictures(driver, 2)
    assert pictures(driver)[1].origin == "added"


def test_another_picture_becomes_the_main_one_and_one_is_removed(
    driver: PaneDriver, tmp_path: Path, draw_picture: DrawPicture
) -> None:
    file = draw_picture(tmp_path / "other.png", 84)
    number = driver.id_of("P-1")
    driver.run(lambda workspace: workspace.editor().add_pictures(number, [file]))
    driver.pane.reload()
    wait_for_pictures(driver, 2)
    strip = part(driver.pane, QListView, "gallery_strip")
    make_main = part(driver.pane, QToolButton, "picture_make_main")
    assert not make_main.isEnabled()
    caption = part(driver.pane, QLabel, "picture_section_caption")
    assert "Main picture" in caption.toolTip() or "Main picture" in caption.text()
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert make_main.isEnabled()
    make_main.setFocus()
    with driver.qtbot.waitSignal(driver.pane.product_changed):
        make_main.click()
    driver.qtbot.waitUntil(lambda: not make_main.isEnabled())
    assert strip.hasFocus()
    assert pictures(driver)[0].path == str(file)
    heard = strip.model().index(0, 0)
    driver.qtbot.waitUntil(
        lambda: heard.data(Qt.ItemDataRole.AccessibleTextRole) == "Picture 1 of 2, Main picture"
    )
    with driver.qtbot.waitSignal(driver.pane.product_changed):
        part(driver.pane, QAction, "picture_remove_action").trigger()
    assert [picture.path == str(file) for picture in pictures(driver)] == [False]
    assert file.exists()


def test_a_confirmed_photo_is_marked(
    driver: PaneDriver, tmp_path: Path, draw_picture: DrawPicture
) -> None:
    photo, number = draw_picture(tmp_path / "counter.png", 85), driver.id_of("P-1")
    driver.run(lambda workspace: workspace.learning().confirm(photo, number))
    driver.pane.reload()
    wait_for_pictures(driver, 2)
    strip = part(driver.pane, QListView, "gallery_strip")
    text = strip.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text == "Picture 2 of 2, Taken at the counter"


def test_a_product_without_pictures_gets_one(driver: PaneDriver, shop_table: Path) -> None:
    number = driver.id_of("P-1")
    (picture,) = pictures(driver)
    driver.run(lambda workspace: workspace.editor().remove_pictures([picture.id]))
    driver.pane.reload()
    wait_for_pictures(driver, 0)
    assert part(driver.pane, QLabel, "picture_section_caption").text() == "No picture yet"
    assert not part(driver.pane, QToolButton, "picture_remove").isEnabled()
    driver.pane._add_pictures([shop_table.parent / "pictures" / "1.png"])
    wait_for_pictures(driver, 1)
    found = driver.run(lambda workspace: workspace.catalogue.product_detail(number))
    assert len(found.pictures) == 1


def test_a_click_enlarges_the_picture(driver: PaneDriver) -> None:
    part(driver.pane, QAbstractButton, "gallery_picture").click()
    viewer = part(driver.pane, PictureViewer)
    assert viewer.isVisible()
    viewer.close()


def test_the_camera_is_released_when_no_photo_is_taken(driver: PaneDriver) -> None:
    for _ in range(2):
        part(driver.pane, QAction, "photo_camera").trigger()
        dialog = next(one for one in driver.pane.findChildren(CaptureDialog) if one.isVisible())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
    assert len(pictures(driver)) == 1
