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
            columns = {"model": model, "metric": metric, "report": json.dumps(dict(report))}
            return self._database.insert("teachings", columns)

    def latest(self, model: str) -> LearnedMetric | None:
        return self._first("model = ? ORDER BY id DESC", model)

    def active(self, model: str) -> LearnedMetric | None:
        return self._first("model = ? AND is_active", model)

    def activate(self, model: str, metric_id: int) -> None:
        with self._database.transaction():
            self.deactivate(model)
            self._database.update("teachings", metric_id, {"is_active": 1})

    def deactivate(self, model: str) -> None:
        self._database.execute("UPDATE teachings SET is_active = 0 WHERE model = ?", [model])

    def set_calibration(self, metric_id: int, calibration: Mapping[str, Any]) -> None:
        columns = {"calibration": json.dumps(dict(calibration))}
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
