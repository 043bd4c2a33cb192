"""Setup of the window's process: Qt's messages, uncaught errors, and Ctrl+C."""

import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Final

from PySide6.QtCore import QMessageLogContext, QSocketNotifier, QtMsgType, qInstallMessageHandler

from desktop_app.errors import Message, VitrineError
from desktop_app.logs.error_description import without_values
from desktop_app.logs.log_lines import ProgramText

_log = logging.getLogger(__name__)

_DISPLAY_VARIABLES: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def require_display() -> None:
    """Check that there is a display; without one Qt would abort the process.

    Raises:
        VitrineError: there is no display.
    """
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _DISPLAY_VARIABLES):
        raise VitrineError(
            Message("There is no display to show the window on."),
            Message("Start it from a desktop session, or use the commands: vitrine --help."),
        )


def log_qt_messages() -> None:
    """Send the messages of Qt to the log of the program."""
    qInstallMessageHandler(_log_qt_message)


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    # Qt quotes file names and what it cannot read.
    message, category = ProgramText(without_values(text)), ProgramText(context.category)
    _log.log(_LEVELS[kind], "Qt: %s (%s)", message, category)


def report_uncaught_errors(show_error: Callable[[Exception], None]) -> None:
    """Show uncaught errors of the GUI thread, and log those of other threads."""

    def on_gui_thread(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception):
            show_error(error.with_traceback(trace))
        else:
            sys.__excepthook__(kind, error, trace)

    def on_other_thread(args: threading.ExceptHookArgs) -> None:
        name = ProgramText("" if args.thread is None else args.thread.name)
        _log.error("unexpected error in the thread %s", name, exc_info=args.exc_value)

    sys.excepthook = on_gui_thread
    threading.excepthook = on_other_thread


@contextmanager
def interrupt_handler(on_interrupt: Callable[[], None]) -> Iterator[None]:
    """Call ``on_interrupt`` at Ctrl+C in the terminal, without polling."""
    reading, writing = socket.socketpair()
    with reading, writing:
        reading.setblocking(False)
        writing.setblocking(False)
        notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read)
        # Python runs the signal handler as soon as Qt's event loop calls any Python code.
        notifier.activated.connect(lambda: reading.recv(4096))
        signal.signal(signal.SIGINT, lambda *_: on_interrupt())
        signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(-1)
            notifier.setEnabled(False)
