"""Who may do what in a shared catalogue, enforced by the server.

Each role has all rights of the one before: clerk, merchandiser, admin. Grants say which tables a
role may read and write; row-level security says which rows. Products belong to a shop, or to all
shops if theirs is empty; what is about a product is seen with it, and what people have done by
those with whom they share a shop. Who has the shop ``*``, and an administrator, sees everything.

The server notes the login of what stations write, whatever author they name. Rows of the tables
in ``APPEND_ONLY`` are added only: nobody but the owner of the schema can change or delete them,
except that an administrator can delete accepted lines.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

import psycopg

from desktop_app.catalogue.postgres.rights_functions import CALLABLE, FUNCTIONS, SHOP_MEMBERS
from desktop_app.catalogue.shared_tables import APPEND_ONLY
from desktop_app.domain.role import Role

_READ: Final = "SELECT"
_ADD: Final = "SELECT, INSERT"
_WRITE: Final = "SELECT, INSERT, UPDATE, DELETE"
_CLERK: Final = {
    **dict.fromkeys(APPEND_ONLY, _ADD),
    **dict.fromkeys(("catalogue", "migrations", "deleted_rows", "search_vectors"), _READ),
    **dict.fromkeys(("products", "decisions", "import_tables", "product_tables"), _READ),
    **dict.fromkeys(("table_layouts", "teachings", "calibrations"), _READ),
    **dict.fromkeys(("pictures", "confirmed_files", "thumbnails", "vectors"), _WRITE),
    **dict.fromkeys(("keypoints", "appearances", "label_texts"), _WRITE),
    **dict.fromkeys(("actions", "action_changes", "audited", "findings"), _WRITE),
    **dict.fromkeys(("stock_takes", "stock_photos", "stock_transforms", "stock_entries"), _WRITE),
    **dict.fromkeys(("stations", "conflicts"), "SELECT, INSERT, UPDATE"),
}
_MERCHANDISER: Final = {
    **dict.fromkeys(("products", "decisions", "import_tables", "product_tables"), _WRITE),
    **dict.fromkeys(("table_layouts", "teachings", "calibrations"), _WRITE),
}
_ADMIN: Final = {
    "catalogue": "INSERT, UPDATE",
    **dict.fromkeys(("stations", "accepted_lines", "conflicts"), "DELETE"),
    "shop_members": _WRITE,
}
# What a role may do with a table, besides what the roles before it may.
GRANTS: Final = {Role.CLERK: _CLERK, Role.MERCHANDISER: _MERCHANDISER, Role.ADMIN: _ADMIN}
# Their rows have the login that has added them.
_WITH_LOGIN: Final = (
    *("accepted_lines", "actions", "action_changes", "changes"),
    *("conflicts", "log_entries", "stock_takes"),
)

_SEES_ALL: Final = "(SELECT vitrine.sees_all_shops())"
_OF_COLLEAGUE: Final = "login = ANY ((SELECT vitrine.colleagues())::text[])"
_OWN: Final = "login = session_user"


def _seen(table: str, condition: str) -> str:
    """Return the condition that a row of another table is seen; the policy of that applies."""
    return f"EXISTS (SELECT FROM vitrine.{table} seen WHERE seen.{condition})"


_OF_SHOP: Final = "shop = '' OR shop = ANY ((SELECT vitrine.own_shops())::text[])"
_OF_PRODUCT: Final = _seen("products", "id = product_id")
_OF_PICTURE: Final = _seen("pictures", "id = picture_id")
# Which rows a login sees, and may write where it may write at all. Each login sees all rows of
# the tables that are not here: these have no names, prices or numbers of a shop.
_VISIBLE: Final = {
    "stations": "true",
    **dict.fromkeys(("products", "search_vectors"), _OF_SHOP),
    **dict.fromkeys(("pictures", "decisions", "product_tables"), _OF_PRODUCT),
    **dict.fromkeys(("thumbnails", "confirmed_files", "vectors"), _OF_PICTURE),
    **dict.fromkeys(("keypoints", "appearances", "label_texts"), _OF_PICTURE),
    # The product of a change may be deleted by then.
    "action_changes": f"{_OF_COLLEAGUE} OR {_OF_PRODUCT}",
    "actions": f"{_OF_COLLEAGUE} OR {_seen('action_changes', 'action_id = actions.id')}",
    **dict.fromkeys(("accepted_lines", "stock_takes", "log_entries"), _OF_COLLEAGUE),
    **dict.fromkeys(("stock_photos", "stock_entries"), _seen("stock_takes", "id = take_id")),
    "stock_transforms": _seen("stock_photos", "id = later_id"),
    "conflicts": (
        f"{_OF_COLLEAGUE} OR (table_name = 'products' AND {_seen('products', 'id = row_id')})"
    ),
}


def _or_merchandiser(condition: str) -> str:
    return f"(SELECT vitrine.has_role('merchandiser')) OR {condition}"


# Further conditions, by table and command.
_LIMITS: Final = {
    **{
        (table, command): _or_merchandiser(_OWN)
        for table in ("actions", "action_changes")
        for command in ("UPDATE", "DELETE")
    },
    ("conflicts", "UPDATE"): _or_merchandiser("false"),
    ("stations", "INSERT"): _OWN,
    ("stations", "UPDATE"): _OWN,
}
# What triggers limit for those who are no merchandisers: the function and the commands.
_LIMITED: Final = {
    "pictures": ("limit_pictures", "INSERT OR UPDATE OR DELETE"),
    "thumbnails": ("limit_derived", "UPDATE OR DELETE"),
    **dict.fromkeys(
        ("vectors", "keypoints", "appearances", "label_texts"), ("limit_derived", "DELETE")
    ),
}


def apply_rights(connection: "psycopg.Connection[Any]") -> None:
    """Create the roles, and give them their rights; all of this may exist already.

    Args:
        connection: of the owner of the schema, who may create roles.

    Raises:
        psycopg.Error: the server has refused.
    """
    with connection.transaction():
        owners = {
            str(name): str(owner)
            for name, owner in connection.execute(
                "SELECT tablename, tableowner FROM pg_tables WHERE schemaname = 'vitrine'"
            )
        }
        for statement in _statements(owners):
            connection.execute(statement.encode())


def role_of(connection: "psycopg.Connection[Any]") -> Role | None:
    """Return the role of a connection's login; None if it has none.

    The owner of the catalogue, and a superuser, are administrators.

    Raises:
        psycopg.Error: the server has refused.
    """
    row = connection.execute(
        "SELECT rolsuper OR EXISTS (SELECT FROM pg_namespace WHERE nspname = 'vitrine' "
        "AND nspowner = r.oid), ARRAY(SELECT rolname::text FROM pg_roles g "
        "WHERE g.rolname = ANY (%s) AND pg_has_role(session_user, g.oid, 'MEMBER')) "
        "FROM pg_roles r WHERE rolname = session_user",
        [[group(role) for role in Role]],
    ).fetchone()
    assert row is not None
    is_owner, groups = row
    if is_owner:
        return Role.ADMIN
    return next((role for role in reversed(Role) if group(role) in groups), None)


def group(role: Role) -> str:
    """Return the name of the group role on the server, which all databases of it share."""
    return f"vitrine_{role.value}"


def _statements(owners: Mapping[str, str]) -> list[str]:
    """Return the statements for the tables that the catalogue has, by their owners."""
    statements = [*_role_statements(), SHOP_MEMBERS, *FUNCTIONS, *_function_grants()]
    tables = owners.keys() | {"shop_members"}
    for name in sorted(tables & _LIMITED.keys()):
        function, commands = _LIMITED[name]
        owner = owners[name].replace("'", "''")
        statements.append(
            f"CREATE OR REPLACE TRIGGER b_limit BEFORE {commands} ON vitrine.{name} "
            f"FOR EACH ROW EXECUTE FUNCTION vitrine.{function}('{owner}')"
        )
    for name in sorted(tables & set(_WITH_LOGIN)):
        statements += _login_statements(name)
    for name in sorted(tables):
        statements.append(
            f"REVOKE ALL ON vitrine.{name} FROM PUBLIC, {', '.join(map(group, Role))}"
        )
        statements += [
            f"GRANT {grants[name]} ON vitrine.{name} TO {group(role)}"
            for role, grants in GRANTS.items()
            if name in grants
        ]
    for name in sorted(tables & _VISIBLE.keys()):
        statements += _policy_statements(name)
    return statements


def _role_statements() -> list[str]:
    names = [group(role) for role in Role]
    create = [
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{name}') "
        f"THEN CREATE ROLE {name} NOLOGIN; END IF; END $$"
        for name in names
    ]
    database = (
        "DO $$ BEGIN "
        "EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database()); "
        "EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO vitrine_clerk', "
        "current_database()); END $$"
    )
    return [
        *create,
        # Another owner, whose catalogue is on the same server, may have done so before.
        *(
            f"DO $$ BEGIN IF NOT pg_has_role('{higher}', '{lower}', 'MEMBER') "
            f"THEN GRANT {lower} TO {higher}; END IF; END $$"
            for lower, higher in pairwise(names)
        ),
        database,
        "REVOKE ALL ON SCHEMA vitrine FROM PUBLIC",
        "GRANT USAGE ON SCHEMA vitrine TO vitrine_clerk",
        "GRANT SELECT ON SEQUENCE vitrine.change_numbers TO vitrine_clerk",
    ]


def _function_grants() -> list[str]:
    return [
        statement
        for role, functions in CALLABLE.items()
        for function in functions
        for statement in (
            f"REVOKE ALL ON FUNCTION vitrine.{function} FROM PUBLIC",
            f"GRANT EXECUTE ON FUNCTION vitrine.{function} TO {role}",
        )
    ]


def _login_statements(table: str) -> tuple[str, str]:
    column = "login text NOT NULL DEFAULT session_user"
    event = f"BEFORE INSERT OR UPDATE ON vitrine.{table}"
    note = "FOR EACH ROW EXECUTE FUNCTION vitrine.note_login()"
    return (
        f"ALTER TABLE vitrine.{table} ADD COLUMN IF NOT EXISTS {column}",
        f"CREATE OR REPLACE TRIGGER b_login {event} {note}",
    )


def _policy_statements(table: str) -> list[str]:
    on = f"ON vitrine.{table}"
    statements = [f"ALTER TABLE vitrine.{table} ENABLE ROW LEVEL SECURITY"]
    policies = {"visible": f"AS PERMISSIVE FOR ALL TO vitrine_clerk USING ({_rows(table)})"}
    for (limited, command), condition in _LIMITS.items():
        if limited == table:
            check = "WITH CHECK" if command == "INSERT" else "USING"
            policies[f"limit_{command.lower()}"] = (
                f"AS RESTRICTIVE FOR {command} TO vitrine_clerk {check} ({condition})"
            )
    for name, policy in policies.items():
        statements += [f"DROP POLICY IF EXISTS {name} {on}", f"CREATE POLICY {name} {on} {policy}"]
    return statements


def _rows(table: str) -> str:
    return f"{_SEES_ALL} OR {_VISIBLE[table]}"
