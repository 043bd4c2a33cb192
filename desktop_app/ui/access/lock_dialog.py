"""The dialog with the passwords of the roles, and with the role of the locked computer."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop_app.access.lock_file import MAX_MINUTES
from desktop_app.domain.role import Role
from desktop_app.ui.access.role_access import RoleAccess
from desktop_app.ui.access.role_unlock_dialog import password_field
from desktop_app.ui.background.task import Task
from desktop_app.ui.i18n.messages import localised_text, notice_of
from desktop_app.ui.widgets.widget_factory import (
    announce,
    button,
    button_row,
    describe_problem,
    fit_dialog_height,
    form_label,
    keep_narrow,
    label,
    lay_out_dialog,
    with_object_name,
)
from desktop_app.ui.widgets.wrapping_row import WrappingRow

_WIDTH_PX: Final = 560
_PASSWORD_WIDTH_PX: Final = 160
_WITH_PASSWORD: Final = (Role.ADMIN, Role.MERCHANDISER)


class LockDialog(QDialog):
    """Lets an administrator set passwords; every change applies at once."""

    def __init__(self, access: RoleAccess, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "lock_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Passwords and roles"))
        self._access = access
        self._fields = {role: password_field(f"lock_password_{role}") for role in _WITH_PASSWORD}
        self._set = {role: button(f"lock_set_{role}") for role in _WITH_PASSWORD}
        self._remove = {role: button(f"lock_remove_{role}") for role in _WITH_PASSWORD}
        self._standing = with_object_name(QComboBox(), "lock_standing_role")
        self._minutes = with_object_name(QSpinBox(), "lock_minutes")
        self._problem = label("lock_problem", role="problem", wraps=True)
        self._state = label("lock_state", wraps=True)
        self._note = label("lock_note", role="muted", wraps=True)
        self._close = button("lock_close", role="primary")
        self._build()
        self._connect()
        self._show_state()
        fit_dialog_height(self, _WIDTH_PX)

    def _build(self) -> None:
        self._minutes.setRange(1, MAX_MINUTES)
        self._minutes.setValue(self._access.lock.idle_minutes)
        self._minutes.setKeyboardTracking(False)
        self._minutes.setSuffix(self.tr(" min"))
        self._standing.addItem(self.tr("Clerk"), Role.CLERK)
        self._standing.addItem(self.tr("Merchandiser"), Role.MERCHANDISER)
        self._standing.setCurrentIndex(
            self._standing.findData(self._access.lock.stored_standing_role)
        )
        keep_narrow(self._standing)
        self._note.setText(
            self.tr(
                "The lock keeps colleagues from what is not their work. It does not protect "
                "against somebody who can change your files or opens the catalogue with another "
                "program. A lost password of the administrator cannot be restored."
            )
        )
        self._close.setText(self.tr("Close"))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        titles = {
            Role.ADMIN: self.tr("Password of the administrator"),
            Role.MERCHANDISER: self.tr("Password of the merchandiser"),
        }
        for role, title in titles.items():
            self._fields[role].setMinimumWidth(_PASSWORD_WIDTH_PX)
            self._set[role].setText(self.tr("Set"))
            self._remove[role].setText(self.tr("Remove"))
            self._set[role].setAccessibleDescription(title)
            self._remove[role].setAccessibleDescription(title)
            self._add_row(form, title, self._fields[role], self._set[role], self._remove[role])
        self._add_row(form, self.tr("Without a password this computer works as"), self._standing)
        self._add_row(form, self.tr("Lock again without input after"), self._minutes)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self._state)
        column.addLayout(form)
        column.addWidget(self._problem)
        column.addWidget(self._note)
        lay_out_dialog(self, None, column, button_row([], [self._close]))

    def _add_row(
        self,
        form: QFormLayout,
        title: str,
        field: QLineEdit | QComboBox | QSpinBox,
        *buttons: QPushButton,
    ) -> None:
        text = form_label(f"{field.objectName()}_label")
        text.setText(title)
        text.setBuddy(field)
        field.setAccessibleName(title)
        row = WrappingRow()
        row.add(field, stretch=1)
        for part in buttons:
            row.add(part)
        form.addRow(text, row)

    def _connect(self) -> None:
        for role in _WITH_PASSWORD:
            self._set[role].clicked.connect(lambda _=False, role=role: self._set_password(role))
            self._remove[role].clicked.connect(
                lambda _=False, role=role: self._follow(self._access.remove_password(role), None)
            )
            self._fields[role].textChanged.connect(self._update_buttons)
        self._standing.activated.connect(self._set_standing)
        self._minutes.valueChanged.connect(self._set_standing)
        self._close.clicked.connect(self.accept)
        self._access.changed.connect(self._on_changed)

    def _set_password(self, role: Role) -> None:
        field = self._fields[role]
        self._follow(self._access.set_password(role, field.text()), field)

    def _set_standing(self) -> None:
        role = Role(self._standing.currentData())
        task = self._access.set_standing_role(role, idle_minutes=self._minutes.value())
        self._follow(task, None)

    def _follow(self, task: Task[None], field: QLineEdit | None) -> None:
        self._problem.hide()
        if field is not None:
            task.on_success(lambda _: field.clear())
        task.on_failure(lambda error: self._show_problem(error, field))

    def _show_problem(self, error: Exception, field: QLineEdit | None) -> None:
        notice = notice_of(error)
        parts = [localised_text(part) for part in (notice.message, notice.hint) if part]
        self._problem.setText(" ".join(parts))
        self._problem.show()
        describe_problem(field or self._close, self._problem.text())

    def _on_changed(self) -> None:
        self._show_state()
        announce(self, self._state.text())

    def _show_state(self) -> None:
        lock = self._access.lock
        text = self.tr("Nothing is locked: everybody is an administrator on this computer.")
        if lock.has_password(Role.MERCHANDISER):
            text = self.tr("There are passwords for the administrator and for the merchandiser.")
        elif lock.is_set:
            text = self.tr("There is a password for the administrator.")
        self._state.setText(text)
        self._problem.hide()
        self._update_buttons()

    def _update_buttons(self) -> None:
        lock = self._access.lock
        for role in _WITH_PASSWORD:
            self._set[role].setEnabled(bool(self._fields[role].text()))
            self._remove[role].setEnabled(lock.has_password(role))
        self._fields[Role.MERCHANDISER].setEnabled(lock.is_set)
        for part in (self._standing, self._minutes):
            part.setEnabled(lock.is_set)
