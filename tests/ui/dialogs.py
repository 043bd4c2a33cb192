"""Opens every dialog of the window, for tests that concern all of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.product_list import ProductFilter
from desktop_app.engine.encryption import Encryption, EncryptionState
from desktop_app.engine.ingest.import_report import ImportReport, Rejection
from desktop_app.errors import Message
from desktop_app.ui.access.role_access import RoleAccess
from desktop_app.ui.access.role_unlock_dialog import RoleUnlockDialog
from desktop_app.ui.audit.audit_actions import AuditActions
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.catalogue.add_product_dialog import AddProductDialog
from desktop_app.ui.catalogue.page import CataloguePage
from desktop_app.ui.catalogue.photo_box import PhotoBox
from desktop_app.ui.counter.keys.shortcuts import show_counter_keys
from desktop_app.ui.counter.page import CounterPage
from desktop_app.ui.encryption.encrypt_dialog import EncryptDialog
from desktop_app.ui.encryption.encrypted_dialog import EncryptedDialog
from desktop_app.ui.encryption.unlock_dialog import UnlockDialog
from desktop_app.ui.evaluation.query_table_dialog import QueryTableDialog
from desktop_app.ui.evaluation.result_dialog import ResultDialog
from desktop_app.ui.find.hit_explanation import HitExplanation
from desktop_app.ui.find.photo_area import PhotoArea
from desktop_app.ui.importing.import_dialog import ImportDialog
from desktop_app.ui.importing.import_plan import ImportPlan
from desktop_app.ui.importing.report_dialog import ReportDialog
from desktop_app.ui.importing.report_entry import outcome_of
from desktop_app.ui.product_fields.discard_question import DiscardQuestion
from desktop_app.ui.shell.error_report_dialog import ErrorReportDialog
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.stock.shelf.keep_plan_dialog import KeepPlanDialog
from desktop_app.ui.stock.take.take_view import StockTakeView
from desktop_app.ui.stock.take.unseen_dialog import UnseenDialog
from desktop_app.ui.widgets.picture_gallery import PictureGallery
from tests.ui.parts import find_page, part

OpenDialog = Callable[[MainWindow, Path, QtBot], None]


def trigger(window: QWidget, name: str) -> None:
    """Trigger a command of the menus."""
    part(window, QAction, name).trigger()


def newest_dialog(window: MainWindow) -> QDialog:
    """Return the visible dialog that was opened last."""
    shown = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    return shown[-1]


def _catalogue(window: MainWindow, qtbot: QtBot) -> CataloguePage:
    trigger(window, "command_catalogue")
    page = part(window, CataloguePage)
    qtbot.waitUntil(lambda: len(page.listed_ids) == 6)
    page.show_products(ProductFilter())
    page.list.select_product(int(page.listed_ids[0]))
    qtbot.waitUntil(lambda: len(page.selected_ids) == 1)
    return page


def _by_menu(name: str) -> OpenDialog:
    return lambda window, _table, _qtbot: trigger(window, f"command_{name}")


def _for_selection(name: str) -> OpenDialog:
    def open_it(window: MainWindow, _table: Path, qtbot: QtBot) -> None:
        _catalogue(window, qtbot).commands.actions[name].trigger()
        qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(QDialog)))

    return open_it


def _for_audit(name: str) -> OpenDialog:
    def open_it(window: MainWindow, _table: Path, _qtbot: QtBot) -> None:
        trigger(window, "command_audit")
        part(window, AuditActions).run(name)

    return open_it


def _import(window: MainWindow, table: Path, qtbot: QtBot) -> None:
    trigger(window, "command_import")
    dialog = part(window, ImportDialog)
    dialog.show_source(table)
    qtbot.waitUntil(lambda: part(dialog, QWidget, "import_start").isVisible())


def _report(window: MainWindow, table: Path, _qtbot: QtBot) -> None:
    rejected = tuple(Rejection(line, Message("The SKU is missing."), "", "") for line in (3, 4))
    plan = ImportPlan(table, Path("catalogue"), {"sku": "sku", "name": "name"})
    outcome = outcome_of(ImportReport(1, 0, 0, 1, rejected, ()))
    ReportDialog(outcome, plan, window.client, window._theme, window).show()


def _result(window: MainWindow, table: Path, qtbot: QtBot) -> None:
    photos = table.with_name("photos.csv")
    rows = [f"pictures/{number}.png,P-{number}" for number in range(4)]
    rows += [f"gone-{number}.png,P-1" for number in range(9)]
    photos.write_text("\n".join(["photo,sku", *rows]), encoding="utf-8")
    trigger(window, "command_evaluate")
    dialog = part(window, QueryTableDialog)
    dialog.table_chosen.emit(photos)
    dialog.accept()
    qtbot.waitUntil(lambda: window.findChild(ResultDialog) is not None, timeout=20_000)


def _add_product(window: MainWindow, _table: Path, qtbot: QtBot) -> None:
    _catalogue(window, qtbot)
    trigger(window, "command_add_product")


def _take_photo(window: MainWindow, table: Path, qtbot: QtBot) -> None:
    _add_product(window, table, qtbot)
    part(part(window, AddProductDialog), PhotoBox).input.take_photo()


def _set_up_camera(window: MainWindow, _table: Path, _qtbot: QtBot) -> None:
    trigger(window, "command_counter")
    part(part(window, CounterPage), CameraView)._open_settings()


def _enlarge(window: MainWindow, _table: Path, qtbot: QtBot) -> None:
    page = _catalogue(window, qtbot)
    gallery = part(page.pane, PictureGallery)
    qtbot.waitUntil(lambda: gallery.picture is not None)
    gallery.open_viewer()


def _enlarge_photo(window: MainWindow, table: Path, qtbot: QtBot) -> None:
    page = find_page(window)
    with qtbot.waitSignal(page.answer_shown):
        page.search([table.parent / "pictures" / "1.png"])
    part(page, PhotoArea).clicked.emit()


def _explain(window: MainWindow, table: Path, qtbot: QtBot) -> None:
    page = find_page(window)
    with qtbot.waitSignal(page.answer_shown):
        page.search([table.parent / "pictures" / "1.png"])
    part(page, HitExplanation).explain_current()


def _forget(window: MainWindow, _table: Path, _qtbot: QtBot) -> None:
    trigger(window, "command_privacy")
    part(window, QPushButton, "privacy_forget").click()


def _keys(window: MainWindow, _table: Path, _qtbot: QtBot) -> None:
    trigger(window, "command_counter")
    show_counter_keys(part(window, CounterPage))


def _list_unseen(window: MainWindow, _table: Path, qtbot: QtBot) -> None:
    trigger(window, "command_stock")
    view = part(window, StockTakeView)
    part(view, QPushButton, "stock_start").click()
    qtbot.waitUntil(lambda: view.controller.take_id is not None)
    assert view.controller.take_id is not None
    UnseenDialog(window.client, view.controller.take_id, view).open()


_ENCRYPTED: Final = EncryptionState(is_encrypted=True, is_in_keyring=True, has_keyring=True)


def _no_encryption() -> Encryption:
    raise AssertionError("nothing is encrypted or unlocked here")


OPENERS: Final[dict[str, OpenDialog]] = {
    "SettingsDialog": _by_menu("settings"),
    "ShortcutsDialog": _by_menu("shortcuts"),
    "ShortcutsDialog, counter": _keys,
    "AboutDialog": _by_menu("about"),
    "GuideWindow": _by_menu("guide"),
    "HistoryWindow": _by_menu("history"),
    "ServerDialog": _by_menu("connect"),
    "ServerDialog, publish": _by_menu("publish"),
    "ConflictsDialog": _by_menu("conflicts"),
    "LogWindow": _by_menu("log"),
    "LockDialog": _by_menu("passwords"),
    "RoleUnlockDialog": lambda window, *_: RoleUnlockDialog(
        part(window, RoleAccess), window
    ).open(),
    "EncryptDialog": lambda window, *_: EncryptDialog("Shop", window, has_keyring=True).open(),
    "EncryptedDialog": lambda window, *_: EncryptedDialog(
        window.client, _no_encryption, _ENCRYPTED, "Shop", window._theme, window
    ).open(),
    "UnlockDialog": lambda window, *_: UnlockDialog(
        window.client, _no_encryption, "Shop", window._theme, window
    ).open(),
    "ExportDialog": _by_menu("export"),
    "RestoreDialog": _by_menu("restore"),
    "PrivacyDialog": _by_menu("privacy"),
    "ForgetDialog": _forget,
    "QueryTableDialog": _by_menu("evaluate"),
    "TeachDialog": _by_menu("teach"),
    "ImportDialog": _import,
    "ReportDialog": _report,
    "BulkDialog": _for_audit("by_rule"),
    "ReferenceRulesDialog": _for_audit("rules"),
    "AddProductDialog": _add_product,
    "CaptureDialog": _take_photo,
    "BulkEditDialog": _for_selection("change"),
    "CategoryDialog": _for_selection("categories"),
    "PictureViewer": _enlarge,
    "PhotoViewer": _enlarge_photo,
    "ExplanationDialog": _explain,
    "CameraSettingsDialog": _set_up_camera,
    "DiscardQuestion": lambda window, *_: DiscardQuestion(window, window.close).open(),
    "ResultDialog": _result,
    "KeepPlanDialog": lambda window, *_: KeepPlanDialog((), "", 3, window).open(),
    "UnseenDialog": _list_unseen,
    "ErrorReportDialog": lambda window, *_: ErrorReportDialog(
        Path("/home/anna/.local/state/vitrine/log/reports/report-20261127-140322.txt"), window
    ).open(),
    "QMessageBox": _for_selection("delete"),
}
