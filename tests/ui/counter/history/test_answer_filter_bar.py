"""The filters above the list of kept answers."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.ui.counter.history.answer_filter_bar import AnswerFilterBar
from desktop_app.ui.i18n.language import Translations
from desktop_app.ui.style.theme import Theme


def test_the_box_says_what_it_searches_in_every_language(
    english: None, theme: Theme, qtbot: QtBot
) -> None:
    bar = AnswerFilterBar(theme)
    qtbot.addWidget(bar)
    assert bar.search_box.placeholderText() == "Product, code, batch, customer or station"
    translations = Translations(paths.translations_folder())
    translations.set_language("zh_CN")
    QApplication.sendPostedEvents()
    assert bar.search_box.placeholderText() == "商品、条码、批号、顾客或工作站"
    assert bar.search_box.accessibleName() == "搜索识别记录"
    translations.set_language("en")
    QApplication.sendPostedEvents()
