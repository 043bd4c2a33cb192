"""What the parts of the page are made of: headings, panels, tables."""

import base64
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias
from xml.etree.ElementTree import Element

from desktop_app.engine.export.report.markup import Child, element
from desktop_app.errors import Message

# Translates a sentence.
Translate: TypeAlias = Callable[[Message], str]


def section(title: str, hint: str = "") -> Iterator[Element]:
    """Yield the heading of a part, and what there is to say about it."""
    yield element("h2", title)
    if hint:
        yield element("p", hint, class_="muted")


def panel(title: str, *content: Element) -> Element:
    """Return a framed part with a title."""
    return element("div", element("h3", title), *content, class_="panel")


def table(
    headings: Sequence[Message],
    rows: Sequence[Sequence[Child]],
    translate: Translate,
    *,
    texts: int = 1,
) -> Element:
    """Return a table; the first ``texts`` columns hold text, the others numbers."""

    def row(tag: str, cells: Sequence[Child]) -> Element:
        return element(
            "tr",
            *(
                element(tag, cell, class_="text" if column < texts else "number")
                for column, cell in enumerate(cells)
            ),
        )

    made = element(
        "table",
        element("thead", row("th", [translate(heading) for heading in headings])),
        element("tbody", *(row("td", cells) for cells in rows)),
    )
    return element("div", made, class_="scroll")


def product_label(sku: str, name: str) -> Element:
    """Return a product as a table shows it."""
    return element("span", name, " ", element("span", sku, class_="muted"))


def picture(jpeg: bytes | None, missing: str, caption: str) -> Element:
    """Return a picture that lies in the page itself, or the words for none."""
    if jpeg is None:
        return element("div", missing, class_="picture")
    data = f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode('ascii')}"
    return element("div", element("img", src=data, alt=caption, loading="lazy"), class_="picture")


def bar(value: float | None) -> Element:
    """Return a small bar that is filled by a share of 0..1."""
    filled = element("span", style=f"width: {100 * (value or 0):.0f}%")
    return element("span", filled, class_="bar")
