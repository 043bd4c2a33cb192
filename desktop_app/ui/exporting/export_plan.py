"""The export plan: which products go where, and in which format."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias, get_args

ExportFormat: TypeAlias = Literal["xlsx", "csv", "json", "pictures"]
EXPORT_FORMATS: Final[tuple[ExportFormat, ...]] = get_args(ExportFormat)


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What to export, and where to.

    Attributes:
        format: of the file, or ``pictures`` for a folder of pictures.
        target: the file, or the folder of pictures.
        product_ids: the products, in this order; None for all.
        shows_pictures: whether the cells of a workbook show pictures.
        copies_pictures: whether the pictures are copied to a folder beside the file.
    """

    format: ExportFormat
    target: Path
    product_ids: Collection[int] | None = None
    shows_pictures: bool = False
    copies_pictures: bool = False

    @property
    def picture_folder(self) -> Path | None:
        """The folder for copies of the pictures; None if the originals are named."""
        return self.target.parent / f"{self.target.stem} pictures" if self.copies_pictures else None

    @property
    def shown_folder(self) -> Path:
        """The folder that shows the result."""
        return self.target if self.format == "pictures" else self.target.parent
