"""Pictures of all formats, whole, that are damaged then."""

import io
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, Final

import numpy as np
from PIL import Image

from tools.hostile_files.mutation import mutated

# The format, the mode and the options of Pillow.
_KINDS: Final[tuple[tuple[str, str, dict[str, Any]], ...]] = (
    ("JPEG", "RGB", {}),
    ("JPEG", "RGB", {"progressive": True}),
    ("JPEG", "L", {"quality": 30}),
    ("JPEG", "CMYK", {}),
    ("PNG", "RGB", {}),
    ("PNG", "RGBA", {}),
    ("PNG", "P", {}),
    ("WEBP", "RGB", {}),
    ("WEBP", "RGBA", {"lossless": True}),
    ("AVIF", "RGB", {"speed": 10}),
    ("TIFF", "RGB", {}),
    ("TIFF", "RGB", {"compression": "tiff_lzw"}),
    ("TIFF", "L", {"compression": "tiff_deflate"}),
    ("TIFF", "RGB", {"compression": "jpeg"}),
    ("GIF", "P", {}),
    ("BMP", "RGB", {}),
    ("BMP", "P", {}),
)
_HEIC: Final = Path(__file__).parents[2] / "tests" / "vision" / "data" / "rotated.heic"
_SIZE_PX: Final = (96, 72)


def damaged_pictures(count: int, seed: int = 0) -> Iterator[tuple[str, bytes]]:
    """Yield a name and the contents of so many damaged pictures, of all formats in turn."""
    whole = [(kind, _encoded(kind, mode, options)) for kind, mode, options in _KINDS]
    whole.append(("HEIC", _HEIC.read_bytes()))
    for number in range(seed, seed + count):
        kind, data = whole[number % len(whole)]
        yield f"{number}.{kind.lower()}", mutated(data, Random(number))


def _encoded(kind: str, mode: str, options: dict[str, Any]) -> bytes:
    width, height = _SIZE_PX
    ramp = np.linspace(0, 255, width * height * 3).reshape(height, width, 3)
    noise = np.random.default_rng(0).normal(0, 20, ramp.shape)
    pixels = (ramp + noise).clip(0, 255).astype(np.uint8)
    file = io.BytesIO()
    Image.fromarray(pixels).convert(mode).save(file, kind, **options)
    return file.getvalue()
