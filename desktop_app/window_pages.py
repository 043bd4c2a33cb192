"""The pages of the window: titles, keys and what each of them can do."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtWidgets import QWidget

from desktop_app.domain.role import Right
from desktop_app.errors import Message
from desktop_app.ui.shell.page import Page, PageDescription

CreatePage: TypeAlias = Callable[[QWidget], Page]


def page_descriptions(
    find: CreatePage,
    audit: CreatePage,
    catalogue: CreatePage,
    counter: CreatePage,
    basket: CreatePage,
    stock: CreatePage,
    answers: CreatePage,
) -> tuple[PageDescription, ...]:
    """Return the pages in the order of the page switcher; the first opens with a catalogue.

    Args are functions that create the pages in the widget where they will be.
    """
    return (
        PageDescription(
            "find",
            Message("Find"),
            find,
            shortcut="Ctrl+1",
            accepts_photos=True,
            searches_codes=True,
            guide_page="find.md",
        ),
        _audit_page(audit),
        PageDescription(
            "catalogue",
            Message("Catalogue"),
            catalogue,
            shortcut="Ctrl+3",
            lists_products=True,
            guide_page="catalogue.md",
            menu_title=Message("&Catalogue"),
        ),
        PageDescription(
            "counter", Message("Counter"), counter, shortcut="Ctrl+4", guide_page="counter.md"
        ),
        PageDescription(
            "basket",
            Message("Basket"),
            basket,
            shortcut="Ctrl+5",
            accepts_photos=True,
            guide_page="basket.md",
        ),
        PageDescription(
            "stock",
            Message("Stock"),
            stock,
            shortcut="Ctrl+7",
            accepts_photos=True,
            guide_page="stock-take.md",
        ),
        PageDescription(
            "answers",
            Message("Answers"),
            answers,
            shortcut="Ctrl+6",
            lists_answers=True,
            guide_page="corrections.md",
        ),
    )


def _audit_page(create: CreatePage) -> PageDescription:
    return PageDescription(
        "audit",
        Message("Audit"),
        create,
        shortcut="Ctrl+2",
        guide_page="duplicates.md",
        right=Right.RESOLVE_DUPLICATES,
    )
