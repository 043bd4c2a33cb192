"""The fields of the address of a shared catalogue, and of its password."""

from typing import Final, Literal
from urllib.parse import quote, unquote, urlsplit

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QLineEdit, QWidget

from desktop_app.ui.widgets.widget_factory import (
    announce,
    form_label,
    label,
    with_object_name,
)

ServerField = Literal["server", "port", "database", "user", "password"]
_FIELDS: Final[tuple[ServerField, ...]] = ("server", "port", "database", "user", "password")
_SCHEMES: Final = ("postgresql://", "postgres://")
_WIDTH_PX: Final = 280


class ServerFields(QWidget):
    """Server, port, database, user and password; a whole address is split into them.

    Signals:
        changed: a text has changed.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._parameters = ""
        self._inputs = {name: self._input(name) for name in _FIELDS}
        self._labels: dict[str, QLabel] = {
            name: form_label(f"server_{name}_label") for name in _FIELDS
        }
        self._problems = {
            name: label(f"server_{name}_problem", role="warning", wraps=True) for name in _FIELDS
        }
        self._keep = with_object_name(QCheckBox(), "server_keep_password")
        self._keep.setChecked(True)
        self._inputs["password"].setEchoMode(QLineEdit.EchoMode.Password)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(8)
        for name in _FIELDS:
            self._labels[name].setBuddy(self._inputs[name])
            self._form.addRow(self._labels[name], self._inputs[name])
            self._form.addRow(QWidget(), self._problems[name])
        self._form.addRow(QWidget(), self._keep)
        self._inputs["server"].editingFinished.connect(self._split_address)
        self.clear_problems()
        self._retranslate()

    @property
    def address(self) -> str:
        """The address without the password; empty while server or database is missing."""
        texts = {name: self._inputs[name].text().strip() for name in _FIELDS}
        if texts["server"].lower().startswith(_SCHEMES):
            return texts["server"]
        if not (texts["server"] or self._parameters) or not texts["database"]:
            return ""
        user = f"{quote(texts['user'], safe='')}@" if texts["user"] else ""
        port = f":{texts['port']}" if texts["port"] else ""
        database = quote(texts["database"], safe="")
        server = quote(texts["server"], safe=",:[]%")
        if texts["server"].startswith("/"):  # the folder of a Unix socket
            server = quote(texts["server"], safe="")
        return f"postgresql://{user}{server}{port}/{database}{self._parameters}"

    @property
    def password(self) -> str | None:
        """The password; None if none is entered, and another source has it."""
        return self._inputs["password"].text() or None

    @property
    def keeps_password(self) -> bool:
        """Whether the password is to be saved in the keyring of the system."""
        return self._keep.isChecked()

    def show_address(self, address: str) -> None:
        """Show an address in the fields."""
        parts = urlsplit(address)
        user, _, server = parts.netloc.rpartition("@")
        user, _, password = user.partition(":")
        server, port = _host_and_port(server)
        texts: dict[ServerField, str] = {
            "server": unquote(server),
            "port": port,
            "database": unquote(parts.path.lstrip("/")),
            "user": unquote(user),
        }
        if password:
            texts["password"] = unquote(password)
        self._parameters = f"?{parts.query}" if parts.query else ""
        for name, text in texts.items():
            self._inputs[name].setText(text)

    def show_problem(self, name: ServerField, sentence: str) -> None:
        """Show what is wrong below a field, and go there."""
        problem = self._problems[name]
        problem.setText(sentence)
        self._form.setRowVisible(problem, True)
        self._inputs[name].setAccessibleDescription(sentence)
        self._inputs[name].setFocus()
        self._inputs[name].selectAll()
        announce(self._inputs[name], sentence)

    def clear_problems(self) -> None:
        """Take back what was wrong."""
        for name, problem in self._problems.items():
            problem.clear()
            self._form.setRowVisible(problem, False)
            self._inputs[name].setAccessibleDescription("")

    def focus_first(self) -> None:
        """Go to the first field that is empty."""
        empty = (one for one in self._inputs.values() if not one.text())
        next(empty, self._inputs["password"]).setFocus()

    def _input(self, name: ServerField) -> QLineEdit:
        field = with_object_name(QLineEdit(), f"server_{name}")
        field.setMinimumWidth(_WIDTH_PX)
        field.textChanged.connect(lambda _: self.changed.emit())
        return field

    def _split_address(self) -> None:
        text = self._inputs["server"].text().strip()
        if text.lower().startswith(_SCHEMES):
            self.show_address(text)

    def _retranslate(self) -> None:
        names = {
            "server": self.tr("Server"),
            "port": self.tr("Port"),
            "database": self.tr("Database"),
            "user": self.tr("User"),
            "password": self.tr("Password"),
        }
        for name, text in names.items():
            self._labels[name].setText(text)
            self._inputs[name].setAccessibleName(text)  # type: ignore[index]
        self._inputs["server"].setPlaceholderText(
            self.tr("Name, or an address that begins with postgresql://")
        )
        self._inputs["port"].setPlaceholderText("5432")
        self._keep.setText(self.tr("Keep the password in the keyring of this computer"))

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _host_and_port(server: str) -> tuple[str, str]:
    """Return the name and the port of a server; several servers stay together."""
    host, colon, port = server.rpartition(":")
    if not colon or "," in server or not port.isdecimal():
        return server, ""
    return host, port
