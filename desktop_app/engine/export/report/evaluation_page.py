"""The HTML page of an evaluation."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from desktop_app.engine.evaluation.main_figures import copies_note
from desktop_app.engine.evaluation.number_text import percent
from desktop_app.engine.evaluation.summary import Evaluation, Mistake
from desktop_app.engine.export.report.evaluation_sections import (
    category_section,
    confusion_section,
    headline_cards,
    latency_section,
    rank_section,
    reliability_section,
)
from desktop_app.engine.export.report.markup import element, html_document
from desktop_app.engine.export.report.page_elements import (
    PAGE_SUFFIXES,
    Translate,
    facts,
    page,
    picture,
    section_heading,
)
from desktop_app.errors import Message
from desktop_app.output_file import output_file
from desktop_app.visible_text import as_encodable

_MAX_REJECTIONS: Final = 20


def write_report(
    evaluation: Evaluation, file: Path, *, translate: Translate = str, language: str = "en"
) -> None:
    """Write the page of an evaluation to a file, which is replaced.

    Args:
        evaluation: the evaluation.
        file: an HTML file.
        translate: translates the texts of the page.
        language: of the translation, as HTML names it: ``zh-CN``.

    Raises:
        VitrineError: the suffix is another one, or the file cannot be written.
    """
    html = evaluation_html(evaluation, translate=translate, language=language)
    with output_file(file, PAGE_SUFFIXES) as draft:
        draft.write_text(as_encodable(html), encoding="utf-8")


def evaluation_html(
    evaluation: Evaluation, *, translate: Translate = str, language: str = "en"
) -> str:
    """Return the page of an evaluation; the arguments are those of ``write_report``."""
    name = evaluation.status.name
    title = translate(Message("Evaluation of {name}", name=name))
    root = page(
        title,
        language,
        _facts(evaluation, translate),
        *_copies_warning(evaluation, translate),
        *_rejections(evaluation, translate),
        headline_cards(evaluation.summary, translate),
        *reliability_section(evaluation, translate),
        *rank_section(evaluation, translate),
        *_mistakes(evaluation, translate),
        *confusion_section(evaluation, translate),
        *category_section(evaluation.summary, translate),
        *latency_section(evaluation, translate),
    )
    return html_document(root)


def _facts(evaluation: Evaluation, translate: Translate) -> Element:
    status = evaluation.status
    made_at = evaluation.made_at.astimezone()
    texts = (
        f"{made_at:%Y-%m-%d %H:%M}",
        translate(
            Message("Photos: {n} ({table})", n=evaluation.summary.n, table=evaluation.queries)
        ),
        translate(Message("Products: {n}", n=status.products)),
        translate(Message("Pictures: {n}", n=status.pictures)),
        translate(Message("Model: {name}", name=status.model)),
        translate(Message("Device: {name}", name=status.device.name)),
    )
    return facts(texts)


def _copies_warning(evaluation: Evaluation, translate: Translate) -> Iterator[Element]:
    note = copies_note(evaluation.summary)
    if note is not None:
        yield element("div", translate(note), class_="note")


def _rejections(evaluation: Evaluation, translate: Translate) -> Iterator[Element]:
    rejected = evaluation.rejected
    if not rejected:
        return
    lines = [
        translate(Message("Line {line}: {reason}", line=line.line, reason=line.reason))
        for line in rejected[:_MAX_REJECTIONS]
    ]
    if len(rejected) > _MAX_REJECTIONS:
        lines.append("…")
    yield element(
        "div",
        element("b", translate(Message("Rejected lines: {n}", n=len(rejected)))),
        element("ul", *(element("li", line) for line in lines)),
        class_="note",
    )


def _mistakes(evaluation: Evaluation, translate: Translate) -> Iterator[Element]:
    if not evaluation.mistakes:
        return
    yield from section_heading(
        translate(Message("Worst errors")),
        translate(Message("Wrong first hits, highest scores first.")),
    )
    yield element(
        "div", *(_mistake(mistake, translate) for mistake in evaluation.mistakes), class_="mistakes"
    )


def _mistake(mistake: Mistake, translate: Translate) -> Element:
    outcome = mistake.outcome
    assert outcome.hit is not None, "a mistake has a wrong hit"
    hit, right = outcome.hit.product, outcome.product
    no_picture = translate(Message("No picture"))
    absent = translate(Message("Not in the catalogue"))
    score = translate(Message("Score {score}", score=percent(outcome.score)))
    rank = translate(_rank_text(outcome.rank, is_known=right is not None))
    return element(
        "div",
        element("p", element("b", score), f" · {rank}", class_="line"),
        _picture(mistake.photo, no_picture, translate(Message("Photo")), outcome.photo.name, ""),
        _picture(mistake.hit, no_picture, translate(Message("Recognised as")), hit.name, hit.sku),
        _picture(mistake.right, no_picture, translate(Message("Correct")), right.name, right.sku)
        if right
        else _picture(None, absent, translate(Message("Correct")), absent, ""),
        class_="panel mistake",
    )


def _rank_text(rank: int, *, is_known: bool) -> Message:
    if not is_known:
        return Message("The product is not in the catalogue")
    if not rank:
        return Message("The correct product was not found")
    return Message("The correct product has rank {rank}", rank=rank)


def _picture(jpeg: bytes | None, placeholder: str, role: str, name: str, sku: str) -> Element:
    caption = element("figcaption", element("b", role), name, class_="caption")
    if sku:
        caption.append(element("div", sku, class_="muted"))
    return element("figure", picture(jpeg, placeholder, f"{role}: {name}"), caption)
