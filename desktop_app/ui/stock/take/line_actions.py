"""The buttons below the lines of a stock take: counts by hand, and what becomes of differences."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.stock_take import StockLine
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.widgets.widget_factory import button, keep_clear, with_object_name
from desktop_app.ui.widgets.wrapping_row import WrappingRow


class LineActions(QWidget):
    """Buttons for the selected lines, and for all differences.

    Signals:
        step_requested: one more (1) or one less (-1) of the current line.
        photos_requested: the number in the photos is to be used again.
        set_requested, keep_requested, recount_requested: for the selected lines.
        set_all_requested: for all open differences.
        unseen_requested: products in no photo are to be listed.
        export_requested: the list is to be saved.
    """

    step_requested = Signal(int)
    photos_requested = Signal()
    set_requested = Signal()
    keep_requested = Signal()
    recount_requested = Signal()
    set_all_requested = Signal()
    unseen_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "stock_actions")
        self._open_count = 0
        self._minus = button("stock_minus")
        self._plus = button("stock_plus")
        self._photos = button("stock_use_photos")
        self._set = button("stock_set")
        self._keep = button("stock_keep")
        self._recount = button("stock_recount")
        self._set_all = button("stock_set_all", role="primary")
        self._unseen = button("stock_unseen")
        self._export = button("stock_export")
        self._build()
        self._retranslate()

    def show_lines(
        self,
        selected: Sequence[StockLine],
        current: StockLine | None,
        open_count: int,
        *,
        can_change: bool,
        can_set: bool,
    ) -> None:
        """Enable what can be done.

        Args:
            selected: the selected lines.
            current: the current line.
            open_count: number of all open differences.
            can_change: whether something can be changed at all now.
            can_set: whether stocks can be set now.
        """
        self._open_count = open_count
        differs = [line for line in selected if line.kind != "equal"]
        self._set.setEnabled(can_set and bool(differs))
        for made in (self._keep, self._recount):
            made.setEnabled(can_change and bool(differs))
        self._enable_counting(current if can_change else None)
        self._set_all.setEnabled(can_set and open_count > 0)
        self._unseen.setEnabled(can_set)
        self._export.setEnabled(can_change)
        self._show_count()

    def _enable_counting(self, line: StockLine | None) -> None:
        self._plus.setEnabled(line is not None)
        self._minus.setEnabled(line is not None and line.counted > 0)
        self._photos.setEnabled(line is not None and line.entry.hand_count is not None)

    def _show_count(self) -> None:
        count = format_number(self._open_count)
        self._set_all.setText(self.tr("Set stock of all {count}").format(count=count))

    def _build(self) -> None:
        for made, signal in (
            (self._photos, self.photos_requested),
            (self._set, self.set_requested),
            (self._keep, self.keep_requested),
            (self._recount, self.recount_requested),
            (self._set_all, self.set_all_requested),
            (self._unseen, self.unseen_requested),
            (self._export, self.export_requested),
        ):
            made.clicked.connect(signal)
        self._minus.clicked.connect(lambda: self.step_requested.emit(-1))
        self._plus.clicked.connect(lambda: self.step_requested.emit(1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for buttons in (
            (self._minus, self._plus, self._photos),
            (self._set, self._keep, self._recount),
            (self._set_all, self._unseen, self._export),
        ):
            row = WrappingRow()
            for made in buttons:
                row.add(made)
                keep_clear(made)
            column.addLayout(row)

    def _retranslate(self) -> None:
        self._minus.setText(self.tr("One less (−)"))
        self._plus.setText(self.tr("One more (+)"))
        self._photos.setText(self.tr("As in the photos"))
        self._set.setText(self.tr("Set stock (S)"))
        self._keep.setText(self.tr("Keep stock (K)"))
        self._recount.setText(self.tr("Count again (R)"))
        self._unseen.setText(self.tr("In no photo…"))
        self._export.setText(self.tr("Export…"))
        self._show_count()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
