"""The right side of the shelf: its two lists, and what is selected."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.boxes.unit_panel import UnitPanel
from desktop_app.ui.stock.shelf.change_list import ChangeList
from desktop_app.ui.stock.shelf.item_list import ItemList
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.output_file import choose_output
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import button, button_row, keep_clear, with_object_name
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_WIDTH_PX: Final = 380


class SidePanel(QWidget):
    """Everything beside the photos.

    Attributes:
        items, changes: the two lists, of which one is shown.
        unit: the candidates of what is selected.
        run_box: whether a correction is meant for all facings side by side.

    Signals:
        changes_toggled: whether the changes shall be shown instead of the shelf.
        save_requested: the file that the shown list is to be written to.
        clear_requested: the button was pressed.
    """

    changes_toggled = Signal(bool)
    save_requested = Signal(Path)
    clear_requested = Signal()

    def __init__(
        self, unit: UnitPanel, thumbnails: ThumbnailCache, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "shelf_side")
        self.items = ItemList(thumbnails, theme)
        self.changes = ChangeList(thumbnails, theme)
        self.unit = unit
        self.run_box = with_object_name(QCheckBox(), "shelf_run")
        self._count = 0
        self._change_count = 0
        self._lists = with_object_name(QStackedWidget(), "shelf_lists")
        self._show_items = button("shelf_show_items")
        self._show_changes = button("shelf_show_changes")
        self._switch = with_object_name(QWidget(), "shelf_switch")
        self._save = button("shelf_save")
        self._clear = button("shelf_clear")
        self._build()
        self._retranslate()

    @property
    def shows_changes(self) -> bool:
        """Whether the changes are shown instead of the shelf."""
        return self._lists.currentWidget() is self.changes

    def show_list(self, *, changes: bool) -> None:
        """Show the changes or the shelf."""
        self._lists.setCurrentWidget(self.changes if changes else self.items)
        (self._show_changes if changes else self._show_items).setChecked(True)

    def show_counts(self, *, change_count: int | None, item_count: int) -> None:
        """Show what can be chosen.

        Args:
            change_count: number of differences; None if nothing is compared.
            item_count: number of items of the photo that is listed.
        """
        self._change_count = change_count or 0
        self._switch.setVisible(change_count is not None)
        self._save.setEnabled(change_count is not None or item_count > 0)
        self._show_texts()

    def allow_clearing(self, is_allowed: bool) -> None:
        """Set whether there is a photo to remove."""
        self._clear.setEnabled(is_allowed)

    def show_selected_count(self, count: int) -> None:
        """Show the panel of what is selected, with the number of facings side by side."""
        self._count = count
        self.unit.setVisible(count > 0)
        self.run_box.setVisible(count > 1)
        self._show_texts()

    def _build(self) -> None:
        group = QButtonGroup(self)
        row = WrappingRow(self._switch)
        for made in (self._show_changes, self._show_items):
            made.setCheckable(True)
            group.addButton(made)
            row.add(made, stretch=1)
        self._show_items.setChecked(True)
        self._lists.addWidget(self.items)
        self._lists.addWidget(self.changes)
        self.run_box.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._switch)
        column.addWidget(self._lists, 3)
        column.addWidget(self.run_box)
        column.addWidget(self.unit, 2)
        column.addLayout(button_row([self._save], [self._clear]))
        keep_clear(self._save, self._clear)
        self.setMinimumWidth(_WIDTH_PX)
        self._show_changes.clicked.connect(lambda: self.changes_toggled.emit(True))
        self._show_items.clicked.connect(lambda: self.changes_toggled.emit(False))
        self._save.clicked.connect(self._choose_file)
        self._clear.clicked.connect(self.clear_requested)
        self.show_counts(change_count=None, item_count=0)
        self.show_selected_count(0)

    def _choose_file(self) -> None:
        formats = {".csv": self.tr("CSV tables (*.csv)"), ".xlsx": self.tr("Workbooks (*.xlsx)")}
        title = self.tr("Save changes") if self.shows_changes else self.tr("Save list")
        file = choose_output(self, title, "", formats)
        if file is not None:
            self.save_requested.emit(file)

    def _show_texts(self) -> None:
        self._show_changes.setText(self.tr("Changes (%n)", "", self._change_count))
        self.run_box.setText(self.tr("Change all %n facings side by side", "", self._count))

    def _retranslate(self) -> None:
        self._switch.setAccessibleName(self.tr("Lists of the shelf"))
        self._show_items.setText(self.tr("Whole shelf"))
        self._save.setText(self.tr("Save list…"))
        self._clear.setText(self.tr("Remove photo"))
        self._show_texts()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
