"""What users are told if their role lacks a right."""

from collections.abc import Mapping
from typing import Final

from desktop_app.domain.role import Right, Role, lowest_role_with
from desktop_app.errors import Message, VitrineError

ROLE_NAMES: Final[Mapping[Role, Message]] = {
    Role.CLERK: Message("clerk"),
    Role.MERCHANDISER: Message("merchandiser"),
    Role.ADMIN: Message("administrator"),
}
# They follow "A clerk may not".
_TASKS: Final[Mapping[Right, Message]] = {
    Right.ADD_PHOTOS: Message("add photos to products"),
    Right.COUNT_STOCK: Message("count in stock takes"),
    Right.EDIT_PRODUCTS: Message("change products"),
    Right.RESOLVE_DUPLICATES: Message("decide about duplicates"),
    Right.IMPORT: Message("import products"),
    Right.EXPORT: Message("export data or make backups"),
    Right.LEARN: Message("change what is learned from the catalogue"),
    Right.CHANGE_SETTINGS: Message("change settings"),
    Right.MANAGE_USERS: Message("change passwords and roles"),
    Right.READ_LOG: Message("read the log of all users"),
    Right.DELETE_HISTORY: Message("delete the history"),
    Right.FORGET: Message("erase what is kept of customers"),
    Right.RESTORE: Message("restore or repair a catalogue"),
    Right.ENCRYPT: Message("encrypt a catalogue or change its password"),
}


class RefusedError(VitrineError):
    """A role lacks a right.

    Attributes:
        right: what it lacks.
    """

    def __init__(self, role: Role, right: Right) -> None:
        message = Message("A {role} may not {task}.", role=ROLE_NAMES[role], task=_TASKS[right])
        if lowest_role_with(right) is Role.ADMIN:
            hint = Message("An administrator may: ask one, or unlock with the password.")
        else:
            hint = Message(
                "A merchandiser or an administrator may: ask one, or unlock with the password."
            )
        super().__init__(message, hint)
        self.right = right

    def as_line(self) -> str:
        """Return ``what is wrong; what to do`` for the terminal, with the option to use."""
        what = str(self.message).rstrip(".")
        return f"{what}; Ask somebody who may, or give a password with --unlock FILE"


def require_right(role: Role, right: Right) -> None:
    """Check that a role has a right.

    Raises:
        RefusedError: it lacks the right.
    """
    if not role.may(right):
        raise RefusedError(role, right)
