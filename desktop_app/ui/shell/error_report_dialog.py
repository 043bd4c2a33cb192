"""The dialog about an error of an earlier session: where its report is, and what it has."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    fit_dialog_height,
    heading,
    label,
    lay_out_dialog,
    with_object_name,
)

_WIDTH_PX: Final = 520


class ErrorReportDialog(QDialog):
    """Offers to copy a report or to open its folder.

    Args:
        report: the newest report that has not been shown.
        parent: the window.
    """

    def __init__(self, report: Path, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "error_report_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Error report"))
        self._report = report
        title = heading("error_report_title", 1.2)
        title.setWordWrap(True)
        title.setText(self.tr("Something went wrong in Vitrine the last time it ran."))
        contents = label("error_report_contents", wraps=True)
        contents.setText(
            self.tr(
                "There is a report with the versions in use, the place in the program and the "
                "last lines of the log. It has no data of your catalogue. Nothing was sent: "
                "copy it if you want to report the problem."
            )
        )
        file = label("error_report_file", role="muted", wraps=True)
        file.setText(self.tr("File: {file}").format(file=report))
        file.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._state = label("error_report_state", role="muted", wraps=True)
        self._state.hide()
        column = QVBoxLayout()
        column.setSpacing(12)
        for widget in (title, contents, file, self._state):
            column.addWidget(widget)
        column.addStretch(1)
        lay_out_dialog(self, None, column, self._buttons())
        fit_dialog_height(self, _WIDTH_PX)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = button("error_report_copy", role="primary")
        copy.setText(self.tr("Copy report"))
        copy.clicked.connect(self._copy)
        folder = button("error_report_folder")
        folder.setText(self.tr("Open folder"))
        folder.clicked.connect(self._open_folder)
        for one in (copy, folder):
            buttons.addButton(one, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def _copy(self) -> None:
        try:
            text = self._report.read_text(encoding="utf-8")
        except OSError:
            self._tell(self.tr("The report cannot be read. Open its folder."))
            return
        QGuiApplication.clipboard().setText(text)
        self._tell(self.tr("The report is on the clipboard."))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._report.parent)))

    def _tell(self, text: str) -> None:
        self._state.setText(text)
        self._state.show()
        fit_dialog_height(self, self.width())
        announce(self, text)
