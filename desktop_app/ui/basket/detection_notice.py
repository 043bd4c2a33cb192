"""What is said when no box was found."""

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
