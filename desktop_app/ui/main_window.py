"""The window: pages, menus, status, and what all pages share."""

import logging
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QPaintEvent,
)
from PySide6.QtWidgets import QMainWindow

from desktop_app import paths
from desktop_app.engine.results import Answer, CatalogueStatus
from desktop_app.errors import VitrineError
from desktop_app.ui.audit.keys import keys_of_audit
from desktop_app.ui.audit.page import AuditPage
from desktop_app.ui.background import Lane
from desktop_app.ui.banner import Banner
from desktop_app.ui.camera_view import CameraView
from desktop_app.ui.centre import Centre
from desktop_app.ui.choosing import choose_catalogue, choose_photos
from desktop_app.ui.commands import Commands
from desktop_app.ui.evaluating.evaluator import Evaluator
from desktop_app.ui.find.page import FindPage
from desktop_app.ui.help_dialogs import AboutDialog, ShortcutsDialog
from desktop_app.ui.importing.importer import Importer
from desktop_app.ui.messages import notice_of
from desktop_app.ui.opening import Opening
from desktop_app.ui.pages import Pages
from desktop_app.ui.parts import named
from desktop_app.ui.photo_input import may_hold_photos, photos_of, products_of
from desktop_app.ui.place import keep_place, restore_place
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.progress_strip import ProgressStrip
from desktop_app.ui.session import Photo, Session
from desktop_app.ui.settings_dialog import SettingsDialog
from desktop_app.ui.start_page import StartPage
from desktop_app.ui.status_line import StatusLine
from desktop_app.ui.teaching.teacher import Teacher
from desktop_app.ui.theme import Theme

_log = logging.getLogger(__name__)

_CATALOGUE_COMMANDS: Final = ("find", "audit", "teach", "evaluate")
_FIND_COMMANDS: Final = ("camera", "details")


class MainWindow(QMainWindow):
    """Holds the pages and takes what is dropped, pasted or chosen in the menus.

    Attributes:
        session: the open catalogue and its verbs.
        opening: opens catalogues.
        page: where photos are asked for.
        audit: where duplicates are settled.

    Signals:
        first_painted: the window is on the screen; heavy work may begin.
        demo_wanted: the trade-show mode shall begin.
    """

    first_painted = Signal()
    demo_wanted = Signal()

    def __init__(
        self,
        session: Session,
        camera: CameraView,
        preferences: Preferences,
        theme: Theme,
        home: Path,
    ) -> None:
        super().__init__()
        named(self, "main_window")
        self.session = session
        self._preferences = preferences
        self._theme = theme
        self._home = home
        self._model = ""
        self._is_painted = False
        self._decoding = Lane("decoding", self)
        self._importer = Importer(session, home, theme, self)
        self._evaluator = Evaluator(session, self._decoding, preferences, theme, self)
        self._teacher = Teacher(session, theme, self)
        self.opening = Opening(session, self._importer, preferences, home, self)
        self._banner = Banner(theme)
        self._start = StartPage(theme)
        self.page = FindPage(session, self._decoding, camera, preferences, theme)
        self.audit = AuditPage(session, self._decoding, preferences, theme)
        self._pages = Pages(self._start, self.page, self.audit)
        self._strip = ProgressStrip()
        self._status_line = StatusLine()
        self._commands = Commands(self, preferences)
        self._build()
        self._connect_session()
        self._connect_pages()
        self._connect_commands(preferences)
        self._show_start()
        restore_place(self, preferences.folder)

    def show_error(self, error: Exception) -> None:
        """Tell what went wrong, calmly; the window lives on."""
        self._centre.show_notice(notice_of(error))

    def take(self, mime: QMimeData) -> None:
        """Use what was dropped or pasted: photos to ask for, or products to import."""
        self._banner.dismiss()
        if (source := products_of(mime)) is not None:
            self._importer.choose(source)
            return
        try:
            photos = photos_of(mime)
        except VitrineError as error:
            self.show_error(error)
            return
        self._ask(photos)

    def _ask(self, photos: Sequence[Photo]) -> None:
        if self.session.folder is not None:
            self._pages.turn_to("find")
        self.page.ask(photos)

    def _build(self) -> None:
        self._centre = Centre(self._pages, self._banner, self._strip, self.menuBar())
        self.setCentralWidget(self._centre)
        self.setStatusBar(self._status_line)
        self.setMinimumSize(640, 440)
        self.setAcceptDrops(True)

    def _connect_session(self) -> None:
        session = self.session
        session.opened.connect(self._on_opened)
        session.preparing.connect(self._strip.follow)
        session.ready.connect(self._on_status)
        session.failed.connect(self._on_session_failed)
        self._teacher.told.connect(self._status_line.show_taught)
        self._teacher.switched.connect(self.page.ask_again)
        self._importer.changed.connect(self._refresh)
        for part in (self.opening, self._teacher, self._importer, self._evaluator, self.audit):
            part.noticed.connect(self._centre.show_notice)
        for part in (self._importer, self._evaluator, self.audit):
            part.started.connect(self._strip.follow)
            part.failed.connect(self.show_error)

    def _connect_pages(self) -> None:
        start, find = self._start, self.page
        start.sample_wanted.connect(self.opening.open_sample)
        start.import_wanted.connect(lambda: self._importer.choose())
        start.folder_wanted.connect(self._choose_catalogue)
        start.recent_wanted.connect(self.opening.open)
        find.open_wanted.connect(self._choose_photos)
        find.paste_wanted.connect(self._paste)
        find.import_wanted.connect(lambda: self._importer.choose())
        find.failed.connect(self.show_error)
        find.answered.connect(self._on_answered)
        find.told.connect(self._status_line.tell)
        self.audit.told.connect(self._status_line.tell)
        self.audit.decided.connect(self._on_decided)
        self._pages.turned.connect(self._on_turned)

    def _connect_commands(self, preferences: Preferences) -> None:
        slots: dict[str, Callable[[], object]] = {
            "open_photo": self._choose_photos,
            "paste": self._paste,
            "import": lambda: self._importer.choose(),
            "evaluate": self._evaluator.choose,
            "open_catalogue": self._choose_catalogue,
            "open_sample": self.opening.open_sample,
            "find": lambda: self._pages.turn_to("find"),
            "audit": lambda: self._pages.turn_to("audit"),
            "teach": self._teacher.show,
            "demo": self._show_demo,
            "settings": lambda: SettingsDialog(preferences, paths.models_folder(), self).open(),
            "quit": self.close,
            "shortcuts": lambda: ShortcutsDialog(
                self._commands.keys(), keys_of_audit(), self
            ).open(),
            "about": lambda: AboutDialog(self._model, self._theme, self).open(),
        }
        self._commands.wanted.connect(lambda name: slots[name]())
        switches = {"camera": self.page.show_camera, "details": self.page.show_details}
        self._commands.switched.connect(lambda name, is_on: switches[name](is_on))
        self._commands.show_switched("details", True)
        for name, switched in (
            ("details", self.page.details_switched),
            ("camera", self.page.camera_switched),
        ):
            switched.connect(partial(self._commands.show_switched, name))

    def _show_start(self) -> None:
        self._start.show_recent(self.opening.last())
        self._pages.show_start()
        self._commands.enable((*_CATALOGUE_COMMANDS, *_FIND_COMMANDS), False)
        self._status_line.show_status(None)
        self._status_line.hide()
        self.setWindowTitle("Vitrine")

    def _on_opened(self) -> None:
        self._banner.dismiss()
        self._commands.enable(_CATALOGUE_COMMANDS, True)
        self._pages.turn_to("find")
        self._status_line.show_status(None)
        self._status_line.show()
        self.setWindowTitle(f"{self.session.name} – Vitrine")

    def _on_turned(self, name: str) -> None:
        if name != "find":
            self.page.show_camera(False)
        self._commands.show_switched(name, True)
        self._commands.enable(_FIND_COMMANDS, name == "find")

    def _on_status(self, status: CatalogueStatus) -> None:
        self._model = status.model
        self._status_line.show_status(status)
        self.page.show_status(status)

    def _on_session_failed(self, error: Exception) -> None:
        self.page.show_camera(False)
        self._show_start()
        self.show_error(error)

    def _on_answered(self, answer: Answer) -> None:
        self._banner.dismiss()
        self._status_line.show_answer(answer)

    def _on_decided(self) -> None:
        self.session.status().succeeded.connect(self._on_status)
        self.page.refresh_when_shown()

    def _refresh(self) -> None:
        self.session.status().succeeded.connect(self._on_status)
        self.page.refresh()
        self.audit.refresh()

    def _choose_photos(self) -> None:
        if photos := choose_photos(self, self.opening.photos_to_try()):
            self._banner.dismiss()
            self._ask(photos)

    def _choose_catalogue(self) -> None:
        if folder := choose_catalogue(self, (self.opening.last() or self._home).parent):
            self.opening.open(folder)

    def _paste(self) -> None:
        self.take(QGuiApplication.clipboard().mimeData())

    def _show_demo(self) -> None:
        self.page.show_camera(False)
        if self.session.folder is None:
            self.opening.open_sample()
        self.demo_wanted.emit()

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept what may hold photos."""
        if may_hold_photos(event.mimeData()):
            event.acceptProposedAction()
            self.page.show_target(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        super().dragLeaveEvent(event)
        self.page.show_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Use what was dropped."""
        self.page.show_target(False)
        event.acceptProposedAction()
        self.take(event.mimeData())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the window is there."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._commands.retranslate()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End all work in an orderly way, a job in its middle too."""
        if self.isVisible():
            keep_place(self, self._preferences.folder)
        self.hide()
        self.page.leave()
        if not (self.session.stop() and self._decoding.stop()):
            _log.warning("work in the background did not end in time")
        super().closeEvent(event)
