"""An evaluation as JSON and as text tables."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop_app.cli.output.evaluation import as_json, as_lines
from desktop_app.domain.answer import Hit, Timings
from desktop_app.domain.evidence import Evidence
from desktop_app.domain.product import Product
from desktop_app.engine.evaluation.metrics import MeasureAccuracy
from desktop_app.engine.evaluation.summary import Evaluation, Mistake, Outcome, summarise
from desktop_app.engine.ingest.import_report import Rejection
from desktop_app.engine.status import CatalogueStatus, DeviceReport
from desktop_app.errors import Message

CUP, JAR = Product(1, "CUP", category="Cups"), Product(2, "杯子", category="Jars")


@pytest.fixture
def evaluation() -> Evaluation:
    """Return an evaluation of a right and a wrong answer, and a rejected line."""
    outcomes = tuple(
        Outcome(
            photo=Path(f"{product.sku}.jpg"),
            product=product,
            hit=Hit(CUP, None, 2 / 3, Evidence({"cosine": 0.5})),
            rank=int(product == CUP),
            predicted_category="Cups",
            verdict="check",
            ms=Timings({"decode": 1.0, "embed": 20.0}, 21.0),
        )
        for product in (CUP, JAR)
    )
    return Evaluation(
        made_at=datetime(2026, 11, 26, tzinfo=UTC),
        queries="queries.csv",
        status=CatalogueStatus("Shop", "/shop", 2, 3, 3, "tiny", DeviceReport("cpu", "auto", None)),
        outcomes=outcomes,
        rejected=(Rejection(4, Message("The photo is missing.")),),
        summary=summarise(outcomes),
        comparison=(MeasureAccuracy("cosine", 0.5, 1.0, 0.75),),
        mistakes=(Mistake(outcomes[1], None, None, None),),
    )


def test_json_has_rounded_figures_and_none_where_undefined(evaluation: Evaluation) -> None:
    plain = as_json(evaluation)
    assert (plain["n"], plain["top1"], plain["auroc"]) == (2, 0.5, None)
    assert plain["verdicts"]["check"] == {"n": 2, "share": 1.0, "right": 0.5, "absent": 0.0}
    assert plain["mistakes"] == [
        {"photo": "杯子.jpg", "sku": "杯子", "hit": "CUP", "score": 0.666667}
    ]
    assert plain["confusions"] == [{"sku": "杯子", "hit": "CUP", "n": 1}]
    assert plain["measures"] == [{"name": "cosine", "top1": 0.5, "top5": 1.0, "mrr": 0.75}]
    assert plain["ms"]["embed"] == {"p50": 20.0, "p95": 20.0}
    assert plain["catalogue"] == {"folder": "/shop", "products": 2, "pictures": 3}
    assert plain["rejected"] == [{"line": 4, "reason": "The photo is missing."}]
    assert json.loads(json.dumps(plain)) == plain


def test_text_has_a_line_per_figure_and_names_in_the_last_column(evaluation: Evaluation) -> None:
    lines = as_lines(evaluation)
    assert lines[0] == "2 photos: 2 of known products, 0 of absent ones"
    assert lines[1] == "2 products, 3 pictures; tiny on cpu"
    assert "time, p50 / p95              21 / 21 ms   decode 1 / 1, embed 20 / 20" in lines
    assert "verdict check                 100.0%   50.0% of them correct" in lines
    assert lines[-1].endswith("1  杯子 for CUP")


def test_a_table_without_rows_is_left_out(evaluation: Evaluation) -> None:
    nothing = replace(evaluation, outcomes=(), summary=summarise([]), comparison=())
    lines = as_lines(nothing)
    assert not any("measure" in line or "confused" in line for line in lines)
    assert any(line.startswith("first hit correct") and line.endswith("–") for line in lines)
