"""The detail pane: fields and plain text."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.resolution import Resolution
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.find.page_parts import hits_of, product_names, text_of
from tests.ui.parts import find_page, part

DrawPicture = Callable[..., Path]


def test_the_skus_merged_into_a_product_are_shown(
    window: MainWindow, photo: Path, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(product_names(window)) == 6)
    ids = {hit.product.sku: hit.product.id for hit in hits_of(window)}
    merge = Resolution("merge", (ids["P-2"], ids["P-4"], ids["P-5"]))
    with qtbot.waitSignal(
        window.client.run(lambda workspace: workspace.audit().resolve([merge])).succeeded
    ):
        pass
    with qtbot.waitSignal(find_page(window).answer_shown):
        find_page(window).search([photo])
    assert text_of(window, "field_name_1") == "Other SKUs"
    assert text_of(window, "field_value_1") == "P-4, P-5"


def test_the_text_of_a_product_is_shown_as_plain_text(
    window: MainWindow, tmp_path: Path, draw_picture: DrawPicture, qtbot: QtBot
) -> None:
    draw_picture(tmp_path / "x" / "1.png", 70)
    table = tmp_path / "x" / "table.csv"
    table.write_text('sku,name,description,image\nX-1,<b>Bold</b>,<img src="x">,1.png\n')
    with qtbot.waitSignal(
        window.client.run_job(lambda workspace: workspace.import_products(table)).succeeded
    ):
        pass
    with qtbot.waitSignal(find_page(window).answer_shown):
        find_page(window).search([tmp_path / "x" / "1.png"])
    for name, expected in (("detail_name", "<b>Bold</b>"), ("detail_description", '<img src="x">')):
        label = part(window, QLabel, name)
        assert label.text() == expected
        assert label.textFormat() == Qt.TextFormat.PlainText
