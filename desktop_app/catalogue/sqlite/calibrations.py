"""The table of calibrations that were fitted to the catalogue."""

import json
from collections.abc import Mapping
from typing import Any

from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.domain.fitted_calibration import FittedCalibration


class SqliteCalibrations:
    """Implements ``CalibrationStore``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def put(self, model: str, calibration: Mapping[str, float], report: Mapping[str, Any]) -> None:
        with self._database.transaction():
            self._database.execute("DELETE FROM calibrations WHERE model = ?", [model])
            columns = {
                "model": model,
                "calibration": json.dumps(dict(calibration)),
                "report": json.dumps(dict(report)),
                "change_id": self._database.record_change("calibrate"),
            }
            self._database.execute(
                "INSERT INTO calibrations (model, calibration, report, change_id) "
                "VALUES (:model, :calibration, :report, :change_id)",
                columns,
            )

    def remove(self, model: str) -> None:
        with self._database.transaction():
            self._database.record_change("remove calibration")
            self._database.execute("DELETE FROM calibrations WHERE model = ?", [model])

    def get(self, model: str) -> FittedCalibration | None:
        rows = self._database.rows(
            "SELECT calibration, report, created_at FROM calibrations WHERE model = ?", [model]
        )
        if not rows:
            return None
        calibration, report, created_at = rows[0]
        return FittedCalibration(json.loads(calibration), json.loads(report), created_at)
