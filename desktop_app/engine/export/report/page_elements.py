"""The elements that pages share: head, headings, panels, tables and pictures."""

import base64
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeAlias
from xml.etree.ElementTree import Element

from desktop_app import __version__, paths
from desktop_app.engine.export.report.markup import Child, element
from desktop_app.errors import Message

# Translates a message.
Translate: TypeAlias = Callable[[Message], str]
# Of the files that pages are written to.
PAGE_SUFFIXES: Final = (".html", ".htm")


def page(title: str, language: str, *content: Element) -> Element:
    """Return the root element of a page with a title, its content and a footer.

    Args:
        title: of the page.
        language: of its texts, as HTML names it: ``zh-CN``.
        content: what follows the title, in this order.
    """
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        element("title", f"{title} – Vitrine"),
        element("style", paths.report_style().read_text(encoding="utf-8")),
    )
    footer = element("footer", f"Vitrine {__version__}")
    main = element("main", element("h1", title), *content, footer)
    return element("html", head, element("body", main), lang=language)


def facts(texts: Iterable[str]) -> Element:
    """Return a line of short facts."""
    return element("p", *(element("span", text) for text in texts), class_="facts")


def section_heading(title: str, hint: str = "") -> Iterator[Element]:
    """Yield the heading of a section, and a hint if there is one."""
    yield element("h2", title)
    if hint:
        yield element("p", hint, class_="muted")


def panel(title: str, *content: Element) -> Element:
    """Return a framed block with a title."""
    return element("div", element("h3", title), *content, class_="panel")


def table(
    headings: Sequence[Message],
    rows: Sequence[Sequence[Child]],
    translate: Translate,
    *,
    text_columns: int = 1,
) -> Element:
    """Return a table; the first ``text_columns`` columns hold text, the others numbers."""

    def row(tag: str, cells: Sequence[Child]) -> Element:
        return element(
            "tr",
            *(
                element(tag, cell, class_="text" if column < text_columns else "number")
                for column, cell in enumerate(cells)
            ),
        )

    rows_and_headings = element(
        "table",
        element("thead", row("th", [translate(heading) for heading in headings])),
        element("tbody", *(row("td", cells) for cells in rows)),
    )
    return element("div", rows_and_headings, class_="scroll")


def product_label(sku: str, name: str) -> Element:
    """Return the name and SKU of a product, for a table."""
    return element("span", name, " ", element("span", sku, class_="muted"))


def picture(jpeg: bytes | None, placeholder: str, caption: str) -> Element:
    """Return a picture embedded in the page, or a placeholder text if there is none."""
    if jpeg is None:
        return element("div", placeholder, class_="picture")
    data = f"data:image/jpeg;base64,{base64.b64encode(jpeg).decode('ascii')}"
    return element("div", element("img", src=data, alt=caption, loading="lazy"), class_="picture")


def share_bar(value: float | None) -> Element:
    """Return a small bar that is filled by a share, 0..1."""
    filled = element("span", style=f"width: {100 * (value or 0):.0f}%")
    return element("span", filled, class_="bar")
