"""Texts about the server of a shared catalogue."""

from desktop_app.domain.role import Role
from desktop_app.domain.server_check import ServerCheck
from desktop_app.errors import Message, ServerError, VitrineError
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.shared.server_fields import ServerField


def check_text(check: ServerCheck) -> str:
    """Return what a test of the connection has shown, in sentences."""
    messages = [
        Message("The server is reached: PostgreSQL {version}.", version=check.version),
        _encryption(check),
    ]
    if check.has_catalogue:
        messages.append(_role(check.role))
    else:
        messages.append(Message("There is no shared catalogue in this database yet."))
    return " ".join(map(localised_text, messages))


def error_text(error: VitrineError) -> str:
    """Return what is wrong and what to do."""
    parts = [error.message] if error.hint is None else [error.message, error.hint]
    return " ".join(map(localised_text, parts))


def field_of(error: VitrineError) -> ServerField:
    """Return the field that an error belongs to."""
    if isinstance(error, ServerError) and error.needs_password:
        return "password"
    template = error.message.template
    if "{database}" in template or "database" in template:
        return "database"
    return "user" if "{user}" in template else "server"


def _encryption(check: ServerCheck) -> Message:
    if check.is_encrypted:
        return Message("The connection is encrypted with TLS.")
    if check.is_local:
        return Message("The server is on this computer.")
    return Message("The connection is not encrypted.")


def _role(role: Role | None) -> Message:
    return {
        Role.CLERK: Message("You are a clerk there."),
        Role.MERCHANDISER: Message("You are a merchandiser there."),
        Role.ADMIN: Message("You are an administrator there."),
        None: Message("You have no role in the catalogue yet; ask its administrator."),
    }[role]
