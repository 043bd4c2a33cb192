"""The picture viewer: stepping through the pictures of a product."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QListView, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import find_page, part

DrawPicture = Callable[..., Path]


def test_the_pictures_of_a_product_are_enlarged_and_stepped_through(
    window: MainWindow, tmp_path: Path, draw_picture: DrawPicture, qtbot: QtBot
) -> None:
    for seed in (50, 51):
        draw_picture(tmp_path / "more" / "Toys" / "Ball" / f"{seed}.png", seed)
    task = window.client.run_job(lambda workspace: workspace.import_products(tmp_path / "more"))
    with qtbot.waitSignal(task.succeeded):
        pass
    with qtbot.waitSignal(find_page(window).answer_shown):
        find_page(window).search([tmp_path / "more" / "Toys" / "Ball" / "51.png"])
    strip = part(window, QListView, "picture_strip")
    qtbot.waitUntil(lambda: strip.isVisible() and strip.model().rowCount() == 2)
    part(window, QAbstractButton, "detail_picture").click()
    viewer = part(window, QWidget, "picture_viewer")
    qtbot.waitUntil(viewer.isActiveWindow)
    caption = part(viewer, QLabel, "picture_caption")
    assert "51.png" in caption.text()
    QTest.keyClick(viewer, Qt.Key.Key_Left)
    assert "50.png" in caption.text()
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()
