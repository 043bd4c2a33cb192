"""The elements that pages share."""

import pytest

from desktop_app import __version__
from desktop_app.engine.export.report.markup import element, html_fragment
from desktop_app.engine.export.report.page_elements import (
    facts,
    page,
    panel,
    picture,
    product_label,
    section_heading,
    share_bar,
    table,
)
from desktop_app.errors import Message


def test_a_page_has_a_title_its_content_and_a_footer() -> None:
    root = page("Duplicates", "zh-CN", element("p", "content"))
    assert root.get("lang") == "zh-CN"
    assert root.findtext("head/title") == "Duplicates – Vitrine"
    main = root.find("body/main")
    assert main is not None
    assert [child.tag for child in main] == ["h1", "p", "footer"]
    assert main.findtext("footer") == f"Vitrine {__version__}"
    assert ":root" in (root.findtext("head/style") or "")


def test_facts_are_one_line() -> None:
    line = facts(["one", "two"])
    assert [span.text for span in line] == ["one", "two"]


def test_a_section_has_a_hint_only_if_there_is_one() -> None:
    assert [part.tag for part in section_heading("Title")] == ["h2"]
    assert [part.text for part in section_heading("Title", "Hint")] == ["Title", "Hint"]


def test_a_panel_begins_with_its_title() -> None:
    assert [child.tag for child in panel("Title", element("p"))] == ["h3", "p"]


def test_a_table_translates_its_headings_and_marks_text_columns() -> None:
    headings = (Message("Name"), Message("Category"), Message("Photos"))
    made = table(headings, [("Cup", "Toys", "3")], lambda text: str(text).upper(), text_columns=2)
    assert [cell.text for cell in made.iter("th")] == ["NAME", "CATEGORY", "PHOTOS"]
    assert [(cell.text, cell.get("class")) for cell in made.iter("td")] == [
        ("Cup", "text"),
        ("Toys", "text"),
        ("3", "number"),
    ]


def test_a_product_label_has_name_and_sku() -> None:
    assert "".join(product_label("A-1", "Cup").itertext()) == "Cup A-1"


def test_a_picture_is_embedded_or_replaced_by_a_text() -> None:
    image = picture(b"\xff\xd8", "No picture", "Cup").find("img")
    assert image is not None
    assert image.get("src") == "data:image/jpeg;base64,/9g="
    assert image.get("alt") == "Cup"
    assert html_fragment(picture(None, "No picture", "Cup")) == (
        '<div class="picture">No picture</div>\n'
    )


@pytest.mark.parametrize(("value", "width"), [(0.256, "26%"), (None, "0%"), (1.0, "100%")])
def test_a_bar_is_filled_by_its_share(value: float | None, width: str) -> None:
    assert share_bar(value)[0].get("style") == f"width: {width}"
