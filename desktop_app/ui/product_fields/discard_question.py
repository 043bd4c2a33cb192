"""The question whether a product that was not added yet is to be discarded."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop_app.ui.widgets.widget_factory import with_object_name


class DiscardQuestion(QMessageBox):
    """Asks before what was typed is lost; the safe answer is the default.

    Args:
        parent: the dialog or page.
        on_discard: called if the product is discarded.
    """

    def __init__(self, parent: QWidget, on_discard: Callable[[], object]) -> None:
        super().__init__(parent)
        with_object_name(self, "discard_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(self.tr("Add product"))
        self.setText(self.tr("Close without adding the product?"))
        discard = self.addButton(self.tr("Discard"), QMessageBox.ButtonRole.AcceptRole)
        keep = self.addButton(self.tr("Keep editing"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(keep)
        self.setEscapeButton(keep)
        discard.clicked.connect(lambda: on_discard())
