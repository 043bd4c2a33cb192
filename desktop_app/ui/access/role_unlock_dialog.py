"""The question for the password of a role."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from desktop_app.access.refusal import ROLE_NAMES
from desktop_app.ui.access.role_access import RoleAccess
from desktop_app.ui.i18n.messages import localised_text, notice_of
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    describe_problem,
    fit_dialog_height,
    label,
    lay_out_dialog,
    with_object_name,
)

_WIDTH_PX: Final = 420


def password_field(name: str) -> QLineEdit:
    """Return a field that does not show what is typed."""
    field = with_object_name(QLineEdit(), name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


class RoleUnlockDialog(QDialog):
    """Asks for a password; it stays open until the password is right."""

    def __init__(self, access: RoleAccess, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "role_unlock_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Unlock"))
        self._access = access
        question = label("role_unlock_question", wraps=True)
        role = localised_text(ROLE_NAMES[access.lock.role])
        question.setText(
            self.tr(
                "You are working as a {role}. Enter the password of the merchandiser or of the "
                "administrator."
            ).format(role=role)
        )
        self._password = password_field("role_unlock_password")
        self._password.setAccessibleName(self.tr("Password"))
        question.setBuddy(self._password)
        note = label("role_unlock_note", role="muted", wraps=True)
        text = self.tr("After {minutes} min without input the computer is locked again.")
        note.setText(text.format(minutes=access.lock.idle_minutes))
        self._problem = label("role_unlock_problem", role="problem", wraps=True)
        self._problem.hide()
        self._unlock = button("role_unlock_confirm", role="primary")
        self._unlock.setText(self.tr("Unlock"))
        self._unlock.setDefault(True)
        cancel = button("role_unlock_cancel")
        cancel.setText(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        column = QVBoxLayout()
        column.setSpacing(8)
        for part in (question, self._password, self._problem, note):
            column.addWidget(part)
        lay_out_dialog(self, None, column, button_row([], [cancel, self._unlock]))
        self._password.textChanged.connect(self._update)
        self._unlock.clicked.connect(self._try)
        cancel.clicked.connect(self.reject)
        self._update()
        fit_dialog_height(self, _WIDTH_PX)
        self._password.setFocus()

    def _update(self) -> None:
        self._unlock.setEnabled(bool(self._password.text()) and self._password.isEnabled())

    def _try(self) -> None:
        self._password.setEnabled(False)
        self._update()
        task = self._access.unlock(self._password.text())
        task.on_success(lambda _: self.accept()).on_failure(self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        notice = notice_of(error)
        parts = [localised_text(part) for part in (notice.message, notice.hint) if part]
        sentence = " ".join(parts)
        self._problem.setText(sentence)
        self._problem.show()
        describe_problem(self._password, sentence)
        self._password.setEnabled(True)
        self._password.clear()
        self._password.setFocus()
        fit_dialog_height(self, _WIDTH_PX)
