"""The users of a shared catalogue: logins of the server with a role and shops."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import psycopg

from desktop_app.domain.role import Role
from desktop_app.errors import Message, VitrineError

EVERY_SHOP: Final = "*"
_PASSWORD_BYTES: Final = 18
_MIN_PASSWORD_CHARACTERS: Final = 12
# Names that need no quotes and no escapes in an address.
_LOGIN: Final = re.compile(r"[a-z][a-z0-9_.-]{0,62}")
_RESERVED_LOGINS: Final = ("none", "public")  # by PostgreSQL


@dataclass(frozen=True, slots=True)
class CatalogueUser:
    """A login and what it may do.

    Attributes:
        login: name of the login.
        role: what it may do.
        shops: whose products it sees, besides those of all shops; ``*`` for every shop.
    """

    login: str
    role: Role
    shops: tuple[str, ...]


def all_users(connection: "psycopg.Connection[Any]") -> list[CatalogueUser]:
    """Return the users, sorted by login.

    Raises:
        psycopg.Error: the server has refused; the login is no administrator.
    """
    rows = connection.execute("SELECT login, role_name, shops FROM vitrine.users()")
    return [CatalogueUser(login, Role(role), tuple(shops)) for login, role, shops in rows]


def put_user(
    connection: "psycopg.Connection[Any]", user: CatalogueUser, password: str | None
) -> None:
    """Add a user, or change the role, the shops and the password of one.

    The server gets what it checks a password with, never the password itself.

    Args:
        connection: of an administrator.
        user: the user as it will be.
        password: at least 12 characters; None to leave that of an existing user as it is.

    Raises:
        VitrineError: the name, a shop or the password cannot be used.
        psycopg.Error: the server has refused.
    """
    _check_login(user.login)
    if not all(shop.strip() for shop in user.shops):
        raise VitrineError(
            Message("The name of a shop is empty."), Message("Name it, or leave it out.")
        )
    verifier = None
    if password is not None:
        if len(password) < _MIN_PASSWORD_CHARACTERS:
            raise VitrineError(
                Message("The password has fewer than {count} characters.", count=12),
                Message("Choose a longer one."),
            )
        verifier = connection.pgconn.encrypt_password(
            password.encode(), user.login.encode(), b"scram-sha-256"
        ).decode()
    connection.execute(
        "SELECT vitrine.put_user(%s, %s, %s, %s)",
        [user.login, verifier, user.role.value, sorted(set(user.shops))],
    )


def remove_user(connection: "psycopg.Connection[Any]", login: str) -> None:
    """Remove a user. What the login has written stays.

    Raises:
        VitrineError: there is no such user.
        psycopg.Error: the server has refused.
    """
    if login not in {user.login for user in all_users(connection)}:
        raise VitrineError(
            Message("There is no user {login}.", login=login),
            Message("vitrine server list-users lists them."),
        )
    connection.execute("SELECT vitrine.remove_user(%s)", [login])


def new_password() -> str:
    """Return a random password of 24 characters."""
    return secrets.token_urlsafe(_PASSWORD_BYTES)


def as_shops(names: Sequence[str]) -> tuple[str, ...]:
    """Return the shops of a user; without any, every shop."""
    return tuple(names) or (EVERY_SHOP,)


def _check_login(login: str) -> None:
    is_reserved = login in _RESERVED_LOGINS or login.startswith(("vitrine_", "pg_"))
    if is_reserved or not _LOGIN.fullmatch(login):
        raise VitrineError(
            Message("{login} cannot be the name of a user.", login=login),
            Message("Use lower-case letters, digits, _, . and -, and start with a letter."),
        )
