"""F1 in dialogs: the page of the user guide that explains them."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop_app.ui.widgets.widget_factory import with_object_name

# By the object names of dialogs and of sections in them. Others, such as questions and viewers,
# belong to what they were opened from.
PAGES: Final = {
    "about_dialog": "index.md",
    "add_product_dialog": "catalogue.md",
    "address_dialog": "camera.md",
    "answer_settings": "privacy.md",
    "bulk_dialog": "duplicates.md",
    "bulk_edit_dialog": "catalogue.md",
    "camera_settings_dialog": "camera.md",
    "capture_dialog": "catalogue.md",
    "category_dialog": "categories.md",
    "conflicts_dialog": "share.md",
    "counter_settings": "till.md",
    "demo_settings": "demo.md",
    "encrypt_dialog": "encryption.md",
    "encrypted_dialog": "encryption.md",
    "error_report_dialog": "troubleshooting.md",
    "evaluate_dialog": "evaluate.md",
    "evaluation_dialog": "evaluate.md",
    "explanation_dialog": "find.md",
    "export_dialog": "export.md",
    "forget_dialog": "privacy.md",
    "history_window": "first-steps.md",
    "import_dialog": "import.md",
    "keep_plan_dialog": "shelf.md",
    "lock_dialog": "roles.md",
    "log_window": "roles.md",
    "privacy_dialog": "privacy.md",
    "role_unlock_dialog": "roles.md",
    "report_dialog": "import.md",
    "restore_dialog": "backup.md",
    "rules_dialog": "duplicates.md",
    "server_dialog": "share.md",
    "settings_dialog": "first-steps.md",
    "shortcuts_dialog": "index.md",
    "stock_unseen_dialog": "stock-take.md",
    "teach_dialog": "learn.md",
    "unlock_dialog": "encryption.md",
}
GUIDE_WINDOW: Final = "guide_window"
_KEY_NAME: Final = "dialog_help"


class DialogHelp(QObject):
    """Gives each dialog that gets the focus the key F1, which the main window has in its menu.

    Args:
        window: the main window.

    Signals:
        page_requested: the name of a page; empty for that of what the main window shows.
    """

    page_requested = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        dialog = None if now is None else now.window()
        if not isinstance(dialog, QDialog) or dialog.objectName() == GUIDE_WINDOW:
            return
        # Such a dialog, which lets a file be chosen, blocks the guide, too.
        blocks_all = dialog.windowModality() == Qt.WindowModality.ApplicationModal
        if not blocks_all and dialog.findChild(QShortcut, _KEY_NAME) is None:
            key = with_object_name(QShortcut(QKeySequence("F1"), dialog), _KEY_NAME)
            key.activated.connect(
                lambda: self.page_requested.emit(page_of(QApplication.focusWidget() or dialog))
            )


def page_of(widget: QWidget) -> str:
    """Return the page that explains the dialog or the section around a widget; empty for none."""
    around: QWidget | None = widget
    while around is not None:
        if page := PAGES.get(around.objectName()):
            return page
        around = around.parentWidget()
    return ""
