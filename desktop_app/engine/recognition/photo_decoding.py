"""The decode stage: from a file, encoded bytes or pixels to an upright photo."""

from pathlib import Path
from typing import TypeAlias

import numpy as np

from desktop_app.domain.picture import RgbImage
from desktop_app.vision.file_reading import read_file
from desktop_app.vision.picture_decoding import decode

# A file, an encoded picture, or (height, width, 3) uint8 RGB.
PhotoSource: TypeAlias = Path | bytes | RgbImage


def decode_photo(source: PhotoSource) -> RgbImage:
    """Return the upright photo, (height, width, 3) uint8 RGB.

    Raises:
        VitrineError: the photo cannot be read.
    """
    if isinstance(source, np.ndarray):
        return source
    if isinstance(source, Path):
        return decode(read_file(source), name=source.name).pixels
    return decode(source, name="picture").pixels
