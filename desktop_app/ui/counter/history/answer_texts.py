"""What the history says about an answer, in the language of the window."""

from PySide6.QtCore import QLocale, QTime

from desktop_app.domain.kept_answer import KeptAnswer
from desktop_app.domain.product import Product
from desktop_app.engine.counter.history.answer_export import STATE_LABELS, VERDICT_LABELS
from desktop_app.errors import Message
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.text_direction import isolated
from desktop_app.ui.i18n.time_format import format_day


def time_of_day(answer: KeptAnswer) -> str:
    """Return when it was given, without the day."""
    local = answer.answered_at.astimezone()
    return QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def verdict_text(answer: KeptAnswer) -> str:
    """Return the verdict in words."""
    return localised_text(VERDICT_LABELS[answer.verdict])


def state_text(answer: KeptAnswer) -> str:
    """Return what became of the answer."""
    if answer.correction is not None and answer.picture.is_undone:
        return localised_text(Message("Correction undone"))
    return localised_text(STATE_LABELS[answer.state])


def product_text(product: Product | None) -> str:
    """Return name and SKU of a product; empty for none."""
    if product is None:
        return ""
    title = localised_title(product)
    sku = isolated(product.sku)
    return title if title == sku else f"{title} ({sku})"


def short_title(answer: KeptAnswer) -> str:
    """Return what it was in few words: the product, or the verdict if none was chosen."""
    product = answer.product
    return verdict_text(answer) if product is None else localised_title(product)


def code_texts(answer: KeptAnswer) -> list[str]:
    """Return what the codes said: number, batch and dates."""
    texts = []
    for code in answer.codes:
        texts.append(code.gtin or " ".join(code.text.split("\x1d")))
        if code.batch:
            texts.append(localised_text(Message("batch {batch}", batch=code.batch)))
        if code.best_before is not None:
            day = format_day(code.best_before)
            texts.append(localised_text(Message("best before {day}", day=day)))
        if code.use_by is not None:
            day = format_day(code.use_by)
            texts.append(localised_text(Message("use by {day}", day=day)))
    return texts


def spoken_text(answer: KeptAnswer) -> str:
    """Return the whole answer for a screen reader."""
    parts = [time_of_day(answer), verdict_text(answer), state_text(answer)]
    parts.append(product_text(answer.product or answer.best))
    return ", ".join(filter(None, [*parts, *code_texts(answer)]))
