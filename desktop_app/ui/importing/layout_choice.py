"""The supplier of a table, and the note that it is read as last time."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.table_layout import TableLayout
from desktop_app.ui.i18n.text_direction import in_sentence
from desktop_app.ui.widgets.completer import offer_texts
from desktop_app.ui.widgets.widget_factory import announce, button, label, with_object_name
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_SUPPLIER_WIDTH_PX = 184


class LayoutChoice(QWidget):
    """The supplier of a table, and a way to read it as if it were the first one.

    Signals:
        supplier_changed: another supplier was entered.
        reset_requested: nothing of last time is to be used.
    """

    supplier_changed = Signal()
    reset_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "layout_choice")
        self._layout: TableLayout | None = None
        self._known_supplier = ""
        self._label = label("label_supplier")
        self._supplier = with_object_name(QLineEdit(), "supplier")
        self._supplier.setFixedWidth(_SUPPLIER_WIDTH_PX)
        self._supplier.editingFinished.connect(self._on_edited)
        self._label.setBuddy(self._supplier)
        self._note = label("layout_note", role="muted")
        self._reset = button("layout_reset")
        self._reset.setAutoDefault(False)
        self._reset.clicked.connect(self.reset_requested)
        row = WrappingRow(self)
        row.add(self._label)
        row.add(self._supplier)
        row.add(self._note, stretch=1)
        row.add(self._reset)
        self.show_layout(None)
        self._retranslate()

    @property
    def supplier(self) -> str:
        """The supplier of the table; empty if none was entered."""
        return self._supplier.text().strip()

    def list_suppliers(self, names: Sequence[str]) -> None:
        """Propose the names of known suppliers while one is typed."""
        offer_texts(self._supplier, names)

    def start(self) -> None:
        """Begin with another table."""
        self._known_supplier = ""
        self._supplier.clear()
        self.show_layout(None)

    def show_layout(self, layout: TableLayout | None) -> None:
        """Show that a table is read as last time; None if it is not."""
        self._layout = layout
        if layout is not None and layout.options.supplier:
            self._known_supplier = layout.options.supplier
            self._supplier.setText(layout.options.supplier)
        self._reset.setVisible(layout is not None)
        self._retranslate()
        if layout is not None:
            announce(self._note, self._note.text())

    def _retranslate(self) -> None:
        self._label.setText(self.tr("Supplier"))
        self._supplier.setPlaceholderText(self.tr("Optional"))
        self._supplier.setAccessibleName(self.tr("Supplier"))
        self._reset.setText(self.tr("Reset"))
        if self._layout is None:
            text = ""
        elif self._layout.options.supplier:
            text = self.tr("Columns as last time for {supplier}")
            text = text.format(supplier=in_sentence(self._layout.options.supplier))
        else:
            text = self.tr("Columns as last time for these headings")
        self._note.setText(text)

    def _on_edited(self) -> None:
        if self.supplier != self._known_supplier:
            self._known_supplier = self.supplier
            self.supplier_changed.emit()

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Retranslate when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
