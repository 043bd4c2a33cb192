"""The file name suffixes of the pictures that the program decodes."""

from typing import Final

PICTURE_SUFFIXES: Final = frozenset(
    {
        *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".avif", ".heic", ".heif"),
        *(".bmp", ".dib", ".tif", ".tiff", ".gif"),
    }
)
