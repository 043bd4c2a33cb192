"""The table of calibrations that were fitted to the catalogue."""

from typing import Final

# Of the model's own space; the calibration of a learned metric is in ``teachings``.
CALIBRATION_SCHEMA: Final = """
    CREATE TABLE calibrations (
        model TEXT PRIMARY KEY,
        calibration TEXT NOT NULL CHECK (json_valid(calibration)),
        report TEXT NOT NULL CHECK (json_valid(report)),
        change_id INTEGER REFERENCES changes,
        created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ'))
    ) STRICT
"""
