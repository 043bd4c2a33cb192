"""The commands of the window's menus that open dialogs, each connected to its controller.

``app.py`` connects them once, when it builds the window.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAction, QGuiApplication

from desktop_app import paths, window_libraries
from desktop_app.access.refusal import RefusedError
from desktop_app.domain.actor import Actor
from desktop_app.domain.role import Right, Role
from desktop_app.engine.backup_folder import RecoveryFolder
from desktop_app.errors import Message, VitrineError
from desktop_app.logs.error_reports import take_new_reports
from desktop_app.settings import Settings
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.backup.backup_controller import BackupController
from desktop_app.ui.encryption.encryption_controller import EncryptionController
from desktop_app.ui.evaluation.evaluation_controller import EvaluationController
from desktop_app.ui.exporting.export_controller import ExportController
from desktop_app.ui.guide.dialog_help import DialogHelp
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.importing.import_controller import ImportController
from desktop_app.ui.importing.import_plan import new_catalogue_folder
from desktop_app.ui.labels.label_lane import LabelLane
from desktop_app.ui.labels.picture_reading import PictureReading
from desktop_app.ui.privacy.privacy_controller import PrivacyController
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.page_stack import PageStack
from desktop_app.ui.shell.status_bar import StatusBar
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.teaching.teaching_controller import TeachingController
from desktop_app.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from desktop_app.ui.tour.tour_steps import TourAction

# Of the sample; its product is found for certain.
_TOUR_PHOTO: Final = "queries/query-115.jpg"


def add_commands(
    window: MainWindow,
    catalogues_folder: Path,
    decoding_lane: Lane,
    theme: Theme,
    labels: LabelLane,
    preferences: Preferences,
) -> None:
    """Connect all of them.

    Args:
        window: the main window.
        catalogues_folder: where new catalogues are created.
        decoding_lane: reads pictures and reports.
        theme: of the dialogs.
        labels: reads the labels of imported pictures.
        preferences: the settings.
    """
    _add_import(window, catalogues_folder, theme, labels, preferences)
    _add_export(window)
    encryption = _add_encryption(window, theme)
    _add_backup(window, catalogues_folder, theme, encryption)
    _add_privacy(window, catalogues_folder, preferences, theme)
    _add_evaluation(window, decoding_lane, preferences, theme)
    _add_teaching(window, theme)
    _add_history(window, theme)
    _add_guide(window, decoding_lane, theme)
    _add_tour(window, decoding_lane, theme)
    _add_reports(window, decoding_lane, preferences)


def _add_import(
    window: MainWindow,
    catalogues_folder: Path,
    theme: Theme,
    labels: LabelLane,
    preferences: Preferences,
) -> None:
    """Connect the import of tables and folders; labels of new pictures are read afterwards."""
    reading = PictureReading(window.client, labels, preferences, window)
    reading.started.connect(window.follow_job)
    importing = ImportController(window.client, catalogues_folder, theme, window)

    def open_dialog(source: Path | None) -> None:
        if window.client.may(Right.IMPORT):
            importing.open_dialog(source)
        else:
            window.show_error(RefusedError(window.client.role, Right.IMPORT))

    window.import_requested.connect(open_dialog)
    importing.catalogue_requested.connect(window.opener.create)
    importing.catalogue_changed.connect(window.reload_catalogue)
    importing.catalogue_changed.connect(reading.start)
    importing.job_started.connect(window.follow_job)
    importing.notice_raised.connect(window.show_notice)
    importing.failed.connect(window.show_error)
    if (stack := window.findChild(PageStack)) is not None:
        importing.products_requested.connect(stack.show_products)
        # A photo that is kept at the counter is a new picture, too.
        stack.page_created.connect(
            lambda one: stack.page(one).catalogue_changed.connect(reading.start)
        )


def _add_export(window: MainWindow) -> None:
    """Connect the export of products."""
    exporting = ExportController(window.client, window)
    window.set_command("export", lambda: exporting.open_dialog(window.product_scope()))
    exporting.job_started.connect(window.follow_job)
    exporting.notice_raised.connect(window.show_notice)
    exporting.failed.connect(window.show_error)


def _add_backup(
    window: MainWindow, catalogues_folder: Path, theme: Theme, encryption: EncryptionController
) -> None:
    """Connect the backup of the catalogue, its restoring, and its repair."""

    def target_folder() -> Path:
        last = window.opener.last_catalogue()
        return last or new_catalogue_folder(catalogues_folder, "Restored catalogue")

    backups_of = partial(_backups_of, role=lambda: window.client.role)
    backup = BackupController(window.client, backups_of, target_folder, theme, window)
    window.set_command("back_up", backup.back_up)
    window.set_command("restore", backup.open_restore_dialog)
    backup.catalogue_requested.connect(window.opener.open)
    backup.job_started.connect(window.follow_job)
    backup.notice_raised.connect(window.show_notice)
    backup.failed.connect(window.show_error)
    backup.password_requested.connect(encryption.ask_password)
    if (banner := window.findChild(Banner)) is not None:
        banner.restore_requested.connect(backup.restore_damaged)
        banner.repair_requested.connect(backup.repair)


def _add_privacy(window: MainWindow, data: Path, preferences: Preferences, theme: Theme) -> None:
    """Connect what is kept of customers, and its deletion for good."""
    forgetting = window_libraries.LibraryForgetting(data)
    privacy = PrivacyController(window.client, forgetting, data, preferences, theme, window)
    window.set_command("privacy", privacy.open_dialog)
    privacy.catalogue_requested.connect(window.opener.open)
    privacy.job_started.connect(window.follow_job)


def _add_encryption(window: MainWindow, theme: Theme) -> EncryptionController:
    """Connect the encryption of the catalogue, and the question for its password."""
    encryption_of = partial(window_libraries.encryption_of, role=lambda: window.client.role)
    encryption = EncryptionController(window.client, encryption_of, theme, window)
    window.set_command("encryption", encryption.open_dialog)
    encryption.catalogue_requested.connect(window.opener.open)
    encryption.job_started.connect(window.follow_job)
    encryption.notice_raised.connect(window.show_notice)
    return encryption


def _add_evaluation(
    window: MainWindow, decoding_lane: Lane, preferences: Preferences, theme: Theme
) -> None:
    """Connect the evaluation on photos of known products."""

    def sample_folder() -> Path | None:
        photos = window.opener.sample_photos_folder()
        return None if photos is None else photos.parent

    first = (window.client, decoding_lane, preferences, theme, window)
    evaluation = EvaluationController(*first, sample_folder)
    window.set_command("evaluate", evaluation.open_dialog)
    evaluation.job_started.connect(window.follow_job)
    evaluation.notice_raised.connect(window.show_notice)
    evaluation.failed.connect(window.show_error)


def _add_teaching(window: MainWindow, theme: Theme) -> None:
    """Connect learning from the catalogue's own pictures."""
    teaching = TeachingController(window.client, theme, window)
    window.set_command("teach", teaching.open_dialog)
    if (status_bar := window.findChild(StatusBar)) is not None:
        teaching.state_loaded.connect(status_bar.show_learned)
    if (stack := window.findChild(PageStack)) is not None:
        teaching.switched.connect(stack.refresh_pages)
    teaching.notice_raised.connect(window.show_notice)


def _add_history(window: MainWindow, theme: Theme) -> None:
    """Connect the window with all actions."""

    def show() -> None:
        from desktop_app.ui.history.history_window import HistoryWindow

        shown = window.findChild(HistoryWindow)
        if shown is None:
            shown = HistoryWindow(window.client, window.undo_commands, theme, window)
        shown.show()
        shown.raise_()
        shown.activateWindow()

    window.history_requested.connect(show)


def _add_guide(window: MainWindow, decoding_lane: Lane, theme: Theme) -> None:
    """Connect the window with the user guide, which opens at what the user sees."""

    def show_page(page: str) -> None:
        from desktop_app.ui.guide.guide_window import GuideWindow

        guide = window.findChild(GuideWindow)
        try:
            guide = guide or GuideWindow(paths.guide_folder, page, decoding_lane, theme, window)
        except VitrineError as error:
            window.show_error(error)
            return
        guide.show_page(page)
        guide.show()
        guide.raise_()
        guide.activateWindow()

    def show() -> None:
        stack = window.findChild(PageStack)
        show_page("" if stack is None else stack.guide_page)

    window.set_command("guide", show)
    in_dialogs = DialogHelp(window)
    in_dialogs.page_requested.connect(lambda page: show_page(page) if page else show())


def _add_tour(window: MainWindow, decoding_lane: Lane, theme: Theme) -> None:
    """Connect the tour; its buttons do what commands of the menus do."""
    photo = paths.sample_folder() / _TOUR_PHOTO

    def run(name: str) -> Callable[[], object]:
        return lambda: _trigger(window, name)

    def find_photo() -> None:
        _trigger(window, "find")
        window.search([photo])

    def start() -> None:
        from desktop_app.ui.tour.tour import Tour

        tour, stack = window.findChild(Tour), window.findChild(PageStack)
        if tour is None and stack is not None:
            actions: dict[TourAction, Callable[[], object]] = {
                "open_sample": run("open_sample"),
                "find_photo": find_photo,
                "counter": run("counter"),
                "import": run("import"),
                "guide": run("guide"),
            }
            tour = Tour(window, stack, actions, photo, decoding_lane, theme)
        if tour is not None:
            tour.start()

    window.set_command("tour", start)


def show_tour_once(window: MainWindow, preferences: Preferences, *, sample: bool) -> None:
    """Show the tour at the first start of the program, and never again by itself.

    Args:
        window: the main window.
        preferences: say whether another catalogue or the tour was opened before.
        sample: whether the sample is being opened, for which the tour waits.
    """
    now = preferences.now
    if now.tour_shown or now.catalogue or now.recent_catalogues:
        return

    def show() -> None:
        if not preferences.now.tour_shown:
            preferences.change(tour_shown=True)
            _trigger(window, "tour")

    (window.client.opened if sample else window.first_painted).connect(show)


def _add_reports(window: MainWindow, decoding_lane: Lane, preferences: Preferences) -> None:
    """Connect the details for a bug report, and show errors of earlier sessions once."""

    def show_details(text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        message = Message("The details for a bug report are on the clipboard.")
        hint = Message("Paste them. They have no names of files, catalogues or products.")
        window.show_notice(Notice("success", message, hint))

    def copy_details() -> None:
        settings, folder = preferences.now, window.client.folder
        task = decoding_lane.run(lambda: _bug_report(settings, folder))
        task.on_success(show_details).on_failure(window.show_error)

    def show_errors(new: list[Path]) -> None:
        if new:
            from desktop_app.ui.shell.error_report_dialog import ErrorReportDialog

            ErrorReportDialog(new[-1], window).open()

    def look_for_errors() -> None:
        task = decoding_lane.run(lambda: take_new_reports(paths.reports_folder()))
        task.on_success(show_errors)

    window.set_command("copy_details", copy_details)
    window.first_painted.connect(look_for_errors)


def _trigger(window: MainWindow, name: str) -> None:
    """Choose a command of the menus."""
    if (action := window.findChild(QAction, f"command_{name}")) is not None:
        action.trigger()


def _bug_report(settings: Settings, folder: Path | None) -> str:
    from desktop_app.catalogue.opening import check_catalogue, open_catalogue
    from desktop_app.engine.bug_report import bug_report
    from desktop_app.engine.diagnostics import diagnose

    diagnosis = diagnose(
        folder,
        paths.model_card(settings.model),
        device=settings.device,
        open_catalogue=lambda one: open_catalogue(one, actor=Actor.local(), create=False),
        check_catalogue=check_catalogue,
    )
    return bug_report(diagnosis, settings, paths.log_file(), paths.reports_folder())


def _backups_of(folder: Path, *, role: Callable[[], Role]) -> RecoveryFolder:
    from desktop_app.catalogue.opening import backups_of

    return backups_of(folder, role=role)
