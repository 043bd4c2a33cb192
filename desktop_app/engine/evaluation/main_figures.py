"""The main figures of an evaluation as text, for the report and the window."""

from dataclasses import dataclass

from desktop_app.engine.evaluation.number_text import decimal, percent
from desktop_app.engine.evaluation.summary import Summary
from desktop_app.errors import Message


@dataclass(frozen=True, slots=True)
class MainFigure:
    """One figure: its name, its value, and an explanation."""

    caption: Message
    figure: str
    hint: Message


def main_figures(summary: Summary) -> tuple[MainFigure, ...]:
    """Return the main figures, the most important first."""
    return (*_accuracy(summary), *_reliability(summary), _duration(summary))


def copies_note(summary: Summary) -> Message | None:
    """Return a warning if photos are pictures of the catalogue, otherwise None."""
    if not summary.copies:
        return None
    return Message(
        "Photos that are pictures of the catalogue: {n}. They match themselves, so the figures "
        "are better than for other photos.",
        n=summary.copies,
    )


def milliseconds(value: float | None) -> str:
    """Return a time with its unit; a dash if it is undefined."""
    return "–" if value is None else f"{value:.1f} ms"


def _accuracy(summary: Summary) -> tuple[MainFigure, ...]:
    return (
        MainFigure(
            Message("First hit correct"), percent(summary.top1), _confidence(summary.top1_interval)
        ),
        MainFigure(
            Message("Correct among the first five"),
            percent(summary.top5),
            _confidence(summary.top5_interval),
        ),
        MainFigure(
            Message("Mean reciprocal rank"),
            decimal(summary.mrr),
            Message("1 when the right product always comes first"),
        ),
        MainFigure(
            Message("Category correct"),
            percent(summary.category_accuracy),
            Message("{share} by the first hit's category", share=percent(summary.top1_category)),
        ),
    )


def _reliability(summary: Summary) -> tuple[MainFigure, ...]:
    match = next(given for given in summary.verdicts if given.verdict == "match")
    return (
        MainFigure(
            Message("In the catalogue or not (AUROC)"),
            decimal(summary.auroc),
            Message("0.5 is guessing, 1 is perfect"),
        ),
        MainFigure(
            Message("False accepts"),
            percent(summary.false_accept_at_95),
            Message("of products not in the catalogue, when 95% of the others are accepted"),
        ),
        MainFigure(
            Message("Calibration error (ECE)"),
            decimal(summary.ece),
            Message("0 when a score of 80% is right in 80 of 100 cases"),
        ),
        MainFigure(
            Message("Correct matches"),
            percent(match.right),
            Message("{share} of the photos are matches", share=percent(match.share)),
        ),
    )


def _duration(summary: Summary) -> MainFigure:
    return MainFigure(
        Message("Time of a query"),
        milliseconds(summary.ms.p50),
        Message("95% within {time}", time=milliseconds(summary.ms.p95)),
    )


def _confidence(limits: tuple[float, float] | None) -> Message:
    if limits is None:
        return Message("No photo of a product in the catalogue")
    low, high = (percent(limit) for limit in limits)
    return Message("{low} to {high} with 95% confidence", low=low, high=high)
