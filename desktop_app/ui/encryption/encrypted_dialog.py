"""The dialog about an encrypted catalogue: its password, the keyring, the end of encryption."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from desktop_app.engine.encryption import Encryption, EncryptionState
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.encryption.password_fields import NewPasswordFields, password_field
from desktop_app.ui.i18n.messages import Notice, notice_of
from desktop_app.ui.i18n.text_direction import in_sentence
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.banner import Banner
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    fit_dialog_height,
    form_label,
    heading,
    label,
    lay_out_dialog,
    with_object_name,
)

_WIDTH_PX = 520


class EncryptedDialog(QDialog):
    """Changes the password of an encrypted catalogue, or removes its encryption.

    Args:
        client: works on the lane.
        encryption: returns the encryption; called on the lane.
        state: of the encryption.
        name: of the catalogue.
        theme: colours of the banner.
        parent: the window.

    Signals:
        decryption_requested: the encryption is to be removed; the password was right.
    """

    decryption_requested = Signal(str)

    def __init__(
        self,
        client: EngineClient,
        encryption: Callable[[], Encryption],
        state: EncryptionState,
        name: str,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        with_object_name(self, "encrypted_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._client = client
        self._encryption = encryption
        self._name = name
        self._banner = Banner(theme)
        self._title = heading("encrypted_title", wraps=True)
        self._text = label("encrypted_text", wraps=True)
        self._in_keyring = with_object_name(QCheckBox(), "encrypted_in_keyring")
        self._in_keyring.setVisible(state.has_keyring)
        self._in_keyring.setChecked(state.is_in_keyring)
        self._old_label = form_label("label_old_password")
        self._old = password_field("old_password")
        self._fields = NewPasswordFields((self._old_label, self._old))
        self._remove = button("encryption_remove")
        self._close_button = button("encrypted_close")
        self._change = button("password_change", role="primary")
        self._build()
        self._retranslate()
        fit_dialog_height(self, _WIDTH_PX)

    def _build(self) -> None:
        content = QVBoxLayout()
        content.setSpacing(12)
        for widget in (self._title, self._text, self._in_keyring, self._fields):
            content.addWidget(widget)
        buttons = button_row([self._remove], [self._close_button, self._change])
        lay_out_dialog(self, self._banner, content, buttons)
        self._change.setDefault(True)
        self._old.setFocus()
        self._old.textChanged.connect(self._update)
        self._fields.changed.connect(self._update)
        self._in_keyring.toggled.connect(self._on_keyring_toggled)
        self._close_button.clicked.connect(self.reject)
        self._change.clicked.connect(self._on_change)
        self._remove.clicked.connect(self._on_remove)
        self._update()

    def _update(self) -> None:
        is_known = bool(self._old.text())
        self._remove.setEnabled(is_known)
        self._change.setEnabled(is_known and bool(self._fields.password))

    def _on_keyring_toggled(self, is_in_keyring: bool) -> None:
        def change() -> None:
            one = encryption()
            (one.keep_in_keyring if is_in_keyring else one.remove_from_keyring)()

        # The lane must not hold the dialog.
        encryption = self._encryption
        self._client.run_without_catalogue(change).on_failure(self._on_failed)

    def _on_change(self) -> None:
        encryption, old, new = self._encryption, self._old.text(), self._fields.password
        self._start()
        task = self._client.run_without_catalogue(lambda: encryption().change_password(old, new))
        task.on_success(lambda _: self._on_changed()).on_failure(self._on_failed)

    def _on_changed(self) -> None:
        self._old.clear()
        self._fields.clear()
        message = Message("The password is changed.")
        hint = Message("Backups that were made before still have the old one.")
        self._banner.show_notice(Notice("success", message, hint))
        fit_dialog_height(self, self.width())

    def _on_remove(self) -> None:
        encryption, password = self._encryption, self._old.text()
        self._start()
        task = self._client.run_without_catalogue(lambda: encryption().unlock(password))
        task.on_success(lambda _: self._on_removal_confirmed(password)).on_failure(self._on_failed)

    def _on_removal_confirmed(self, password: str) -> None:
        self.accept()
        self.decryption_requested.emit(password)

    def _start(self) -> None:
        self._banner.dismiss()
        self._change.setEnabled(False)
        self._remove.setEnabled(False)

    def _on_failed(self, error: Exception) -> None:
        self._banner.show_notice(notice_of(error))
        self._update()
        self._old.selectAll()
        self._old.setFocus()
        fit_dialog_height(self, self.width())

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Encryption"))
        self._title.setText(self.tr("“{name}” is encrypted").format(name=in_sentence(self._name)))
        self._text.setText(
            self.tr(
                "Enter the present password to change it, or to remove the encryption. "
                "Backups that you made meanwhile stay encrypted, with the password of their time."
            )
        )
        self._in_keyring.setText(self.tr("Do not ask for the password on this computer"))
        self._old_label.setText(self.tr("Present password"))
        self._remove.setText(self.tr("Remove encryption"))
        self._close_button.setText(self.tr("Close"))
        self._change.setText(self.tr("Change password"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
