"""The window: pages, menus, status, and what all pages share."""

import logging
from collections.abc import Callable
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
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop_app import paths
from desktop_app.engine.results import Answer, CatalogueStatus
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.background import Lane, Task
from desktop_app.ui.banner import Banner, Stage
from desktop_app.ui.camera_view import CameraView
from desktop_app.ui.commands import Commands
from desktop_app.ui.evaluating.evaluator import Evaluator
from desktop_app.ui.find.page import FindPage
from desktop_app.ui.help_dialogs import AboutDialog, ShortcutsDialog
from desktop_app.ui.importing.importer import Importer
from desktop_app.ui.messages import Notice, notice_of
from desktop_app.ui.opening import Opening
from desktop_app.ui.parts import named
from desktop_app.ui.photo_input import local_files, may_hold_photos, photos_of
from desktop_app.ui.place import keep_place, restore_place
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.progress_strip import ProgressStrip
from desktop_app.ui.session import Session
from desktop_app.ui.settings_dialog import SettingsDialog
from desktop_app.ui.start_page import StartPage
from desktop_app.ui.status_line import StatusLine
from desktop_app.ui.teaching.teacher import Teacher
from desktop_app.ui.theme import Theme

_log = logging.getLogger(__name__)

_TABLE_ENDINGS: Final = (".csv", ".tsv", ".xlsx")
_PHOTOS: Final = "*.jpg *.jpeg *.png *.webp *.avif *.heic *.heif *.bmp *.tif *.tiff *.gif"
_WIDTH_PX: Final = 1280
_HEIGHT_PX: Final = 800
# How tall it is, the window manager tells only later.
_TITLE_BAR_PX: Final = 48
_PAGE_COMMANDS: Final = ("camera", "details", "teach", "evaluate")


class MainWindow(QMainWindow):
    """Holds the pages and takes what is dropped, pasted or chosen in the menus.

    Attributes:
        session: the open catalogue and its verbs.
        opening: opens catalogues.
        page: where photos are asked for.

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
        self._strip = ProgressStrip()
        self._status_line = StatusLine()
        self._commands = Commands(self, preferences)
        self._build()
        self._connect_session()
        self._connect_pages()
        self._connect_commands()
        self._show_start()
        restore_place(self, preferences.folder)

    def show_error(self, error: Exception) -> None:
        """Tell what went wrong, calmly; the window lives on."""
        self._stage.show_notice(notice_of(error))

    def take(self, mime: QMimeData) -> None:
        """Use what was dropped or pasted: photos to ask for, or products to import."""
        self._banner.dismiss()
        files = local_files(mime)
        if len(files) == 1 and (files[0].suffix.lower() in _TABLE_ENDINGS or files[0].is_dir()):
            self._importer.choose(files[0])
            return
        try:
            photos = photos_of(mime)
        except VitrineError as error:
            self.show_error(error)
            return
        self.page.ask(photos)

    def _build(self) -> None:
        self._pages = named(QStackedWidget(), "pages")
        self._pages.addWidget(self._start)
        self._pages.addWidget(self.page)
        self._stage = Stage(self._pages, self._banner)
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stage, 1)
        layout.addWidget(self._strip)
        self.setCentralWidget(centre)
        self.setStatusBar(self._status_line)
        self.setMinimumSize(640, 440)
        room_px = self.screen().availableSize().height() - _TITLE_BAR_PX
        self.resize(_WIDTH_PX, min(_HEIGHT_PX, room_px))
        self.setAcceptDrops(True)

    def _connect_session(self) -> None:
        session = self.session
        session.opened.connect(self._on_opened)
        session.preparing.connect(self._on_preparing)
        session.ready.connect(self._on_status)
        session.failed.connect(self._on_session_failed)
        self._teacher.noticed.connect(self._stage.show_notice)
        self._teacher.told.connect(self._status_line.show_taught)
        self._teacher.switched.connect(self.page.ask_again)
        self._importer.started.connect(self._strip.follow)
        self._importer.changed.connect(self._refresh)
        self._importer.failed.connect(self.show_error)
        self._importer.noticed.connect(self._stage.show_notice)
        self._evaluator.started.connect(self._strip.follow)
        self._evaluator.failed.connect(self.show_error)
        self._evaluator.noticed.connect(self._stage.show_notice)

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

    def _connect_commands(self) -> None:
        slots: dict[str, Callable[[], object]] = {
            "open_photo": self._choose_photos,
            "paste": self._paste,
            "import": lambda: self._importer.choose(),
            "evaluate": self._evaluator.choose,
            "open_catalogue": self._choose_catalogue,
            "open_sample": self.opening.open_sample,
            "teach": self._teacher.show,
            "demo": self._show_demo,
            "settings": self._show_settings,
            "quit": self.close,
            "shortcuts": lambda: ShortcutsDialog(self._commands.keys(), self).open(),
            "about": lambda: AboutDialog(self._model, self._theme, self).open(),
        }
        self._commands.wanted.connect(lambda name: slots[name]())
        switches = {"camera": self.page.show_camera, "details": self.page.show_details}
        self._commands.switched.connect(lambda name, is_on: switches[name](is_on))
        self._commands.show_switched("details", True)
        self.page.details_switched.connect(
            lambda is_on: self._commands.show_switched("details", is_on)
        )
        self.page.camera_switched.connect(
            lambda is_on: self._commands.show_switched("camera", is_on)
        )

    def _show_start(self) -> None:
        self._start.show_recent(self.opening.last())
        self._pages.setCurrentWidget(self._start)
        self._commands.enable(_PAGE_COMMANDS, False)
        self._status_line.show_status(None)
        self._status_line.hide()
        self.setWindowTitle("Vitrine")

    def _on_opened(self) -> None:
        self._banner.dismiss()
        self._pages.setCurrentWidget(self.page)
        self._commands.enable(_PAGE_COMMANDS, True)
        self._status_line.show_status(None)
        self._status_line.show()
        self.setWindowTitle(f"{self.session.name} – Vitrine")

    def _on_preparing(self, task: Task) -> None:
        self._strip.follow(task)
        task.finished.connect(lambda: self._on_prepared(task))

    def _on_prepared(self, task: Task) -> None:
        if task.is_cancelled and self.session.folder is not None:
            words = Message("The catalogue is open, but not ready for photos yet.")
            hint = Message("Open it again to go on where it was stopped.")
            self._stage.show_notice(Notice("warning", words, hint))

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

    def _refresh(self) -> None:
        self.session.status().succeeded.connect(self._on_status)
        self.page.refresh()

    def _choose_photos(self) -> None:
        start = str(self.opening.photos_to_try() or "")
        pictures = self.tr("Pictures ({patterns})").format(patterns=_PHOTOS)
        kinds = f"{pictures};;{self.tr('All files (*)')}"
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Open photo"), start, kinds)
        if names:
            self._banner.dismiss()
            self.page.ask([Path(name) for name in names])

    def _choose_catalogue(self) -> None:
        start = str((self.opening.last() or self._home).parent)
        name = QFileDialog.getExistingDirectory(self, self.tr("Open a catalogue folder"), start)
        if name:
            self.opening.open(Path(name))

    def _paste(self) -> None:
        self.take(QGuiApplication.clipboard().mimeData())

    def _show_demo(self) -> None:
        self.page.show_camera(False)
        if self.session.folder is None:
            self.opening.open_sample()
        self.demo_wanted.emit()

    def _show_settings(self) -> None:
        SettingsDialog(self._preferences, paths.models_folder(), self).open()

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
