"""The main figures of an evaluation in words, for the page and for the window."""

from dataclasses import dataclass

from desktop_app.engine.evaluation.figure_text import decimal, percent
from desktop_app.engine.evaluation.summary import Summary
from desktop_app.errors import Message


@dataclass(frozen=True, slots=True)
class Headline:
    """One figure: what it is, its value, and how to read it."""

    caption: Message
    figure: str
    hint: Message


def headlines(summary: Summary) -> tuple[Headline, ...]:
    """Return the main figures, the most asked for first."""
    return (*_found(summary), *_trusted(summary), _time(summary))


def copies_note(summary: Summary) -> Message | None:
    """Return a warning where photos are pictures of the catalogue; None where none is."""
    if not summary.copies:
        return None
    return Message(
        "Photos that are pictures of the catalogue: {n}. They find themselves, so the figures "
        "look better than they are.",
        n=summary.copies,
    )


def milliseconds(value: float | None) -> str:
    """Return a time with its unit; a dash where it is undefined."""
    return "–" if value is None else f"{value:.1f} ms"


def _found(summary: Summary) -> tuple[Headline, ...]:
    return (
        Headline(
            Message("First hit right"), percent(summary.top1), _confidence(summary.top1_interval)
        ),
        Headline(
            Message("Right among the first five"),
            percent(summary.top5),
            _confidence(summary.top5_interval),
        ),
        Headline(
            Message("Mean reciprocal rank"),
            decimal(summary.mrr),
            Message("1 when the right product always comes first"),
        ),
        Headline(
            Message("Category named right"),
            percent(summary.category_accuracy),
            Message(
                "{share} by the category of the first hit", share=percent(summary.top1_category)
            ),
        ),
    )


def _trusted(summary: Summary) -> tuple[Headline, ...]:
    match = next(given for given in summary.verdicts if given.verdict == "match")
    return (
        Headline(
            Message("In the catalogue or not (AUROC)"),
            decimal(summary.auroc),
            Message("0.5 is guessing, 1 is perfect"),
        ),
        Headline(
            Message("False accepts"),
            percent(summary.false_accept_at_95),
            Message("of products not in the catalogue, where 95% of the others are accepted"),
        ),
        Headline(
            Message("Calibration error (ECE)"),
            decimal(summary.ece),
            Message("0 when a score of 80% is right in 80 of 100 cases"),
        ),
        Headline(
            Message("Right where a match is said"),
            percent(match.right),
            Message("said for {share} of the photos", share=percent(match.share)),
        ),
    )


def _time(summary: Summary) -> Headline:
    return Headline(
        Message("Time of a query"),
        milliseconds(summary.ms.p50),
        Message("95 of 100 within {time}", time=milliseconds(summary.ms.p95)),
    )


def _confidence(limits: tuple[float, float] | None) -> Message:
    if limits is None:
        return Message("No photo of a product in the catalogue")
    low, high = (percent(limit) for limit in limits)
    return Message("{low} to {high} with 95% confidence", low=low, high=high)
