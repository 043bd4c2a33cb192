"""Names of the states of products, in the language of the window."""

from typing import Final

from desktop_app.domain.product_list import ProductState
from desktop_app.errors import Message
from desktop_app.ui.i18n.messages import localised_text

_LABELS: Final[dict[ProductState, Message]] = {
    "no_picture": Message("No picture"),
    "no_gtin": Message("No GTIN"),
    "no_category": Message("No category"),
    "no_price": Message("No price"),
    "changed_today": Message("Changed today"),
    "confirmed_photo": Message("Photo taken at the counter"),
    "archived": Message("Archived"),
}


def state_label(state: ProductState) -> str:
    """Return the name of a state."""
    return localised_text(_LABELS[state])
