"""The table of learned metrics."""

import json
from collections.abc import Mapping
from typing import Any

from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.domain.learned_metric import LearnedMetric


class SqliteMetrics:
    """Implements ``MetricStore``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def put(self, model: str, metric: bytes, report: Mapping[str, Any]) -> int:
        with self._database.transaction():
            self._database.execute(
                "DELETE FROM teachings WHERE model = ? AND NOT is_active", [model]
            )
            columns = {
                "model": model,
                "metric": metric,
                "report": json.dumps(dict(report)),
                "change_id": self._database.record_change("learn metric"),
            }
            return self._database.insert("teachings", columns)

    def latest(self, model: str) -> LearnedMetric | None:
        return self._first("model = ? ORDER BY created_at DESC, id DESC", model)

    def active(self, model: str) -> LearnedMetric | None:
        return self._first("model = ? AND is_active", model)

    def activate(self, model: str, metric_id: int) -> None:
        self._set_active(model, metric_id, "activate metric")

    def deactivate(self, model: str) -> None:
        self._set_active(model, None, "deactivate metric")

    def set_calibration(self, metric_id: int, calibration: Mapping[str, Any]) -> None:
        columns = {"calibration": json.dumps(dict(calibration))}
        with self._database.transaction():
            change_id = self._database.record_change("calibrate metric")
            self._database.update("teachings", metric_id, {**columns, "change_id": change_id})

    def _set_active(self, model: str, metric_id: int | None, kind: str) -> None:
        with self._database.transaction():
            change_id = self._database.record_change(kind)
            # Deactivate first: an index allows one active metric for each model.
            self._database.execute(
                "UPDATE teachings SET is_active = 0, change_id = ? WHERE model = ? AND is_active",
                [change_id, model],
            )
            if metric_id is not None:
                columns = {"is_active": 1, "change_id": change_id}
                self._database.update("teachings", metric_id, columns)

    def _first(self, condition: str, model: str) -> LearnedMetric | None:
        rows = self._database.rows(
            "SELECT id, metric, report, calibration, is_active, created_at FROM teachings "
            f"WHERE {condition} LIMIT 1",
            [model],
        )
        if not rows:
            return None
        id_, metric, report, calibration, is_active, created_at = rows[0]
        return LearnedMetric(
            id_,
            metric,
            json.loads(report),
            None if calibration is None else json.loads(calibration),
            bool(is_active),
            created_at,
        )
