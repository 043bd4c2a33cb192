"""The banner lies over the content, at the bottom left, and moves nothing."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.shell.banner_overlay import BannerOverlay
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.banner import Banner

NOTICE = Notice("error", Message("Something is wrong. " * 9), Message("Try again."))


@pytest.fixture
def content() -> QWidget:
    return QWidget()


@pytest.fixture
def banner(theme: Theme) -> Banner:
    return Banner(theme)


@pytest.fixture
def overlay(qtbot: QtBot, content: QWidget, banner: Banner) -> BannerOverlay:
    overlay = BannerOverlay(content, banner)
    qtbot.addWidget(overlay)
    overlay.resize(900, 600)
    overlay.show()
    return overlay


def test_without_a_notice_there_is_no_banner(overlay: BannerOverlay, banner: Banner) -> None:
    assert not banner.isVisible()


def test_the_banner_does_not_move_the_content(
    overlay: BannerOverlay, content: QWidget, banner: Banner
) -> None:
    before = content.geometry()
    overlay.show_notice(NOTICE)
    assert banner.isVisible()
    assert content.geometry() == before


@pytest.mark.parametrize("size", [QSize(1300, 700), QSize(500, 600)])
def test_the_banner_stays_at_the_bottom_and_fits_its_text(
    overlay: BannerOverlay, banner: Banner, size: QSize
) -> None:
    overlay.show_notice(NOTICE)
    overlay.resize(size)
    bounds = banner.geometry()
    assert overlay.rect().contains(bounds)
    assert overlay.height() - bounds.bottom() < 24
    assert bounds.height() >= banner.heightForWidth(bounds.width())


def test_the_banner_is_above_the_button_for_undo(
    overlay: BannerOverlay, content: QWidget, banner: Banner
) -> None:
    undo = QPushButton("Undo", content)
    undo.setGeometry(40, 550, 80, 32)
    undo.show()
    overlay.show_notice(NOTICE)
    assert banner.geometry().intersects(undo.geometry())
    undo.setProperty("stays_clear", True)
    overlay.show_notice(NOTICE)
    assert banner.geometry().bottom() < undo.y()
    undo.hide()
    overlay.show_notice(NOTICE)
    assert banner.geometry().bottom() > undo.y()


def test_the_banner_is_above_all_that_stays_clear_and_follows_it(
    overlay: BannerOverlay, content: QWidget, banner: Banner, qtbot: QtBot
) -> None:
    strip, line = QWidget(content), QWidget(content)
    for widget, top in ((line, 440), (strip, 500)):
        widget.setProperty("stays_clear", True)
        widget.setGeometry(0, top, 400, 40)
        widget.show()
    overlay.show_notice(NOTICE)
    assert banner.geometry().bottom() < line.y()
    line.hide()
    qtbot.waitUntil(lambda: line.y() < banner.geometry().bottom() < strip.y())
    strip.move(0, 400)
    qtbot.waitUntil(lambda: banner.geometry().top() > strip.geometry().bottom())
