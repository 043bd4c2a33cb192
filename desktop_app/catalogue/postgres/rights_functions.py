"""Functions of the server about the rights of a login, and for the users of a catalogue.

All that run with the rights of the owner have a fixed search path, so that nobody can put another
table or function in the place of what they use. They ask for ``session_user``, which stays the
login whatever role is set.
"""

from typing import Final

# Which shops a login works for. ``*`` is every shop; nobody else has rows of a shop.
SHOP_MEMBERS: Final = """
    CREATE TABLE IF NOT EXISTS vitrine.shop_members (
        login text NOT NULL, shop text NOT NULL CHECK (shop <> ''), PRIMARY KEY (login, shop)
    )
"""

_OWN_SHOPS: Final = """
    CREATE OR REPLACE FUNCTION vitrine.own_shops() RETURNS text[] LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = vitrine, pg_temp AS $$
        SELECT coalesce(array_agg(shop), '{}') FROM shop_members WHERE login = session_user
    $$
"""
_HAS_ROLE: Final = """
    CREATE OR REPLACE FUNCTION vitrine.has_role(name text) RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = vitrine, pg_temp AS $$
        SELECT pg_has_role(session_user, 'vitrine_' || name, 'MEMBER')
    $$
"""
_SEES_ALL_SHOPS: Final = """
    CREATE OR REPLACE FUNCTION vitrine.sees_all_shops() RETURNS boolean LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = vitrine, pg_temp AS $$
        SELECT '*' = ANY (own_shops()) OR has_role('admin')
    $$
"""
# Who works for all shops is nobody's colleague: what they do in one shop is not for the others.
_COLLEAGUES: Final = """
    CREATE OR REPLACE FUNCTION vitrine.colleagues() RETURNS text[] LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = vitrine, pg_temp AS $$
        SELECT array_agg(login) || session_user::text FROM shop_members
        WHERE shop <> '*' AND shop = ANY (own_shops())
    $$
"""
_NOTE_LOGIN: Final = """
    CREATE OR REPLACE FUNCTION vitrine.note_login() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = vitrine, pg_temp AS $$
    BEGIN
        NEW.login := CASE TG_OP WHEN 'INSERT' THEN session_user ELSE OLD.login END;
        RETURN NEW;
    END $$
"""
# A station has to be told what it may not do: a policy would leave rows out without a word. Rows
# that are deleted with their picture or product are deleted by the owner of the table.
_LIMIT_PICTURES: Final = """
    CREATE OR REPLACE FUNCTION vitrine.limit_pictures() RETURNS trigger LANGUAGE plpgsql
    SET search_path = vitrine, pg_temp AS $$
    BEGIN
        IF current_user <> TG_ARGV[0] AND NOT has_role('merchandiser') AND (
            (TG_OP <> 'INSERT' AND OLD.origin <> 'confirmed')
            OR (TG_OP <> 'DELETE' AND NEW.origin <> 'confirmed')) THEN
            RAISE insufficient_privilege USING MESSAGE = 'not a photo of the counter';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END $$
"""
_LIMIT_DERIVED: Final = """
    CREATE OR REPLACE FUNCTION vitrine.limit_derived() RETURNS trigger LANGUAGE plpgsql
    SET search_path = vitrine, pg_temp AS $$
    BEGIN
        IF current_user <> TG_ARGV[0] AND NOT has_role('merchandiser') AND EXISTS (
            SELECT FROM pictures WHERE id = OLD.picture_id AND origin <> 'confirmed') THEN
            RAISE insufficient_privilege USING MESSAGE = 'not of a photo of the counter';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END $$
"""
# Raises unless a login is one that put_user has made, or none.
_CHECK_LOGIN: Final = """
    CREATE OR REPLACE FUNCTION vitrine.check_login(name text) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = vitrine, pg_temp AS $$
    BEGIN
        IF name IS NULL OR name = '' OR name LIKE 'vitrine\\_%' OR name LIKE 'pg\\_%'
            OR name = current_user
            OR EXISTS (SELECT FROM pg_roles WHERE rolname = name AND (
                rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls
                OR NOT pg_has_role(oid, 'vitrine_clerk', 'MEMBER'))) THEN
            RAISE insufficient_privilege USING MESSAGE = 'not a login of the catalogue';
        END IF;
    END $$
"""
# ``verifier`` is the password as SCRAM stores it: the password itself never reaches the server.
# NULL leaves the password of an existing login as it is.
_PUT_USER: Final = """
    CREATE OR REPLACE FUNCTION vitrine.put_user(
        name text, verifier text, role_name text, shops text[]
    ) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = vitrine, pg_temp AS $$
    BEGIN
        PERFORM check_login(name);
        IF role_name NOT IN ('clerk', 'merchandiser', 'admin')
            OR verifier NOT LIKE 'SCRAM-SHA-256$%' THEN
            RAISE invalid_parameter_value USING MESSAGE = 'unknown role, or no verifier';
        END IF;
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
            IF verifier IS NULL THEN
                RAISE invalid_parameter_value USING MESSAGE = 'a new login needs a password';
            END IF;
            EXECUTE format('CREATE ROLE %I LOGIN', name);
        END IF;
        IF verifier IS NOT NULL THEN
            EXECUTE format('ALTER ROLE %I PASSWORD %L', name, verifier);
        END IF;
        EXECUTE format('REVOKE vitrine_clerk, vitrine_merchandiser, vitrine_admin FROM %I', name);
        EXECUTE format('GRANT %I TO %I', 'vitrine_' || role_name, name);
        DELETE FROM shop_members WHERE login = name;
        INSERT INTO shop_members SELECT name, shop FROM unnest(shops) shop;
    END $$
"""
_REMOVE_USER: Final = """
    CREATE OR REPLACE FUNCTION vitrine.remove_user(name text) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = vitrine, pg_temp AS $$
    BEGIN
        PERFORM check_login(name);
        DELETE FROM shop_members WHERE login = name;
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
            EXECUTE format('DROP ROLE %I', name);
        END IF;
    END $$
"""
_USERS: Final = """
    CREATE OR REPLACE FUNCTION vitrine.users()
    RETURNS TABLE (login text, role_name text, shops text[]) LANGUAGE sql STABLE
    SECURITY DEFINER SET search_path = vitrine, pg_temp AS $$
        SELECT rolname::text,
            CASE WHEN pg_has_role(oid, 'vitrine_admin', 'MEMBER') THEN 'admin'
                WHEN pg_has_role(oid, 'vitrine_merchandiser', 'MEMBER') THEN 'merchandiser'
                ELSE 'clerk' END,
            ARRAY(SELECT shop FROM shop_members m WHERE m.login = rolname ORDER BY shop)
        FROM pg_roles
        WHERE rolcanlogin AND NOT rolsuper AND rolname <> current_user
            AND pg_has_role(oid, 'vitrine_clerk', 'MEMBER')
        ORDER BY rolname
    $$
"""

# In an order in which each finds what it uses.
FUNCTIONS: Final = (
    *(_OWN_SHOPS, _HAS_ROLE, _SEES_ALL_SHOPS, _COLLEAGUES, _NOTE_LOGIN),
    *(_LIMIT_PICTURES, _LIMIT_DERIVED),
    *(_CHECK_LOGIN, _PUT_USER, _REMOVE_USER, _USERS),
)
# Who may call them; policies call the first ones with the rights of the login that asks.
CALLABLE: Final = {
    "vitrine_clerk": ("own_shops()", "has_role(text)", "sees_all_shops()", "colleagues()"),
    # The first is called by the others only.
    "vitrine_admin": (
        "check_login(text)",
        "put_user(text, text, text, text[])",
        "remove_user(text)",
        "users()",
    ),
}
