"""The page: its head, its parts in their order, and the file it is written to."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from desktop_app import __version__, paths
from desktop_app.engine.evaluation.figure_text import percent
from desktop_app.engine.evaluation.headlines import copies_note
from desktop_app.engine.evaluation.summary import Evaluation, Mistake
from desktop_app.engine.export.report.evaluation_sections import (
    cards,
    categories,
    confusions,
    ranks,
    times,
    trust,
)
from desktop_app.engine.export.report.markup import as_html, element
from desktop_app.engine.export.report.page_elements import (
    Translate,
    picture,
    section,
)
from desktop_app.errors import Message, VitrineError

_LINES_NAMED: Final = 20


def write_report(
    evaluation: Evaluation, file: Path, *, translate: Translate = str, language: str = "en"
) -> None:
    """Write the page into ``file``, which is replaced.

    Args:
        evaluation: what to tell.
        file: where to.
        translate: translates a sentence; English without it.
        language: of ``translate``, as HTML names it: ``zh-CN``.

    Raises:
        VitrineError: the file cannot be written.
    """
    page = report(evaluation, translate=translate, language=language)
    try:
        # A file name may hold bytes that are no text.
        file.write_text(page, encoding="utf-8", errors="replace")
    except OSError as error:
        raise VitrineError(
            Message("{file} cannot be written: {reason}.", file=file, reason=error.strerror),
            Message("Choose another place."),
        ) from error


def report(evaluation: Evaluation, *, translate: Translate = str, language: str = "en") -> str:
    """Return the page as HTML; the arguments are those of ``write_report``."""
    name = Path(evaluation.status.folder).name
    title = translate(Message("Evaluation of {name}", name=name))
    style = paths.report_style().read_text(encoding="utf-8")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        element("title", f"{title} – Vitrine"),
        element("style", style),
    )
    main = element(
        "main",
        element("h1", title),
        _facts(evaluation, translate),
        *_warning(evaluation, translate),
        *_left_out(evaluation, translate),
        cards(evaluation.summary, translate),
        *(trust(evaluation, translate)),
        *(ranks(evaluation, translate)),
        *(_mistakes(evaluation, translate)),
        *(confusions(evaluation, translate)),
        *(categories(evaluation.summary, translate)),
        *(times(evaluation, translate)),
        element("footer", f"Vitrine {__version__}"),
    )
    return as_html(element("html", head, element("body", main), lang=language))


def _facts(evaluation: Evaluation, translate: Translate) -> Element:
    status = evaluation.status
    made_at = evaluation.made_at.astimezone()
    facts = (
        f"{made_at:%Y-%m-%d %H:%M}",
        translate(
            Message("Photos: {n} ({table})", n=evaluation.summary.n, table=evaluation.queries)
        ),
        translate(Message("Products: {n}", n=status.products)),
        translate(Message("Pictures: {n}", n=status.pictures)),
        translate(Message("Model: {name}", name=status.model)),
        translate(Message("Device: {name}", name=status.device.name)),
    )
    return element("p", *(element("span", fact) for fact in facts), class_="facts")


def _warning(evaluation: Evaluation, translate: Translate) -> Iterator[Element]:
    note = copies_note(evaluation.summary)
    if note is not None:
        yield element("div", translate(note), class_="note")


def _left_out(evaluation: Evaluation, translate: Translate) -> Iterator[Element]:
    rejected = evaluation.rejected
    if not rejected:
        return
    lines = [
        translate(Message("Line {line}: {reason}", line=line.line, reason=line.reason))
        for line in rejected[:_LINES_NAMED]
    ]
    if len(rejected) > _LINES_NAMED:
        lines.append("…")
    yield element(
        "div",
        element("b", translate(Message("Lines left out: {n}", n=len(rejected)))),
        element("ul", *(element("li", line) for line in lines)),
        class_="note",
    )


def _mistakes(evaluation: Evaluation, translate: Translate) -> Iterator[Element]:
    if not evaluation.mistakes:
        return
    yield from section(
        translate(Message("The worst mistakes")),
        translate(Message("Wrong first hits, those with the highest scores first.")),
    )
    yield element(
        "div", *(_mistake(mistake, translate) for mistake in evaluation.mistakes), class_="mistakes"
    )


def _mistake(mistake: Mistake, translate: Translate) -> Element:
    outcome = mistake.outcome
    assert outcome.hit is not None, "a mistake is a wrong hit"
    hit, right = outcome.hit.product, outcome.product
    no_picture = translate(Message("No picture"))
    absent = translate(Message("Not in the catalogue"))
    score = translate(Message("Score {score}", score=percent(outcome.score)))
    place = translate(_rank_of(outcome.rank, is_known=right is not None))
    return element(
        "div",
        element("p", element("b", score), f" · {place}", class_="line"),
        _picture(mistake.photo, no_picture, translate(Message("Photo")), outcome.photo.name, ""),
        _picture(mistake.hit, no_picture, translate(Message("Taken for")), hit.name, hit.sku),
        _picture(mistake.right, no_picture, translate(Message("Right")), right.name, right.sku)
        if right
        else _picture(None, absent, translate(Message("Right")), absent, ""),
        class_="panel mistake",
    )


def _rank_of(rank: int, *, is_known: bool) -> Message:
    if not is_known:
        return Message("Nothing should have been found")
    if not rank:
        return Message("The right product was not found")
    return Message("The right product came at place {rank}", rank=rank)


def _picture(jpeg: bytes | None, missing: str, role: str, name: str, sku: str) -> Element:
    caption = element("figcaption", element("b", role), name, class_="caption")
    if sku:
        caption.append(element("div", sku, class_="muted"))
    return element("figure", picture(jpeg, missing, f"{role}: {name}"), caption)
