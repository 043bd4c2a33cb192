"""What a label says, and in which colours."""

from dataclasses import dataclass

from tools.demo_catalogue.labels.artwork import Motif


@dataclass(frozen=True, slots=True)
class Copy:
    """What a label says.

    Attributes:
        brand: set large.
        name: of the variety, as ``Lemon & Ginger``.
        line: what it is, as ``herbal tea``.
        amount: as ``20 bags``.
        ground: main colour.
        accent: second colour.
        ink: of text on the main colour.
        motif: what is pictured.
        gtin: for the barcode.
    """

    brand: str
    name: str
    line: str
    amount: str
    ground: str
    accent: str
    ink: str
    motif: Motif
    gtin: str
