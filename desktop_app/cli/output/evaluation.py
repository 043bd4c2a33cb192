"""An evaluation as JSON, and as text tables."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from desktop_app.cli.quantity import quantity
from desktop_app.engine.evaluation.number_text import decimal, percent
from desktop_app.engine.evaluation.summary import (
    Evaluation,
    Latency,
    Outcome,
    Summary,
    VerdictMetrics,
)

_MAX_CONFUSIONS = 10
_DIGITS = 6
# The figures that stand at the top of the JSON object.
_FIGURES = (
    "n",
    "known",
    "absent",
    "copies",
    "top1",
    "top5",
    "mrr",
    "top1_interval",
    "top5_interval",
    "accuracy_at",
    "top1_category",
    "category_accuracy",
    "auroc",
    "false_accept_at_95",
    "threshold_at_95",
    "ece",
)


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """Return the metrics as JSON values; an undefined one is None."""
    summary, status = evaluation.summary, evaluation.status
    return {
        **_rounded({name: getattr(summary, name) for name in _FIGURES}),
        "reliability": [_rounded(asdict(step)) for step in summary.bins],
        "verdicts": {given.verdict: _verdict(given) for given in summary.verdicts},
        "categories": [
            _rounded({**asdict(category.metrics), "top1": category.top1})
            for category in summary.categories
        ],
        "confusions": [
            {"sku": right, "hit": hit, "n": count} for right, hit, count in summary.confused
        ],
        "mistakes": [_mistake(mistake.outcome) for mistake in evaluation.mistakes],
        "measures": [_rounded(asdict(figures)) for figures in evaluation.comparison],
        "ms": {
            **_rounded(asdict(summary.ms)),
            **{stage: _rounded(asdict(times)) for stage, times in summary.stages.items()},
        },
        "catalogue": {
            "folder": status.location,
            "products": status.products,
            "pictures": status.pictures,
        },
        "model": status.model,
        "device": status.device.name,
        "rejected": [
            {"line": rejection.line, "reason": str(rejection.reason)}
            for rejection in evaluation.rejected
        ],
    }


def _verdict(metrics: VerdictMetrics) -> dict[str, Any]:
    values = asdict(metrics)
    del values["verdict"]
    return _rounded(values)


def _mistake(outcome: Outcome) -> dict[str, Any]:
    return {
        "photo": str(outcome.photo),
        "sku": outcome.sku,
        "hit": outcome.hit and outcome.hit.product.sku,
        "score": round(outcome.score, _DIGITS),
    }


def as_lines(evaluation: Evaluation) -> list[str]:
    """Return the main metrics as text, in several tables."""
    return [
        *_heading(evaluation),
        "",
        *_main_figures(evaluation.summary),
        *_table(
            "measure (exact search)",
            ("top-1", "top-5", "MRR"),
            [
                (figures.name, percent(figures.top1), percent(figures.top5), decimal(figures.mrr))
                for figures in evaluation.comparison
            ],
        ),
        *_table(
            "category",
            ("photos", "first hit", "precision", "recall", "F1"),
            [
                (
                    category.metrics.name,
                    str(category.metrics.n),
                    percent(category.top1),
                    percent(category.metrics.precision),
                    percent(category.metrics.recall),
                    decimal(category.metrics.f1),
                )
                for category in evaluation.summary.categories
            ],
        ),
        *_table(
            "confused with another",
            ("times",),
            [
                (f"{right} for {hit}", str(count))
                for right, hit, count in evaluation.summary.confused[:_MAX_CONFUSIONS]
            ],
        ),
    ]


def _heading(evaluation: Evaluation) -> Iterator[str]:
    summary, status = evaluation.summary, evaluation.status
    yield (
        f"{quantity(summary.n, 'photo')}: {summary.known} of known products, "
        f"{summary.absent} of absent ones"
    )
    yield (
        f"{quantity(status.products, 'product')}, {quantity(status.pictures, 'picture')}; "
        f"{status.model} on {status.device.name}"
    )
    if summary.copies:
        yield f"{summary.copies} of the photos are pictures of the catalogue: they match themselves"


def _main_figures(summary: Summary) -> Iterator[str]:
    yield f"{'first hit correct':<28}{percent(summary.top1):>8}{_range(summary.top1_interval)}"
    yield f"{'correct in first five':<28}{percent(summary.top5):>8}{_range(summary.top5_interval)}"
    yield f"{'mean reciprocal rank':<28}{decimal(summary.mrr):>8}"
    yield f"{'category of the first hit':<28}{percent(summary.top1_category):>8}"
    yield f"{'category correct':<28}{percent(summary.category_accuracy):>8}"
    yield f"{'known from absent (AUROC)':<28}{decimal(summary.auroc):>8}"
    yield f"{'false accepts at 95% true':<28}{percent(summary.false_accept_at_95):>8}"
    yield f"{'calibration error (ECE)':<28}{decimal(summary.ece):>8}"
    for given in summary.verdicts:
        yield (
            f"{'verdict ' + given.verdict:<28}{percent(given.share):>8}"
            f"   {percent(given.right)} of them correct"
        )
    stages = ", ".join(f"{stage} {_times(times)}" for stage, times in summary.stages.items())
    yield f"{'time, p50 / p95':<28}{_times(summary.ms):>8} ms   {stages}"


def _range(limits: tuple[float, float] | None) -> str:
    return "" if limits is None else f"   {limits[0]:.1%} to {limits[1]:.1%} with 95% confidence"


def _times(times: Latency) -> str:
    if times.p50 is None or times.p95 is None:
        return "–"
    return f"{times.p50:.0f} / {times.p95:.0f}"


def _table(title: str, headings: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield an empty line, the headings and the rows; nothing without rows.

    The names are the last column, as the width of Chinese text is not known.
    """
    if not rows:
        return
    widths = [
        max(len(heading), *(len(row[column + 1]) for row in rows))
        for column, heading in enumerate(headings)
    ]
    yield ""
    for name, *cells in [(title, *headings), *rows]:
        yield "  ".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True)) + (
            f"  {name}"
        )


def _rounded(values: dict[str, Any]) -> dict[str, Any]:
    return {name: _round(value) for name, value in values.items()}


def _round(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, _DIGITS)
    if isinstance(value, tuple):
        return [_round(part) for part in value]
    return value
