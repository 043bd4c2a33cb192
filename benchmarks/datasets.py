"""The two data sets of real photos, as their authors list them.

The Grocery Store Dataset (Klasson, Zhang and Kjellström, WACV 2019) has photos taken in
shops and one clean studio picture of each of its 81 products. Of the Clothing dataset
(small) each photo counts as a product of its own.
"""

import csv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Picture:
    """A picture file and what it shows.

    Attributes:
        file: where it is.
        product: by name.
        category: by name.
        label: number of the product; of clothes, of the category.
        coarse: number of the category.
    """

    file: Path
    product: str
    category: str
    label: int
    coarse: int

    @property
    def is_package(self) -> bool:
        """Whether it shows a carton or a pot, and no fruit or vegetable."""
        return "Packages" in self.file.parts


def shop_photos(folder: Path, split: str) -> list[Picture]:
    """Return the groceries' photos that ``train`` or ``val`` lists."""
    products = {product.label: product for product in studio_pictures(folder)}
    lines = (folder / f"{split}.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(", ") for line in lines if line]
    pictures = []
    for file, label, coarse in rows:
        shown = products[int(label)]
        pictures.append(
            Picture(folder / file, shown.product, shown.category, int(label), int(coarse))
        )
    return pictures


def studio_pictures(folder: Path) -> list[Picture]:
    """Return the one clean picture of each of the 81 groceries, in the order of their labels."""
    with (folder / "classes.csv").open(encoding="utf-8", newline="") as file:
        pictures = [
            Picture(
                folder / row["Iconic Image Path (str)"].lstrip("/"),
                row["Class Name (str)"],
                row["Coarse Class Name (str)"],
                int(row["Class ID (int)"]),
                int(row["Coarse Class ID (int)"]),
            )
            for row in csv.DictReader(file)
        ]
    return sorted(pictures, key=lambda picture: picture.label)


def clothes(folder: Path, split: str) -> list[Picture]:
    """Return the photos of clothes, each a product of its own."""
    # Both splits count in one numbering, also where one should lack a category.
    categories = sorted(path.name for path in (folder / "train").iterdir() if path.is_dir())
    pictures = []
    for file in sorted((folder / split).glob("*/*.jpg")):
        number = categories.index(file.parent.name)
        pictures.append(Picture(file, file.stem, file.parent.name, number, number))
    return pictures
