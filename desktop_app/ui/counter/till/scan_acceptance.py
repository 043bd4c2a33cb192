"""Products whose code is read at the counter: a scan is an acceptance."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.code import CodeAnswer, CodeContents, CodePlace
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.product import Product
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.i18n.time_format import format_day
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.settings.scale_labels import scale_labels_of


class ScanAcceptance(QObject):
    """Finds the products of scans, one after another: two equal scans are two pieces.

    Signals:
        product_found: the ``AcceptedProduct`` of a code that one product has.
        several_found: the text of a code that several products have.
        notice_raised: the catalogue does not know a code.
        failed: an error.
    """

    product_found = Signal(AcceptedProduct)
    several_found = Signal(str)
    notice_raised = Signal(Notice)
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._preferences = preferences

    def use(self, text: str) -> None:
        """Find the product of a scan."""
        patterns = scale_labels_of(self._preferences.now)
        task = self._client.read(lambda found: found.find_code(text, scale_labels=patterns))
        task.on_success(self._on_found).on_failure(self.failed)

    def _on_found(self, answer: CodeAnswer) -> None:
        contents, hits = answer.contents, answer.hits
        if len(hits) == 1:
            self.product_found.emit(accepted_by_code(hits[0].product, (contents,)))
        elif hits:
            self.several_found.emit(contents.number)
        else:
            self.notice_raised.emit(
                Notice(
                    "warning",
                    Message("The code {code} is not in the catalogue.", code=contents.number),
                    Message("Add the product from a photo, and scan the code there."),
                )
            )


def accepted_by_code(
    product: Product,
    codes: Sequence[CodeContents],
    photo: RgbImage | None = None,
    places: Sequence[CodePlace] = (),
) -> AcceptedProduct:
    """Return a product as accepted now, because its code was read.

    Args:
        product: the product that has the codes.
        codes: what they say.
        photo: the frame in which they were read, (height, width, 3) uint8 RGB; None for a scan.
        places: where they are in the photo.
    """
    now = datetime.now(UTC)
    return AcceptedProduct(
        product, "match", None, now, photo, codes=tuple(codes), code_places=tuple(places)
    )


def past_date_notice(accepted: AcceptedProduct) -> Notice | None:
    """Return a warning if a date on the product is past; None otherwise."""
    today = datetime.now(UTC).astimezone().date()
    for code in accepted.codes:
        days = [day for day in (code.use_by, code.best_before) if day is not None and day < today]
        if days:
            product = accepted.product
            return Notice(
                "warning",
                Message(
                    "The date of {product} is past: {day}.",
                    product=product.name or product.sku,
                    day=format_day(min(days)),
                ),
                Message("Check it before you sell it."),
            )
    return None
