"""The dialog that asks for the password of an encrypted catalogue or backup."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from desktop_app.engine.encryption import Encryption, encryption_state, unlock
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.encryption.password_fields import password_field
from desktop_app.ui.i18n.messages import notice_of
from desktop_app.ui.i18n.text_direction import in_sentence
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.banner import Banner
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    fit_dialog_height,
    heading,
    label,
    lay_out_dialog,
    with_object_name,
)

_WIDTH_PX = 420


class UnlockDialog(QDialog):
    """Asks for a password until it is the right one, or the user gives up.

    Args:
        client: unlocks on the lane.
        encryption: returns the encryption to unlock; called on the lane.
        name: of the catalogue or the backup.
        theme: colours of the banner.
        parent: the window.

    Signals:
        unlocked: the catalogue can be opened.
    """

    unlocked = Signal()

    def __init__(
        self,
        client: EngineClient,
        encryption: Callable[[], Encryption],
        name: str,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "unlock_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._client = client
        self._encryption = encryption
        self._name = name
        self._banner = Banner(theme)
        self._title = heading("unlock_title", wraps=True)
        self._text = label("unlock_text", wraps=True)
        self._password = password_field("unlock_password")
        self._in_keyring = with_object_name(QCheckBox(), "unlock_in_keyring")
        self._cancel = button("unlock_cancel")
        self._open = button("unlock_open", role="primary")
        self._build()
        self._retranslate()
        task = client.run_without_catalogue(lambda: encryption_state(encryption()))
        task.on_success(lambda state: self._in_keyring.setVisible(state.has_keyring))

    def _build(self) -> None:
        self._text.setBuddy(self._password)
        self._in_keyring.hide()
        self._open.setEnabled(False)
        self._open.setDefault(True)
        content = QVBoxLayout()
        content.setSpacing(12)
        for widget in (self._title, self._text, self._password, self._in_keyring):
            content.addWidget(widget)
        lay_out_dialog(self, self._banner, content, button_row([], [self._cancel, self._open]))
        self._password.textChanged.connect(lambda text: self._open.setEnabled(bool(text)))
        self._cancel.clicked.connect(self.reject)
        self._open.clicked.connect(self._unlock)
        fit_dialog_height(self, _WIDTH_PX)

    def _unlock(self) -> None:
        password, in_keyring = self._password.text(), self._in_keyring.isChecked()
        # The lane must not hold the dialog.
        encryption = self._encryption
        self._open.setEnabled(False)
        self._banner.dismiss()
        task = self._client.run_without_catalogue(
            lambda: unlock(encryption(), password, in_keyring=in_keyring)
        )
        task.on_success(lambda _: self._on_unlocked()).on_failure(self._on_failed)

    def _on_unlocked(self) -> None:
        self.accept()
        self.unlocked.emit()

    def _on_failed(self, error: Exception) -> None:
        self._banner.show_notice(notice_of(error))
        self._open.setEnabled(True)
        self._password.selectAll()
        self._password.setFocus()
        fit_dialog_height(self, self.width())

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Password"))
        self._title.setText(self.tr("“{name}” is encrypted").format(name=in_sentence(self._name)))
        self._text.setText(self.tr("Enter its password to open it."))
        self._in_keyring.setText(self.tr("Do not ask again on this computer"))
        self._cancel.setText(self.tr("Cancel"))
        self._open.setText(self.tr("Open"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
