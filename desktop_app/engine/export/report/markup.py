"""HTML and SVG as a tree of elements: what is text stays text when it is written."""

from typing import TypeAlias
from xml.etree.ElementTree import Element, tostring

Child: TypeAlias = Element | str


def element(name: str, *children: Child, **attributes: str | float) -> Element:
    """Return an element; strings among the children are text and are escaped.

    Args:
        name: of the element.
        children: in their order.
        attributes: ``class_`` stands for class, ``stroke_width`` for stroke-width;
            numbers are written with at most two decimals.
    """
    made = Element(name, {_name(key): _value(value) for key, value in attributes.items()})
    for child in children:
        if isinstance(child, Element):
            made.append(child)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + child
        else:
            made.text = (made.text or "") + child
    return made


def as_html(root: Element) -> str:
    """Return the whole document."""
    return f"<!DOCTYPE html>\n{tostring(root, encoding='unicode', method='html')}\n"


def as_fragment(root: Element) -> str:
    """Return an element and all that is in it, as a part of a document."""
    return f"{tostring(root, encoding='unicode', method='html')}\n"


def as_frame(root: Element, gap: Element) -> tuple[str, str]:
    """Return the document before and after ``gap``, for what is written piece by piece.

    Args:
        root: of the document.
        gap: an empty element in it, the only one of its kind.
    """
    before, after = as_html(root).split(tostring(gap, encoding="unicode", method="html"))
    return before, after


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
