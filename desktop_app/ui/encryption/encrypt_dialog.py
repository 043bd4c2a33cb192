"""The dialog that encrypts a catalogue: what that means, and the password."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from desktop_app.ui.encryption.password_fields import NewPasswordFields
from desktop_app.ui.i18n.text_direction import in_sentence
from desktop_app.ui.widgets.widget_factory import (
    button,
    button_row,
    fit_dialog_height,
    heading,
    label,
    lay_out_dialog,
    with_object_name,
)

_WIDTH_PX = 520


class EncryptDialog(QDialog):
    """Asks for a new password, after it has said what is lost without it.

    Args:
        name: of the catalogue.
        has_keyring: whether the keyring of the system can open the catalogue.
        parent: the window.

    Signals:
        requested: the password, and whether the keyring is to open the catalogue.
    """

    requested = Signal(str, bool)

    def __init__(self, name: str, parent: QWidget, *, has_keyring: bool) -> None:
        super().__init__(parent)
        with_object_name(self, "encrypt_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._name = name
        self._title = heading("encrypt_title", wraps=True)
        self._text = label("encrypt_text", wraps=True)
        self._warning = label("encrypt_warning", role="warning", wraps=True)
        self._note = label("encrypt_note", role="small", wraps=True)
        self._fields = NewPasswordFields()
        self._in_keyring = with_object_name(QCheckBox(), "encrypt_in_keyring")
        self._is_known = with_object_name(QCheckBox(), "encrypt_is_known")
        self._cancel = button("encrypt_cancel")
        self._encrypt = button("encrypt_confirm", role="primary")
        self._in_keyring.setVisible(has_keyring)
        self._build()
        self._retranslate()
        fit_dialog_height(self, _WIDTH_PX)

    def _build(self) -> None:
        content = QVBoxLayout()
        content.setSpacing(12)
        widgets = (self._title, self._text, self._warning, self._note, self._fields)
        for widget in (*widgets, self._in_keyring, self._is_known):
            content.addWidget(widget)
        lay_out_dialog(self, None, content, button_row([], [self._cancel, self._encrypt]))
        self._encrypt.setEnabled(False)
        self._encrypt.setDefault(True)
        self._fields.changed.connect(self._update)
        self._is_known.toggled.connect(self._update)
        self._cancel.clicked.connect(self.reject)
        self._encrypt.clicked.connect(self._on_encrypt)

    def _update(self) -> None:
        self._encrypt.setEnabled(bool(self._fields.password) and self._is_known.isChecked())

    def _on_encrypt(self) -> None:
        self.requested.emit(self._fields.password, self._in_keyring.isChecked())
        self.accept()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Encryption"))
        self._title.setText(self.tr("Encrypt “{name}”").format(name=in_sentence(self._name)))
        self._text.setText(
            self.tr(
                "Products, thumbnails, kept photos, history and backups of the catalogue can "
                "then be read with its password only. It is asked for when the catalogue is opened."
            )
        )
        self._warning.setText(
            self.tr(
                "Nobody can open the catalogue without the password, and nobody can find it out. "
                "If you lose it, everything in the catalogue and its backups is lost."
            )
        )
        self._note.setText(
            self.tr(
                "Not encrypted: pictures and plans in files of their own, also in the folders "
                "pictures and shelves of the catalogue; what you export; the kept answers of the "
                "counter. Damaged copies among the backups are removed."
            )
        )
        self._in_keyring.setText(self.tr("Do not ask for it on this computer"))
        self._is_known.setText(self.tr("I know that everything is lost without the password"))
        self._cancel.setText(self.tr("Cancel"))
        self._encrypt.setText(self.tr("Encrypt"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
