"""Measure how long the change of many products blocks the GUI thread.

    python -m benchmarks.bulk_edit_window --products 100000

All products are selected, a change is previewed and scrolled through, carried out and undone,
and the history is shown. More than 8 ms per event is noticeable.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QTableView

from benchmarks.gui_thread import LIMIT_MS, TimedApplication, idle, wait_for
from benchmarks.large_catalogue import fill_with_products
from desktop_app import app as program
from desktop_app.settings import Settings
from desktop_app.ui.catalogue.bulk_edit_dialog import BulkEditDialog
from desktop_app.ui.catalogue.page import CataloguePage
from desktop_app.ui.catalogue.product_table import ProductTable
from desktop_app.ui.history.history_window import HistoryWindow
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.main_window import MainWindow

_PERCENT: Final = "bulk_edit_percent"
_SCROLL_STEPS: Final = 40
_STAGE_MS: Final = 1_500


def main() -> None:
    """Use the window and print how long its events took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, default=100_000)
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        fill_with_products(home / "shop", arguments.products)
        app = TimedApplication()
        sys.setswitchinterval(program.SWITCH_INTERVAL_S)
        preferences = Preferences(Settings(device="cpu"), home / "settings.toml")
        window = program.build_window(app, preferences, home)
        window.resize(1440, 900)
        window.show()
        window.opener.open(home / "shop")
        wait_for(window.client.ready.connect)
        _Stages(app, window).run()
        window.close()


class _Stages:
    def __init__(self, app: TimedApplication, window: MainWindow) -> None:
        self._app = app
        self._window = window

    def run(self) -> None:
        """Run all stages."""
        self._window.findChild(QAction, "command_catalogue").trigger()  # type: ignore[union-attr]
        idle(1500)
        page = self._window.findChild(CataloguePage)
        assert page is not None
        table = page.findChild(ProductTable)
        assert table is not None
        table.setFocus()
        self._measure("select all products", table.selectAll)
        self._measure("open the dialog", page.commands.actions["change"].trigger)
        dialog = page.findChild(BulkEditDialog)
        assert dialog is not None
        self._preview(dialog)
        undo = self._window.undo_commands
        confirm = dialog.findChild(QPushButton, "bulk_edit_confirm")
        assert confirm is not None
        self._measure("carry out the change", confirm.click, page.commands.catalogue_changed)
        self._measure("undo it", undo.undo, undo.catalogue_changed)
        self._measure("show the history", self._window.history_requested.emit)
        history = self._window.findChild(HistoryWindow)
        assert history is not None
        history.close()

    def _preview(self, dialog: BulkEditDialog) -> None:
        kinds, percent = dialog.findChild(QComboBox), dialog.findChild(QLineEdit, _PERCENT)
        preview = dialog.findChild(QTableView, "bulk_edit_preview")
        assert kinds is not None
        assert percent is not None
        assert preview is not None
        bar = preview.verticalScrollBar()

        def describe() -> None:
            kinds.setCurrentIndex(kinds.findData("price"))
            percent.setText("3")

        def scroll(step: int = 0) -> None:
            bar.setValue(bar.maximum() * step // _SCROLL_STEPS)
            if step < _SCROLL_STEPS:
                QTimer.singleShot(20, lambda: scroll(step + 1))

        self._measure("preview the change", describe, preview.model().modelReset)
        self._measure("scroll through the preview", scroll)

    def _measure(
        self, name: str, action: Callable[[], object], signal: SignalInstance | None = None
    ) -> None:
        """Time an action and what follows it, until a signal or for a second."""
        self._app.ms.clear()
        self._app.cpu_ms.clear()
        started = time.perf_counter()
        # As an event, so that it is timed itself.
        QTimer.singleShot(0, action)
        if signal is None:
            idle(_STAGE_MS)
        else:
            wait_for(signal.connect)
        seconds = time.perf_counter() - started
        idle(500)
        wall, processor = max(self._app.ms), max(self._app.cpu_ms)
        print(
            f"{name}: {seconds:.1f} s, longest event {wall:.1f} ms, {processor:.1f} ms of "
            f"processor time (to reach: at most {LIMIT_MS:.0f} ms)"
        )


if __name__ == "__main__":
    main()
