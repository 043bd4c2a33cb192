#!/bin/sh
# Archive one file of the write-ahead log; PostgreSQL calls this and repeats it after a failure.
#
#   archive_wal.sh FILE NAME FOLDER
set -eu
target=$3/$2
# PostgreSQL archives a file again if it crashed before it noted the success.
if [ -e "$target" ]; then
    exec cmp -s "$1" "$target"
fi
cp "$1" "$target.part"
sync "$target.part"
mv "$target.part" "$target"
sync "$3"
