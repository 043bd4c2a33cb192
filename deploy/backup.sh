#!/bin/sh
# Back up a shared catalogue, and prove that the backup can be restored. Run it as postgres on
# the server, each night from cron:
#
#   backup.sh dump DATABASE FOLDER   one file (pg_dump) and the logins; restored as a test
#   backup.sh base FOLDER WAL        all files (pg_basebackup), from which and from the archived
#                                    log in WAL restore_to_time.sh recovers any moment since;
#                                    verified against its checksums
#
# Both delete what is older than KEEP_DAYS (14) days. Copy FOLDER and WAL to another computer
# afterwards: a backup on the same disk is none.
set -eu
umask 077
KEEP_DAYS=${KEEP_DAYS:-14}
export PGOPTIONS="-c client_min_messages=warning"
# Debian has most programs of the server in a folder of its version.
for programs in /usr/lib/postgresql/*/bin; do PATH=$programs:$PATH; done
stamp=$(date -u +%Y%m%dT%H%M%SZ)

# Delete what is older than KEEP_DAYS of a folder ($1), by pattern ($2), except for one ($3).
delete_older() {
    find "$1" -mindepth 1 -maxdepth 1 -name "$2" -mtime "+$KEEP_DAYS" ! -path "$3" \
        -exec rm -rf {} +
}

# Print the exact numbers of rows of all tables of a catalogue, one table a line.
count_rows() {
    psql -X -At -v ON_ERROR_STOP=1 -d "$1" <<'END' | sort
SELECT format('SELECT %L, count(*) FROM vitrine.%I', tablename, tablename)
FROM pg_tables WHERE schemaname = 'vitrine' \gexec
END
}

dump() {
    database=$1 folder=$2
    file=$folder/$database-$stamp.dump
    test_database=${database}_restore_test
    counts=$(mktemp -d)
    trap 'rm -rf "$counts" "$file.part"; dropdb --if-exists "$test_database"' EXIT
    pg_dumpall --globals-only >"$folder/logins-$stamp.sql"
    pg_dump --format=custom --compress=6 --file="$file.part" "$database"
    dropdb --if-exists "$test_database"
    createdb --template=template0 "$test_database"
    pg_restore --exit-on-error --jobs=2 --dbname="$test_database" "$file.part"
    count_rows "$test_database" >"$counts/restored"
    count_rows "$database" >"$counts/now"
    [ -s "$counts/restored" ] || { echo "backup.sh: the backup has no tables" >&2; exit 1; }
    # Stations go on writing during the dump, so a difference is no error.
    if ! diff "$counts/restored" "$counts/now" >"$counts/difference"; then
        echo "written by stations during the backup, and not in it:"
        cat "$counts/difference"
    fi
    sync "$file.part"
    mv "$file.part" "$file"
    delete_older "$folder" "$database-*.dump" "$file"
    delete_older "$folder" "logins-*.sql" "$folder/logins-$stamp.sql"
    echo "$file: $(wc -c <"$file") bytes, $(wc -l <"$counts/restored") tables, restored as a test"
}

base() {
    folder=$1 wal=$2
    target=$folder/base-$stamp
    pg_basebackup --pgdata="$target" --checkpoint=fast --wal-method=stream --no-password
    pg_verifybackup --quiet "$target"
    delete_older "$folder" "base-*" "$target"
    # The log from before the oldest base backup is of no use.
    oldest=$(find "$folder" -mindepth 1 -maxdepth 1 -name "base-*" | sort | head -n 1)
    first=$(sed -n 's/^START WAL LOCATION.*(file \(.*\))$/\1/p' "$oldest/backup_label")
    pg_archivecleanup "$wal" "$first"
    echo "$target: verified"
}

case "${1:-} $#" in
    "dump 3") dump "$2" "$3" ;;
    "base 3") base "$2" "$3" ;;
    *)
        sed -n '2,14s/^# \{0,1\}//p' "$0" >&2
        exit 2
        ;;
esac
