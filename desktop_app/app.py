"""The composition of the program: the window and everything it needs, built once.

The window is painted before anything else is imported. Pages and dialogs are imported when
they are first shown, the engine and the camera, with the heavy libraries below them, on
their own threads.
"""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app import __version__, paths, window_libraries
from desktop_app.access.role_lock import RoleLock
from desktop_app.engine.counter.history.answer_folder import ANSWERS_NAME
from desktop_app.settings import Settings
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.garbage_collection import GarbageCollection
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.counter.history.history_client import AnswerHistoryClient
from desktop_app.ui.demo.demo_launcher import DemoLauncher
from desktop_app.ui.i18n.language import Translations
from desktop_app.ui.importing.import_plan import sample_catalogue_folder
from desktop_app.ui.labels.label_lane import LabelLane
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.appearance import follow_preferences
from desktop_app.ui.shell.catalogue_opener import CatalogueOpener
from desktop_app.ui.shell.foreign_changes import ForeignChanges
from desktop_app.ui.shell.keyboard_scanner import KeyboardScanner
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.page import Page, PageDescription
from desktop_app.ui.shell.process_setup import (
    interrupt_handler,
    log_qt_messages,
    report_uncaught_errors,
    require_display,
)
from desktop_app.ui.shell.recent_catalogues import RecentCatalogues
from desktop_app.ui.shell.shared_watch import SharedWatch
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.till.current_tally import CurrentTally
from desktop_app.ui.till.tally_keeper import TallyKeeper
from desktop_app.window_access import add_access
from desktop_app.window_commands import add_commands, show_tour_once
from desktop_app.window_pages import page_descriptions
from desktop_app.window_shared import add_shared_catalogues

if TYPE_CHECKING:
    from desktop_app.ui.demo.demo_window import DemoWindow

SWITCH_INTERVAL_S: Final = 0.0005


def run_window(
    settings: Settings,
    *,
    catalogue: Path | None = None,
    file: Path | None = None,
    sample: bool = False,
    demo: bool = False,
    close_after_s: float | None = None,
) -> int:
    """Show the window, or only the demo, until it is closed.

    Args:
        settings: the saved settings.
        catalogue: the folder to open; None for the catalogue opened last.
        file: a photo to search, or a table to import, once a catalogue is open.
        sample: whether to open the sample instead.
        demo: whether to show the demo only.
        close_after_s: for a trial: seconds after which the window closes; None for never.

    Returns:
        The exit status of the program.

    Raises:
        VitrineError: there is no display.
    """
    require_display()
    log_qt_messages()
    # The GUI thread often needs the interpreter lock and waits this long for it.
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("vitrine")
    app.setApplicationDisplayName("Vitrine")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("vitrine")
    app.setWindowIcon(QIcon(str(paths.icons_folder() / "vitrine.svg")))
    # Settings changed during a demo must not appear in the window later.
    preferences = Preferences(settings, paths.settings_file(), saves=not demo)
    window = build_window(app, preferences, paths.data_folder())
    report_uncaught_errors(window.show_error)
    GarbageCollection(app)
    KeyboardScanner(app)
    if demo:
        _open_first(window, catalogue, sample=catalogue is None, create=False)
        window.demo_requested.emit()
    else:
        if close_after_s is not None:
            _report_and_close(window, close_after_s)
        if file is not None:
            _use_once_open(window, file)
            sample = window.opener.last_catalogue() is None
        window.first_painted.connect(lambda: _open_first(window, catalogue, sample=sample))
        # Whoever names a catalogue knows the program, or has had it set up.
        if catalogue is None and file is None:
            show_tour_once(window, preferences, sample=sample)
        window.show()
    with interrupt_handler(lambda: _close_all_windows(app)):
        return app.exec()


def build_window(
    app: QApplication, preferences: Preferences, catalogues_folder: Path
) -> MainWindow:
    """Return the window with everything in it; no catalogue is open yet.

    Args:
        app: the application.
        preferences: the settings.
        catalogues_folder: where new catalogues are created.
    """
    translations = Translations(paths.translations_folder())
    theme = Theme(app, paths.icons_folder())
    follow_preferences(preferences, translations, theme)
    lock = RoleLock(paths.role_lock_file())
    client = EngineClient(
        partial(window_libraries.open_browser, role=lambda: lock.role),
        window_libraries.prepare_workspace,
        explain=window_libraries.explain_error,
    )
    decoding_lane = Lane("decoding")
    preferences.save_on(decoding_lane)
    recents = RecentCatalogues(client, decoding_lane, preferences)
    sample = sample_catalogue_folder(catalogues_folder)
    opener = CatalogueOpener(client, preferences, sample, recents)

    answers = catalogues_folder / ANSWERS_NAME
    history = AnswerHistoryClient(
        client,
        decoding_lane,
        preferences,
        answers,
        window_libraries.open_answer_store,
        window_libraries.load_face_blurring,
    )
    labels = LabelLane(client)
    tally = TallyKeeper(CurrentTally(), preferences, catalogues_folder)
    kept = (history, labels, tally)
    pages = _pages(client, decoding_lane, preferences, theme, catalogues_folder, *kept)
    window = MainWindow(client, opener, pages, decoding_lane, preferences, theme)
    tally.failed.connect(window.show_error)
    changes = ForeignChanges(client, window)
    changes.found.connect(window.reload_catalogue)
    changes.lost.connect(window.show_error)
    watch = SharedWatch(client, window)
    changes.found.connect(watch.take_over)
    add_shared_catalogues(window, watch, tally.tally, theme)
    client.damage_found.connect(window.show_error)
    add_commands(window, catalogues_folder, decoding_lane, theme, labels, preferences)
    add_access(window, lock, decoding_lane, theme, preferences)
    _add_demo(window, translations, preferences, theme)
    for owned in (client, decoding_lane, *kept, opener, recents, preferences, theme):
        owned.setParent(window)
    return window


def _pages(
    client: EngineClient,
    decoding_lane: Lane,
    preferences: Preferences,
    theme: Theme,
    data: Path,
    history: AnswerHistoryClient,
    labels: LabelLane,
    tally: TallyKeeper,
) -> tuple[PageDescription, ...]:
    create_view = partial(window_libraries.create_camera, preferences)

    def find(parent: QWidget) -> Page:
        from desktop_app.ui.find.page import FindPage

        return FindPage(client, decoding_lane, create_view(), preferences, theme, labels, parent)

    def audit(parent: QWidget) -> Page:
        from desktop_app.ui.audit.page import AuditPage

        return AuditPage(client, decoding_lane, preferences, theme, parent)

    def catalogue(parent: QWidget) -> Page:
        from desktop_app.ui.catalogue.page import CataloguePage

        return CataloguePage(client, decoding_lane, create_view, preferences, theme, parent)

    def counter(parent: QWidget) -> Page:
        from desktop_app.ui.counter.page import CounterPage

        first = (
            client,
            decoding_lane,
            create_view(),
            window_libraries.open_scene_analysis,
            window_libraries.open_code_reader,
        )
        return CounterPage(*first, preferences, theme, data, history, labels, tally, parent)

    def basket(parent: QWidget) -> Page:
        from desktop_app.ui.basket.page import BasketPage

        first = (client, decoding_lane, create_view(), preferences, theme)
        shared = (data, tally, history, window_libraries.load_face_blurring)
        return BasketPage(*first, *shared, parent)

    def stock(parent: QWidget) -> Page:
        from desktop_app.ui.stock.page import StockPage

        return StockPage(client, decoding_lane, create_view, preferences, theme, parent)

    def answers(parent: QWidget) -> Page:
        from desktop_app.ui.counter.history.page import AnswersPage

        return AnswersPage(client, decoding_lane, history, preferences, theme, parent)

    return page_descriptions(find, audit, catalogue, counter, basket, stock, answers)


def _add_demo(
    window: MainWindow, translations: Translations, preferences: Preferences, theme: Theme
) -> None:
    def photo_sources() -> list[Path]:
        return _sources(preferences.now.demo_photos, window.opener.sample_photos_folder())

    def basket_sources() -> list[Path]:
        return _sources(preferences.now.demo_baskets, window.opener.sample_baskets_folder())

    def create_demo() -> "DemoWindow":
        from desktop_app.ui.camera.camera_settings_table import CameraSettingsTable
        from desktop_app.ui.demo.demo_controller import DemoController
        from desktop_app.ui.demo.demo_screen import DemoScreen
        from desktop_app.ui.demo.demo_window import DemoWindow

        controller = DemoController(
            window.client,
            window_libraries.open_camera,
            window_libraries.open_slideshow,
            window_libraries.scale_frame,
            table=CameraSettingsTable.of_preferences(preferences),
        )
        controller.reopen_requested.connect(window.opener.reopen)
        screen = DemoScreen(window.client, controller, theme, photo_sources, basket_sources)
        return DemoWindow(screen, controller, preferences, translations.set_language)

    window.demo_requested.connect(DemoLauncher(window, create_demo).launch)


def _sources(chosen: Sequence[str], sample: Path | None) -> list[Path]:
    return [Path(name) for name in chosen] or ([] if sample is None else [sample])


def _open_first(
    window: MainWindow, catalogue: Path | None, *, sample: bool, create: bool = True
) -> None:
    if sample:
        window.opener.open_sample()
    elif catalogue is not None:
        window.opener.open(catalogue, create=create)
    elif (last := window.opener.last_catalogue()) is not None:
        window.opener.open(last)


def _use_once_open(window: MainWindow, file: Path) -> None:
    """Do with a file what is done with a dropped one, once a catalogue is open."""
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    once = Qt.ConnectionType.SingleShotConnection
    window.client.opened.connect(lambda: window.open_dropped(dropped), once)


def _report_and_close(window: MainWindow, seconds: float) -> None:
    """Print when the window is on the screen and when it is ready, and close it."""
    window.first_painted.connect(lambda: print("window painted", flush=True))
    window.client.ready.connect(lambda: print("ready for photos", flush=True))
    window.first_painted.connect(lambda: QTimer.singleShot(round(seconds * 1000), window.close))


def _close_all_windows(app: QApplication) -> None:
    from desktop_app.ui.demo.demo_window import DemoWindow

    for window in app.topLevelWidgets():
        if isinstance(window, DemoWindow):
            window.exit_demo()
    app.closeAllWindows()
