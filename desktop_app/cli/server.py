"""``vitrine server``: create and update a shared catalogue on a server, and manage its users."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from desktop_app.cli.access import read_password_file
from desktop_app.cli.console import print_json, print_lines, run_job
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers, add_command, file_path
from desktop_app.cli.server_access import open_server
from desktop_app.domain.role import Role
from desktop_app.settings import Settings

if TYPE_CHECKING:
    import psycopg

    from desktop_app.catalogue.postgres.users import CatalogueUser

    Action = Callable[[psycopg.Connection[Any], argparse.Namespace], None]


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine server`` with its actions."""
    parser = add_command(
        subparsers, "server", run, "create a shared catalogue on a server, and manage its users"
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    _add_action(actions, "init", _init, "create the catalogue, or update it for this version")
    add = _add_action(actions, "add-user", _add_user, "add a user, or change one")
    add.add_argument("login", metavar="LOGIN")
    add.add_argument("--role", choices=[role.value for role in Role], default=Role.CLERK.value)
    add.add_argument(
        "--shop",
        action="append",
        default=[],
        metavar="NAME",
        help="a shop whose products the user sees, may be repeated (default: every shop)",
    )
    add.add_argument(
        "--new-password",
        nargs="?",
        type=file_path,
        const=True,
        metavar="FILE",
        help="the first line of FILE, or a random password (default: random for a new user)",
    )
    remove = _add_action(actions, "remove-user", _remove_user, "remove a user")
    remove.add_argument("login", metavar="LOGIN")
    _add_action(actions, "list-users", _list_users, "list the users")
    search = _add_action(
        actions,
        "prepare-search",
        _prepare_search,
        "let the server search pictures for stations that cannot hold all embeddings",
    )
    search.add_argument("--remove", action="store_true", help="give the room back")


def _add_action(
    actions: Subparsers, name: str, action: "Action", summary: str
) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=summary, description=summary)
    parser.set_defaults(action=action)
    parser.add_argument("--json", action="store_true", help="print JSON only")
    parser.add_argument(
        "--server", required=True, metavar="ADDRESS", help="postgresql://user@server/database"
    )
    parser.add_argument(
        "--password-file",
        type=file_path,
        metavar="FILE",
        help="file with the password of the address's user in its first line (default: "
        "PGPASSFILE, ~/.pgpass, the keyring, or it is asked for)",
    )
    return parser


def run(options: argparse.Namespace, _settings: Settings) -> int:
    """Connect to the server and run the action."""
    with open_server(options) as connection:
        options.action(connection, options)
    return ExitStatus.OK


def _init(connection: "psycopg.Connection[Any]", options: argparse.Namespace) -> None:
    from desktop_app.catalogue.postgres.migrations import migrate, schema_version
    from desktop_app.catalogue.postgres.rights import apply_rights

    before = schema_version(connection)
    migrate(connection)
    apply_rights(connection)
    version = schema_version(connection)
    if options.json:
        print_json({"schema": version, "schema_before": before})
    elif before == 0:
        print_lines(["The catalogue is created. vitrine server add-user adds its users."])
    elif before == version:
        print_lines(["The catalogue was up to date; the rights of its roles are set again."])
    else:
        print_lines(["The catalogue is updated for this version."])


def _add_user(connection: "psycopg.Connection[Any]", options: argparse.Namespace) -> None:
    from desktop_app.catalogue.postgres.users import (
        CatalogueUser,
        all_users,
        as_shops,
        new_password,
        put_user,
    )

    user = CatalogueUser(options.login, Role(options.role), as_shops(options.shop))
    is_new = options.login not in {known.login for known in all_users(connection)}
    random = None
    password = None
    if options.new_password is True or (is_new and options.new_password is None):
        password = random = new_password()
    elif options.new_password is not None:
        password = read_password_file(options.new_password)
    put_user(connection, user, password)
    if options.json:
        print_json({**_as_json(user), "password": random})
        return
    print_lines([f"{_as_line(user)}: {'added' if is_new else 'changed'}"])
    if random is not None:
        print_lines([f"password: {random}  (shown once; only the user should have it)"])


def _remove_user(connection: "psycopg.Connection[Any]", options: argparse.Namespace) -> None:
    from desktop_app.catalogue.postgres.users import remove_user

    remove_user(connection, options.login)
    if options.json:
        print_json({"login": options.login, "removed": True})
    else:
        print_lines([f"{options.login} is removed. What the user has written stays."])


def _list_users(connection: "psycopg.Connection[Any]", options: argparse.Namespace) -> None:
    from desktop_app.catalogue.postgres.users import all_users

    users = all_users(connection)
    if options.json:
        for user in users:
            print_json(_as_json(user))
    else:
        print_lines(map(_as_line, users) if users else ["There are no users."])


def _prepare_search(connection: "psycopg.Connection[Any]", options: argparse.Namespace) -> None:
    from desktop_app.catalogue.postgres.migrations import check_version
    from desktop_app.catalogue.postgres.rights import apply_rights
    from desktop_app.catalogue.postgres.search_table import (
        prepare_search,
        remove_search,
        stored_models,
    )

    check_version(connection)
    if options.remove:
        remove_search(connection)
    models = {} if options.remove else stored_models(connection)
    for model, dim in models.items():
        run_job(prepare_search(connection, model, dim))
    if models:
        apply_rights(connection)
    if options.json:
        print_json({"models": list(models)})
    elif models:
        print_lines(["The server can search the pictures."])
    elif options.remove:
        print_lines(["The server no longer searches pictures; the catalogue is as it was."])
    else:
        print_lines(["The catalogue has no embeddings yet. Publish it first."])


def _as_json(user: "CatalogueUser") -> dict[str, Any]:
    return {"login": user.login, "role": user.role.value, "shops": list(user.shops)}


def _as_line(user: "CatalogueUser") -> str:
    shops = "every shop" if "*" in user.shops else ", ".join(user.shops) or "no shop"
    return f"{user.login}  {user.role.value}, {shops}"
