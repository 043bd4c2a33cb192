"""The question whether a product that was not added yet is to be discarded."""

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop_app.ui.widgets.question import set_up_question


class DiscardQuestion(QMessageBox):
    """Asks before what was typed is lost; the safe answer is the default.

    Args:
        parent: the dialog or page.
        on_discard: called if the product is discarded.
    """

    def __init__(self, parent: QWidget, on_discard: Callable[[], object]) -> None:
        super().__init__(parent)
        set_up_question(
            self,
            "discard_dialog",
            title=self.tr("Add product"),
            text=self.tr("Close without adding the product?"),
            confirm=self.tr("Discard"),
            cancel=self.tr("Keep editing"),
            on_confirm=on_discard,
        )
