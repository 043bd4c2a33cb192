"""What happens in a shop's day beside the counter: other pages, changes, a camera that is gone."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton

from benchmarks.counter_setup import CounterUser
from benchmarks.demo_setup import run_for, wait_for
from desktop_app.engine.workspace import Workspace
from desktop_app.ui.audit.page import AuditPage
from desktop_app.ui.background.task import Task
from desktop_app.ui.basket.page import BasketPage
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.shell.page_stack import PageStack
from desktop_app.ui.stock.page import StockPage

_Part = TypeVar("_Part", bound=QObject)

_SHORT_S: Final = 0.15
_AUDIT_MS: Final = 1_200_000
_DIALOGS: Final = ("shortcuts", "about", "settings", "history")


class DayVisits:
    """Leaves the counter for something else, and comes back.

    Args:
        user: of the counter.
        plug: connects (True) or disconnects (False) the camera.
        photos: photos of several products, for the basket.
    """

    def __init__(
        self, user: CounterUser, plug: Callable[[bool], None], photos: Sequence[Path]
    ) -> None:
        self._user = user
        self._plug = plug
        self._photos = photos
        self._count = 0
        self._is_live = True
        self._is_auditing = False
        user.find(CameraView).live_changed.connect(self._on_live_changed)
        self._kinds = (
            self.basket,
            self.catalogue,
            self.camera,
            self.stock,
            self.language_and_theme,
            self.audit,
            self.answers,
            self.dialogs,
        )

    def next(self) -> None:
        """Do the next of these things, in turn, and show the counter again."""
        self._kinds[self._count % len(self._kinds)]()
        self._count += 1
        self._show("counter")
        self._wait(lambda: self._is_live)

    def all(self) -> None:
        """Do all of these things once."""
        for _ in self._kinds:
            self.next()

    def basket(self) -> None:
        """Count the products in a photo, then remove them."""
        self._show("basket")
        page = self._find(BasketPage)
        page.search([self._photos[self._count % len(self._photos)]])
        self._wait(lambda: page.controller.is_counted and not page.controller.is_busy)
        page.controller.clear()

    def catalogue(self) -> None:
        """Rename a product, list the catalogue and undo the change."""

        def rename(workspace: Workspace) -> None:
            ids = workspace.catalogue.store.products.ids()
            product_id = ids[self._count % len(ids)]
            workspace.editor().change(product_id, {"name": f"Renamed {self._count}"})

        self._show("catalogue")
        window = self._user.window
        wait_for(window.client.write(rename).finished.connect)
        stack = window.findChild(PageStack)
        assert stack is not None
        stack.refresh_pages()
        window.undo_commands.load()
        run_for(_SHORT_S, window)
        window.undo_commands.undo()
        run_for(_SHORT_S, window)

    def camera(self) -> None:
        """Disconnect the camera of the counter for a moment."""
        self._plug(False)
        self._wait(lambda: not self._is_live)
        self._plug(True)

    def stock(self) -> None:
        """Show stock take and shelf."""
        self._show("stock")
        page = self._find(StockPage)
        for view in (1, 0):
            page.show_view(view)
            run_for(_SHORT_S, page)

    def language_and_theme(self) -> None:
        """Show everything in Chinese and dark colours, then as before."""
        preferences = self._user.preferences
        preferences.change(language="zh_CN", theme="dark")
        run_for(_SHORT_S, self._user.window)
        preferences.change(language="en", theme="light")
        run_for(_SHORT_S, self._user.window)

    def audit(self) -> None:
        """Show the groups of duplicates; the first visit looks for them."""
        self._show("audit")
        page = self._find(AuditPage)
        run_for(2 * _SHORT_S, page)
        button = page.findChild(QPushButton, "audit_run")
        if button is not None and button.isVisible() and button.isEnabled():
            self._is_auditing = True
            page.job_started.connect(self._on_job_started)
            button.click()
            assert self._user.wait_until(lambda: not self._is_auditing, _AUDIT_MS)
            page.job_started.disconnect(self._on_job_started)
            run_for(_SHORT_S, page)

    def answers(self) -> None:
        """Show the kept answers."""
        self._show("answers")
        run_for(2 * _SHORT_S, self._user.window)

    def dialogs(self) -> None:
        """Open and close some dialogs."""
        for name in _DIALOGS:
            self._show(name)
            run_for(_SHORT_S, self._user.window)
            for other in QApplication.topLevelWidgets():
                if other is not self._user.window and other.isVisible():
                    other.close()
            run_for(_SHORT_S / 3, self._user.window)
        self._user.window.activateWindow()

    def _show(self, command: str) -> None:
        action = self._user.window.findChild(QAction, f"command_{command}")
        assert action is not None, command
        action.trigger()

    def _wait(self, condition: Callable[[], bool]) -> None:
        assert self._user.wait_until(condition), "this takes too long"

    def _on_job_started(self, task: Task[object]) -> None:
        task.finished.connect(self._on_job_finished)

    def _on_job_finished(self) -> None:
        self._is_auditing = False

    def _on_live_changed(self, is_live: bool) -> None:
        self._is_live = is_live

    def _find(self, kind: type[_Part]) -> _Part:
        part = self._user.window.findChild(kind)
        assert isinstance(part, kind), kind
        return part
