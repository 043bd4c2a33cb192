"""The pictures on the sides of a pack."""

from dataclasses import dataclass

from PIL import Image


@dataclass(frozen=True, slots=True, eq=False)
class PackFaces:
    """What is printed on a pack that has sides.

    Attributes:
        front: the side that shows the brand.
        side: left and right, and of a bag without sides unused.
        back: with the barcode.
        top: also the bottom.
    """

    front: Image.Image
    side: Image.Image
    back: Image.Image
    top: Image.Image
