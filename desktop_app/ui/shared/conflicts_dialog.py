"""The dialog with the conflicts between stations, and what is decided about them."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QHeaderView, QTableView, QVBoxLayout, QWidget

from desktop_app.domain.action import ProductChange
from desktop_app.domain.shared_work import FieldConflict
from desktop_app.engine.shared_conflicts import OpenConflict, SharedConflicts
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.i18n.messages import notice_of
from desktop_app.ui.i18n.time_format import format_time
from desktop_app.ui.shared.conflict_texts import (
    explanation,
    field_text,
    product_text,
    value_text,
)
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.banner import Banner
from desktop_app.ui.widgets.text_table_model import TextTableModel
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    button_row,
    configure_table,
    heading,
    label,
    lay_out_dialog,
    resize_within_screen,
    with_object_name,
)

_SIZE_PX: Final = (860, 560)
_COLUMN_COUNT: Final = 6


class ConflictsDialog(QDialog):
    """Lists the conflicts that nobody has settled; the user keeps a value or uses the other.

    Args:
        client: runs what is decided.
        theme: colours of the banner.
        parent: the window.

    Signals:
        settled: a conflict was settled; products may have changed.
        read: the number of conflicts that are left.
    """

    settled = Signal()
    read = Signal(int)

    def __init__(self, client: EngineClient, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "conflicts_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._client = client
        self._conflicts: list[OpenConflict] = []
        self._origin = LatestTask()
        self._banner = Banner(theme)
        self._title = heading("conflicts_title")
        self._intro = label("conflicts_intro", role="muted", wraps=True)
        self._model = TextTableModel(numeric_columns=(), parent=self)
        self._model.set_texts(("",) * _COLUMN_COUNT, ())
        self._table = with_object_name(QTableView(), "conflicts_table")
        self._details = label("conflicts_details", wraps=True)
        self._merge = button("conflicts_merge")
        self._keep = button("conflicts_keep")
        self._use = button("conflicts_use_other")
        self._close = button("conflicts_close")
        self._build()
        self._retranslate()
        self.reload()

    def reload(self) -> None:
        """Read the conflicts again."""
        task = self._client.run(lambda workspace: SharedConflicts.of(workspace).open())
        task.on_success(self._show).on_failure(self._on_failed)

    def _build(self) -> None:
        self._table.setModel(self._model)
        configure_table(self._table)
        self._table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._details.setMinimumHeight(3 * self._details.fontMetrics().lineSpacing())
        self._details.setAlignment(Qt.AlignmentFlag.AlignTop)
        content = QVBoxLayout()
        content.setSpacing(12)
        content.addWidget(self._title)
        content.addWidget(self._intro)
        content.addWidget(self._table, 1)
        content.addWidget(self._details)
        buttons = button_row([self._close], [self._merge, self._use, self._keep])
        lay_out_dialog(self, self._banner, content, buttons)
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self._keep.clicked.connect(lambda: self._settle(lambda all_, one: all_.keep(one)))
        self._use.clicked.connect(lambda: self._settle(lambda all_, one: all_.use_other(one)))
        self._merge.clicked.connect(lambda: self._settle(lambda all_, one: all_.merge(one)))
        self._close.clicked.connect(self.accept)
        self._table.setFocus()
        resize_within_screen(self, *_SIZE_PX)

    def _current(self) -> OpenConflict | None:
        row = self._table.currentIndex().row()
        return self._conflicts[row] if 0 <= row < len(self._conflicts) else None

    def _settle(self, decide: Callable[[SharedConflicts, FieldConflict], None]) -> None:
        if (one := self._current()) is None:
            return
        self._banner.dismiss()
        self._enable_buttons(None)
        conflict = one.conflict
        task = self._client.write(lambda workspace: decide(SharedConflicts.of(workspace), conflict))
        task.on_success(lambda _: self._on_settled()).on_failure(self._on_failed)

    def _on_settled(self) -> None:
        self.settled.emit()
        self.reload()

    def _on_failed(self, error: Exception) -> None:
        self._banner.show_notice(notice_of(error))
        self._show_current()

    def _show(self, conflicts: list[OpenConflict]) -> None:
        row = max(0, self._table.currentIndex().row())
        self._conflicts = conflicts
        self._retranslate()
        if conflicts:
            self._table.selectRow(min(row, len(conflicts) - 1))
        self._show_current()
        self.read.emit(len(conflicts))

    def _show_current(self) -> None:
        one = self._current()
        self._enable_buttons(one)
        self._origin.cancel()
        if one is None:
            self._details.setText("" if self._conflicts else self.tr("There are no conflicts."))
            return
        self._show_details(one, None)
        conflict = one.conflict
        task = self._client.run(
            lambda workspace: SharedConflicts.of(workspace).last_change(conflict)
        )
        self._origin.replace(task).on_success(lambda last: self._show_details(one, last))

    def _show_details(self, one: OpenConflict, last: ProductChange | None) -> None:
        text = explanation(one, last)
        if text != self._details.text():
            self._details.setText(text)
            announce(self._details, text)

    def _enable_buttons(self, one: OpenConflict | None) -> None:
        self._keep.setEnabled(one is not None)
        self._use.setEnabled(one is not None and one.can_use_other)
        self._merge.setVisible(one is not None and one.conflict.field == "sku")
        self._merge.setEnabled(one is not None and one.can_merge)
        is_value = one is None or one.conflict.field not in ("product", "picture", "sku")
        self._use.setVisible(is_value)
        keep = self.tr("Keep this value") if is_value else self.tr("Leave it as it is")
        if one is not None and one.conflict.field == "sku":
            keep = self.tr("Keep both products")
        self._keep.setText(keep)

    def _row(self, one: OpenConflict) -> tuple[str, ...]:
        conflict = one.conflict
        where = " · ".join(text for text in (conflict.author, conflict.station) if text)
        return (
            product_text(one),
            field_text(conflict),
            value_text(conflict.kept),
            value_text(conflict.refused),
            where,
            format_time(conflict.found_at),
        )

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Conflicts"))
        self._title.setText(self.tr("Conflicts between stations"))
        self._intro.setText(
            self.tr(
                "Two stations have changed the same. The value that arrived first is in the "
                "catalogue. A decision can be undone."
            )
        )
        headings = (
            self.tr("Product"),
            self.tr("Field"),
            self.tr("In the catalogue"),
            self.tr("Not taken"),
            self.tr("Not taken from"),
            self.tr("When"),
        )
        self._model.set_texts(headings, [self._row(one) for one in self._conflicts])
        self._table.setAccessibleName(self.tr("Conflicts between stations"))
        self._merge.setText(self.tr("Merge the products"))
        self._use.setText(self.tr("Use the other value"))
        self._close.setText(self.tr("Close"))
        self._enable_buttons(self._current())

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_current()
