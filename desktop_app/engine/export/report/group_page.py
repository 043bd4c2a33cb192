"""The HTML page of an audit: one card per group, written one after the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

from desktop_app.domain.duplicate_group import DuplicateGroup
from desktop_app.domain.product import Product
from desktop_app.engine.evaluation.number_text import percent
from desktop_app.engine.export.group_labels import LEVEL_LABELS, STATE_LABELS, reason_texts
from desktop_app.engine.export.report.markup import element, html_before_and_after, html_fragment
from desktop_app.engine.export.report.page_elements import Translate, facts, page, picture
from desktop_app.errors import Message


@dataclass(frozen=True, slots=True)
class GroupPageMember:
    """A product of a group, as the page shows it.

    Attributes:
        picture_count: number of its pictures.
        jpeg: a small picture; None if it has none.
    """

    product: Product
    picture_count: int
    jpeg: bytes | None


def group_page_frame(name: str, total: int, translate: Translate, language: str) -> tuple[str, str]:
    """Return the HTML before and after the group cards.

    Args:
        name: of the catalogue.
        total: number of groups.
        translate: translates a text.
        language: of the translation, as HTML names it.
    """
    title = translate(Message("Duplicates in {name}", name=name))
    created_at = datetime.now(UTC).astimezone()
    cards = element("slot")
    page_facts = facts((f"{created_at:%Y-%m-%d %H:%M}", translate(Message("Groups: {n}", n=total))))
    return html_before_and_after(page(title, language, page_facts, cards), cards)


def group_card(
    number: int, group: DuplicateGroup, members: Sequence[GroupPageMember], translate: Translate
) -> str:
    """Return the HTML of a group; the first of ``members`` is the reference."""
    texts = (
        translate(LEVEL_LABELS[group.level]),
        percent(group.score),
        *reason_texts(group.reasons, group.attributes, translate),
        translate(STATE_LABELS[group.state]),
    )
    card = element(
        "div",
        element("h3", f"{number}. {group.name}"),
        facts(texts),
        element(
            "div",
            *(
                _member(member, translate, is_reference=not place)
                for place, member in enumerate(members)
            ),
            class_="members",
        ),
        class_="panel group",
    )
    return html_fragment(card)


def _member(member: GroupPageMember, translate: Translate, *, is_reference: bool) -> Element:
    product = member.product
    caption = element(
        "figcaption",
        element("b", product.name or product.sku),
        *(element("div", line, class_="muted") for line in _lines(member, translate)),
    )
    return element(
        "figure",
        picture(member.jpeg, translate(Message("No picture")), product.name or product.sku),
        *([element("div", translate(Message("Reference")), class_="mark")] if is_reference else []),
        caption,
    )


def _lines(member: GroupPageMember, translate: Translate) -> Iterator[str]:
    product = member.product
    yield product.sku
    if product.aliases:
        yield translate(Message("Other SKUs: {skus}", skus=", ".join(product.aliases)))
    if product.price is not None:
        yield f"{product.price:f} {product.currency}".rstrip()
    yield from filter(None, (product.brand, product.category))
    if product.gtin:
        yield translate(Message("GTIN {number}", number=product.gtin))
    yield translate(Message("Pictures: {n}", n=member.picture_count))
