"""Evaluations of given outcomes."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

import pytest

from desktop_app.domain.answer import Hit, Timings
from desktop_app.domain.product import Product
from desktop_app.engine.evaluation.metrics import MeasureAccuracy
from desktop_app.engine.evaluation.summary import Evaluation, Mistake, Outcome, is_right, summarise
from desktop_app.engine.ingest.import_report import Rejection
from desktop_app.engine.status import CatalogueStatus, DeviceReport
from desktop_app.errors import Message

MakeOutcome: TypeAlias = Callable[..., Outcome]
MakeEvaluation: TypeAlias = Callable[..., Evaluation]

JPEG = b"\xff\xd8\xff\xd9"


def _outcome(
    right: str, found: str, score: float, *, name: str = "", category: str = "Tea", rank: int = 0
) -> Outcome:
    product = Product(1, right, name or f"Product {right}", category=category) if right else None
    hit = Hit(Product(2, found, name or f"Product {found}", category=category), None, score)
    return Outcome(
        photo=Path(f"/photos/{right or 'absent'}.jpg"),
        product=product,
        hit=hit if found else None,
        rank=1 if right and right == found else rank,
        predicted_category=category,
        verdict="check",
        ms=Timings({"decode": 1.0, "crop": 0.5, "embed": 5.0, "search": 2.0}, 8.5),
    )


@pytest.fixture
def outcome() -> MakeOutcome:
    """Return a function that makes an outcome of the right sku, the hit's sku and its score."""
    return _outcome


@pytest.fixture
def evaluation() -> MakeEvaluation:
    """Return a function that makes an evaluation of outcomes; every mistake has its pictures."""

    def make(
        outcomes: Sequence[Outcome], *, rejected: Sequence[str] = (), folder: str = "/shop"
    ) -> Evaluation:
        wrong = [o for o in outcomes if o.hit is not None and not is_right(o)]
        return Evaluation(
            made_at=datetime(2026, 3, 4, 12, 30, tzinfo=UTC),
            queries="photos.csv",
            status=CatalogueStatus(
                Path(folder).name, folder, 2, 3, 3, "model-x", DeviceReport("cpu", "auto", None)
            ),
            outcomes=tuple(outcomes),
            rejected=tuple(
                Rejection(line, Message("{name} does not exist.", name=name))
                for line, name in enumerate(rejected, start=2)
            ),
            summary=summarise(outcomes),
            comparison=(MeasureAccuracy("cosine", 0.5, 1.0, 0.75),),
            mistakes=tuple(Mistake(o, JPEG, JPEG, JPEG if o.product else None) for o in wrong),
        )

    return make
