"""Notices for photos in which nothing was found, or nothing can be named."""

from typing import Final

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import Notice

_NO_PRODUCT: Final = Message("No product was found in the photo.")
_NO_DETECTOR: Final = Message("The detector of products is missing, so no boxes are found.")


def nothing_found(*, finds_boxes: bool) -> Notice:
    """Return the notice for a photo without boxes, in which the user can draw some.

    Args:
        finds_boxes: whether there is a detector.
    """
    what = _NO_PRODUCT if finds_boxes else _NO_DETECTOR
    return Notice("warning", what, Message("Draw a box around each product: press N."))


def nothing_on_shelf(*, finds_boxes: bool) -> Notice:
    """Return the notice for the photo of a shelf without boxes; none can be drawn there.

    Args:
        finds_boxes: whether there is a detector.
    """
    if not finds_boxes:
        return Notice("warning", _NO_DETECTOR, Message("Install Vitrine again."))
    hint = Message("Take the photo closer to the shelf, in good light, not tilted.")
    return Notice("warning", _NO_PRODUCT, hint)


def nothing_to_compare() -> Notice:
    """Return the notice for boxes in a catalogue without pictures."""
    return Notice(
        "warning",
        Message("The catalogue has no pictures to compare with, so nothing can be named."),
        Message("Import products with pictures, or choose each product by a search."),
    )
