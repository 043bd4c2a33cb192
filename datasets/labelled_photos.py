"""The photos of the two data sets with their labels.

The Grocery Store Dataset (Klasson, Zhang and Kjellström, WACV 2019) has photos taken in
shops and one studio picture of each of its 81 products. In the Clothing dataset (small),
each photo counts as a product of its own.
"""

import csv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class LabelledPhoto:
    """A picture file and what it shows.

    Attributes:
        file: the picture file.
        product: name of the product.
        category: name of the category.
        label: number of the product; for clothes, of the category.
        coarse_label: number of the category.
    """

    file: Path
    product: str
    category: str
    label: int
    coarse_label: int

    @property
    def is_package(self) -> bool:
        """Whether it shows a carton or a pot, not a fruit or vegetable."""
        return "Packages" in self.file.parts


def grocery_photos(folder: Path, split: str) -> list[LabelledPhoto]:
    """Return the shop photos of groceries.

    Args:
        folder: of the data set.
        split: ``train`` or ``val``.
    """
    products = {product.label: product for product in studio_pictures(folder)}
    lines = (folder / f"{split}.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(", ") for line in lines if line]
    photos = []
    for file, label, coarse_label in rows:
        product = products[int(label)]
        photos.append(
            LabelledPhoto(
                folder / file, product.product, product.category, int(label), int(coarse_label)
            )
        )
    return photos


def studio_pictures(folder: Path) -> list[LabelledPhoto]:
    """Return the studio picture of each of the 81 groceries, ordered by label."""
    with (folder / "classes.csv").open(encoding="utf-8", newline="") as file:
        pictures = [
            LabelledPhoto(
                folder / row["Iconic Image Path (str)"].lstrip("/"),
                row["Class Name (str)"],
                row["Coarse Class Name (str)"],
                int(row["Class ID (int)"]),
                int(row["Coarse Class ID (int)"]),
            )
            for row in csv.DictReader(file)
        ]
    return sorted(pictures, key=lambda picture: picture.label)


def clothing_photos(folder: Path, split: str) -> list[LabelledPhoto]:
    """Return the photos of clothes; each is a product of its own.

    Args:
        folder: of the data set.
        split: ``train`` or ``validation``.
    """
    # Both splits use the numbering of ``train``, even if one lacks a category.
    categories = sorted(path.name for path in (folder / "train").iterdir() if path.is_dir())
    photos = []
    for file in sorted((folder / split).glob("*/*.jpg")):
        number = categories.index(file.parent.name)
        photos.append(LabelledPhoto(file, file.stem, file.parent.name, number, number))
    return photos
