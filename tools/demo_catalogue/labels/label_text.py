"""The content and the colours of a label."""

from dataclasses import dataclass

from tools.demo_catalogue.labels.canvas import Motif


@dataclass(frozen=True, slots=True)
class LabelText:
    """The content and the colours of a label.

    Attributes:
        brand: set large.
        name: of the variety, such as ``Lemon & Ginger``.
        line: kind of product, such as ``herbal tea``.
        amount: such as ``20 bags``.
        background: main colour.
        accent: second colour.
        ink: of text on the main colour.
        motif: the picture.
        gtin: for the barcode.
    """

    brand: str
    name: str
    line: str
    amount: str
    background: str
    accent: str
    ink: str
    motif: Motif
    gtin: str
