"""Outcomes of photos become metrics."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.answer import Hit, Timings, Verdict
from desktop_app.domain.evidence import Evidence
from desktop_app.domain.product import Product
from desktop_app.engine.evaluation.main_figures import copies_note, main_figures
from desktop_app.engine.evaluation.summary import Outcome, summarise

CUP, JAR = Product(1, "CUP", category="Cups"), Product(2, "JAR", category="Jars")


def _outcome(
    product: Product | None,
    hit: Product | None,
    score: float,
    *,
    verdict: Verdict = "check",
    cosine: float = 0.5,
    total_ms: float = 10.0,
) -> Outcome:
    best = None if hit is None else Hit(hit, None, score, Evidence({"cosine": cosine}))
    return Outcome(
        photo=Path("photo.jpg"),
        product=product,
        hit=best,
        rank=1 if product is not None and product == hit else 0,
        predicted_category=hit.category if hit else "",
        verdict=verdict,
        ms=Timings({"decode": 1.0, "verify": total_ms - 1}, total_ms),
    )


OUTCOMES = (
    _outcome(CUP, CUP, 0.95, verdict="match", cosine=1.0),
    _outcome(JAR, CUP, 0.6, total_ms=30.0),
    _outcome(None, JAR, 0.3, verdict="unknown"),
)


def test_accuracy_counts_only_photos_of_known_products() -> None:
    summary = summarise(OUTCOMES)
    assert (summary.n, summary.known, summary.absent, summary.copies) == (3, 2, 1, 1)
    assert (summary.top1, summary.top5, summary.mrr) == (0.5, 0.5, 0.5)
    assert summary.category_accuracy == 0.5
    assert summary.auroc == 1.0
    assert summary.confused == (("JAR", "CUP", 1),)


def test_each_verdict_has_its_precision() -> None:
    verdicts = {metrics.verdict: metrics for metrics in summarise(OUTCOMES).verdicts}
    assert (verdicts["match"].n, verdicts["match"].right) == (1, 1.0)
    assert verdicts["check"].share == pytest.approx(1 / 3)
    assert verdicts["check"].right == 0.0
    assert (verdicts["unknown"].absent, verdicts["unknown"].right) == (1.0, 0.0)


def test_each_stage_has_its_latency() -> None:
    summary = summarise(OUTCOMES)
    assert list(summary.stages) == ["decode", "verify"]
    assert summary.stages["verify"].p50 == 9.0
    assert summary.ms.p50 == 10.0
    assert summarise([]).stages == {}


def test_a_stage_that_few_photos_went_through_has_the_latency_of_these() -> None:
    first, *others = OUTCOMES
    with_label = replace(first, ms=Timings({**first.ms.stages, "label": 300.0}, 310.0))
    assert summarise([*others, with_label]).stages["label"].p50 == 300.0


def test_photos_from_the_catalogue_are_noted() -> None:
    summary = summarise(OUTCOMES)
    assert "match themselves" in str(copies_note(summary))
    assert main_figures(summary)[0].figure == "50.0%"
