"""The chosen plan, and the buttons that keep and remove plans."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop_app.domain.shelf_plan import ShelfPlanEntry
from desktop_app.ui.i18n.time_format import format_time
from desktop_app.ui.widgets.widget_factory import (
    button,
    form_label,
    keep_narrow,
    set_plain_tooltip,
    with_object_name,
)
from desktop_app.ui.widgets.wrapping_row import WrappingRow


class PlanBar(QWidget):
    """A list of all plans to choose from.

    Signals:
        plan_chosen: the key of a plan; empty for none.
        keep_requested, remove_requested: a button was pressed.
    """

    plan_chosen = Signal(str)
    keep_requested = Signal()
    remove_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "shelf_plan_bar")
        self._entries: Sequence[ShelfPlanEntry] = ()
        self._key = ""
        self._label = form_label("shelf_plan_label")
        self._plans = with_object_name(QComboBox(), "shelf_plans")
        self._keep = button("shelf_keep")
        self._remove = button("shelf_remove")
        keep_narrow(self._plans)
        self._label.setBuddy(self._plans)
        row = WrappingRow()
        row.add(self._label)
        row.add(self._plans, stretch=1)
        row.add(self._keep)
        row.add(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        # Only what the user does: arrow keys choose at once, like a click.
        self._plans.activated.connect(self._choose)
        self._keep.clicked.connect(self.keep_requested)
        self._remove.clicked.connect(self.remove_requested)
        self._retranslate()

    def show_plans(self, entries: Sequence[ShelfPlanEntry], key: str) -> None:
        """Show all plans, and the key of the chosen one; empty for none."""
        self._entries, self._key = entries, key
        with QSignalBlocker(self._plans):
            self._plans.clear()
            self._plans.addItem(self.tr("No plan"), "")
            for entry in entries:
                self._plans.addItem(_title(entry), entry.key)
            self._plans.setCurrentIndex(max(0, self._plans.findData(key)))
        self._remove.setEnabled(bool(key))
        chosen = next((one for one in entries if one.key == key), None)
        set_plain_tooltip(self._plans, "" if chosen is None else _details(chosen))

    def allow_keeping(self, is_allowed: bool) -> None:
        """Set whether there is a photo that can be kept as a plan."""
        self._keep.setEnabled(is_allowed)

    def _choose(self, index: int) -> None:
        self.plan_chosen.emit(self._plans.itemData(index))

    def _retranslate(self) -> None:
        self._label.setText(self.tr("Plan"))
        self._plans.setAccessibleName(self.tr("Plan of the shelf"))
        self._keep.setText(self.tr("Keep as plan…"))
        self._remove.setText(self.tr("Remove plan"))
        self.show_plans(self._entries, self._key)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _title(entry: ShelfPlanEntry) -> str:
    when = format_time(entry.made_at) if entry.made_at else ""
    return f"{entry.name} – {when}" if when else entry.name


def _details(entry: ShelfPlanEntry) -> str:
    parts = (_title(entry), entry.actor.author, entry.actor.station)
    return ", ".join(part for part in parts if part)
