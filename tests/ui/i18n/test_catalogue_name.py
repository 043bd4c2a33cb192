"""The sample has a name in the language of the window, other catalogues keep theirs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.settings import Settings
from desktop_app.ui.i18n.catalogue_name import SAMPLE_NAME, localised_catalogue_name
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part


def test_only_the_sample_has_a_translated_name(english: None) -> None:
    assert localised_catalogue_name(SAMPLE_NAME) == "Sample shop"
    assert localised_catalogue_name("{Find}") == "{Find}"


def test_the_name_follows_the_language(
    open_window: Callable[..., MainWindow], catalogue: Path, qtbot: QtBot
) -> None:
    sample = catalogue.rename(catalogue.with_name(SAMPLE_NAME))
    window = open_window(sample, Settings(language="zh_CN", theme="light", device="cpu"))
    assert window.windowTitle() == "示例商店 – Vitrine"
    assert part(window, QLabel, "status_counts").text().startswith("示例商店")
    part(window, QAction, "command_language_en").trigger()
    qtbot.waitUntil(lambda: window.windowTitle() == "Sample shop – Vitrine")
    assert part(window, QLabel, "status_counts").text().startswith("Sample shop")
