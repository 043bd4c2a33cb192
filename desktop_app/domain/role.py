"""Who may do what in a catalogue: roles, rights, and which role has which rights."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Right(StrEnum):
    """Something that only some roles may do.

    Whatever needs no right, such as to identify a photo, to accept a product or to search, is
    open to all roles. What an action needs, its undo and redo need too.
    """

    ADD_PHOTOS = "add_photos"
    """Keep photos of the counter as pictures of products: confirmations and corrections."""
    COUNT_STOCK = "count_stock"
    """Count in a stock take, and correct what was counted."""
    EDIT_PRODUCTS = "edit_products"
    """Add, change, archive and delete products and their pictures; set their stocks."""
    RESOLVE_DUPLICATES = "resolve_duplicates"
    """Merge duplicates, and decide that products are variants or different."""
    IMPORT = "import"
    """Import tables and folders, and change how tables are read."""
    EXPORT = "export"
    """Write products, decisions, stock takes and kept answers to files; make backups."""
    LEARN = "learn"
    """Learn from the catalogue, and switch on or off what was learned."""
    CHANGE_SETTINGS = "change_settings"
    """Change the settings of the program."""
    MANAGE_USERS = "manage_users"
    """Say who has which role: passwords of this computer, users of a server."""
    READ_LOG = "read_log"
    """Read and export the log of who did what."""
    DELETE_HISTORY = "delete_history"
    """Delete kept answers and other parts of the history."""
    FORGET = "forget"
    """Erase what is kept of a customer, in the catalogue, its caches and its backups."""
    RESTORE = "restore"
    """Restore a backup, and repair a damaged catalogue."""
    ENCRYPT = "encrypt"
    """Encrypt a catalogue, decrypt it, and change its password."""


class Role(StrEnum):
    """What a user is to a catalogue; the value is its name in files and on servers."""

    CLERK = "clerk"
    MERCHANDISER = "merchandiser"
    ADMIN = "admin"

    def may(self, right: Right) -> bool:
        """Return whether this role has a right."""
        return right in RIGHTS[self]

    def includes(self, other: "Role") -> bool:
        """Return whether this role may do everything that another one may."""
        return RIGHTS[self] >= RIGHTS[other]


_CLERK: Final = frozenset({Right.ADD_PHOTOS, Right.COUNT_STOCK})
_MERCHANDISER: Final = _CLERK | {
    Right.EDIT_PRODUCTS,
    Right.RESOLVE_DUPLICATES,
    Right.IMPORT,
    Right.EXPORT,
    Right.LEARN,
}
# Each role has all rights of the one before.
RIGHTS: Final[Mapping[Role, frozenset[Right]]] = MappingProxyType(
    {
        Role.CLERK: _CLERK,
        Role.MERCHANDISER: _MERCHANDISER,
        Role.ADMIN: frozenset(Right),
    }
)


def lowest_role_with(right: Right) -> Role:
    """Return the role with the fewest rights that has this one."""
    return next(role for role in RIGHTS if role.may(right))


def lower_role(first: Role, second: Role) -> Role:
    """Return the one of two roles that may do less."""
    return second if first.includes(second) else first
