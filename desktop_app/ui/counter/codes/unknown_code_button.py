"""A button that adds the product of a code that the catalogue does not know."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPushButton

from desktop_app.domain.code import CodeContents
from desktop_app.ui.widgets.widget_factory import announce, set_plain_tooltip, with_object_name


class UnknownCodeButton(QPushButton):
    """Names the code; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        with_object_name(self, "counter_unknown_code")
        self._code: CodeContents | None = None
        self.hide()

    def show_code(self, code: CodeContents | None) -> None:
        """Show a code and have a screen reader read it out; None for no code."""
        is_new = code is not None and code != self._code
        self._code = code
        self._retranslate()
        self.setVisible(code is not None)
        if is_new:
            announce(self, self.accessibleName())

    def _retranslate(self) -> None:
        if self._code is None:
            return
        number = self._code.number
        self.setText(self.tr("Add {code} (A)").format(code=number.replace("&", "&&")))
        sentence = self.tr("The code {code} is not in the catalogue. Add its product.")
        set_plain_tooltip(self, sentence.format(code=number))
        self.setAccessibleName(sentence.format(code=number))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
