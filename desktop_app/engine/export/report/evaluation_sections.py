"""The sections of an evaluation page that show figures."""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

import numpy as np

from desktop_app.engine.evaluation.main_figures import main_figures, milliseconds
from desktop_app.engine.evaluation.metrics import roc_curve
from desktop_app.engine.evaluation.number_text import decimal, percent
from desktop_app.engine.evaluation.summary import (
    Evaluation,
    Summary,
    absent_scores,
    is_right,
    known_scores,
)
from desktop_app.engine.export.report.markup import element
from desktop_app.engine.export.report.page_elements import (
    Translate,
    panel,
    product_label,
    section_heading,
    share_bar,
    table,
)
from desktop_app.engine.export.report.svg_plots import (
    PlotTitles,
    Series,
    rank_plot,
    reliability_plot,
    roc_plot,
    score_histogram,
    time_histogram,
)
from desktop_app.errors import Message

_MAX_CONFUSIONS: Final = 20
_MEASURE_NAMES: Final = {
    "cosine": Message("Cosine"),
    "euclidean": Message("Euclidean distance"),
    "learnt": Message("Learned cosine"),
    "mahalanobis": Message("Learned Mahalanobis distance"),
}


def headline_cards(summary: Summary, translate: Translate) -> Element:
    """Return one card for each main figure."""
    return element(
        "div",
        *(
            element(
                "div",
                element("span", translate(main_figure.caption), class_="caption"),
                element("span", main_figure.figure, class_="figure"),
                element("span", translate(main_figure.hint), class_="hint"),
                class_="card",
            )
            for main_figure in main_figures(summary)
        ),
        class_="cards",
    )


def reliability_section(evaluation: Evaluation, translate: Translate) -> Iterator[Element]:
    """Yield how reliable scores and verdicts are."""
    summary = evaluation.summary
    if not summary.n:
        return
    yield from section_heading(
        translate(Message("Reliability of the score")),
        translate(
            Message("A score should equal the probability that the hit is the correct product.")
        ),
    )
    panels = [_reliability(summary, translate), _scores(evaluation, translate)]
    known, absent = known_scores(evaluation.outcomes), absent_scores(evaluation.outcomes)
    if known.size and absent.size:
        name = translate(Message("In the catalogue or not (ROC)"))
        plot = roc_plot(
            PlotTitles(
                name, translate(Message("false accepts")), translate(Message("true accepts"))
            ),
            *roc_curve(known, absent),
        )
        panels.append(panel(name, plot))
    yield element("div", *panels, panel(*_verdicts(summary, translate)), class_="panels")


def rank_section(evaluation: Evaluation, translate: Translate) -> Iterator[Element]:
    """Yield the rank of the correct product, also by other measures of similarity."""
    summary = evaluation.summary
    if not summary.known:
        return
    yield from section_heading(translate(Message("Rank of the correct product")))
    name = translate(Message("Correct product among the first hits"))
    plot = rank_plot(
        PlotTitles(
            name, translate(Message("number of hits")), translate(Message("share of the photos"))
        ),
        summary.accuracy_at,
    )
    panels = [panel(name, plot)]
    if evaluation.comparison:
        headings = (Message("Measure"), Message("First"), Message("First five"), Message("MRR"))
        rows = [
            (
                translate(_MEASURE_NAMES[figures.name]),
                percent(figures.top1),
                percent(figures.top5),
                decimal(figures.mrr),
            )
            for figures in evaluation.comparison
        ]
        hint = Message(
            "By exact search, without the later stages. For unit-length embeddings, cosine and "
            "Euclidean distance give the same ranks."
        )
        panels.append(
            panel(
                translate(Message("Measures of similarity")),
                table(headings, rows, translate),
                element("p", translate(hint), class_="hint"),
            )
        )
    yield element("div", *panels, class_="panels")


def confusion_section(evaluation: Evaluation, translate: Translate) -> Iterator[Element]:
    """Yield the pairs of products that were confused most often."""
    confused = evaluation.summary.confused[:_MAX_CONFUSIONS]
    if not confused:
        return
    products = [outcome.product for outcome in evaluation.outcomes]
    products += [outcome.hit.product for outcome in evaluation.outcomes if outcome.hit]
    names = {product.sku: product.name for product in products if product}
    yield from section_heading(translate(Message("Confusions")))
    headings = (Message("Correct"), Message("Recognised as"), Message("Photos"))
    rows = [
        (product_label(right, names[right]), product_label(hit, names[hit]), str(count))
        for right, hit, count in confused
    ]
    yield element("div", table(headings, rows, translate, text_columns=2), class_="panel")


def category_section(summary: Summary, translate: Translate) -> Iterator[Element]:
    """Yield the figures of each category."""
    if not summary.categories:
        return
    yield from section_heading(
        translate(Message("Categories")),
        translate(
            Message(
                "Share of photos with a correct first hit; precision, recall and F1 of the "
                "category that is shown with the hits."
            )
        ),
    )
    headings = (
        *(Message("Category"), Message("Photos"), Message("First hit correct")),
        *(Message("Precision"), Message("Recall"), Message("F1")),
    )
    rows = [
        (
            category.metrics.name,
            str(category.metrics.n),
            element("span", share_bar(category.top1), element("span", percent(category.top1))),
            percent(category.metrics.precision),
            percent(category.metrics.recall),
            decimal(category.metrics.f1),
        )
        for category in summary.categories
    ]
    yield element("div", table(headings, rows, translate), class_="panel")


def latency_section(evaluation: Evaluation, translate: Translate) -> Iterator[Element]:
    """Yield the duration of the queries, in total and by stage."""
    summary = evaluation.summary
    if summary.ms.p50 is None or summary.ms.p95 is None:
        return
    yield from section_heading(translate(Message("Time")))
    name = translate(Message("Time of a query"))
    plot = time_histogram(
        PlotTitles(name, translate(Message("milliseconds")), translate(Message("photos"))),
        [outcome.ms.total for outcome in evaluation.outcomes],
        [summary.ms.p50, summary.ms.p95],
    )
    stage_names = {
        "decode": Message("Reading the photo"),
        "detect": Message("Finding the product"),
        "crop": Message("Cropping"),
        "embed": Message("Embedding (model)"),
        "keypoints": Message("Keypoints"),
        "search": Message("Searching"),
        "verify": Message("Verifying"),
        "appearance": Message("Comparing print and colours"),
        "score": Message("Scoring"),
        "region": Message("Choosing the region"),
        "verdict": Message("Verdict"),
        "label": Message("Reading labels"),
    }
    # A stage without a name here is shown as the pipeline calls it.
    stages = [
        (translate(stage_names[stage]) if stage in stage_names else stage, latency)
        for stage, latency in summary.stages.items()
    ]
    rows = [
        (stage, milliseconds(latency.p50), milliseconds(latency.p95))
        for stage, latency in [*stages, (translate(Message("Total")), summary.ms)]
    ]
    headings = (Message("Stage"), Message("Median (p50)"), Message("95th percentile (p95)"))
    yield element(
        "div",
        panel(name, plot),
        panel(translate(Message("By stage")), table(headings, rows, translate)),
        class_="panels",
    )


def _reliability(summary: Summary, translate: Translate) -> Element:
    name = translate(Message("Score and accuracy"))
    plot = reliability_plot(
        PlotTitles(
            name,
            translate(Message("score of the first hit")),
            translate(Message("first hit correct")),
        ),
        summary.bins,
    )
    hint = Message(
        "On the dashed line, the score equals the accuracy. Dots mark the mean score; "
        "bars with more photos are darker."
    )
    return panel(name, plot, element("p", translate(hint), class_="hint"))


def _scores(evaluation: Evaluation, translate: Translate) -> Element:
    name = translate(Message("Scores of the first hits"))
    kinds = {
        "right": Message("correct product"),
        "wrong": Message("wrong product"),
        "absent": Message("not in the catalogue"),
    }
    found: dict[str, list[float]] = {kind: [] for kind in kinds}
    for outcome in evaluation.outcomes:
        kind = "absent" if outcome.product is None else "right" if is_right(outcome) else "wrong"
        found[kind].append(outcome.score)
    plot = score_histogram(
        PlotTitles(
            name, translate(Message("score of the first hit")), translate(Message("photos"))
        ),
        [Series(kind, np.array(scores)) for kind, scores in found.items()],
        evaluation.summary.threshold_at_95,
    )
    legend = element(
        "ul",
        *(element("li", translate(caption), class_=kind) for kind, caption in kinds.items()),
        class_="legend",
    )
    hint = Message(
        "95% of the photos of products in the catalogue score at or above the dashed line."
    )
    return panel(name, legend, plot, element("p", translate(hint), class_="hint"))


def _verdicts(summary: Summary, translate: Translate) -> tuple[str, Element]:
    names = {
        "match": Message("Match"),
        "check": Message("Check"),
        "unknown": Message("Unknown"),
    }
    rows = [
        (
            translate(names[given.verdict]),
            str(given.n),
            percent(given.share),
            percent(given.right),
            percent(given.absent),
        )
        for given in summary.verdicts
    ]
    headings = (
        *(Message("Verdict"), Message("Photos"), Message("Share")),
        *(Message("First hit correct"), Message("Not in the catalogue")),
    )
    return translate(Message("Verdicts")), table(headings, rows, translate)
