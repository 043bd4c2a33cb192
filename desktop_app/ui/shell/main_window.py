"""The main window: its pages, menus and status bar, and what is dropped or pasted on it."""

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QMainWindow

from desktop_app.domain.answer import Answer
from desktop_app.engine.status import CatalogueStatus
from desktop_app.errors import VitrineError
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import Task
from desktop_app.ui.data_transfer.read_transfer import may_hold_photos, read_transfer
from desktop_app.ui.i18n.messages import Notice, notice_of
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.catalogue_opener import CatalogueOpener
from desktop_app.ui.shell.central_widget import CentralWidget
from desktop_app.ui.shell.file_dialogs import choose_catalogue, choose_photos
from desktop_app.ui.shell.layout_memory import LayoutMemory
from desktop_app.ui.shell.menu_row import MenuRow
from desktop_app.ui.shell.menus import Menus
from desktop_app.ui.shell.page import Page, PageDescription
from desktop_app.ui.shell.page_stack import PageStack
from desktop_app.ui.shell.page_switcher import PageSwitcher
from desktop_app.ui.shell.product_scope import ProductScope
from desktop_app.ui.shell.progress_bar import ProgressBar
from desktop_app.ui.shell.recent_menu import RecentMenu
from desktop_app.ui.shell.start_page import StartPage
from desktop_app.ui.shell.status_bar import StatusBar
from desktop_app.ui.shell.text_undo import TextUndo
from desktop_app.ui.shell.undo_commands import UndoCommands
from desktop_app.ui.shell.window_dialogs import show_about, show_settings, show_shortcuts
from desktop_app.ui.shell.window_geometry import restore_geometry, save_geometry
from desktop_app.ui.shell.window_title import title_of
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.banner import Banner
from desktop_app.ui.widgets.clipboard import clipboard_contents
from desktop_app.ui.widgets.photo_query import Photo
from desktop_app.ui.widgets.widget_factory import with_object_name

_log = logging.getLogger(__name__)


class MainWindow(QMainWindow):
    """Shows the pages and passes photos, commands and notices between them and the rest.

    It knows pages by their descriptions and the ``Page`` interface only; ``app.py`` chooses them.

    Attributes:
        client: runs use cases on the open catalogue.
        opener: opens catalogues.
        undo_commands: undo and redo of all pages.

    Signals:
        first_painted: the window is on the screen; heavy work may begin.
        import_requested: the user wants to import products; the file or folder that
            was dropped (``Path``), or None.
        demo_requested, history_requested: a command was chosen.
    """

    first_painted = Signal()
    import_requested = Signal(object)
    demo_requested = Signal()
    history_requested = Signal()

    def __init__(
        self,
        client: EngineClient,
        opener: CatalogueOpener,
        pages: Sequence[PageDescription],
        decoding_lane: Lane,
        preferences: Preferences,
        theme: Theme,
    ) -> None:
        super().__init__()
        with_object_name(self, "main_window")
        self.client = client
        self.opener = opener
        self._pages = pages
        self._decoding_lane = decoding_lane
        self._preferences = preferences
        self._theme = theme
        self._is_painted = False
        self._banner = Banner(theme, offers_recovery=True)
        self._start_page = StartPage(opener.recents, theme)
        self._stack = PageStack(self._start_page, pages)
        self._switcher = PageSwitcher(pages, theme)
        menu_row = MenuRow(self._switcher)
        self.setMenuWidget(menu_row)
        self._progress = ProgressBar()
        self._status_bar = StatusBar()
        self._menus = Menus(self, menu_row.menu_bar, pages, preferences)
        self.undo_commands = UndoCommands(client, self)
        self._commands = self._own_commands()
        self._build()
        self._connect_client()
        self._connect_start_page()
        self._connect_navigation()
        self._connect_undo()
        self._show_start()
        restore_geometry(self, preferences.folder)

    def show_error(self, error: Exception) -> None:
        """Show an error in the banner; the program goes on."""
        self.show_notice(notice_of(error))

    def show_notice(self, notice: Notice) -> None:
        """Show a notice in the banner."""
        self._central.show_notice(notice)

    def follow_job(self, task: Task[object]) -> None:
        """Show the progress of a long job."""
        self._progress.follow(task)

    def set_command(self, name: str, slot: Callable[[], object]) -> None:
        """Set what a command of the menus does."""
        self._commands[name] = slot

    def product_scope(self) -> ProductScope:
        """Return the products that the shown page lists, and those selected in it."""
        page = self._stack.shown_page
        return ProductScope() if page is None else page.product_scope()

    def open_dropped(self, mime: QMimeData) -> None:
        """Search for the photos, or import the products, that were dropped or pasted."""
        self._banner.dismiss()
        try:
            transfer = read_transfer(mime)
        except VitrineError as error:
            self.show_error(error)
            return
        if transfer.import_source is not None:
            self.import_requested.emit(transfer.import_source)
        else:
            self.search(transfer.photos)

    def search(self, photos: Sequence[Photo]) -> None:
        """Search for photos on the shown page, or on the first page that accepts photos."""
        page = self._photo_page()
        if self.client.folder is not None:
            self._stack.show_page(page)
        self._stack.page(page).search(photos)

    def use_scan(self, text: str) -> None:
        """Hand a scan to the shown page while the focus is outside of it."""
        self._stack.use_scan(text)

    def reload_catalogue(self) -> None:
        """Have all pages read the catalogue again, after an import."""
        self._update_status()
        self.undo_commands.load()
        self._stack.reload_catalogue()

    def refresh_after_others(self) -> None:
        """Show what other stations have changed; what the user does goes on."""
        self._update_status()
        self.undo_commands.load()
        self._stack.refresh_after_others()

    def _build(self) -> None:
        self._central = CentralWidget(self._stack, self._banner, self._progress)
        self.setCentralWidget(self._central)
        self.setStatusBar(self._status_bar)
        self.setAcceptDrops(True)

    def _connect_client(self) -> None:
        self.client.opened.connect(self._on_opened)
        self.client.preparing.connect(self._progress.follow)
        self.client.ready.connect(self._on_status)
        self.client.failed.connect(self._on_client_failed)
        self.opener.notice_raised.connect(self.show_notice)

    def _connect_start_page(self) -> None:
        start = self._start_page
        start.sample_requested.connect(self.opener.open_sample)
        start.import_requested.connect(lambda: self.import_requested.emit(None))
        start.catalogue_requested.connect(self._choose_catalogue)
        start.connection_requested.connect(lambda: self._commands["connect"]())
        start.recent_requested.connect(self.opener.open)

    def _on_page_created(self, description: PageDescription) -> None:
        page = self._stack.page(description)
        self._menus.add_page_actions(description, page)
        LayoutMemory(page, self._preferences.folder)
        self.undo_commands.connect_page(page)
        page.open_requested.connect(self._choose_photos)
        page.paste_requested.connect(self._paste)
        page.import_requested.connect(lambda: self.import_requested.emit(None))
        page.export_requested.connect(lambda: self._commands["export"]())
        page.command_requested.connect(lambda name: self._commands[name]())
        page.status_message.connect(self._status_bar.show_sentence)
        page.notice_raised.connect(self.show_notice)
        page.failed.connect(self.show_error)
        page.job_started.connect(self._progress.follow)
        page.answer_shown.connect(self._on_answer_shown)
        page.catalogue_changed.connect(lambda: self._on_catalogue_changed(page))

    def _connect_navigation(self) -> None:
        recent_menu = RecentMenu(self._menus.menu("recent"), self.opener.recents)
        recent_menu.catalogue_chosen.connect(self.opener.open)
        self._menus.command_chosen.connect(lambda name: self._commands[name]())
        self._menus.page_chosen.connect(self._stack.show_page)
        self._switcher.page_chosen.connect(self._stack.show_page)
        self._stack.page_created.connect(self._on_page_created)
        self._stack.page_shown.connect(self._menus.show_page)
        self._stack.page_shown.connect(self._switcher.show_page)

    def _connect_undo(self) -> None:
        commands = self.undo_commands
        commands.commands_changed.connect(self._menus.show_undo_redo)
        commands.catalogue_changed.connect(self._update_status)
        commands.status_message.connect(self._status_bar.show_sentence)
        commands.failed.connect(self.show_error)
        TextUndo(*self._menus.undo_redo_keys(), self)

    def _own_commands(self) -> dict[str, Callable[[], object]]:
        return {
            "undo": self.undo_commands.undo_here,
            "redo": self.undo_commands.redo_here,
            "history": self.history_requested.emit,
            "open_photo": self._choose_photos,
            "paste": self._paste,
            "import": lambda: self.import_requested.emit(None),
            "open_catalogue": self._choose_catalogue,
            "open_sample": self.opener.open_sample,
            "search": self._stack.focus_search,
            "demo": self._show_demo,
            "settings": lambda: show_settings(self, self._preferences, self._commands),
            "quit": self.close,
            "shortcuts": lambda: show_shortcuts(self, self._menus, self._stack, self._pages),
            "about": lambda: show_about(self, self._stack.status, self._theme),
        }

    def _photo_page(self) -> PageDescription:
        shown = self._stack.shown
        if shown is not None and shown.accepts_photos:
            return shown
        return next(page for page in self._pages if page.accepts_photos)

    def _show_start(self) -> None:
        self._stack.show_start()
        self._switcher.hide()
        self._menus.show_page(None)
        self._menus.enable_catalogue_commands(False)
        self._status_bar.show_status(None)
        self._status_bar.hide()
        self.setWindowTitle(title_of(self.client))

    def _on_opened(self) -> None:
        self._banner.dismiss()
        self._menus.enable_catalogue_commands(True)
        self._stack.status = None
        self._stack.show_page(self._pages[0])
        self._switcher.show()
        self._status_bar.show_status(None)
        self._status_bar.show()
        self.setWindowTitle(title_of(self.client))

    def _update_status(self) -> None:
        self.client.run(lambda workspace: workspace.status()).on_success(self._on_status)

    def _on_status(self, status: CatalogueStatus) -> None:
        self._status_bar.show_status(status)
        self._stack.show_status(status)
        self.opener.recents.show_status(status)

    def _on_client_failed(self, error: Exception) -> None:
        self._show_start()
        self.show_error(error)

    def _on_answer_shown(self, answer: Answer) -> None:
        self._banner.dismiss()
        self._status_bar.show_answer(answer)

    def _on_catalogue_changed(self, source: Page) -> None:
        self._update_status()
        self.undo_commands.load()
        self._stack.refresh_pages(source)

    def _choose_photos(self) -> None:
        if photos := choose_photos(self, self.opener.sample_photos_folder()):
            self._banner.dismiss()
            self.search(photos)

    def _choose_catalogue(self) -> None:
        if folder := choose_catalogue(self, self.opener.catalogues_folder()):
            self.opener.open(folder)

    def _paste(self) -> None:
        self.open_dropped(clipboard_contents())

    def _show_demo(self) -> None:
        if (page := self._stack.shown_page) is not None:
            page.leave()
        if self.client.folder is None:
            self.opener.open_sample()
        self.demo_requested.emit()

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept what may hold photos."""
        if may_hold_photos(event.mimeData()):
            event.acceptProposedAction()
            self._stack.show_drop_target(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Remove the highlight."""
        super().dragLeaveEvent(event)
        self._stack.show_drop_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Use what was dropped."""
        self._stack.show_drop_target(False)
        event.acceptProposedAction()
        self.open_dropped(event.mimeData())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Emit ``first_painted`` once the window is on the screen."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._menus.retranslate()
            self.setWindowTitle(title_of(self.client))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save the window's place, cancel all work and close the catalogue."""
        if self.isVisible():
            save_geometry(self, self._preferences.folder)
        self.hide()
        self._stack.shut_down()
        if not all([self.client.stop(), self._decoding_lane.stop()]):
            _log.warning("work in the background did not end in time")
        super().closeEvent(event)
