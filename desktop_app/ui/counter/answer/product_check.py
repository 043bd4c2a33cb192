"""The last look at a product before it is accepted: other programs may have changed it."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.product import Product
from desktop_app.errors import Message, VitrineError
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.i18n.number_format import format_price


class ProductCheck(QObject):
    """Reads a product again, in the background, and accepts it as it is in the catalogue now.

    Signals:
        confirmed: the ``AcceptedProduct`` with the present values of its product.
        notice_raised: its price is not the one that was shown.
        failed: why it cannot be accepted: the product is no longer there, or cannot be read.
    """

    confirmed = Signal(AcceptedProduct)
    notice_raised = Signal(Notice)
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._running = 0

    @property
    def is_running(self) -> bool:
        """Whether a product is being read."""
        return self._running > 0

    def check(self, accepted: AcceptedProduct) -> None:
        """Read the product of an acceptance again."""
        product_id = accepted.product.id
        self._running += 1
        task = self._client.read(lambda catalogue: catalogue.present_product(product_id))
        task.on_success(lambda present: self._on_read(accepted, present))
        task.on_failure(self.failed).on_finish(self._on_finished)

    def _on_finished(self) -> None:
        self._running -= 1

    def _on_read(self, accepted: AcceptedProduct, present: Product | None) -> None:
        shown = accepted.product
        if present is None:
            self.failed.emit(_not_there(shown))
            return
        self.confirmed.emit(replace(accepted, product=present))
        if (present.price, present.currency) != (shown.price, shown.currency):
            self.notice_raised.emit(_price_notice(present))


def _not_there(product: Product) -> VitrineError:
    return VitrineError(
        Message("{product} is no longer in the catalogue.", product=localised_title(product)),
        Message("It was not accepted. Take a new photo."),
    )


def _price_notice(product: Product) -> Notice:
    title, price = localised_title(product), format_price(product)
    if not price:
        return Notice("warning", Message("{product} has no price any more.", product=title))
    return Notice(
        "warning",
        Message("The price of {product} has changed: {price}.", product=title, price=price),
        Message("It was accepted at the new price."),
    )
