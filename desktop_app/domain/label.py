"""The text on labels."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text in a picture.

    Attributes:
        text: as it was read, not empty.
        confidence: of the reader, 0..1.
        height: of the letters, as a share 0..1 of the longer side of the picture.
    """

    text: str
    confidence: float
    height: float
