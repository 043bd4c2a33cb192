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
from desktop_app.domain.answer import Answer
from desktop_app.engine.status import CatalogueStatus
from desktop_app.errors import VitrineError
from desktop_app.ui.audit.page import AuditPage
from desktop_app.ui.audit.shortcuts import audit_shortcuts
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.evaluation.evaluation_controller import EvaluationController
from desktop_app.ui.find.page import FindPage
from desktop_app.ui.i18n.messages import notice_of
from desktop_app.ui.importing.import_controller import ImportController
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.settings.settings_dialog import SettingsDialog
from desktop_app.ui.shell.banner import Banner
from desktop_app.ui.shell.catalogue_opener import CatalogueOpener
from desktop_app.ui.shell.central_widget import CentralWidget
from desktop_app.ui.shell.file_dialogs import choose_catalogue, choose_photos
from desktop_app.ui.shell.help_dialogs import AboutDialog, ShortcutsDialog
from desktop_app.ui.shell.menus import Menus
from desktop_app.ui.shell.page_stack import PageStack
from desktop_app.ui.shell.photo_input import (
    may_hold_photos,
    photos_of,
    products_of,
)
from desktop_app.ui.shell.progress_bar import ProgressBar
from desktop_app.ui.shell.start_page import StartPage
from desktop_app.ui.shell.status_bar import StatusBar
from desktop_app.ui.shell.window_geometry import restore_geometry, save_geometry
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.teaching.teaching_controller import TeachingController
from desktop_app.ui.widgets.photo_query import Photo
from desktop_app.ui.widgets.widget_factory import with_object_name

_log = logging.getLogger(__name__)

_CATALOGUE_COMMANDS: Final = ("find", "audit", "teach", "evaluate")
_FIND_COMMANDS: Final = ("camera", "details")


class MainWindow(QMainWindow):
    """Holds the pages and takes what is dropped, pasted or chosen in the menus.

    Attributes:
        client: the open catalogue and its verbs.
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
        client: EngineClient,
        camera: CameraView,
        preferences: Preferences,
        theme: Theme,
        home: Path,
    ) -> None:
        super().__init__()
        with_object_name(self, "main_window")
        self.client = client
        self._preferences = preferences
        self._theme = theme
        self._home = home
        self._model = ""
        self._is_painted = False
        self._decoding = Lane("decoding", self)
        self._importer = ImportController(client, home, theme, self)
        self._evaluator = EvaluationController(client, self._decoding, preferences, theme, self)
        self._teacher = TeachingController(client, theme, self)
        self.opening = CatalogueOpener(client, self._importer, preferences, home, self)
        self._banner = Banner(theme)
        self._start = StartPage(theme)
        self.page = FindPage(client, self._decoding, camera, preferences, theme)
        self.audit = AuditPage(client, self._decoding, preferences, theme)
        self._pages = PageStack(self._start, self.page, self.audit)
        self._strip = ProgressBar()
        self._status_line = StatusBar()
        self._commands = Menus(self, preferences)
        self._build()
        self._connect_client()
        self._connect_pages()
        self._connect_commands(preferences)
        self._show_start()
        restore_geometry(self, preferences.folder)

    def show_error(self, error: Exception) -> None:
        """Tell what went wrong, calmly; the window lives on."""
        self._centre.show_notice(notice_of(error))

    def take(self, mime: QMimeData) -> None:
        """Use what was dropped or pasted: photos to ask for, or products to import."""
        self._banner.dismiss()
        if (source := products_of(mime)) is not None:
            self._importer.open_dialog(source)
            return
        try:
            photos = photos_of(mime)
        except VitrineError as error:
            self.show_error(error)
            return
        self._ask(photos)

    def _ask(self, photos: Sequence[Photo]) -> None:
        if self.client.folder is not None:
            self._pages.turn_to("find")
        self.page.search(photos)

    def _build(self) -> None:
        self._centre = CentralWidget(self._pages, self._banner, self._strip, self.menuBar())
        self.setCentralWidget(self._centre)
        self.setStatusBar(self._status_line)
        self.setMinimumSize(640, 440)
        self.setAcceptDrops(True)

    def _connect_client(self) -> None:
        client = self.client
        client.opened.connect(self._on_opened)
        client.preparing.connect(self._strip.follow)
        client.ready.connect(self._on_status)
        client.failed.connect(self._on_client_failed)
        self._teacher.state_loaded.connect(self._status_line.show_taught)
        self._teacher.switched.connect(self.page.search_again)
        self._importer.catalogue_changed.connect(self._refresh)
        for source in (self.opening, self._teacher, self._importer, self._evaluator, self.audit):
            source.notice_raised.connect(self._centre.show_notice)
        for job_source in (self._importer, self._evaluator, self.audit):
            job_source.started.connect(self._strip.follow)
            job_source.failed.connect(self.show_error)

    def _connect_pages(self) -> None:
        start, find = self._start, self.page
        start.sample_wanted.connect(self.opening.open_sample)
        start.import_wanted.connect(lambda: self._importer.open_dialog())
        start.folder_wanted.connect(self._choose_catalogue)
        start.recent_wanted.connect(self.opening.open)
        find.open_requested.connect(self._choose_photos)
        find.paste_requested.connect(self._paste)
        find.import_requested.connect(lambda: self._importer.open_dialog())
        find.failed.connect(self.show_error)
        find.answer_shown.connect(self._on_answered)
        find.status_message.connect(self._status_line.tell)
        self.audit.status_message.connect(self._status_line.tell)
        self.audit.catalogue_changed.connect(self._on_decided)
        self._pages.turned.connect(self._on_turned)

    def _connect_commands(self, preferences: Preferences) -> None:
        slots: dict[str, Callable[[], object]] = {
            "open_photo": self._choose_photos,
            "paste": self._paste,
            "import": lambda: self._importer.open_dialog(),
            "evaluate": self._evaluator.open_dialog,
            "open_catalogue": self._choose_catalogue,
            "open_sample": self.opening.open_sample,
            "find": lambda: self._pages.turn_to("find"),
            "audit": lambda: self._pages.turn_to("audit"),
            "teach": self._teacher.open_dialog,
            "demo": self._show_demo,
            "settings": lambda: SettingsDialog(preferences, paths.models_folder(), self).open(),
            "quit": self.close,
            "shortcuts": lambda: ShortcutsDialog(
                self._commands.keys(), audit_shortcuts(), self
            ).open(),
            "about": lambda: AboutDialog(self._model, self._theme, self).open(),
        }
        self._commands.wanted.connect(lambda name: slots[name]())
        switches = {"camera": self.page.show_camera, "details": self.page.show_details}
        self._commands.switched.connect(lambda name, is_on: switches[name](is_on))
        self._commands.show_switched("details", True)
        for name, switched in (
            ("details", self.page.details_toggled),
            ("camera", self.page.camera_toggled),
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
        self.setWindowTitle(f"{self.client.name} – Vitrine")

    def _on_turned(self, name: str) -> None:
        if name != "find":
            self.page.show_camera(False)
        self._commands.show_switched(name, True)
        self._commands.enable(_FIND_COMMANDS, name == "find")

    def _on_status(self, status: CatalogueStatus) -> None:
        self._model = status.model
        self._status_line.show_status(status)
        self.page.show_status(status)

    def _on_client_failed(self, error: Exception) -> None:
        self.page.show_camera(False)
        self._show_start()
        self.show_error(error)

    def _on_answered(self, answer: Answer) -> None:
        self._banner.dismiss()
        self._status_line.show_answer(answer)

    def _on_decided(self) -> None:
        self.client.run(lambda workspace: workspace.status()).on_success(self._on_status)
        self.page.refresh_when_visible()

    def _refresh(self) -> None:
        self.client.run(lambda workspace: workspace.status()).on_success(self._on_status)
        self.page.reload_catalogue()
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
        if self.client.folder is None:
            self.opening.open_sample()
        self.demo_wanted.emit()

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept what may hold photos."""
        if may_hold_photos(event.mimeData()):
            event.acceptProposedAction()
            self.page.show_drop_target(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        super().dragLeaveEvent(event)
        self.page.show_drop_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Use what was dropped."""
        self.page.show_drop_target(False)
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
            save_geometry(self, self._preferences.folder)
        self.hide()
        self.page.leave()
        if not (self.client.stop() and self._decoding.stop()):
            _log.warning("work in the background did not end in time")
        super().closeEvent(event)
