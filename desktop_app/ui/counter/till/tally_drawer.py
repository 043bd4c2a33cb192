"""The tally below the answer: a line with the sum, which opens the list instead of the answer."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.ui.counter.till.tally_panel import TallyPanel
from desktop_app.ui.till.current_tally import CurrentTally
from desktop_app.ui.widgets.current_page_stack import CurrentPageStack
from desktop_app.ui.widgets.fitted_area import FittedArea
from desktop_app.ui.widgets.widget_factory import button, with_object_name


class TallyDrawer(QWidget):
    """Shows the answer, or the tally if the user opens it.

    Attributes:
        panel: the tally.

    Signals:
        left: the user has closed the tally by key, or is done with the customer.
    """

    left = Signal()

    def __init__(self, answer: QWidget, tally: CurrentTally, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "tally_drawer")
        self._answer = FittedArea("answer_area", answer)
        self.panel = TallyPanel(tally)
        self._stack = with_object_name(CurrentPageStack(), "answer_or_tally")
        self._bar = button("tally_bar")
        self._bar.setCheckable(True)
        self._stack.addWidget(self._answer)
        self._stack.addWidget(self.panel)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._stack, 1)
        self._column.addWidget(self._bar)
        self._bar.toggled.connect(self._on_toggled)
        self.panel.changed.connect(self._update_bar)
        self.panel.customer_finished.connect(self._leave)
        self._update_bar()

    @property
    def is_open(self) -> bool:
        """Whether the tally is shown instead of the answer."""
        return self._bar.isChecked()

    @property
    def customer_number(self) -> str:
        """The number of the present customer."""
        return self.panel.customer.number

    def toggle(self) -> None:
        """Open the tally, or close it; nothing happens while there is none."""
        if self._bar.isVisible():
            self._bar.toggle()
            if not self.is_open:
                self.left.emit()

    def add(self, accepted: AcceptedProduct) -> None:
        """Add an accepted product to the tally."""
        self.panel.add(accepted)

    def show_answer(self) -> None:
        """Show the answer instead of the tally."""
        self._bar.setChecked(False)

    def show_above_bar(self, widget: QWidget) -> None:
        """Place a widget between the answer and the line with the sum."""
        self._column.insertWidget(1, widget)

    def _leave(self) -> None:
        if self.is_open:
            self.show_answer()
            self.left.emit()

    def _on_toggled(self, is_open: bool) -> None:
        self._stack.setCurrentWidget(self.panel if is_open else self._answer)
        self._update_bar()
        if is_open:
            self.panel.focus_lines()

    def _update_bar(self) -> None:
        count, total = self.panel.customer.now.piece_count, self.panel.sum_text
        parts = [self.tr("%Ln product(s)", "", count), *([total] if total else [])]
        closed = self.tr("{tally} (T)").format(tally=" · ".join(parts))
        # An ampersand, as in the name of a currency, would underline the next character.
        shown = self.tr("Close the list (T)") if self.is_open else closed.replace("&", "&&")
        self._bar.setText(shown)
        self._bar.setVisible(bool(count) or self.panel.customer.can_undo)

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._update_bar()
