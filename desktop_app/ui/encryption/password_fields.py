"""The fields of passwords."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QWidget

from desktop_app.domain.password_rules import MIN_PASSWORD_LETTERS
from desktop_app.ui.widgets.widget_factory import form_label, label, with_object_name

_WIDTH_PX = 280


def password_field(object_name: str) -> QLineEdit:
    """Return a field whose text is not shown."""
    field = with_object_name(QLineEdit(), object_name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMinimumWidth(_WIDTH_PX)
    return field


class NewPasswordFields(QWidget):
    """A new password, entered twice.

    Args:
        present: label and field of the present password, above; None for a first password.

    Signals:
        changed: the texts of the fields have changed.
    """

    changed = Signal()

    def __init__(self, present: tuple[QLabel, QLineEdit] | None = None) -> None:
        super().__init__()
        self._first = password_field("new_password")
        self._second = password_field("new_password_again")
        self._labels = (form_label("label_new_password"), form_label("label_new_password_again"))
        self._problem = label("new_password_problem", role="small", wraps=True)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        rows = [(self._labels[0], self._first), (self._labels[1], self._second)]
        for text, field in rows if present is None else [present, *rows]:
            text.setBuddy(field)
            form.addRow(text, field)
        for _, field in rows:
            field.textChanged.connect(self._on_changed)
        form.addRow(self._problem)
        self._retranslate()

    @property
    def password(self) -> str:
        """The password; empty if it is too short, or the second one is another."""
        first = self._first.text()
        return first if not self._problem_text() and first else ""

    def clear(self) -> None:
        """Empty the fields."""
        self._first.clear()
        self._second.clear()

    def _on_changed(self) -> None:
        self._problem.setText(self._problem_text())
        self.changed.emit()

    def _problem_text(self) -> str:
        first, second = self._first.text(), self._second.text()
        if first and len(first) < MIN_PASSWORD_LETTERS:
            text = self.tr("The password needs at least {least} characters.")
            return text.format(least=MIN_PASSWORD_LETTERS)
        if second and first != second:
            return self.tr("The two passwords are different.")
        if not second:
            return self.tr("Several words are easier to remember and harder to guess.")
        return ""

    def _retranslate(self) -> None:
        self._labels[0].setText(self.tr("New password"))
        self._labels[1].setText(self.tr("The same again"))
        self._problem.setText(self._problem_text())

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
