"""The result of an export of products or pictures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportReport:
    """The result of an export.

    Attributes:
        products: number of products.
        pictures: number of copied pictures.
        thumbnails: how many of these are thumbnails, because the file is gone or changed.
    """

    products: int
    pictures: int
    thumbnails: int
