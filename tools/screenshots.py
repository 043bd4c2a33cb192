"""Draw the pictures of the window in the README, from the sample catalogue.

    python -m tools.screenshots

Writes ``docs/window.png`` and ``docs/audit.png``. It needs no screen; fonts are those of the
computer. Settings and catalogue are in a temporary folder.
"""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop_app import app as program
from desktop_app import paths
from desktop_app.settings import Settings
from desktop_app.ui.audit.audit_controller import AuditController
from desktop_app.ui.find.page import FindPage
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets.banner import Banner

_DOCS = Path(__file__).parents[1] / "docs"
_PHOTO = "TEA-LEM"
_TIMEOUT_S = 900

Part = TypeVar("Part", bound=QObject)


def main() -> None:
    """Open the sample, search for a photo, look for duplicates, and draw both pages."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        settings = Settings(language="en", theme="light", device="cpu")
        preferences = Preferences(settings, home / "settings.toml", saves=False)
        window = program.build_window(app, preferences, home)
        window.resize(1440, 900)
        window.show()
        window.opener.open_sample()
        _wait_until(lambda: window.client.is_ready)
        _draw_answer(window)
        _draw_audit(window)
        window.close()


def _draw_answer(window: MainWindow) -> None:
    answers: list[object] = []
    page = _part(window, FindPage)
    page.answer_shown.connect(answers.append)
    page.search([_photo()])
    _wait_until(lambda: bool(answers))
    _draw(window, "window.png")


def _draw_audit(window: MainWindow) -> None:
    _part(window, QAction, "command_audit").trigger()
    _idle(1)
    _part(window, QAbstractButton, "audit_run").click()
    audit = _part(window, AuditController)
    _wait_until(lambda: not audit.is_running)
    _part(window, QAbstractButton, "level_copy").click()
    _idle(1)
    for banner in window.findChildren(Banner):
        banner.dismiss()
    _draw(window, "audit.png")


def _photo() -> Path:
    table = (paths.sample_folder() / "queries.csv").read_text(encoding="utf-8").splitlines()
    row = next(line for line in table if f",{_PHOTO}" in line)
    return paths.sample_folder() / row.split(",")[0]


def _draw(window: QWidget, name: str) -> None:
    # Pictures are loaded a little later than the texts.
    _idle(4)
    window.grab().save(str(_DOCS / name))
    print(_DOCS / name)


def _wait_until(condition: Callable[[], bool]) -> None:
    for _ in range(4 * _TIMEOUT_S):
        if condition():
            return
        _idle(0.25)
    raise SystemExit("the window did not get ready in time")


def _idle(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(int(1000 * seconds), loop.quit)
    loop.exec()


def _part(window: MainWindow, kind: type[Part], name: str = "") -> Part:
    found = window.findChild(kind, name) if name else window.findChild(kind)
    assert isinstance(found, kind), name
    return found


if __name__ == "__main__":
    main()
