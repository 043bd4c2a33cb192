"""The correction of an answer that was kept: its photo becomes a picture of the right product."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.domain.kept_answer import AddedPicture, Correction, KeptAnswer
from desktop_app.domain.product import Product
from desktop_app.engine.counter.corrections import Choice
from desktop_app.engine.recognition.photo_decoding import decode_photo
from desktop_app.errors import Message, VitrineError

if TYPE_CHECKING:
    from desktop_app.engine.workspace import Workspace


class LateCorrection(NamedTuple):
    """What is kept of a correction."""

    correction: Correction
    picture: AddedPicture


def correct_answer(
    workspace: "Workspace", answer: KeptAnswer, jpeg: bytes | None, product: Product
) -> LateCorrection:
    """Add the photo of an answer to the pictures of the right product, as one action.

    Args:
        workspace: the open catalogue.
        answer: the answer.
        jpeg: its kept photo; None if there is none.
        product: the right one.

    Raises:
        VitrineError: the product is no longer in the catalogue, or the photo cannot be read.
    """
    current = workspace.catalogue.products([product.id]).get(product.id)
    if current is None or current.sku != product.sku:
        raise VitrineError(
            Message("{product} is no longer in the catalogue.", product=product.sku),
            Message("Choose another product, or undo that it was deleted."),
        )
    before = workspace.catalogue.last_action()
    best = answer.best
    choice = Choice(product.id, None if best is None else best.id, answer.verdict)
    replaced = answer.picture.present_key
    key = ""
    if jpeg is not None:
        photo = decode_photo(jpeg)
        key = workspace.corrections().keep(
            photo, answer.region, choice, product_region=answer.region, replaces=replaced
        )
    after = workspace.catalogue.last_action()
    is_new = after is not None and (before is None or after.id != before.id)
    action_id = after.id if after is not None and is_new else None
    return LateCorrection(
        Correction(product, datetime.now(UTC)),
        AddedPicture(key, action_id, replaced_key=replaced if action_id is not None else ""),
    )
