"""The buttons at the top of the stock page that choose the view."""

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.widgets.widget_factory import icon_button, with_object_name


class ViewSwitch(QWidget):
    """A row of buttons, one for each view; the button of the shown view is checked.

    Signals:
        view_chosen: the number of the view whose button was pressed, from 0.
    """

    view_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "stock_switch")
        self._titles: list[Message] = []
        self._buttons: list[QToolButton] = []
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 16, 0)
        self._row.setSpacing(4)
        self._row.addStretch(1)
        self._retranslate()

    def add_view(self, name: str, title: Message) -> None:
        """Add the button of a view.

        Args:
            name: names the button ``stock_view_<name>``.
            title: its text, with a mnemonic.
        """
        number = len(self._buttons)
        made = icon_button(f"stock_view_{name}")
        made.setProperty("role", "segment")
        made.setCheckable(True)
        made.clicked.connect(partial(self.view_chosen.emit, number))
        self._group.addButton(made)
        self._row.insertWidget(number, made)
        self._titles.append(title)
        self._buttons.append(made)
        self._retranslate()

    def show_view(self, number: int) -> None:
        """Check the button of the shown view."""
        self._buttons[number].setChecked(True)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Views of the stock"))
        for made, title in zip(self._buttons, self._titles, strict=True):
            made.setText(localised_text(title))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
