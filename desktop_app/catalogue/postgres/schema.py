"""The schema of a shared catalogue on the server, as numbered migrations.

The tables have the names, columns and keys of those in SQLite, and three more columns:
``change_number`` is the place of the row's last change among all changes of the catalogue,
``changed_by`` the station that has made it (0: the server, or several stations), and products
have the ``shop`` that they belong to.

Changes are numbered in the order of their commits: each statement that writes takes one lock of
the catalogue before the first number and keeps it until the end of its transaction. So a station
that knows a number knows all changes before it.
"""

from typing import Final

# The number of the last migration below.
LATEST_VERSION: Final = 1
# For pg_advisory_xact_lock: one for migrations, one for the order of changes.
MIGRATION_LOCK: Final = 0x76697472_0001
CHANGE_LOCK: Final = 0x76697472_0002

_OWN: Final = ", change_number bigint NOT NULL DEFAULT 0, changed_by bigint NOT NULL DEFAULT 0"
_CASCADE: Final = "ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"

_COLUMNS: Final = {
    "changes": """
        id bigint PRIMARY KEY, kind text NOT NULL, author text NOT NULL, station text NOT NULL,
        changed_at text NOT NULL
    """,
    "products": """
        id bigint PRIMARY KEY, sku text NOT NULL CHECK (sku <> ''), name text NOT NULL,
        brand text NOT NULL, category text NOT NULL, price text, currency text NOT NULL,
        gtin text NOT NULL, description text NOT NULL, attributes text NOT NULL,
        created_at text NOT NULL, updated_at text NOT NULL, merged_into bigint,
        change_id bigint, archived_at text, main_picture_id bigint,
        shop text NOT NULL DEFAULT '',
        CONSTRAINT one_product_per_sku UNIQUE (sku) DEFERRABLE INITIALLY DEFERRED
    """,
    "pictures": f"""
        id bigint PRIMARY KEY, product_id bigint NOT NULL REFERENCES vitrine.products {_CASCADE},
        path text NOT NULL, content_hash text NOT NULL, file_bytes bigint NOT NULL,
        file_mtime_ns bigint NOT NULL, width_px bigint NOT NULL, height_px bigint NOT NULL,
        added_at text NOT NULL, change_id bigint, origin_table text, origin_headings text,
        origin text NOT NULL, is_captured bigint NOT NULL,
        CONSTRAINT one_picture_per_path UNIQUE (product_id, path) DEFERRABLE INITIALLY DEFERRED
    """,
    "thumbnails": f"""
        picture_id bigint PRIMARY KEY REFERENCES vitrine.pictures {_CASCADE}, jpeg bytea NOT NULL
    """,
    "confirmed_files": f"""
        picture_id bigint PRIMARY KEY REFERENCES vitrine.pictures {_CASCADE}, jpeg bytea NOT NULL
    """,
    "vectors": f"""
        model text NOT NULL, picture_id bigint NOT NULL REFERENCES vitrine.pictures {_CASCADE},
        vector vector NOT NULL, PRIMARY KEY (model, picture_id)
    """,
    "keypoints": f"""
        picture_id bigint PRIMARY KEY REFERENCES vitrine.pictures {_CASCADE},
        version bigint NOT NULL, packed bytea NOT NULL
    """,
    "appearances": f"""
        picture_id bigint PRIMARY KEY REFERENCES vitrine.pictures {_CASCADE},
        method bigint NOT NULL, colour bytea NOT NULL, shape bytea NOT NULL,
        texture bytea NOT NULL
    """,
    "label_texts": f"""
        picture_id bigint PRIMARY KEY REFERENCES vitrine.pictures {_CASCADE},
        version bigint NOT NULL, lines text NOT NULL
    """,
    "actions": """
        id bigint PRIMARY KEY, kind text NOT NULL, label text NOT NULL,
        product_count bigint NOT NULL, author text NOT NULL, station text NOT NULL,
        acted_at text NOT NULL, is_undone bigint NOT NULL, change_id bigint
    """,
    "action_changes": f"""
        id bigint PRIMARY KEY, action_id bigint NOT NULL REFERENCES vitrine.actions {_CASCADE},
        product_id bigint NOT NULL, field text NOT NULL, before text, after text
    """,
    "decisions": f"""
        action_id bigint NOT NULL REFERENCES vitrine.actions {_CASCADE}, set_number bigint NOT NULL,
        product_id bigint NOT NULL REFERENCES vitrine.products {_CASCADE}, pictures text NOT NULL,
        PRIMARY KEY (action_id, set_number, product_id)
    """,
    "audited": """
        content_hash text PRIMARY KEY, method text NOT NULL, sharpness double precision NOT NULL,
        brightness double precision NOT NULL, stranger_hash text
    """,
    "findings": """
        first_hash text NOT NULL, second_hash text NOT NULL, level text NOT NULL,
        score double precision NOT NULL, transform text, differences text NOT NULL,
        PRIMARY KEY (first_hash, second_hash)
    """,
    "import_tables": """
        id bigint PRIMARY KEY, path text NOT NULL, headings text NOT NULL,
        imported_at text NOT NULL
    """,
    "product_tables": f"""
        product_id bigint NOT NULL REFERENCES vitrine.products {_CASCADE},
        table_id bigint NOT NULL REFERENCES vitrine.import_tables {_CASCADE},
        PRIMARY KEY (product_id, table_id)
    """,
    "table_layouts": """
        id bigint PRIMARY KEY, supplier text NOT NULL, supplier_key text NOT NULL,
        headings text NOT NULL, headings_key text NOT NULL, mapping text NOT NULL, sheet text,
        header_row bigint, encoding text, delimiter text, saved_at text NOT NULL, change_id bigint
    """,
    "teachings": """
        id bigint PRIMARY KEY, model text NOT NULL, metric bytea NOT NULL, report text NOT NULL,
        calibration text, is_active bigint NOT NULL, created_at text NOT NULL, change_id bigint
    """,
    "calibrations": """
        model text PRIMARY KEY, calibration text NOT NULL, report text NOT NULL, change_id bigint,
        created_at text NOT NULL
    """,
    "stock_takes": """
        id bigint PRIMARY KEY, name text NOT NULL, change_id bigint NOT NULL
    """,
    "stock_photos": f"""
        id bigint PRIMARY KEY, take_id bigint NOT NULL REFERENCES vitrine.stock_takes {_CASCADE},
        content_hash text NOT NULL, file text NOT NULL, units text NOT NULL,
        keypoints bytea NOT NULL, change_id bigint NOT NULL
    """,
    "stock_transforms": f"""
        earlier_id bigint NOT NULL REFERENCES vitrine.stock_photos {_CASCADE},
        later_id bigint NOT NULL REFERENCES vitrine.stock_photos {_CASCADE},
        transform text NOT NULL, PRIMARY KEY (later_id, earlier_id)
    """,
    "stock_entries": f"""
        take_id bigint NOT NULL REFERENCES vitrine.stock_takes {_CASCADE},
        product_id bigint NOT NULL, decision text NOT NULL, hand_count bigint, counted bigint,
        stock bigint, change_id bigint NOT NULL, PRIMARY KEY (take_id, product_id)
    """,
    "accepted_lines": """
        id bigint PRIMARY KEY, accepted_at text NOT NULL, author text NOT NULL,
        station text NOT NULL, product_id bigint NOT NULL, sku text NOT NULL, name text NOT NULL,
        quantity bigint NOT NULL, verdict text NOT NULL, score double precision
    """,
    "conflicts": """
        id bigint PRIMARY KEY, table_name text NOT NULL, row_id bigint NOT NULL,
        field text NOT NULL, kept text NOT NULL, refused text NOT NULL, author text NOT NULL,
        station text NOT NULL, found_at text NOT NULL, settled_at text, settled_by text
    """,
    # Only added to: no role may be granted to change or delete rows of these two.
    "log_entries": """
        id bigint PRIMARY KEY, kind text NOT NULL, subject text NOT NULL, product_count bigint,
        action_id bigint, undone_kind text NOT NULL, author text NOT NULL, station text NOT NULL,
        logged_at text NOT NULL
    """,
    "log_counts": "action_id bigint PRIMARY KEY, product_count bigint NOT NULL",
}

# Deleting a parent looks for its rows by these.
_INDEXED_PARENTS: Final = (
    ("vectors", "picture_id"),
    ("action_changes", "action_id"),
    ("decisions", "product_id"),
    ("product_tables", "table_id"),
    ("stock_photos", "take_id"),
    ("stock_transforms", "earlier_id"),
)

_FOUNDATION: Final = (
    """
    CREATE TABLE vitrine.catalogue (
        id text NOT NULL, created_at timestamptz NOT NULL DEFAULT now(),
        is_complete boolean NOT NULL
    )
    """,
    # The local copies. ``last_unit`` is the last transaction of the station that has arrived. Its
    # ``token`` changes with each, so that two computers cannot use one copy.
    """
    CREATE TABLE vitrine.stations (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL, login text NOT NULL DEFAULT session_user,
        last_unit bigint NOT NULL DEFAULT 0, token text NOT NULL DEFAULT '',
        registered_at timestamptz NOT NULL DEFAULT now(),
        seen_at timestamptz NOT NULL DEFAULT now(),
        known_change bigint NOT NULL DEFAULT 0, waiting bigint NOT NULL DEFAULT 0,
        version text NOT NULL DEFAULT ''
    )
    """,
    "CREATE SEQUENCE vitrine.change_numbers CACHE 1",
    # Rows that are gone. A row that comes back has a larger number than its deletion.
    """
    CREATE TABLE vitrine.deleted_rows (
        table_name text NOT NULL, row_key text NOT NULL, change_number bigint NOT NULL,
        changed_by bigint NOT NULL, PRIMARY KEY (table_name, row_key)
    )
    """,
    "CREATE INDEX deleted_rows_by_change ON vitrine.deleted_rows (change_number)",
    f"""
    CREATE FUNCTION vitrine.order_changes() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = vitrine, pg_temp AS $$
    BEGIN
        PERFORM pg_advisory_xact_lock({CHANGE_LOCK});
        RETURN NULL;
    END $$
    """,
    # ``vitrine.station`` is the station that writes, ``vitrine.known_change`` up to which change
    # it knows the catalogue. Without the first, or if the row has changed since the second, all
    # stations have to read the row, the writing one too.
    """
    CREATE FUNCTION vitrine.number_change() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = vitrine, pg_temp AS $$
    BEGIN
        NEW.changed_by := coalesce(nullif(current_setting('vitrine.station', true), ''), '0');
        IF TG_OP = 'UPDATE' AND OLD.change_number > coalesce(
            nullif(current_setting('vitrine.known_change', true), ''), '0')::bigint
            AND OLD.changed_by <> NEW.changed_by THEN
            NEW.changed_by := 0;
        END IF;
        NEW.change_number := nextval('vitrine.change_numbers');
        RETURN NEW;
    END $$
    """,
    """
    CREATE FUNCTION vitrine.note_deletion() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = vitrine, pg_temp AS $$
    BEGIN
        EXECUTE format(
            'INSERT INTO vitrine.deleted_rows SELECT %L, jsonb_build_array(%s)::text, '
            'nextval(''vitrine.change_numbers''), '
            'coalesce(nullif(current_setting(''vitrine.station'', true), ''''), ''0'')::bigint '
            'FROM deleted ON CONFLICT (table_name, row_key) DO UPDATE '
            'SET change_number = excluded.change_number, changed_by = excluded.changed_by',
            TG_TABLE_NAME, TG_ARGV[0]
        );
        RETURN NULL;
    END $$
    """,
    # What the server does not take, the station has to delete. These two functions are for all
    # stations, also for those that may change nothing else; so only rows that the server does not
    # have can be noted. The key is compared column by column, in the order of the primary key.
    """
    CREATE FUNCTION vitrine.note_refused_rows(table_name text, row_keys text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = vitrine, pg_temp AS $$
    DECLARE
        is_same text := (
            SELECT string_agg(format('t.%I = (k::jsonb->>%s)::%s', a.attname, place - 1,
                format_type(a.atttypid, NULL)), ' AND ')
            FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS c (number, place), pg_attribute a
            WHERE i.indrelid = to_regclass(format('vitrine.%I', $1)) AND i.indisprimary
                AND a.attrelid = i.indrelid AND a.attnum = c.number
        );
    BEGIN
        IF NOT EXISTS (
            SELECT FROM pg_trigger
            WHERE tgrelid = to_regclass(format('vitrine.%I', $1)) AND tgname = 'c_deletion'
        ) THEN
            RAISE insufficient_privilege USING MESSAGE = 'not a shared table';
        END IF;
        EXECUTE format(
            'INSERT INTO vitrine.deleted_rows '
            'SELECT %L, k, nextval(''vitrine.change_numbers''), 0 FROM unnest($1) AS k '
            'WHERE NOT EXISTS (SELECT FROM vitrine.%I t WHERE %s) '
            'ON CONFLICT (table_name, row_key) DO UPDATE '
            'SET change_number = excluded.change_number, changed_by = 0', $1, $1, is_same
        ) USING row_keys;
    END $$
    """,
    """
    CREATE FUNCTION vitrine.add_conflict(
        table_name text, row_id bigint, field text, kept text, refused text, author text,
        station text
    ) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = vitrine, pg_temp AS $$
    DECLARE
        writer text := current_setting('vitrine.station', true);
    BEGIN
        PERFORM set_config('vitrine.station', '0', true);
        INSERT INTO vitrine.conflicts
        SELECT coalesce(max(c.id), 0) + 1, $1, $2, $3, $4, $5, $6, $7,
            to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
        FROM vitrine.conflicts c WHERE c.id < 4294967296;
        PERFORM set_config('vitrine.station', writer, true);
    END $$
    """,
    """
    CREATE FUNCTION vitrine.announce_changes() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM pg_notify('vitrine', '');
        RETURN NULL;
    END $$
    """,
)

_KEYS: Final = {
    "vectors": ("model", "picture_id"),
    "decisions": ("action_id", "set_number", "product_id"),
    "findings": ("first_hash", "second_hash"),
    "product_tables": ("product_id", "table_id"),
    "stock_transforms": ("later_id", "earlier_id"),
    "stock_entries": ("take_id", "product_id"),
    "audited": ("content_hash",),
    "calibrations": ("model",),
    "log_counts": ("action_id",),
    **dict.fromkeys(
        ("thumbnails", "confirmed_files", "keypoints", "appearances", "label_texts"),
        ("picture_id",),
    ),
}


def key_columns(table: str) -> tuple[str, ...]:
    """Return the columns of the primary key of a table."""
    return _KEYS.get(table, ("id",))


def _first_version() -> list[str]:
    statements = ["CREATE EXTENSION IF NOT EXISTS vector", "CREATE SCHEMA vitrine", *_FOUNDATION]
    for table, columns in _COLUMNS.items():
        statements += [
            f"CREATE TABLE vitrine.{table} ({columns} {_OWN})",
            f"CREATE INDEX {table}_by_change ON vitrine.{table} (change_number)",
            *_triggers(table),
        ]
    statements += [
        f"CREATE INDEX {table}_by_{column} ON vitrine.{table} ({column})"
        for table, column in _INDEXED_PARENTS
    ]
    statements.append(
        "CREATE INDEX products_by_target ON vitrine.products (merged_into) "
        "WHERE merged_into IS NOT NULL"
    )
    statements.append(
        "CREATE INDEX products_by_category ON vitrine.products (category) "
        "WHERE merged_into IS NULL AND archived_at IS NULL"
    )
    return statements


def _triggers(table: str) -> list[str]:
    key = ", ".join(key_columns(table))
    on = f"ON vitrine.{table}"
    row, statement = "FOR EACH ROW EXECUTE FUNCTION", "FOR EACH STATEMENT EXECUTE FUNCTION"
    every = "INSERT OR UPDATE OR DELETE"
    note = f"REFERENCING OLD TABLE AS deleted {statement} vitrine.note_deletion('{key}')"
    return [
        f"CREATE TRIGGER a_order BEFORE {every} {on} {statement} vitrine.order_changes()",
        f"CREATE TRIGGER b_number BEFORE INSERT OR UPDATE {on} {row} vitrine.number_change()",
        f"CREATE TRIGGER c_deletion AFTER DELETE {on} {note}",
        f"CREATE TRIGGER d_announcement AFTER {every} {on} {statement} vitrine.announce_changes()",
    ]


# By their numbers. A released migration is never changed.
MIGRATIONS: Final[dict[int, list[str]]] = {1: _first_version()}
TABLES: Final = tuple(_COLUMNS)
