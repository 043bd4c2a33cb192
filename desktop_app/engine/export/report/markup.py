"""HTML and SVG as trees of elements; text is escaped when they are serialised."""

from typing import TypeAlias
from xml.etree.ElementTree import Element, tostring

Child: TypeAlias = Element | str


def element(name: str, *children: Child, **attributes: str | float) -> Element:
    """Return an element; strings among the children become escaped text.

    Args:
        name: tag name.
        children: elements and text, in this order.
        attributes: ``class_`` means class, ``stroke_width`` means stroke-width; numbers
            are written with at most two decimals.
    """
    parent = Element(
        name, {_attribute_name(key): _attribute_value(value) for key, value in attributes.items()}
    )
    for child in children:
        if isinstance(child, Element):
            parent.append(child)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + child
        else:
            parent.text = (parent.text or "") + child
    return parent


def html_document(root: Element) -> str:
    """Return a whole document as HTML."""
    return f"<!DOCTYPE html>\n{tostring(root, encoding='unicode', method='html')}\n"


def html_fragment(root: Element) -> str:
    """Return an element with its children as a part of an HTML document."""
    return f"{tostring(root, encoding='unicode', method='html')}\n"


def html_before_and_after(root: Element, placeholder: Element) -> tuple[str, str]:
    """Return the HTML before and after a placeholder, for documents written in pieces.

    Args:
        root: of the document.
        placeholder: an empty element in it, the only one with its tag name.
    """
    gap = tostring(placeholder, encoding="unicode", method="html")
    before, after = html_document(root).split(gap)
    return before, after


def _attribute_name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _attribute_value(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
