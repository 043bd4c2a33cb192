"""Messages are translated and errors become notices; bugs are logged."""

import logging
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app import paths
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.i18n.language import Translations
from desktop_app.ui.i18n.messages import Notice, localised_text, notice_of


@pytest.fixture
def translations(qapp: QApplication) -> Iterator[Translations]:
    translations = Translations(paths.translations_folder())
    yield translations
    translations.set_language("en")


def test_a_message_is_translated_before_its_values_are_inserted(translations: Translations) -> None:
    message = Message("{name} is not a picture.", name="notes.txt")
    translations.set_language("zh_CN")
    assert localised_text(message) == "notes.txt 不是图片。"
    translations.set_language("en")
    assert localised_text(message) == "notes.txt is not a picture."


def test_a_message_within_a_message_is_translated(translations: Translations) -> None:
    translations.set_language("zh_CN")
    inner = Message("Loading the model")
    assert localised_text(
        Message("{file} cannot be written: {reason}.", file="a", reason=inner)
    ) == ("无法写入 a：正在加载模型。")


def test_an_expected_error_becomes_a_notice() -> None:
    message, hint = Message("{name} is empty.", name="a.jpg"), Message("Search again.")
    assert notice_of(VitrineError(message, hint)) == Notice("error", message, hint)


def test_an_unexpected_error_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    notice = notice_of(KeyError("x"))
    assert str(notice.message) == "Something went wrong inside Vitrine."
    assert caplog.records[0].levelno == logging.ERROR
    assert "KeyError" in caplog.text
    caplog.clear()
