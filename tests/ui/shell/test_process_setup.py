"""The process of the window: display, Qt's messages, uncaught errors and Ctrl+C."""

import logging
import os
import signal
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler, qWarning
from pytestqt.qtbot import QtBot

from desktop_app.errors import VitrineError
from desktop_app.ui.shell import process_setup
from desktop_app.ui.shell.process_setup import (
    interrupt_handler,
    log_qt_messages,
    report_uncaught_errors,
    require_display,
)


@pytest.fixture
def _hooks() -> Iterator[None]:
    before = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = before


def test_a_missing_display_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(VitrineError, match="no display"):
        require_display()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    require_display()


def test_messages_of_qt_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    before = qInstallMessageHandler(None)
    try:
        log_qt_messages()
        qWarning("a font is missing")
    finally:
        qInstallMessageHandler(before)
    assert [(record.levelno, record.getMessage()) for record in caplog.records] == [
        (logging.WARNING, "Qt: a font is missing (default)")
    ]
    caplog.clear()


def test_every_kind_of_message_has_a_level() -> None:
    assert set(process_setup._LEVELS) >= {kind for kind in QtMsgType if kind.name != "QtSystemMsg"}


@pytest.mark.usefixtures("_hooks")
def test_uncaught_errors_of_this_thread_are_shown() -> None:
    shown: list[Exception] = []
    report_uncaught_errors(shown.append)
    error = ValueError("a bug")
    sys.excepthook(ValueError, error, None)
    assert shown == [error]


@pytest.mark.usefixtures("_hooks")
def test_uncaught_errors_of_other_threads_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> None:
        raise ValueError("a bug on another thread")

    shown: list[Exception] = []
    report_uncaught_errors(shown.append)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert shown == []
    assert "a bug on another thread" in caplog.text
    caplog.clear()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl+C to the whole console")
def test_an_interrupt_is_handled_within_the_event_loop(qtbot: QtBot) -> None:
    before = signal.getsignal(signal.SIGINT)
    interrupted: list[bool] = []
    try:
        with interrupt_handler(lambda: interrupted.append(True)):
            os.kill(os.getpid(), signal.SIGINT)
            qtbot.waitUntil(lambda: interrupted == [True])
    finally:
        signal.signal(signal.SIGINT, before)
