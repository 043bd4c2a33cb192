"""The question for the name under which a photo is kept as the plan of a shelf."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QVBoxLayout, QWidget

from desktop_app.domain.one_line_name import one_line_name
from desktop_app.domain.shelf_plan import MAX_NAME_LETTERS, ShelfPlanEntry
from desktop_app.ui.i18n.time_format import format_time
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    fit_dialog_height,
    label,
    lay_out_dialog,
    with_object_name,
)

_WIDTH_PX: Final = 460


class KeepPlanDialog(QDialog):
    """Asks for the place of a shelf; the plan of the same name is replaced.

    Signals:
        confirmed: the name, and the key of the plan that is replaced; empty for none.
    """

    confirmed = Signal(str, str)

    def __init__(
        self, entries: Sequence[ShelfPlanEntry], name: str, unsure_count: int, parent: QWidget
    ) -> None:
        """Create the dialog.

        Args:
            entries: the plans that there are.
            name: that is proposed.
            unsure_count: number of units of the photo that nobody has checked.
            parent: the page.
        """
        super().__init__(parent)
        with_object_name(self, "keep_plan_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keep as plan"))
        self._entries = [entry for entry in entries if entry.made_at]
        self._name = with_object_name(QComboBox(), "keep_plan_name")
        self._name.setEditable(True)
        self._name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._name.addItems([entry.name for entry in self._entries])
        self._name.setEditText(name)
        # Completed in the line, a name that is typed would replace the plan of a longer one.
        self._name.setCompleter(None)  # type: ignore[arg-type]
        line = self._name.lineEdit()
        assert line is not None
        line.setMaxLength(MAX_NAME_LETTERS)
        line.selectAll()
        question = label("keep_plan_question", wraps=True)
        question.setText(self.tr("Place of the shelf, such as “Aisle 3, left”"))
        question.setBuddy(self._name)
        self._name.setAccessibleName(self.tr("Place of the shelf"))
        self._note = label("keep_plan_note", role="muted", wraps=True)
        unsure = label("keep_plan_unsure", role="muted", wraps=True)
        unsure.setText(
            self.tr("%n facing(s) are not certain. You can correct them later.", "", unsure_count)
        )
        unsure.setVisible(unsure_count > 0)
        self._keep = button("keep_plan_keep", role="primary")
        self._keep.setDefault(True)
        cancel = button("keep_plan_cancel")
        cancel.setText(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        column = QVBoxLayout()
        column.setSpacing(8)
        for part in (question, self._name, self._note, unsure):
            column.addWidget(part)
        lay_out_dialog(self, None, column, button_row([], [cancel, self._keep]))
        self._name.editTextChanged.connect(self._show)
        self._keep.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.accepted.connect(self._confirm)
        self._show()
        fit_dialog_height(self, _WIDTH_PX)
        self._name.setFocus()

    @property
    def _text(self) -> str:
        return one_line_name(self._name.currentText())

    def _replaced(self) -> ShelfPlanEntry | None:
        """Return the plan of the same name."""
        name = self._text.casefold()
        return next((one for one in self._entries if one.name.casefold() == name), None)

    def _show(self) -> None:
        replaced = self._replaced()
        self._keep.setEnabled(bool(self._text))
        self._keep.setText(self.tr("Keep") if replaced is None else self.tr("Replace"))
        text = self.tr("New photos of this shelf are compared with the plan.")
        if replaced is not None:
            template = self.tr("The plan of {date} is replaced. Undo brings it back.")
            text = template.format(date=format_time(replaced.made_at))
        self._note.setText(text)

    def _confirm(self) -> None:
        replaced = self._replaced()
        self.confirmed.emit(self._text, "" if replaced is None else replaced.key)
