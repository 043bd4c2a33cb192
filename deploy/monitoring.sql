-- The state of a shared catalogue, for the administrator of the server:
--
--   sudo -u postgres psql -d vitrine -f /etc/vitrine/monitoring.sql
--
-- Slow queries need the extension: CREATE EXTENSION pg_stat_statements;
\set QUIET on
\pset footer off
\pset null -

\echo == Stations. "behind" is the number of changes that a station has not read yet, "waiting" the
\echo    changes of its own that it had not sent when it reported last, every 30 s while connected.
SELECT s.id, s.name, s.login, s.version,
    date_trunc('second', now() - s.seen_at) AS seen_ago,
    greatest(0, n.last_value - s.known_change) AS behind, s.waiting
FROM vitrine.stations s, vitrine.change_numbers n
ORDER BY s.seen_at;

\echo == Differences between stations that nobody has settled
SELECT count(*) AS open, min(found_at) AS oldest FROM vitrine.conflicts WHERE settled_at IS NULL;

\echo == Connections. Near the maximum, raise max_connections
SELECT count(*) AS open, count(*) FILTER (WHERE state = 'idle in transaction') AS idle_in_transaction,
    count(*) FILTER (WHERE wait_event_type = 'Lock') AS waiting_for_a_lock,
    date_trunc('second', max(now() - xact_start)) AS longest_transaction,
    current_setting('max_connections') AS maximum
FROM pg_stat_activity WHERE backend_type = 'client backend';

\echo == Sizes, and rows that autovacuum has not removed yet ("dead"; above 20 % is too many)
SELECT relname AS "table", pg_size_pretty(pg_table_size(relid)) AS data,
    pg_size_pretty(pg_indexes_size(relid)) AS indexes, n_live_tup AS rows,
    round(100.0 * n_dead_tup / greatest(1, n_live_tup + n_dead_tup)) AS dead_percent,
    date_trunc('minute', now() - greatest(last_vacuum, last_autovacuum)) AS vacuumed_ago
FROM pg_stat_user_tables WHERE schemaname = 'vitrine'
ORDER BY pg_total_relation_size(relid) DESC LIMIT 15;

\echo == Indexes that were never used since the statistics began, and are larger than 10 MB
SELECT indexrelname AS "index", pg_size_pretty(pg_relation_size(indexrelid)) AS size
FROM pg_stat_user_indexes
WHERE schemaname = 'vitrine' AND idx_scan = 0 AND pg_relation_size(indexrelid) > 10e6
ORDER BY pg_relation_size(indexrelid) DESC;

\echo == Database. "xid_age" above 200 million: autovacuum does not get on
SELECT pg_size_pretty(pg_database_size(datname)) AS size,
    round(100.0 * blks_hit / greatest(1, blks_hit + blks_read), 1) AS read_from_memory_percent,
    deadlocks, temp_files, checksum_failures, age(datfrozenxid) AS xid_age
FROM pg_database JOIN pg_stat_database USING (datname) WHERE datname = current_database();

\echo == Archived log. Files that failed, or an archive that is older than ten minutes, need a look
SELECT archived_count, date_trunc('second', now() - last_archived_time) AS archived_ago,
    failed_count, last_failed_wal FROM pg_stat_archiver;

\echo == Replicas
SELECT application_name AS replica, client_addr, state,
    pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)) AS behind, replay_lag
FROM pg_stat_replication;

SELECT to_regclass('pg_stat_statements') IS NOT NULL AS has_statements \gset
\if :has_statements
\echo == Statements that take the most time, in ms
SELECT calls, round(mean_exec_time::numeric, 1) AS mean, round(max_exec_time::numeric) AS longest,
    round(total_exec_time::numeric) AS total, left(regexp_replace(query, '\s+', ' ', 'g'), 90) AS query
FROM pg_stat_statements WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
ORDER BY total_exec_time DESC LIMIT 10;
\endif
