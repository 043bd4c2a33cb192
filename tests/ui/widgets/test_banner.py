"""The banner: notices and dismissing them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.banner import Banner
from tests.ui.parts import part


@pytest.fixture
def banner(theme: Theme, english: None, qtbot: QtBot) -> Banner:
    banner = Banner(theme)
    qtbot.addWidget(banner)
    return banner


def test_a_notice_is_shown_with_its_hint_and_kind(banner: Banner) -> None:
    assert not banner.isVisible()
    banner.show_notice(Notice("error", Message("Broken."), Message("Mend it.")))
    assert banner.isVisible()
    assert part(banner, QLabel, "banner_message").text() == "Broken."
    assert part(banner, QLabel, "banner_hint").text() == "Mend it."
    assert banner.property("notice") == "error"


def test_a_notice_replaces_the_one_before(banner: Banner) -> None:
    banner.show_notice(Notice("error", Message("Broken."), Message("Mend it.")))
    banner.show_notice(Notice("success", Message("Done.")))
    assert part(banner, QLabel, "banner_message").text() == "Done."
    assert not part(banner, QLabel, "banner_hint").isVisible()
    assert banner.property("notice") == "success"


def test_a_notice_is_dismissed(banner: Banner) -> None:
    banner.show_notice(Notice("warning", Message("Careful.")))
    part(banner, QToolButton, "banner_dismiss").click()
    assert not banner.isVisible()


def test_only_a_success_without_a_button_leaves_by_itself(
    banner: Banner, tmp_path: Path, qtbot: QtBot
) -> None:
    timer = banner.findChild(QTimer)
    assert timer is not None
    timer.setInterval(0)
    banner.show_notice(Notice("success", Message("Done.")))
    qtbot.waitUntil(lambda: not banner.isVisible())
    banner.show_notice(Notice("success", Message("Done.")))
    for notice in (
        Notice("success", Message("Saved."), folder=tmp_path),
        Notice("error", Message("Broken.")),
    ):
        banner.show_notice(notice)
        assert not timer.isActive()
        assert banner.isVisible()


def test_a_notice_offers_to_open_a_folder(
    banner: Banner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    banner.show_notice(Notice("success", Message("Saved."), folder=tmp_path))
    open_folder = part(banner, QPushButton, "banner_open_folder")
    assert open_folder.isVisible()
    open_folder.click()
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path]
    banner.show_notice(Notice("success", Message("Done.")))
    assert not open_folder.isVisible()
