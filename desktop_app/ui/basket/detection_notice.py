"""What is said when no box was found, or no product to compare with."""

from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import Notice


def nothing_found(*, finds_boxes: bool) -> Notice:
    """Return the notice for a photo without boxes.

    Args:
        finds_boxes: whether there is a detector.
    """
    what = (
        Message("No product was found in the photo.")
        if finds_boxes
        else Message("The detector of products is missing, so no boxes are found.")
    )
    return Notice("warning", what, Message("Draw a box around each product: press N."))


def nothing_to_compare() -> Notice:
    """Return the notice for boxes in a catalogue without pictures."""
    return Notice(
        "warning",
        Message("The catalogue has no pictures to compare with, so nothing can be named."),
        Message("Import products with pictures, or choose each product by a search."),
    )
