"""What the stations of a shared catalogue tell each other besides the products."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AcceptedLine:
    """A product that was accepted at a counter.

    Attributes:
        accepted_at: UTC, as ``2026-01-31T09:30:00Z``.
        author: the user.
        station: the counter.
        product_id: of the product; it may be gone since.
        sku: of the product at that time.
        name: of the product at that time.
        quantity: how many.
        verdict: what the photo was answered with; empty if the product was typed or scanned.
        score: of the product in the answer, 0..1; None without a photo.
    """

    accepted_at: str
    author: str
    station: str
    product_id: int
    sku: str
    name: str
    quantity: int = 1
    verdict: str = ""
    score: float | None = None


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """Two stations have changed one field; the value that arrived first is in the catalogue.

    Attributes:
        id: of the conflict.
        table: ``products``, or the table of another row.
        row_id: id of the row; of an entry of a stock take, that of the product.
        field: the column; ``product`` for a product that one has deleted and the other changed,
            ``picture`` for a picture of a product that was deleted meanwhile.
        kept: the value in the catalogue: text, number or None.
        refused: the value that was not taken.
        author: who had entered the refused value.
        station: where.
        found_at: UTC.
    """

    id: int
    table: str
    row_id: int
    field: str
    kept: str | int | float | None
    refused: str | int | float | None
    author: str
    station: str
    found_at: str
