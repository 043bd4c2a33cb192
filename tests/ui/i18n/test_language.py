"""English and Chinese: every text of the window changes at once."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListView,
    QMenu,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.settings import load_settings
from desktop_app.ui.i18n.language import Translations, language_code, locale_of
from desktop_app.ui.importing.import_dialog import ImportDialog
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import find_page, part

DrawPicture = Callable[..., Path]

MODELS = [re.escape(file.stem) for file in paths.models_folder().glob("*.json")]
# Names, keys, numbers and texts of the catalogue, which are not translated.
UNTRANSLATED = re.compile(
    "|".join(MODELS) + r"|(<p>)?/.*/My shop(</p>)?|</?p>|Vitrine|My shop"
    r"|Product \d|P-\d|Toys|Tools|EUR"
    r"|Unicode|UTF|Windows|GB18030|Big5|Shift JIS|EUC-\w\w|ISO|KOI8|DOS|Macintosh"
    r"|CPU|GPU|CUDA|SKU|GTIN|CSV|Excel|English"
    r"|ms|Tab|Ctrl|Shift|Alt|Return|Backspace|Esc|Delete|Del|F1|photo\.png|\d\.png|products\.csv"
    r"|Apache|Qt for Python|LGPL|ONNX Runtime|MIT|OpenCV|hnswlib|SQLite|THIRD_PARTY_NOTICES\.md"
    # Templates, with their escapes.
    r"|\{\w+\}|\\n"
    r"|rtsp|http|tmp|pytest\S*|test_\S*|sku|name|category|price|currency|image|/\S*|[A-Z]\b"
)
ENGLISH = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture(autouse=True)
def _restore_english() -> Iterator[None]:
    before = QLocale()
    yield
    Translations(paths.translations_folder()).set_language("en")
    QLocale.setDefault(before)


def texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """Yield all texts of a window and its menus, shown or read out, with their object names."""
    for widget in [root, *root.findChildren(QWidget)]:
        read_out = (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        yield from ((widget.objectName(), text) for text in read_out)
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.objectName(), widget.text()
        if isinstance(widget, QComboBox):
            yield from (
                (widget.objectName(), widget.itemText(row)) for row in range(widget.count())
            )
        if isinstance(widget, QMenu):
            yield widget.objectName(), widget.title()
    for action in root.findChildren(QAction):
        yield action.objectName(), action.text()


def switch(window: MainWindow, language: str, qtbot: QtBot) -> None:
    """Choose a language in the menu and wait until the window shows it."""
    window.findChildren(QAction, f"command_language_{language}")[0].trigger()
    word = {"en": "Quit", "zh_CN": "退出"}[language]
    quitting = window.findChildren(QAction, "command_quit")[0]
    qtbot.waitUntil(lambda: quitting.text() == word)


def left_in_english(root: QWidget) -> list[tuple[str, str]]:
    return [
        (name, text) for name, text in texts(root) if ENGLISH.search(UNTRANSLATED.sub("", text))
    ]


def test_every_text_of_the_window_is_translated(
    window: MainWindow, tmp_path: Path, draw_picture: DrawPicture, qtbot: QtBot
) -> None:
    # Every page is created when it is first shown.
    for name in ("audit", "catalogue", "counter", "find"):
        window.findChildren(QAction, f"command_{name}")[0].trigger()
    with qtbot.waitSignal(find_page(window).answer_shown):
        find_page(window).search([draw_picture(tmp_path / "photo.png", 2)] * 2)
    find_page(window).search([tmp_path / "gone"])
    banner = window.findChild(QLabel, "banner_message")
    assert isinstance(banner, QLabel)
    qtbot.waitUntil(banner.isVisible)
    switch(window, "zh_CN", qtbot)
    assert banner.text() == "gone 不存在。"
    expected = [("banner_message", "gone 不存在。")]
    qtbot.waitUntil(lambda: left_in_english(window) == expected)
    saved = load_settings(tmp_path / "config" / "settings.toml")
    assert saved.language == "zh_CN"
    switch(window, "en", qtbot)
    assert banner.text() == "gone does not exist."


@pytest.fixture
def bilingual(
    window: MainWindow, tmp_path: Path, draw_picture: DrawPicture, qtbot: QtBot
) -> MainWindow:
    """Return the window with an answer of products that also have Chinese names."""
    lines = ["sku,name_zh,category_zh,description_zh,Material"]
    for seed in range(6):
        group = "玩具" if seed < 3 else "工具"
        lines.append(f"P-{seed},产品 {seed},{group},说明 {seed},Wood")
    table = tmp_path / "chinese.csv"
    table.write_text("\n".join(lines), encoding="utf-8")
    with qtbot.waitSignal(
        window.client.run_job(lambda workspace: workspace.import_products(table)).succeeded
    ):
        pass
    find_page(window).reload_catalogue()
    with qtbot.waitSignal(find_page(window).answer_shown):
        find_page(window).search([draw_picture(tmp_path / "photo.png", 2)])
    return window


def shown_names(window: MainWindow) -> list[str]:
    model = part(window, QListView, "result_grid").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def shown_fields(window: MainWindow) -> set[str]:
    labels = part(window, QWidget, "detail_pane").findChildren(QLabel)
    return {label.text() for label in labels if label.objectName().startswith("field_value")}


def test_shown_products_change_their_language(bilingual: MainWindow, qtbot: QtBot) -> None:
    assert shown_names(bilingual)[0] == "Product 2"
    assert "Wood" in shown_fields(bilingual)
    assert not {"产品 2", "玩具"} & shown_fields(bilingual)
    switch(bilingual, "zh_CN", qtbot)
    assert shown_names(bilingual)[0] == "产品 2"
    assert "产品 2" in part(bilingual, QLabel, "verdict_sentence").text()
    assert part(bilingual, QLabel, "detail_name").text() == "产品 2"
    assert part(bilingual, QLabel, "detail_description").text() == "说明 2"
    assert {"玩具", "Wood"} < shown_fields(bilingual)
    switch(bilingual, "en", qtbot)
    assert shown_names(bilingual)[0] == "Product 2"
    assert "Product 2" in part(bilingual, QLabel, "verdict_sentence").text()
    assert part(bilingual, QLabel, "detail_name").text() == "Product 2"


def test_categories_change_their_language_and_still_filter(
    bilingual: MainWindow, qtbot: QtBot
) -> None:
    switch(bilingual, "zh_CN", qtbot)
    chip = part(bilingual, QToolButton, "category_chip")
    assert "玩具" in chip.text()
    chip.menu().aboutToShow.emit()
    assert [action.text() for action in chip.menu().actions()][1:] == ["工具 (3)", "玩具 (3)"]
    with qtbot.waitSignal(find_page(bilingual).answer_shown):
        chip.click()
    assert sorted(shown_names(bilingual)) == ["产品 0", "产品 1", "产品 2"]
    assert "玩具" in chip.text()
    switch(bilingual, "en", qtbot)
    assert chip.text() == "Only Toys"


def test_similar_products_change_their_language(bilingual: MainWindow, qtbot: QtBot) -> None:
    part(bilingual, QAbstractButton, "detail_similar").click()
    sentence = part(bilingual, QLabel, "verdict_sentence")
    qtbot.waitUntil(lambda: sentence.text() == "to Product 2")
    switch(bilingual, "zh_CN", qtbot)
    assert "产品 2" in sentence.text()


def test_products_have_the_language_of_the_translations() -> None:
    translations = Translations(paths.translations_folder())
    translations.set_language("zh_CN")
    assert language_code() == "zh"
    translations.set_language("en")
    assert language_code() == "en"


def open_import(window: MainWindow, table: Path, qtbot: QtBot) -> QDialog:
    window.findChildren(QAction, "command_import")[0].trigger()
    dialog = window.findChildren(ImportDialog)[-1]
    dialog.show_source(table)
    title = dialog.findChildren(QLabel, "import_title")[0]
    qtbot.waitUntil(lambda: title.text() == table.name)
    return dialog


@pytest.mark.parametrize("name", ["settings", "shortcuts", "about", "import"])
def test_every_text_of_a_dialog_is_chinese(
    window: MainWindow, shop_table: Path, qtbot: QtBot, name: str
) -> None:
    switch(window, "zh_CN", qtbot)
    if name == "import":
        dialog = open_import(window, shop_table, qtbot)
    else:
        window.findChildren(QAction, f"command_{name}")[0].trigger()
        dialog = window.findChildren(QDialog, f"{name}_dialog")[0]
    assert left_in_english(dialog) == []
    dialog.close()


def test_the_texts_of_qt_are_translated(window: MainWindow, qtbot: QtBot) -> None:
    switch(window, "zh_CN", qtbot)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Close).text() == "关闭"


def test_the_region_of_the_system_is_used_for_its_own_language() -> None:
    system = QLocale.system()
    assert locale_of("system") == system
    for language in ("en", "zh_CN"):
        locale = locale_of(language)
        assert locale.name().startswith(language[:2])
        assert locale == system or locale.language() != system.language()


def test_english_has_plural_forms(window: MainWindow) -> None:
    counts = window.findChildren(QLabel, "status_counts")[0]
    assert counts.text() == "My shop  ·  6 products  ·  6 pictures"
