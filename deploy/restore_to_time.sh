#!/bin/sh
# Prepare the data of a server as they were at a moment, from a base backup and the archived
# write-ahead log. Run it as postgres; nothing that exists is changed.
#
#   restore_to_time.sh BASE WAL DATA "2026-11-27 15:04:05+00"
#
# BASE is a folder of "backup.sh base" from before that moment, WAL the folder of archived files,
# DATA a new folder. Start a server with DATA, look whether the catalogue is right, then end the
# recovery with: SELECT pg_wal_replay_resume();
set -eu
if [ $# != 4 ]; then
    sed -n '2,10s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
base=$1 wal=$2 data=$3 moment=$4
umask 077
mkdir "$data"
cp -a "$base/." "$data/"
cat >>"$data/postgresql.auto.conf" <<END
restore_command = 'cp "$wal/%f" "%p"'
recovery_target_time = '$moment'
recovery_target_action = 'pause'
# The recovered server must not write into the archive of the one that it replaces.
archive_mode = off
END
touch "$data/recovery.signal"
echo "start a server with $data"
