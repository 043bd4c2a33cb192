"""The page of an audit has one card per group."""

from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

from desktop_app.domain.duplicate_group import DuplicateGroup
from desktop_app.domain.product import Product
from desktop_app.engine.export.report.group_page import (
    GroupPageMember,
    group_card,
    group_page_frame,
)

CUP = Product(
    1, "A", "Cup", "Mok", "Toys", Decimal("2.50"), "EUR", "4006381333931", aliases=("B", "C")
)
BARE = Product(2, "<b>")


def _group(**values: Any) -> DuplicateGroup:
    given: dict[str, Any] = {
        "level": "copy",
        "score": 0.98765,
        "reasons": ("same_photograph", "price_differs"),
        "state": "open",
        **values,
    }
    return DuplicateGroup((1, 2), (0, 0), "Cup", ("A", "<b>"), **given)


def _card(**values: Any) -> ET.Element:
    members = [GroupPageMember(CUP, 3, None), GroupPageMember(BARE, 0, None)]
    return ET.fromstring(group_card(7, _group(**values), members, str))


def test_the_frame_surrounds_the_cards() -> None:
    before, after = group_page_frame("My shop", 12, str, "en")
    assert "<h1>Duplicates in My shop</h1>" in before
    assert "Groups: 12" in before
    assert after.startswith("<footer>")


def test_a_card_has_the_facts_of_its_group() -> None:
    card = _card()
    assert card.findtext("h3") == "7. Cup"
    facts = [span.text for span in card.iterfind("p/span")]
    assert facts[:4] == ["Same photograph", "98.8%", "same photograph", "price differs"]
    states = {_card(state=state)[1][-1].text for state in ("open", "later", "settled")}
    assert len(states) == 3


def test_the_first_member_is_marked_as_the_reference() -> None:
    first, second = _card().iterfind("div/figure")
    assert first.findtext("div[@class='mark']") == "Reference"
    assert second.find("div[@class='mark']") is None


def test_a_member_shows_what_is_known_of_its_product() -> None:
    first, second = _card().iterfind("div/figure")
    assert [line.text for line in first.iterfind("figcaption/div")] == [
        "A",
        "Other SKUs: B, C",
        "2.50 EUR",
        "Mok",
        "Toys",
        "GTIN 4006381333931",
        "Pictures: 3",
    ]
    assert [line.text for line in second.iterfind("figcaption/div")] == ["<b>", "Pictures: 0"]
    assert second.findtext("figcaption/b") == "<b>"
